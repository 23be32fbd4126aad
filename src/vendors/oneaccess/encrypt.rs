//! What `X-signature` is made with: RSA encryption with the application's public key, which the contract calls a signature
//! (`oneaccess.md` §6).
//!
//! In a page this is the browser's own business (`WebCrypto`), which costs no download. It knows only masks that are
//! hashed like the text, though. [`Rsa`] knows the other kind as well, at 28 kB of download: pages that offer it keep
//! it in a chunk that only tenants of that kind load, which is why a client is told what to encrypt with.
use rsa::pkcs8::DecodePublicKey;
use rsa::rand_core::{TryCryptoRng, TryRng};
use rsa::sha2::Sha256;
use rsa::traits::PublicKeyParts;
use rsa::{Oaep, PublicKey};
use sha1::Sha1;
use std::fmt;

#[cfg(target_arch = "wasm32")]
pub mod web;

/// The hash of the mask (MGF1); that of the text is always SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// As BouncyCastle does it, and every browser.
    Sha256,
    /// As Java itself does it under the same name.
    Sha1,
}

/// Why nothing was encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unencrypted {
    /// The service's key cannot be used: it is no RSA key, or too small for a session token (§6 step 4: 1536 bits at least).
    BadKey,
    /// Not with this mask.
    NoSuchMask,
    /// The browser encrypts nothing here: the page came neither by https nor from this machine.
    NotSecure,
    /// There is no chance to be had from this machine.
    NoChance,
}

/// RSA-OAEP with SHA-256 and an empty label.
#[allow(async_fn_in_trait)] // as for a transport: one thread in the browser
pub trait Encrypt {
    /// Encrypts with a public key in the form of X.509 (`SubjectPublicKeyInfo`, DER).
    ///
    /// # Errors
    /// Why it was not possible.
    async fn encrypt(&self, key: &[u8], mask: Mask, plain: &[u8]) -> Result<Vec<u8>, Unencrypted>;
}

/// In this program itself, with either mask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rsa;

impl Encrypt for Rsa {
    async fn encrypt(&self, key: &[u8], mask: Mask, plain: &[u8]) -> Result<Vec<u8>, Unencrypted> {
        let key = PublicKey::from_public_key_der(key).map_err(|_| Unencrypted::BadKey)?;
        if plain.len() > room(&key) {
            return Err(Unencrypted::BadKey);
        }
        let sealed = match mask {
            Mask::Sha256 => key.encrypt(&mut Chance, Oaep::<Sha256>::new(), plain),
            Mask::Sha1 => key.encrypt(&mut Chance, Oaep::<Sha256, Sha1>::new_with_mgf_hash(), plain),
        };
        // The key and the length were looked at, so only chance can have failed.
        sealed.map_err(|_| Unencrypted::NoChance)
    }
}

/// How many bytes fit: two hashes and two bytes are the padding's.
fn room(key: &PublicKey) -> usize {
    key.size().saturating_sub(2 * 32 + 2)
}

/// Chance from the system, or from the browser.
struct Chance;

/// There was none.
#[derive(Debug)]
struct NoChance;

impl fmt::Display for NoChance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no source of chance")
    }
}

impl std::error::Error for NoChance {}

impl TryRng for Chance {
    type Error = NoChance;

    fn try_next_u32(&mut self) -> Result<u32, NoChance> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_ne_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoChance> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_ne_bytes(bytes))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoChance> {
        getrandom::fill(bytes).map_err(|_| NoChance)
    }

    #[cfg(target_arch = "wasm32")]
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoChance> {
        let source = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(NoChance)?;
        source.get_random_values_with_u8_array(bytes).map(|_| ()).map_err(|_| NoChance)
    }
}

impl TryCryptoRng for Chance {}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use rsa::PrivateKey;
    use rsa::pkcs8::EncodePublicKey;

    fn keys(bits: usize) -> (PrivateKey, Vec<u8>) {
        let key = PrivateKey::new_with_exp(&mut ring(), bits, 65537u32.into()).unwrap();
        let public = key.to_public_key().to_public_key_der().unwrap();
        (key, public.as_bytes().to_vec())
    }

    fn ring() -> rsa::rand_core::UnwrapErr<Chance> {
        rsa::rand_core::UnwrapErr(Chance)
    }

    #[test]
    fn each_mask_is_opened_by_its_own_kind_only() {
        let (private, public) = keys(2048);
        let seal = |mask| block_on(Rsa.encrypt(&public, mask, b"session_token=x")).unwrap();
        let open256 = |sealed: &[u8]| private.decrypt(Oaep::<Sha256>::new(), sealed).ok();
        let open1 = |sealed: &[u8]| private.decrypt(Oaep::<Sha256, Sha1>::new_with_mgf_hash(), sealed).ok();
        let (sealed256, sealed1) = (seal(Mask::Sha256), seal(Mask::Sha1));
        assert_eq!((open256(&sealed256).as_deref(), open1(&sealed256)), (Some(&b"session_token=x"[..]), None));
        assert_eq!((open1(&sealed1).as_deref(), open256(&sealed1)), (Some(&b"session_token=x"[..]), None));
        assert_ne!(seal(Mask::Sha256), sealed256, "never the same twice");
    }

    #[test]
    fn a_key_that_cannot_hold_a_session_token_is_said_to_be_bad() {
        let (_, public) = keys(1024);
        let plain = [b'x'; 100];
        let sealed = |key: &[u8], plain: &[u8]| block_on(Rsa.encrypt(key, Mask::Sha256, plain)).err();
        assert_eq!(sealed(&public, &plain), Some(Unencrypted::BadKey));
        assert_eq!(sealed(&public, &plain[..62]), None);
        assert_eq!(sealed(&public[1..], b"x"), Some(Unencrypted::BadKey));
        assert_eq!(sealed(b"", b"x"), Some(Unencrypted::BadKey));
    }
}
