//! The filters a second time, from what they mean: machines are made up with their disks in plain view, written down as a
//! vendor writes them, and looked for. What is looked for is known from the plain view alone.
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::domain::server::catalogue::Hardware;
use crate::domain::server::samples;

const KINDS: [&str; 2] = ["SSD", "HDD"];
const SIZES: [Option<u32>; 3] = [None, Some(480), Some(960)];

/// A disk of a machine: its kind, its size if that is said, and by which of two ids the vendor calls the model; or one that
/// no list has.
type Plain = Option<(&'static str, Option<u32>, bool)>;

/// A machine in plain view.
#[derive(Debug, Clone)]
struct Machine {
    cores: Option<u32>,
    memory: Option<u32>,
    price: Option<i64>,
    defence: Option<u32>,
    ips: Option<u32>,
    stock: Option<bool>,
    disks: Vec<Plain>,
}

fn guid((kind, size, twin): (&str, Option<u32>, bool)) -> String {
    format!("{kind}/{size:?}/{twin}")
}

fn written(machines: &[Machine]) -> Catalogue {
    let models = KINDS.iter().flat_map(|kind| SIZES.iter().map(move |size| (*kind, *size)));
    let disks = models.flat_map(|(kind, size)| [false, true].map(|twin| (kind, size, twin)));
    let disk = |plain: (&str, Option<u32>, bool)| Disk {
        guid: guid(plain),
        kind: plain.0.into(),
        size_gb: plain.1,
        standing: Standing::Shown,
    };
    let product = |(at, machine): (usize, &Machine)| Product {
        guid: at.to_string(),
        price: machine.price.map(Money::from_fen),
        defence: machine.defence,
        ips: machine.ips,
        from_stock: machine.stock,
        hardware: Hardware {
            cores: machine.cores,
            memory_gb: machine.memory,
            disks: machine.disks.iter().map(|plain| plain.map_or_else(|| "gone".into(), guid)).collect(),
            ..samples::hardware()
        },
        ..samples::product()
    };
    Catalogue {
        disks: disks.map(disk).collect(),
        products: machines.iter().enumerate().map(product).collect(),
        ..samples::catalogue()
    }
}

/// Whether a machine is what is looked for, word by word. Names of filters are left out: they are parts of texts.
fn fits(wanted: &Wanted, machine: &Machine) -> bool {
    let mut reasons_against = 0;
    for (least, has) in
        [(wanted.cores, machine.cores), (wanted.memory_gb, machine.memory), (wanted.defence, machine.defence)]
    {
        match (least, has) {
            (None, _) => {}
            (Some(least), Some(has)) if has >= least => {}
            _ => reasons_against += 1,
        }
    }
    match (wanted.price.map(Money::fen), machine.price) {
        (None, _) => {}
        (Some(most), Some(price)) if price <= most => {}
        _ => reasons_against += 1,
    }
    if wanted.from_stock && machine.stock != Some(true) {
        reasons_against += 1;
    }
    let (mut altogether, mut chosen) = (0, 0);
    for plain in &machine.disks {
        altogether += 1;
        if let (Some(wish), Some((kind, size, _))) = (&wanted.disk, plain) {
            match wish.size_gb {
                None if wish.kind == *kind => chosen += 1,
                Some(wished) if wish.kind == *kind && *size == Some(wished) => chosen += 1,
                _ => {}
            }
        }
    }
    let there = if wanted.disk.is_none() { altogether } else { chosen };
    if wanted.disk.is_some() && chosen == 0 {
        reasons_against += 1;
    }
    if wanted.disks.is_some_and(|fewest| there < fewest) {
        reasons_against += 1;
    }
    reasons_against == 0
}

fn model() -> BoxedStrategy<(&'static str, Option<u32>)> {
    (prop::sample::select(&KINDS[..]), prop::sample::select(&SIZES[..])).boxed()
}

/// Small figures, so that machines and wishes often meet.
fn few() -> BoxedStrategy<Option<u32>> {
    prop::option::weighted(0.8, 0u32..4).boxed()
}

fn machines() -> BoxedStrategy<Vec<Machine>> {
    let plain =
        prop::option::weighted(0.9, (model(), any::<bool>()).prop_map(|((kind, size), twin)| (kind, size, twin)));
    let figures = (few(), few(), few(), few(), prop::option::weighted(0.8, 0i64..4), any::<Option<bool>>());
    let machine = (figures, prop::collection::vec((plain, 1usize..4), 0..4)).prop_map(
        |((cores, memory, defence, ips, price, stock), disks)| Machine {
            cores,
            memory,
            price,
            defence,
            ips,
            stock,
            disks: disks.into_iter().flat_map(|(plain, times)| vec![plain; times]).collect(),
        },
    );
    prop::collection::vec(machine, 1..6).boxed()
}

fn wishes() -> BoxedStrategy<Wanted> {
    let rarely = |most: u32| prop::option::weighted(0.2, 0..most);
    let disk = prop::option::weighted(0.7, model().prop_map(|(kind, size_gb)| DiskWish { kind: kind.into(), size_gb }));
    let price = prop::option::weighted(0.2, (0i64..4).prop_map(Money::from_fen));
    let figures = (rarely(4), rarely(4), rarely(4), prop::option::weighted(0.6, 0u32..4));
    (figures, disk, price, prop::bool::weighted(0.2))
        .prop_map(|((cores, memory_gb, defence, disks), disk, price, from_stock)| Wanted {
            cores,
            memory_gb,
            defence,
            disk,
            disks,
            price,
            from_stock,
            ..Wanted::default()
        })
        .boxed()
}

fn single_demands(choices: &Choices) -> Vec<Wanted> {
    let any = Wanted::default;
    let cores = choices.cores.iter().map(|least| Wanted { cores: Some(*least), ..any() });
    let memory = choices.memory_gb.iter().map(|least| Wanted { memory_gb: Some(*least), ..any() });
    let defence = choices.defence.iter().map(|least| Wanted { defence: Some(*least), ..any() });
    let disk = choices.disk.iter().map(|wish| Wanted { disk: Some(wish.clone()), ..any() });
    let disks = choices.disks.iter().map(|fewest| Wanted { disks: Some(*fewest), ..any() });
    let prices = choices.prices.iter().map(|most| Wanted { price: Some(*most), ..any() });
    cores.chain(memory).chain(defence).chain(disk).chain(disks).chain(prices).collect()
}

proptest! {
    #[test]
    fn what_fits_is_taken_and_nothing_else(machines in machines(), wanted in wishes()) {
        let all = written(&machines);
        for (machine, product) in machines.iter().zip(&all.products) {
            prop_assert_eq!(wanted.takes(product, &all), fits(&wanted, machine), "{:?} of {:?}", wanted, machine);
        }
    }

    #[test]
    fn every_choice_leaves_something(machines in machines()) {
        let all = written(&machines);
        let choices = Choices::of(&all);
        for wanted in single_demands(&choices) {
            prop_assert!(machines.iter().any(|machine| fits(&wanted, machine)), "{:?}", wanted);
        }
        for wish in &choices.disk {
            prop_assert_eq!(choices.named(&wish.slug()), Some(wish.clone()));
        }
    }

    #[test]
    fn what_a_machine_has_can_be_demanded(machines in machines()) {
        let choices = Choices::of(&written(&machines));
        for machine in &machines {
            for (kind, size, _) in machine.disks.iter().flatten() {
                for size_gb in [None, *size] {
                    let wish = DiskWish { kind: (*kind).into(), size_gb };
                    prop_assert!(choices.disk.contains(&wish));
                }
                let same = machine.disks.iter().flatten().filter(|(other, ..)| other == kind).count();
                prop_assert!(choices.disks.contains(&u32::try_from(same).unwrap()));
            }
        }
    }

    #[test]
    fn sorted_by_figures_the_unsaid_last_and_equals_as_they_were(machines in machines(), down: bool) {
        let all = written(&machines);
        type Read = fn(&Machine) -> Option<u32>;
        let disks: Read = |machine| (!machine.disks.is_empty()).then(|| u32::try_from(machine.disks.len()).unwrap());
        let ways: [(By, Read); 3] = [(By::Ips, |machine| machine.ips), (By::Defence, |machine| machine.defence), (By::Disks, disks)];
        for (by, read) in ways {
            let order = arranged(all.products.iter().collect(), by, down);
            let order: Vec<usize> = order.iter().map(|product| product.guid.parse().unwrap()).collect();
            prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), machines.len());
            for (before, after) in order.iter().zip(&order[1..]) {
                let right = match (read(&machines[*before]), read(&machines[*after])) {
                    (Some(a), Some(b)) if a == b => before < after,
                    (Some(a), Some(b)) => (a > b) == down,
                    (said, None) => said.is_some() || before < after,
                    (None, Some(_)) => false,
                };
                prop_assert!(right, "{:?} {:?}", by, order);
            }
        }
    }
}

/// A comparison proves little unless wishes for disks are often met, and often not.
#[test]
fn wishes_are_met_and_not() {
    let (mut runner, worlds) = (TestRunner::deterministic(), (machines(), wishes()));
    let mut found = [0, 0];
    for _ in 0..1000 {
        let (machines, wanted) = worlds.new_tree(&mut runner).unwrap().current();
        if wanted.disk.is_some() && wanted.disks.is_some_and(|fewest| fewest > 1) {
            found[usize::from(machines.iter().any(|machine| fits(&wanted, machine)))] += 1;
        }
    }
    assert!(found.iter().all(|times| *times > 50), "{found:?}");
}
