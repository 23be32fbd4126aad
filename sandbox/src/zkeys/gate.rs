//! What every call must bring: the public parameters, a signature, a time that is near (baremetal.md §1, §2).

use md5::{Digest, Md5};

use super::fields::Fields;
use super::members::key_of;
use super::wire::{Stop, refuse};
use super::words;

/// All of them that must be there; `dataType` need not.
const PUBLIC: [&str; 9] = ["module", "action", "userid", "time", "sign", "taskid", "version", "system_type", "vtime"];

/// How far the caller's clock may be from ours, in seconds. The vendor names no window.
const WINDOW: i64 = 600;

/// Lets a call in, or says what is wrong with it; `now` is in seconds by the server's clock. Gives the member.
pub fn admit(fields: &Fields, now: i64) -> Result<i64, Stop> {
    let text = |name: &str| fields.text(name).unwrap_or_default();
    if let Some(name) = PUBLIC.into_iter().find(|name| text(name).is_empty()) {
        return refuse(words::missing(name));
    }
    let is_number = |name: &str| text(name).bytes().all(|byte| byte.is_ascii_digit());
    if let Some(name) = ["userid", "time", "taskid", "vtime"].into_iter().find(|name| !is_number(name)) {
        return refuse(words::malformed(name));
    }
    if text("vtime").len() != 8 {
        return refuse(words::malformed("vtime"));
    }
    match text("dataType") {
        "" | "json" | "JSON" => {}
        "xml" | "XML" => return refuse(words::NO_XML),
        _ => return refuse(words::malformed("dataType")),
    }
    let Some((member, key)) = key_of(text("userid")) else { return refuse(words::NO_MEMBER) };
    if text("sign") != sign(text("module"), text("action"), text("userid"), key, text("time")) {
        return refuse(words::BAD_SIGN);
    }
    let near = text("time").parse::<i64>().is_ok_and(|time| now.abs_diff(time) <= WINDOW.unsigned_abs());
    if near { Ok(member) } else { refuse(words::BAD_TIME) }
}

/// The signature of a call, in lower-case hexadecimal digits.
fn sign(module: &str, action: &str, userid: &str, key: &str, time: &str) -> String {
    let signed = format!("{module}zkeys.api@2019{action}{userid}{key}{time}");
    Md5::digest(signed.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn the_contracts_vectors() {
        let key = "demo_key_0123456789abcdef";
        for (module, action, userid, time, wanted) in [
            ("baremetal", "getzones", "1", "1471331587", "acc4116f68f7f0e0ebfd7cf19f055c21"),
            ("baremetal", "degrade", "1100134", "1629256049", "f1a6e410a40d9e56f5500a75bbb58e4c"),
            ("common", "refund", "1", "1471331587", "40eb86e6523b22f1a56183640f79c737"),
        ] {
            assert_eq!(sign(module, action, userid, key, time), wanted, "{action}");
        }
    }
}
