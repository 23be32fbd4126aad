//! Anything in place of any field of the service's replies.
use super::{LIST_C, REGISTERED, cms, secret};
use crate::anything::{any_json, places};
use crate::recorder::Recorder;
use futures::executor::block_on;
use proptest::prelude::*;
use serde_json::Value;

const KEYS: &[&str] = &["user", "id", "username", "role", "name", "token", "x"];

proptest! {
    #[test]
    fn anything_in_place_of_any_field_is_no_panic_and_no_made_up_number(
        which in 0usize..5, place: prop::sample::Index, odd in any_json(KEYS), status in prop::sample::select(vec![200u16, 202, 401, 500])
    ) {
        let samples = [LIST_C, REGISTERED, include_str!("c.login.json"), include_str!("b.list.json"), include_str!("a.info.json")];
        let mut reply: Value = serde_json::from_str(samples[which]).unwrap();
        let mut all = Vec::new();
        places(&reply, "", &mut all);
        *reply.pointer_mut(place.get(&all[..]).as_str()).unwrap() = odd;
        let body: &'static str = reply.to_string().leak();
        let recorder = Recorder::new(status, &[], body);
        let cms = cms(&recorder);
        let _ = (block_on(cms.ping()), block_on(cms.address()), block_on(cms.metrics()));
        let _ = block_on(cms.sign_in("a", &secret("p"))).map(|session| session.username);
        let _ = block_on(cms.register(&cms.registration("a", &secret("p")).unwrap()));
        let listed = block_on(cms.accounts(&secret("t")));
        prop_assert!(status == 200 || listed.is_err());
        for account in listed.map(|accounts| accounts.items).unwrap_or_default() {
            // Whatever number is shown stands in the reply, digit by digit.
            prop_assert!(account.id.is_none_or(|id| id > 0 && body.contains(&id.to_string())));
            prop_assert!(!account.username.trim().is_empty());
        }
    }
}
