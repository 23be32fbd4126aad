//! All places that can be come to, each with all that can happen there: found by going on until nothing new turns up.
use super::*;
use std::collections::{BTreeSet, VecDeque};

const WORDS: [&str; 8] = [
    "SUCCESS",
    "SOCIAL_BIND",
    "USER_REGISTER",
    "MFA_AUTH",
    "PASSWORD_WARN",
    "PASSWORD_EXPIRED",
    "ACCESS_DENIED",
    "RISK_AUTH",
];
const WAYS: [Way; 6] =
    [Way::Password, Way::Sms, Way::Social(Provider::WeChat), Way::Social(Provider::Alipay), Way::Register, Way::Forgot];
const REFUSED: [Kind; 14] = [
    Kind::WrongPassword { left: None },
    Kind::WrongPassword { left: Some(0) },
    Kind::Locked,
    Kind::CaptchaWrong,
    Kind::CaptchaExpired,
    Kind::CaptchaInvalid,
    Kind::NotSent { none_left: true },
    Kind::CodeWrong,
    Kind::AgainstRule,
    Kind::UnknownUser,
    Kind::TooOften,
    Kind::Ended { sure: true },
    Kind::Ended { sure: false },
    Kind::Other,
];

/// Everything that a call can come to, with a token that nobody has seen before.
pub(super) fn replies(fresh: &str) -> Vec<Reply> {
    let mut all = vec![Reply::Taken, by_service("13900000002"), by_service("138****0001")];
    for word in WORDS {
        let whole = answer(word, Some(fresh));
        all.push(Reply::Answer(Answer { session_token: None, ..whole.clone() }));
        all.push(Reply::Answer(Answer {
            session_token: Some(secret("")),
            state_token: Some(secret("")),
            ..whole.clone()
        }));
        all.push(Reply::Answer(Answer { state_token: None, ..whole.clone() }));
        all.push(Reply::Answer(Answer { expire: Some(u64::MAX), data: Some("{".into()), ..whole.clone() }));
        all.push(Reply::Answer(whole));
    }
    all.extend(REFUSED.map(refused));
    all.extend([true, false].map(|unknown| Reply::Failed { unknown }));
    all
}

/// Everything that can happen to a flow.
pub(super) fn events(flow: &Flow, fresh: &str) -> Vec<Event> {
    let mut all: Vec<_> = WAYS.into_iter().map(Event::Choose).collect();
    all.extend(["13800000001", "+852-61234567"].map(|text| Event::NumberGiven(number(text))));
    let proof = |text| Proof { token: secret("proof"), sender: number(text) };
    let solved_for = |serial, text| Event::Solved { serial, proof: proof(text) };
    all.extend([solved(flow), solved_for(serial(flow), "13700000003"), solved_for(Ticket(u32::MAX), "13800000001")]);
    for provider in [Provider::WeChat, Provider::Alipay] {
        all.extend(["code", ""].map(|code| Event::SocialReturned { provider, code: secret(code) }));
    }
    all.extend([
        Event::CodeWanted,
        failed(flow),
        Event::Submitted,
        Event::Later,
        Event::AsNew,
        Event::SocialCancelled,
        Event::Back,
        Event::StartOver,
        Event::SessionEnded,
        Event::SignedOut,
    ]);
    all.extend(replies(fresh).into_iter().map(|with| reply(flow, with)));
    all.push(Event::Replied { to: Ticket(u32::MAX), reply: Reply::Answer(answer("MFA_AUTH", Some("stale"))) });
    all
}

/// What holds at each place.
pub(super) fn is_sound(flow: &Flow) {
    let (kind, waiting) = (flow.step().kind(), flow.waiting_for());
    assert_eq!(token(flow.step()).is_some(), kind.needs_token(), "{flow:?}");
    if let Some(progress) = flow.step().progress() {
        let sends = waiting == Some(CallKind::SendCode);
        let asks = waiting == Some(CallKind::AskNumber);
        assert_eq!(matches!(progress, Progress::Sending { .. }), sends, "{flow:?}");
        assert_eq!(matches!(progress, Progress::Checking { .. }), waiting.is_some() && !sends && !asks, "{flow:?}");
        assert!(!asks || (kind == StepKind::SecondFactor && progress.number().is_none()), "{flow:?}");
    }
    if let Step::Social { returned, .. } = flow.step() {
        assert_eq!(*returned, waiting == Some(CallKind::SignInBySocial), "{flow:?}");
    }
    match flow.step() {
        Step::Denied { .. } | Step::UnknownStatus { .. } | Step::Unreadable(_) => assert!(waiting.is_none()),
        Step::SignedIn(signed_in) => assert!(waiting.is_none() && signed_in.session_token.expose() == "session"),
        Step::Password | Step::Social { .. } | Step::Sms(_) | Step::Register(_) | Step::Forgot(_) => {
            assert_eq!(flow.way().first().kind(), kind, "{flow:?}");
        }
        _ => {}
    }
    let passed: BTreeSet<_> = flow.passed().iter().map(|kind| format!("{kind:?}")).collect();
    assert_eq!(passed.len(), flow.passed().len(), "each once: {flow:?}");
    assert!(!flow.passed().contains(&kind), "what is here is not behind: {flow:?}");
    has_a_way_back(flow);
}

/// Home in one event, home in a few steps back, and from there into the session.
fn has_a_way_back(flow: &Flow) {
    let out = if flow.step().kind() == StepKind::SignedIn { Event::SignedOut } else { Event::StartOver };
    let home = after(flow, out);
    assert_eq!((home.step(), home.waiting_for(), home.way()), (&flow.home().first(), None, flow.home()), "{flow:?}");
    if flow.step().kind() == StepKind::SignedIn {
        return;
    }
    let mut back = flow.clone();
    for _ in 0..8 {
        back = after(&back, Event::Back);
    }
    assert_eq!((back.step(), back.waiting_for()), (&flow.home().first(), None), "steps back from {flow:?}");
    let submitted = after(&after(&home, Event::Choose(Way::Password)), Event::Submitted);
    assert_eq!(after_reply(&submitted, answered("SUCCESS")).step().kind(), StepKind::SignedIn, "{flow:?}");
}

/// What holds from one place to the next.
pub(super) fn is_sound_step(before: &Flow, event: &Event, next: &Next) {
    let flow = &next.flow;
    let (held, holds) = (token(before.step()), token(flow.step()));
    let brought = match event {
        Event::Replied { to, reply: Reply::Answer(answer) }
            if before.waiting.is_some_and(|(ticket, _)| ticket == *to) =>
        {
            answer.state_token.as_ref().map(Secret::expose)
        }
        _ => None,
    };
    // A step holds the token that it came with; a token that another answer brought came with a new step.
    let kept =
        holds == held && (before.step().kind() == flow.step().kind() || is_stranger(before) && is_stranger(flow));
    assert!(holds.is_none() || holds == brought || kept, "a token from elsewhere: {before:?} {flow:?}");
    if let Some(order) = &next.order {
        assert_eq!(flow.waiting, Some((order.ticket, order.call.kind())));
        assert!(before.waiting.is_none_or(|(ticket, _)| ticket != order.ticket));
        let carried = order.call.state_token().map(Secret::expose);
        assert!(carried.is_none() || carried == holds, "a call with a token from elsewhere: {before:?}");
        let wants = flow.step().kind().needs_token() && order.call.kind() != CallKind::SendCode;
        assert_eq!(carried.is_some(), wants, "{before:?}");
    } else {
        assert!(flow.waiting.is_none() || flow.waiting == before.waiting, "waited for, and never called: {before:?}");
    }
}

fn is_stranger(flow: &Flow) -> bool {
    matches!(flow.step().kind(), StepKind::Bind | StepKind::RegisterBind)
}

/// The same step, whichever puzzle is open: there is no end to their serials.
fn without_serial(step: &Step) -> Step {
    let mut step = step.clone();
    if let Some(Progress::Puzzle { serial, .. }) = step.progress_mut() {
        *serial = Ticket(0);
    }
    step
}

#[test]
fn everything_that_can_happen_everywhere() {
    for home in WAYS {
        let mut seen = BTreeSet::new();
        let mut open = VecDeque::from([Flow::new(home)]);
        let (mut steps, mut kinds) = (0_u32, BTreeSet::new());
        while let Some(flow) = open.pop_front() {
            for (at, event) in events(&flow, &format!("fresh-{steps}")).into_iter().enumerate() {
                let next = next(flow.clone(), event.clone(), NOW);
                is_sound_step(&flow, &event, &next);
                steps += 1;
                let times = next.flow.step().progress().and_then(Progress::sent).map_or(0, |sent| sent.times);
                let key = (next.flow.way(), without_serial(next.flow.step()), next.flow.waiting_for());
                if times <= 2 && seen.insert(format!("{key:?}")) {
                    is_sound(&next.flow);
                    kinds.insert(name(&next.flow));
                    open.push_back(next.flow);
                }
                assert!(seen.len() < 20_000, "there is no end to it: {at}");
            }
        }
        // All but `M?`, `A` and the like are told apart by their names in the table.
        assert!(kinds.len() >= 48, "only {} kinds of places were found: {kinds:?}", kinds.len());
        assert!(seen.len() > 200, "{}", seen.len());
        assert!(PLACES.iter().all(|place| kinds.contains(*place)), "{kinds:?}");
    }
}
