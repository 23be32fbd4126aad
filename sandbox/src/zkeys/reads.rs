//! What only reads: the catalogue and the machines (baremetal.md §4).

use serde_json::{Value, json};

use super::ask::Ask;
use super::catalogue::{DISKS, Disk, LINES, Line, Product, System, ZONES, Zone, products, systems};
use super::holdings::Holdings;
use super::oddity::Oddity;
use super::record;
use super::servers;
use super::wire::{Done, refuse};
use super::words;

/// The most rows of a page.
const LARGEST_PAGE: i64 = 5000;

/// `getzones`.
pub fn zones(_: &Ask) -> Done {
    Ok(json!({"zones": ZONES.iter().map(Zone::shown).collect::<Vec<_>>()}))
}

/// `sync_line`: also hidden and deleted ones.
pub fn lines(_: &Ask) -> Done {
    Ok(LINES.iter().map(Line::shown).collect())
}

/// `sync_harddisk`.
pub fn disks(_: &Ask) -> Done {
    Ok(DISKS.iter().map(Disk::shown).collect())
}

/// `sync_product`: also those that are switched off or deleted.
pub fn all_products(_: &Ask) -> Done {
    Ok(products().iter().map(Product::shown).collect())
}

/// `getsystems`: `page_mode` is the number of the page, whatever its name says.
pub fn all_systems(ask: &Ask) -> Done {
    let (page, length) = (positive(ask, "page_mode")?, positive(ask, "page_length")?.min(LARGEST_PAGE));
    if ask.play.has(Oddity::MissingSystems) {
        return Ok(json!({"zones": ZONES.iter().take(2).map(Zone::shown).collect::<Vec<_>>()}));
    }
    let page = if ask.play.has(Oddity::SystemsFirstPage) { 1 } else { page };
    let all = systems();
    let many = i64::try_from(all.len()).unwrap_or(0);
    let size = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let shown = all.iter().skip(size((page - 1).saturating_mul(length))).take(size(length));
    let shown: Vec<Value> = shown.map(System::shown).collect();
    Ok(json!({"pages": pages(many, length), "items": many, "systems": shown}))
}

/// `sync_baremetal`, one action for both: with a guid it is about one machine.
pub fn machines(ask: &Ask) -> Done {
    if ask.fields.text("guid").is_some_and(|guid| !guid.is_empty()) { machine(ask) } else { list(ask) }
}

fn machine(ask: &Ask) -> Done {
    let guid = ask.whole("guid")?;
    positive(ask, "page")?;
    positive(ask, "page_size")?;
    let Some(server) = servers::find(ask.db, ask.member, guid)? else { return refuse(words::NO_SERVER) };
    let holdings = Holdings::of(ask.db, &server)?;
    Ok(json!({"baremetal": record::single(&server, &holdings, ask.play)}))
}

fn list(ask: &Ask) -> Done {
    let (page, number) = (positive(ask, "page")?, positive(ask, "number")?.min(LARGEST_PAGE));
    let page = if ask.play.has(Oddity::NoPaging) { 1 } else { page };
    let total = servers::count(ask.db, ask.member)?;
    let from = (page - 1).saturating_mul(number);
    let rows = servers::page(ask.db, ask.member, from, number)?;
    let holdings = Holdings::of_page(ask.db, ask.member, &rows)?;
    let rows: Value = rows.iter().map(|server| record::listed(server, &holdings, ask.play)).collect();
    // One is a text and the other is not, as in the vendor's sample.
    let mut shown = json!({"total_number": total.to_string(), "total_page": pages(total, number)});
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("baremetal".into(), rows);
    }
    Ok(shown)
}

fn pages(many: i64, length: i64) -> i64 {
    (many + length - 1) / length.max(1)
}

fn positive(ask: &Ask, name: &str) -> Result<i64, super::wire::Stop> {
    match ask.whole(name)? {
        0 => refuse(words::malformed(name)),
        number => Ok(number),
    }
}
