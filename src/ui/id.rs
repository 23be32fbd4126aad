//! Names for elements that refer to each other.
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An element id that nobody else in this page has, for `for`, `aria-describedby` and their kin.
pub fn fresh_id() -> String {
    let mut id = String::from("u");
    id.push_str(&NEXT.fetch_add(1, Ordering::Relaxed).to_string());
    id
}

#[cfg(test)]
mod tests {
    #[test]
    fn never_twice() {
        assert_ne!(super::fresh_id(), super::fresh_id());
    }
}
