use super::*;
use crate::domain::people::field::Field;
use crate::domain::people::import::tests::{THREE, plan, rules};

#[test]
fn only_the_refused_go_again() {
    let mut run = Run::of(&plan(THREE));
    assert_eq!(run.count(), Count { waiting: 3, ..Count::default() });
    let sent: Vec<usize> = std::iter::from_fn(|| run.next_waiting()).map(|(entry, _)| entry).collect();
    assert_eq!((sent, run.count().sending), (vec![0, 1, 3], 3));
    run.settle(0, Fate::Refused { code: "USER.0038".to_owned(), text: "Hunter-22 is weak".to_owned() });
    run.settle(1, Fate::Unknown);
    run.settle(2, Fate::Unknown);
    run.settle(3, Fate::Created { user_id: Some("2021".to_owned()) });
    run.settle(99, Fate::Unknown);
    assert_eq!(run.all()[0].fate(), &Fate::Refused { code: "USER.0038".to_owned(), text: "*** is weak".to_owned() });
    run.again();
    assert_eq!(
        run.next_waiting().map(|(at, person)| (at, person.person().user_name.clone())),
        Some((0, "a".to_owned()))
    );
    assert!(run.next_waiting().is_none());
    assert_eq!(run.count(), Count { sending: 1, created: 1, unknown: 1, ..Count::default() });
    assert!(!run.not_found(3) && run.not_found(1));
    assert_eq!(run.next_waiting().map(|(entry, _)| entry), Some(1));
    run.settle(1, Fate::Unknown);
    assert!(!run.found(0, None) && run.found(1, Some("2022".to_owned())) && !run.found(1, None));
    assert_eq!(run.all()[1].fate(), &Fate::Created { user_id: Some("2022".to_owned()) });
}

#[test]
fn an_answer_settles_only_who_is_on_the_way() {
    let mut run = Run::of(&plan(THREE));
    let created = Fate::Created { user_id: None };
    run.settle(0, created.clone());
    assert_eq!(run.count().waiting, 3, "nobody was sent");
    for fate in [created, Fate::Refused { code: String::new(), text: String::new() }, Fate::Unknown] {
        let (entry, _) = run.next_waiting().unwrap();
        run.settle(entry, fate.clone());
        for late in [Fate::Waiting, Fate::Unknown, Fate::Created { user_id: Some("2".to_owned()) }] {
            run.settle(entry, late);
        }
        assert_eq!(run.all().iter().find(|sent| sent.entry == entry).unwrap().fate(), &fate);
    }
}

/// Corrects a field of a row.
fn corrected(plan: &mut Plan, entry: usize, field: Field, text: &str) {
    let mut draft = plan.entries()[entry].draft.clone();
    draft.set(field, text);
    plan.correct(entry, draft, &rules());
}

#[test]
fn corrected_rows_go_without_the_others() {
    let mut plan = plan(
        "user_name,mobile\n\
         a,13800138000\n\
         b,13800138001\n\
         c,12\n\
         d,13800138003\n\
         e,13800138004\n\
         f,13800138005\n",
    );
    let mut run = Run::of(&plan);
    let no = || Fate::Refused { code: "USER.0038".to_owned(), text: "no".to_owned() };
    let entries = |run: &Run| run.all().iter().map(|sent| sent.entry).collect::<Vec<_>>();
    for fate in [Fate::Created { user_id: None }, no(), no(), Fate::Unknown] {
        let (entry, _) = run.next_waiting().unwrap();
        run.settle(entry, fate);
    }
    let untouched = run.clone();
    run.retake(&plan);
    let same = |(one, other): (&Sent, &Sent)| one.person == other.person && one.fate() == other.fate();
    assert!(run.all().iter().zip(untouched.all()).all(same), "nothing was corrected");

    for (entry, mobile) in [(0, "13900139000"), (1, "13900139001"), (2, "13900139002"), (4, "13900139004"), (5, "1")] {
        corrected(&mut plan, entry, Field::Mobile, mobile);
    }
    run.retake(&plan);
    assert_eq!(entries(&run), [0, 1, 2, 3, 4], "the third passes now, the sixth no longer");
    let sent: Vec<_> = std::iter::from_fn(|| run.next_waiting())
        .map(|(entry, person)| (entry, person.person().mobile.clone()))
        .collect();
    assert_eq!(sent, [(1, "13900139001".to_owned()), (2, "13900139002".to_owned())], "and no other");
    assert_eq!(run.all()[0].person.person().mobile, "13800138000", "exists, as it was sent");
    assert_eq!((run.all()[3].fate(), run.all()[4].fate()), (&no(), &Fate::Unknown));
    assert_eq!(run.all()[4].person.person().mobile, "13800138004");

    corrected(&mut plan, 1, Field::Mobile, "13900139009");
    corrected(&mut plan, 2, Field::Mobile, "2");
    run.retake(&plan);
    assert_eq!((entries(&run), run.count().sending), (vec![0, 1, 2, 3, 4], 2));
    assert_eq!(run.all()[1].person.person().mobile, "13900139001", "on its way");
}
