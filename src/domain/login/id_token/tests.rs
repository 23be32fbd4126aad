use super::*;
use proptest::prelude::*;

fn token(header: &str, claims: &str) -> String {
    let part = |text: &str| Base64UrlUnpadded::encode_string(text.as_bytes());
    [&part(header), ".", &part(claims), ".c2lnbmF0dXJl"].concat()
}

const HEADER: &str = r#"{"kid":"k1","alg":"RS256"}"#;

#[test]
fn a_token_as_documented() {
    let claims = r#"{"iss":"https://t.example","aud":"DRrYIqauawN0I8","exp":1628504095,"jti":"x","iat":1628496895,
        "nbf":1628496775,"sub":"chen.xi",
        "api":"{\"name\":\"陈曦\",\"mobile\":\"13800000001\",\"id\":\"2021\",\"userName\":\"chen.xi\",\"email\":\"c@x.example\"}"}"#;
    let read = IdToken::read(&token(HEADER, claims)).unwrap();
    let some = |text: &str| Some(text.to_owned());
    let at = |seconds: i64| Some(Moment::from_unix_ms(seconds * 1000));
    let person = Person {
        id: some("2021"),
        user_name: some("chen.xi"),
        name: some("陈曦"),
        mobile: Named::read("13800000001"),
        email: some("c@x.example"),
    };
    let expected = IdToken {
        algorithm: some("RS256"),
        key: some("k1"),
        issuer: some("https://t.example"),
        audience: vec!["DRrYIqauawN0I8".to_owned()],
        subject: some("chen.xi"),
        issued: at(1_628_496_895),
        begins: at(1_628_496_775),
        ends: at(1_628_504_095),
        person,
    };
    assert_eq!(read, expected);
}

#[test]
fn other_dress_is_understood() {
    let claims = r#"{"aud":["a",7,"b"],"exp":"1628504095","iat":1628496895.5,"sub":12,"api":{"name":"Li","id":5}}"#;
    let read = IdToken::read(&format!(" {}\n", token("{}", claims))).unwrap();
    assert_eq!((read.algorithm, read.key, read.issuer), (None, None, None));
    assert_eq!(read.audience, ["a", "b"]);
    assert_eq!(read.ends.map(Moment::unix_ms), Some(1_628_504_095_000));
    assert_eq!(read.issued.map(Moment::unix_ms), Some(1_628_496_895_500));
    assert_eq!(read.subject.as_deref(), Some("12"));
    assert_eq!((read.person.name.as_deref(), read.person.id.as_deref()), (Some("Li"), Some("5")));

    let padded = token(HEADER, r#"{"sub":"ab"}"#).replacen('.', "==.", 1);
    assert!(IdToken::read(&padded).is_some());
}

#[test]
fn what_is_not_said_is_not_known() {
    let claims = [
        r#"{"exp":null,"iat":"soon","nbf":-5,"aud":{},"api":"not JSON"}"#,
        r#"{"exp":1e300,"iat":[],"nbf":"NaN","aud":[],"api":"[1]"}"#,
        r#"{"exp":"inf","iat":253402300800,"aud":"","api":"{\"name\":null,\"id\":\"  \",\"email\":{}}"}"#,
    ];
    for claims in claims {
        assert_eq!(IdToken::read(&token("{}", claims)), Some(IdToken::default()), "{claims}");
    }
}

#[test]
fn what_is_no_token_is_none() {
    let good = token(HEADER, "{}");
    assert!(IdToken::read(&good).is_some());
    for text in [
        "",
        ".",
        "..",
        "a.b.c",
        "e30.e30",
        &[&good, ".x"].concat(),
        &token("[]", "{}"),
        &token("{}", "7"),
        &token("{}", "{"),
        &good.replace("c2ln", "*").replacen('e', "+/", 1),
    ] {
        assert_eq!(IdToken::read(text), None, "{text}");
    }
    let not_text = ["e30.", &Base64UrlUnpadded::encode_string(&[0x7b, 0xff, 0x7d]), ".x"].concat();
    assert_eq!(IdToken::read(&not_text), None);
    let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    assert_eq!(IdToken::read(&token("{}", &format!(r#"{{"x":{deep}}}"#))), None);
    assert_eq!(IdToken::read(&token("{}", &format!(r#"{{"x":"{}"}}"#, "y".repeat(MOST_BYTES)))), None);
}

#[test]
fn a_new_one_is_asked_for_in_time() {
    let ending = IdToken { ends: Some(Moment::from_unix_ms(600_000)), ..IdToken::default() };
    for (now, minutes, expected) in
        [(0, 9, false), (0, 10, true), (1, 10, true), (599_999, 0, false), (600_000, 0, true), (900_000, 0, true)]
    {
        assert_eq!(ending.needs_refresh(Moment::from_unix_ms(now), minutes), expected, "{now} {minutes}");
    }
    assert!(!IdToken::default().needs_refresh(Moment::from_unix_ms(i64::MAX), u32::MAX));
}

proptest! {
    #[test]
    fn any_text_is_borne(text in ".*") {
        let _read = IdToken::read(&text);
    }

    #[test]
    fn any_parts_are_borne(header in ".*", claims in ".*") {
        let _read = IdToken::read(&token(&header, &claims));
    }

    #[test]
    fn any_times_are_borne(exp in "-?[0-9]{1,30}(\\.[0-9]{1,5})?(e[0-9]{1,4})?", now: i64, minutes: u32) {
        if let Some(read) = IdToken::read(&token("{}", &format!(r#"{{"exp":{exp}}}"#))) {
            let _soon = read.needs_refresh(Moment::from_unix_ms(now), minutes);
        }
    }

    #[test]
    fn a_token_that_was_cut_or_changed_is_borne(at in 0_usize..120, with in "[A-Za-z0-9_.=-]?") {
        let mut text = token(HEADER, r#"{"exp":1628504095,"api":"{}"}"#);
        let at = at.min(text.len());
        text.replace_range(at..(at + 1).min(text.len()), &with);
        let _read = IdToken::read(&text);
    }
}
