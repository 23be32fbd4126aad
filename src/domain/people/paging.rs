//! Reading a list page by page. `offset` is the number of a page, not of an entry (contract `oneaccess.md` §3.3, §11 no. 6);
//! `total` may be missing or wrong, so it alone never ends a reading, and never keeps one going.
use std::collections::BTreeSet;

/// The fewest entries that may be asked for at once.
pub const FEWEST: u32 = 10;
/// The most.
pub const MOST: u32 = 100;

/// A page to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The page's number, from 0.
    pub offset: u32,
    /// How many entries a page has.
    pub limit: u32,
}

/// Why a reading is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The last page was short or empty.
    Reached,
    /// A page brought nothing that was not known: the service does not turn pages.
    Repeating,
    /// As many pages were read as may be.
    TooMany,
}

/// A reading under way.
#[derive(Clone, Debug)]
pub struct Pages {
    limit: u32,
    most_pages: u32,
    read: u32,
    seen: BTreeSet<String>,
    repeated: usize,
    total: Option<u64>,
    end: Option<End>,
}

impl Pages {
    /// A reading of pages of `limit` entries, which is brought within what the contract allows, and at most `most_pages`.
    #[must_use]
    pub fn new(limit: u32, most_pages: u32) -> Pages {
        let limit = limit.clamp(FEWEST, MOST);
        let end = (most_pages == 0).then_some(End::TooMany);
        Pages { limit, most_pages, read: 0, seen: BTreeSet::new(), repeated: 0, total: None, end }
    }

    /// The next page; `None` when the reading is over.
    #[must_use]
    pub fn next_ask(&self) -> Option<Ask> {
        self.end.is_none().then_some(Ask { offset: self.read, limit: self.limit })
    }

    /// Takes the ids of the page that was asked for, and what its answer says the total is. Returns which of its entries, by
    /// their place, are new; the others were on an earlier page, because something moved between two calls.
    pub fn take<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>, total: Option<u64>) -> Vec<usize> {
        if self.end.is_some() {
            return Vec::new();
        }
        let (mut fresh, mut count) = (Vec::new(), 0);
        for (at, id) in ids.into_iter().enumerate() {
            count += 1;
            if self.seen.insert(id.to_owned()) {
                fresh.push(at);
            }
        }
        self.read += 1;
        self.repeated += count - fresh.len();
        self.total = total.or(self.total);
        let full = count >= usize::try_from(self.limit).unwrap_or(usize::MAX);
        // A service that serves fewer than were asked for fills no page; its total says that there is more.
        let more = full || self.missing().is_some();
        self.end = match (count, fresh.len()) {
            (0, _) => Some(End::Reached),
            (_, 0) => Some(End::Repeating),
            _ if !more => Some(End::Reached),
            _ if self.read >= self.most_pages => Some(End::TooMany),
            _ => None,
        };
        fresh
    }

    /// Why the reading is over; `None` while it is not.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// How many entries were read.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen.len()
    }

    /// How many came more than once: the list moved under the reading, so others may have been missed.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// How many entries the service says there are beyond those that were read; `None` when it says no more.
    #[must_use]
    pub fn missing(&self) -> Option<u64> {
        let seen = u64::try_from(self.seen.len()).unwrap_or(u64::MAX);
        self.total?.checked_sub(seen).filter(|missing| *missing > 0)
    }

    /// Whether everything was read, as far as can be told.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.end == Some(End::Reached) && self.missing().is_none() && self.repeated == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A service with so many entries, which serves at most `most` of them at once.
    fn read(entries: usize, most: usize, limit: u32, total: impl Fn(usize) -> Option<u64>) -> (Pages, u32) {
        let ids: Vec<String> = (0..entries).map(|n| n.to_string()).collect();
        let mut pages = Pages::new(limit, 1000);
        let mut calls = 0;
        while let Some(Ask { offset, limit }) = pages.next_ask() {
            let size = most.min(limit as usize);
            let page = ids.iter().skip(offset as usize * size).take(size).map(String::as_str);
            pages.take(page, total(entries));
            calls += 1;
        }
        (pages, calls)
    }

    #[test]
    fn a_short_page_is_the_last() {
        let (pages, calls) = read(250, 1000, 100, |all| Some(all as u64));
        assert_eq!((pages.seen(), pages.complete(), calls), (250, true, 3));
        let (pages, calls) = read(250, 1000, 100, |_| None);
        assert_eq!((pages.seen(), pages.complete(), calls), (250, true, 3));
        // A full last page cannot be told from one before the last.
        let (pages, calls) = read(200, 1000, 100, |_| None);
        assert_eq!((pages.seen(), pages.complete(), calls), (200, true, 3));
    }

    #[test]
    fn a_wrong_total_neither_cuts_nor_prolongs() {
        let (pages, calls) = read(250, 1000, 100, |_| Some(100));
        assert_eq!((pages.seen(), pages.complete(), calls), (250, true, 3));
        let (pages, calls) = read(250, 1000, 100, |_| Some(9999));
        assert_eq!((pages.seen(), calls, pages.missing(), pages.complete()), (250, 4, Some(9749), false));
    }

    #[test]
    fn pages_smaller_than_asked_are_read_on_while_the_total_says_so() {
        let (pages, calls) = read(250, 50, 100, |all| Some(all as u64));
        assert_eq!((pages.seen(), pages.complete(), calls), (250, true, 5));
    }

    #[test]
    fn a_service_that_does_not_turn_pages_is_left() {
        let ids: Vec<String> = (0..10).map(|n| n.to_string()).collect();
        let mut pages = Pages::new(10, 1000);
        assert_eq!(pages.take(ids.iter().map(String::as_str), Some(30)).len(), 10);
        assert_eq!(pages.next_ask(), Some(Ask { offset: 1, limit: 10 }));
        assert_eq!(pages.take(ids.iter().map(String::as_str), Some(30)), [0_usize; 0]);
        assert_eq!((pages.end(), pages.next_ask(), pages.complete()), (Some(End::Repeating), None, false));
        assert_eq!(pages.take(["new"], None), [0_usize; 0]);
        assert_eq!(pages.seen(), 10);
    }

    #[test]
    fn an_entry_that_moved_is_taken_once_and_said() {
        let mut pages = Pages::new(10, 1000);
        let ids: Vec<String> = (0..10).map(|n| n.to_string()).collect();
        pages.take(ids.iter().map(String::as_str), None);
        assert_eq!(pages.take(["9", "10", "11"], None), [1, 2]);
        assert_eq!((pages.end(), pages.repeated(), pages.complete()), (Some(End::Reached), 1, false));
    }

    #[test]
    fn limits_are_the_contracts() {
        for (wished, limit) in [(0, 10), (10, 10), (64, 64), (100, 100), (500, 100)] {
            assert_eq!(Pages::new(wished, 1).next_ask(), Some(Ask { offset: 0, limit }));
        }
        assert_eq!(Pages::new(10, 0).next_ask(), None);
    }

    proptest! {
        #[test]
        fn no_service_keeps_it_going(answers in proptest::collection::vec((proptest::collection::vec("[a-z]{1,2}", 0..30), any::<Option<u64>>()), 1..5), most in 0u32..40) {
            let mut pages = Pages::new(10, most);
            let mut calls = 0;
            for (ids, total) in answers.iter().cycle().take(100) {
                if pages.next_ask().is_none() {
                    break;
                }
                let fresh = pages.take(ids.iter().map(String::as_str), *total);
                prop_assert!(fresh.len() <= ids.len());
                calls += 1;
            }
            prop_assert!(pages.end().is_some() && calls <= most);
        }
    }
}
