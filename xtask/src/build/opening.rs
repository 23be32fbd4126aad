//! All chunks of a page in one file, for whoever opens the console there.
//!
//! By themselves the chunks of a page take a request each, and each starts its compression anew, which costs a tenth. Later
//! pages come chunk by chunk, because most of what they need is there already.
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, Module};

use super::{Output, Part};

/// The file of a page: its name, its hash in base64, and whether the first style sheet is enough for it.
pub type Opening = (String, String, u8);

/// Writes a file for each address of `pages`; what begins otherwise is a part of pages and never opened by itself.
///
/// `pages` has the places in `chunks` of each page's files; those in `plain` need no other style sheet than the first.
pub fn files(
    out: &Output,
    pages: &BTreeMap<&String, BTreeSet<usize>>,
    chunks: &[&Part],
    plain: &BTreeSet<usize>,
) -> Result<BTreeMap<String, Opening>> {
    let addresses = pages.iter().filter(|(pattern, _)| pattern.starts_with('/'));
    let opening = |(pattern, places): (&&String, &BTreeSet<usize>)| {
        let module = |place: &usize| {
            let part = chunks.get(*place).with_context(|| format!("no chunk at {place}"))?;
            Ok((*place, std::fs::read(out.folder.join(part.href.trim_start_matches('/')))?))
        };
        let modules = places.iter().map(module).collect::<Result<Vec<_>>>()?;
        let part = out.put("page", "wasm", &around(&modules))?;
        let (name, hash) = part.named().context("a file has a name and a hash")?;
        Ok(((*pattern).clone(), (name.to_owned(), hash.to_owned(), places.is_subset(plain).into())))
    };
    addresses.map(opening).collect()
}

/// A module with nothing of its own around `modules`, each in a section that is called by its place (`boot/fetch_chunk.js`).
fn around(modules: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut whole = Module::new();
    for (place, module) in modules {
        whole.section(&CustomSection { name: place.to_string().into(), data: module.into() });
    }
    whole.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::{Parser, Payload};

    #[test]
    fn each_chunk_is_found_by_its_place() {
        let modules = [(3, Module::new().finish()), (12, b"whatever".to_vec())];
        let whole = around(&modules);
        let read: Vec<(usize, Vec<u8>)> = Parser::new(0)
            .parse_all(&whole)
            .filter_map(|payload| match payload.unwrap() {
                Payload::CustomSection(section) => Some((section.name().parse().unwrap(), section.data().to_vec())),
                _ => None,
            })
            .collect();
        assert_eq!(read, modules);
    }

    #[test]
    fn only_addresses_have_a_file_and_it_says_whether_it_needs_more_style() {
        let out = Output::fresh(std::env::temp_dir().join(format!("gantry-opening-{}", std::process::id()))).unwrap();
        let parts = ["a", "b"].map(|name| out.put(name, "wasm", name.as_bytes()).unwrap());
        let (quotas, trail, part) = ("/quotas".to_owned(), "/trail".to_owned(), "#key".to_owned());
        let pages = BTreeMap::from([
            (&quotas, BTreeSet::from([0])),
            (&trail, BTreeSet::from([0, 1])),
            (&part, BTreeSet::from([0])),
        ]);
        let found = files(&out, &pages, &parts.each_ref(), &BTreeSet::from([0])).unwrap();
        let plain: Vec<(&str, u8)> = found.iter().map(|(page, (_, _, plain))| (page.as_str(), *plain)).collect();
        assert_eq!(plain, [("/quotas", 1), ("/trail", 0)]);
        std::fs::remove_dir_all(out.folder).unwrap();
    }
}
