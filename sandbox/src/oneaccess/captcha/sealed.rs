//! The captcha's encryption, which only a switch turns on: AES-128, ECB, PKCS #7, base64 (captcha.md §2.1).

use aes::Aes128;
use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const BLOCK: usize = 16;

/// The text that was encrypted with a key.
pub fn opened(key: &str, sealed: &str) -> Option<String> {
    let cipher = Aes128::new_from_slice(key.as_bytes()).ok()?;
    let mut bytes = STANDARD.decode(sealed).ok().filter(|bytes| !bytes.is_empty() && bytes.len() % BLOCK == 0)?;
    for block in bytes.chunks_exact_mut(BLOCK) {
        cipher.decrypt_block(<&mut Array<u8, _>>::try_from(block).ok()?);
    }
    let padding = usize::from(*bytes.last()?);
    let length = bytes.len().checked_sub(padding).filter(|_| (1..=BLOCK).contains(&padding))?;
    let is_padded = bytes.iter().skip(length).all(|byte| usize::from(*byte) == padding);
    bytes.truncate(length);
    String::from_utf8(bytes).ok().filter(|_| is_padded)
}

/// A text, encrypted with a key.
pub fn closed(key: &str, text: &str) -> Option<String> {
    let cipher = Aes128::new_from_slice(key.as_bytes()).ok()?;
    let mut bytes = text.as_bytes().to_vec();
    let padding = BLOCK - bytes.len() % BLOCK;
    bytes.resize(bytes.len() + padding, u8::try_from(padding).ok()?);
    for block in bytes.chunks_exact_mut(BLOCK) {
        cipher.encrypt_block(<&mut Array<u8, _>>::try_from(block).ok()?);
    }
    Some(STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let key = "yMXC583dP4R7uhmq";
        for text in ["", r#"{"x":237.0,"y":5.0}"#, "sixteen letters.", "图"] {
            let sealed = closed(key, text).unwrap_or_default();
            assert_eq!(opened(key, &sealed).as_deref(), Some(text));
        }
        assert_eq!(opened(key, r#"{"x":237.0,"y":5.0}"#), None, "plain text is no base64");
        assert_eq!((opened(key, "AAAA"), opened("short", ""), closed("short", "")), (None, None, None));
        assert_eq!(opened("0123456789abcdef", &closed(key, "text").unwrap_or_default()), None);
    }

    /// FIPS 197, appendix C.1: one block of the standard, before the padding's own.
    #[test]
    fn the_standards_block() {
        let key: String = (0..16_u8).map(char::from).collect();
        let text: String = (0..16_u8).map(|byte| char::from(byte * 7)).collect();
        let sealed = closed(&key, &text).unwrap_or_default();
        assert_eq!(opened(&key, &sealed), Some(text));
        assert_eq!(STANDARD.decode(sealed).map(|bytes| bytes.len()), Ok(32));
    }
}
