//! What the forms of an upgrade and of an order let through, and what the engine takes: the same, on every line.
use futures::executor::block_on;
use gantry::domain::server::catalogue::{Catalogue, IpKind, Line};
use gantry::domain::server::identity::Identity;
use gantry::domain::server::order::{self, Order};
use gantry::domain::server::permit::permit;
use gantry::domain::server::record::{BookingState, Partition, Server};
use gantry::domain::server::state::Action;
use gantry::domain::server::totals::totals;
use gantry::domain::server::upgrade::Draft;
use gantry::domain::server::upgrade::check::check;
use gantry::vendors::zkeys::ZkeysFailure;

use super::{Desk, now, upgrade};

/// Drafts that are right, and that are wrong in every way alone and together.
fn drafts() -> Vec<Draft> {
    let mut drafts = Vec::new();
    for bandwidth in [0, 4, 490] {
        for ips in [0, 1, 3, 5, 8, 128, 256] {
            for kind in [IpKind::Single, IpKind::Subnet] {
                for defence in [0, 3, 5, 10, 300, 600] {
                    drafts.push(Draft { bandwidth, ips, kind, defence });
                }
            }
        }
    }
    drafts
}

#[test]
fn the_form_of_an_upgrade_and_the_engine_agree_on_every_line() {
    // The form offers no other kind than the line; without addresses the kind is sent all the same.
    let (agreed, seen) = agree_on_every_line(&|draft, line| draft.ips > 0 || line.ip_kinds.contains(&draft.kind));
    assert!(seen >= 6 && agreed[0] > 500 && agreed[1] > 100, "{seen} lines, {agreed:?}");
}

#[test]
fn a_kind_that_is_not_offered_does_not_pass_without_addresses() {
    agree_on_every_line(&|draft, line| draft.ips == 0 && !line.ip_kinds.contains(&draft.kind));
}

/// Holds check and engine against each other for the drafts that are wanted: how often they refused and took alike, and on how
/// many lines.
fn agree_on_every_line(wanted: &dyn Fn(&Draft, &Line) -> bool) -> ([usize; 2], usize) {
    let desk = Desk::with(60);
    let lines = block_on(desk.client().lines()).unwrap().value;
    let servers = block_on(desk.client().servers(1, 60)).unwrap().servers;
    let (mut agreed, mut differ, mut seen) = ([0, 0], Vec::new(), 0);
    for line in &lines {
        // A booking that stands for more than any record says is another story.
        let plain = |server: &&Server| {
            let booked = server.bookings.iter().any(|booking| booking.state == BookingState::Pending);
            !booked && server.line_guid == line.guid && permit(Action::Upgrade, server, Some(line), now()).is_open()
        };
        let Some(listed) = servers.iter().find(plain) else { continue };
        seen += 1;
        for draft in drafts().into_iter().filter(|draft| wanted(draft, line)) {
            let server = desk.server(&listed.guid);
            let passes = !check(&draft, line, &totals(&server)).iter().any(|found| found.stops());
            let deed = upgrade(|more| {
                more.guid.clone_from(&listed.guid);
                (more.bandwidth, more.ips, more.ip_kind, more.defence) =
                    (draft.bandwidth, draft.ips, draft.kind, draft.defence);
            });
            match (passes, desk.send(&deed)) {
                (true, Ok(_)) => {
                    agreed[1] += 1;
                    desk.sandbox.reset().unwrap();
                }
                (false, Err(ZkeysFailure::Refused { .. })) => agreed[0] += 1,
                (_, engine) => {
                    desk.sandbox.reset().unwrap();
                    differ.push((line.name.clone(), draft, passes, engine.map(drop)));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} differ: {:#?}", differ.len(), &differ[..differ.len().min(12)]);
    (agreed, seen)
}

/// An order of everything that is on the lists with everything else: line, product and system, then term, number and partition.
#[test]
fn the_form_of_an_order_and_the_engine_agree_on_all_that_is_offered() {
    let desk = Desk::new();
    let client = desk.client();
    let catalogue = Catalogue {
        zones: block_on(client.zones()).unwrap().value,
        lines: block_on(client.lines()).unwrap().value,
        products: block_on(client.products()).unwrap().value,
        disks: block_on(client.disks()).unwrap().value,
        systems: block_on(client.systems()).unwrap().value,
    };
    let text = str::to_owned;
    let identity = Identity {
        name: text("张三"),
        mobile: text("13800138000"),
        id_number: text("11010519491231002X"),
        from_ip: text("203.0.113.9"),
        qq: String::new(),
    };
    let mut orders = Vec::new();
    for (n, product) in catalogue.products.iter().enumerate() {
        for (m, system) in catalogue.systems.iter().enumerate().filter(|(m, _)| (n + m) % 5 == 0) {
            // Every few also with something beside what is usual.
            let months = *[1, 3, 12, 24, 36, 7].get((n + m) % 11).unwrap_or(&1);
            let count = *[1, 1, 0, 11, 2].get((n * 3 + m) % 17).unwrap_or(&1);
            let partition = match (n + 2 * m) % 9 {
                0 => Partition::Gb(20),
                1 => Partition::Gb(60),
                2 => Partition::First,
                _ => Partition::Whole,
            };
            let elsewhere = (n + m) % 31 == 0;
            orders.push(Order {
                line_guid: text(if elsewhere { super::LINE } else { &product.line_guid }),
                product_guid: product.guid.clone(),
                system_guid: system.guid.clone(),
                months,
                count,
                partition,
                login: if (n + m) % 29 == 0 { text("somebody") } else { system.login.clone() },
                remarks: String::new(),
                identity: identity.clone(),
            });
        }
    }
    let (mut agreed, mut differ) = ([0, 0], Vec::new());
    for it in &orders {
        let passes = !order::check::check(it, "Aa535029279!", "Aa535029279!", &catalogue).iter().any(|one| one.stops());
        let deed = super::order(1, |create| {
            create.line.clone_from(&it.line_guid);
            create.product.clone_from(&it.product_guid);
            create.system.clone_from(&it.system_guid);
            create.login.clone_from(&it.login);
            (create.months, create.count, create.partition) = (it.months, it.count, it.partition);
        });
        match (passes, desk.send(&deed)) {
            (true, Ok(_)) => {
                agreed[1] += 1;
                // What is in stock is on no list.
                desk.sandbox.reset().unwrap();
            }
            (true, Err(ZkeysFailure::Refused { text, .. })) if text == "库存不足" => {}
            (false, Err(ZkeysFailure::Refused { .. })) => agreed[0] += 1,
            (_, engine) => {
                desk.sandbox.reset().unwrap();
                differ.push((it.clone(), passes, engine.map(drop)));
            }
        }
    }
    assert!(differ.is_empty(), "{} differ: {:#?}", differ.len(), &differ[..differ.len().min(6)]);
    assert!(agreed[0] > 500 && agreed[1] > 100, "{agreed:?} of {}", orders.len());
}
