//! Which page, hence which chunks, belongs to which address: read from the router's own source, the one place that says it.
use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, ensure};

use crate::places;

/// Where the router's table stands.
const SOURCE: &str = "src/views/frame/routes.rs";

/// The chunks that each address needs at once, by pattern (`:name` stands for one segment).
///
/// `parts` maps what the splitter calls a split point (a lazy function's name and a hash) to the file stems of its chunks.
/// A lazy page that the table does not name is a fault: its chunks would load late.
pub fn chunks_by_pattern(parts: &HashMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<String>>> {
    let source = std::fs::read_to_string(places::root().join(SOURCE)).context(SOURCE)?;
    join(&lazy_pages(&source), parts)
}

fn join(pages: &[(String, String)], parts: &HashMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<String>>> {
    let mut found = BTreeMap::new();
    for (point, chunks) in parts {
        let name = function_of(point);
        let mut patterns = pages.iter().filter(|(_, page)| *page == name).peekable();
        ensure!(patterns.peek().is_some(), "{SOURCE} has no line for the lazy page “{name}”: {name}() at \"/…\" => …;");
        found.extend(patterns.map(|(pattern, _)| (pattern.clone(), chunks.clone())));
    }
    Ok(found)
}

/// Pattern and function of each line `name(…) at "/pattern" => …;`; a page may have several patterns, with ` or ` between.
fn lazy_pages(source: &str) -> Vec<(String, String)> {
    let page = |line: &str| {
        let (head, rest) = line.trim().split_once(") at \"")?;
        let (name, _) = head.split_once('(')?;
        let (patterns, _) = rest.split_once("\" =>")?;
        let patterns = patterns.split("\" or \"");
        Some(patterns.map(|pattern| (pattern.to_owned(), name.to_owned())).collect::<Vec<_>>())
    };
    source.lines().filter_map(page).flatten().collect()
}

/// `sign_in_7163…` is the function `sign_in`.
fn function_of(point: &str) -> String {
    let name = point.trim_end_matches(|c: char| c.is_ascii_digit());
    name.trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"chunks! {
    sign_in() at "/sign-in" => SignInPage();
    department(id: String) at "/departments/:id" => DepartmentPage(id);
    service(counts: bool) at "/service" or "/service/metrics" => page(counts);
}"#;

    fn parts(points: &[&str]) -> HashMap<String, Vec<String>> {
        points.iter().map(|point| ((*point).to_owned(), vec![format!("split_{point}")])).collect()
    }

    #[test]
    fn lazy_pages_are_read() {
        let read = lazy_pages(SOURCE);
        let read: Vec<_> = read.iter().map(|(pattern, name)| (pattern.as_str(), name.as_str())).collect();
        let service = [("/service", "service"), ("/service/metrics", "service")];
        assert_eq!(read, [[("/sign-in", "sign_in"), ("/departments/:id", "department")], service].concat());
    }

    #[test]
    fn each_address_gets_the_chunks_of_its_page() {
        let found = join(&lazy_pages(SOURCE), &parts(&["sign_in_1", "department_2"])).unwrap();
        assert_eq!(found.get("/sign-in").unwrap(), &["split_sign_in_1"]);
        assert_eq!(found.get("/departments/:id").unwrap(), &["split_department_2"]);
    }

    #[test]
    fn a_lazy_page_without_address_stops_the_build() {
        let fault = join(&lazy_pages(SOURCE), &parts(&["stranger_2"])).unwrap_err();
        assert!(fault.to_string().contains("stranger"));
    }
}
