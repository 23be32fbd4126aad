//! Programs that the build and the tests need and that are not part of a Rust installation.
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{output, run, step};
use crate::places;

const TRUNK: &str = "0.21.14";
const OLDEST_NODE: u32 = 20;

/// The npm programs of package-lock.json, in the tool cache; `node_modules` of the clone links there.
#[derive(Debug)]
pub struct Npm {
    folder: PathBuf,
}

impl Npm {
    /// Installs what is missing, and checks that Node is there and new enough.
    pub fn ready() -> Result<Self> {
        let version = output(Command::new("node").arg("--version"))
            .context("Node is missing: install Node 20 or newer (https://nodejs.org)")?;
        let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
        if major.is_none_or(|major| major < OLDEST_NODE) {
            bail!("Node {} is too old: install Node {OLDEST_NODE} or newer (https://nodejs.org)", version.trim());
        }
        let root = places::root();
        let lock = std::fs::read(root.join("package-lock.json")).context("package-lock.json")?;
        let home = places::cache()?.join(format!("npm-{}", crate::build::name_hash(&lock)));
        let done = home.join("installed");
        if !done.exists() {
            step("npm packages (once, into the tool cache)", || {
                std::fs::create_dir_all(&home)?;
                for file in ["package.json", "package-lock.json", ".npmrc"] {
                    std::fs::copy(root.join(file), home.join(file)).context(file)?;
                }
                run(Command::new("npm").args(["ci", "--ignore-scripts", "--loglevel", "error"]).current_dir(&home))?;
                Ok(std::fs::write(&done, "")?)
            })?;
        }
        let folder = home.join("node_modules");
        link(&folder, &root.join("node_modules"))?;
        Ok(Self { folder })
    }

    /// One of the installed programs, ready to be given arguments.
    pub fn program(&self, name: &str) -> Command {
        Command::new(self.folder.join(".bin").join(name))
    }
}

/// Makes `link` point to `target`; a real folder of that name (somebody's own `npm ci`) is left alone.
fn link(target: &Path, link: &Path) -> Result<()> {
    match std::fs::read_link(link) {
        Ok(there) if there == target => return Ok(()),
        Ok(_) => std::fs::remove_file(link)?,
        Err(_) if link.exists() => return Ok(()),
        Err(_) => {}
    }
    std::os::unix::fs::symlink(target, link).with_context(|| format!("linking {}", link.display()))
}

/// Runs Trunk, installed on first use, with a `wasm-bindgen` of the locked version on its path.
pub fn trunk(arguments: Vec<OsString>) -> Result<()> {
    let mut trunk = trunk_command()?;
    run(trunk.args(arguments))
}

/// Trunk, ready to be given arguments.
pub fn trunk_command() -> Result<Command> {
    let home = places::cache()?.join(format!("trunk-{TRUNK}"));
    let program = home.join("bin/trunk");
    if !program.exists() {
        step("Trunk (once, into the tool cache; some minutes)", || {
            // Its own release profile (fat LTO in one unit) would take three times as long.
            run(Command::new("cargo")
                .args(["install", "--locked", "trunk", "--version", TRUNK, "--root"])
                .arg(&home)
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"))
        })?;
    }
    let tools = places::target().join("trunk-tools");
    std::fs::create_dir_all(&tools)?;
    link(&std::env::current_exe()?, &tools.join("wasm-bindgen"))?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(tools).chain(std::env::split_paths(&path)))?;
    let mut trunk = Command::new(program);
    // Some environments set NO_COLOR=1, which Trunk reads as a flag that must be true or false.
    trunk.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR").current_dir(places::root());
    Ok(trunk)
}

/// A Chromium for the browser tests: one on the path, else installed the way this machine allows. None means that
/// Playwright has its own.
pub fn chromium(npm: &Npm) -> Result<Option<PathBuf>> {
    const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found = || NAMES.iter().find_map(|name| on_path(name));
    if let Some(browser) = found() {
        return Ok(Some(browser));
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root && on_path("apt-get").is_some() {
        let apt =
            |arguments: &[&str]| run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
        let installed = step("Chromium (apt-get)", || {
            apt(&["update", "-q"])?;
            apt(&["install", "-q", "-y", "--no-install-recommends", "chromium"])
        });
        if let (Ok(()), Some(browser)) = (installed, found()) {
            return Ok(Some(browser));
        }
    }
    step("Chromium (Playwright)", || run(npm.program("playwright").args(["install", "chromium"])))
        .context("the browser tests need Chromium: install it so that `chromium` is on the PATH")?;
    Ok(None)
}

fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}
