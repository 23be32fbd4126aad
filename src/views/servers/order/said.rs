//! Rules, reasons and doubts of an order in words; all follow the language.

use super::desk::Desk;
use crate::domain::server::finding::{Finding, Value};
use crate::domain::server::identity;
use crate::domain::server::order::check::{Field, Found, Rule};
use crate::domain::server::order::offer::Shut;
use crate::domain::server::order::quote::NoQuote;
use crate::domain::server::password::Fault;
use crate::domain::server::price::{Note, Unknown};
use crate::domain::server::record::Partition;
use crate::domain::server::systems::Misfit;
use crate::domain::server::terms::{self, Doubt};
use crate::text;
use crate::ui::number_field::{Finding as Said, Nearest};

/// Why nothing can be bought somewhere.
pub fn shut(shut: Shut) -> &'static str {
    let w = &text::words().order;
    match shut {
        Shut::BuyClosed => w.shut_closed,
        Shut::NoTerm => w.shut_no_term,
        Shut::NoServer => w.shut_no_server,
        Shut::Empty => w.shut_empty,
        Shut::NoSystem => w.shut_no_system,
    }
}

/// Why a system does not fit, or may not.
pub fn misfit(misfit: Misfit) -> String {
    let w = &text::words().order;
    match misfit {
        Misfit::Purpose => w.misfit_purpose.to_owned(),
        Misfit::NotBareMetal => w.misfit_metal.to_owned(),
        Misfit::Line => w.misfit_line.to_owned(),
        Misfit::LinesNotSaid => w.lines_not_said.to_owned(),
        Misfit::Cores { needs, has } => (w.misfit_cores)(needs, has),
        Misfit::Memory { needs, has } => (w.misfit_memory)(needs, has),
        Misfit::MemoryUnit { needs, has } => (w.memory_unit)(needs, has),
        Misfit::NeedsNotKnown => w.needs_not_known.to_owned(),
    }
}

/// Why a term cannot be chosen.
pub fn too_long(shut: terms::Shut) -> String {
    let w = &text::words().order;
    match shut {
        terms::Shut::Life(years) => (w.life)(years),
        terms::Shut::Zone(years) => (w.zone_years)(years),
        // A new server's service life has not begun.
        terms::Shut::LifeEnds(_) => w.not_a_term.to_owned(),
    }
}

/// Why a discount may be wrong.
pub fn doubt(doubt: Doubt) -> String {
    let w = &text::words().order;
    match doubt {
        Doubt::NotKnown => w.discount_unknown.to_owned(),
        Doubt::NotPositive(factor) => (w.discount_nothing)(factor),
        Doubt::AboveOne(factor) => (w.discount_dearer)(factor),
    }
}

/// What should be seen beside an estimate; nothing for what an order has not.
pub fn note(note: &Note) -> Option<String> {
    match note {
        Note::Discount(why) => Some(doubt(*why)),
        Note::Upstream(amount) => Some((text::words().order.upstream)(*amount)),
        Note::SettingNotKnown | Note::NoDiscount | Note::Booked => None,
    }
}

/// Why there is no price.
pub fn no_quote(why: NoQuote) -> &'static str {
    let w = &text::words().order;
    match why {
        NoQuote::Machine => w.no_price_machine,
        NoQuote::Count => w.no_price_count,
    }
}

/// Why there is no sum.
pub fn no_sum(why: &Unknown) -> &'static str {
    let w = &text::words().order;
    if *why == Unknown::TooLarge { w.no_price_large } else { w.no_price_said }
}

/// What is wrong with a password.
pub fn password(fault: Fault) -> &'static str {
    let w = &text::words().deeds;
    match fault {
        Fault::TooShort | Fault::TooLong => w.password_length,
        Fault::Character => w.password_characters,
        Fault::NotConfirmed => w.password_differs,
        Fault::FewKinds(_) => w.password_classes,
        Fault::HoldsLogin => w.password_login,
    }
}

/// Where a part of an identity stands among its names.
pub fn place_of(part: identity::Part) -> usize {
    match part {
        identity::Part::Name => 0,
        identity::Part::Mobile => 1,
        identity::Part::IdNumber => 2,
        identity::Part::FromIp => 3,
        identity::Part::Qq => 4,
    }
}

/// A finding.
pub fn rule(found: &Found) -> String {
    let w = &text::words().order;
    let fixed = match &found.rule {
        Rule::Unknown => match found.field {
            Field::Line => w.must_line,
            Field::System => w.must_system,
            _ => w.must_machine,
        },
        Rule::NotOffered(_) => w.not_offered,
        Rule::BuyClosed => w.shut_closed,
        Rule::BuyNotSaid => w.buy_not_said,
        Rule::ZoneUnknown => w.zone_unknown,
        Rule::WhiteList => w.white_list,
        Rule::IdentityNotSaid => w.buyer_maybe,
        Rule::OtherLine => w.other_line,
        Rule::ByHand => w.by_hand_detail,
        Rule::System(why) => return misfit(*why),
        Rule::NotATerm => w.not_a_term,
        Rule::TooLong(why) => return too_long(*why),
        Rule::LifeNotSaid => w.life_not_said,
        Rule::Discount(why) => return doubt(*why),
        Rule::NoServer => w.no_server,
        Rule::TooMany(most) => return (w.at_most)(*most),
        Rule::MostNotSaid => w.most_not_said,
        Rule::OtherLogin => w.other_login,
        Rule::NothingToKeep => w.nothing_to_keep,
        Rule::NotPartitioned => w.not_partitioned,
        Rule::PartitionNotSaid => w.partition_not_said,
        Rule::Small(least) => return (w.small)(*least),
        Rule::NeedNotSaid => w.need_not_said,
        Rule::Password(fault) => password(*fault),
        Rule::Identity(identity::Fault::Missing) => w.buyer_missing,
        Rule::Identity(identity::Fault::Malformed) => match found.field {
            Field::Identity(part) => w.buyer_faults.get(place_of(part)).copied().unwrap_or_default(),
            _ => "",
        },
    };
    fixed.to_owned()
}

/// A finding away from its field, so with the name of it where that does not follow from the words.
pub fn named(found: &Found) -> String {
    let name = match found.field {
        Field::Identity(part) => text::words().order.buyer_parts.get(place_of(part)).copied(),
        Field::System => Some(text::words().order.system),
        Field::Password => Some(text::words().order.password),
        _ => None,
    };
    name.map_or_else(|| rule(found), |name| [name, ": ", &rule(found)].concat())
}

/// A finding as the field of a figure shows it, with the nearest legal value as an offer.
pub fn of_figure(found: &Found) -> Said {
    let nearest = match &found.nearest {
        Some(Value::Number(value) | Value::Partition(Partition::Gb(value))) => Some(value.to_string()),
        _ => None,
    };
    let nearest = nearest.map(|value| Nearest { label: (text::words().edit.use_value)(&value), text: value });
    Said { stop: found.stops(), text: rule(found), nearest }
}

/// What stops at a field.
pub fn fault(desk: Desk, field: Field) -> Option<String> {
    desk.at(field).iter().find(|found| found.stops()).map(rule)
}

/// What is worth a look at a field.
pub fn warnings(desk: Desk, field: Field) -> Option<String> {
    let found = desk.at(field);
    let said: Vec<String> = found.iter().filter(|found| !Finding::stops(found)).map(rule).collect();
    (!said.is_empty()).then(|| said.join(" "))
}
