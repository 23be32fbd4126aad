//! `X-signature`: its masks, its clock, its key, and that it is good once.
use super::*;
use gantry::domain::moment::Moment;
use gantry::transport::Transport;
use gantry::vendors::oneaccess::{Mask, Unencrypted};

#[test]
fn the_mask_is_the_tenants() {
    let desk = Desk::odd(&["mgf1-sha1"]);
    let session = desk.session("chen.xi");
    let (usual, other) = (desk.client(), desk.client_of(|dialect| dialect.mask = Mask::Sha1));
    assert_eq!(no(block_on(usual.profile(&session))), (Kind::Ended { sure: false }, "SDK.COMMON.1006".into()));
    assert!(block_on(other.profile(&session)).is_ok());
    desk.sandbox.set_oneaccess_switches(&["nonce-is-timestamp"]).unwrap();
    assert!(block_on(usual.profile(&session)).is_ok());
    assert!(block_on(other.profile(&session)).is_err());
}

#[test]
fn the_key_comes_in_every_dress() {
    let desk = Desk::new();
    let session = desk.session("chen.xi");
    let plain = block_on(desk.client().public_key()).unwrap();
    for switch in ["key-literal-newlines", "key-bare"] {
        desk.sandbox.set_oneaccess_switches(&[switch]).unwrap();
        let client = desk.client();
        assert_eq!(block_on(client.public_key()), Ok(plain.clone()), "{switch}");
        assert!(block_on(client.profile(&session)).is_ok(), "{switch}");
    }
}

#[test]
fn key_and_clock_are_asked_for_once_and_every_call_is_signed_anew() {
    let desk = Desk::odd(&["nonce-is-timestamp"]);
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    for _ in 0..12 {
        // One that had been used would be refused.
        block_on(client.clone().profile(&session)).unwrap();
    }
    assert_eq!(["server-date", "public-key", "profile"].map(|path| desk.asked(path)), [1, 1, 12]);
}

#[test]
fn the_services_clock_counts_and_not_this_machines() {
    let desk = Desk::new();
    desk.advance(86_400);
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    assert!(block_on(client.profile(&session)).is_ok(), "a day apart");
    let told = block_on(client.server_date()).unwrap();
    let off = told.ms_since(Host::new().now()) - 86_400_000;
    assert!((-5_000..5_000).contains(&off), "{off}");
    // It goes wrong meanwhile: one call is refused, and then the clock is asked for again.
    desk.advance(3_600);
    let late = no(block_on(client.sign_out(&session)));
    assert_eq!(late, (Kind::Ended { sure: false }, "SDK.COMMON.1007".into()));
    block_on(client.sign_out(&session)).unwrap();
    assert!(told > Moment::from_unix_ms(0));
}

#[test]
fn a_clock_that_is_set_back_is_followed() {
    let desk = Desk::new();
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    block_on(client.profile(&session)).unwrap();
    desk.sandbox.fault("* /api/v2/sdk/* clock-skew=-3600").unwrap();
    let early = no(block_on(client.profile(&session)));
    assert_eq!(early, (Kind::Ended { sure: false }, "SDK.COMMON.1007".into()), "an hour in the future");
    for _ in 0..2 {
        assert!(block_on(client.profile(&session)).is_ok(), "the clock was asked for again");
    }
}

#[test]
fn what_cannot_be_signed_is_not_sent() {
    /// Encrypts nothing, as a browser on a page that came by plain http.
    #[derive(Clone)]
    struct Insecure;
    impl gantry::vendors::oneaccess::Encrypt for Insecure {
        async fn encrypt(&self, _: &[u8], _: Mask, _: &[u8]) -> Result<Vec<u8>, Unencrypted> {
            Err(Unencrypted::NotSecure)
        }
    }
    let desk = Desk::new();
    let session = desk.session("chen.xi");
    let dialect = Dialect { client: CLIENT_ID.to_owned(), ..Dialect::default() };
    let base = Base::parse(desk.sandbox.backends()).unwrap();
    let client = OneAccess::new(Host::new(), base, PATIENT, dialect, device(), Insecure);
    let failure = block_on(client.sign_out(&session)).unwrap_err();
    assert_eq!(failure, OneAccessFailure::Unsigned(Unencrypted::NotSecure));
    assert!(!failure.ambiguous_for_write());
    assert_eq!(desk.asked("logout"), 0);
}
