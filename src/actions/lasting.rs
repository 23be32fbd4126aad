//! What outlives its page and is not known to the first one: it is made when a page first asks for it, so that its code
//! travels with the pages that use it.

use std::cell::OnceCell;
use std::thread::LocalKey;

use leptos::prelude::Owner;

/// What is kept there, beside the owner of its signals; `make` makes it the first time, outside of every page, so that its
/// signals go with none.
pub fn lasting<T: Clone>(kept: &'static LocalKey<OnceCell<(Owner, T)>>, make: impl FnOnce() -> T) -> T {
    kept.with(|kept| {
        let made = kept.get_or_init(|| {
            let page = Owner::current();
            // A new root makes itself the present owner, which the page has to stay.
            let owner = Owner::new_root(None);
            page.inspect(Owner::set);
            let made = owner.with(make);
            (owner, made)
        });
        made.1.clone()
    })
}
