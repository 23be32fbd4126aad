//! Finding and sorting in a list of a hundred thousand rows between two frames: texts, orders and the last result are kept.
use std::cmp::Ordering;
use std::sync::Arc;

/// Numbers of rows, in the order in which they are shown.
pub type Places = Arc<Vec<u32>>;

/// What the rows of a column are sorted by; a row that has nothing there comes last, whichever way the column runs.
pub enum Keys {
    /// Numbers, times and addresses.
    Numbers(Vec<Option<u64>>),
    /// Texts in small letters; an empty one counts as nothing.
    Texts(Vec<Box<str>>),
}

/// A column's order, kept.
struct Kept {
    by: &'static str,
    /// Upwards; those that have nothing there follow.
    up: Places,
    /// Downwards.
    down: Places,
}

/// The last search.
struct Last {
    query: String,
    order: Places,
    found: Places,
}

/// What is kept of a list. It is made anew when the list is another one.
#[derive(Default)]
pub struct Index {
    texts: Texts,
    orders: Vec<Kept>,
    last: Option<Last>,
}

/// The texts of the rows one after the other: a search through all of them then is one walk through memory.
#[derive(Default)]
struct Texts {
    all: String,
    /// Where each row's text ends.
    ends: Vec<usize>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }

    /// Keeps only the first rows.
    fn truncate(&mut self, rows: usize) {
        self.ends.truncate(rows);
        self.all.truncate(self.ends.last().copied().unwrap_or_default());
    }

    /// Whether a row holds a query.
    fn holds(&self, row: u32, query: &str) -> bool {
        let start = (row as usize).checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(row as usize).copied().unwrap_or(start);
        self.all.get(start..end).is_some_and(|text| text.contains(query))
    }

    /// Of each row from one on, whether it holds a query. The library looks for the first letter, several bytes at a time; only
    /// where that stands the rest is compared.
    #[inline(never)]
    fn holding(&self, from: usize, query: &str) -> Vec<bool> {
        let Some(first) = query.chars().next() else { return Vec::new() };
        let mut start = from.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let mut at = start;
        let row = |end: &usize| {
            at = start.max(at);
            start = *end;
            while at + query.len() <= *end {
                let here = self.all.get(at..).unwrap_or_default();
                if here.starts_with(query) {
                    return true;
                }
                let next = here.chars().next().map_or(1, char::len_utf8);
                let found = here.get(next..).and_then(|rest| rest.find(first));
                at = found.map_or(self.all.len(), |found| at + next + found);
            }
            false
        };
        self.ends.get(from..).unwrap_or_default().iter().map(row).collect()
    }
}

/// Stands in no text.
const NOWHERE: &str = "\u{0}";

impl Index {
    /// What is kept for a longer list that begins with the same `rows`: their texts.
    #[must_use]
    pub fn of_more(&mut self, rows: usize) -> Self {
        let mut texts = std::mem::take(&mut self.texts);
        texts.truncate(rows);
        Self { texts, ..Self::default() }
    }

    /// The rows in the order of a column; `keys` is asked the first time only.
    pub fn order(&mut self, by: &'static str, down: bool, keys: impl FnOnce() -> Keys) -> Places {
        let kept = match self.orders.iter().position(|kept| kept.by == by) {
            Some(at) => self.orders.get(at),
            None => {
                self.orders.push(sorted(by, keys()));
                self.orders.last()
            }
        };
        kept.map(|kept| Arc::clone(if down { &kept.down } else { &kept.up })).unwrap_or_default()
    }

    /// Makes the texts of the rows up to `end`, where they are not made yet: ahead of a search, which then need not. They are looked
    /// through once, because a browser has a function in its quick form only after it was called some times.
    pub fn read(&mut self, end: usize, text: &dyn Fn(u32) -> String) {
        let from = self.read_rows();
        for row in from..end {
            self.texts.push(&text(u32::try_from(row).unwrap_or(u32::MAX)));
        }
        std::hint::black_box(self.texts.holding(from, NOWHERE));
    }

    /// How many rows' texts are made.
    #[must_use]
    pub fn read_rows(&self) -> usize {
        self.texts.ends.len()
    }

    /// The rows of an order that hold `query` (in small letters) in their text, or of which `label` says that they do. Each
    /// row's text is made once; a query that goes on from the last one is looked for in what that found.
    pub fn found(
        &mut self,
        query: &str,
        order: &Places,
        text: &dyn Fn(u32) -> String,
        label: Option<&dyn Fn(u32) -> bool>,
    ) -> Places {
        if query.is_empty() {
            self.last = None;
            return Arc::clone(order);
        }
        self.read(order.len(), text);
        let narrowed = match &self.last {
            Some(last) if Arc::ptr_eq(&last.order, order) && query.starts_with(&last.query) => Some(&last.found),
            _ => None,
        };
        let all = if narrowed.is_none() { self.texts.holding(0, query) } else { Vec::new() };
        let fits = |row: &u32| {
            let held = all.get(*row as usize).copied().unwrap_or_else(|| self.texts.holds(*row, query));
            held || label.is_some_and(|label| label(*row))
        };
        let from = narrowed.unwrap_or(order);
        let found: Places = Arc::new(from.iter().copied().filter(fits).collect());
        self.last = Some(Last { query: query.to_owned(), order: Arc::clone(order), found: Arc::clone(&found) });
        found
    }
}

fn sorted(by: &'static str, keys: Keys) -> Kept {
    // A text sorts by its first eight bytes; only where those are equal the whole is looked at.
    let (ranks, whole): (Vec<Option<u64>>, Vec<Box<str>>) = match keys {
        Keys::Numbers(keys) => (keys, Vec::new()),
        Keys::Texts(keys) => (keys.iter().map(|key| beginning(key)).collect(), keys),
    };
    let mut known: Vec<(u64, u32)> = (0..).zip(&ranks).filter_map(|(row, rank)| Some(((*rank)?, row))).collect();
    let text = |row: u32| whole.get(row as usize).map_or("", |text| &**text);
    known.sort_unstable_by(|a, b| match a.0.cmp(&b.0) {
        Ordering::Equal => text(a.1).cmp(text(b.1)).then(a.1.cmp(&b.1)),
        other => other,
    });
    let nothing: Vec<u32> = (0..).zip(&ranks).filter(|(_, rank)| rank.is_none()).map(|(row, _)| row).collect();
    let known = known.into_iter().map(|(_, row)| row);
    let down = known.clone().rev().chain(nothing.iter().copied()).collect();
    let up = known.chain(nothing).collect();
    Kept { by, up: Arc::new(up), down: Arc::new(down) }
}

/// The first eight bytes of a text as a number that sorts as they do; none of an empty text.
fn beginning(text: &str) -> Option<u64> {
    let bytes = text.bytes().chain(std::iter::repeat(0)).take(8);
    (!text.is_empty()).then(|| bytes.fold(0, |sum, byte| sum << 8 | u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::{Index, Keys, Places};
    use proptest::prelude::*;
    use std::cell::Cell;
    use std::sync::Arc;

    #[test]
    fn nothing_comes_last_whichever_way() {
        let mut index = Index::default();
        let keys = || Keys::Numbers(vec![Some(5), None, Some(1), Some(5)]);
        assert_eq!(*index.order("n", false, keys), [2, 0, 3, 1]);
        assert_eq!(*index.order("n", true, || unreachable!("it is kept")), [3, 0, 2, 1]);
        let keys = || Keys::Texts(["b", "", "a"].map(Box::from).into());
        assert_eq!(*index.order("t", false, keys), [2, 0, 1]);
        assert_eq!(*index.order("t", true, keys), [0, 2, 1]);
    }

    #[test]
    fn texts_are_made_once_and_a_longer_query_looks_where_the_last_one_found() {
        let (mut index, made) = (Index::default(), Cell::new(0));
        let rows = ["alpha", "beta", "alps"];
        let order: Places = Arc::new(vec![2, 1, 0]);
        let text = |row: u32| {
            made.set(made.get() + 1);
            rows[row as usize].to_owned()
        };
        assert_eq!(*index.found("al", &order, &text, None), [2, 0]);
        assert_eq!(*index.found("alp", &order, &text, None), [2, 0]);
        assert_eq!(*index.found("alph", &order, &text, None), [0]);
        assert_eq!(*index.found("b", &order, &text, Some(&|row| row == 2)), [2, 1]);
        assert_eq!(*index.found("", &order, &text, None), [2, 1, 0]);
        assert_eq!(made.get(), 3);
    }

    #[test]
    fn a_list_that_grew_keeps_the_texts_of_what_stayed() {
        let (mut index, made) = (Index::default(), Cell::new(0));
        let text = |row: u32| {
            made.set(made.get() + 1);
            ["alpha", "beta", "alps"][row as usize].to_owned()
        };
        index.read(2, &text);
        let mut more = index.of_more(1);
        assert_eq!(*more.found("a", &Arc::new(vec![0, 1, 2]), &text, None), [0, 1, 2]);
        assert_eq!((made.get(), more.read_rows()), (4, 3));
    }

    proptest! {
        #[test]
        fn texts_sort_as_texts_do(rows in prop::collection::vec("[\u{0}a中é]{0,12}", 0..40)) {
            let mut index = Index::default();
            let keys = || Keys::Texts(rows.iter().map(|row| row.clone().into()).collect());
            let places = |order: Places| order.iter().copied().collect::<Vec<_>>();
            let mut plain: Vec<u32> = (0..rows.len() as u32).collect();
            plain.sort_by_key(|row| { let text = &rows[*row as usize]; (text.is_empty(), text) });
            prop_assert_eq!(places(index.order("t", false, keys)), plain.clone());
            let known = plain.iter().filter(|row| !rows[**row as usize].is_empty()).count();
            plain[..known].reverse();
            prop_assert_eq!(places(index.order("t", true, || unreachable!("it is kept"))), plain);
        }

        #[test]
        fn finds_what_a_plain_search_finds(
            rows in prop::collection::vec("[a-cä中]{0,4}", 0..20),
            queries in prop::collection::vec("[a-cä中]{0,3}", 1..8),
            down: bool,
        ) {
            let mut index = Index::default();
            for query in queries {
                let keys = || Keys::Texts(rows.iter().map(|row| row.clone().into()).collect());
                let order = index.order("t", down, keys);
                let found = index.found(&query, &order, &|row| rows[row as usize].clone(), None);
                let plain: Vec<u32> =
                    order.iter().copied().filter(|row| rows[*row as usize].contains(&query)).collect();
                prop_assert_eq!(&*found, &plain);
                prop_assert_eq!(order.len(), rows.len());
            }
        }
    }
}
