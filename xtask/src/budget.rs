//! What the first load of the quota page costs.
use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64::prelude::*;

use crate::build;

/// Bytes after brotli, of everything the browser fetches from the console's own origin.
const MOST_BYTES: u64 = 200_000;
/// Requests to the console's own origin.
const MOST_REQUESTS: usize = 12;
/// The address that most people open first; it is weighed.
pub const PAGE: &str = "/quotas";

/// Prints what `dist` makes a browser fetch for the quota page; over the budget is a fault.
pub fn check(dist: &Path) -> Result<()> {
    let html = std::fs::read_to_string(dist.join("index.html")).context("index.html: run `cargo xtask dist` first")?;
    let mut files = first_load(&html)?;
    // The page itself, and what its first script asks for.
    files.extend(["/index.html", "/settings.json"].map(str::to_owned));
    let mut rows = files
        .into_iter()
        .map(|file| Ok((weigh(&dist.join(file.trim_start_matches('/')))?, file)))
        .collect::<Result<Vec<_>>>()?;
    rows.sort_by_key(|((_, packed), _)| std::cmp::Reverse(*packed));
    let total: u64 = rows.iter().map(|((_, packed), _)| packed).sum();
    let plain: u64 = rows.iter().map(|((plain, _), _)| plain).sum();
    eprintln!("{:>10} {:>10}  first load of {PAGE}", "bytes", "brotli");
    for ((plain, packed), file) in &rows {
        eprintln!("{plain:>10} {packed:>10}  {file}");
    }
    eprintln!("{plain:>10} {total:>10}  {} requests; at most {MOST_BYTES} and {MOST_REQUESTS}", rows.len());
    if total > MOST_BYTES || rows.len() > MOST_REQUESTS {
        bail!("over the budget: {total} bytes in {} requests", rows.len());
    }
    Ok(())
}

/// The addresses index.html makes a browser fetch: what it links and loads, and the file with the weighed page's chunks.
fn first_load(html: &str) -> Result<BTreeSet<String>> {
    let pages = between(html, "data-pages='", "'").context("index.html has no data-pages")?;
    let pages: serde_json::Value = serde_json::from_str(&pages.replace("&#39;", "'").replace("&amp;", "&"))?;
    let page = pages.get(PAGE).with_context(|| format!("data-pages lacks {PAGE}"))?;
    let (name, hash, plain): (String, String, u8) = serde_json::from_value(page.clone())?;
    ensure!(plain == 1, "{PAGE} needs the second style sheet");
    let hash = BASE64_STANDARD.decode(hash)?;
    let mut files = BTreeSet::from([format!("/{name}-{}.wasm", build::beginning(&hash))]);
    for attribute in ["href=\"", " src=\"", "data-wasm=\""] {
        let values = html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
        files.extend(values.filter(|value| value.starts_with('/')).map(str::to_owned));
    }
    Ok(files)
}

/// Bytes of a file as it is, and as a server sends it (compressed where a smaller twin lies beside it).
fn weigh(file: &Path) -> Result<(u64, u64)> {
    let plain = std::fs::metadata(file).with_context(|| file.display().to_string())?.len();
    let twin = file.with_added_extension("br");
    Ok((plain, std::fs::metadata(twin).map_or(plain, |twin| twin.len())))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<link rel="icon" href="/icon-1.svg"><a href="">reload</a>
        <link rel="stylesheet" href="/s.css"><script src="/g.js" data-wasm="/g.wasm"
          data-pages='{"/quotas":["page","AQIDBAX/AA==",1],"/trail":["page","AAAAAAAAAA==",0]}'></script>"#;

    #[test]
    fn each_file_counts_once_and_other_pages_do_not() {
        let files: Vec<String> = first_load(HTML).unwrap().into_iter().collect();
        assert_eq!(files, ["/g.js", "/g.wasm", "/icon-1.svg", "/page-0102030405ff.wasm", "/s.css"]);
    }

    #[test]
    fn a_page_without_a_file_to_open_it_cannot_be_weighed() {
        assert!(first_load("<html></html>").is_err());
    }
}
