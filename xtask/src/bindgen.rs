//! wasm-bindgen, for the split bundle and for Trunk.
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lexopt::prelude::*;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>.js` and `<name>_bg.wasm` for the web into `out`. The exports that chunks link against stay.
///
/// The functions that the module imports from the glue are called like `__wbg_preventDefault_af59afb0f0a02e20`, in both
/// files, and a minifier may not touch them. Here they get short names: 5 KB less after brotli.
pub fn bind_split(module: &Path, out: &Path, name: &str) -> Result<()> {
    let mut bound = Bindgen::new()
        .input_path(module)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen on {}", module.display()))?;
    let glue = format!("./{name}_bg.js");
    let mut short_names = HashMap::new();
    for import in bound.wasm_mut().imports.iter_mut().filter(|import| import.module == glue) {
        let short = format!("_{:x}", short_names.len());
        short_names.insert(std::mem::replace(&mut import.name, short.clone()), short);
        import.module = "_".to_owned();
    }
    bound.emit(out)?;
    let script = out.join(name).with_added_extension("js");
    let text = std::fs::read_to_string(&script)?;
    std::fs::write(script, shortened(&text, &glue, &short_names)?)?;
    Ok(())
}

/// The glue with the functions it offers under their short names. They stand one to a line, as keys of an object.
fn shortened(text: &str, glue: &str, short_names: &HashMap<String, String>) -> Result<String> {
    let (mut left, mut lines) = (short_names.len(), Vec::new());
    for line in text.lines() {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        match rest.split_once(": ").and_then(|(key, value)| Some((short_names.get(key)?, value))) {
            Some((short, value)) => {
                left -= 1;
                lines.push(format!("{indent}{short}: {value}"));
            }
            None => lines.push(line.replace(&format!("\"{glue}\":"), "\"_\":")),
        }
    }
    anyhow::ensure!(
        left == 0,
        "{left} imports of the module are not where the glue of wasm-bindgen is known to have them"
    );
    Ok(lines.join("\n"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_renamed_where_they_are_offered_and_nowhere_else() {
        let glue = "const import0 = {\n    __wbg_a_12: function(arg0) {\n        f(__wbg_a_12);\n    },\n};\n\"./g_bg.js\": import0,";
        let names = HashMap::from([("__wbg_a_12".to_owned(), "_0".to_owned())]);
        let short = shortened(glue, "./g_bg.js", &names).unwrap();
        assert_eq!(
            short,
            "const import0 = {\n    _0: function(arg0) {\n        f(__wbg_a_12);\n    },\n};\n\"_\": import0,"
        );
        let more = HashMap::from([("__wbg_b_34".to_owned(), "_1".to_owned())]);
        assert!(shortened(glue, "./g_bg.js", &more).is_err());
    }
}
