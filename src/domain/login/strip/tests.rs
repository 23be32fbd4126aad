use super::Stop::*;
use super::*;
use crate::domain::login::flow::{PLACES, Reply, after_reply, answered, place};

/// The stops as text: `+` behind, `>` here, `-` ahead.
fn line(flow: &Flow) -> String {
    let shown = stops(flow).into_iter().map(|(stop, lies)| {
        let mark = match lies {
            Lies::Behind => '+',
            Lies::Here => '>',
            Lies::Ahead => '-',
        };
        format!("{mark}{stop:?}")
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_place_has_its_line() {
    for (at, expected) in [
        ("P", ">Password -SignedIn"),
        ("P*", ">Password -SignedIn"),
        ("W*", ">Social -SignedIn"),
        ("S0", ">Number -Puzzle -Code -SignedIn"),
        ("S1", "+Number >Puzzle -Code -SignedIn"),
        ("S2*", "+Number >Puzzle -Code -SignedIn"),
        ("S3", "+Number +Puzzle >Code -SignedIn"),
        ("S4*", "+Number +Puzzle >Code -SignedIn"),
        ("R1", "+Number >Puzzle -Code -SignedIn"),
        ("F3", "+Number +Puzzle >CodeAndNewPassword -Password -SignedIn"),
        ("B0", "+Passed(Social) >Number -Puzzle -Code -SignedIn"),
        ("N3", "+Passed(Social) +Number +Puzzle >Code -SignedIn"),
        ("M?*", "+Passed(Password) >Puzzle -Code -SignedIn"),
        ("M0", "+Passed(Password) >Puzzle -Code -SignedIn"),
        ("M1", "+Passed(Password) >Puzzle -Code -SignedIn"),
        ("M3", "+Passed(Password) +Puzzle >Code -SignedIn"),
        ("H0", "+Passed(Password) >Number -Puzzle -Code -SignedIn"),
        ("H1", "+Passed(Password) +Number >Puzzle -Code -SignedIn"),
        ("H4*", "+Passed(Password) +Number +Puzzle >Code -SignedIn"),
        ("w", "+Passed(Password) >NewPassword -SignedIn"),
        ("x", "+Passed(Password) >NewPassword -SignedIn"),
        ("D", "+Passed(Password) >End"),
        ("U", "+Passed(Password) >End"),
        ("E", "+Passed(Password) >End"),
        ("Y", "+Passed(Password) +SignedIn"),
    ] {
        assert_eq!(line(&place(at)), expected, "at {at}");
    }
    let second = after_reply(&place("w*"), answered("MFA_AUTH"));
    assert_eq!(line(&second), "+Passed(Password) +Passed(PasswordWarn) >Puzzle -Code -SignedIn");
    assert_eq!(line(&after_reply(&place("F4*"), Reply::Taken)), "+Passed(Forgot) >Password -SignedIn");
}

#[test]
fn one_stop_is_here_between_those_behind_and_those_ahead() {
    for at in PLACES {
        let stops = stops(&place(at));
        let order = |lies: &Lies| match lies {
            Lies::Behind => 0,
            Lies::Here => 1,
            Lies::Ahead => 2,
        };
        assert!(stops.iter().map(|(_, lies)| order(lies)).is_sorted(), "at {at}");
        let here = stops.iter().filter(|(_, lies)| *lies == Lies::Here).count();
        assert_eq!(here, usize::from(at != "Y"), "at {at}");
        let (number, all) = count(&stops);
        assert!((1..=all).contains(&number), "at {at}");
    }
    assert_eq!(count(&stops(&place("S3"))), (3, 4));
    assert_eq!(count(&stops(&place("M3"))), (3, 4));
    assert_eq!(count(&[(Password, Lies::Behind)]), (1, 1));
}
