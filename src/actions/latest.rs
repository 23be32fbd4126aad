//! The last good value and its age: old data stays while new data loads, and when loading fails (DESIGN §4).

use std::future::Future;
use std::pin::Pin;

use futures::future::abortable;
use leptos::prelude::{Callback, Owner, RwSignal, Update, on_cleanup};
use leptos::task::spawn_local;

use super::connection;
use crate::domain::moment::Moment;
use crate::transport::Failure;

/// What is known, since when, and how the last attempt to learn more went.
#[derive(Clone, Debug, PartialEq)]
pub struct Latest<T> {
    /// The last good value, and when it arrived by this machine's clock.
    pub value: Option<(T, Moment)>,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<Failure>,
    /// Whether an attempt is under way.
    pub busy: bool,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self { value: None, failure: None, busy: false }
    }
}

impl<T> Latest<T> {
    /// Nothing is known yet, but may be soon: the only time for a skeleton.
    pub fn first_time(&self) -> bool {
        self.value.is_none() && self.failure.is_none()
    }
}

/// A read on its way.
pub type Read<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Reads anew into `latest`; the read is cancelled when the owner of the caller (a page) goes away.
pub fn load<T: Clone + Send + Sync + 'static>(latest: RwSignal<Latest<T>>, read: Read<T>) {
    latest.update(|latest| latest.busy = true);
    let (read, abort) = abortable(read);
    on_cleanup(move || abort.abort());
    spawn_local(async move {
        let outcome = read.await;
        // The page may be gone, and its signals with it.
        latest.try_update(|latest| {
            latest.busy = false;
            match outcome {
                Ok(Ok(value)) => (latest.value, latest.failure) = (Some((value, connection::now())), None),
                Ok(Err(failure)) => latest.failure = Some(failure),
                Err(_cancelled) => {}
            }
        });
    });
}

/// A read that can be asked for again later, by a button, as if its page asked for it now.
pub fn again(read: impl Fn() + Send + Sync + 'static) -> Callback<()> {
    let page = Owner::current();
    Callback::new(move |()| match &page {
        Some(page) => page.with(&read),
        None => read(),
    })
}
