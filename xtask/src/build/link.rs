//! The splitter's link file, which the glue imports: how each chunk is fetched and made part of the program.
use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::Part;
use super::chunks::{Homes, place};

/// Its name.
pub const FILE: &str = "__wasm_split.js";

/// Rewrites the link file: modules by their places, fetched by `boot/fetch_chunk.js`, which knows their names and hashes;
/// and a chunk that was merged into another is there when that one is.
pub fn rewritten(text: &str, homes: &Homes, published: &BTreeMap<String, Part>) -> Result<String> {
    let mut text = text.to_owned();
    for (stem, home) in homes {
        let body = body(stem);
        let at = text.find(&body);
        let at = at.with_context(|| format!("the splitter's link file no longer fetches {stem} as known"))?;
        if stem == home {
            let place = place(stem, homes, published).with_context(|| format!("{stem} was not published"))?;
            text.replace_range(at..at + body.len(), &format!("chunkAt({place})"));
            continue;
        }
        let head = format!("const __{stem} = makeLoad(");
        let begin = text.find(&head).with_context(|| format!("the link file has no loader of {stem} as known"))?;
        let end = text.get(at..).and_then(|rest| rest.find(END)).map(|length| at + length + END.len());
        let end = end.with_context(|| format!("the loader of {stem} does not end as known"))?;
        text.replace_range(begin..end, "");
    }
    Ok(waiting_once(&text, homes))
}

/// How the link file fetches a chunk and instantiates it.
fn body(stem: &str) -> String {
    let fetched = format!("const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));");
    let instantiated = "return async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
    format!("() => {{\n    {fetched}\n    src.catch(() => {{}});\n    {instantiated}\n}}\n")
}

/// The link file with each page waiting once for each file that its chunks are in: a page names hundreds of chunks, which every
/// first load would carry.
fn waiting_once(text: &str, homes: &Homes) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, list, after)) = rest
        .split_once(WAITS)
        .and_then(|(before, from)| from.split_once(']').map(|(list, after)| (before, list, after)))
    {
        let chunk = |name: &str| {
            let stem = name.trim().strip_prefix("__")?;
            Some(["__", homes.get(stem).map_or(stem, String::as_str)].concat())
        };
        let mut chunks: Vec<String> = Vec::new();
        for chunk in list.split(',').filter_map(chunk) {
            if !chunks.contains(&chunk) {
                chunks.push(chunk);
            }
        }
        out.extend([before, WAITS, &chunks.join(", "), "]"]);
        rest = after;
    }
    out + rest
}

/// How the list of chunks that a loader waits for begins.
const WAITS: &str = ", [";

/// How the loader of a chunk ends: it waits for no other.
const END: &str = ", []);";

#[cfg(test)]
mod tests {
    use super::*;

    /// The loader of a chunk as the splitter writes it.
    fn loader(stem: &str) -> String {
        format!("const __{stem} = makeLoad({}, []);\n", body(stem))
    }

    #[test]
    fn chunks_are_fetched_by_their_place_or_with_the_one_they_are_in() {
        let published = ["chunk_1", "split_a"]
            .map(|stem| (stem.to_owned(), Part { href: format!("/{stem}-00.wasm"), integrity: "sha384-x".into() }));
        let published = BTreeMap::from(published);
        let homes = [("chunk_1", "chunk_1"), ("chunk_2", "chunk_1"), ("split_a", "split_a")];
        let homes = homes.map(|(stem, home)| (stem.to_owned(), home.to_owned())).into();
        let waits = "x(makeLoad(() => {\n}\n, [__chunk_1, __chunk_2, __chunk_1]));\n".to_owned();
        let text = [loader("chunk_1"), loader("chunk_2"), loader("split_a"), waits].concat();
        let linked = rewritten(&text, &homes, &published).unwrap();
        let loaders = ["const __chunk_1 = makeLoad(chunkAt(0), []);", "const __split_a = makeLoad(chunkAt(1), []);"];
        for expected in loaders.into_iter().chain([", [__chunk_1]));"]) {
            assert!(linked.contains(expected), "{linked}");
        }
        assert!(!linked.contains("import.meta.url") && linked.matches("makeLoad").count() == 3, "{linked}");
        assert!(rewritten("nothing of the kind", &homes, &published).is_err());
    }
}
