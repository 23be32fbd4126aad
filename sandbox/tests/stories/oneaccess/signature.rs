//! Signing as a client does, by the contract alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs8::DecodePublicKey;
use rsa::{Oaep, PublicKey};
use sha1::Sha1;
use sha2::Sha256;

use super::{Desk, ok, text};

impl Desk {
    /// The server's clock.
    pub fn timestamp(&self) -> String {
        text(&ok(&self.get("server-date")), "timestamp")
    }

    /// The application's key, with frame, line ends and spelt-out line ends taken away.
    pub fn public_key(&self) -> PublicKey {
        key_of(&text(&ok(&self.get("public-key")), "public_key"))
    }

    /// A value for X-signature, good for one call.
    pub fn signature(&self, session: &str) -> String {
        let time = self.timestamp();
        let nonce = format!("{:x}", time.parse::<u64>().unwrap());
        self.sealed(&format!("session_token={session}&timestamp={time}&nonce={nonce}"))
    }

    /// Any text, encrypted with the application's key.
    pub fn sealed(&self, plain: &str) -> String {
        STANDARD.encode(self.public_key().oaep_encrypt::<Sha256>(plain.as_bytes()).unwrap())
    }

    /// The same with MGF1-SHA-1.
    pub fn sealed_sha1(&self, plain: &str) -> String {
        let padding = Oaep::<Sha256, Sha1>::new_with_mgf_hash();
        let sealed = self.public_key().encrypt(&mut getrandom::SysRng, padding, plain.as_bytes()).unwrap();
        STANDARD.encode(sealed)
    }
}

pub fn key_of(shown: &str) -> PublicKey {
    let plain = shown.replace("\\n", "\n");
    let inner: String = plain.lines().filter(|line| !line.starts_with("-----")).collect();
    PublicKey::from_public_key_der(&STANDARD.decode(inner).unwrap()).unwrap()
}
