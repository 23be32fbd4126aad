//! RSA-OAEP as browsers have it.
use super::{Encrypt, Mask, Unencrypted};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// With the browser's own `crypto.subtle`, whose mask is always hashed like the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WebCrypto;

impl Encrypt for WebCrypto {
    async fn encrypt(&self, key: &[u8], mask: Mask, plain: &[u8]) -> Result<Vec<u8>, Unencrypted> {
        if mask != Mask::Sha256 {
            return Err(Unencrypted::NoSuchMask);
        }
        let subtle = subtle().ok_or(Unencrypted::NotSecure)?;
        // Why it fails a browser does not say; a key too small for the text is told only while encrypting.
        sealed(&subtle, key, plain).await.map_err(|_| Unencrypted::BadKey)
    }
}

/// What encrypts; a page that came by plain http has none.
fn subtle() -> Option<SubtleCrypto> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let there = subtle.is_object();
    there.then_some(subtle)
}

async fn sealed(subtle: &SubtleCrypto, key: &[u8], plain: &[u8]) -> Result<Vec<u8>, JsValue> {
    let scheme = Object::new();
    Reflect::set(&scheme, &"name".into(), &"RSA-OAEP".into())?;
    Reflect::set(&scheme, &"hash".into(), &"SHA-256".into())?;
    let uses = Array::of1(&"encrypt".into());
    let key = subtle.import_key_with_object("spki", &Uint8Array::from(key), &scheme, false, &uses)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let sealed = subtle.encrypt_with_object_and_js_u8_array(&scheme, &key, &Uint8Array::from(plain))?;
    Ok(Uint8Array::new(&JsFuture::from(sealed).await?).to_vec())
}
