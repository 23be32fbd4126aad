//! The console as static files: compile → split → bind → optimise → bundle → page.
mod assets;
mod chunks;
mod compress;
mod link;
mod merge;
mod opening;
mod order;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use base64::prelude::*;
use lexopt::prelude::*;
use sha2::{Digest, Sha256};

use crate::command::{run, step};
use crate::tools::Npm;
use crate::{budget, places, routes};

/// The pages whose look is in the first style sheet.
const PLAIN: &[&str] = &[budget::PAGE, "/sign-in", "/servers"];

/// What to build and where to put it.
#[derive(Debug, PartialEq)]
pub struct Wish {
    /// The folder the files go to; what was in it is replaced.
    pub out: PathBuf,
    /// Leave out the optimiser, minifying and compression.
    pub dev: bool,
    /// Write `.br` and `.gz` beside each file.
    pub compress: bool,
    /// Also the page `/gallery`.
    pub gallery: bool,
}

impl Wish {
    /// What is deployed: `cargo xtask dist`.
    pub fn dist() -> Self {
        Self { out: places::root().join("dist"), dev: false, compress: true, gallery: false }
    }

    /// The same with the page `/gallery`, for people and tests only.
    pub fn gallery() -> Self {
        Self { out: places::target().join("gallery"), gallery: true, compress: false, ..Self::dist() }
    }

    /// Reads the flags that follow `build`, `dist` and `budget`.
    pub fn read(arguments: &mut lexopt::Parser, compress: bool) -> Result<Self> {
        let mut wish = Self { compress, ..Self::dist() };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("dev") => wish.dev = true,
                Long("gallery") => wish.gallery = true,
                Long("out") => wish.out = std::path::absolute(PathBuf::from(arguments.value()?))?,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(wish)
    }
}

/// One written file as others refer to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its address, from the root of the site.
    pub href: String,
    /// Its subresource integrity value.
    pub integrity: String,
}

impl Part {
    /// Its name without what comes from its content, and its hash in base64, which tells the rest: what `boot/fetch_chunk.js`
    /// makes address and integrity from.
    fn named(&self) -> Option<(&str, &str)> {
        let (name, _) = self.href.strip_prefix('/')?.rsplit_once('-')?;
        Some((name, self.integrity.strip_prefix("sha256-")?))
    }
}

/// The folder a build writes to: every file gets a name made from its content.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Starts with an empty `folder`.
    fn fresh(folder: PathBuf) -> Result<Self> {
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Writes `content` as `<stem>-<hash>.<extension>`.
    fn put(&self, stem: &str, extension: &str, content: &[u8]) -> Result<Part> {
        let name = format!("{stem}-{}.{extension}", name_hash(content));
        std::fs::write(self.folder.join(&name), content)?;
        let integrity = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
        Ok(Part { href: format!("/{name}"), integrity })
    }
}

/// The part of a file name that changes with the content.
pub fn name_hash(content: &[u8]) -> String {
    beginning(&Sha256::digest(content))
}

/// What a name has of a hash: 12 hexadecimal digits.
pub fn beginning(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Builds what `wish` says. Nothing is done when sources and tools are those of the last build into that folder.
pub fn build(wish: &Wish) -> Result<()> {
    let npm = Npm::ready()?;
    let module = step("cargo (WebAssembly)", || compile(wish))?;
    let state = fingerprint(wish, &module)?;
    let work = places::target().join("split").join(name_hash(wish.out.as_os_str().as_encoded_bytes()));
    let stamp = work.join("state");
    if std::fs::read_to_string(&stamp).is_ok_and(|last| last == state) && wish.out.join("index.html").exists() {
        eprintln!("   {} is up to date", places::shown(&wish.out));
        return Ok(());
    }
    Output::fresh(work.clone())?;

    let (stems_by_page, homes) = step("split and bind", || {
        let stems_by_page = routes::chunks_by_pattern(&chunks::split(&module, &work)?)?;
        let mut pages: Vec<(&String, &Vec<String>)> = stems_by_page.iter().collect();
        let place = |pattern: &String| chunks::HELD.iter().position(|held| held == pattern);
        pages.sort_by_key(|(pattern, _)| place(pattern).unwrap_or(usize::MAX));
        let pages: Vec<&Vec<String>> = pages.into_iter().map(|(_, stems)| stems).collect();
        let homes = chunks::pack(&work, &pages)?;
        Ok((stems_by_page, homes))
    })?;
    if !wish.dev {
        step("wasm-opt", || chunks::optimise(&npm, &work))?;
    }
    // Everything is written beside the old folder first, so that a failed build leaves that one whole.
    let fresh = Output::fresh(work.join("dist"))?;
    step("bundle", || {
        let split = chunks::publish(&fresh, &work, &homes)?;
        let files = |stems: &Vec<String>| -> BTreeSet<usize> {
            stems.iter().filter_map(|stem| chunks::place(stem, &homes, &split)).collect()
        };
        let files_by_page: BTreeMap<&String, BTreeSet<usize>> =
            stems_by_page.iter().map(|(pattern, stems)| (pattern, files(stems))).collect();
        let plain: BTreeSet<usize> =
            PLAIN.iter().filter_map(|page| files_by_page.get(&(*page).to_owned())).flatten().copied().collect();
        let more_style = assets::style(&npm, &fresh, &work, "more", wish.dev)?;
        let first = assets::First { chunks: &plain, more_style: &more_style };
        let pages = opening::files(&fresh, &files_by_page, &chunks::listed(&split), &plain)?;
        let page = page::Page {
            script: assets::script(&npm, &fresh, &work, &homes, &split, &first, wish.dev)?,
            style: assets::style(&npm, &fresh, &work, "first", wish.dev)?,
            wasm: fresh.put("gantry", "wasm", &std::fs::read(work.join("gantry_bg.wasm"))?)?,
            public: assets::public(&fresh)?,
            pages,
        };
        page.write(&fresh.folder)
    })?;
    if wish.compress && !wish.dev {
        step("compress", || compress::beside_each_file(&fresh.folder))?;
    }
    replace(&fresh.folder, &wish.out)?;
    std::fs::write(stamp, state)?;
    eprintln!("   {}", places::shown(&wish.out));
    Ok(())
}

/// Compiles the console with one split point per page and gives the module's file.
fn compile(wish: &Wish) -> Result<PathBuf> {
    let features = if wish.gallery { "split,gallery" } else { "split" };
    // The splitter needs the linker's relocations; only the last link sees that flag, so nothing else is built anew.
    run(Command::new("cargo")
        .arg("--config")
        .arg(format!("target.wasm32-unknown-unknown.rustflags={:?}", without_folders()?))
        .args(["rustc", "--locked", "--release", "--target", "wasm32-unknown-unknown", "--bin", "gantry"])
        .args(["--features", features, "--", "-Clink-arg=--emit-relocs"])
        .current_dir(places::root()))?;
    Ok(places::target().join("wasm32-unknown-unknown/release/gantry.wasm"))
}

/// Flags that keep the builder's folders out of what panics say; else the same source has other names on each machine.
fn without_folders() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = std::fs::read_dir(home.unwrap_or_default().join("registry/src")).context("cargo's registry")?;
    registries.map(|entry| Ok(format!("--remap-path-prefix={}/=", entry?.path().display()))).collect()
}

/// Everything that decides what the output looks like, as one string.
fn fingerprint(wish: &Wish, module: &Path) -> Result<String> {
    let root = places::root();
    let mut files = vec![module.to_path_buf(), root.join("index.html"), root.join("package-lock.json")];
    for folder in ["boot", "style", "public"] {
        assets::files_under(&root.join(folder), &mut files)?;
    }
    let mut sum = Sha256::new();
    for file in files {
        sum.update(file.as_os_str().as_encoded_bytes());
        sum.update(Sha256::digest(std::fs::read(&file).with_context(|| file.display().to_string())?));
    }
    let ourselves = std::fs::metadata(std::env::current_exe()?)?.modified()?;
    Ok(format!("{wish:?} {:x} {ourselves:?}", sum.finalize()))
}

/// Puts the folder `fresh` in the place of `old`.
fn replace(fresh: &Path, old: &Path) -> Result<()> {
    if old.exists() {
        std::fs::remove_dir_all(old).with_context(|| format!("removing {}", old.display()))?;
    }
    if let Some(parent) = old.parent() {
        std::fs::create_dir_all(parent)?;
    }
    if std::fs::rename(fresh, old).is_ok() {
        return Ok(());
    }
    // Another file system: copy.
    let mut files = Vec::new();
    assets::files_under(fresh, &mut files)?;
    for file in files {
        let to = old.join(file.strip_prefix(fresh)?);
        std::fs::create_dir_all(to.parent().unwrap_or(old))?;
        std::fs::copy(&file, to)?;
    }
    Ok(())
}
