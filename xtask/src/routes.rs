//! Which page, hence which chunks, belongs to which address: read from the router's own source, the one place that says it.
use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, ensure};

use crate::places;

/// Where the router's table stands.
const SOURCE: &str = "src/views/frame/routes.rs";

/// The chunks that each address needs at once, by pattern (`:name` stands for one segment).
///
/// `parts` maps what the splitter calls a split point (`__Platform_View…`, in one case or another) to the file stems of
/// its chunks. A lazy page that no route names is a fault: its chunks would load late.
pub fn chunks_by_pattern(parts: &HashMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<String>>> {
    let source = std::fs::read_to_string(places::root().join(SOURCE)).context(SOURCE)?;
    let mut found = join(&lazy_routes(&source), parts)?;
    for (from, to) in redirects(&source) {
        if let Some(chunks) = found.get(&to).cloned() {
            found.insert(from, chunks);
        }
    }
    Ok(found)
}

fn join(routes: &[(String, String)], parts: &HashMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<String>>> {
    let mut found = BTreeMap::new();
    for (point, chunks) in parts {
        let page = page_of(point);
        let mut patterns = routes.iter().filter(|(_, view)| view.to_lowercase() == page).peekable();
        ensure!(
            patterns.peek().is_some(),
            "no route of {SOURCE} has the lazy page “{page}”: <Route path=path!(\"…\") view={{Lazy::<…>::new()}} />"
        );
        found.extend(patterns.map(|(pattern, _)| (pattern.clone(), chunks.clone())));
    }
    Ok(found)
}

/// Pattern and lazy route type of each `<Route path=path!("…") view={Lazy::<…>::new()} />`.
fn lazy_routes(source: &str) -> Vec<(String, String)> {
    let lazy = |element: &str| {
        let view = element.split_once("Lazy::<")?.1.split('>').next()?.rsplit("::").next()?;
        Some((pattern(element)?, view.to_owned()))
    };
    elements(source).filter_map(lazy).collect()
}

/// Pattern and target of each `<Route path=path!("…") view=|| view! { <Redirect path="…" /> } />`.
fn redirects(source: &str) -> Vec<(String, String)> {
    let redirect = |element: &str| {
        let target = element.split_once("<Redirect path=\"")?.1.split('"').next()?;
        Some((pattern(element)?, target.to_owned()))
    };
    elements(source).filter_map(redirect).collect()
}

/// The text of each `<Route …`, up to the end of the first tag that closes itself.
fn elements(source: &str) -> impl Iterator<Item = &str> {
    let starts = source.split("<Route").skip(1).filter(|rest| rest.starts_with(char::is_whitespace)); // not <Routes>
    starts.filter_map(|rest| rest.split("/>").next())
}

fn pattern(element: &str) -> Option<String> {
    element.split_once("path!(\"")?.1.split('"').next().map(str::to_owned)
}

/// `__Platform_View` arrives as `platform_view_7163…`: the type's name, in small letters, without what the macros add.
fn page_of(point: &str) -> String {
    let words: Vec<&str> = point.split('_').filter(|word| !word.is_empty()).collect();
    let end = words.iter().rposition(|word| word.eq_ignore_ascii_case("view")).unwrap_or(words.len());
    words.into_iter().take(end).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"<Routes fallback=|| view! { <NotFound /> }>
        <Route path=path!("/") view=|| view! { <Redirect path="/sign-in" /> } />
        <Route path=path!("/sign-in") view={Lazy::<SignIn>::new()} />
        <Route
            path=path!("/departments/:id")
            view={Lazy::<super::quotas::Department>::new()}
        />"#;

    fn parts(points: &[&str]) -> HashMap<String, Vec<String>> {
        points.iter().map(|point| ((*point).to_owned(), vec![format!("split_{point}")])).collect()
    }

    #[test]
    fn lazy_routes_are_read_and_others_are_not() {
        let read = lazy_routes(SOURCE);
        let read: Vec<_> = read.iter().map(|(pattern, view)| (pattern.as_str(), view.as_str())).collect();
        assert_eq!(read, [("/sign-in", "SignIn"), ("/departments/:id", "Department")]);
    }

    #[test]
    fn a_redirect_is_no_page_but_leads_to_one() {
        assert_eq!(redirects(SOURCE), [("/".to_owned(), "/sign-in".to_owned())]);
    }

    #[test]
    fn a_split_point_is_known_by_its_type() {
        assert_eq!(page_of("__platform_view_7163"), "platform");
        assert_eq!(page_of("__sign_in_view_7163"), "signin");
    }

    #[test]
    fn each_address_gets_the_chunks_of_its_page() {
        let found = join(&lazy_routes(SOURCE), &parts(&["__sign_in_view_1", "__department_view_2"])).unwrap();
        assert_eq!(found.get("/sign-in").unwrap(), &["split___sign_in_view_1"]);
        assert_eq!(found.get("/departments/:id").unwrap(), &["split___department_view_2"]);
    }

    #[test]
    fn a_lazy_page_without_address_stops_the_build() {
        let fault = join(&lazy_routes(SOURCE), &parts(&["__stranger_view_2"])).unwrap_err();
        assert!(fault.to_string().contains("stranger"));
    }
}
