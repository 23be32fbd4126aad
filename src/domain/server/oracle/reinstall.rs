//! Reinstallations: the system that is there, one that could be, and what a person asks for.
use super::{legal_of_thousand, maybe, switch, try_all};
use crate::domain::server::catalogue::{Catalogue, Hardware, Product, System};
use crate::domain::server::finding::Value;
use crate::domain::server::record::{OrderOnly, Partition, Server};
use crate::domain::server::reinstall::{Draft, Field, Found, InstallType, Rule, check, install_type};
use crate::domain::server::samples;
use crate::domain::server::systems::{Purpose, fits};
use proptest::prelude::*;

/// A password, and its second entry.
type Passwords = (String, String);
type World = (Catalogue, Server, Draft, Passwords);

/// One of two texts, mostly the first.
fn mostly(first: &'static str, other: &'static str) -> BoxedStrategy<String> {
    prop_oneof![5 => Just(first), 1 => Just(other)].prop_map(str::to_owned).boxed()
}

fn systems(guid: &'static str) -> BoxedStrategy<System> {
    let fits = || prop::bool::weighted(0.9);
    let lines = prop::collection::vec(mostly("line", "other"), 0..3);
    let memory = prop_oneof![4 => 0u32..6, 1 => Just(2048u32), 1 => Just(8192u32)];
    let needs = (maybe(0u32..6), maybe(memory), maybe(0u32..8));
    (any::<bool>(), fits(), fits(), lines, needs, mostly("linux", "windows"), mostly("root", "administrator"))
        .prop_map(move |(for_create, for_install, for_bare_metal, lines, needs, family, login)| {
            let (min_cores, min_memory_gb, disk_gb) = needs;
            System {
                guid: guid.into(),
                family,
                login,
                min_cores,
                min_memory_gb,
                disk_gb,
                for_create,
                for_install,
                for_bare_metal,
                lines,
                ..samples::system()
            }
        })
        .boxed()
}

fn partition() -> BoxedStrategy<Partition> {
    prop_oneof![3 => Just(Partition::First), 2 => Just(Partition::Whole), 3 => (0u32..10).prop_map(Partition::Gb)]
        .boxed()
}

fn servers() -> BoxedStrategy<Server> {
    let guids = (mostly("line", "other"), mostly("product", "other"), mostly("present", "gone"));
    let hardware = (maybe(1u32..6), maybe(1u32..6));
    let recorded = prop::option::of(prop::option::of(partition()));
    (guids, hardware, mostly("root", "administrator"), recorded)
        .prop_map(|((line_guid, product_guid, system_guid), (cores, memory_gb), login, recorded)| Server {
            line_guid,
            product_guid,
            system_guid,
            hardware: Hardware { cores, memory_gb, ..samples::hardware() }.into(),
            login,
            order_only: recorded.map(|partition| Box::new(OrderOnly { partition, ..OrderOnly::default() })),
            ..samples::server()
        })
        .boxed()
}

fn passwords() -> BoxedStrategy<Passwords> {
    let password = prop_oneof![8 => "[!-~]{8,30}", 1 => "[ -~]{6,32}", 1 => "[a-z密码\u{7f}]{8,10}"];
    (password, prop::bool::weighted(0.9))
        .prop_map(|(password, same)| {
            let confirm = if same { password.clone() } else { [&password, "x"].concat() };
            (password, confirm)
        })
        .boxed()
}

fn worlds() -> BoxedStrategy<World> {
    let catalogue =
        (systems("present"), systems("new"), switch()).prop_map(|(present, new, may_partition)| Catalogue {
            products: vec![Product { may_partition, ..samples::product() }],
            systems: vec![present, new],
            ..samples::catalogue()
        });
    let guid = prop_oneof![5 => Just("new"), 4 => Just("present"), 1 => Just("other")];
    let install = prop_oneof![Just(InstallType::Install), Just(InstallType::Replace)];
    let draft = (guid, partition(), install).prop_map(|(guid, partition, install)| Draft {
        system_guid: guid.to_owned(),
        partition,
        install,
    });
    (catalogue, servers(), draft, passwords()).boxed()
}

/// The system that a guid names.
fn named<'a>(catalogue: &'a Catalogue, guid: &str) -> Option<&'a System> {
    catalogue.systems.iter().find(|system| system.guid == guid)
}

fn system_passes(system: &System, server: &Server) -> bool {
    let line = system.lines.is_empty() || system.lines.contains(&server.line_guid);
    system.for_install && system.for_bare_metal && line
}

/// What makes one look twice at a system that can be installed.
fn system_is_doubtful(system: &System, server: &Server) -> bool {
    let lacking = |needs: Option<u32>, has: Option<u32>| match (needs, has) {
        (Some(0), _) => false,
        (Some(needs), Some(has)) => needs > has,
        // What is not said, of the one or of the other.
        _ => true,
    };
    system.lines.is_empty()
        || lacking(system.min_cores, server.hardware.cores)
        || lacking(system.min_memory_gb, server.hardware.memory_gb)
}

/// The system alone may be written anew: the partition stays, and so do family and login.
fn system_alone(system: &System, server: &Server, partition: Partition, catalogue: &Catalogue) -> bool {
    let recorded = server.order_only.as_ref().and_then(|only| only.partition);
    let kept = match partition {
        Partition::First => true,
        Partition::Whole => recorded == Some(Partition::Whole),
        Partition::Gb(size) => matches!(recorded, Some(Partition::Gb(before)) if before == size),
    };
    let family = named(catalogue, &server.system_guid).map(|present| present.family.as_str());
    kept && family == Some(system.family.as_str()) && system.login == server.login
}

fn password_passes(password: &str) -> bool {
    (8..=30).contains(&password.chars().count()) && password.chars().all(|character| ('!'..='~').contains(&character))
}

fn legal((catalogue, server, draft, (password, confirm)): &World) -> bool {
    named(catalogue, &draft.system_guid).is_some_and(|system| {
        system_passes(system, server)
            && draft.partition != Partition::Gb(0)
            && (draft.install == InstallType::Replace || system_alone(system, server, draft.partition, catalogue))
            && password_passes(password)
            && password == confirm
    })
}

fn found((catalogue, server, draft, (password, confirm)): &World) -> Vec<Found> {
    check(draft, password, confirm, server, catalogue)
}

#[test]
fn the_worlds_hold_both_kinds() {
    let count = legal_of_thousand(worlds(), legal);
    assert!((150..900).contains(&count), "{count}");
    // Often the system alone need be written anew, and the draft may say so.
    let alone = legal_of_thousand(worlds(), |(catalogue, server, draft, passwords)| {
        let draft = Draft { install: InstallType::Install, ..draft.clone() };
        legal(&(catalogue.clone(), server.clone(), draft, passwords.clone()))
    });
    assert!((50..900).contains(&alone), "{alone}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn check_and_oracle_agree(world in worlds()) {
        let found = found(&world);
        prop_assert_eq!(!found.iter().any(Found::stops), legal(&world), "{:?}", found);
        let stopped = |field| found.iter().any(|found| found.stops() && found.field == field);
        let (catalogue, server, draft, (password, confirm)) = &world;
        let system = named(catalogue, &draft.system_guid);
        prop_assert_eq!(stopped(Field::System), !system.is_some_and(|system| system_passes(system, server)));
        prop_assert_eq!(stopped(Field::Partition), draft.partition == Partition::Gb(0));
        let more = system.is_some_and(|system| !system_alone(system, server, draft.partition, catalogue));
        prop_assert_eq!(stopped(Field::Install), more && draft.install == InstallType::Install);
        prop_assert_eq!(stopped(Field::Password), !password_passes(password));
        prop_assert_eq!(stopped(Field::Confirm), password != confirm);
    }

    #[test]
    fn what_should_be_seen_is_a_warning(world in worlds()) {
        let found = found(&world);
        let warned = |of: fn(&Rule) -> bool| found.iter().any(|found| !found.stops() && of(&found.rule));
        let (catalogue, server, draft, _) = &world;
        let system = named(catalogue, &draft.system_guid);
        let doubtful = system.is_some_and(|system| system_is_doubtful(system, server));
        prop_assert_eq!(warned(|rule| matches!(rule, Rule::System(_))), doubtful, "{:?}", found);
        let needs = system.and_then(|system| system.disk_gb).unwrap_or(0);
        let size = match draft.partition {
            Partition::Gb(size) => Some(size),
            Partition::Whole | Partition::First => None,
        };
        let small = size.is_some_and(|size| size > 0 && size < needs);
        prop_assert_eq!(warned(|rule| matches!(rule, Rule::Small(_))), small);
        let product = catalogue.products.iter().find(|product| product.guid == server.product_guid);
        let unusual = size.is_some() && product.is_some_and(|product| product.may_partition == Some(false));
        prop_assert_eq!(warned(|rule| matches!(rule, Rule::NotPartitioned)), unusual);
    }

    #[test]
    fn the_nearest_size_is_found_by_trying_all(world in worlds()) {
        let (catalogue, _, draft, _) = &world;
        let needs = named(catalogue, &draft.system_guid).and_then(|system| system.disk_gb).unwrap_or(0);
        for finding in found(&world) {
            let expected = match (draft.partition, finding.rule) {
                (Partition::Gb(size), Rule::NoSize | Rule::Small(_)) => {
                    try_all(1, 60, size, |size| size >= needs).map(|size| Value::Partition(Partition::Gb(size)))
                }
                _ => None,
            };
            prop_assert_eq!(finding.nearest, expected);
        }
    }

    #[test]
    fn the_least_that_is_written_anew_is_the_least_that_the_check_accepts(world in worlds()) {
        let (catalogue, server, draft, passwords) = &world;
        let Some(system) = named(catalogue, &draft.system_guid) else { return Ok(()) };
        let accepted = [InstallType::Install, InstallType::Replace].into_iter().find(|install| {
            let draft = Draft { install: *install, ..draft.clone() };
            let found = found(&(catalogue.clone(), server.clone(), draft, passwords.clone()));
            !found.iter().any(|found| found.stops() && found.field == Field::Install)
        });
        prop_assert_eq!(accepted, Some(install_type(server, system, draft.partition, catalogue)));
    }

    #[test]
    fn the_systems_on_offer_are_exactly_those_that_the_check_accepts(world in worlds()) {
        let (catalogue, server, draft, passwords) = &world;
        for fit in fits(catalogue, Purpose::Reinstall, &server.line_guid, &server.hardware) {
            let draft = Draft { system_guid: fit.system.guid.clone(), ..draft.clone() };
            let found = found(&(catalogue.clone(), server.clone(), draft, passwords.clone()));
            let stopped = found.iter().any(|found| found.stops() && found.field == Field::System);
            prop_assert_eq!(stopped, !fit.misfits.is_empty(), "{:?}", fit);
        }
    }
}
