//! What is shown as a file that calendars read.

use leptos::prelude::*;

use super::plan::Parts;
use super::said;
use crate::actions::connection;
use crate::domain::server::agenda::{Entry, Offer};
use crate::domain::server::ics::{Happening, ics};
use crate::text::{self, money};
use crate::views::download;
use crate::views::servers::clock;

/// Hands out all that is shown and has a time, in the person's language. `months` is the term that renewals are reckoned by.
pub fn as_ics(parts: &Parts, months: Option<u32>) {
    let file = untrack(|| {
        let happenings: Vec<Happening> = parts.entries().filter_map(|entry| happening(entry, months)).collect();
        ics(text::words().calendar.title, &happenings, connection::now())
    });
    download::offer("renewals.ics", "text/calendar;charset=utf-8", &file);
}

fn happening(entry: &Entry, months: Option<u32>) -> Option<Happening> {
    let (at, server) = (entry.at?, &entry.server);
    let costs = match (&entry.offer, months) {
        (Some(Offer::Open(Some(amount))), Some(months)) => {
            Some((text::words().calendar.costs)(months, &money::yuan(*amount)))
        }
        (Some(Offer::Open(None)) | None, _) => None,
        (Some(shut), months) => Some(said::offer(shut, months)),
    };
    let address = server.main_address().map(|address| address.ip.clone());
    let lines = [Some(server.guid.clone()), address, Some(clock::date_and_clock(at)), costs];
    Some(Happening {
        uid: entry.uid(),
        at,
        summary: [server.called(), " · ", &said::what(entry)].concat(),
        description: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
    })
}
