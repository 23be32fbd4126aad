//! Whole sign-ins by the rules of the flow: every order is carried out by the client, and what comes of it goes back.
use super::*;
use gantry::domain::login::flow::{
    Call, CallKind, Event, Flow, Next, Notice, Progress, Reply, Step, StepKind, Way, next,
};
use gantry::domain::moment::Moment;

/// Somebody who signs in.
struct Visit<'a> {
    desk: &'a Desk,
    client: Client,
    name: &'a str,
    password: &'a str,
    flow: Flow,
}

impl<'a> Visit<'a> {
    fn new(desk: &'a Desk, name: &'a str, way: Way) -> Visit<'a> {
        Visit { desk, client: desk.client(), name, password: PASSWORD, flow: Flow::new(way) }
    }

    /// Something happens, with all that comes of it.
    fn happens(&mut self, event: Event) {
        let Next { flow, order } = next(self.flow.clone(), event, Moment::from_unix_ms(0));
        self.flow = flow;
        if let Some(order) = order {
            let reply = self.carry_out(order.call);
            self.happens(Event::Replied { to: order.ticket, reply });
        }
    }

    fn carry_out(&self, call: Call) -> Reply {
        let client = &self.client;
        let code = |number: &Mobile| {
            let outbox = self.desk.sandbox.oneaccess_outbox(Some(number.as_sent()));
            secret(outbox[0]["code"].as_str().expect("a code was sent"))
        };
        let answer = match call {
            Call::SignIn => block_on(client.sign_in(self.name, &secret(self.password))),
            Call::SignInBySms { number } => block_on(client.sign_in_by_code(&number, &code(&number))),
            Call::SecondFactor { number, token } => {
                block_on(client.second_factor(token.secret(), &number, &code(&number)))
            }
            Call::AskNumber { token } => {
                let named = block_on(client.second_factor_mobile(token.secret()));
                return named.map_or_else(Reply::from, Reply::Number);
            }
            Call::SendCode { purpose, proof } => {
                let sent = block_on(client.send_code(&proof, purpose));
                return sent.map_or_else(Reply::from, |()| Reply::Taken);
            }
            other => panic!("no story needs {:?}", other.kind()),
        };
        answer.map_or_else(Reply::from, Reply::Answer)
    }

    /// Tries the open puzzle, so many pixels beside the place.
    fn slides(&mut self, beside: f64) {
        let Some(Progress::Puzzle { serial, number, .. }) = self.flow.step().progress().cloned() else {
            panic!("no puzzle is open: {:?}", self.flow)
        };
        let puzzle = block_on(self.client.captcha()).unwrap();
        let place = Place::new(solved(&puzzle).x() - beside).unwrap();
        self.happens(match block_on(self.client.verify(&puzzle, place, &number)) {
            Ok(proof) => Event::Solved { serial, proof },
            Err(OneAccessFailure::Refused(refusal)) => Event::PuzzleFailed { serial, refusal: Some(refusal) },
            Err(_) => Event::PuzzleFailed { serial, refusal: None },
        });
    }

    fn stands_at(&self) -> StepKind {
        self.flow.step().kind()
    }
}

#[test]
fn a_second_factor_whose_number_is_masked() {
    let desk = Desk::odd(&["mfa-number-masked"]);
    let mut visit = Visit::new(&desk, "lin.hua", Way::Password);
    visit.happens(Event::Submitted);
    let Step::SecondFactor { named: Some(named), .. } = visit.flow.step() else { panic!("{:?}", visit.flow) };
    assert_eq!((named.shown().as_str(), visit.flow.notice()), ("138****0002", None));
    visit.happens(Event::NumberGiven(number(CHEN)));
    assert_eq!(visit.flow.notice(), Some(&Notice::OtherNumber));
    visit.happens(Event::NumberGiven(number("13800000002")));
    visit.slides(0.0);
    visit.happens(Event::Submitted);
    assert_eq!(visit.stands_at(), StepKind::SignedIn);
    assert_eq!(desk.sandbox.oneaccess_outbox(None).len(), 1, "one message, to the one number");
}

#[test]
fn a_second_factor_whose_number_is_told() {
    let desk = Desk::new();
    let mut visit = Visit::new(&desk, "lin.hua", Way::Password);
    visit.happens(Event::Submitted);
    visit.happens(Event::CodeWanted);
    visit.slides(0.0);
    visit.happens(Event::Submitted);
    assert_eq!(visit.stands_at(), StepKind::SignedIn);
}

#[test]
fn the_services_words_come_with_its_no() {
    let desk = Desk::new();
    let mut visit = Visit { password: "Wrong-123", ..Visit::new(&desk, "chen.xi", Way::Password) };
    visit.happens(Event::Submitted);
    let Some(Notice::Refused(CallKind::SignIn, no)) = visit.flow.notice() else { panic!("{:?}", visit.flow) };
    assert_eq!((no.kind, no.code.as_deref()), (Kind::WrongPassword { left: Some(4) }, Some("SDK.LOGIN.1005")));
    assert!(no.text.ends_with(": 4"), "{}", no.text);

    visit.happens(Event::Choose(Way::Sms));
    visit.happens(Event::NumberGiven(number(CHEN)));
    visit.slides(40.0);
    let Some(Notice::PuzzleFailed(Some(no))) = visit.flow.notice() else { panic!("{:?}", visit.flow) };
    assert!(no.kind == Kind::CaptchaWrong && !no.text.is_empty());

    desk.sandbox.fault("POST /api/v2/sdk/sms/send status=429 times=1").unwrap();
    visit.slides(0.0);
    let Some(Notice::Refused(CallKind::SendCode, no)) = visit.flow.notice() else { panic!("{:?}", visit.flow) };
    assert_eq!((no.kind, no.wait), (Kind::TooOften, Some(1)));
    assert_eq!(desk.asked("sms/send"), 1, "nothing is sent again by itself");

    visit.happens(Event::CodeWanted);
    visit.slides(0.0);
    visit.happens(Event::Submitted);
    assert_eq!((visit.stands_at(), visit.flow.notice()), (StepKind::SignedIn, None));
}

#[test]
fn a_sign_in_by_code_that_was_not_heard_of_may_have_made_somebody() {
    let desk = Desk::new();
    let mut visit = Visit::new(&desk, "", Way::Sms);
    visit.happens(Event::NumberGiven(number(CHEN)));
    visit.slides(0.0);
    desk.sandbox.fault("POST /api/v2/sdk/login/mobile-verify-code drop-after times=1").unwrap();
    visit.happens(Event::Submitted);
    assert_eq!(visit.flow.notice(), Some(&Notice::Unknown(CallKind::SignInBySms)));
    assert_eq!((visit.stands_at(), desk.asked("login/mobile-verify-code")), (StepKind::Sms, 1));
}
