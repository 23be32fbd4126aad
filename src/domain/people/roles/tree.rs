//! Resource items as a tree, whatever their parents say.
use std::collections::{BTreeMap, BTreeSet};

use super::Item;

/// What is odd about the place of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Its parent is not among the items, so it stands at the top.
    ParentAbsent,
    /// It is above itself: the circle is cut here, and it stands at the top.
    Circle,
    /// An earlier item has its id; nothing stands under this one.
    SameId,
}

/// A line of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which item, by its place in the list.
    pub item: usize,
    /// How many items are above it.
    pub depth: usize,
    /// How many stand directly under it.
    pub children: usize,
    /// What is odd about its place.
    pub oddity: Option<Oddity>,
}

/// The items as a tree, from top to bottom, each exactly once, whatever their parents say; under one parent in the order they
/// came. Circles are cut at their first item, and a deep tree needs no deep calls.
#[must_use]
pub fn tree(items: &[Item]) -> Vec<Line> {
    let mut forest = Forest::of(items);
    for top in std::mem::take(&mut forest.tops) {
        forest.draw(top);
    }
    // What no top leads to hangs on a circle: the way upwards ends in it, and there it is cut.
    for at in 0..items.len() {
        if !forest.is_drawn(at) {
            let cut = forest.first_of_circle(at);
            forest.cut(cut);
            forest.draw(cut);
        }
    }
    forest.lines
}

/// A tree being drawn.
struct Forest {
    /// The item above each.
    above: Vec<Option<usize>>,
    under: BTreeMap<usize, Vec<usize>>,
    tops: Vec<usize>,
    oddities: BTreeMap<usize, Oddity>,
    drawn: Vec<bool>,
    lines: Vec<Line>,
}

impl Forest {
    fn of(items: &[Item]) -> Forest {
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        let mut oddities = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let Some(id) = said(&item.called.id) else { continue };
            if *by_id.entry(id).or_insert(at) != at {
                oddities.insert(at, Oddity::SameId);
            }
        }
        let above: Vec<Option<usize>> = items.iter().map(|item| by_id.get(said(&item.parent)?).copied()).collect();
        let (mut tops, mut under): (Vec<usize>, BTreeMap<usize, Vec<usize>>) = (Vec::new(), BTreeMap::new());
        for (at, (item, parent)) in items.iter().zip(&above).enumerate() {
            if let Some(parent) = parent {
                under.entry(*parent).or_default().push(at);
                continue;
            }
            tops.push(at);
            if said(&item.parent).is_some() {
                oddities.entry(at).or_insert(Oddity::ParentAbsent);
            }
        }
        Forest { above, under, tops, oddities, drawn: vec![false; items.len()], lines: Vec::with_capacity(items.len()) }
    }

    fn is_drawn(&self, at: usize) -> bool {
        self.drawn.get(at).copied().unwrap_or(true)
    }

    /// Draws an item and all that is under it.
    fn draw(&mut self, top: usize) {
        let mut open = vec![(top, 0)];
        while let Some((item, depth)) = open.pop() {
            if let Some(drawn) = self.drawn.get_mut(item) {
                *drawn = true;
            }
            let children = self.under.get(&item).map_or(&[][..], Vec::as_slice);
            open.extend(children.iter().rev().map(|child| (*child, depth + 1)));
            let oddity = self.oddities.get(&item).copied();
            self.lines.push(Line { item, depth, children: children.len(), oddity });
        }
    }

    /// Takes an item of a circle from under its parent, so that the circle is none any more.
    fn cut(&mut self, at: usize) {
        if let Some(children) = self.above(at).and_then(|parent| self.under.get_mut(&parent)) {
            children.retain(|child| *child != at);
        }
        self.oddities.insert(at, Oddity::Circle);
    }

    /// The earliest item of the circle in which the way upwards from an item ends.
    fn first_of_circle(&self, from: usize) -> usize {
        let step = |at: usize| self.above(at).unwrap_or(at);
        let (mut met, mut inside) = (BTreeSet::new(), from);
        while met.insert(inside) {
            inside = step(inside);
        }
        let (mut first, mut at) = (inside, step(inside));
        while at != inside {
            first = first.min(at);
            at = step(at);
        }
        first
    }

    fn above(&self, at: usize) -> Option<usize> {
        self.above.get(at).copied().flatten()
    }
}

/// An id that says something: an empty text or `0`, which vendors write for “none”, does not.
fn said(id: &Option<String>) -> Option<&str> {
    id.as_deref().map(str::trim).filter(|id| !id.is_empty() && *id != "0")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::people::roles::Called;

    fn items(pairs: &[(&str, &str)]) -> Vec<Item> {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let item = |(id, parent): &(&str, &str)| Item {
            called: Called { id: text(id), ..Called::default() },
            parent: text(parent),
        };
        pairs.iter().map(item).collect()
    }

    /// Item, depth, children.
    fn drawn(pairs: &[(&str, &str)]) -> Vec<(usize, usize, usize)> {
        tree(&items(pairs)).into_iter().map(|line| (line.item, line.depth, line.children)).collect()
    }

    fn odd(pairs: &[(&str, &str)]) -> Vec<(usize, Oddity)> {
        tree(&items(pairs)).into_iter().filter_map(|line| Some((line.item, line.oddity?))).collect()
    }

    #[test]
    fn children_stand_under_their_parents_in_the_order_they_came() {
        let pairs = [("c", "a"), ("a", ""), ("d", "c"), ("b", "a"), ("e", "0")];
        assert_eq!(drawn(&pairs), [(1, 0, 2), (0, 1, 1), (2, 2, 0), (3, 1, 0), (4, 0, 0)]);
        assert_eq!(odd(&pairs), []);
        assert_eq!(drawn(&[]), []);
    }

    #[test]
    fn a_parent_that_is_absent_leaves_its_children_at_the_top() {
        let pairs = [("a", "gone"), ("b", "a"), ("", "a"), ("", "")];
        assert_eq!(drawn(&pairs), [(0, 0, 2), (1, 1, 0), (2, 1, 0), (3, 0, 0)]);
        assert_eq!(odd(&pairs), [(0, Oddity::ParentAbsent)]);
    }

    #[test]
    fn circles_are_cut_where_they_come_first() {
        // d hangs on the circle b → c → b, and comes before it.
        let pairs = [("d", "c"), ("b", "c"), ("c", "b"), ("a", "a")];
        assert_eq!(drawn(&pairs), [(1, 0, 1), (2, 1, 1), (0, 2, 0), (3, 0, 0)]);
        assert_eq!(odd(&pairs), [(1, Oddity::Circle), (3, Oddity::Circle)]);
    }

    #[test]
    fn of_two_with_the_same_id_the_first_has_the_children() {
        let pairs = [("a", ""), ("a", ""), ("b", "a")];
        assert_eq!(drawn(&pairs), [(0, 0, 1), (2, 1, 0), (1, 0, 0)]);
        assert_eq!(odd(&pairs), [(1, Oddity::SameId)]);
    }

    #[test]
    fn a_deep_tree_needs_no_deep_calls() {
        let ids: Vec<String> = (1..=50_000).map(|n| n.to_string()).collect();
        let pairs: Vec<(&str, &str)> = ids
            .iter()
            .zip(std::iter::once("").chain(ids.iter().map(String::as_str)))
            .map(|(id, up)| (id.as_str(), up))
            .collect();
        let lines = tree(&items(&pairs));
        assert_eq!((lines.len(), lines.last().map(|line| line.depth)), (50_000, Some(49_999)));
    }

    proptest! {
        #[test]
        fn each_item_is_drawn_once_and_counts_its_children(pairs in proptest::collection::vec(("[a-e]?", "[a-f]?"), 0..12)) {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(id, parent)| (id.as_str(), parent.as_str())).collect();
            let lines = tree(&items(&pairs));
            let mut seen: Vec<usize> = lines.iter().map(|line| line.item).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..pairs.len()).collect::<Vec<_>>());
            for (at, line) in lines.iter().enumerate() {
                let below = lines[at + 1..].iter().take_while(|other| other.depth > line.depth);
                prop_assert_eq!(below.filter(|other| other.depth == line.depth + 1).count(), line.children);
            }
        }
    }
}
