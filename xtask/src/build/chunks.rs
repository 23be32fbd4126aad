//! One WebAssembly module becomes a main module and chunks that are fetched when a page first needs them.
use crate::budget;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow};

use super::{Output, Part, merge, order};
use crate::bindgen;
use crate::command::output;
use crate::tools::Npm;

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

/// What makes the files smallest once they are compressed. Nothing is kept in the first kilobyte of memory: the stack ends
/// there.
const PASSES: &[&str] = &["--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-O2", "-Oz"];

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

/// Runs the optimiser over every module in `work` and puts its functions in order, as many at a time as there are processors, the largest first.
pub fn optimise(npm: &Npm, work: &Path) -> Result<()> {
    let mut left = modules(work)?;
    left.sort_by_key(|module| std::fs::metadata(module).map_or(0, |file| file.len()));
    let left = Mutex::new(left);
    let lane = || -> Result<()> {
        while let Some(module) = left.lock().ok().and_then(|mut left| left.pop()) {
            let mut optimiser = npm.program("wasm-opt");
            optimiser.args(FEATURES).args(PASSES).args(["--strip-producers", "--strip-target-features"]);
            output(optimiser.arg(&module).arg("-o").arg(&module))?;
            std::fs::write(&module, order::by_likeness(&std::fs::read(&module)?)?)?;
        }
        Ok(())
    };
    let lanes = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|_| scope.spawn(lane)).collect();
        running.into_iter().try_for_each(|lane| lane.join().map_err(|_| anyhow!("wasm-opt could not be run"))?)
    })
}

/// The module that each chunk of the splitter is in, by stem: its own, or one that it was merged into.
pub type Homes = BTreeMap<String, String>;

/// Merges the chunks that pages share.
///
/// The splitter makes one chunk for each set of pages that share something: with a dozen pages dozens of files, many of a
/// few hundred bytes. Two of them become one module where the requests that saves are worth more than the bytes that some
/// page then fetches without need. What the first of `pages` needs holds nothing else.
pub fn pack(work: &Path, pages: &[&Vec<String>]) -> Result<Homes> {
    let mut homes = Homes::new();
    let mut shared: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
    for (page, stems) in pages.iter().enumerate() {
        for stem in *stems {
            if stem.starts_with("chunk_") {
                shared.entry(stem).or_default().insert(page);
            } else {
                homes.insert(stem.clone(), stem.clone());
            }
        }
    }
    let mut groups = Vec::new();
    for (stem, pages) in shared {
        let bytes = std::fs::metadata(module(work, stem))?.len();
        groups.push(Group { stems: vec![stem.clone()], pages, bytes });
    }
    for Group { stems, .. } in grouped(groups) {
        let Some((home, guests)) = stems.split_first() else { continue };
        let modules =
            stems.iter().map(|stem| std::fs::read(module(work, stem))).collect::<std::io::Result<Vec<_>>>()?;
        std::fs::write(module(work, home), merge::merged(&modules)?)?;
        for guest in guests {
            std::fs::remove_file(module(work, guest))?;
        }
        homes.extend(stems.iter().map(|stem| (stem.clone(), home.clone())));
    }
    Ok(homes)
}

/// Chunks that travel together.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    stems: Vec<String>,
    /// The pages that need any of them, by their place; 0 is the one that is opened first.
    pages: BTreeSet<usize>,
    bytes: u64,
}

/// What a request saved is worth, in bytes of a module that is neither optimised nor compressed (about a fifth of it
/// travels): its head, its name and hash in the first script, and the start of its own compression.
const REQUEST: i64 = 30_000;

/// As how many bytes one counts that a page of [`HELD`] fetches without need.
const BYTE: i64 = 64;

/// The pages whose first load is held to a number of bytes, the most important first: its files hold nothing that it does
/// not need.
pub const HELD: [&str; 4] = [budget::PAGE, "/sign-in", "/users", "/servers"];

/// Merges the two groups that gain most by it, until no two gain anything.
fn grouped(mut groups: Vec<Group>) -> Vec<Group> {
    loop {
        let pairs = (0..groups.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let gains = pairs.filter_map(|(a, b)| Some((gain(groups.get(a)?, groups.get(b)?)?, a, b)));
        // Of equals the first pair, so that a build gives the same files every time.
        let Some((_, a, b)) = gains.max_by_key(|(gain, a, b)| (*gain, std::cmp::Reverse((*a, *b)))) else {
            return groups;
        };
        let taken = groups.remove(b);
        if let Some(group) = groups.get_mut(a) {
            group.stems.extend(taken.stems);
            group.pages.extend(taken.pages);
            group.bytes += taken.bytes;
        }
    }
}

/// What is gained when two groups travel together; none when nothing is, or when the first page would carry what it does
/// not need.
fn gain(a: &Group, b: &Group) -> Option<i64> {
    if a.pages.contains(&0) != b.pages.contains(&0) {
        return None;
    }
    let bytes = |group: &Group| i64::try_from(group.bytes).unwrap_or(i64::MAX);
    let weight = |page: &usize| if *page < HELD.len() { BYTE } else { 1 };
    let saved = a.pages.intersection(&b.pages).map(|_| REQUEST).sum::<i64>();
    let fetch = |these: &Group, those: &Group| these.pages.difference(&those.pages).map(weight).sum::<i64>();
    let wasted = fetch(a, b).saturating_mul(bytes(b)).saturating_add(fetch(b, a).saturating_mul(bytes(a)));
    Some(saved - wasted).filter(|gain| *gain > 0)
}

/// Writes the modules (not the main one) under names made from their content; the result is keyed by stem.
pub fn publish(out: &Output, work: &Path, homes: &Homes) -> Result<BTreeMap<String, Part>> {
    let stems: BTreeSet<&String> = homes.values().collect();
    let part = |stem: &String| Ok((stem.clone(), out.put(shown(stem), "wasm", &std::fs::read(module(work, stem))?)?));
    stems.into_iter().map(part).collect()
}

fn module(work: &Path, stem: &str) -> PathBuf {
    work.join(stem).with_added_extension("wasm")
}

/// `split_platform_7163…` → `platform`: the number is a hash of a place in the source, of use to nobody. What pages share
/// belongs to no page.
fn shown(stem: &str) -> &str {
    if stem.starts_with("chunk_") {
        return "shared";
    }
    stem.trim_start_matches("split_").trim_matches(|c: char| c.is_ascii_digit() || c == '_')
}

/// The files with chunks, in the order by which all others count them.
pub fn listed(published: &BTreeMap<String, Part>) -> Vec<&Part> {
    let mut parts: Vec<&Part> = published.values().collect();
    parts.sort_by_key(|part| &part.href);
    parts
}

/// The place in that list of the file that the chunk `stem` is in.
pub fn place(stem: &str, homes: &Homes, published: &BTreeMap<String, Part>) -> Option<usize> {
    let part = published.get(homes.get(stem)?)?;
    listed(published).iter().position(|listed| *listed == part)
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
    fn files_are_called_like_their_page() {
        assert_eq!(shown("split_platform_9362872977573568830"), "platform");
        assert_eq!(shown("split___sign_in_12"), "sign_in");
        assert_eq!(shown("chunk_12"), "shared");
    }

    fn group(stem: &str, pages: &[usize], bytes: u64) -> Group {
        Group { stems: vec![stem.to_owned()], pages: pages.iter().copied().collect(), bytes }
    }

    #[test]
    fn groups_merge_where_requests_are_worth_more_than_bytes() {
        let small = vec![group("a", &[7, 8], 500), group("b", &[7, 8, 9], 700)];
        let merged = grouped(small);
        assert_eq!(merged, [Group { stems: vec!["a".into(), "b".into()], ..group("", &[7, 8, 9], 1200) }]);
        let opened_first = vec![group("a", &[0, 8], 40_000), group("b", &[0, 9], 40_000)];
        assert_eq!(grouped(opened_first.clone()), opened_first, "two pages would fetch 40 kB for nothing");
        let held = vec![group("a", &[0, 2], 20_000), group("b", &[0, 9], 20_000)];
        assert_eq!(grouped(held.clone()), held, "a page that is held to its bytes carries little without need");
        let large = vec![group("a", &[1, 2], 90_000), group("b", &[1, 3], 90_000)];
        assert_eq!(grouped(large.clone()), large, "two pages would fetch 90 kB for nothing");
        let first = vec![group("a", &[0, 1, 2], 10), group("b", &[1, 2], 10)];
        assert_eq!(grouped(first.clone()), first, "the first page carries nothing it does not need");
        let apart = vec![group("a", &[1], 10), group("b", &[2], 10)];
        assert_eq!(grouped(apart.clone()), apart, "no request is saved where no page has both");
    }

    #[test]
    fn a_merged_chunk_is_where_its_group_is() {
        let work = std::env::temp_dir().join(format!("gantry-chunks-{}", std::process::id()));
        let out = Output::fresh(work.join("out")).unwrap();
        let empty = wasm_encoder::Module::new().finish();
        for stem in ["split_a_1", "split_b_1", "chunk_1", "chunk_2", "chunk_3"] {
            std::fs::write(module(&work, stem), &empty).unwrap();
        }
        let page = |stems: &[&str]| stems.iter().map(|stem| (*stem).to_owned()).collect::<Vec<_>>();
        let (a, b) = (page(&["chunk_1", "chunk_2", "split_a_1"]), page(&["chunk_2", "chunk_3", "split_b_1"]));
        let homes = pack(&work, &[&a, &b]).unwrap();
        let home = |stem: &str| homes.get(stem).unwrap().as_str();
        assert_eq!((home("chunk_1"), home("chunk_2"), home("chunk_3")), ("chunk_1", "chunk_1", "chunk_3"));
        assert_eq!((home("split_a_1"), home("split_b_1")), ("split_a_1", "split_b_1"));
        let published = publish(&out, &work, &homes).unwrap();
        assert!(published.keys().eq(["chunk_1", "chunk_3", "split_a_1", "split_b_1"]));
        assert!(!module(&work, "chunk_2").exists());
        std::fs::remove_dir_all(work).unwrap();
    }
}
