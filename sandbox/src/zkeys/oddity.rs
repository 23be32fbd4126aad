//! The engine's oddities (baremetal.md §6): what it answers otherwise than promised, by switch.

mod places;
mod rows;
mod shapes;
mod table;
mod text;
mod values;

use serde_json::{Value, json};

use self::table::TABLE;

use self::rows::{BEYOND, ROWS};
pub use rows::Played;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// One page, whatever there is.
    OnePage,
    /// Rows and pages exchanged.
    SwappedTotals,
    /// An act that no table has.
    UnknownStates,
    /// A business state that no table has.
    UnknownOrders,
    /// A power state that no table has.
    UnknownRuns,
    /// Words that no table has.
    UnknownKinds,
    /// Locks beside the power state.
    LockStatus,
    /// Texts that are no numbers.
    BadNumbers,
    /// A word where a number stands.
    WordNumbers,
    /// Words for no limit.
    LimitWords,
    /// Dates of nought.
    ZeroDates,
    /// A mode that cannot be asked for.
    InstallMode2,
    /// The gateway of the vendor's table.
    GatewayNetwork,
    /// Lists without commas.
    LostSeparators,
    /// Lists with full-width commas.
    FullWidth,
    /// Reasons that nobody can read.
    DamagedReasons,
    /// No remarks.
    RemarksDropped,
    /// The beginning of remarks.
    RemarksCut,
    /// Fields that no document names.
    UnknownFields,
    /// One machine in a list.
    SingleAsList,
    /// One machine of a list alone.
    ListAsSingle,
    /// The names of the vendor's tables.
    TableNames,
    /// The places of the vendor's tables.
    TablePaths,
    /// The reservation's answer of the vendor's table.
    FlatDegrade,
    /// An order's answer with fewer machines than were made.
    CreateFewer,
    /// Nothing for empty texts.
    NullTexts,
    /// Empty texts for nothing.
    BlankNulls,
    /// Nothing for empty lists.
    NullLists,
    /// Empty texts for empty lists.
    BlankLists,
    /// Lists for empty objects.
    EmptyArrays,
    /// Nothing for empty objects.
    EmptyNulls,
    /// Empty texts for empty objects.
    EmptyTexts,
    /// Lists as objects.
    IndexKeyed,
    /// Numbers as texts.
    QuotedNumbers,
    /// Numbers and long ids without quotes.
    PlainNumbers,
    /// The code as a text.
    StringCode,
    /// No code.
    MissingCode,
    /// The field that the vendor's table has twice.
    PriceTwice,
    /// The vendor's samples that do not parse.
    BrokenJson,
    /// The first page again and again.
    NoPaging,
    /// The first page of systems again and again.
    SystemsFirstPage,
    /// Zones instead of systems.
    MissingSystems,
    /// The end of a term after a new password.
    SetpassEndTime,
    /// No renewal of what runs.
    RenewOnlyOff,
    /// Renewals that do not tell their end.
    RenewBare,
    /// Passwords that come back.
    PasswordEchoed,
    /// Partitions in MB.
    PartitionMb,
    /// Partitions in GB.
    PartitionGb,
    /// A failure within a success.
    ResultFalse,
    /// No money.
    NoBalance,
}

use Oddity::*;

impl Oddity {
    /// Every oddity with its name and meaning.
    pub fn table() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        TABLE.into_iter()
    }

    /// How each row of the contract's table of inconsistencies is played (baremetal.md §6), by the rows' numbers.
    pub fn rows() -> &'static [(u8, &'static [Played])] {
        &ROWS
    }

    /// Those that belong to no row, with the contract's section that asks for them.
    pub fn beyond() -> &'static [(Self, &'static str)] {
        &BEYOND
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
            OnePage => places::one_page(body),
            SwappedTotals => places::swap_totals(body),
            UnknownStates => values::on_each_tenth(body, &[("act_status", "9")]),
            UnknownOrders => values::on_each_tenth(body, &[("order_status", "7")]),
            UnknownRuns => values::on_each_tenth(body, &[("run_status", "5")]),
            UnknownKinds => values::unknown_kinds(body),
            LockStatus => values::on_each_tenth(body, &[("lock_status", "1"), ("lock_reason", "欠费")]),
            BadNumbers => values::bad_numbers(action, body),
            WordNumbers => values::word_numbers(action, body),
            LimitWords => values::limit_words(body),
            ZeroDates => values::zero_dates(body),
            InstallMode2 => values::change(body, "install_mode", &|mode| *mode = json!("2")),
            GatewayNetwork => values::gateway_is_network(action, body),
            LostSeparators => values::lose_separators(action, body),
            FullWidth => values::full_width(body),
            DamagedReasons => values::damage_reasons(body),
            RemarksDropped => values::change(body, "buy_remarks", &|remarks| *remarks = json!("")),
            RemarksCut => values::cut_remarks(body),
            UnknownFields => shapes::unknown_fields(body),
            SingleAsList => places::single_as_list(body),
            ListAsSingle => places::list_as_single(body),
            TableNames => places::table_names(body),
            TablePaths => places::table_paths(action, body),
            FlatDegrade => places::flat_degrade(action, body),
            CreateFewer => places::create_fewer(action, body),
            NullTexts | BlankNulls | NullLists | BlankLists | EmptyArrays | EmptyNulls | EmptyTexts => {
                if let Some(data) = body.get_mut("data") {
                    shapes::nothing(oddity, data);
                }
            }
            IndexKeyed => shapes::index_keyed(body),
            QuotedNumbers | PlainNumbers => {
                if let Some(data) = body.get_mut("data") {
                    shapes::numbers(oddity == QuotedNumbers, data);
                }
            }
            StringCode => {
                let code = body.get("code").map_or_else(String::new, Value::to_string);
                shapes::set(body, "code", json!(code));
            }
            MissingCode => shapes::remove(body, "code"),
            // These change how an answer is written.
            PriceTwice | BrokenJson => {}
            // These change what is done, not how it is shown.
            NoPaging | SystemsFirstPage | MissingSystems | SetpassEndTime | RenewOnlyOff | RenewBare
            | PasswordEchoed | PartitionMb | PartitionGb | ResultFalse | NoBalance => {}
        }
    }
}

/// Plays the oddities of writing on the text of a success.
pub fn spell(oddities: &[Oddity], action: &str, text: String) -> String {
    let text = if oddities.contains(&PriceTwice) { text::price_twice(action, text) } else { text };
    if oddities.contains(&BrokenJson) { text::broken(action, text) } else { text }
}
