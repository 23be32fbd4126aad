//! Events, parts and sums in words.

use crate::actions::connection;
use crate::domain::moment::Moment;
use crate::domain::server::agenda::{Entry, Offer, Sum, When, days_until};
use crate::domain::server::life::What;
use crate::domain::server::terms::CLOCK;
use crate::text::{self, money, time};
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::views::servers::deeds;
use crate::views::servers::said::{extra, figure};

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

/// An instant by the clock that months are counted by.
pub fn at(at: Moment) -> String {
    time::date_and_clock(at, CLOCK)
}

/// How many days until then, by the calendar that the date beside it is of; follows the language.
pub fn left(entry: &Entry) -> String {
    entry.at.map_or_else(String::new, |at| (text::words().servers.ends_in)(days_until(at, connection::now())))
}

/// What a renewal costs, or why there is none; empty for what is no end of a term. Follows the language.
pub fn offer(offer: &Offer, months: Option<u32>) -> String {
    let w = &text::words().calendar;
    match offer {
        Offer::Open(Some(amount)) => money::yuan(*amount),
        Offer::Open(None) => w.amount_unknown.to_owned(),
        Offer::Shut(reasons) => deeds::said::shut(reasons),
        Offer::NoSuchTerm => months.map(w.no_such_term).unwrap_or_default(),
        Offer::Outlives(then) => (w.outlives)(&at(*then)),
        Offer::TermsUnknown => w.terms_unknown.to_owned(),
    }
}

/// What renewals cost together, and what is not known of it; empty where nothing can be renewed. Follows the language.
pub fn sum(sum: &Sum) -> String {
    let w = &text::words().calendar;
    let priced = sum.count.saturating_sub(sum.unknown);
    let known = sum.known.filter(|_| priced > 0).map(|known| (w.to_renew)(&money::yuan(known), priced));
    let unknown = (sum.unknown > 0).then(|| (w.not_known)(sum.unknown, known.is_some()));
    [known, unknown].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
