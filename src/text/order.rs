//! Words of ordering bare-metal servers: what is on offer, the configuration, the price, the review.

mod en;
mod zh;

use super::failure::Phrase;
use crate::domain::money::{Factor, Money};

/// Words of ordering servers.
#[derive(Debug)]
pub struct OrderWords {
    /// Heading of the page.
    pub title: &'static str,
    /// Nothing is on offer at all: what, and what to do.
    pub nothing: Phrase,
    /// Nothing is on offer on this line.
    pub nothing_here: Phrase,
    /// What is shown is old.
    pub stale: &'static str,
    /// Names the choice of a zone.
    pub zone: &'static str,
    /// Names the choice of a line.
    pub line: &'static str,
    /// Lines whose zone is not known.
    pub no_zone: &'static str,
    /// Why nothing can be bought here.
    pub shut_closed: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_term: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_server: &'static str,
    /// Why nothing can be bought here.
    pub shut_empty: &'static str,
    /// Why nothing can be bought here.
    pub shut_no_system: &'static str,
    /// So many machines.
    pub machines: fn(usize) -> String,
    /// So many of so many machines.
    pub some_machines: fn(usize, usize) -> String,
    /// Names the choice of a machine.
    pub machine: &'static str,
    /// Column head.
    pub delivery: &'static str,
    /// Column head.
    pub per_month: &'static str,
    /// The vendor recommends it.
    pub recommended: &'static str,
    /// Sold from stock.
    pub in_stock: &'static str,
    /// Made ready by hand.
    pub by_hand: &'static str,
    /// Heads what a card says is included.
    pub included: &'static str,
    /// Heads the form.
    pub configuration: &'static str,
    /// There is no machine yet that could be configured.
    pub machine_first: &'static str,
    /// Names the choice of a system.
    pub system: &'static str,
    /// No system is chosen.
    pub choose_system: &'static str,
    /// So many systems do not fit.
    pub misfits: fn(usize) -> String,
    /// Why a system does not fit.
    pub misfit_purpose: &'static str,
    /// Why a system does not fit.
    pub misfit_metal: &'static str,
    /// Why a system does not fit.
    pub misfit_line: &'static str,
    /// Why a system may not fit.
    pub lines_not_said: &'static str,
    /// Why a system does not fit: needs so many cores, has so many.
    pub misfit_cores: fn(u32, Option<u32>) -> String,
    /// Why a system does not fit: needs so many GB, has so many.
    pub misfit_memory: fn(u32, Option<u32>) -> String,
    /// Why a system may not fit.
    pub memory_unit: fn(u32, u32) -> String,
    /// Why a system may not fit.
    pub needs_not_known: &'static str,
    /// Names the choice of a term.
    pub term: &'static str,
    /// The discount of a term.
    pub discount: fn(Factor) -> String,
    /// Why a term is shut: the line's years.
    pub life: fn(u32) -> String,
    /// Why a term is shut: the zone's years.
    pub zone_years: fn(u32) -> String,
    /// Names a field.
    pub number: &'static str,
    /// How many can be ordered at once.
    pub at_most: fn(u32) -> String,
    /// Names a choice.
    pub partition: &'static str,
    /// A first partition.
    pub whole: &'static str,
    /// A first partition.
    pub sized: &'static str,
    /// Names a field.
    pub size: &'static str,
    /// The machine takes no partitions.
    pub not_partitioned: &'static str,
    /// Heads the part of the form about signing in to the server.
    pub access: &'static str,
    /// The name to sign in with.
    pub login: &'static str,
    /// It follows from the system.
    pub login_later: &'static str,
    /// Names a field.
    pub password: &'static str,
    /// Names a field.
    pub again: &'static str,
    /// What becomes of the password.
    pub password_hint: &'static str,
    /// Names a field.
    pub remarks: &'static str,
    /// What is added to it.
    pub remarks_hint: &'static str,
    /// Heads the part of the form about the buyer.
    pub buyer: &'static str,
    /// Why, and what becomes of it.
    pub buyer_lead: &'static str,
    /// The zone does not say whether it is wanted.
    pub buyer_maybe: &'static str,
    /// Names of the parts of an identity: name, mobile number, number of the identity card, address, QQ.
    pub buyer_parts: [&'static str; 5],
    /// What is wrong with each of them.
    pub buyer_faults: [&'static str; 5],
    /// A part is wanted, and not there.
    pub buyer_missing: &'static str,
    /// Heads the price.
    pub price: &'static str,
    /// What has to be paid now.
    pub due: &'static str,
    /// A line of the price.
    pub monthly: &'static str,
    /// A line of the price.
    pub renewal: &'static str,
    /// What that means.
    pub renewal_note: &'static str,
    /// Opens the formula.
    pub formula: &'static str,
    /// Why every figure is an estimate.
    pub estimate_why: &'static str,
    /// There is no price: no machine was chosen.
    pub no_price_machine: &'static str,
    /// There is no price: of so many servers.
    pub no_price_count: &'static str,
    /// There is no price: the vendor says none.
    pub no_price_said: &'static str,
    /// There is no price: it is too much.
    pub no_price_large: &'static str,
    /// A discount is not readable.
    pub discount_unknown: &'static str,
    /// A discount is nothing or less.
    pub discount_nothing: fn(Factor) -> String,
    /// A discount makes it dearer.
    pub discount_dearer: fn(Factor) -> String,
    /// The upstream price.
    pub upstream: fn(Money) -> String,
    /// Goes to the review.
    pub to_review: &'static str,
    /// So many things have to be put right.
    pub wrong: fn(usize) -> String,
    /// An order is an open question: what, and what to do.
    pub open_question: Phrase,
    /// Looks among the servers now.
    pub look_now: &'static str,
    /// Why the button is shut meanwhile.
    pub shut_meanwhile: &'static str,
    /// Heads the review.
    pub review: &'static str,
    /// What follows.
    pub review_lead: &'static str,
    /// Where it stands.
    pub place: &'static str,
    /// As they are sent.
    pub remarks_sent: &'static str,
    /// What is told of the buyer.
    pub buyer_sent: &'static str,
    /// Nothing is told.
    pub nothing_told: &'static str,
    /// What the order's number is for.
    pub number_note: &'static str,
    /// Heads the warnings.
    pub look: &'static str,
    /// The browser keeps no trail: what, and what follows.
    pub no_trail: Phrase,
    /// Sends it.
    pub send: fn(u32) -> String,
    /// It is on its way.
    pub sending: &'static str,
    /// Leaves the review.
    pub back: &'static str,
    /// It worked, for a message.
    pub done: fn(usize, &str) -> String,
    /// It worked, but the answer names another number of servers than were ordered: named, ordered, the product.
    pub done_otherwise: fn(usize, usize, &str) -> String,
    /// Nobody knows: what, and what to do.
    pub unknown: Phrase,
    /// It was found out.
    pub found_done: Phrase,
    /// It was found out.
    pub found_not: Phrase,
    /// To what was bought.
    pub to_servers: &'static str,
    /// Finding: nothing was chosen.
    pub must_line: &'static str,
    /// Finding: nothing was chosen.
    pub must_machine: &'static str,
    /// Finding: nothing was chosen.
    pub must_system: &'static str,
    /// Finding.
    pub not_offered: &'static str,
    /// Finding.
    pub buy_not_said: &'static str,
    /// Finding.
    pub zone_unknown: &'static str,
    /// Finding.
    pub white_list: &'static str,
    /// Finding.
    pub other_line: &'static str,
    /// Finding.
    pub by_hand_detail: &'static str,
    /// Finding.
    pub not_a_term: &'static str,
    /// Finding.
    pub life_not_said: &'static str,
    /// Finding.
    pub no_server: &'static str,
    /// Finding.
    pub most_not_said: &'static str,
    /// Finding.
    pub other_login: &'static str,
    /// Finding.
    pub nothing_to_keep: &'static str,
    /// Finding.
    pub partition_not_said: &'static str,
    /// Finding.
    pub small: fn(u32) -> String,
    /// Finding.
    pub need_not_said: &'static str,
}

/// What a factor takes off, in percent: 0.85 is `15`, 0.875 is `12.5`. Nothing for full price and above.
fn percent_off(factor: Factor) -> Option<String> {
    let off = Factor::ONE.ten_thousandths() - factor.ten_thousandths();
    let text = Money::from_fen(off).to_string();
    (off > 0).then(|| text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

pub(super) const EN: OrderWords = en::WORDS;
pub(super) const ZH: OrderWords = zh::WORDS;

#[cfg(test)]
mod tests {
    use super::{EN, ZH};
    use crate::domain::money::Factor;

    #[test]
    fn discounts_are_said_as_shops_say_them() {
        let said = |text: &str| Factor::parse(text).map(|factor| ((EN.discount)(factor), (ZH.discount)(factor)));
        let pair = |en: &str, zh: &str| Some((en.to_owned(), zh.to_owned()));
        assert_eq!(said("0.85"), pair("15% off", "8.5 折"));
        assert_eq!(said("0.875"), pair("12.5% off", "8.75 折"));
        assert_eq!(said("0.8"), pair("20% off", "8 折"));
        assert_eq!(said("0.05"), pair("95% off", "0.5 折"));
        assert_eq!(said("1.00"), pair("full price", "原价"));
        assert_eq!(said("1.1"), pair("× 1.1", "× 1.1"));
    }
}
