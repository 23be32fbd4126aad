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
    texts: Vec<Box<str>>,
    orders: Vec<Kept>,
    last: Option<Last>,
}

impl Index {
    /// The rows in the order of a column; `keys` is asked the first time only.
    pub fn order(&mut self, by: &'static str, down: bool, keys: impl FnOnce() -> Keys) -> Places {
        let kept = match self.orders.iter().position(|kept| kept.by == by) {
            Some(at) => self.orders.get(at),
            None => {
                self.orders.push(sorted(by, &keys()));
                self.orders.last()
            }
        };
        kept.map(|kept| Arc::clone(if down { &kept.down } else { &kept.up })).unwrap_or_default()
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
        for row in self.texts.len()..order.len() {
            self.texts.push(text(u32::try_from(row).unwrap_or(u32::MAX)).into_boxed_str());
        }
        let from = match &self.last {
            Some(last) if Arc::ptr_eq(&last.order, order) && query.starts_with(&last.query) => &last.found,
            _ => order,
        };
        let holds = |row: &u32| {
            let held = self.texts.get(*row as usize).is_some_and(|text| text.contains(query));
            held || label.is_some_and(|label| label(*row))
        };
        let found: Places = Arc::new(from.iter().copied().filter(holds).collect());
        self.last = Some(Last { query: query.to_owned(), order: Arc::clone(order), found: Arc::clone(&found) });
        found
    }
}

fn sorted(by: &'static str, keys: &Keys) -> Kept {
    let (known, nothing): (Vec<u32>, Vec<u32>) = match keys {
        Keys::Numbers(keys) => {
            let mut known: Vec<(u64, u32)> = (0..).zip(keys).filter_map(|(row, key)| Some(((*key)?, row))).collect();
            known.sort_unstable();
            let nothing = (0..).zip(keys).filter(|(_, key)| key.is_none()).map(|(row, _)| row);
            (known.into_iter().map(|(_, row)| row).collect(), nothing.collect())
        }
        Keys::Texts(keys) => {
            let mut known: Vec<u32> = (0..).zip(keys).filter(|(_, key)| !key.is_empty()).map(|(row, _)| row).collect();
            let key = |row: u32| keys.get(row as usize).map_or("", |key| &**key);
            known.sort_unstable_by(|a, b| match key(*a).cmp(key(*b)) {
                Ordering::Equal => a.cmp(b),
                other => other,
            });
            let nothing = (0..).zip(keys).filter(|(_, key)| key.is_empty()).map(|(row, _)| row);
            (known, nothing.collect())
        }
    };
    let down = known.iter().rev().chain(&nothing).copied().collect();
    let up = known.into_iter().chain(nothing).collect();
    Kept { by, up: Arc::new(up), down: Arc::new(down) }
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

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            rows in prop::collection::vec("[a-c]{0,4}", 0..20),
            queries in prop::collection::vec("[a-c]{0,3}", 1..8),
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
