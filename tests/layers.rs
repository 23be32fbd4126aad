//! The arrows between the layers point down only: every `use crate::…` in `src/` is held against the table below.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test may stop at once

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those it may name. Nothing else may be named, also not sideways.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("embed", &["actions", "text", "transport", "domain", "ui"]),
    ("views", &["actions", "text", "transport", "domain", "ui"]),
    ("actions", &["vendors", "text", "transport", "domain"]),
    ("vendors", &["transport", "domain"]),
    ("transport", &["domain"]),
    ("text", &["domain"]),
    ("domain", &[]),
    ("ui", &[]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The modules of the crate that a source names by `crate::`, with the lines; one level of braces is looked into.
fn named(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in source.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        for rest in line.split("crate::").skip(1) {
            let names = match rest.strip_prefix('{') {
                Some(list) => list.split(['}', ',']).map(str::trim).collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !name.is_empty() {
                    found.push((at + 1, name));
                }
            }
        }
    }
    found
}

/// Arrows of a source of a layer that the table does not have.
fn wrong_arrows(layer: &str, source: &str) -> Vec<(usize, String)> {
    let allowed = MAY_USE.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed);
    let allowed = allowed.unwrap_or_else(|| panic!("the layer {layer} is not in the table"));
    let layers: Vec<_> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let wrong = |(_, name): &(usize, String)| {
        layers.contains(&name.as_str()) && name != layer && !allowed.contains(&name.as_str())
    };
    named(source).into_iter().filter(wrong).collect()
}

#[test]
fn arrows_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = BTreeMap::new();
    let mut read = 0;
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let layer = first.strip_suffix(".rs").unwrap_or(first);
        if matches!(layer, "lib" | "main" | "bin") {
            continue;
        }
        read += 1;
        let arrows = wrong_arrows(layer, &fs::read_to_string(&path).unwrap());
        if !arrows.is_empty() {
            wrong.insert(inside.to_owned(), arrows);
        }
    }
    assert!(read > 40, "only {read} sources were read");
    assert!(wrong.is_empty(), "arrows that point up or sideways (line, layer): {wrong:#?}");
}

#[test]
fn vendor_shapes_stay_in_their_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        if !inside.starts_with("vendors/") {
            let source = fs::read_to_string(&path).unwrap();
            assert!(
                !source.contains("::wire::") && !source.contains("::map::"),
                "{inside} names a vendor's wire types"
            );
        }
    }
}

#[test]
fn a_wrong_arrow_is_seen() {
    assert_eq!(wrong_arrows("domain", "use crate::ui::icon;").len(), 1);
    assert_eq!(wrong_arrows("text", "fn f() { crate::transport::Failure }").len(), 1);
    assert_eq!(wrong_arrows("vendors", "use crate::{domain::quota, actions::session};").len(), 1);
    assert_eq!(wrong_arrows("views", "use crate::actions::session; // not crate::vendors::x").len(), 0);
}
