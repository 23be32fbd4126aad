//! index.html with the names, hashes and preloads of this build.
use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use super::Part;
use super::opening::Opening;
use crate::places;

/// All the page refers to.
#[derive(Debug)]
pub struct Page {
    /// The script, which starts the WebAssembly.
    pub script: Part,
    /// The main WebAssembly module.
    pub wasm: Part,
    /// The style sheet.
    pub style: Part,
    /// Files of `public/` that index.html links, by the address written there.
    pub public: BTreeMap<String, Part>,
    /// The file that each page is opened with, by address pattern.
    pub pages: BTreeMap<String, Opening>,
}

impl Page {
    /// Writes index.html into `folder`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let template = std::fs::read_to_string(places::root().join("index.html"))?;
        std::fs::write(folder.join("index.html"), self.fill(&template)?)?;
        Ok(())
    }

    /// The template with Trunk's lines replaced: the one for the Rust program by ours, the others by nothing.
    fn fill(&self, template: &str) -> Result<String> {
        let mut text = String::new();
        let (mut program, mut style) = (false, false);
        for line in template.lines() {
            if line.contains("data-trunk rel=\"rust\"") {
                program = true;
                text.push_str(&self.head());
            } else if line.contains("rel=\"stylesheet\"") {
                style = true;
                let Part { href, integrity } = &self.style;
                text.push_str(&format!("<link rel=\"stylesheet\" href=\"{href}\" integrity=\"{integrity}\">\n"));
            } else if !line.contains("data-trunk") && !line.trim_start().starts_with("<!--") {
                text.push_str(line.trim_start());
                text.push('\n');
            }
        }
        ensure!(program && style, "index.html lacks its line for Trunk's Rust program or for the style sheet");
        for (address, part) in &self.public {
            text = text.replace(&format!("\"{address}\""), &format!("\"{}\"", part.href));
        }
        Ok(text)
    }

    fn head(&self) -> String {
        let Self { script, wasm, pages, .. } = self;
        let pages = json!(pages).to_string().replace('&', "&amp;").replace('\'', "&#39;");
        // The preloads stand before the script: what it asks for must find a download that has already begun.
        // A preload for fetch() cannot check integrity (browsers warn about it); whoever fetches does.
        format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\">\n\
             <script src=\"{}\" integrity=\"{}\" data-wasm=\"{wasm}\" data-wasm-integrity=\"{}\" \
             data-pages='{pages}'></script>\n",
            script.href,
            script.integrity,
            wasm.integrity,
            wasm = wasm.href,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Part {
        Part { href: format!("/{name}"), integrity: format!("sha256-{name}") }
    }

    fn page() -> Page {
        Page {
            script: part("gantry-1.js"),
            wasm: part("gantry-1.wasm"),
            style: part("style-1.css"),
            public: BTreeMap::from([("/icon.svg".to_owned(), part("icon-1.svg"))]),
            pages: BTreeMap::from([("/quotas".to_owned(), ("page".to_owned(), "abc=".to_owned(), 1))]),
        }
    }

    const TEMPLATE: &str = "<head>\n<link rel=\"icon\" href=\"/icon.svg\">\n<link data-trunk rel=\"rust\">\n\
        <link data-trunk rel=\"copy-dir\" href=\"boot\">\n<link rel=\"stylesheet\" href=\"/style/main.css\">\n</head>";

    #[test]
    fn every_script_style_and_module_is_named_with_its_hash() {
        let text = page().fill(TEMPLATE).unwrap();
        for name in ["gantry-1.js", "gantry-1.wasm", "style-1.css"] {
            assert!(text.contains(&format!("\"/{name}\"")), "{name} in {text}");
            assert!(text.contains(&format!("integrity=\"sha256-{name}\"")), "{name} in {text}");
        }
        assert!(text.contains("href=\"/icon-1.svg\""));
        assert!(text.contains(r#"data-pages='{"/quotas":["page","abc=",1]}'"#));
    }

    #[test]
    fn nothing_of_trunk_and_no_inline_script_is_left() {
        let text = page().fill(TEMPLATE).unwrap();
        assert!(!text.contains("trunk"));
        assert!(text.split("<script").skip(1).all(|script| script.contains(" src=") && script.contains("></script>")));
    }

    #[test]
    fn a_template_without_its_lines_is_refused() {
        assert!(page().fill("<head></head>").is_err());
    }
}
