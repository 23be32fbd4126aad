//! How a table of quotas is looked at: region, filter, sort, columns, open volume types; all of it in the address.

use leptos::prelude::*;

use crate::domain::quota::sheet::{Region, Sheet};
use crate::domain::quota::view::{Column, Sort};
use crate::text::t;
use crate::ui::erased::follow;
use crate::ui::table;
use crate::views::address;

/// Stands for all volume types in `open`.
const ALL: &str = "*";

/// How a table is looked at.
#[derive(Clone, Copy)]
pub struct Look {
    /// The region by its name; empty for the first.
    pub region: RwSignal<String>,
    /// What rows must hold.
    pub filter: RwSignal<String>,
    sort: RwSignal<String>,
    hidden: RwSignal<String>,
    open: RwSignal<String>,
}

impl Look {
    /// As the address has it.
    #[must_use]
    pub fn of_address() -> Self {
        Self {
            region: address::state("region"),
            filter: address::state("q"),
            sort: address::state("sort"),
            hidden: address::state("hide"),
            open: address::state("open"),
        }
    }

    /// The region that is looked at; follows changes.
    #[must_use]
    pub fn region_of(self, sheet: &Sheet) -> Option<Region> {
        let name = self.region.get();
        sheet.region(&name).or_else(|| sheet.regions.first()).cloned()
    }

    /// The sort, if rows are not in the order of the page: `share` upwards, `-share` downwards.
    #[must_use]
    pub fn sort(self) -> Option<Sort> {
        self.sort.with(|slug| {
            let (descending, slug) = slug.strip_prefix('-').map_or((false, slug.as_str()), |slug| (true, slug));
            Column::of_slug(slug).map(|column| Sort { column, descending })
        })
    }

    /// Sorts, or goes back to the order of the page.
    pub fn set_sort(self, sort: Option<Sort>) {
        self.sort.set(sort.map_or_else(String::new, |sort| {
            let sign = if sort.descending { "-" } else { "" };
            [sign, sort.column.slug()].concat()
        }));
    }

    /// A press on a column's head: numbers from the largest, names from A; again turns round; a third time lets go.
    pub fn press(self, column: Column) {
        let first = column != Column::Name;
        self.set_sort(match self.sort().filter(|sort| sort.column == column) {
            None => Some(Sort { column, descending: first }),
            Some(sort) if sort.descending == first => Some(Sort { column, descending: !first }),
            Some(_) => None,
        });
    }

    /// Which way a column is sorted.
    #[must_use]
    pub fn direction(self, column: Column) -> Option<table::Direction> {
        let sort = self.sort().filter(|sort| sort.column == column)?;
        Some(if sort.descending { table::Direction::Descending } else { table::Direction::Ascending })
    }

    /// Whether a volume type's rows are shown.
    #[must_use]
    pub fn is_open(self, volume_type: &str) -> bool {
        self.open.with(|open| open.split(',').any(|each| each == ALL || each == name_in_address(volume_type)))
    }

    /// Whether all volume types are open by one word.
    #[must_use]
    pub fn all_open(self) -> bool {
        self.open.with(|open| open == ALL)
    }

    /// Shows or folds all volume types.
    pub fn set_all_open(self, open: bool) {
        self.open.set(if open { ALL.to_owned() } else { String::new() });
    }

    /// Shows or folds one volume type; `all` are all there are.
    pub fn toggle(self, volume_type: &str, all: &[String]) {
        let mut open: Vec<String> = if self.all_open() {
            all.iter().map(|each| name_in_address(each)).collect()
        } else {
            self.open.with(|open| open.split(',').filter(|each| !each.is_empty()).map(str::to_owned).collect())
        };
        let name = name_in_address(volume_type);
        match open.iter().position(|each| *each == name) {
            Some(at) => drop(open.remove(at)),
            None => open.push(name),
        }
        self.open.set(open.join(","));
    }

    /// The hidden columns' names, as the table's `data-hide`.
    #[must_use]
    pub fn hidden(self) -> String {
        self.hidden.with(|hidden| hidden.replace(',', " "))
    }

    /// The columns that may be hidden, for the column menu.
    #[must_use]
    pub fn columns(self, columns: &'static [Column]) -> Vec<table::Column> {
        let hidden = self.hidden.get_untracked();
        let shown: Vec<_> = columns
            .iter()
            .filter(|column| **column != Column::Name)
            .map(|column| (*column, RwSignal::new(!hidden.split(',').any(|slug| slug == column.slug()))))
            .collect();
        let signals = shown.clone();
        follow(move || {
            let hidden: Vec<_> =
                signals.iter().filter(|(_, shown)| !shown.get()).map(|(column, _)| column.slug()).collect();
            self.hidden.set(hidden.join(","));
        });
        shown.into_iter().map(|(column, shown)| table::Column { label: head(column).into(), shown }).collect()
    }
}

/// A comma separates names in the address, so inside a name it is something else.
fn name_in_address(volume_type: &str) -> String {
    volume_type.replace(',', "，")
}

/// A column's head.
pub fn head(column: Column) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    t(match column {
        Column::Name => |w| w.quota.columns[0],
        Column::Share => |w| w.quota.columns[1],
        Column::Cap => |w| w.quota.columns[2],
        Column::HandedOut => |w| w.quota.columns[3],
        Column::Used => |w| w.quota.columns[4],
        Column::Free => |w| w.quota.columns[5],
        Column::Idle => |w| w.quota.columns[6],
        Column::Limit => |w| w.quota.columns[7],
    })
}
