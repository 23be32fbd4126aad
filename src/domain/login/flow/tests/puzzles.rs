//! What became of a puzzle counts for the one that is open, and for no other.
use super::*;

/// That what became of the puzzle of `left` changes nothing where that of `open` is open.
fn is_nothing_to(open: &Flow, left: &Flow) {
    assert_eq!(open.step().progress().and_then(Progress::number), left.step().progress().and_then(Progress::number));
    for late in [solved(left), failed(left)] {
        let next = next(open.clone(), late, NOW);
        assert!(next.order.is_none(), "no message is sent: {open:?}");
        assert_eq!(&next.flow, open);
    }
    assert!(next(open.clone(), solved(open), NOW).order.is_some(), "its own counts: {open:?}");
}

#[test]
fn the_puzzle_of_a_step_that_was_left_changes_nothing() {
    let again = || Event::NumberGiven(typed());
    for (at, leave) in [
        ("S1", vec![Event::Back, again()]),
        ("S1", vec![Event::Choose(Way::Sms), again()]),
        ("S1", vec![Event::Choose(Way::Register), again()]),
        ("R1", vec![Event::StartOver, Event::Choose(Way::Forgot), again()]),
        ("B1", vec![Event::AsNew, Event::CodeWanted]),
        ("M1", vec![Event::Back, Event::CodeWanted]),
        ("H1", vec![Event::Back, again()]),
    ] {
        let left = place(at);
        let open = leave.into_iter().fold(left.clone(), |flow, event| after(&flow, event));
        assert!(name(&open).ends_with('1'), "{at} {open:?}");
        is_nothing_to(&open, &left);
    }
}

#[test]
fn each_puzzle_is_another_one() {
    let first = place("S1");
    let second = after(&first, failed(&first));
    let after_sending = |open: &Flow, with| after_reply(&after(open, solved(open)), with);
    let third = after_sending(&second, refused(Kind::CaptchaInvalid));
    let fourth = after_sending(&third, Reply::Failed { unknown: false });
    let fifth = after(&after_sending(&fourth, Reply::Taken), Event::CodeWanted);
    let all = [first, second, third, fourth, fifth];
    for (at, open) in all.iter().enumerate() {
        assert_eq!(name(open), "S1");
        all.iter().enumerate().filter(|(other, _)| *other != at).for_each(|(_, left)| is_nothing_to(open, left));
    }
}
