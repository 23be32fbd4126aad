//! Huawei OneAccess (contract `oneaccess.md`): the calls that people make for themselves, which need no secret of an
//! application (§2, §9).
use crate::domain::moment::Zone;
use crate::transport::{Base, Transport};
use std::sync::Arc;
use std::time::Duration;

mod client;
mod encrypt;
mod envelope;
pub mod expression;
mod kind;
mod lenient;
mod map;
mod seal;
mod send;
mod sign;
mod wire;

#[cfg(target_arch = "wasm32")]
pub use encrypt::web::WebCrypto;
pub use encrypt::{Encrypt, Mask, Rsa, Unencrypted};
pub use envelope::OneAccessFailure;
pub use sign::PublicKey;

/// What the contract leaves open, and what a tenant is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The application's public id (`X-client-id`).
    pub client: String,
    /// The tenant's id, where many share one address (ISV mode, §1); else none.
    pub tenant: Option<String>,
    /// The language of the service's words.
    pub language: Language,
    /// Whether the piece's place is encrypted where a puzzle shows a key (§5.3): undocumented, so off.
    pub captcha_aes: bool,
    /// The hash of the mask in `X-signature` (§6 step 6).
    pub mask: Mask,
    /// Under which path WeChat's codes are taken.
    pub wechat: Version,
    /// Under which path Alipay's codes are taken (§11 row 7).
    pub alipay: Version,
    /// Where the service's times are; it does not say, and its home is in UTC+8.
    pub zone: Zone,
}

impl Default for Dialect {
    fn default() -> Dialect {
        Dialect {
            client: String::new(),
            tenant: None,
            language: Language::Chinese,
            captcha_aes: false,
            mask: Mask::Sha256,
            wechat: Version::V2,
            alipay: Version::V2,
            zone: Zone(480),
        }
    }
}

/// The languages that the vendor's two manuals show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `zh`.
    Chinese,
    /// `en`.
    English,
}

/// A version in a path: `/api/v2/sdk/…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// As the vendor's document has it.
    V2,
    /// As a later page shows it for Alipay.
    V3,
}

/// From where somebody calls (§1.1). The address of the caller is left out: a page does not know its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Tells devices apart; it must stay the same for as long as somebody is signed in.
    pub fingerprint: String,
    /// What the browser calls itself.
    pub agent: String,
    /// The operating system: `Android 10`.
    pub os_version: String,
}

/// One tenant's service, as one application calls it from one device. It keeps no session: a call that needs one is given its
/// token. Clones share what is known of the service's clock and key.
#[derive(Clone)]
pub struct OneAccess<T, E> {
    transport: T,
    base: Base,
    timeout: Duration,
    dialect: Dialect,
    device: Device,
    encrypt: E,
    shared: Arc<sign::Shared>,
}

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// The service at `base`, the address above `/api`; every single call may take `timeout`. `encrypt` is what `X-signature` is
    /// made with.
    pub fn new(
        transport: T,
        base: Base,
        timeout: Duration,
        dialect: Dialect,
        device: Device,
        encrypt: E,
    ) -> OneAccess<T, E> {
        OneAccess { transport, base, timeout, dialect, device, encrypt, shared: Arc::default() }
    }

    /// The same, answering in another language.
    #[must_use]
    pub fn speaking(self, language: Language) -> OneAccess<T, E> {
        OneAccess { dialect: Dialect { language, ..self.dialect }, ..self }
    }
}
