//! Where things lie on this machine.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of the clone, whatever folder the command was typed in.
pub fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The tool cache: outside the clone, so that fresh clones on one machine share what was installed once.
pub fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => std::env::home_dir().context("no home folder to keep tools in: set XDG_CACHE_HOME")?.join(".cache"),
    };
    Ok(base.join("gantry"))
}

/// `file` as a person would name it: relative to the clone where it lies inside.
pub fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}
