//! Caps of one owner, editable in place, with the review that leads to the server.

use leptos::prelude::*;

use super::export::export;
use super::look::Look;
use super::review::Review;
use super::table::{QuotaTable, Subject, foot};
use super::{field, head};
use crate::actions::drafts::Drafts;
use crate::actions::latest::Latest;
use crate::domain::quota::change::{Owner as Whose, Plan};
use crate::domain::quota::check::check;
use crate::domain::quota::item::Item;
use crate::domain::quota::row::Row;
use crate::domain::quota::sheet::{Region, Sheet};
use crate::domain::quota::view::Column;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::view;
use crate::views::focus::focus;

/// What is edited.
#[derive(Clone, Copy)]
pub struct Editor {
    /// Whose caps.
    pub whose: Memo<Whose>,
    /// They, as known.
    pub latest: RwSignal<Latest<Sheet>>,
    /// How they are looked at.
    pub look: Look,
    /// The columns, in the order of the table.
    pub columns: &'static [Column],
    /// What the table is called.
    pub caption: fn(&Whose) -> String,
    /// What stands there when there is nothing to edit.
    pub empty: fn() -> AnyView,
}

impl Editor {
    /// The region that is looked at.
    pub fn region(self) -> Memo<Option<Region>> {
        settled(move || {
            self.latest.with(|latest| latest.value.as_ref().and_then(|(sheet, _)| self.look.region_of(sheet)))
        })
    }

    /// Tools, table, and the bar that stays in view while something is touched.
    pub fn draw(self, region: Memo<Option<Region>>) -> AnyView {
        let Self { whose, latest, look, columns, caption, empty } = self;
        let drafts = Drafts::here();
        let state = settled(move || draft_state(whose, latest, drafts));
        let region_name = settled(move || {
            region.with(|region| region.as_ref().map(|region| region.name.to_string()).unwrap_or_default())
        });
        let spot = move |key: String| (whose.with_untracked(Whose::key), region_name.get_untracked(), key);
        let subject = Subject {
            caption: (move || whose.with(caption)).into(),
            region,
            busy: Signal::derive(move || latest.with(|latest| latest.busy)),
            columns,
            reports_use: false,
            field: Some(Callback::new(move |row: Row| {
                let key = row.item.key();
                field::field(row, spot(key))
            })),
            held_open: Callback::new(move |volume_type: String| {
                let (key, region) = (whose.with_untracked(Whose::key), region_name.get());
                drafts
                    .of(&key)
                    .iter()
                    .any(|(place, key, _)| *place == region && Item::of_key(key).volume_type() == Some(&volume_type))
            }),
        };
        let plan = RwSignal::new(None::<Plan>);
        let failed = settled(move || latest.with(|latest| latest.value.is_none() && latest.failure.is_some()));
        let none = settled(move || {
            latest.with(|latest| latest.value.as_ref().is_some_and(|(sheet, _)| sheet.regions.is_empty()))
        });
        let body = move || {
            if failed.get() {
                return nothing();
            }
            if none.get() {
                return empty();
            }
            let exports = Callback::new(move |kind: &'static str| {
                export(kind, &whose.with_untracked(|whose| whose.name.clone()), region, look);
            });
            view! {
                <div class="toolbar">{head::regions(latest, look)} {head::tools(look, columns, exports)}</div>
                {head::problems(region)}
                <QuotaTable subject=subject.clone() look=look />
                {foot(region, look, columns)}
                {bar(state, whose, latest, look, plan)}
            }
        };
        view! { {dynamic(body)} <Review plan=plan /> }
    }
}

/// How many caps would change, and how many fields cannot be sent, with the region of the first of those.
#[derive(Clone, PartialEq, Default)]
struct DraftState {
    touched: usize,
    changes: usize,
    faults: usize,
    first_fault: Option<String>,
}

fn draft_state(whose: Memo<Whose>, latest: RwSignal<Latest<Sheet>>, drafts: Drafts) -> DraftState {
    let entries = drafts.of(&whose.with_untracked(Whose::key));
    let mut state = DraftState { touched: entries.len(), ..DraftState::default() };
    latest.with(|latest| {
        let Some((sheet, _)) = &latest.value else { return };
        for (region, key, entry) in &entries {
            let Some(row) = sheet.region(region).and_then(|region| region.row(key)) else { continue };
            let verdict = check(row, entry);
            if verdict.value.is_none() {
                state.faults += 1;
                state.first_fault.get_or_insert_with(|| region.clone());
            } else if verdict.changed {
                state.changes += 1;
            }
        }
    });
    state
}

/// The bar that stays in view while something is touched: how much, and the ways on.
fn bar(
    state: Memo<DraftState>,
    whose: Memo<Whose>,
    latest: RwSignal<Latest<Sheet>>,
    look: Look,
    plan: RwSignal<Option<Plan>>,
) -> AnyView {
    let drafts = Drafts::here();
    let review = move |()| {
        let whose = whose.get_untracked();
        let entries = untrack(|| drafts.of(&whose.key()));
        let drawn = latest
            .with_untracked(|latest| latest.value.as_ref().and_then(|(sheet, _)| Plan::draw(whose, sheet, &entries)));
        plan.set(drawn.filter(|plan| !plan.is_empty()));
    };
    let discard = move |()| drafts.discard(&whose.with_untracked(Whose::key), None);
    let to_fault = move |()| {
        if let Some(region) = state.with_untracked(|state| state.first_fault.clone()) {
            look.region.set(region);
            look.filter.set(String::new());
            request_animation_frame(|| focus("main [aria-invalid=true]"));
        }
    };
    let shut = Signal::derive(move || {
        state.with(|state| (state.faults > 0).then(|| (text::words().edit.faults)(state.faults)))
    });
    let any = settled(move || state.with(|state| state.touched > 0));
    dynamic(move || {
        if !any.get() {
            return nothing();
        }
        let changes = words(move || (text::words().edit.changes)(state.with(|state| state.changes)));
        let faults = sometimes(move || {
            state.with(|state| state.faults > 0).then(|| {
                view! {
                    <span class="faults">{words(move || (text::words().edit.faults)(state.with(|state| state.faults)))}</span>
                    <Button label=t(|w| w.edit.to_first_fault) busy=Signal::stored(false) on_press=to_fault weight=Weight::Quiet />
                }
            })
        });
        view! {
            <div class="draft-bar" role="region" aria-label=t(|w| w.edit.review)>
                <p role="status">{changes}</p>
                {faults}
                <div class="actions">
                    <Button label=t(|w| w.edit.discard) busy=Signal::stored(false) on_press=discard weight=Weight::Quiet />
                    <Button
                        label=t(|w| w.edit.review)
                        busy=Signal::stored(false)
                        on_press=review
                        shut=shut
                        weight=Weight::Primary
                    />
                </div>
            </div>
        }
    })
}
