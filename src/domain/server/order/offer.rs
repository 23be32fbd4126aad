//! What is on offer: zones, their lines, and their products, each with why it cannot be bought. What is hidden or deleted is
//! never listed (contract `baremetal.md` §4.2, §4.5).
use std::cmp::Ordering;

use crate::domain::server::catalogue::{Catalogue, Line, Product, Standing, Zone};
use crate::domain::server::systems::{Purpose, fits};
use crate::domain::server::terms::terms;
use crate::domain::table::order::sorted;

/// Why nothing can be bought here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// The line does not sell now.
    BuyClosed,
    /// The line offers no term that is short enough for its limits.
    NoTerm,
    /// The line allows no server in an order.
    NoServer,
    /// There is nothing on offer in it.
    Empty,
    /// No system fits the product.
    NoSystem,
}

/// A product on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductOffer<'a> {
    /// The product.
    pub product: &'a Product,
    /// Why it cannot be bought.
    pub shut: Option<Shut>,
}

/// A line on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineOffer<'a> {
    /// The line.
    pub line: &'a Line,
    /// Why nothing can be bought on it.
    pub shut: Option<Shut>,
    /// Its products, in the vendor's order.
    pub products: Vec<ProductOffer<'a>>,
}

/// A zone with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneOffer<'a> {
    /// The zone; `None` for lines whose zone is not in the catalogue.
    pub zone: Option<&'a Zone>,
    /// Why nothing can be bought in it.
    pub shut: Option<Shut>,
    /// Its lines, in the vendor's order.
    pub lines: Vec<LineOffer<'a>>,
}

/// Everything on offer, in the vendor's order; lines of no known zone come last.
#[must_use]
pub fn offers(catalogue: &Catalogue) -> Vec<ZoneOffer<'_>> {
    let mut offers: Vec<_> = catalogue.zones.iter().map(|zone| of_zone(catalogue, Some(zone))).collect();
    let lost = of_zone(catalogue, None);
    if !lost.lines.is_empty() {
        offers.push(lost);
    }
    offers
}

fn of_zone<'a>(catalogue: &'a Catalogue, zone: Option<&'a Zone>) -> ZoneOffer<'a> {
    let here = |line: &&Line| match zone {
        Some(zone) => line.zone_guid == zone.guid,
        None => catalogue.zone(&line.zone_guid).is_none(),
    };
    let shown = catalogue.lines.iter().filter(|line| line.standing == Standing::Shown).filter(here);
    let lines = sorted(shown.collect(), |a: &&Line, b| by_place(a.sort, b.sort));
    let lines: Vec<_> = lines.into_iter().map(|line| of_line(catalogue, zone, line)).collect();
    let shut = lines.is_empty().then_some(Shut::Empty);
    ZoneOffer { zone, shut, lines }
}

fn of_line<'a>(catalogue: &'a Catalogue, zone: Option<&Zone>, line: &'a Line) -> LineOffer<'a> {
    let shown = catalogue.products.iter().filter(|product| product.standing == Standing::Shown);
    let mine = shown.filter(|product| product.line_guid == line.guid);
    let mine = sorted(mine.collect(), |a: &&Product, b| by_place(a.sort, b.sort));
    let products: Vec<_> = mine.into_iter().map(|product| of_product(catalogue, line, product)).collect();
    let shut = [
        (Shut::BuyClosed, line.buy_open == Some(false)),
        (Shut::NoTerm, !terms(line, zone).iter().any(|term| term.shut.is_none())),
        (Shut::NoServer, line.max_per_order == Some(0)),
        (Shut::Empty, products.is_empty()),
    ];
    let shut = shut.into_iter().find(|(_, found)| *found).map(|(shut, _)| shut);
    LineOffer { line, shut, products }
}

fn of_product<'a>(catalogue: &Catalogue, line: &Line, product: &'a Product) -> ProductOffer<'a> {
    let fits = fits(catalogue, Purpose::Order, &line.guid, &product.hardware);
    let shut = (!fits.iter().any(|fit| fit.misfits.is_empty())).then_some(Shut::NoSystem);
    ProductOffer { product, shut }
}

/// Ascending; what has no place comes last.
fn by_place(a: Option<i64>, b: Option<i64>) -> Ordering {
    (a.is_none(), a).cmp(&(b.is_none(), b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{catalogue, line, product};

    #[test]
    fn only_what_is_shown_is_listed() {
        let mut catalogue = catalogue();
        for standing in [Standing::Hidden, Standing::Deleted, Standing::Other("5".into())] {
            catalogue.lines.push(Line { standing: standing.clone(), ..line() });
            catalogue.products.push(Product { standing, ..product() });
        }
        let offers = offers(&catalogue);
        let counts: Vec<_> = offers.iter().map(|zone| (zone.lines.len(), zone.lines[0].products.len())).collect();
        assert_eq!(counts, [(1, 1)]);
        assert_eq!((offers[0].shut, offers[0].lines[0].shut, offers[0].lines[0].products[0].shut), (None, None, None));
    }

    #[test]
    fn the_vendors_order_holds() {
        let mut catalogue = catalogue();
        let of = |guid: &str, sort, zone: &str| Line { guid: guid.into(), sort, zone_guid: zone.into(), ..line() };
        catalogue.lines =
            vec![of("c", None, "zone"), of("b", Some(2), "zone"), of("a", Some(1), "zone"), of("d", None, "gone")];
        let offers = offers(&catalogue);
        let guids = |offer: &ZoneOffer| offer.lines.iter().map(|line| line.line.guid.clone()).collect::<String>();
        assert_eq!(offers.iter().map(guids).collect::<Vec<_>>(), ["abc", "d"]);
        assert_eq!(offers[1].zone, None);
    }

    #[test]
    fn what_is_closed_says_why() {
        let shut = |change: fn(&mut Catalogue)| {
            let mut catalogue = catalogue();
            change(&mut catalogue);
            let offers = offers(&catalogue);
            let line = offers[0].lines.first();
            let product = line.and_then(|line| line.products.first());
            (offers[0].shut, line.and_then(|line| line.shut), product.and_then(|product| product.shut))
        };
        assert_eq!(shut(|all| all.lines[0].buy_open = Some(false)), (None, Some(Shut::BuyClosed), None));
        assert_eq!(shut(|all| all.lines[0].buy_open = None), (None, None, None));
        assert_eq!(shut(|all| all.lines[0].months = vec![48]), (None, Some(Shut::NoTerm), None));
        assert_eq!(shut(|all| all.lines[0].max_per_order = Some(0)), (None, Some(Shut::NoServer), None));
        assert_eq!(shut(|all| all.products.clear()), (None, Some(Shut::Empty), None));
        assert_eq!(shut(|all| all.systems.clear()), (None, None, Some(Shut::NoSystem)));
        assert_eq!(shut(|all| all.lines.clear()), (Some(Shut::Empty), None, None));
    }
}
