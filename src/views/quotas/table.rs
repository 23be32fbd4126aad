//! The table of one region's quotas.

use leptos::prelude::*;

use super::cells::cell;
use super::head::no_match;
use super::look::{Look, head};
use crate::domain::quota::figure::Figure;
use crate::domain::quota::item::{Family, Item};
use crate::domain::quota::reading::{Cap, Reading};
use crate::domain::quota::row::{Row, Standing};
use crate::domain::quota::sheet::Region;
use crate::domain::quota::view::{Column, Line, lines, sort};
use crate::domain::table::letters::small;
use crate::text::{self, item, t};
use crate::ui::element::{keyed, list, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{said, settled, words};
use crate::ui::icon::{Icon, icon};
use crate::ui::table::{SortHeader, Table, filling_row, skeleton_rows};
use crate::ui::view;

/// Draws what stands in a cell instead of the plain figure, and marks its row.
pub type DrawField = Callback<Row, (AnyView, Signal<Option<&'static str>>)>;

/// What a table is given to draw.
#[derive(Clone)]
pub struct Subject {
    /// What it shows, as its spoken name.
    pub caption: TextProp,
    /// The region; nothing while the first reading is under way.
    pub region: Memo<Option<Region>>,
    /// Whether a reading is under way.
    pub busy: Signal<bool>,
    /// Its columns.
    pub columns: &'static [Column],
    /// Whether what is really used is reported here.
    pub reports_use: bool,
    /// Draws a cell instead of the plain one, and marks its row: the field of a cap that can be changed.
    pub field: Option<DrawField>,
    /// Whether a volume type must stay open, because something in it was touched.
    pub held_open: Callback<String, bool>,
}

/// A line as it is drawn; equal lines are not drawn again.
#[derive(Clone, PartialEq)]
enum Drawn {
    Group(usize),
    VolumeType(Box<str>, Vec<Row>, bool),
    Item(Row, Place),
}

/// Where a row stands, which decides how much of its name is needed.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    InGroup,
    InVolumeType,
    Flat,
}

/// The rows that match the filter, as numbers in the order of the look.
pub fn matching(region: &Region, look: Look) -> Vec<usize> {
    let wanted = small(look.filter.get().trim());
    let words = text::words();
    let names: Vec<String> = region.rows.iter().map(|row| item::item(&row.item)).collect();
    let found = |at: &usize| {
        wanted.is_empty()
            || region.rows.get(*at).is_some_and(|row| {
                let group = words.item.groups.get(row.item.group() as usize).copied().unwrap_or_default();
                let name = names.get(*at).map_or("", String::as_str);
                [name, group, &row.item.key()].iter().any(|text| small(text).contains(&wanted))
            })
    };
    let order = match look.sort() {
        Some(by) => sort(&region.rows, &names, by),
        None => (0..region.rows.len()).collect(),
    };
    order.into_iter().filter(found).collect()
}

fn drawn(region: &Region, look: Look, held_open: Callback<String, bool>) -> Vec<Drawn> {
    let order = matching(region, look);
    let row = |at: usize| region.rows.get(at).cloned();
    if look.sort().is_some() {
        return order.into_iter().filter_map(row).map(|row| Drawn::Item(row, Place::Flat)).collect();
    }
    let filtered = look.filter.with(|filter| !filter.trim().is_empty());
    let is_open = |name: &str| filtered || look.is_open(name) || held_open.run(name.to_owned());
    let line = |line: Line| match line {
        Line::Group(group) => Some(Drawn::Group(group as usize)),
        Line::VolumeType(name, members) => {
            let open = is_open(&name);
            Some(Drawn::VolumeType(name, members.into_iter().filter_map(row).collect(), open))
        }
        Line::Row(at, false) => row(at).map(|row| Drawn::Item(row, Place::InGroup)),
        Line::Row(at, true) => row(at).map(|row| Drawn::Item(row, Place::InVolumeType)),
    };
    lines(&order, &region.rows, is_open).into_iter().filter_map(line).collect()
}

fn key(line: &Drawn) -> String {
    match line {
        Drawn::Group(group) => ["g", &group.to_string()].concat(),
        Drawn::VolumeType(name, members, open) => {
            let numbers: Vec<_> = members.iter().map(numbers).collect();
            [if *open { "T" } else { "t" }, name, &numbers.concat()].join(":")
        }
        Drawn::Item(row, place) => [row.item.key(), (*place as u8).to_string(), numbers(row)].join(":"),
    }
}

/// Everything about a row that a cell shows.
fn numbers(row: &Row) -> String {
    fn of<T>(reading: &Reading<T>, literal: fn(&T) -> &str) -> &str {
        match reading {
            Reading::Known(value) => literal(value),
            Reading::Missing => "",
            Reading::Flawed(raw) => raw,
        }
    }
    [
        of(&row.cap, Cap::literal),
        of(&row.handed_out, Figure::literal),
        of(&row.used, Figure::literal),
        of(&row.limit, Cap::literal),
    ]
    .join(";")
}

/// The table.
#[component]
pub fn QuotaTable(
    /// What it shows.
    subject: Subject,
    /// How it is looked at.
    look: Look,
) -> AnyView {
    let Subject { caption, region, busy, columns, reports_use, field, held_open } = subject;
    let rows = settled(move || {
        region.with(|region| region.as_ref().map(|region| drawn(region, look, held_open)).unwrap_or_default())
    });
    let heads = columns
        .iter()
        .map(|column| {
            let column = *column;
            view! {
                <SortHeader
                    label=head(column)
                    sorted=Signal::derive(move || look.direction(column))
                    on_sort=move |()| look.press(column)
                    numeric=!matches!(column, Column::Name | Column::Share)
                    slug=column.slug()
                />
            }
        })
        .collect::<Vec<_>>();
    let draw = move |line: Drawn| match line {
        Drawn::Group(group) => heading(group, columns.len()),
        Drawn::VolumeType(name, members, open) => volume_type(name, members, open, columns, look, region, reports_use),
        Drawn::Item(row, place) => item_row(row, place, columns, reports_use, field),
    };
    let span = columns.len() as u32;
    let filling = sometimes(move || match region.with(|region| region.as_ref().map(|region| region.rows.is_empty())) {
        None => Some(skeleton_rows(12, span)),
        Some(true) => Some(filling_row(span, no_rows())),
        Some(false) => rows.with(Vec::is_empty).then(|| filling_row(span, no_match(look.filter))),
    });
    view! {
        <Table caption=caption busy=busy hidden=move || look.hidden()>
            <thead><tr>{heads}</tr></thead>
            <tbody>{filling} {keyed(move || rows.get(), key, draw)}</tbody>
        </Table>
    }
}

/// The server reported nothing for this region.
fn no_rows() -> AnyView {
    view! { <Empty title=t(|w| w.quota.no_rows_title) detail=t(|w| w.quota.no_rows_detail) shape=Icon::Gauge /> }
}

fn heading(group: usize, columns: usize) -> AnyView {
    let name = move || text::words().item.groups.get(group).copied().unwrap_or_default();
    view! { <tr class="group"><th scope="rowgroup" colspan=columns><span>{words(name)}</span></th></tr> }
}

fn volume_type(
    name: Box<str>,
    members: Vec<Row>,
    open: bool,
    columns: &'static [Column],
    look: Look,
    region: Memo<Option<Region>>,
    reports_use: bool,
) -> AnyView {
    let label = {
        let name = name.clone();
        move || if name.is_empty() { text::words().item.all_types.to_owned() } else { name.to_string() }
    };
    let press = move |_| {
        let all = region.with_untracked(|region| {
            let rows = region.iter().flat_map(|region| &region.rows);
            rows.filter_map(|row| row.item.volume_type().map(str::to_owned)).collect::<Vec<_>>()
        });
        look.toggle(&name, &all);
    };
    // Folded, the line stands for its capacity: what people watch of a volume type.
    let capacity =
        members.iter().find(|row| matches!(row.item, Item::PerType(Family::Gigabytes, _))).or(members.first());
    let rest = match capacity.filter(|_| !open) {
        Some(row) => list(columns.iter().skip(1).map(|column| cell(row, *column, reports_use))),
        None => view! { <td colspan=columns.len() - 1></td> },
    };
    view! {
        <tr class="family">
            <th scope="row" class="stick">
                <button type="button" class="unfold" aria-expanded=if open { "true" } else { "false" } on:click=press>
                    {icon(Icon::ChevronRight)} <span>{words(label)}</span>
                </button>
                <span class="kind">{t(|w| w.item.volume_type)}</span>
            </th>
            {rest}
        </tr>
    }
}

fn item_row(
    row: Row,
    place: Place,
    columns: &'static [Column],
    reports_use: bool,
    field: Option<DrawField>,
) -> AnyView {
    let name = {
        let subject = row.item.clone();
        move || match (&subject, place) {
            (Item::PerType(family, _), Place::InVolumeType) => {
                text::words().item.families.get(*family as usize).copied().unwrap_or_default().to_owned()
            }
            _ => item::item(&subject),
        }
    };
    let (field, mark) = field.map_or_else(
        || (None, Signal::stored(None)),
        |draw| {
            let (field, mark) = draw.run(row.clone());
            (Some(field), mark)
        },
    );
    let mut field = field;
    let cells = columns.iter().skip(1).map(|column| match field.take_if(|_| *column == Column::Cap) {
        Some(field) => view! { <td class="edit" data-col=column.slug()>{field}</td> },
        None => cell(&row, *column, reports_use),
    });
    let cells = cells.collect::<Vec<_>>();
    let wire_key = row.wire_key.to_string();
    let remark = match row.standing {
        Standing::Own => None,
        Standing::Inherited => Some(t(|w| w.limits.inherited)),
        Standing::Held => Some(t(|w| w.limits.held)),
    };
    view! {
        <tr class=(place == Place::InVolumeType).then_some("member") data-mark=said(move || mark.get())>
            <th scope="row" class="stick" title=wire_key>
                {words(name)}
                {remark.map(|remark| view! { <span class="remark">{remark}</span> })}
            </th>
            {cells}
        </tr>
    }
}

/// The legend of the bars and the count of matching rows.
pub fn foot(region: Memo<Option<Region>>, look: Look, columns: &[Column]) -> AnyView {
    let shown = words(move || {
        let said = |region: &Region| (text::words().quota.shown)(matching(region, look).len(), region.rows.len());
        region.with(|region| region.as_ref().map(said)).unwrap_or_default()
    });
    view! {
        <p class="table-foot" role="status">{shown}</p>
        {columns.contains(&Column::Share).then(|| view! {
            <crate::ui::meter::MeterKey
                cap=t(|w| w.quota.legend_cap)
                handed_out=t(|w| w.quota.legend_handed_out)
                used=t(|w| w.quota.legend_used)
            />
        })}
    }
}
