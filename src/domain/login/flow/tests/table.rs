//! What comes of each event at each place, written out.
use super::*;
use crate::domain::login::purpose::Purpose;

/// Columns of [`BY_PERSON`].
fn by_person(flow: &Flow) -> Vec<Event> {
    vec![
        Event::Choose(Way::Sms),
        Event::NumberGiven(typed()),
        Event::CodeWanted,
        solved(flow),
        failed(flow),
        Event::Submitted,
        Event::Later,
        Event::AsNew,
        Event::SocialReturned { provider: Provider::WeChat, code: secret("code") },
        Event::SocialCancelled,
        Event::Back,
        Event::StartOver,
        Event::SessionEnded,
        Event::SignedOut,
        Event::Replied { to: Ticket(u32::MAX), reply: answered("SUCCESS") },
    ]
}

/// A dot: nothing changes.
const BY_PERSON: &str = "
    at  sms number code solved failed submit later new  social cancel back start ended out late
    P   S0  .      .    .      .      P*     .     .    .      .      .    .     .     .   .
    P*  S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    W   S0  .      .    .      .      .      .     .    W*     .      P    P     .     .   .
    W*  S0  .      .    .      .      .      .     .    .      .      W    P     .     .   .
    S0  .   S1     .    .      .      .      .     .    .      .      P    P     .     .   .
    S1  S0  .      .    S2*    .      .      .     .    .      .      S0   P     .     .   .
    S2* S0  .      .    .      .      .      .     .    .      .      S0   P     .     .   .
    S3  S0  .      S1   .      .      S4*    .     .    .      .      S0   P     .     .   .
    S4* S0  .      .    .      .      .      .     .    .      .      S3   P     .     .   .
    R0  S0  R1     .    .      .      .      .     .    .      .      P    P     .     .   .
    R1  S0  .      .    R2*    .      .      .     .    .      .      R0   P     .     .   .
    R2* S0  .      .    .      .      .      .     .    .      .      R0   P     .     .   .
    R3  S0  .      R1   .      .      R4*    .     .    .      .      R0   P     .     .   .
    R4* S0  .      .    .      .      .      .     .    .      .      R3   P     .     .   .
    F0  S0  F1     .    .      .      .      .     .    .      .      P    P     .     .   .
    F1  S0  .      .    F2*    .      .      .     .    .      .      F0   P     .     .   .
    F2* S0  .      .    .      .      .      .     .    .      .      F0   P     .     .   .
    F3  S0  .      F1   .      .      F4*    .     .    .      .      F0   P     .     .   .
    F4* S0  .      .    .      .      .      .     .    .      .      F3   P     .     .   .
    B0  S0  B1     .    .      .      .      .     A0   .      .      W    P     .     .   .
    B1  S0  .      .    B2*    .      .      .     A0   .      .      B0   P     .     .   .
    B2* S0  .      .    .      .      .      .     .    .      .      B0   P     .     .   .
    B3  S0  .      B1   .      .      B4*    .     A0   .      .      B0   P     .     .   .
    B4* S0  .      .    .      .      .      .     .    .      .      B3   P     .     .   .
    A0  S0  A1     .    .      .      .      .     .    .      .      B0   P     .     .   .
    A1  S0  .      .    A2*    .      .      .     .    .      .      A0   P     .     .   .
    A3  S0  .      A1   .      .      A4*    .     .    .      .      A0   P     .     .   .
    A4* S0  .      .    .      .      .      .     .    .      .      A3   P     .     .   .
    N0  S0  N1     .    .      .      .      .     .    .      .      W    P     .     .   .
    N1  S0  .      .    N2*    .      .      .     .    .      .      N0   P     .     .   .
    N3  S0  .      N1   .      .      N4*    .     .    .      .      N0   P     .     .   .
    N4* S0  .      .    .      .      .      .     .    .      .      N3   P     .     .   .
    M?* S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    M?  S0  M1     .    .      .      M?*    .     .    .      .      P    P     .     .   .
    M0  S0  .      M1   .      .      .      .     .    .      .      P    P     .     .   .
    M1  S0  .      .    M2*    .      .      .     .    .      .      M0   P     .     .   .
    M2* S0  .      .    .      .      .      .     .    .      .      M0   P     .     .   .
    M3  S0  .      M1   .      .      M4*    .     .    .      .      M0   P     .     .   .
    M4* S0  .      .    .      .      .      .     .    .      .      M3   P     .     .   .
    H0  S0  H1     .    .      .      .      .     .    .      .      P    P     .     .   .
    H1  S0  .      .    H2*    .      .      .     .    .      .      H0   P     .     .   .
    H2* S0  .      .    .      .      .      .     .    .      .      H0   P     .     .   .
    H3  S0  .      H1   .      .      H4*    .     .    .      .      H0   P     .     .   .
    H4* S0  .      .    .      .      .      .     .    .      .      H3   P     .     .   .
    w   S0  .      .    .      .      w*     w*    .    .      .      P    P     .     .   .
    w*  S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    x   S0  .      .    .      .      x*     .     .    .      .      P    P     .     .   .
    x*  S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    D   S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    U   S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    E   S0  .      .    .      .      .      .     .    .      .      P    P     .     .   .
    Y   .   .      .    .      .      .      .     .    .      .      .    .     P     P   .
";

/// Columns of [`BY_SERVICE`].
fn by_service(_: &Flow) -> Vec<Reply> {
    let word = |word: &str| Reply::Answer(answer(word, None));
    let bare = |word: &str| Reply::Answer(Answer { session_token: None, ..answer(word, None) });
    let kinds = [
        Kind::WrongPassword { left: Some(2) },
        Kind::Locked,
        Kind::CaptchaInvalid,
        Kind::NotSent { none_left: false },
        Kind::CodeWrong,
        Kind::AgainstRule,
        Kind::UnknownUser,
        Kind::TooOften,
        Kind::Ended { sure: true },
        Kind::Ended { sure: false },
        Kind::Other,
    ];
    let words = ["SUCCESS", "SOCIAL_BIND", "USER_REGISTER", "MFA_AUTH", "PASSWORD_WARN", "PASSWORD_EXPIRED"];
    let mut all: Vec<_> = words.into_iter().map(answered).collect();
    all.extend([answered("ACCESS_DENIED"), answered("RISK_AUTH"), bare("SUCCESS"), word("MFA_AUTH")]);
    all.extend([Reply::Taken, super::by_service("13900000002"), super::by_service("138****0001")]);
    all.extend(kinds.map(refused));
    all.extend([Reply::Failed { unknown: true }, Reply::Failed { unknown: false }]);
    all
}

const BY_SERVICE: &str = "
    at  ok bind register mfa warn expired denied other bare tokenless taken told masked wrong locked proof unsent code number nobody often ended ended? no lost unreached
    P*  Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      P     P      P     P      P    P      P      P     P     P      P  P    P
    S4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      S3    S3     S3    S3     S3   S0     S0     S3    S3    S3     S3 S3   S3
    W*  Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      W     W      W     W      W    W      W      W     W     W      W  W    W
    R4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      R3    R3     R3    R3     R3   R0     R0     R3    R3    R3     R3 R3   R3
    F4* P  B0   N0       M?* w    x       D      U     P    E         P     P    P      F3    F3     F3    F3     F3   F0     F0     F3    F3    F3     F3 F3   F3
    B4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      B3    B3     B3    B3     B3   B0     B0     B3    W     B3     B3 B3   B3
    A4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      A3    A3     A3    A3     A3   A0     A0     A3    W     A3     A3 A3   A3
    N4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      N3    N3     N3    N3     N3   N0     N0     N3    W     N3     N3 N3   N3
    M?* M? M?   M?       M?  M?   M?      M?     M?    M?   M?        M?    M0   H0     M?    M?     M?    M?     M?   M?     M?     M?    P     M?     M? M?   M?
    M4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      M3    M3     M3    M3     M3   M0     M0     M3    P     M3     M3 M3   M3
    H4* Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      H3    H3     H3    H3     H3   H0     H0     H3    P     H3     H3 H3   H3
    w*  Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      w     w      w     w      w    w      w      w     P     w      w  w    w
    x*  Y  B0   N0       M?* w    x       D      U     E    E         E     E    E      x     x      x     x      x    x      x      x     P     x      x  x    x
    S2* S3 S3   S3       S3  S3   S3      S3     S3    S3   S3        S3    S3   S3     S0    S0     S1    S0     S0   S0     S0     S0    S0    S0     S0 S3   S1
    R2* R3 R3   R3       R3  R3   R3      R3     R3    R3   R3        R3    R3   R3     R0    R0     R1    R0     R0   R0     R0     R0    R0    R0     R0 R3   R1
    F2* F3 F3   F3       F3  F3   F3      F3     F3    F3   F3        F3    F3   F3     F0    F0     F1    F0     F0   F0     F0     F0    F0    F0     F0 F3   F1
    B2* B3 B3   B3       B3  B3   B3      B3     B3    B3   B3        B3    B3   B3     B0    B0     B1    B0     B0   B0     B0     B0    B0    B0     B0 B3   B1
    M2* M3 M3   M3       M3  M3   M3      M3     M3    M3   M3        M3    M3   M3     M0    M0     M1    M0     M0   M0     M0     M0    M0    M0     M0 M3   M1
    H2* H3 H3   H3       H3  H3   H3      H3     H3    H3   H3        H3    H3   H3     H0    H0     H1    H0     H0   H0     H0     H0    H0    H0     H0 H3   H1
";

/// Holds a table against the flow; returns how many cells it has.
fn hold(table: &str, event: impl Fn(&Flow, usize) -> Option<Event>) -> usize {
    let mut rows = table.lines().map(str::trim).filter(|row| !row.is_empty());
    let columns: Vec<_> = rows.next().unwrap().split_whitespace().skip(1).collect();
    let mut held = 0;
    for row in rows {
        let cells: Vec<_> = row.split_whitespace().collect();
        let before = place(cells[0]);
        assert_eq!(cells.len(), columns.len() + 1, "{row}");
        assert!(event(&before, columns.len()).is_none(), "a column is missing");
        for (at, column) in columns.iter().enumerate() {
            let after = next(before.clone(), event(&before, at).unwrap(), NOW).flow;
            let expected = if cells[at + 1] == "." { cells[0] } else { cells[at + 1] };
            assert_eq!(name(&after), expected, "at {} comes {column}", cells[0]);
            held += 1;
        }
    }
    held
}

#[test]
fn what_a_person_does() {
    assert_eq!(hold(BY_PERSON, |flow, at| by_person(flow).into_iter().nth(at)), 52 * 15);
}

#[test]
fn what_the_service_says() {
    let held = hold(BY_SERVICE, |flow, at| by_service(flow).into_iter().nth(at).map(|with| reply(flow, with)));
    assert_eq!(held, 19 * 26);
}

/// Which call each place makes, and with which number.
#[test]
fn what_is_called() {
    for (at, event, call, to) in [
        ("P", Event::Submitted, CallKind::SignIn, None),
        ("S3", Event::Submitted, CallKind::SignInBySms, Some("13800000001")),
        ("R3", Event::Submitted, CallKind::Register, Some("13800000001")),
        ("F3", Event::Submitted, CallKind::ReplaceForgotten, Some("13800000001")),
        ("B3", Event::Submitted, CallKind::Bind, Some("13800000001")),
        ("A3", Event::Submitted, CallKind::RegisterBind, Some("13800000001")),
        ("N3", Event::Submitted, CallKind::RegisterBind, Some("13800000001")),
        ("M?", Event::Submitted, CallKind::AskNumber, None),
        ("M3", Event::Submitted, CallKind::SecondFactor, Some("13900000002")),
        ("H3", Event::Submitted, CallKind::SecondFactor, Some("13800000001")),
        ("w", Event::Submitted, CallKind::ChangeEarly, None),
        ("w", Event::Later, CallKind::SkipChange, None),
        ("x", Event::Submitted, CallKind::ChangeExpired, None),
    ] {
        let order = next(place(at), event, NOW).order.unwrap();
        assert_eq!(order.call.kind(), call, "at {at}");
        let number = match &order.call {
            Call::SignInBySms { number }
            | Call::Register { number }
            | Call::ReplaceForgotten { number }
            | Call::Bind { number, .. }
            | Call::RegisterBind { number, .. }
            | Call::SecondFactor { number, .. } => Some(number.as_sent()),
            _ => None,
        };
        assert_eq!(number, to, "at {at}");
    }
}

/// A code is asked for what the step is for, and with the proof that was given.
#[test]
fn what_a_code_is_for() {
    for (at, expected) in [
        ("S1", Purpose::SignIn),
        ("R1", Purpose::Register),
        ("F1", Purpose::Forgotten),
        ("B1", Purpose::Bind),
        ("A1", Purpose::Register),
        ("N1", Purpose::Register),
        ("M1", Purpose::SecondFactor),
        ("H1", Purpose::SecondFactor),
    ] {
        let flow = place(at);
        let order = next(flow.clone(), solved(&flow), NOW).order.unwrap();
        let Call::SendCode { purpose, proof } = order.call else { panic!("no code is sent at {at}") };
        assert_eq!((purpose, proof.token.expose()), (expected, "proof"), "at {at}");
        assert_eq!(Some(&proof.sender), flow.step().progress().and_then(Progress::number));
        let serial = serial(&flow);
        let other = Event::Solved { serial, proof: Proof { sender: number("13700000003"), ..proof.clone() } };
        assert!(next(flow.clone(), other, NOW).order.is_none(), "a proof for somebody else, at {at}");
        let empty = Event::Solved { serial, proof: Proof { token: secret(""), ..proof } };
        assert!(next(flow, empty, NOW).order.is_none(), "no proof, at {at}");
    }
}
