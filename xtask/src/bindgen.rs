//! wasm-bindgen, for the split bundle and for Trunk.
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lexopt::prelude::*;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>.js` and `<name>_bg.wasm` for the web into `out`. The exports that chunks link against stay.
pub fn bind_split(module: &Path, out: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("wasm-bindgen on {}", module.display()))
}

/// Plays the part of the `wasm-bindgen` program with the arguments that Trunk gives it.
pub fn as_trunk_wants_it() -> Result<()> {
    let (mut out, mut name, mut typescript, mut debug, mut module) = (None, None, true, false, None::<PathBuf>);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("version") => {
                writeln!(std::io::stdout(), "wasm-bindgen {}", wasm_bindgen_shared::version())?;
                return Ok(());
            }
            Long("out-dir") => out = Some(arguments.value()?),
            Long("out-name") => name = Some(arguments.value()?),
            Long("target") => ensure_web(&arguments.value()?)?,
            Long("no-typescript") => typescript = false,
            Long("keep-debug") => debug = true,
            Value(file) => module = Some(file.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let (out, module) = (out.context("--out-dir is missing")?, module.context("no WebAssembly file given")?);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(typescript).keep_debug(debug);
    if let Some(name) = name.as_deref().and_then(|name| name.to_str()) {
        bindgen.out_name(name);
    }
    bindgen.generate(out)
}

fn ensure_web(target: &OsString) -> Result<()> {
    anyhow::ensure!(target == "web", "only --target web is offered, not {}", target.display());
    Ok(())
}
