//! Who signs a call, and how (contract `baremetal.md` §2).
use crate::domain::account::Secret;
use md5::{Digest, Md5};

/// What a signer adds to a call.
pub struct Signed {
    /// The member who calls.
    pub userid: String,
    /// The signature: 32 hexadecimal digits in small letters.
    pub sign: Secret,
}

/// Somebody who vouches for a call at the moment it is sent; a signature is never used twice.
pub trait Signer {
    /// Signs a call at `time`, in seconds since 1970. `None` = somebody on the way does (a gateway): neither member nor
    /// signature is sent.
    fn sign(&self, module: &str, action: &str, time: i64) -> Option<Signed>;
}

/// A member with the key in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// The member's id, digits.
    pub userid: String,
    /// The API key.
    pub key: Secret,
}

impl Signer for Member {
    fn sign(&self, module: &str, action: &str, time: i64) -> Option<Signed> {
        let time = time.to_string();
        // In the contract's order; nothing stands between them, and no business parameter is among them.
        let mut digest = Md5::new();
        for part in [module, "zkeys.api@2019", action, &self.userid, self.key.expose(), &time] {
            digest.update(part.as_bytes());
        }
        let sign = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Signed { userid: self.userid.clone(), sign: Secret::new(sign) })
    }
}

/// A gateway on the console's own origin that knows the key and the member, so that no browser does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gateway;

impl Signer for Gateway {
    fn sign(&self, _: &str, _: &str, _: i64) -> Option<Signed> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_contract() {
        for (module, action, userid, time, sign) in [
            ("baremetal", "getzones", "1", 1_471_331_587, "acc4116f68f7f0e0ebfd7cf19f055c21"),
            ("baremetal", "degrade", "1100134", 1_629_256_049, "f1a6e410a40d9e56f5500a75bbb58e4c"),
            ("common", "refund", "1", 1_471_331_587, "40eb86e6523b22f1a56183640f79c737"),
        ] {
            let key = Secret::new("demo_key_0123456789abcdef".to_owned());
            let signed = Member { userid: userid.to_owned(), key }.sign(module, action, time).unwrap();
            assert_eq!((&*signed.userid, signed.sign.expose()), (userid, sign));
        }
        assert!(Gateway.sign("baremetal", "getzones", 0).is_none());
    }
}
