//! The engine's oddities (baremetal.md §6): what it answers otherwise than promised, by switch.

mod shapes;

use serde_json::{Value, json};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Numbers and long ids without quotes.
    PlainNumbers,
    /// Rows and pages exchanged.
    SwappedTotals,
    /// The code as a text.
    StringCode,
    /// The names of the vendor's tables.
    TableNames,
    /// Lists as objects.
    IndexKeyed,
    /// Lists for empty objects.
    EmptyArrays,
    /// Nothing for empty lists.
    NullLists,
    /// Zones instead of systems.
    MissingSystems,
    /// One machine in a list.
    SingleAsList,
    /// A state that no table has.
    UnknownStates,
    /// The first page again and again.
    NoPaging,
    /// Texts that are no numbers.
    BadNumbers,
    /// Dates of nought.
    ZeroDates,
    /// A failure within a success.
    ResultFalse,
    /// No money.
    NoBalance,
}

use Oddity::*;

/// Oddity, name, meaning.
const TABLE: [(Oddity, &str, &str); 15] = [
    (SwappedTotals, "swapped-totals", "the list's total_number is the pages, its total_page the rows"),
    (UnknownStates, "unknown-states", "act_status 9 on every tenth machine"),
    (BadNumbers, "bad-numbers", "price 一千 and an empty bandwidth on every third row"),
    (ZeroDates, "zero-dates", "0000-00-00 00:00:00 for dates that are not there"),
    (SingleAsList, "single-as-list", "a single machine comes in a list"),
    (TableNames, "table-names", "net for net_type, num for nums, upgrades of type ip, one row as an object"),
    (NullLists, "null-lists", "null for empty lists"),
    (EmptyArrays, "empty-arrays", "[] for empty objects"),
    (IndexKeyed, "index-keyed", "lists as objects with the keys 0, 1, 2 …"),
    (PlainNumbers, "plain-numbers", "numbers, guids and 18-digit order numbers without quotes"),
    (StringCode, "string-code", "code as a text"),
    (NoPaging, "no-paging", "the list repeats its first page"),
    (MissingSystems, "missing-systems", "getsystems answers zones, as the vendor's document prints it"),
    (ResultFalse, "result-false", "degrade reserves nothing and answers code 0 with result false"),
    (NoBalance, "no-balance", "whatever costs money is refused: 余额不足"),
];

impl Oddity {
    /// Every oddity with its name and meaning.
    pub fn table() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        TABLE.into_iter()
    }

    /// The oddity of a name.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        TABLE.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }
}

/// Plays the oddities that concern only what is shown on the body of an answer.
pub fn play(oddities: &[Oddity], action: &str, body: &mut Value) {
    // By the table's order: those about single fields before those about lists, whichever was set first.
    for (oddity, _, _) in Oddity::table().filter(|row| oddities.contains(&row.0)) {
        match oddity {
            SwappedTotals => shapes::swap_totals(body),
            UnknownStates => shapes::unknown_states(body),
            BadNumbers => shapes::bad_numbers(action, body),
            ZeroDates => shapes::zero_dates(body),
            SingleAsList => shapes::single_as_list(body),
            TableNames => shapes::table_names(body),
            NullLists => shapes::null_lists(body),
            EmptyArrays => shapes::empty_arrays(body),
            IndexKeyed => shapes::index_keyed(body),
            PlainNumbers => {
                if let Some(data) = body.get_mut("data") {
                    shapes::plain_numbers(data);
                }
            }
            StringCode => {
                let code = body.get("code").map_or_else(String::new, Value::to_string);
                shapes::set(body, "code", json!(code));
            }
            // These change what is done, not how it is shown.
            NoPaging | MissingSystems | ResultFalse | NoBalance => {}
        }
    }
}
