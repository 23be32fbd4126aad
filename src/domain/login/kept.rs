//! What of an unfinished sign-in outlives a reload, as text for the storage of a tab. No secret is in it: no password, no code, no
//! proof, no token. A state token is never written, so that a step that stands on one begins anew, and says why
//! (`oneaccess.md` §9: memory only).
//!
//! A mobile number is personal, not secret. It is written only while a message to it is out, because without it the code that
//! has just come, and was paid for, could not be typed any more. After [`LONGEST_MS`] it is not read back, and must not stay
//! written either: [`number_until`] says until when it may, [`is_over`] whether that has come; then [`keep`] writes anew, without.
use super::flow::{CallKind, Flow, Notice, Progress, Provider, Sent, Step, StepKind, Way};
use super::mobile::Mobile;
use crate::domain::moment::Moment;

#[cfg(test)]
mod tests;

/// Stands first in what is written; another one is not read.
const VERSION: &str = "1";
/// No longer text was ever written.
const MOST_BYTES: usize = 400;
/// How long a message counts as out, in milliseconds. How long its code is good is not documented; surely not this long.
pub const LONGEST_MS: i64 = 30 * 60_000;

/// The written form: version, way, step with a token, number, moment, whether it is sure, how often, call on its way.
type Texts = [Option<String>; 8];

const WAYS: [(Way, &str); 6] = [
    (Way::Password, "password"),
    (Way::Sms, "sms"),
    (Way::Social(Provider::WeChat), "wechat"),
    (Way::Social(Provider::Alipay), "alipay"),
    (Way::Register, "register"),
    (Way::Forgot, "forgot"),
];

const STEPS: [(StepKind, &str); 5] = [
    (StepKind::Bind, "bind"),
    (StepKind::RegisterBind, "register-bind"),
    (StepKind::SecondFactor, "second-factor"),
    (StepKind::PasswordWarn, "password-warn"),
    (StepKind::PasswordExpired, "password-expired"),
];

/// The calls that may have had their effect although nobody heard of it.
const CALLS: [(CallKind, &str); 8] = [
    (CallKind::SignInBySms, "sign-in-by-sms"),
    (CallKind::Register, "register"),
    (CallKind::ReplaceForgotten, "replace-forgotten"),
    (CallKind::Bind, "bind"),
    (CallKind::RegisterBind, "register-bind"),
    (CallKind::ChangeEarly, "change-early"),
    (CallKind::ChangeExpired, "change-expired"),
    (CallKind::SendCode, "send-code"),
];

/// What is to be written now; `None` for a finished sign-in, which is kept elsewhere or not at all.
#[must_use]
pub fn keep(flow: &Flow, now: Moment) -> Option<String> {
    let kind = flow.step().kind();
    if kind == StepKind::SignedIn {
        return None;
    }
    let out = message(flow).filter(|(_, sent)| !is_over(until(*sent), now));
    let sent = out.map(|(_, sent)| sent);
    let own = |text: &str| text.to_owned();
    let texts: Texts = [
        Some(own(VERSION)),
        word(&WAYS, flow.way()).map(own),
        word(&STEPS, kind).map(own),
        out.map(|(number, _)| own(number.as_sent())),
        sent.map(|sent| sent.at.unix_ms().to_string()),
        sent.map(|sent| sent.sure.to_string()),
        sent.map(|sent| sent.times.to_string()),
        flow.waiting_for().and_then(|call| word(&CALLS, call)).map(own),
    ];
    serde_json::to_string(&texts).ok()
}

/// The sign-in that was written; `None` for anything that [`keep`] does not write. A step that stood on a token is told of by
/// [`Notice::Restarted`], a call that may have had its effect by [`Notice::Unknown`], which matters more.
#[must_use]
pub fn restore(text: &str, home: Way, now: Moment) -> Option<Flow> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let [version, way, step, number, at, sure, times, call] = serde_json::from_str::<Texts>(text).ok()?;
    if version.as_deref() != Some(VERSION) {
        return None;
    }
    let way = named(&WAYS, way.as_deref())??;
    let step = named(&STEPS, step.as_deref())?;
    let call = named(&CALLS, call.as_deref())?;
    let out = match (number, at, sure, times) {
        (None, None, None, None) => None,
        (Some(number), Some(at), Some(sure), Some(times)) => Some(out(&number, &at, &sure, &times)?),
        _ => return None,
    };
    let unknown = call.map(Notice::Unknown);
    if let Some(step) = step {
        let told = unknown.unwrap_or(Notice::Restarted(step));
        return out.is_none().then(|| Flow::restarted(home, way, told));
    }
    let progress = match out {
        Some((number, sent)) if !is_over(until(sent), now) => Progress::Code { number, sent },
        _ => Progress::fresh(),
    };
    let step = match way {
        Way::Sms => Step::Sms(progress),
        Way::Register => Step::Register(progress),
        Way::Forgot => Step::Forgot(progress),
        Way::Password | Way::Social(_) => way.first(),
    };
    Some(Flow::at(home, way, step, unknown))
}

/// Until when the number in what [`keep`] writes may stay written; `None` = there is none in it.
#[must_use]
pub fn number_until(flow: &Flow) -> Option<Moment> {
    message(flow).map(|(_, sent)| until(sent))
}

/// Whether a number that may stay written until a moment is to go now. So it is, too, where more time seems left than there ever
/// was: then the clock was set back since.
#[must_use]
pub const fn is_over(until: Moment, now: Moment) -> bool {
    let left = until.ms_since(now);
    left <= 0 || left > LONGEST_MS
}

/// Until when a message counts as out.
const fn until(sent: Sent) -> Moment {
    sent.at.plus_ms(LONGEST_MS)
}

/// The last message of a step that can be kept, with its number.
fn message(flow: &Flow) -> Option<(&Mobile, Sent)> {
    let progress = flow.step().progress().filter(|_| !flow.step().kind().needs_token())?;
    Some((progress.number()?, progress.sent()?))
}

fn out(number: &str, at: &str, sure: &str, times: &str) -> Option<(Mobile, Sent)> {
    let sent =
        Sent { at: Moment::from_unix_ms(at.parse().ok()?), sure: sure.parse().ok()?, times: times.parse().ok()? };
    Mobile::named(number).map(|number| (number, sent))
}

fn word<T: Copy + PartialEq>(table: &[(T, &'static str)], what: T) -> Option<&'static str> {
    table.iter().find(|(one, _)| *one == what).map(|(_, word)| *word)
}

/// What a word stands for: `Some(None)` where there is no word, `None` for an unknown one.
fn named<T: Copy>(table: &[(T, &str)], word: Option<&str>) -> Option<Option<T>> {
    match word {
        None => Some(None),
        Some(word) => table.iter().find(|(_, one)| *one == word).map(|(what, _)| Some(*what)),
    }
}
