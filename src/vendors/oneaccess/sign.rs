//! `X-signature`: the session's token, a time and a number used once, encrypted (`oneaccess.md` §6).
use super::encrypt::Encrypt;
use super::{OneAccess, OneAccessFailure};
use crate::domain::account::Secret;
use crate::transport::Transport;
use base64ct::{Base64, Encoding};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// What clones of a client share.
#[derive(Default)]
pub struct Shared {
    /// What was learnt from the service.
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// By how many milliseconds the service's clock is ahead of this machine's.
    ahead: Option<i64>,
    /// The application's key, of which it has exactly one (§2, S2).
    key: Option<PublicKey>,
    /// The last time by this clock that a signature had, so that no two have the same. It is forgotten with the clock: one that
    /// was set back could not be followed otherwise.
    last: i64,
}

/// An application's public key in the form of X.509, DER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(Arc<[u8]>);

impl PublicKey {
    /// Reads the service's text: with or without its frame, with line ends, with line ends spelt out, or without any (§6 step 4).
    #[must_use]
    pub fn parse(text: &str) -> Option<PublicKey> {
        let lines = text.replace("\\r", "\n").replace("\\n", "\n");
        // A frame's line may be joined with the others where the line ends were lost.
        let bare = lines.split("-----").map(str::trim).filter(|part| !part.ends_with("PUBLIC KEY"));
        let digits: String = bare.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        let bytes = Base64::decode_vec(&digits).ok()?;
        // A sequence, as every such key is; what else it is who encrypts finds out.
        (bytes.first() == Some(&0x30)).then(|| PublicKey(bytes.into()))
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0
    }
}

/// What is encrypted (§6 steps 1 to 3). Nothing in it is encoded for an address.
pub(super) fn plain(session: &Secret, time: i64) -> Zeroizing<String> {
    Zeroizing::new(format!("session_token={}&timestamp={time}&nonce={time:x}", session.expose()))
}

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// A signature for one call, which is to be sent at once.
    ///
    /// # Errors
    /// That of asking for key and clock, or `Unsigned`.
    pub(super) async fn signature(&self, session: &Secret) -> Result<Secret, OneAccessFailure> {
        let key = self.key().await?;
        let time = self.time().await?;
        let plain = plain(session, time);
        let sealed = self.encrypt.encrypt(key.der(), self.dialect.mask, plain.as_bytes()).await;
        Ok(Secret::new(Base64::encode_string(&sealed.map_err(OneAccessFailure::Unsigned)?)))
    }

    /// Forgets key and clock: a no that nobody documented may be about either, and the next call is to have them anew.
    pub(super) fn forget(&self) {
        *self.known() = Known::default();
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.shared.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn key(&self) -> Result<PublicKey, OneAccessFailure> {
        let known = self.known().key.clone();
        match known {
            Some(key) => Ok(key),
            None => self.public_key().await,
        }
    }

    /// Has the service tell key and clock, unless both are known.
    ///
    /// # Errors
    /// That of asking.
    pub(super) async fn learn(&self) -> Result<(), OneAccessFailure> {
        self.key().await?;
        self.ahead().await.map(|_| ())
    }

    /// Keeps a key that the service just told.
    pub(super) fn keep_key(&self, key: &PublicKey) {
        self.known().key = Some(key.clone());
    }

    /// Keeps by how much the service's clock is ahead.
    pub(super) fn keep_clock(&self, ahead: i64) {
        self.known().ahead = Some(ahead);
    }

    /// By how many milliseconds the service's clock is ahead.
    async fn ahead(&self) -> Result<i64, OneAccessFailure> {
        match self.known_ahead() {
            Some(ahead) => Ok(ahead),
            None => {
                self.server_date().await?;
                Ok(self.known_ahead().unwrap_or_default())
            }
        }
    }

    /// The same, as far as it is known.
    pub(super) fn known_ahead(&self) -> Option<i64> {
        self.known().ahead
    }

    /// The time by the service's clock, later than that of every signature since the clock was learnt.
    async fn time(&self) -> Result<i64, OneAccessFailure> {
        let now = self.transport.now().plus_ms(self.ahead().await?).unix_ms();
        let mut known = self.known();
        known.last = now.max(known.last.saturating_add(1));
        Ok(known.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_that_of_the_contract() {
        let session = Secret::new("btsiBjx85prcZu6I6Ki057Tmw3nSF2VO".to_owned());
        let text = plain(&session, 1_628_496_895_102);
        let wanted = "session_token=btsiBjx85prcZu6I6Ki057Tmw3nSF2VO&timestamp=1628496895102&nonce=17b29fa9c7e";
        assert_eq!(*text, wanted);
    }

    #[test]
    fn a_key_is_read_in_every_dress() {
        // Thirty bytes that begin as a sequence: as far as reading goes, a key.
        let bytes: Vec<u8> = (0x30..0x4e).collect();
        let digits = Base64::encode_string(&bytes);
        let (one, two) = digits.split_at(20);
        let framed = |end: &str| ["-----BEGIN PUBLIC KEY-----", one, two, "-----END PUBLIC KEY-----"].join(end) + end;
        let spelt = "\\n";
        for text in [
            framed("\n"),
            framed("\r\n"),
            framed(spelt),
            framed("\\r\\n"),
            framed(""),
            framed(" "),
            digits.clone(),
            format!("\n {one}\n{two} "),
        ] {
            assert_eq!(PublicKey::parse(&text).map(|key| key.der().to_vec()), Some(bytes.clone()), "{text}");
        }
        for wrong in ["", "-----BEGIN PUBLIC KEY-----", "<html>", "AAAA", digits.split_at(19).0, "钥匙"] {
            assert_eq!(PublicKey::parse(wrong), None, "{wrong}");
        }
    }
}
