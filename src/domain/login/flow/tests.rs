//! The flow, driven from outside by events alone: every place is come to as a person would.
use super::*;
use crate::domain::account::Secret;
use crate::domain::login::mobile::{Mobile, Named};
use crate::domain::login::puzzle::Proof;
use crate::domain::login::refusal::{Kind, Refusal};
use crate::domain::login::{Answer, Status};

mod everywhere;
mod notices;
mod puzzles;
mod table;
mod walks;

pub(in crate::domain::login) const NOW: Moment = Moment::from_unix_ms(1_700_000_000_000);

pub(in crate::domain::login) fn number(text: &str) -> Mobile {
    Mobile::named(text).unwrap()
}

/// How the service names a number.
fn by_service(text: &str) -> Reply {
    Reply::Number(Named::read(text).unwrap())
}

/// The service's no, with its words.
fn no(kind: Kind) -> Refusal {
    Refusal { kind, code: Some("X.1".to_owned()), text: "不行".to_owned(), wait: None }
}

fn refused(kind: Kind) -> Reply {
    Reply::Refused(no(kind))
}

/// The number that a person types.
fn typed() -> Mobile {
    number("13800000001")
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// An answer with a state token of its own, where its status has one.
fn answer(word: &str, token: Option<&str>) -> Answer {
    let success = word == "SUCCESS";
    Answer {
        status: Status::named(word),
        session_token: success.then(|| secret("session")),
        id_token: None,
        expire: success.then_some(43_200),
        state_token: token.map(secret),
        data: (word == "ACCESS_DENIED").then(|| "网络不允许".to_owned()),
    }
}

pub(in crate::domain::login) fn answered(word: &str) -> Reply {
    let final_word = matches!(word, "SUCCESS" | "ACCESS_DENIED");
    Reply::Answer(answer(word, (!final_word).then_some("state")))
}

/// The event that replies to the call that is waited for.
pub(in crate::domain::login) fn reply(flow: &Flow, reply: Reply) -> Event {
    let to = flow.waiting.map_or(Ticket(u32::MAX), |(ticket, _)| ticket);
    Event::Replied { to, reply }
}

/// The serial of the puzzle that is open; one that nobody has where there is none.
fn serial(flow: &Flow) -> Ticket {
    match flow.step().progress() {
        Some(Progress::Puzzle { serial, .. }) => *serial,
        _ => Ticket(u32::MAX),
    }
}

/// The event that solves the puzzle that is open.
pub(in crate::domain::login) fn solved(flow: &Flow) -> Event {
    let sender = flow.step().progress().and_then(|progress| progress.number().cloned()).unwrap_or_else(typed);
    Event::Solved { serial: serial(flow), proof: Proof { token: secret("proof"), sender } }
}

/// The event that gives the puzzle up that is open.
fn failed(flow: &Flow) -> Event {
    Event::PuzzleFailed { serial: serial(flow), refusal: Some(no(Kind::CaptchaWrong)) }
}

pub(in crate::domain::login) fn after(flow: &Flow, event: Event) -> Flow {
    next(flow.clone(), event, NOW).flow
}

pub(in crate::domain::login) fn after_reply(flow: &Flow, with: Reply) -> Flow {
    after(flow, reply(flow, with))
}

/// From a number to the code of its message.
fn to_code(flow: &Flow) -> Flow {
    let wanted = match flow.step().progress().and_then(Progress::number) {
        Some(_) => after(flow, Event::CodeWanted),
        None => after(flow, Event::NumberGiven(typed())),
    };
    let sending = after(&wanted, solved(&wanted));
    after_reply(&sending, Reply::Taken)
}

/// A flow at a place, by the place's name: a letter for the step, a digit for how far it is, `*` where a call is waited for.
pub(in crate::domain::login) fn place(name: &str) -> Flow {
    let new = || Flow::new(Way::Password);
    let social = || {
        let asked = after(&new(), Event::Choose(Way::Social(Provider::WeChat)));
        after(&asked, Event::SocialReturned { provider: Provider::WeChat, code: secret("code") })
    };
    let by_password = |word: &str| after_reply(&after(&new(), Event::Submitted), answered(word));
    let begun = |letter: &str| match letter {
        "S" => after(&new(), Event::Choose(Way::Sms)),
        "R" => after(&new(), Event::Choose(Way::Register)),
        "F" => after(&new(), Event::Choose(Way::Forgot)),
        "B" => after_reply(&social(), answered("SOCIAL_BIND")),
        "A" => after(&after_reply(&social(), answered("SOCIAL_BIND")), Event::AsNew),
        "N" => after_reply(&social(), answered("USER_REGISTER")),
        "M" => after_reply(&by_password("MFA_AUTH"), by_service("13900000002")),
        "H" => after_reply(&by_password("MFA_AUTH"), by_service("138****0001")),
        _ => panic!("no place is called {letter}"),
    };
    let flow = match name {
        "P" => new(),
        "P*" => after(&new(), Event::Submitted),
        "W" => after(&new(), Event::Choose(Way::Social(Provider::WeChat))),
        "W*" => social(),
        "M?*" => by_password("MFA_AUTH"),
        "M?" => after_reply(&by_password("MFA_AUTH"), Reply::Failed { unknown: true }),
        "w" => by_password("PASSWORD_WARN"),
        "w*" => after(&by_password("PASSWORD_WARN"), Event::Later),
        "x" => by_password("PASSWORD_EXPIRED"),
        "x*" => after(&by_password("PASSWORD_EXPIRED"), Event::Submitted),
        "D" => by_password("ACCESS_DENIED"),
        "U" => by_password("RISK_AUTH"),
        "E" => after_reply(&after(&new(), Event::Submitted), Reply::Taken),
        "Y" => by_password("SUCCESS"),
        _ => {
            let (letter, along) = name.split_at(1);
            let begun = begun(letter);
            let wanted = || match letter {
                "M" => after(&begun, Event::CodeWanted),
                _ => after(&begun, Event::NumberGiven(typed())),
            };
            match along {
                "0" => begun,
                "1" => wanted(),
                "2*" => after(&wanted(), solved(&wanted())),
                "3" => to_code(&begun),
                "4*" => after(&to_code(&begun), Event::Submitted),
                _ => panic!("no place is called {name}"),
            }
        }
    };
    assert_eq!(self::name(&flow), name);
    flow
}

/// The name of the place where a flow is.
pub(in crate::domain::login) fn name(flow: &Flow) -> String {
    let letter = match flow.step() {
        Step::Password => "P",
        Step::Sms(_) => "S",
        Step::Social { .. } => "W",
        Step::Register(_) => "R",
        Step::Forgot(_) => "F",
        Step::Bind { .. } => "B",
        Step::RegisterBind { stranger: Stranger::MayBind(_), .. } => "A",
        Step::RegisterBind { stranger: Stranger::New(_), .. } => "N",
        Step::SecondFactor { named: Some(Named::Masked(_)), .. } => "H",
        Step::SecondFactor { .. } => "M",
        Step::PasswordWarn { .. } => "w",
        Step::PasswordExpired { .. } => "x",
        Step::Denied { .. } => "D",
        Step::UnknownStatus { .. } => "U",
        Step::Unreadable(_) => "E",
        Step::SignedIn(_) => "Y",
    };
    let along = flow.step().progress().map_or("", |progress| match progress {
        Progress::Number { known: None, .. } if letter == "M" => "?",
        Progress::Number { .. } => "0",
        Progress::Puzzle { .. } => "1",
        Progress::Sending { .. } => "2",
        Progress::Code { .. } => "3",
        Progress::Checking { .. } => "4",
    });
    [letter, along, if flow.waiting.is_some() { "*" } else { "" }].concat()
}

/// All places.
pub(in crate::domain::login) const PLACES: [&str; 52] = [
    "P", "P*", "W", "W*", "S0", "S1", "S2*", "S3", "S4*", "R0", "R1", "R2*", "R3", "R4*", "F0", "F1", "F2*", "F3",
    "F4*", "B0", "B1", "B2*", "B3", "B4*", "A0", "A1", "A3", "A4*", "N0", "N1", "N3", "N4*", "M?*", "M?", "M0", "M1",
    "M2*", "M3", "M4*", "H0", "H1", "H2*", "H3", "H4*", "w", "w*", "x", "x*", "D", "U", "E", "Y",
];

/// The token that a step holds.
fn token(step: &Step) -> Option<&str> {
    let secret = match step {
        Step::Bind { token, .. } => token.secret(),
        Step::RegisterBind { stranger, .. } => stranger.secret(),
        Step::SecondFactor { token, .. } => token.secret(),
        Step::PasswordWarn { token, .. } => token.secret(),
        Step::PasswordExpired { token, .. } => token.secret(),
        _ => return None,
    };
    Some(secret.expose())
}
