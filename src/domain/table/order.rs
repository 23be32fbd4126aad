//! Putting things in order, compiled once for all kinds of things.

use core::cmp::Ordering;

/// The numbers from 0 up to `count` in the order of `compare`; equals keep theirs.
#[must_use]
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Things in the order of `compare`; equals keep theirs.
#[must_use]
pub fn sorted<T>(things: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = ordered(things.len(), &|a, b| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut places: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| places.get_mut(at).and_then(Option::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn sorts_and_keeps_equals_in_place() {
        let words = sorted(vec!["bb", "a", "cc", "d"], |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["a", "d", "bb", "cc"]);
    }
}
