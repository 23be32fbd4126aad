//! `.br` and `.gz` beside each file, for servers that do not compress by themselves.
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::assets::files_under;
use crate::command::output;
use crate::places;

/// Compresses every file of `folder`. Node does it: its library is native, ours would be unoptimised here.
pub fn beside_each_file(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    files_under(folder, &mut files)?;
    output(Command::new("node").arg(places::root().join("xtask/js/compress.mjs")).args(files)).map(drop)
}
