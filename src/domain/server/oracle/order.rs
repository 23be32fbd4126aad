//! Orders: one line, one product and one system, each right or wrong.
use super::{legal_of_thousand, maybe, switch, tamed, try_all};
use crate::domain::server::catalogue::{Catalogue, Hardware, Line, Product, Standing, System, Zone};
use crate::domain::server::finding::{Finding, Value};
use crate::domain::server::identity::Identity;
use crate::domain::server::order::Order;
use crate::domain::server::order::check::{Field, check};
use crate::domain::server::order::choices::{counts, months, partitions};
use crate::domain::server::order::offer::offers;
use crate::domain::server::record::Partition;
use crate::domain::server::samples;
use crate::domain::server::systems::{Purpose, fits};
use proptest::prelude::*;

const PASSWORD: &str = "Aa535029279!";

fn standing() -> BoxedStrategy<Standing> {
    let other = Just(Standing::Other("5".to_owned()));
    prop_oneof![8 => Just(Standing::Shown), 1 => Just(Standing::Hidden), 1 => Just(Standing::Deleted), 1 => other]
        .boxed()
}

/// A guid that is mostly the right one.
fn guid(right: &'static str) -> BoxedStrategy<String> {
    prop_oneof![9 => Just(right), 1 => Just("other")].prop_map(str::to_owned).boxed()
}

fn lines() -> BoxedStrategy<Line> {
    let months = prop::collection::vec(prop::sample::select(vec![0u32, 1, 3, 6, 12, 24, 36]), 0..6);
    (standing(), switch(), maybe(0u32..6), maybe(0u32..4), months, guid("zone"))
        .prop_map(|(standing, buy_open, max_per_order, life_years, months, zone_guid)| Line {
            standing,
            buy_open,
            max_per_order,
            life_years,
            months,
            zone_guid,
            ..samples::line()
        })
        .boxed()
}

fn products() -> BoxedStrategy<Product> {
    (standing(), guid("line"), switch(), maybe(1u32..6), maybe(1u32..6))
        .prop_map(|(standing, line_guid, may_partition, cores, memory_gb)| Product {
            standing,
            line_guid,
            may_partition,
            hardware: Hardware { cores, memory_gb, ..samples::hardware() },
            ..samples::product()
        })
        .boxed()
}

fn systems() -> BoxedStrategy<System> {
    let mostly = || prop::bool::weighted(0.9);
    let lines = prop::collection::vec(guid("line"), 0..3);
    // 2048 and more can only be MB, which the machines of these worlds may or may not have.
    let memory = prop_oneof![4 => 0u32..6, 1 => Just(2048u32), 1 => Just(8192u32)];
    (mostly(), mostly(), mostly(), lines, maybe(0u32..6), maybe(memory), maybe(0u32..8))
        .prop_map(|(for_create, for_install, for_bare_metal, lines, min_cores, min_memory_gb, disk_gb)| System {
            for_create,
            for_install,
            for_bare_metal,
            lines,
            min_cores,
            min_memory_gb,
            disk_gb,
            ..samples::system()
        })
        .boxed()
}

fn partition() -> BoxedStrategy<Partition> {
    prop_oneof![3 => Just(Partition::Whole), 1 => Just(Partition::First), 4 => (0u32..10).prop_map(Partition::Gb)]
        .boxed()
}

fn worlds() -> BoxedStrategy<(Catalogue, Order)> {
    let zone = maybe(0u32..4).prop_map(|max_years| Zone { max_years, ..samples::zone() });
    let catalogue = (zone, lines(), products(), systems()).prop_map(|(zone, line, product, system)| Catalogue {
        zones: vec![zone],
        lines: vec![line],
        products: vec![product],
        disks: Vec::new(),
        systems: vec![system],
    });
    let term = prop_oneof![2 => prop::sample::select(vec![1u32, 3, 6, 12, 24, 36]), 1 => 0u32..40];
    let login = prop_oneof![9 => Just("root"), 1 => Just("admin")];
    let order = (guid("line"), guid("product"), guid("system"), term, 0u32..7, partition(), login).prop_map(
        |(line_guid, product_guid, system_guid, months, count, partition, login)| Order {
            line_guid,
            product_guid,
            system_guid,
            months,
            count,
            partition,
            login: login.to_owned(),
            remarks: String::new(),
            identity: Identity::default(),
        },
    );
    (catalogue, order, tamed())
        .prop_map(|(mut catalogue, mut order, [shown, guids, system, needs, term, count, partition, login])| {
            let (line, product) = (&mut catalogue.lines[0], &mut catalogue.products[0]);
            let offered = &mut catalogue.systems[0];
            if shown {
                (line.standing, product.standing) = (Standing::Shown, Standing::Shown);
                line.buy_open = line.buy_open.and(Some(true));
            }
            if guids {
                product.line_guid = "line".into();
                let chosen = ("line".into(), "product".into(), "system".into());
                (order.line_guid, order.product_guid, order.system_guid) = chosen;
            }
            if system {
                (offered.for_create, offered.for_bare_metal) = (true, true);
                offered.lines.truncate(1);
                offered.lines.iter_mut().for_each(|line| *line = "line".into());
            }
            if needs {
                (offered.min_cores, offered.min_memory_gb) =
                    (offered.min_cores.and(Some(1)), offered.min_memory_gb.and(Some(1)));
            }
            if term {
                line.months.extend([1, order.months.clamp(1, 12)]);
                order.months = order.months.clamp(1, 12);
            }
            if count {
                line.max_per_order = line.max_per_order.map(|most| most + 6);
                order.count = order.count.max(1);
            }
            if partition {
                order.partition = match order.partition {
                    Partition::Gb(size) if product.may_partition != Some(false) => Partition::Gb(size + 8),
                    _ => Partition::Whole,
                };
            }
            if login {
                order.login = "root".into();
            }
            (catalogue, order)
        })
        .boxed()
}

fn shown(standing: &Standing) -> bool {
    matches!(standing, Standing::Shown)
}

/// A term is offered, and not longer than line and zone allow; 0 and blank are no limit.
fn term_passes(catalogue: &Catalogue, line: &Line, months: u32) -> bool {
    let zone = catalogue.zones.iter().find(|zone| zone.guid == line.zone_guid);
    let mut limits = vec![line.life_years.unwrap_or(0)];
    limits.extend(zone.and_then(|zone| zone.max_years));
    let short = limits.into_iter().filter(|years| *years > 0).all(|years| months <= years * 12);
    months > 0 && short && line.months.contains(&months)
}

fn count_passes(line: &Line, count: u32) -> bool {
    count >= 1 && line.max_per_order.is_none_or(|most| count <= most)
}

fn partition_passes(product: &Product, system: Option<&System>, partition: Partition) -> bool {
    let needs = system.and_then(|system| system.disk_gb).unwrap_or(0);
    match partition {
        Partition::Whole => true,
        Partition::First => false,
        Partition::Gb(size) => product.may_partition != Some(false) && size > 0 && size >= needs,
    }
}

fn system_passes(system: &System, product: &Product, line_guid: &str) -> bool {
    let cores = product.hardware.cores.is_none_or(|has| system.min_cores.unwrap_or(0) <= has);
    let needs = system.min_memory_gb.unwrap_or(0);
    let in_mb = |has: u32| needs >= 1024 && needs <= has * 1024;
    let memory = product.hardware.memory_gb.is_none_or(|has| needs <= has || in_mb(has));
    let line = system.lines.is_empty() || system.lines.iter().any(|line| line == line_guid);
    system.for_create && system.for_bare_metal && line && cores && memory
}

fn legal(catalogue: &Catalogue, order: &Order) -> bool {
    let line = catalogue.lines.iter().find(|line| line.guid == order.line_guid);
    let product = catalogue.products.iter().find(|product| product.guid == order.product_guid);
    let system = catalogue.systems.iter().find(|system| system.guid == order.system_guid);
    let (Some(line), Some(product), Some(system)) = (line, product, system) else { return false };
    shown(&line.standing)
        && line.buy_open != Some(false)
        && shown(&product.standing)
        && product.line_guid == line.guid
        && system_passes(system, product, &line.guid)
        && term_passes(catalogue, line, order.months)
        && count_passes(line, order.count)
        && partition_passes(product, Some(system), order.partition)
        && order.login == system.login
}

#[test]
fn the_worlds_hold_both_kinds() {
    let legal = legal_of_thousand(worlds(), |(catalogue, order)| legal(catalogue, order));
    assert!((150..900).contains(&legal), "{legal}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn check_and_oracle_agree((catalogue, order) in worlds()) {
        let found = check(&order, PASSWORD, PASSWORD, &catalogue);
        prop_assert_eq!(!found.iter().any(Finding::stops), legal(&catalogue, &order), "{:?}", found);
    }

    #[test]
    fn the_nearest_value_is_found_by_trying_all((catalogue, order) in worlds()) {
        let (line, product) = (&catalogue.lines[0], &catalogue.products[0]);
        let system = catalogue.system(&order.system_guid);
        for finding in check(&order, PASSWORD, PASSWORD, &catalogue).into_iter().filter(Finding::stops) {
            let expected = match finding.field {
                Field::Months => {
                    try_all(0, 60, order.months, |months| term_passes(&catalogue, line, months)).map(Value::Number)
                }
                Field::Count => try_all(0, 60, order.count, |count| count_passes(line, count)).map(Value::Number),
                Field::Partition => {
                    let wish = match order.partition {
                        Partition::Gb(size) => {
                            try_all(0, 60, size, |size| partition_passes(product, system, Partition::Gb(size)))
                        }
                        _ => None,
                    };
                    Some(Value::Partition(wish.map_or(Partition::Whole, Partition::Gb)))
                }
                Field::Login => system.map(|system| Value::Text(system.login.clone())),
                _ => None,
            };
            prop_assert_eq!(&finding.nearest, &expected, "{:?}", finding);
        }
    }

    #[test]
    fn choices_are_exactly_what_the_check_accepts((catalogue, order) in worlds()) {
        let order = Order { line_guid: "line".into(), product_guid: "product".into(), ..order };
        let accepts = |order: &Order, field| {
            let found = check(order, PASSWORD, PASSWORD, &catalogue);
            !found.iter().any(|found| found.stops() && found.field == field)
        };
        let (line, product) = (&catalogue.lines[0], &catalogue.products[0]);
        let (terms, counts) = (months(line, catalogue.zone(&line.zone_guid)), counts(line));
        let sizes = partitions(product, catalogue.system(&order.system_guid));
        for value in 0..50 {
            prop_assert_eq!(accepts(&Order { months: value, ..order.clone() }, Field::Months), terms.contains(&value));
            let counted = counts.least <= value && counts.most.is_none_or(|most| value <= most);
            prop_assert_eq!(accepts(&Order { count: value, ..order.clone() }, Field::Count), counted);
            let size = sizes.sizes != Some(false) && value >= sizes.least;
            let partition = Partition::Gb(value);
            prop_assert_eq!(accepts(&Order { partition, ..order.clone() }, Field::Partition), size);
        }
        for fit in fits(&catalogue, Purpose::Order, "line", &product.hardware) {
            let order = Order { system_guid: fit.system.guid.clone(), ..order.clone() };
            prop_assert_eq!(accepts(&order, Field::System), fit.misfits.is_empty());
        }
    }

    #[test]
    fn an_open_offer_can_be_ordered_and_a_shut_one_cannot((catalogue, order) in worlds()) {
        let mut open = false;
        for line in offers(&catalogue).iter().flat_map(|zone| &zone.lines) {
            open |= line.shut.is_none() && line.products.iter().any(|product| product.shut.is_none());
        }
        let all = catalogue.systems.iter().flat_map(|system| [1u32, 3, 6, 12, 24, 36].map(|months| (system, months)));
        let legal = all.into_iter().any(|(system, months)| {
            let (line_guid, product_guid) = ("line".to_owned(), "product".to_owned());
            let (system_guid, login) = (system.guid.clone(), system.login.clone());
            let (partition, count) = (Partition::Whole, 1);
            legal(&catalogue, &Order { line_guid, product_guid, system_guid, months, count, partition, login, ..order.clone() })
        });
        prop_assert_eq!(open, legal);
    }
}
