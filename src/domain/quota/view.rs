//! How a table of quotas is put in order: by product with volume types folded, or flat by a column.

use core::cmp::Ordering;

use super::figure::Figure;
use super::item::Group;
use super::reading::Cap;
use super::row::Row;
use crate::domain::table::order::ordered;

/// A column that rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The item's name.
    Name,
    /// The cap.
    Cap,
    /// What was handed out.
    HandedOut,
    /// What is really used.
    Used,
    /// What can still be handed out.
    Free,
    /// What was handed out and is not used.
    Idle,
    /// Handed out as a share of the cap.
    Share,
    /// The highest cap that may be set.
    Limit,
}

impl Column {
    /// All columns in the order of the table, with their names in addresses.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Name, "name"),
        (Self::Share, "share"),
        (Self::Cap, "cap"),
        (Self::HandedOut, "handed-out"),
        (Self::Used, "used"),
        (Self::Free, "free"),
        (Self::Idle, "idle"),
        (Self::Limit, "limit"),
    ];

    /// Its name in addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, slug)| slug)
    }

    /// The column of a name in an address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, each)| *each == slug).map(|(column, _)| *column)
    }
}

/// A sort by one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// From the largest down.
    pub descending: bool,
}

impl Sort {
    /// Worst first: the fullest on top.
    pub const WORST: Self = Self { column: Column::Share, descending: true };
}

/// Puts rows in a flat order, as numbers. `names` are the items' names in the language of the page, a name per row.
/// Rows whose value is not known come last in both directions; equals keep the order of the page.
#[must_use]
pub fn sort(rows: &[Row], names: &[String], by: Sort) -> Vec<usize> {
    ordered(rows.len(), &|a, b| {
        if by.column == Column::Name {
            let names = names.get(a).cmp(&names.get(b));
            return if by.descending { names.reverse() } else { names };
        }
        let value = |at: usize| rows.get(at).and_then(|row| value(row, by.column));
        match (value(a), value(b)) {
            (Some(a), Some(b)) if by.descending => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    })
}

/// A row's value in a column; unlimited is above everything, an over-allocated cap of nothing is the fullest.
fn value(row: &Row, column: Column) -> Option<f64> {
    match column {
        Column::Name => None,
        Column::Cap => row.cap.known().map(Cap::height),
        Column::HandedOut => row.handed_out.known().map(Figure::value),
        Column::Used => row.used.known().map(Figure::value),
        Column::Free => row.free(),
        Column::Idle => row.idle(),
        Column::Share => row.ratio().or_else(|| row.over_allocated().then_some(f64::INFINITY)),
        Column::Limit => row.limit.known().map(Cap::height),
    }
}

/// One line of a table in the order of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// The heading of a product.
    Group(Group),
    /// The heading of a volume type, with its rows' numbers; they follow only while it is open.
    VolumeType(Box<str>, Vec<usize>),
    /// A row by its number; inside a volume type or not.
    Row(usize, bool),
}

/// Lays rows out by product, with the rows of each volume type under a heading that can be folded.
/// `order` are numbers of rows in the order of the page; `open` tells whether a volume type is unfolded.
#[must_use]
pub fn lines(order: &[usize], rows: &[Row], open: impl Fn(&str) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = None;
    let mut at = order.iter().copied().peekable();
    while let Some(number) = at.next() {
        let Some(row) = rows.get(number) else { continue };
        if group != Some(row.item.group()) {
            group = Some(row.item.group());
            lines.push(Line::Group(row.item.group()));
        }
        let Some(volume_type) = row.item.volume_type() else {
            lines.push(Line::Row(number, false));
            continue;
        };
        let mut members = vec![number];
        while let Some(next) =
            at.next_if(|next| rows.get(*next).and_then(|row| row.item.volume_type()) == Some(volume_type))
        {
            members.push(next);
        }
        lines.push(Line::VolumeType(volume_type.into(), members.clone()));
        if open(volume_type) {
            lines.extend(members.into_iter().map(|member| Line::Row(member, true)));
        }
    }
    lines
}
