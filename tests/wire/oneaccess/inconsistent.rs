//! The contract's own list of inconsistencies (§11), row by row. Rows 6 and 8 are about calls that no page makes.
use super::pictures::{png, whole};
use super::*;
use gantry::domain::login::Status;
use gantry::domain::login::country::Countries;
use gantry::domain::login::profile::{Attributes, Profile, ProfileChange};
use gantry::domain::login::social::{Network, SocialAccounts};
use gantry::domain::moment::Moment;
use gantry::vendors::oneaccess::Version;
use serde_json::{Value, json};

fn countries(reply: &Value) -> Result<Countries, OneAccessFailure> {
    block_on(client(&Tape::of(&[(200, &reply.to_string())])).countries())
}

fn profile(reply: &Value) -> Result<Profile, OneAccessFailure> {
    block_on(client(&Tape::of(&[(200, &reply.to_string())])).profile(&secret("st")))
}

fn social(reply: &Value) -> Result<SocialAccounts, OneAccessFailure> {
    block_on(client(&Tape::of(&[(200, &reply.to_string())])).social_accounts(&secret("st")))
}

/// What is sent for a puzzle that shows this key.
fn point(key: Value, aes: bool) -> String {
    let mut reply = whole();
    reply["secretKey"] = key;
    let tape = Tape::of(&[(200, &reply.to_string()), (200, r#"{"captcha_token":"t---p"}"#)]);
    let client = client_of(&tape, |dialect| dialect.captcha_aes = aes);
    let puzzle = block_on(client.captcha()).unwrap();
    block_on(client.verify(&puzzle, place(237.0), &mobile("12345678901"))).ok().unwrap();
    tape.last().1["point_json"].as_str().unwrap().to_owned()
}

#[test]
fn row_2_a_secret_key_is_ignored_unless_a_setting_says_so() {
    let plain = r#"{"x":237.0,"y":5.0}"#;
    for key in [json!(null), json!(""), json!("yMXC583dP4R7uhmq"), json!("yMX******hmq")] {
        assert_eq!(point(key, false), plain);
    }
    let sealed = point(json!("yMXC583dP4R7uhmq"), true);
    assert!(sealed.len() == 44 && sealed != plain && !sealed.contains('{'), "{sealed}");
    for key in [json!(null), json!(""), json!("yMX******hmq")] {
        assert_eq!(point(key.clone(), true), plain, "{key} is no key");
    }
}

#[test]
fn row_3_a_captchas_result_is_a_truth_or_a_text() {
    for result in [json!(false), json!("false"), json!(null), json!(0), json!({})] {
        let mut reply = whole();
        reply["result"] = result.clone();
        reply["jigsawImageBase64"] = json!(png(60, 155));
        let puzzle = block_on(client(&Tape::of(&[(200, &reply.to_string())])).captcha());
        assert_eq!(puzzle.ok().map(|puzzle| puzzle.piece().width()), Some(60), "{result}");
    }
}

#[test]
fn row_3_suffixes_are_a_text_or_a_list() {
    for (suffixes, wanted) in [
        (json!([]), &[][..]),
        (json!(""), &[]),
        (json!(null), &[]),
        (json!("1"), &["1"]),
        (json!(["1", 2]), &["1", "2"]),
    ] {
        let reply = json!({
            "phoneAreaCodeDefinitions": [
                { "areaCode": "86", "displayMapping": { "zh-TW": "中國", "en": "China", "zh-CN": "中国" },
                  "countryCode": "CN", "mobileRegex": "^1\\d{10}$", "areaCodeSuffixes": suffixes },
                { "areaCode": 852, "displayMapping": "{\"en\":\"Hong Kong\"}" },
                { "countryCode": "XX" }, { "areaCode": "x" }, 7, null,
            ],
            "preferredAreaCode": "CN",
        });
        let countries = countries(&reply).unwrap();
        assert_eq!(countries.all.len(), 2, "the others have no dial code");
        assert_eq!(countries.all[0].suffixes, wanted);
        assert_eq!(countries.all[countries.at_first().unwrap()].names.simplified.as_deref(), Some("中国"));
        assert_eq!(
            (countries.all[1].dial.written(), countries.all[1].names.english.as_deref()),
            ("852", Some("Hong Kong"))
        );
    }
    assert!(is_unread(countries(&json!({ "preferredAreaCode": "CN" }))));
    assert!(is_unread(countries(&json!({ "phoneAreaCodeDefinitions": "" }))));
}

#[test]
fn row_3_seconds_are_a_number_or_a_text() {
    for (expire, wanted) in [
        (json!(604_800), Some(604_800)),
        (json!("604800"), Some(604_800)),
        (json!(null), None),
        (json!(""), None),
        (json!(-1), None),
        (json!("soon"), None),
    ] {
        let reply = json!({ "status": "SUCCESS", "session_token": "st", "expire": expire });
        assert_eq!(sign_in(200, &reply.to_string()).unwrap().expire, wanted, "{expire}");
    }
}

#[test]
fn row_3_a_time_and_a_number_may_be_numbers() {
    let tape = Tape::of(&[(200, r#"{"mobile":12345678901}"#), (200, r#"{"mobile":null}"#), (200, "")]);
    let client = client(&tape);
    let whole = Named::Whole(mobile("12345678901"));
    assert_eq!(block_on(client.second_factor_mobile(&secret("s.t.a"))), Ok(whole));
    assert!(is_unread(block_on(client.second_factor_mobile(&secret("s.t.a")))));
    assert!(is_unread(block_on(client.second_factor_mobile(&secret("s.t.a")))));
}

#[test]
fn a_number_that_is_masked_is_told_from_a_whole_one() {
    let told = |number: &str| {
        let tape = Tape::of(&[(200, &json!({ "mobile": number }).to_string())]);
        block_on(client(&tape).second_factor_mobile(&secret("s.t.a")))
    };
    assert_eq!(told("+852-61234567"), Ok(Named::Whole(mobile("+852-61234567"))));
    for masked in ["123****8901", "+86-123****8901", "*******8901"] {
        assert!(matches!(told(masked), Ok(Named::Masked(_))), "{masked}");
    }
    for none in ["", "***", "none", "<b>1</b>"] {
        assert!(is_unread(told(none)), "{none}");
    }
}

#[test]
fn row_4_a_profile_never_shows_password_or_code() {
    let reply = json!({
        "user_name": "zhangsan", "name": null, "mobile": "12345678901", "verify_code": "999888", "pwd": "Hunter-2-Hunter",
        "email": "", "attr_gender": "MALE", "extension": { "age": "18", "n": 1 },
    });
    let profile = profile(&reply).unwrap();
    assert_eq!((profile.user_name.as_deref(), profile.email.as_deref()), (Some("zhangsan"), None));
    assert_eq!(profile.mobile, Named::read("12345678901"));
    let shown = format!("{profile:?}");
    assert!(!shown.contains("Hunter") && !shown.contains("999888"), "{shown}");
    assert_eq!(profile.attributes.extension.unwrap()["n"], json!(1));
    for empty in [json!({}), json!({ "pwd": "x" }), json!({ "user_name": "" })] {
        assert!(is_unread(self::profile(&empty)), "{empty}");
    }
}

#[test]
fn row_4_number_and_code_go_with_a_change_only_where_they_are_given() {
    let tape = Tape::of(&[(200, ""), (200, "{}")]);
    let client = client(&tape);
    let attributes =
        Attributes { nick_name: Some("N".into()), first_name: Some(String::new()), ..Attributes::default() };
    let mut change = ProfileChange { attributes, ..ProfileChange::default() };
    block_on(client.change_profile(&client.profile_change(&change).unwrap(), &secret("st"))).unwrap();
    let body = json!({ "attr_nick_name": "N", "first_name": "" });
    assert_eq!(tape.last(), ("POST https://h/api/v2/sdk/profile/update".to_owned(), body));
    change.proof = Some((mobile("12345678901"), secret("123456")));
    block_on(client.change_profile(&client.profile_change(&change).unwrap(), &secret("st"))).unwrap();
    let body = json!({ "attr_nick_name": "N", "first_name": "", "mobile": "12345678901", "verify_code": "123456" });
    assert_eq!(tape.last().1, body);
}

#[test]
fn row_5_names_in_either_case_are_read() {
    let row = |uid: &str, created: &str| json!({ "id": 7, "userId": "u", "socialType": "weixin", uid: "wx", "socialNickname": "<b>", created: "2021-05-16 13:02:48.513" });
    let reply = json!({ "social": [row("social_uid", "createdAt"), row("socialUid", "created_at"), { "socialType": "qq" }, 7] });
    let read = social(&reply).unwrap();
    assert_eq!((read.items.len(), read.unreadable), (2, 2));
    for item in &read.items {
        assert_eq!((item.id.as_str(), &item.network, item.uid.as_deref()), ("7", &Network::WeChat, Some("wx")));
        assert_eq!(item.created, Moment::parse("2021-05-16T05:02:48.513Z"));
    }
    let one = social(&json!({ "social": { "id": "1", "socialType": "douyin", "createdAt": "soon" } })).unwrap();
    assert_eq!((&one.items[0].network, one.items[0].created), (&Network::Other("douyin".into()), None));
    assert_eq!(social(&json!({ "social": null })), Ok(SocialAccounts::default()));
    for none in [json!({}), json!({ "social": "no" }), json!([])] {
        assert!(is_unread(social(&none)), "{none}");
    }
}

#[test]
fn row_7_each_networks_path_has_its_version() {
    let path = |wechat, alipay| {
        let tape = Tape::of(&[(200, r#"{"status":"SUCCESS"}"#); 2]);
        let client = client_of(&tape, |dialect| (dialect.wechat, dialect.alipay) = (wechat, alipay));
        block_on(client.sign_in_by_wechat(&secret("c"))).ok().unwrap();
        let first = tape.last().0;
        block_on(client.sign_in_by_alipay(&secret("c"))).ok().unwrap();
        [first, tape.last().0].map(|path| path.replace("POST https://h/api/", ""))
    };
    assert_eq!(path(Version::V2, Version::V2), ["v2/sdk/login/wechat", "v2/sdk/login/alipay"]);
    assert_eq!(path(Version::V2, Version::V3), ["v2/sdk/login/wechat", "v3/sdk/login/alipay"]);
    assert_eq!(path(Version::V3, Version::V2), ["v3/sdk/login/wechat", "v2/sdk/login/alipay"]);
}

#[test]
fn row_9_an_answer_may_lack_everything_but_its_status() {
    let answer = sign_in(200, r#"{"status":"SUCCESS","expire":43200,"session_token":"LGT******sqa"}"#).unwrap();
    assert_eq!((&answer.status, answer.expire, answer.id_token.is_none()), (&Status::Success, Some(43_200), true));
    assert_eq!(answer.session_token.unwrap().expose(), "LGT******sqa");
    let bare = sign_in(200, r#"{"status":"mfa_auth","state_token":null,"data":null}"#).unwrap();
    assert!(bare.status == Status::MfaAuth && bare.state_token.is_none() && bare.data.is_none());
    let rules = sign_in(200, r#"{"status":"PASSWORD_WARN","state_token":"a.b.c","data":{"minLength":8}}"#).unwrap();
    assert_eq!(rules.data.as_deref(), Some(r#"{"minLength":8}"#), "an object where a text is promised");
    // The answer of `pwd/skip-update` is printed nowhere.
    let skipped = sign_in(200, r#"{"session_token":"st"}"#).unwrap();
    assert_eq!(skipped.status, Status::Success);
    for nothing in
        ["", "{}", "null", "[]", r#"{"status":""}"#, r#"{"status":null,"id_token":"x"}"#, "<html>", "\u{fffd}"]
    {
        assert!(is_unread(sign_in(200, nothing)), "{nothing}");
    }
}

#[test]
fn a_dial_code_with_an_area_is_one() {
    let codes = ["1-684", "1684", "+1 684", "44-1481"];
    let mut rows: Vec<Value> = codes.iter().map(|code| json!({ "areaCode": code, "countryCode": "AS" })).collect();
    rows.push(json!({ "areaCode": 1684 }));
    let countries = countries(&json!({ "phoneAreaCodeDefinitions": rows })).unwrap();
    let dials: Vec<(&str, String)> =
        countries.all.iter().map(|country| (country.dial.written(), country.dial.digits())).collect();
    let wanted = [("1-684", "1684"), ("1684", "1684"), ("1-684", "1684"), ("44-1481", "441481"), ("1684", "1684")];
    assert_eq!(dials, wanted.map(|(written, digits)| (written, digits.to_owned())));
}
