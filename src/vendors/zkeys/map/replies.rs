//! What the answers to writes tell (contract `baremetal.md` §5).
use super::servers::{extra, net_type};
use crate::domain::moment::{Moment, Zone};
use crate::domain::server::record::{Address, Extra};
use crate::domain::server::reply::Granted;
use crate::vendors::zkeys::row::{Row, elements, plain, row};

/// Addresses that can be taken away, each alone or as a range.
pub fn address_list(element: &serde_json::value::RawValue) -> Option<Address> {
    let found = row(element)?;
    let ip = found.words("ip")?.into_owned();
    Some(Address {
        ip,
        active: None,
        mask: found.text("mask"),
        gateway: found.text("gateway"),
        count: None,
        main: found.text("is_default") == "1",
        net: net_type(&found),
        created: None,
    })
}

/// What an upgrade brought.
pub fn granted(data: &Row<'_>) -> Granted {
    let ips = data.at("ip").map(elements).unwrap_or_default();
    Granted {
        order: data.words("order_no_api").map(Into::into),
        addresses: ips.into_iter().filter_map(address_list).collect(),
    }
}

/// The bookings that were made, one for each thing that is taken away.
pub fn bookings(data: &Row<'_>) -> Vec<(Extra, String)> {
    let inside = data.at("data").and_then(row);
    // Nested twice in the sample (§6 row 14); once would do as well.
    let inside = inside.as_ref().unwrap_or(data);
    ["bandwidth", "ip", "defense"]
        .into_iter()
        .filter_map(|item| Some((extra(item), plain(inside.at(item)?)?.into_owned())))
        .collect()
}

/// The new end of a term.
pub fn end(data: &Row<'_>, zone: Zone) -> Option<Moment> {
    Moment::parse_in(&data.words("end_time")?, zone)
}
