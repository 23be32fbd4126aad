//! A month, or what is overdue: its heading with count and sum, and its rows while it is open.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Desk, plan, said};
use crate::domain::server::agenda::{Entry, Offer, Section, When};
use crate::text::{self, Pick, t};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::{flag, settled, switched, words};
use crate::ui::icon::{Icon, icon};
use crate::ui::table::Table;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::frame::routes::Page;
use crate::views::servers::{clock, deeds};

/// The columns.
const SPAN: u32 = 6;

impl Desk {
    /// Reads something of a part; the default once it is gone.
    fn of<T: Default>(self, when: When, read: impl FnOnce(&Section) -> T) -> T {
        self.shown.with(|parts| parts.part(when).map(read).unwrap_or_default())
    }

    /// Whether a part is open: as somebody left it, else if it is one of the first two.
    fn is_open(self, when: When) -> bool {
        let left = self.opened.with(|opened| opened.get(&plan::slug(when)).copied());
        left.unwrap_or_else(|| self.shown.with(|parts| parts.0.iter().take(2).any(|part| part.when == when)))
    }
}

/// A part.
pub fn section(desk: Desk, when: When) -> AnyView {
    let open = settled(move || desk.is_open(when));
    let press = move |_| {
        let turned = !open.get_untracked();
        desk.opened.update(|opened| {
            opened.insert(plan::slug(when), turned);
        });
    };
    let counted =
        words(move || desk.of(when, |part| (text::words().calendar.counted)(part.servers, part.entries.len())));
    let sum = settled(move || desk.of(when, |part| part.sum));
    let costs = words(move || sum.with(deeds::said::sum));
    let shut = move || {
        let number = Some(sum.with(|sum| sum.shut)).filter(|number| *number > 0 && !desk.pending.get())?;
        Some(view! { <span class="soft">{words(move || (text::words().calendar.not_renewable)(number))}</span> })
    };
    view! {
        <section class="part">
            <div class="part-head">
                <span class="tick">{choose_all(desk, when)}</span>
                <h2>
                    <button type="button" class="unfold" aria-expanded=switched(move || open.get()) on:click=press>
                        {icon(Icon::ChevronRight)} <span>{words(move || said::part(when))}</span>
                    </button>
                </h2>
                <span class="soft">{counted}</span>
                <span class="costs"><strong class="figure">{costs}</strong> " " {sometimes(shut)}</span>
            </div>
            {dynamic(move || if open.get() { table(desk, when) } else { nothing() })}
        </section>
    }
}

/// The box that ticks all of a part that can be renewed; nothing where nothing can.
fn choose_all(desk: Desk, when: When) -> AnyView {
    let state = settled(move || {
        desk.ticks.with(|ticks| {
            desk.of(when, |part| {
                let open = part.entries.iter().filter(|entry| entry.is_open());
                (part.sum.count, open.filter(|entry| ticks.has(entry)).count())
            })
        })
    });
    let any = settled(move || state.get().0 > 0);
    let every = move || state.get().0 == state.get().1;
    let press = move |_| {
        let on = !untrack(every);
        desk.shown.with_untracked(|parts| {
            let entries = parts.part(when).into_iter().flat_map(|part| &part.entries).map(|entry| &**entry);
            desk.ticks.update(|ticks| ticks.set(entries, on));
        });
    };
    sometimes(move || {
        any.get().then(|| {
            view! {
                <input
                    type="checkbox"
                    aria-label=words(move || (text::words().calendar.choose_part)(&said::part(when)))
                    prop:checked=flag(every)
                    prop:indeterminate=flag(move || state.get().1 > 0 && !every())
                    on:change=press
                />
            }
        })
    })
}

fn table(desk: Desk, when: When) -> AnyView {
    let count = settled(move || desk.of(when, |part| part.entries.len()));
    let row_of = move |at: usize| {
        let entry = settled(move || desk.of(when, |part| part.entries.get(at).cloned()));
        dynamic(move || entry.get().map_or_else(nothing, |entry| row(desk, at, entry)))
    };
    let head = |label: Pick| view! { <th scope="col">{t(label)}</th> };
    view! {
        <Table
            caption=move || said::part(when)
            busy=Signal::stored(false)
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead>
                <tr aria-rowindex="1">
                    <td class="tick"></td>
                    {head(|w| w.servers.name)} {head(|w| w.calendar.what)} {head(|w| w.calendar.when)} {head(|w| w.servers.left)}
                    <th scope="col" class="num">{t(|w| w.calendar.renewal)}</th>
                </tr>
            </thead>
            <WindowRows count=count span=SPAN row=row_of />
        </Table>
    }
}

fn row(desk: Desk, at: usize, entry: Arc<Entry>) -> AnyView {
    let href = Page::Server(entry.server.guid.clone()).path();
    let (shape, tone) = said::shape(&entry);
    let (happens, left, offered) = (Arc::clone(&entry), Arc::clone(&entry), Arc::clone(&entry));
    let date = entry.at.map(clock::date_and_clock);
    let unknown = date.is_none().then(|| words(t(|w| w.servers.not_said)));
    let why = words(move || {
        let offer = offered.offer.as_ref().filter(|_| !desk.pending.get());
        offer.map_or_else(String::new, |offer| said::offer(offer, desk.months.get()))
    });
    let costs = match &entry.offer {
        Some(Offer::Open(_)) | None => view! { <td class="num">{why}</td> },
        // All rows are equally high: of a long reason two lines are shown, the rest beside the pointer.
        Some(_) => view! { <td class="why"><span data-tip=why.clone()>{why}</span></td> },
    };
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <td class="tick">{tick(desk, &entry)}</td>
            <th scope="row" class="stick"><a href=href>{entry.server.called().to_owned()}</a></th>
            <td><span class="what" data-tone=tone.name()>{icon(shape)} " " {words(move || said::what(&happens))}</span></td>
            <td class="figure">{date} {unknown}</td>
            <td>{words(move || said::left(&left))}</td>
            {costs}
        </tr>
    }
}

/// The box of what can be renewed.
fn tick(desk: Desk, entry: &Arc<Entry>) -> AnyView {
    if !entry.is_open() {
        return nothing();
    }
    let (name, ticked, pressed) = (entry.server.called().to_owned(), Arc::clone(entry), Arc::clone(entry));
    let press = move |_| {
        desk.ticks.update(|ticks| {
            let on = !ticks.has(&pressed);
            ticks.set(std::iter::once(&*pressed), on);
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=words(move || (text::words().servers.choose)(&name))
            prop:checked=flag(move || desk.ticks.with(|ticks| ticks.has(&ticked)))
            on:change=press
        />
    }
}
