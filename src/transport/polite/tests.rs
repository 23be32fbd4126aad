use super::*;
use crate::transport::scripted::{Answer, Scripted, answer};
use crate::transport::{Hint, Method};
use futures::executor::block_on;
use futures::future::join_all;

fn request(method: Method) -> Request {
    Request::new(method, "http://h/v3/users?token=x".to_owned(), Duration::from_secs(30))
}

/// What a call answers, how often it was sent, and the pauses between, in milliseconds.
fn run(method: Method, script: Vec<Answer>) -> (Result<u16, Failure>, usize, Vec<u128>) {
    let polite = Polite::new(Scripted::new(script));
    let result = block_on(polite.send(&request(method))).map(|response| response.status);
    let pauses = polite.inner.pauses.borrow().iter().map(Duration::as_millis).collect();
    (result, polite.inner.sent.borrow().len(), pauses)
}

#[test]
fn a_transient_read_is_tried_again_with_growing_pauses() {
    let script = vec![answer(503, &[], ""), Err(Failure::Unreachable(Hint::Silent)), answer(200, &[], "{}")];
    assert_eq!(run(Method::Get, script), (Ok(200), 3, vec![300, 600]));
}

#[test]
fn a_read_is_given_up_after_three_attempts() {
    let script = (0..3).map(|_| answer(502, &[], "")).collect();
    assert_eq!(run(Method::Get, script), (Ok(502), 3, vec![300, 600]));
}

#[test]
fn a_write_is_never_repeated() {
    for method in [Method::Post, Method::Put, Method::Patch, Method::Delete] {
        assert_eq!(run(method, vec![answer(503, &[], "")]).1, 1);
        assert_eq!(run(method, vec![Err(Failure::TimedOut)]), (Err(Failure::TimedOut), 1, vec![]));
    }
}

#[test]
fn what_will_not_change_is_not_repeated() {
    for status in [200, 300, 400, 401, 403, 404, 409, 501] {
        assert_eq!(run(Method::Get, vec![answer(status, &[], "")]).1, 1);
    }
    for failure in [Failure::Offline, Failure::Cancelled, Failure::TooLarge, Failure::Unreachable(Hint::Blocked)] {
        assert_eq!(run(Method::Get, vec![Err(failure.clone())]), (Err(failure), 1, vec![]));
    }
}

#[test]
fn the_server_may_ask_for_a_longer_pause_up_to_a_bound() {
    let script = vec![answer(429, &[("retry-after", "2")], ""), answer(200, &[], "")];
    assert_eq!(run(Method::Get, script), (Ok(200), 2, vec![2000]));
    let dated = vec![answer(503, &[("Retry-After", "Thu, 01 Jan 1970 00:00:03 GMT")], ""), answer(200, &[], "")];
    assert_eq!(run(Method::Get, dated), (Ok(200), 2, vec![3000]));
    for long in ["3600", "99999999999999999999999"] {
        assert_eq!(run(Method::Get, vec![answer(429, &[("retry-after", long)], "")]), (Ok(429), 1, vec![]));
    }
    let odd = vec![answer(429, &[("retry-after", "soon")], ""), answer(200, &[], "")];
    assert_eq!(run(Method::Get, odd), (Ok(200), 2, vec![300]));
}

#[test]
fn no_attempt_begins_after_the_time_limit() {
    let polite = Polite::new(Scripted::new([Err(Failure::TimedOut)]));
    polite.inner.call_ms.set(30_000);
    assert!(block_on(polite.send(&request(Method::Get))) == Err(Failure::TimedOut));
}

#[test]
fn six_calls_at_once_go_to_one_host() {
    let polite = Polite::new(Scripted::new((0..40).map(|_| answer(200, &[], ""))));
    let requests: Vec<Request> = (0..40).map(|_| request(Method::Get)).collect();
    let clones: Vec<Polite<Scripted>> = requests.iter().map(|_| polite.clone()).collect();
    block_on(join_all(clones.iter().zip(&requests).map(|(polite, request)| polite.send(request))));
    assert_eq!(polite.inner.under_way.get(), (0, 6));
}

#[test]
fn a_cancelled_call_gives_its_place_back() {
    let polite = Polite::new(Scripted::new((0..1).map(|_| answer(200, &[], ""))));
    let wanted = request(Method::Get);
    for _ in 0..10 {
        let mut call = Box::pin(polite.send(&wanted));
        assert!(block_on(async { futures::poll!(&mut call) }).is_pending());
    }
    assert!(block_on(polite.send(&wanted)).is_ok());
}

#[test]
fn calls_are_remembered_without_secrets() {
    let polite =
        Polite::new(Scripted::new([answer(503, &[], ""), answer(200, &[("x-openstack-request-id", "req-1")], "")]));
    polite.inner.call_ms.set(25);
    block_on(polite.send(&request(Method::Get))).unwrap();
    let calls = polite.calls();
    assert_eq!(calls.iter().map(|call| call.status).collect::<Vec<_>>(), [Some(503), Some(200)]);
    assert_eq!(
        (calls[1].url.as_str(), calls[1].took_ms, calls[1].request_id.as_deref()),
        ("http://h/v3/users?token=***", 25, Some("req-1"))
    );
}
