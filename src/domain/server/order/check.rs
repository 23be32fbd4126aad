//! What is wrong, or worth a look, about an order before it is sent.
use super::Order;
use super::choices::{counts, nearest_term, partitions};
use crate::domain::server::catalogue::{Catalogue, Line, Product, Standing, System, Zone};
use crate::domain::server::finding::{Finding, Value};
use crate::domain::server::identity;
use crate::domain::server::password;
use crate::domain::server::record::Partition;
use crate::domain::server::systems::{Misfit, Purpose, fit};
use crate::domain::server::terms::{self, Doubt, Shut, capped, discount};

/// Where a finding belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The line, and with it the zone.
    Line,
    /// The product.
    Product,
    /// The system.
    System,
    /// The term.
    Months,
    /// How many servers.
    Count,
    /// The first partition.
    Partition,
    /// The name to sign in with.
    Login,
    /// The password.
    Password,
    /// Its second entry.
    Confirm,
    /// Who buys.
    Identity(identity::Part),
}

/// What is wrong, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// It is not in the catalogue.
    Unknown,
    /// It is hidden or gone.
    NotOffered(Standing),
    /// The line does not sell now.
    BuyClosed,
    /// The line does not say whether it sells.
    BuyNotSaid,
    /// The line's zone is not in the catalogue, so its limits are not known.
    ZoneUnknown,
    /// Domains must be submitted for a white list.
    WhiteList,
    /// The zone does not say whether buyers must say who they are.
    IdentityNotSaid,
    /// The product belongs to another line.
    OtherLine,
    /// The product is made ready by hand after the order.
    ByHand,
    /// The system does not fit, or may not.
    System(Misfit),
    /// The line does not offer this term.
    NotATerm,
    /// The term is too long.
    TooLong(Shut),
    /// Neither line nor zone says how long a server may be used.
    LifeNotSaid,
    /// The term's discount may be wrong.
    Discount(Doubt),
    /// There must be one server at least.
    NoServer,
    /// There are more servers than the line allows in an order; so many.
    TooMany(u32),
    /// The line does not say how many it allows.
    MostNotSaid,
    /// The system's name to sign in with is another.
    OtherLogin,
    /// There is no first partition yet that could be kept.
    NothingToKeep,
    /// The product cannot be partitioned.
    NotPartitioned,
    /// It is not known whether the product can be partitioned.
    PartitionNotSaid,
    /// The system needs a larger first partition; so many GB.
    Small(u32),
    /// It is not known how much room the system needs.
    NeedNotSaid,
    /// Something about the password.
    Password(password::Fault),
    /// Something about who buys.
    Identity(identity::Fault),
}

/// What is found at a field.
pub type Found = Finding<Field, Rule>;

/// What is wrong with an order and a password that was entered twice. An order with nothing that stops can be sent.
#[must_use]
pub fn check(order: &Order, password: &str, confirm: &str, catalogue: &Catalogue) -> Vec<Found> {
    let mut found = Vec::new();
    let line = catalogue.line(&order.line_guid);
    let zone = line.and_then(|line| catalogue.zone(&line.zone_guid));
    let product = catalogue.product(&order.product_guid);
    let system = catalogue.system(&order.system_guid);
    match line {
        None => found.push(unknown(Field::Line)),
        Some(line) => {
            check_line(line, zone, &mut found);
            check_term(order.months, line, zone, &mut found);
            check_count(order.count, line, &mut found);
        }
    }
    match product {
        None => found.push(unknown(Field::Product)),
        Some(product) => check_product(product, order, system, &mut found),
    }
    match system {
        None => found.push(unknown(Field::System)),
        Some(system) => check_system(system, product, order, &mut found),
    }
    check_buyer(order, password, confirm, zone, &mut found);
    found
}

fn unknown(field: Field) -> Found {
    Finding::stop(field, Rule::Unknown, None)
}

fn check_line(line: &Line, zone: Option<&Zone>, found: &mut Vec<Found>) {
    standing(Field::Line, &line.standing, found);
    match line.buy_open {
        Some(true) => {}
        Some(false) => found.push(Finding::stop(Field::Line, Rule::BuyClosed, None)),
        None => found.push(Finding::warn(Field::Line, Rule::BuyNotSaid)),
    }
    match zone {
        None => found.push(Finding::warn(Field::Line, Rule::ZoneUnknown)),
        Some(zone) => {
            if zone.white_list_required == Some(true) {
                found.push(Finding::warn(Field::Line, Rule::WhiteList));
            }
            if zone.identity_required.is_none() {
                found.push(Finding::warn(Field::Line, Rule::IdentityNotSaid));
            }
        }
    }
}

fn standing(field: Field, standing: &Standing, found: &mut Vec<Found>) {
    if *standing != Standing::Shown {
        found.push(Finding::stop(field, Rule::NotOffered(standing.clone()), None));
    }
}

fn check_term(months: u32, line: &Line, zone: Option<&Zone>, found: &mut Vec<Found>) {
    let near = nearest_term(line, zone, months).map(Value::Number);
    match terms::terms(line, zone).into_iter().find(|term| term.months == months) {
        None => found.push(Finding::stop(Field::Months, Rule::NotATerm, near)),
        Some(term) => {
            if let Some(shut) = term.shut {
                found.push(Finding::stop(Field::Months, Rule::TooLong(shut), near));
            }
            let doubt = discount(line, months).doubt;
            found.extend(doubt.map(|doubt| Finding::warn(Field::Months, Rule::Discount(doubt))));
        }
    }
    if !capped(line, zone) {
        found.push(Finding::warn(Field::Months, Rule::LifeNotSaid));
    }
}

fn check_count(count: u32, line: &Line, found: &mut Vec<Found>) {
    let counts = counts(line);
    let near = counts.nearest(count).map(Value::Number);
    match counts.most {
        _ if count < counts.least => found.push(Finding::stop(Field::Count, Rule::NoServer, near)),
        Some(most) if count > most => found.push(Finding::stop(Field::Count, Rule::TooMany(most), near)),
        Some(_) => {}
        None => found.push(Finding::warn(Field::Count, Rule::MostNotSaid)),
    }
}

fn check_product(product: &Product, order: &Order, system: Option<&System>, found: &mut Vec<Found>) {
    standing(Field::Product, &product.standing, found);
    if product.line_guid != order.line_guid {
        found.push(Finding::stop(Field::Product, Rule::OtherLine, None));
    }
    if product.from_stock == Some(false) {
        found.push(Finding::warn(Field::Product, Rule::ByHand));
    }
    let partitions = partitions(product, system);
    let near = Some(Value::Partition(partitions.nearest(order.partition)));
    let mut stop = |rule| found.push(Finding::stop(Field::Partition, rule, near.clone()));
    match order.partition {
        Partition::Whole => {}
        Partition::First => stop(Rule::NothingToKeep),
        Partition::Gb(_) if partitions.sizes == Some(false) => stop(Rule::NotPartitioned),
        Partition::Gb(size) => {
            if size < partitions.least {
                stop(Rule::Small(partitions.least));
            }
            if partitions.sizes.is_none() {
                found.push(Finding::warn(Field::Partition, Rule::PartitionNotSaid));
            }
            if !partitions.need_known {
                found.push(Finding::warn(Field::Partition, Rule::NeedNotSaid));
            }
        }
    }
}

fn check_system(system: &System, product: Option<&Product>, order: &Order, found: &mut Vec<Found>) {
    if let Some(product) = product {
        let fit = fit(system, Purpose::Order, &order.line_guid, &product.hardware);
        found.extend(fit.misfits.into_iter().map(|why| Finding::stop(Field::System, Rule::System(why), None)));
        found.extend(fit.doubts.into_iter().map(|why| Finding::warn(Field::System, Rule::System(why))));
    }
    if order.login != system.login {
        found.push(Finding::stop(Field::Login, Rule::OtherLogin, Some(Value::Text(system.login.clone()))));
    }
}

fn check_buyer(order: &Order, password: &str, confirm: &str, zone: Option<&Zone>, found: &mut Vec<Found>) {
    for fault in password::faults(password, confirm, &order.login) {
        let field = if fault == password::Fault::NotConfirmed { Field::Confirm } else { Field::Password };
        found.push(Finding { severity: fault.severity(), field, rule: Rule::Password(fault), nearest: None });
    }
    let demanded = zone.and_then(|zone| zone.identity_required) == Some(true);
    for (part, fault) in identity::faults(&order.identity, demanded) {
        found.push(Finding::warn(Field::Identity(part), Rule::Identity(fault)));
    }
}

#[cfg(test)]
mod tests;
