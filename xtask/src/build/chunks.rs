//! One WebAssembly module becomes a main module and chunks that are fetched when a page first needs them.
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

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

/// Runs the optimiser over every module in `work`, as many at a time as there are processors, the largest first.
pub fn optimise(npm: &Npm, work: &Path) -> Result<()> {
    let mut left = modules(work)?;
    left.sort_by_key(|module| std::fs::metadata(module).map_or(0, |file| file.len()));
    let left = Mutex::new(left);
    let lane = || -> Result<()> {
        while let Some(module) = left.lock().ok().and_then(|mut left| left.pop()) {
            let mut optimiser = npm.program("wasm-opt");
            optimiser.arg("-Oz").args(FEATURES).args(["--strip-producers", "--strip-target-features"]);
            output(optimiser.arg(&module).arg("-o").arg(&module))?;
        }
        Ok(())
    };
    let lanes = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|_| scope.spawn(lane)).collect();
        running.into_iter().try_for_each(|lane| lane.join().map_err(|_| anyhow!("wasm-opt could not be run"))?)
    })
}

/// Where a chunk is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunk {
    /// The file it is in.
    pub part: Part,
    /// Its bytes there; none when the file is the chunk.
    pub range: Option<Range<usize>>,
}

/// Writes the chunks (not the main module) under names made from their content; the result is keyed by stem.
///
/// The splitter makes one chunk for each set of pages that share something: with a few pages a dozen files, some of
/// a hundred bytes. So what the first of `pages` shares with others becomes one file, what the second needs beyond that
/// another, and so on: a page asks for few files, and those that come first carry nothing they do not need.
pub fn publish(out: &Output, work: &Path, pages: &[&Vec<String>]) -> Result<BTreeMap<String, Chunk>> {
    let mut published = BTreeMap::new();
    for stems in pages {
        let (shared, own): (Vec<&String>, Vec<&String>) =
            stems.iter().filter(|stem| !published.contains_key(*stem)).partition(|stem| stem.starts_with("chunk_"));
        for stem in own {
            let part = out.put(shown(stem), "wasm", &std::fs::read(module(work, stem))?)?;
            published.insert(stem.clone(), Chunk { part, range: None });
        }
        let (mut pack, mut ranges) = (Vec::new(), Vec::new());
        for stem in shared {
            let begin = pack.len();
            pack.extend(std::fs::read(module(work, stem))?);
            ranges.push((stem, begin..pack.len()));
        }
        if !ranges.is_empty() {
            let part = out.put("shared", "bin", &pack)?;
            let chunks =
                ranges.into_iter().map(|(stem, range)| (stem, Chunk { part: part.clone(), range: Some(range) }));
            published.extend(chunks.map(|(stem, chunk)| (stem.clone(), chunk)));
        }
    }
    Ok(published)
}

fn module(work: &Path, stem: &str) -> PathBuf {
    work.join(stem).with_added_extension("wasm")
}

/// `split_platform_7163…` → `platform`: the number is a hash of a place in the source, of use to nobody.
fn shown(stem: &str) -> &str {
    stem.trim_start_matches("split_").trim_matches(|c: char| c.is_ascii_digit() || c == '_')
}

/// Rewrites the link file: chunks under their published names, each checked against its hash when fetched.
pub fn link_with_integrity(link: &str, published: &BTreeMap<String, Chunk>) -> Result<String> {
    let mut text = link.to_owned();
    for (stem, Chunk { part, range }) in published {
        let plain = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
        anyhow::ensure!(text.contains(&plain), "the splitter's link file no longer fetches {stem} as known");
        let range = range.as_ref().map_or_else(String::new, |range| format!(", {}, {}", range.start, range.end));
        let checked = format!("fetchChunk(\"{}\", \"{}\"{range})", part.href, part.integrity);
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
        let published = BTreeMap::from([
            ("split_a".to_owned(), Chunk { part: part.clone(), range: None }),
            ("chunk_1".to_owned(), Chunk { part: Part { href: "/shared-00.bin".into(), ..part }, range: Some(7..9) }),
        ]);
        let link =
            "fetch(new URL(\"./split_a.wasm\", import.meta.url)); fetch(new URL(\"./chunk_1.wasm\", import.meta.url));";
        let text = link_with_integrity(link, &published).unwrap();
        assert_eq!(
            text,
            "fetchChunk(\"/platform-00.wasm\", \"sha384-x\"); fetchChunk(\"/shared-00.bin\", \"sha384-x\", 7, 9);"
        );
        assert!(link_with_integrity("nothing of the kind", &published).is_err());
    }

    #[test]
    fn files_are_called_like_their_page() {
        assert_eq!(shown("split_platform_9362872977573568830"), "platform");
        assert_eq!(shown("split___sign_in_12"), "sign_in");
    }

    #[test]
    fn what_pages_share_becomes_few_files_and_the_first_page_carries_nothing_else() {
        let work = std::env::temp_dir().join(format!("gantry-chunks-{}", std::process::id()));
        let out = Output::fresh(work.join("out")).unwrap();
        for (stem, content) in
            [("split_a_1", "A"), ("split_b_1", "B"), ("chunk_1", "11"), ("chunk_2", "222"), ("chunk_3", "3333")]
        {
            std::fs::write(module(&work, stem), content).unwrap();
        }
        let page = |stems: &[&str]| stems.iter().map(|stem| (*stem).to_owned()).collect::<Vec<_>>();
        let (a, b) = (page(&["chunk_1", "chunk_2", "split_a_1"]), page(&["chunk_2", "chunk_3", "split_b_1"]));
        let published = publish(&out, &work, &[&a, &b]).unwrap();
        let range = |stem: &str| published.get(stem).unwrap().range.clone();
        assert_eq!((range("chunk_1"), range("chunk_2"), range("chunk_3")), (Some(0..2), Some(2..5), Some(0..4)));
        assert_eq!((range("split_a_1"), range("split_b_1")), (None, None));
        let file = |stem: &str| published.get(stem).unwrap().part.href.clone();
        assert!(file("chunk_1") == file("chunk_2") && file("chunk_2") != file("chunk_3"));
        std::fs::remove_dir_all(work).unwrap();
    }
}
