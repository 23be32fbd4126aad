//! What each filter can demand, in words.

use std::collections::BTreeSet;

use crate::domain::money::Money;
use crate::domain::server::order::browse::{Choices, DiskWish};
use crate::text;
use crate::text::money::yuan;
use crate::ui::choice::Choice;

/// At least so much, each.
fn least(figures: &BTreeSet<u32>, said: fn(&str) -> String) -> Vec<Choice> {
    let choice = |figure: &u32| {
        let figure = figure.to_string();
        Choice::new(figure.clone(), move || ["≥ ", &said(&figure)].concat())
    };
    figures.iter().map(choice).collect()
}

/// The fewest cores.
pub fn cores(choices: &Choices) -> Vec<Choice> {
    least(&choices.cores, |figure| (text::words().servers.of_cores)(figure))
}

/// The least memory.
pub fn memory(choices: &Choices) -> Vec<Choice> {
    least(&choices.memory_gb, |figure| (text::words().servers.gb)(figure))
}

/// The highest price.
pub fn prices(choices: &Choices) -> Vec<Choice> {
    let choice = |price: &Money| Choice::new(price.to_string(), ["≤ ", &yuan(*price)].concat());
    choices.prices.iter().map(choice).collect()
}

/// The least defence.
pub fn defence(choices: &Choices) -> Vec<Choice> {
    least(&choices.defence, |figure| (text::words().browse.of_defence)(figure))
}

/// Kinds of disks, each with its models.
pub fn disk(choices: &Choices) -> Vec<Choice> {
    let choice = |wish: &DiskWish| {
        let (slug, DiskWish { kind, size_gb }) = (wish.slug(), wish.clone());
        let group = kind.clone();
        let said = move || match size_gb {
            None => (text::words().browse.of_kind)(&kind),
            Some(size) => [&kind, " ", &(text::words().servers.gb)(&size.to_string())].concat(),
        };
        Choice::new(slug, said).of(group)
    };
    choices.disk.iter().map(choice).collect()
}

/// The fewest disks.
pub fn disks(choices: &Choices) -> Vec<Choice> {
    least(&choices.disks, |figure| (text::words().browse.disks)(figure))
}
