//! What is on offer by ids alone: found out once for each catalogue, so that whoever looks around in it costs nothing.
use super::offer::{LineOffer, Shut, offers};
use crate::domain::server::catalogue::Catalogue;

/// The name under which the lines of no known zone are found.
pub const NO_ZONE: &str = "-";

/// A line with its products, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stall {
    /// The line's id.
    pub line: String,
    /// Why nothing can be bought on it.
    pub shut: Option<Shut>,
    /// Its products' ids in the vendor's order, each with why it cannot be bought.
    pub products: Vec<(String, Option<Shut>)>,
}

/// A zone with its lines, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hall {
    /// The zone's id, or [`NO_ZONE`].
    pub zone: String,
    /// Why nothing can be bought in it.
    pub shut: Option<Shut>,
    /// Its lines, in the vendor's order.
    pub stalls: Vec<Stall>,
}

/// Everything on offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Market(pub Vec<Hall>);

/// Where somebody stands in the market: what was wished for as far as it is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The zone's id, or [`NO_ZONE`]; empty when there is none.
    pub zone: String,
    /// The line's id; empty when there is none.
    pub line: String,
    /// The product's id; empty when none was chosen, or it is not to be had here.
    pub product: String,
}

impl Market {
    /// What a catalogue offers.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Market {
        let stall = |offer: LineOffer<'_>| Stall {
            line: offer.line.guid.clone(),
            shut: offer.shut,
            products: offer.products.iter().map(|offer| (offer.product.guid.clone(), offer.shut)).collect(),
        };
        let halls = offers(catalogue).into_iter().map(|offer| Hall {
            zone: offer.zone.map_or(NO_ZONE, |zone| &zone.guid).to_owned(),
            shut: offer.shut,
            stalls: offer.lines.into_iter().map(stall).collect(),
        });
        Market(halls.collect())
    }

    /// The hall of a zone.
    #[must_use]
    pub fn hall(&self, zone: &str) -> Option<&Hall> {
        self.0.iter().find(|hall| hall.zone == zone)
    }

    /// The stall of a line.
    #[must_use]
    pub fn stall(&self, line: &str) -> Option<&Stall> {
        self.0.iter().flat_map(|hall| &hall.stalls).find(|stall| stall.line == line)
    }

    /// Where wishes lead. Of zone and line that do not belong together the zone counts; where nothing was wished for, or what
    /// was is gone, the first line that sells.
    #[must_use]
    pub fn place(&self, zone: &str, line: &str, product: &str) -> Place {
        let with_line = || self.0.iter().find(|hall| hall.stalls.iter().any(|stall| stall.line == line));
        let sells = |hall: &&Hall| hall.stalls.iter().any(|stall| stall.shut.is_none());
        let first = || self.0.iter().find(sells).or(self.0.first());
        let Some(hall) = self.hall(zone).or_else(with_line).or_else(first) else { return Place::default() };
        let wished = hall.stalls.iter().find(|stall| stall.line == line);
        let open = || hall.stalls.iter().find(|stall| stall.shut.is_none());
        let stall = wished.or_else(open);
        let to_be_had = |stall: &Stall| {
            stall.shut.is_none() && stall.products.iter().any(|(guid, shut)| guid == product && shut.is_none())
        };
        let product = if stall.is_some_and(to_be_had) { product } else { "" };
        Place {
            zone: hall.zone.clone(),
            line: stall.map_or_else(String::new, |stall| stall.line.clone()),
            product: product.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{catalogue, line, product, zone};

    fn place(market: &Market, wishes: [&str; 3]) -> [String; 3] {
        let Place { zone, line, product } = market.place(wishes[0], wishes[1], wishes[2]);
        [zone, line, product]
    }

    /// Two zones; the first sells nothing, the second has a closed line and an open one.
    fn market() -> Market {
        let mut all = catalogue();
        let (mut first, mut closed) = (zone(), line());
        first.guid = "empty".into();
        all.zones.insert(0, first);
        (closed.guid, closed.sort, closed.buy_open) = ("closed".into(), Some(1), Some(false));
        all.lines.push(closed);
        let mut other = product();
        (other.guid, other.line_guid) = ("other".into(), "closed".into());
        all.products.push(other);
        Market::of(&all)
    }

    #[test]
    fn without_a_wish_one_stands_before_the_first_line_that_sells() {
        assert_eq!(place(&market(), ["", "", ""]), ["zone", "line", ""]);
        assert_eq!(place(&Market::default(), ["x", "y", "z"]), ["", "", ""]);
    }

    #[test]
    fn what_was_wished_for_is_kept_as_far_as_it_is_there() {
        let market = market();
        assert_eq!(place(&market, ["zone", "line", "product"]), ["zone", "line", "product"]);
        assert_eq!(place(&market, ["", "line", "product"]), ["zone", "line", "product"]);
        assert_eq!(place(&market, ["gone", "gone", "gone"]), ["zone", "line", ""]);
        assert_eq!(place(&market, ["empty", "line", "product"]), ["empty", "", ""]);
    }

    #[test]
    fn a_closed_line_can_be_looked_at_and_nothing_taken_from_it() {
        assert_eq!(place(&market(), ["zone", "closed", "other"]), ["zone", "closed", ""]);
    }

    #[test]
    fn lines_of_no_known_zone_have_a_place_too() {
        let mut all = catalogue();
        all.lines[0].zone_guid = "nowhere".into();
        let market = Market::of(&all);
        assert_eq!(place(&market, [NO_ZONE, "", "product"]), [NO_ZONE, "line", "product"]);
        assert!(market.stall("line").is_some_and(|stall| stall.products.len() == 1));
    }
}
