//! Which page, hence which chunks, belongs to which address.
use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, bail};

/// Address patterns (`:name` stands for one segment) and the lazy route types of `src/views/frame/routes.rs`.
/// The build fails when a lazy page is missing here, or one named here does not exist.
const PAGES: &[(&str, &str)] = &[("/quotas", "Platform"), ("/departments", "Departments")];

/// The chunks that each address needs at once, by pattern.
///
/// `parts` maps what the splitter calls a split point (`platform_view_<number>`) to the file stems of its chunks.
pub fn chunks_by_pattern(parts: &HashMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<String>>> {
    let mut left: BTreeMap<String, &Vec<String>> =
        parts.iter().map(|(point, chunks)| (page_of(point), chunks)).collect();
    let mut found = BTreeMap::new();
    for (pattern, page) in PAGES {
        let Some(chunks) = left.get(&page.to_lowercase()) else {
            bail!("xtask/src/routes.rs names the page {page} for {pattern}, but no lazy route has that name");
        };
        found.insert((*pattern).to_owned(), (*chunks).clone());
    }
    for (_, page) in PAGES {
        left.remove(&page.to_lowercase());
    }
    if let Some(page) = left.keys().next() {
        bail!("the lazy page “{page}” has no address: add it to xtask/src/routes.rs");
    }
    Ok(found)
}

/// `__Platform_View` arrives as `platform_view_7163…`: the type's name without what the macros put around it.
fn page_of(point: &str) -> String {
    let words: Vec<&str> = point.split('_').filter(|word| !word.is_empty()).collect();
    let end = words.iter().rposition(|word| *word == "view").unwrap_or(words.len());
    words.into_iter().take(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(points: &[&str]) -> HashMap<String, Vec<String>> {
        points.iter().map(|point| ((*point).to_owned(), vec![format!("split_{point}")])).collect()
    }

    #[test]
    fn a_split_point_is_known_by_its_type() {
        assert_eq!(page_of("platform_view_7163"), "platform");
        assert_eq!(page_of("__sign_in_view_7163"), "signin");
    }

    #[test]
    fn a_lazy_page_without_address_stops_the_build() {
        let names: Vec<String> = PAGES.iter().map(|(_, page)| format!("{}_view_1", page.to_lowercase())).collect();
        let mut points: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(chunks_by_pattern(&parts(&points)).unwrap().len(), PAGES.len());
        points.push("stranger_view_2");
        assert!(chunks_by_pattern(&parts(&points)).unwrap_err().to_string().contains("stranger"));
    }

    #[test]
    fn an_address_without_page_stops_the_build() {
        assert!(chunks_by_pattern(&parts(&[])).is_err());
    }
}
