use super::*;
use crate::domain::server::samples::{catalogue, product, yuan};

mod oracle;

fn disk(kind: &str, size_gb: Option<u32>) -> Option<DiskWish> {
    Some(DiskWish { kind: kind.into(), size_gb })
}

fn takes(wanted: Wanted) -> bool {
    let all = catalogue();
    wanted.takes(&all.products[0], &all)
}

#[test]
fn every_demand_counts() {
    let any = Wanted::default;
    assert!(takes(any()) && !any().any());
    for (wanted, fits) in [
        (Wanted { text: " ZHZY ".into(), ..any() }, true),
        (Wanted { text: "e5".into(), ..any() }, true),
        (Wanted { text: "ssd".into(), ..any() }, true),
        (Wanted { text: "epyc".into(), ..any() }, false),
        (Wanted { cores: Some(4), ..any() }, true),
        (Wanted { cores: Some(5), ..any() }, false),
        (Wanted { memory_gb: Some(65), ..any() }, false),
        (Wanted { disk: disk("SSD", None), ..any() }, true),
        (Wanted { disk: disk("SSD", Some(480)), ..any() }, true),
        (Wanted { disk: disk("SSD", Some(960)), ..any() }, false),
        (Wanted { disk: disk("NVMe", None), ..any() }, false),
        (Wanted { disks: Some(2), ..any() }, true),
        (Wanted { disks: Some(3), ..any() }, false),
        (Wanted { disk: disk("SSD", Some(480)), disks: Some(2), ..any() }, true),
        (Wanted { disk: disk("SSD", None), disks: Some(3), ..any() }, false),
        (Wanted { defence: Some(5), ..any() }, true),
        (Wanted { defence: Some(6), ..any() }, false),
        (Wanted { price: Some(yuan("500")), ..any() }, true),
        (Wanted { price: Some(yuan("499.99")), ..any() }, false),
        (Wanted { from_stock: true, ..any() }, true),
    ] {
        assert_eq!(takes(wanted.clone()), fits, "{wanted:?}");
    }
}

#[test]
fn what_is_not_said_is_not_there() {
    let all = catalogue();
    let mut silent = product();
    (silent.price, silent.from_stock, silent.hardware.cores) = (None, None, None);
    (silent.defence, silent.hardware.disks) = (None, Vec::new());
    for wanted in [
        Wanted { price: Some(yuan("9999")), ..Wanted::default() },
        Wanted { from_stock: true, ..Wanted::default() },
        Wanted { cores: Some(1), ..Wanted::default() },
        Wanted { defence: Some(0), ..Wanted::default() },
        Wanted { disks: Some(1), ..Wanted::default() },
        Wanted { disk: disk("SSD", None), ..Wanted::default() },
    ] {
        assert!(!wanted.takes(&silent, &all), "{wanted:?}");
    }
}

#[test]
fn what_is_not_said_comes_last_both_ways() {
    let priced = |name: &str, price: Option<&str>| {
        let mut product = product();
        (product.name, product.price) = (name.into(), price.map(yuan));
        product
    };
    let all = [priced("b", Some("2")), priced("silent", None), priced("a", Some("10"))];
    let names = |by, down| -> Vec<String> {
        arranged(all.iter().collect(), by, down).iter().map(|product| product.name.clone()).collect()
    };
    assert_eq!(names(By::Price, false), ["b", "a", "silent"]);
    assert_eq!(names(By::Price, true), ["a", "b", "silent"]);
    assert_eq!(names(By::Name, true), ["silent", "b", "a"]);
    assert_eq!(names(By::Vendor, true), ["b", "silent", "a"]);
}

#[test]
fn a_disk_that_no_list_has_counts_and_is_of_no_model() {
    let all = catalogue();
    let mut odd = product();
    odd.hardware.disks.push("gone".into());
    let takes = |disk, disks| Wanted { disk, disks, ..Wanted::default() }.takes(&odd, &all);
    assert!(takes(None, Some(3)) && !takes(None, Some(4)));
    assert!(takes(disk("SSD", None), Some(2)) && !takes(disk("SSD", None), Some(3)));
}

#[test]
fn a_disk_without_a_size_is_of_no_model_and_one_without_a_kind_of_none() {
    let mut all = catalogue();
    all.disks[0].size_gb = None;
    assert_eq!(Choices::of(&all).disk.into_iter().collect::<Vec<_>>(), [disk("SSD", None).unwrap()]);
    assert!(!Wanted { disk: disk("SSD", Some(480)), ..Wanted::default() }.takes(&all.products[0], &all));
    all.disks[0].kind.clear();
    assert!(Choices::of(&all).disk.is_empty());
}

#[test]
fn choices_are_what_is_there() {
    let mut all = catalogue();
    let mut hidden = product();
    (hidden.standing, hidden.hardware.cores) = (Standing::Hidden, Some(64));
    all.products.push(hidden);
    // Nobody has to demand nothing.
    let mut bare = product();
    (bare.defence, bare.hardware.disks) = (Some(0), Vec::new());
    all.products.push(bare);
    let choices = Choices::of(&all);
    assert_eq!(choices.disk.iter().map(DiskWish::slug).collect::<Vec<_>>(), ["SSD", "SSD 480"]);
    assert_eq!(choices.named("SSD 480"), disk("SSD", Some(480)));
    for nothing in ["", "SSD 960", "SSD 480 GB", "ssd", " SSD", "NVMe"] {
        assert_eq!(choices.named(nothing), None, "{nothing}");
    }
    assert_eq!(choices.cores.into_iter().collect::<Vec<_>>(), [4]);
    assert_eq!(choices.disks.into_iter().collect::<Vec<_>>(), [2]);
    assert_eq!(choices.defence.into_iter().collect::<Vec<_>>(), [5]);
    assert_eq!(choices.prices.into_iter().collect::<Vec<_>>(), [yuan("500")]);
}
