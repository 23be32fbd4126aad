//! What a draft asks for: all that was chosen with its totals before and after, or nothing.
use super::Draft;
use super::choices::undone;
use crate::domain::server::deed::{BookDowngrade, TakeAway};
use crate::domain::server::record::{Address, Extra, Server};

/// The booking of a draft. `None` while no day is chosen, and when something that is chosen ends no upgrade or has totals that
/// are not known: the rest of a draft is never sent alone.
#[must_use]
pub fn asked(draft: &Draft, server: &Server, listed: &[Address]) -> Option<BookDowngrade> {
    let found = undone(draft, server, listed);
    let take = |extra: Extra| -> Option<Option<TakeAway>> {
        if draft.amount(&extra, listed) == Some(0) {
            return Some(None);
        }
        let found = found.iter().find(|undone| undone.extra == extra)?;
        Some(Some(TakeAway { amount: found.amount, before: found.before?, after: found.after? }))
    };
    Some(BookDowngrade {
        guid: server.guid.clone(),
        at: draft.at?,
        bandwidth: take(Extra::Bandwidth)?,
        ips: take(Extra::Ip)?.map(|taken| (taken, draft.ips.clone())),
        defence: take(Extra::Defence)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{address, at, server, upgrade};

    fn upgraded() -> Server {
        let mut server = server();
        server.upgrades = vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Ip, 8), upgrade(Extra::Defence, 5)];
        server.upgrades[1].value = "114.114.8.16-23".into();
        server
    }

    fn draft() -> Draft {
        let ips = vec!["114.114.8.16-23".to_owned()];
        Draft { bandwidth: 1, defence: 5, ips, at: Some(at("2021-09-02 11:03:00")) }
    }

    fn ask(draft: &Draft, server: &Server) -> Option<BookDowngrade> {
        asked(draft, server, &[address("114.114.8.16-23", false)])
    }

    #[test]
    fn all_that_is_chosen_is_asked_for_with_its_totals() {
        let take = |amount, before, after| TakeAway { amount, before, after };
        let whole = BookDowngrade {
            guid: "1708330228791024".into(),
            at: at("2021-09-02 11:03:00"),
            bandwidth: Some(take(1, 6, 5)),
            ips: Some((take(8, 9, 1), vec!["114.114.8.16-23".into()])),
            defence: Some(take(5, 10, 5)),
        };
        assert_eq!(ask(&draft(), &upgraded()), Some(whole.clone()));
        let only = Draft { bandwidth: 0, defence: 0, ..draft() };
        assert_eq!(ask(&only, &upgraded()), Some(BookDowngrade { bandwidth: None, defence: None, ..whole }));
        assert_eq!(ask(&Draft { at: None, ..draft() }, &upgraded()), None);
    }

    #[test]
    fn what_cannot_be_asked_for_does_not_leave_the_rest_to_be_sent_alone() {
        let unknown: [fn(&mut Server); 4] = [
            |server| server.base_bandwidth = None,
            |server| server.base_ips = None,
            |server| server.base_defence = None,
            // Another record of the same extra, of which nobody knows how much it is.
            |server| {
                server.upgrades.push(crate::domain::server::record::Upgrade { amount: None, ..upgrade(Extra::Ip, 0) })
            },
        ];
        for change in unknown {
            let mut server = upgraded();
            change(&mut server);
            assert_eq!(ask(&draft(), &server), None, "{server:?}");
        }
        // Nothing of it is missed where it was not chosen.
        let server = Server { base_bandwidth: None, ..upgraded() };
        assert!(ask(&Draft { bandwidth: 0, ..draft() }, &server).is_some());
        assert_eq!(ask(&Draft { bandwidth: 2, ..draft() }, &upgraded()), None, "no upgrade added so much");
        assert_eq!(ask(&Draft { ips: vec!["1.1.1.1".into()], ..draft() }, &upgraded()), None, "not on the list");
    }
}
