//! What a page has asked and not heard yet.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::AbortHandle;
use leptos::prelude::on_cleanup;

type Open = Arc<Mutex<BTreeMap<u64, AbortHandle>>>;

/// The calls of one page that are under way. A page that asks for hours keeps no more than these.
#[derive(Clone, Default)]
pub struct Calls(Open);

/// One of them; it is over when this is dropped.
pub struct Call(Open, u64);

impl Calls {
    /// Calls that are cancelled when the owner of the caller goes away.
    pub fn of_this_page() -> Self {
        let calls = Self::default();
        let open = calls.0.clone();
        on_cleanup(move || {
            let open = std::mem::take(&mut *open.lock().unwrap_or_else(PoisonError::into_inner));
            open.into_values().for_each(|call| call.abort());
        });
        calls
    }

    /// Takes a call into account.
    pub fn begin(&self, abort: AbortHandle) -> Call {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = open.last_key_value().map_or(0, |(last, _)| last.wrapping_add(1));
        open.insert(key, abort);
        Call(self.0.clone(), key)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

#[cfg(test)]
mod tests {
    use super::Calls;
    use futures::future::abortable;

    #[test]
    fn a_call_that_is_over_is_not_kept() {
        let calls = Calls::default();
        let (_first, abort) = abortable(async {});
        let call = calls.begin(abort);
        let (_second, abort) = abortable(async {});
        let other = calls.begin(abort);
        drop(call);
        assert_eq!(calls.0.lock().unwrap().len(), 1);
        drop(other);
        assert!(calls.0.lock().unwrap().is_empty());
    }
}
