//! Scripts, styles and the files of `public/`.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use super::chunks::{self, Homes};
use super::link;
use super::{Output, Part};
use crate::command::output;
use crate::places;
use crate::tools::Npm;

/// Browsers that have everything Gantry uses (Trusted Types, `<dialog>`, cascade layers, WebAssembly reference types).
const BROWSERS: &str = "--target=chrome111,edge111,firefox114,safari16.4";

/// What tells the first page from all later ones.
pub struct First<'a> {
    /// Its chunks.
    pub chunks: &'a BTreeSet<usize>,
    /// The style sheet that only later pages need.
    pub more_style: &'a Part,
}

/// The first and only script: the start of the page, the glue of wasm-bindgen, the splitter's link file and script snippets.
/// It is classic, because a module would run after the first paint.
pub fn script(
    npm: &Npm,
    out: &Output,
    work: &Path,
    homes: &Homes,
    split: &BTreeMap<String, Part>,
    first: &First<'_>,
    dev: bool,
) -> Result<Part> {
    let file = work.join(link::FILE);
    let text = std::fs::read_to_string(&file).context(link::FILE)?;
    let boot = places::root().join("boot");
    let files: Vec<_> = chunks::listed(split).into_iter().map(Part::named).collect();
    let list = out.put("chunks", "json", json!(files).to_string().as_bytes())?;
    let head = format!(
        "import {{ chunkAt, list, plain }} from {:?};\nimport {{ sheet }} from {:?};\n\
         Object.assign(list, {});\nObject.assign(sheet, {});\n{}.forEach((place) => plain.add(place));\n",
        boot.join("fetch_chunk.js"),
        boot.join("more_style.js"),
        json!({"href": list.href, "integrity": list.integrity, "count": files.len()}),
        json!({"href": first.more_style.href, "integrity": first.more_style.integrity}),
        json!(first.chunks),
    );
    std::fs::write(&file, head + &link::rewritten(&text, homes, split)?)?;
    let entry = work.join("entry.js");
    let start = format!(
        "import init from \"./gantry.js\";\nimport {{ boot }} from {:?};\nboot(window, Promise.resolve(init));\n",
        boot.join("main.js")
    );
    std::fs::write(&entry, start)?;
    // The glue's own default address of the module is never used: boot/start.js names the published one.
    let drop_default = "--define:import.meta.url=undefined";
    bundle(npm, &entry, &work.join("script.js"), &["--format=iife", drop_default], dev)?;
    out.put("gantry", "js", &std::fs::read(work.join("script.js"))?)
}

/// A sheet of `style/`, with everything it imports.
pub fn style(npm: &Npm, out: &Output, work: &Path, name: &str, dev: bool) -> Result<Part> {
    let file = work.join(name).with_added_extension("css");
    bundle(npm, &places::root().join("style").join(name).with_added_extension("css"), &file, &[], dev)?;
    out.put(name, "css", &std::fs::read(file)?)
}

fn bundle(npm: &Npm, from: &Path, to: &Path, options: &[&str], dev: bool) -> Result<()> {
    let mut esbuild = npm.program("esbuild");
    esbuild.arg(from).args(["--bundle", "--log-level=warning", "--legal-comments=none", BROWSERS]);
    if !dev {
        esbuild.arg("--minify");
    }
    output(esbuild.args(options).arg(format!("--outfile={}", to.display()))).map(drop)
}

/// Copies `public/` under the names it has, except what index.html links: that gets a name made from its content.
/// Gives the addresses in index.html and what they became.
pub fn public(out: &Output) -> Result<BTreeMap<String, Part>> {
    let folder = places::root().join("public");
    let page = std::fs::read_to_string(places::root().join("index.html")).context("index.html")?;
    let mut files = Vec::new();
    files_under(&folder, &mut files)?;
    let mut linked = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&folder)?;
        let address = format!("/{}", inside.display());
        let content = std::fs::read(&file)?;
        if page.contains(&format!("\"{address}\"")) && address != "/settings.json" {
            let stem = inside.file_stem().and_then(|stem| stem.to_str()).context("a name")?;
            let extension = inside.extension().and_then(|extension| extension.to_str()).context("an extension")?;
            linked.insert(address, out.put(stem, extension, &content)?);
        } else {
            let to = out.folder.join(inside);
            std::fs::create_dir_all(to.parent().unwrap_or(&out.folder))?;
            std::fs::write(to, content)?;
        }
    }
    Ok(linked)
}

/// Adds every file below `folder` to `files`, in the order of their names; a folder that is not there has none.
pub fn files_under(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let mut entries = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            files_under(&entry, files)?;
        } else {
            files.push(entry);
        }
    }
    Ok(())
}
