//! OAuth2 and OpenID Connect: by navigation to the hosted page and back, tokens, keys.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::{BoxedUint, PublicKey};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

use super::{
    CLIENT, Desk, OTHER_CLIENT, OTHER_SECRET, PASSWORD, SECRET, desk, keys, odd, ok, sample, text, token_parts,
};
use crate::http::Answer;

impl Desk {
    fn authorize(&self, cookie: &str, pairs: super::Pairs) -> Answer {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let headers = [("Cookie", cookie)];
        let headers = if cookie.is_empty() { &headers[..0] } else { &headers[..] };
        self.bare("GET", &format!("/api/v1/oauth2/authorize?{query}"), headers, None)
    }

    /// Signs in at the hosted page; gives its answer and the cookie.
    fn hosted(&self, name: &str, password: &str, back: &str) -> (Answer, String) {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("user_name", name), ("password", password), ("return", back)])
            .finish();
        let answer = self.form("/oneaccess/login", &form);
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        (answer, cookie)
    }

    fn callback(&self) -> String {
        format!("{}/callback", self.sandbox.console())
    }
}

/// The parameters of an address after `?` or `#`.
fn pairs(address: &str, sign: char) -> Value {
    let (_, rest) = address.split_once(sign).unwrap_or_else(|| panic!("{address}"));
    Value::Object(
        form_urlencoded::parse(rest.as_bytes()).map(|(name, value)| (name.into_owned(), json!(value))).collect(),
    )
}

/// Checks a token's signature with the published keys, as a client does.
fn verified(desk: &Desk, token: &str) -> (Value, Value) {
    let (header, claims) = token_parts(token);
    let set = ok(&desk.bare("GET", "/api/v1/oauth2/keys", &[], None));
    let key = set["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header["kid"]).unwrap();
    assert_eq!(key["alg"], header["alg"]);
    let number = |name: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
        BoxedUint::from_be_slice_vartime(&bytes)
    };
    let public = PublicKey::new(number("n"), number("e")).unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let good = if header["alg"] == "RS512" {
        public.pkcs1v15_verify::<Sha512>(signed.as_bytes(), &signature)
    } else {
        public.pkcs1v15_verify::<Sha256>(signed.as_bytes(), &signature)
    };
    assert!(good.is_ok(), "{header}");
    (header, claims)
}

#[test]
fn the_implicit_flow() {
    let desk = desk();
    let callback = desk.callback();
    let wish = [
        ("client_id", CLIENT),
        ("redirect_uri", callback.as_str()),
        ("response_type", "id_token token"),
        ("scope", "openid"),
        ("state", "af0ifjs"),
        ("nonce", "n1"),
    ];
    let first = desk.authorize("", &wish);
    assert_eq!(first.status, 302);
    let page = first.header("location").to_owned();
    assert!(page.starts_with("/oneaccess/login?return="), "{page}");
    assert!(desk.bare("GET", &page, &[], None).text.contains("name=\"password\""));
    let back = text(&pairs(&page, '?'), "return");
    let (wrong, none) = desk.hosted("chen.xi", "wrong", &back);
    assert_eq!((wrong.status, none.as_str()), (403, ""));
    let (signed_in, cookie) = desk.hosted("chen.xi", PASSWORD, &back);
    assert_eq!((signed_in.status, signed_in.header("location")), (302, back.as_str()));
    assert!(signed_in.header("set-cookie").contains("HttpOnly"), "{}", signed_in.header("set-cookie"));

    let answer = desk.bare("GET", &back, &[("Cookie", &cookie)], None);
    let target = answer.header("location").to_owned();
    assert!(target.starts_with(&format!("{callback}#access_token=")), "{target}");
    let handed = pairs(&target, '#');
    assert_eq!(keys(&handed), ["access_token", "expires_in", "id_token", "state", "token_type"]);
    assert_eq!((&handed["expires_in"], &handed["state"]), (&json!("7199"), &json!("af0ifjs")));
    let (header, claims) = verified(&desk, &text(&handed, "id_token"));
    assert_eq!((&header["alg"], &claims["aud"]), (&json!("RS256"), &json!(CLIENT)));
    assert_eq!((&claims["iss"], &claims["sub"]), (&json!(desk.sandbox.backends()), &json!("chen.xi")));
    assert!(claims.get("nonce").is_none(), "not documented");

    let bearer = format!("Bearer {}", text(&handed, "access_token"));
    let info = ok(&desk.bare("GET", "/api/v1/oauth2/userinfo", &[("Authorization", &bearer)], None));
    assert_eq!(
        (keys(&info), &info["userName"]),
        (vec!["email", "id", "mobile", "name", "userName"], &json!("chen.xi"))
    );
    let nobody = desk.bare("GET", "/api/v1/oauth2/userinfo", &[("Authorization", "Bearer x")], None);
    assert_eq!((nobody.status, keys(&nobody.json())), (401, vec!["error", "error_description"]));

    let only = desk.authorize(&cookie, &[wish[0], wish[1], ("response_type", "id_token"), wish[3]]);
    assert_eq!(keys(&pairs(only.header("location"), '#')), ["id_token"]);
    let (_, of_feng) = desk.hosted("feng.wai", PASSWORD, "");
    let denied = desk.authorize(&of_feng, &wish);
    assert_eq!(pairs(denied.header("location"), '#')["error"], "access_denied", "has no account there");
    let other =
        desk.authorize(&of_feng, &[("client_id", OTHER_CLIENT), wish[1], ("response_type", "id_token"), wish[3]]);
    let (header, _) = verified(&desk, &text(&pairs(other.header("location"), '#'), "id_token"));
    assert_eq!(header["alg"], "RS512", "that application's");
}

#[test]
fn wishes_that_are_refused() {
    let desk = desk();
    let callback = desk.callback();
    let ask = |client: &str, redirect: &str, kind: &str, scope: &str, state: &str| {
        let pairs = [
            ("client_id", client),
            ("redirect_uri", redirect),
            ("response_type", kind),
            ("scope", scope),
            ("state", state),
        ];
        desk.authorize("", &pairs)
    };
    for (client, redirect) in [
        ("nobody", callback.as_str()),
        (CLIENT, "https://evil.example.org/"),
        (CLIENT, "javascript:alert(1)"),
        (CLIENT, &format!("{}@evil.example.org/", desk.sandbox.console())),
        (CLIENT, &format!("{callback}#x")),
    ] {
        let answer = ask(client, redirect, "code", "get_user_info", "s");
        assert_eq!((answer.status, keys(&answer.json())), (400, vec!["error", "error_description"]), "{redirect}");
    }
    for (kind, scope, state, error) in [
        ("magic", "openid", "s", "unsupported_response_type"),
        ("code", "everything", "s", "invalid_scope"),
        ("code", "openid", "s-1", "invalid_request"),
    ] {
        let answer = ask(CLIENT, &callback, kind, scope, state);
        assert_eq!(pairs(answer.header("location"), '?')["error"], error, "{kind} {scope} {state}");
    }
    let implicit = ask(CLIENT, &callback, "id_token", "get_user_info", "s");
    assert_eq!(pairs(implicit.header("location"), '#')["error"], "invalid_scope");
}

fn exchange(desk: &Desk, pairs: super::Pairs) -> Answer {
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    desk.form("/api/v1/oauth2/token", &form)
}

fn error(answer: &Answer) -> String {
    assert_eq!((answer.status, keys(&answer.json())), (400, vec!["error", "error_description"]), "{}", answer.text);
    text(&answer.json(), "error")
}

#[test]
fn codes_and_refresh_tokens() {
    let desk = desk();
    let (callback, (_, cookie)) = (desk.callback(), desk.hosted("chen.xi", PASSWORD, ""));
    let code = |client: &str, scope: &str| {
        let wish = [
            ("client_id", client),
            ("redirect_uri", &callback),
            ("response_type", "code"),
            ("scope", scope),
            ("state", "S1"),
        ];
        let answer = desk.authorize(&cookie, &wish);
        let handed = pairs(answer.header("location"), '?');
        assert_eq!((keys(&handed), &handed["state"]), (vec!["code", "state"], &json!("S1")));
        text(&handed, "code")
    };
    let usual = |code: &str, redirect: &str| {
        let pairs = [
            ("grant_type", "authorization_code"),
            ("client_id", CLIENT),
            ("client_secret", SECRET),
            ("code", code),
            ("redirect_uri", redirect),
        ];
        exchange(&desk, &pairs)
    };
    let first = code(CLIENT, "get_user_info");
    let body = ok(&usual(&first, &callback));
    assert_eq!(keys(&body), keys(&sample!("oauth2.token.reply.json")));
    assert_eq!((&body["expires_in"], &body["scope"]), (&json!(7200), &json!("get_user_info")));
    assert_eq!(error(&usual(&first, &callback)), "invalid_grant", "used");
    assert_eq!(error(&usual(&code(CLIENT, "get_user_info"), "http://other/")), "invalid_grant");
    let late = code(CLIENT, "get_user_info");
    desk.advance(61);
    assert_eq!(usual(&late, &callback).json()["error_description"], "Invalid authorization code");

    let refresh = |token: &str| {
        let pairs = [
            ("grant_type", "refresh_token"),
            ("client_id", CLIENT),
            ("client_secret", SECRET),
            ("refresh_token", token),
        ];
        exchange(&desk, &pairs)
    };
    let token = text(&body, "refresh_token");
    let renewed = ok(&refresh(&token));
    assert_eq!(keys(&renewed), keys(&body));
    assert_eq!(refresh(&token).json(), sample!("oauth2.token.error.json"));

    let openid = ok(&usual(&code(CLIENT, "openid"), &callback));
    verified(&desk, &text(&openid, "id_token"));
    let other = [
        ("grant_type", "authorization_code"),
        ("client_id", OTHER_CLIENT),
        ("client_secret", OTHER_SECRET),
        ("code", &code(OTHER_CLIENT, "get_user_info")),
    ];
    assert!(ok(&exchange(&desk, &other)).get("refresh_token").is_none(), "that application sets no lifetime");
    let password = [("grant_type", "password"), ("client_id", CLIENT), ("client_secret", SECRET)];
    assert_eq!(error(&exchange(&desk, &password)), "unsupported_grant_type");
    let secret =
        [("grant_type", "refresh_token"), ("client_id", CLIENT), ("client_secret", "x"), ("refresh_token", "x")];
    assert_eq!(error(&exchange(&desk, &secret)), "invalid_client");
    assert_eq!(error(&exchange(&desk, &[])), "invalid_request");
}

#[test]
fn leaving_everywhere() {
    let desk = odd(&["oidc-nonce"]);
    let callback = desk.callback();
    let (_, cookie) = desk.hosted("chen.xi", PASSWORD, "https://evil.example.org/");
    let wish = [
        ("client_id", CLIENT),
        ("redirect_uri", callback.as_str()),
        ("response_type", "id_token"),
        ("scope", "openid"),
        ("nonce", "n1"),
    ];
    let handed = pairs(desk.authorize(&cookie, &wish).header("location"), '#');
    assert_eq!(token_parts(&text(&handed, "id_token")).1["nonce"], "n1", "by switch");
    let leave = |target: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("redirect_url", target).finish();
        desk.bare("GET", &format!("/api/v1/logout?{query}"), &[("Cookie", &cookie)], None)
    };
    let left = leave(&callback);
    assert_eq!((left.status, left.header("location")), (302, callback.as_str()));
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    assert!(desk.authorize(&cookie, &wish).header("location").starts_with("/oneaccess/login"), "signed out");
    assert_eq!(leave("https://evil.example.org/").header("location"), "/oneaccess/login");
    assert_eq!(desk.bare("GET", "/api/v1/logout", &[], None).header("location"), "/oneaccess/login");
    for name in ["lin.hua", "he.jing", "zhou.ting", "left.company", "gao.suo"] {
        let (answer, cookie) = desk.hosted(name, PASSWORD, "");
        assert_eq!((answer.status, cookie.as_str()), (403, ""), "{name}");
    }
}
