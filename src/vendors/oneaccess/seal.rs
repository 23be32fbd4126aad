//! The place of the piece as it travels (`oneaccess.md` §5.3).
use crate::domain::account::Secret;
use crate::domain::login::puzzle::Place;
use aes::Aes128;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeEncrypt, KeyInit};
use base64ct::{Base64, Encoding};

/// JSON in a text: no blanks, one decimal, and `y` always 5, for the strip is as high as the background.
pub fn point_json(place: Place) -> String {
    format!("{{\"x\":{:.1},\"y\":5.0}}", place.x())
}

/// The same encrypted as the captcha's origin does it: AES-128, ECB, PKCS #7, base64, the key's 16 characters as bytes. `None`
/// for a key of another length.
pub fn sealed(key: &Secret, point: &str) -> Option<String> {
    let cipher = ecb::Encryptor::<Aes128>::new_from_slice(key.expose().as_bytes()).ok()?;
    Some(Base64::encode_string(&cipher.encrypt_padded_vec::<Pkcs7>(point.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64) -> String {
        point_json(Place::new(x).unwrap())
    }

    #[test]
    fn one_decimal_and_no_blanks() {
        for (x, wanted) in [(237.0, "237.0"), (99.96, "100.0"), (0.04, "0.0"), (-0.0, "0.0"), (1e3, "1000.0")] {
            assert_eq!(point(x), format!(r#"{{"x":{wanted},"y":5.0}}"#));
        }
    }

    /// FIPS 197, C.1: key 000102…0f and text 00112233…ff, twice, before the padding's own block.
    #[test]
    fn blocks_are_those_of_the_standard() {
        let key: [u8; 16] = std::array::from_fn(|n| n as u8);
        let text: [u8; 16] = std::array::from_fn(|n| (n * 17) as u8);
        let cipher = ecb::Encryptor::<Aes128>::new_from_slice(&key).unwrap();
        let sealed = cipher.encrypt_padded_vec::<Pkcs7>(&[text, text].concat());
        let block = [0x69, 0xc4, 0xe0, 0xd8, 0x6a, 0x7b, 0x04, 0x30, 0xd8, 0xcd, 0xb7, 0x80, 0x70, 0xb4, 0xc5, 0x5a];
        assert_eq!((&sealed[..16], &sealed[16..32], sealed.len()), (&block[..], &block[..], 48));
    }

    #[test]
    fn a_key_of_another_length_is_none() {
        for key in ["", "short", "yMX******hmq", "yMXC583dP4R7uhmqX"] {
            assert!(sealed(&Secret::new(key.to_owned()), "{}").is_none(), "{key}");
        }
        let key = Secret::new("yMXC583dP4R7uhmq".to_owned());
        // 22 characters fill two blocks: 44 of base64.
        assert_eq!(sealed(&key, &point(237.0)).unwrap().len(), 44);
    }
}
