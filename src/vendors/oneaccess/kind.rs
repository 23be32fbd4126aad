//! What a code means (`oneaccess.md` §7): the codes of both lines of the vendor's product, and nothing that is not there.
use super::envelope::Shown;
use crate::domain::login::refusal::Kind;

/// The words that say that no message is left this month (§5.3).
const NONE_LEFT: &str = "消息余量不足";
/// More attempts than any policy allows: a greater number at the end of a text is something else.
const MOST_ATTEMPTS: u32 = 100;

/// What a refusal means: by its status, its code, its words, and what the call had shown.
pub fn kind(status: u16, code: &str, words: &str, shown: Shown) -> Kind {
    let code = code.trim().to_ascii_uppercase();
    // The other line has the same ideas under another prefix, and the same numbers.
    let short = code.strip_prefix("IDAAS.SDK.").unwrap_or(&code);
    match short {
        "SDK.LOGIN.1002" => Kind::NotBound,
        "SDK.LOGIN.1003" => Kind::Locked,
        "SDK.LOGIN.1004" => Kind::PolicyUnreadable,
        "SDK.LOGIN.1005" => Kind::WrongPassword { left: attempts_left(words) },
        "CAPTCHA.0002" => Kind::CaptchaWrong,
        "CAPTCHA.0003" => Kind::CaptchaExpired,
        "CAPTCHA.0004" => Kind::CaptchaInvalid,
        "CAPTCHA.0006" => Kind::NotSent { none_left: words.contains(NONE_LEFT) },
        "CAPTCHA.0007" => Kind::CodeWrong,
        "USER.0001" | "SDK.COMMON.1013" => Kind::UnknownUser,
        "USER.0038" => Kind::AgainstRule,
        "SDK.COMMON.1001" => Kind::Missing,
        // The other line has one code for both; its page is about device headers (§1.1).
        "SDK.COMMON.1003" | "PARAM.0001" => Kind::DeviceIncomplete,
        "SDK.COMMON.1012" | "APP.0001" | "APP.0002" => Kind::UnknownApp,
        _ if status == 401 && shown.anything() => Kind::Ended { sure: true },
        _ if status == 403 => Kind::Forbidden,
        _ if status == 429 => Kind::TooOften,
        _ if short.starts_with("CAPTCHA.") => Kind::CaptchaOther,
        _ if short.starts_with("SDK.COMMON.") && shown.anything() => Kind::Ended { sure: false },
        _ => Kind::Other,
    }
}

/// The number that a text ends with: `…剩余登录尝试次数:8` (§4).
fn attempts_left(words: &str) -> Option<u32> {
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = words.strip_prefix(before)?;
    // The end of a code (`SDK.LOGIN.1005`), of a decimal or of a word is no count.
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    number.parse().ok().filter(|left| !joined && *left <= MOST_ATTEMPTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Kind {
        kind(400, code, "", Shown::Nothing)
    }

    #[test]
    fn every_code_of_the_contract_is_known_with_its_aliases() {
        for (codes, wanted) in [
            (&["SDK.LOGIN.1002", "sdk.login.1002"][..], Kind::NotBound),
            (&["SDK.LOGIN.1003"], Kind::Locked),
            (&["SDK.LOGIN.1004"], Kind::PolicyUnreadable),
            (&["SDK.LOGIN.1005"], Kind::WrongPassword { left: None }),
            (&["CAPTCHA.0002", "IDAAS.SDK.CAPTCHA.0002"], Kind::CaptchaWrong),
            (&["CAPTCHA.0003"], Kind::CaptchaExpired),
            (&["CAPTCHA.0004"], Kind::CaptchaInvalid),
            (&["CAPTCHA.0006", "IDAAS.SDK.CAPTCHA.0006"], Kind::NotSent { none_left: false }),
            (&["CAPTCHA.0007", "IDAAS.SDK.CAPTCHA.0007"], Kind::CodeWrong),
            (&["CAPTCHA.0001", "CAPTCHA.0099"], Kind::CaptchaOther),
            (&["USER.0001", "SDK.COMMON.1013"], Kind::UnknownUser),
            (&["USER.0038"], Kind::AgainstRule),
            (&["SDK.COMMON.1001"], Kind::Missing),
            (&["SDK.COMMON.1003", "IDAAS.SDK.PARAM.0001"], Kind::DeviceIncomplete),
            (&["SDK.COMMON.1012", "APP.0001", "APP.0002"], Kind::UnknownApp),
            (&["SDK.COMMON.1005", "ORG.0011", "", "nonsense"], Kind::Other),
        ] {
            for code in codes {
                assert_eq!(of(code), wanted, "{code}");
            }
        }
    }

    #[test]
    fn an_unknown_code_in_answer_to_a_token_may_mean_its_end() {
        let of = |status, code| kind(status, code, "", Shown::State);
        assert_eq!(of(400, "SDK.COMMON.1009"), Kind::Ended { sure: false });
        assert_eq!(of(401, "SDK.COMMON.1009"), Kind::Ended { sure: true });
        assert_eq!(of(400, "SDK.PWD.1001"), Kind::Other);
        assert_eq!(of(400, "SDK.COMMON.1001"), Kind::Missing);
        assert_eq!(kind(401, "SDK.COMMON.1009", "", Shown::Nothing), Kind::Other);
        assert_eq!(of(403, "SDK.COMMON.1014"), Kind::Forbidden);
        assert_eq!(of(429, "SDK.COMMON.1014"), Kind::TooOften);
        assert_eq!(of(429, "SDK.LOGIN.1003"), Kind::Locked);
    }

    #[test]
    fn the_attempts_left_are_the_number_at_the_end() {
        for (words, left) in [
            ("用户名或密码错误，剩余登录尝试次数:8", Some(8)),
            ("用户名或密码错误，剩余登录尝试次数：12。", Some(12)),
            ("Incorrect user name or password. Remaining login attempts: 0", Some(0)),
            ("attempts left 3.", Some(3)),
            ("用户名或密码错误", None),
            ("error SDK.LOGIN.1005", None),
            ("wait 30 minutes", None),
            ("attempts: 4294967297", None),
            ("at 2024-10-11", None),
            ("", None),
        ] {
            assert_eq!(attempts_left(words), left, "{words}");
        }
    }

    #[test]
    fn no_message_left_is_told_by_its_words() {
        let sent = kind(400, "CAPTCHA.0006", "短信发送失败：消息余量不足", Shown::Nothing);
        assert_eq!(sent, Kind::NotSent { none_left: true });
    }
}
