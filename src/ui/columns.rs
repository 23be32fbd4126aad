//! Which columns of a table are shown: a text with their slugs, as it stands in an address, and a box for each.
use super::erased::follow;
use super::table::Column;
use leptos::prelude::*;

/// Whether `chosen` names a column; an empty text names the usual ones.
pub fn is_shown(chosen: &str, slug: &str, usual: &[&str]) -> bool {
    if chosen.is_empty() { usual.contains(&slug) } else { chosen.split(',').any(|named| named == slug) }
}

/// Boxes for columns that may be hidden, with their slugs and in their order. They follow `chosen`, and it follows them; it
/// stays empty for the usual ones. The first column is always there, and `first` is its slug.
pub fn boxes(
    chosen: RwSignal<String>,
    first: &'static str,
    usual: &'static [&'static str],
    columns: Vec<(&'static str, TextProp)>,
) -> Vec<Column> {
    let shown = move |slug: &str| chosen.with_untracked(|chosen| is_shown(chosen, slug, usual));
    let (slugs, boxes): (Vec<&str>, Vec<Column>) =
        columns.into_iter().map(|(slug, label)| (slug, Column { label, shown: RwSignal::new(shown(slug)) })).unzip();
    let all: Vec<(&str, RwSignal<bool>)> = slugs.into_iter().zip(&boxes).map(|(slug, own)| (slug, own.shown)).collect();
    let ticks = all.clone();
    let mut begun = false;
    follow(move || {
        let ticked: Vec<&str> = ticks.iter().filter(|(_, on)| on.get()).map(|(slug, _)| *slug).collect();
        if std::mem::replace(&mut begun, true) {
            chosen.set(if ticked == usual { String::new() } else { [first, &ticked.join(",")].join(",") });
        }
    });
    // An address that was gone back to, or a view that was kept, brings columns of its own.
    follow(move || {
        chosen.track();
        for (slug, on) in &all {
            if on.get_untracked() != shown(slug) {
                on.set(shown(slug));
            }
        }
    });
    boxes
}

#[cfg(test)]
mod tests {
    use super::is_shown;

    #[test]
    fn columns_are_the_usual_ones_until_others_are_named() {
        let shown = |chosen: &str| ["a", "b", "c"].map(|slug| is_shown(chosen, slug, &["a", "c"]));
        assert_eq!(shown(""), [true, false, true]);
        assert_eq!(shown("name,b"), [false, true, false]);
        // None but the first.
        assert_eq!(shown("name,"), [false; 3]);
    }
}
