//! Events, parts and sums in words.

use crate::domain::server::agenda::{Entry, Offer, When};
use crate::domain::server::life::What;
use crate::text::{self, money};
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::views::servers::said::{extra, figure};
use crate::views::servers::{clock, deeds};

/// A part's heading; follows the language.
pub fn part(when: When) -> String {
    let w = &text::words().calendar;
    match when {
        When::Overdue => w.overdue.to_owned(),
        When::Month { year, month } => (w.month)(year, month),
    }
}

/// What happens; follows the language.
pub fn what(entry: &Entry) -> String {
    let w = &text::words().calendar;
    match &entry.what {
        What::Ends if entry.when == When::Overdue => w.ended.to_owned(),
        What::Ends => w.ends.to_owned(),
        What::KeptUntil => w.kept.to_owned(),
        What::Released => w.released.to_owned(),
        What::LifeEnds => w.life_ends.to_owned(),
        What::Booked { extra: kind, amount, .. } => {
            let amount = amount.map(|amount| figure(kind, Some(amount))).unwrap_or_default();
            (w.booked)(&extra(kind), &amount)
        }
    }
}

/// Its pictogram, and how urgent it is.
pub fn shape(entry: &Entry) -> (Icon, Tone) {
    let over = entry.when == When::Overdue;
    match entry.what {
        What::Ends if over => (Icon::Stop, Tone::Bad),
        What::Ends => (Icon::Clock, Tone::Warn),
        What::KeptUntil => (Icon::Folder, Tone::Plain),
        What::Released => (Icon::Trash, Tone::Bad),
        What::LifeEnds => (Icon::Lock, Tone::Plain),
        What::Booked { .. } => (Icon::Minus, Tone::Info),
    }
}

/// How many days until then; follows the language.
pub fn left(entry: &Entry) -> String {
    entry.at.map_or_else(String::new, clock::days)
}

/// What a renewal costs, or why there is none; empty for what is no end of a term. Follows the language.
pub fn offer(offer: &Offer, months: Option<u32>) -> String {
    let w = &text::words().calendar;
    match offer {
        Offer::Open(Some(amount)) => money::yuan(*amount),
        Offer::Open(None) => w.amount_unknown.to_owned(),
        Offer::Shut(reasons) => deeds::said::shut(reasons),
        Offer::Held(held) => deeds::said::held(*held, months),
    }
}
