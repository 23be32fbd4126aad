//! The shapes the service is sent (`oneaccess.md` §2). Keys are as the vendor spells them.
use crate::domain::account::Secret;
use crate::domain::login::mobile::Mobile;
use crate::domain::login::profile::{Attributes, Gender, ProfileChange, Registration};
use crate::domain::login::purpose::Purpose;
use crate::domain::login::puzzle::Proof;
use crate::transport::Body;
use serde_json::{Map, Value, json};

/// Body of `POST login`.
pub fn name_and_password(user_name: &str, password: &Secret) -> Body {
    Body::json_hiding([("$PASSWORD", password)], |[password]| json!({ "user_name": user_name, "password": password }))
}

/// Body of every call that proves a number with a code.
pub fn mobile_and_code(mobile: &Mobile, code: &Secret) -> Body {
    Body::json_hiding([("$CODE", code)], |[code]| json!({ "mobile": mobile.as_sent(), "verify_code": code }))
}

/// Body of `POST login/wechat` and of `…/alipay`.
pub fn social_code(code: &Secret) -> Body {
    Body::json_hiding([("$CODE", code)], |[code]| json!({ "code": code }))
}

/// Body of `POST captcha/verify`: JSON in a text.
pub fn solution(point: &str, token: &Secret, sender: &Mobile) -> Body {
    Body::json_hiding(
        [("$CAPTCHA", token)],
        |[token]| json!({ "point_json": point, "token": token, "sender": sender.as_sent() }),
    )
}

/// Body of `POST sms/send`. The message goes to whom the puzzle was solved for.
pub fn message(proof: &Proof, purpose: Purpose) -> Body {
    Body::json_hiding(
        [("$CAPTCHA_TOKEN", &proof.token)],
        |[token]| json!({ "mobile": proof.sender.as_sent(), "type": word(purpose), "captcha_token": token }),
    )
}

/// What a purpose is called (§2.1).
fn word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::SignIn => "LOGIN_SMS",
        Purpose::Register => "REGISTER_SMS",
        Purpose::SecondFactor => "MFA_AUTH_SMS",
        Purpose::Forgotten => "FORGET_PWD_SMS",
        Purpose::Bind => "BIND_MOBILE_SMS",
    }
}

/// Body of `POST pwd/update`.
pub fn new_password(old: &Secret, new: &Secret) -> Body {
    Body::json_hiding(
        [("$OLD_PASSWORD", old), ("$PASSWORD", new)],
        |[old, new]| json!({ "old_password": old, "new_password": new }),
    )
}

/// Body of `POST pwd/update-by-mobile`.
pub fn forgotten_password(mobile: &Mobile, code: &Secret, password: &Secret) -> Body {
    Body::json_hiding(
        [("$CODE", code), ("$PASSWORD", password)],
        |[code, password]| json!({ "mobile": mobile.as_sent(), "verify_code": code, "password": password }),
    )
}

/// Body of `POST social/unbind-account`.
pub fn tie(id: &str) -> Body {
    Body::json(&json!({ "id": id }))
}

/// Body of `POST register/mobile-verify-code`.
pub fn registration(it: &Registration) -> Body {
    let none = Secret::new(String::new());
    let password = it.password.as_ref().filter(|password| !password.is_empty());
    Body::json_hiding([("$CODE", &it.code), ("$PASSWORD", password.unwrap_or(&none))], |[code, text]| {
        let mut body = attributes(&it.attributes);
        body.insert("mobile".into(), json!(it.mobile.as_sent()));
        body.insert("verify_code".into(), json!(code));
        put(&mut body, "user_name", it.user_name.as_deref());
        put(&mut body, "email", it.email.as_deref());
        put(&mut body, "pwd", password.map(|_| text));
        Value::Object(body)
    })
}

/// Body of `POST profile/update`.
pub fn profile_change(it: &ProfileChange) -> Body {
    let none = Secret::new(String::new());
    let (mobile, code) = match &it.proof {
        Some((mobile, code)) => (Some(mobile.as_sent()), code),
        None => (None, &none),
    };
    Body::json_hiding([("$CODE", code)], |[code]| {
        let mut body = attributes(&it.attributes);
        put(&mut body, "user_name", it.user_name.as_deref());
        put(&mut body, "mobile", mobile);
        put(&mut body, "verify_code", mobile.map(|_| code));
        Value::Object(body)
    })
}

/// The attributes that are said, by their keys.
fn attributes(it: &Attributes) -> Map<String, Value> {
    let mut body = Map::new();
    let gender = it.gender.as_ref().map(|gender| match gender {
        Gender::Unknown => "unknown",
        Gender::Male => "male",
        Gender::Female => "female",
        Gender::Other(word) => word,
    });
    for (key, text) in [
        ("name", it.name.as_deref()),
        ("head_img", it.head_image.as_deref()),
        ("attr_gender", gender),
        ("attr_birthday", it.birthday.as_deref()),
        ("attr_nick_name", it.nick_name.as_deref()),
        ("first_name", it.first_name.as_deref()),
        ("middle_name", it.middle_name.as_deref()),
        ("last_name", it.last_name.as_deref()),
    ] {
        put(&mut body, key, text);
    }
    if let Some(extension) = &it.extension {
        let extension = extension.iter().map(|(key, value)| (key.clone(), value.clone()));
        body.insert("extension".into(), Value::Object(extension.collect()));
    }
    body
}

fn put(body: &mut Map<String, Value>, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        body.insert(key.into(), json!(text));
    }
}
