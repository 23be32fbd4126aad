//! What an order costs, as far as the published prices tell.
use super::Order;
use super::choices::counts;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::price::{self, Estimate};

/// What an order costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// One server for one month, without discount.
    pub monthly: Estimate,
    /// The whole order. A renewal of its servers by the same term costs the same, as long as no other price is agreed.
    pub total: Estimate,
}

/// Why nothing can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoQuote {
    /// No machine was chosen.
    Machine,
    /// So many servers cannot be ordered.
    Count,
}

/// Reckons an order.
///
/// # Errors
/// Why it cannot be.
pub fn quote(order: &Order, catalogue: &Catalogue) -> Result<Quote, NoQuote> {
    let (Some(product), Some(line)) = (catalogue.product(&order.product_guid), catalogue.line(&order.line_guid)) else {
        return Err(NoQuote::Machine);
    };
    if counts(line).nearest(order.count) != Some(order.count) {
        return Err(NoQuote::Count);
    }
    Ok(Quote { monthly: price::monthly(product, 1), total: price::order(product, line, order.months, order.count) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::identity::Identity;
    use crate::domain::server::order::draft::Draft;
    use crate::domain::server::samples::{catalogue, yuan};

    #[test]
    fn only_what_can_be_ordered_has_a_price() {
        let all = catalogue();
        let of = |product: &str, months, count: &str| {
            let draft = Draft { months, count: count.into(), ..Draft::default() };
            quote(&draft.order(all.line("line"), product, &all, Identity::default()), &all)
        };
        let yearly = of("product", 12, "2");
        // 500 × 12 × 1.00 × 2
        assert_eq!(yearly.as_ref().map(|quote| quote.total.total), Ok(Some(yuan("12000"))));
        assert_eq!(yearly.map(|quote| quote.monthly.total), Ok(Some(yuan("500"))));
        // 500 × 24 × 0.85
        assert_eq!(of("product", 24, "1").map(|quote| quote.total.total), Ok(Some(yuan("10200"))));
        assert_eq!(of("", 12, "2"), Err(NoQuote::Machine));
        assert_eq!(of("product", 12, "11"), Err(NoQuote::Count));
        assert_eq!(of("product", 12, "two"), Err(NoQuote::Count));
    }
}
