//! One WebAssembly module becomes a main module and chunks that are fetched when a page first needs them.
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::{Output, Part};
use crate::bindgen;
use crate::command::output;
use crate::tools::Npm;

/// The link file that the splitter writes and the glue imports.
pub const LINK: &str = "__wasm_split.js";

/// What rustc 1.95 lets the compiler use. Chunks do not say it themselves, and `--all-features` would let the
/// optimiser write modules that no browser starts.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Splits `module` into `work` and binds its main part; gives the chunk stems that each split point needs.
pub fn split(module: &Path, work: &Path) -> Result<HashMap<String, Vec<String>>> {
    let input = std::fs::read(module).with_context(|| module.display().to_string())?;
    let main = work.join("gantry.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./gantry.js";
    let parts = wasm_split_cli_support::transform(options).map_err(|fault| anyhow!("splitting: {fault:#}"))?;
    bindgen::bind_split(&main, work, "gantry")?;
    std::fs::remove_file(main)?;
    Ok(parts.prefetch_map)
}

/// Runs the optimiser over every module in `work`, as many at a time as there are processors.
pub fn optimise(npm: &Npm, work: &Path) -> Result<()> {
    let modules = modules(work)?;
    let lanes = std::thread::available_parallelism().map_or(1, usize::from);
    for some in modules.chunks(lanes) {
        std::thread::scope(|scope| {
            let running: Vec<_> = some
                .iter()
                .map(|module| {
                    scope.spawn(move || {
                        output(
                            npm.program("wasm-opt")
                                .arg("-Oz")
                                .args(FEATURES)
                                .args(["--strip-producers", "--strip-target-features"])
                                .arg(module)
                                .arg("-o")
                                .arg(module),
                        )
                    })
                })
                .collect();
            running.into_iter().try_for_each(|lane| match lane.join() {
                Ok(done) => done.map(drop),
                Err(_) => Err(anyhow!("wasm-opt could not be run")),
            })
        })?;
    }
    Ok(())
}

/// Writes the chunks (not the main module) under names made from their content; the result is keyed by stem.
pub fn publish(out: &Output, work: &Path) -> Result<BTreeMap<String, Part>> {
    let mut published = BTreeMap::new();
    for module in modules(work)? {
        let stem = module.file_stem().and_then(|stem| stem.to_str()).context("a chunk's name")?.to_owned();
        if stem == "gantry_bg" {
            continue;
        }
        // `split_platform_view_7163…` → `platform`: the number is a hash of a place in the source, of use to nobody.
        let shown = stem
            .trim_start_matches("split_")
            .trim_start_matches('_')
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let shown = if stem.starts_with("split_") { shown.trim_end_matches("_view") } else { "shared" };
        let part = out.put(shown, "wasm", &std::fs::read(&module)?)?;
        published.insert(stem, part);
    }
    Ok(published)
}

/// Rewrites the link file: chunks under their published names, each checked against its hash when fetched.
pub fn link_with_integrity(link: &str, published: &BTreeMap<String, Part>) -> Result<String> {
    let mut text = link.to_owned();
    for (stem, part) in published {
        let plain = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
        anyhow::ensure!(text.contains(&plain), "the splitter's link file no longer fetches {stem} as known");
        let checked = format!("fetchChunk(\"{}\", \"{}\")", part.href, part.integrity);
        text = text.replace(&plain, &checked);
    }
    Ok(text)
}

fn modules(work: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(work)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "wasm") {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_fetched_by_their_published_name_and_hash() {
        let part = Part { href: "/platform-00.wasm".into(), integrity: "sha384-x".into() };
        let published = BTreeMap::from([("split_a".to_owned(), part)]);
        let link = "const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));";
        let text = link_with_integrity(link, &published).unwrap();
        assert_eq!(text, "const src = fetchChunk(\"/platform-00.wasm\", \"sha384-x\");");
        assert!(link_with_integrity("nothing of the kind", &published).is_err());
    }
}
