//! Long walks by chance, with replies that come late, twice, or to calls whose step was left.
use super::everywhere::{events, is_sound, is_sound_step, replies};
use super::*;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_walk_never_goes_astray(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..10, any::<prop::sample::Index>()), 1..120),
        home in prop::sample::select(vec![Way::Password, Way::Sms, Way::Register, Way::Social(Provider::Alipay)]),
    ) {
        let mut flow = Flow::new(home);
        let (mut given, mut late) = (Vec::new(), NOW);
        for (at, (pick, sort, other)) in picks.into_iter().enumerate() {
            late = late.plus_ms(i64::from(sort) * 977);
            let fresh = format!("fresh-{at}");
            let all = events(&flow, &fresh);
            let event = match sort {
                // Mostly what leads on: an answer where one is waited for, the form where not.
                0..=3 if flow.waiting.is_some() => reply(&flow, pick.get(&replies(&fresh)).clone()),
                4 if flow.waiting.is_some() => reply(&flow, Reply::Taken),
                0..=1 => Event::Submitted,
                2..=3 => solved(&flow),
                4 => Event::NumberGiven(typed()),
                5 if !given.is_empty() => {
                    Event::Replied { to: *other.get(&given), reply: pick.get(&replies(&fresh)).clone() }
                }
                _ => pick.get(&all).clone(),
            };
            let stale = matches!(&event, Event::Replied { to, .. } if flow.waiting.is_none_or(|(ticket, _)| ticket != *to));
            let next = next(flow.clone(), event.clone(), late);
            is_sound_step(&flow, &event, &next);
            is_sound(&next.flow);
            if stale {
                prop_assert!(next.flow == flow && next.order.is_none(), "a late reply changes nothing");
            }
            given.extend(next.order.map(|order| order.ticket));
            flow = next.flow;
        }
        let tickets: std::collections::BTreeSet<_> = given.iter().map(|ticket| ticket.0).collect();
        prop_assert_eq!(tickets.len(), given.len(), "each ticket is given once");
    }
}
