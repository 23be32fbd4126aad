//! One department's quotas, editable in place.

use leptos::prelude::*;

use super::export::export;
use super::look::Look;
use super::review::Review;
use super::table::{QuotaTable, Subject, foot};
use super::{field, head, platform};
use crate::actions::drafts::Drafts;
use crate::actions::latest::{Latest, again};
use crate::actions::quotas::Quotas;
use crate::actions::session::CurrentSession;
use crate::domain::quota::change::{Owner as Whose, Plan};
use crate::domain::quota::check::check;
use crate::domain::quota::row::Row;
use crate::domain::quota::sheet::{PLATFORM, Sheet};
use crate::domain::quota::view::Column;
use crate::text::{self, t};
use crate::transport::Failure;
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::reading;

/// Columns in the order of the table; what is really used is not reported for a department.
const COLUMNS: [Column; 6] = [Column::Name, Column::Share, Column::Cap, Column::HandedOut, Column::Free, Column::Limit];

/// The page of the department with this id.
#[allow(non_snake_case, reason = "a page, like those that need no argument")]
pub fn DepartmentPage(id: String) -> AnyView {
    let quotas = Quotas::here();
    let look = Look::of_address();
    let latest = quotas.load_department(&id);
    let whose = owner(&id, quotas);
    let reload = {
        let id = id.clone();
        again(move || {
            quotas.load_department(&id);
        })
    };
    let not_found = Memo::new(move |_| {
        latest.with(|latest| latest.value.is_none() && latest.failure.as_ref().and_then(Failure::status) == Some(404))
    });
    dynamic(move || if not_found.get() { missing(&id) } else { found(whose, latest, look, reload) })
}

/// A department by its id, with its name as soon as that is known. The platform's has a name of ours.
fn owner(id: &str, quotas: Quotas) -> Memo<Whose> {
    let name = (id != PLATFORM).then(|| quotas.departments.name_of(id));
    let id = id.to_owned();
    Memo::new(move |_| {
        let name = name.map_or_else(|| text::words().trail.platform.to_owned(), |name| name.get());
        Whose { id: id.clone(), name }
    })
}

/// What the page and its table are called.
fn heading(whose: &Whose) -> String {
    let words = &text::words().quota;
    if whose.is_platform() { words.edit_platform.to_owned() } else { (words.department)(&whose.name) }
}

fn missing(id: &str) -> AnyView {
    let id = id.to_owned();
    let detail = move || (text::words().quota.not_found_detail)(&id);
    let back = || {
        view! { <ButtonLink href=Signal::stored("/departments".to_owned()) label=t(|w| w.quota.back_to_departments) primary=true /> }
    };
    view! {
        <PageHead title=t(|w| w.quota.not_found_title) />
        <Empty title=t(|w| w.quota.not_found_title) detail=detail shape=Icon::Building actions=back />
    }
}

fn found(whose: Memo<Whose>, latest: RwSignal<Latest<Sheet>>, look: Look, reload: Callback<()>) -> AnyView {
    let drafts = Drafts::here();
    let session = CurrentSession::here();
    let region =
        Memo::new(move |_| latest.with(|latest| latest.value.as_ref().and_then(|(sheet, _)| look.region_of(sheet))));
    let state = Memo::new(move |_| draft_state(whose, latest, drafts));
    let region_name = Memo::new(move |_| {
        region.with(|region| region.as_ref().map(|region| region.name.to_string()).unwrap_or_default())
    });
    let spot = move |key: String| (whose.with_untracked(|whose| whose.id.clone()), region_name.get_untracked(), key);
    let caption = move || whose.with(heading);
    let subject = Subject {
        caption: caption.into(),
        region,
        busy: Signal::derive(move || latest.with(|latest| latest.busy)),
        columns: &COLUMNS,
        reports_use: false,
        field: Some(Callback::new(move |row: Row| {
            let key = row.item.key();
            field::field(row, spot(key))
        })),
        held_open: Callback::new(move |volume_type: String| {
            let (id, region) = (whose.with_untracked(|whose| whose.id.clone()), region_name.get());
            drafts.of(&id).iter().any(|(place, key, _)| {
                *place == region && crate::domain::quota::item::Item::of_key(key).volume_type() == Some(&volume_type)
            })
        }),
    };
    let plan = RwSignal::new(None::<Plan>);
    let summary = move || {
        view! {
            <code class="id">{whose.with_untracked(|whose| whose.id.clone())}</code>
            {words(move || region.with(|region| region.as_ref().map(platform::summary)).unwrap_or_default())}
            {reading::freshness(latest, reload)}
        }
    };
    let back = move || {
        view! { <ButtonLink href=Signal::stored("/departments".to_owned()) label=t(|w| w.quota.back_to_departments) /> }
    };
    let failed = Memo::new(move |_| latest.with(|latest| latest.value.is_none() && latest.failure.is_some()));
    let empty = Memo::new(move |_| {
        latest.with(|latest| latest.value.as_ref().is_some_and(|(sheet, _)| sheet.regions.is_empty()))
    });
    let body = move || {
        if failed.get() {
            return nothing();
        }
        if empty.get() {
            return platform::no_region();
        }
        let exports = Callback::new(move |kind: &'static str| {
            export(kind, &whose.with_untracked(|whose| whose.name.clone()), region, look);
        });
        view! {
            <div class="toolbar">{head::regions(latest, look)} {head::tools(look, &COLUMNS, exports)}</div>
            {head::problems(region)}
            <QuotaTable subject=subject.clone() look=look />
            {foot(region, look)}
            {bar(state, whose, latest, look, plan)}
        }
    };
    let is_platform = whose.with_untracked(Whose::is_platform);
    view! {
        <PageHead title=caption summary=summary actions=back />
        {is_platform.then(|| view! { <Notice tone=Tone::Info title=t(|w| w.quota.platform_itself) /> })}
        {sometimes(move || {
            let lacks = session.about().is_some_and(|about| !about.roles.iter().any(|role| role.name.as_deref() == Some("admin")));
            lacks.then(|| view! { <Notice tone=Tone::Info title=t(|w| w.edit.role_hint) /> })
        })}
        {reading::failed(latest, reload)}
        {dynamic(body)}
        <Review plan=plan />
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
    let entries = drafts.of(&whose.with_untracked(|whose| whose.id.clone()));
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
        let entries = untrack(|| drafts.of(&whose.id));
        let drawn = latest
            .with_untracked(|latest| latest.value.as_ref().and_then(|(sheet, _)| Plan::draw(whose, sheet, &entries)));
        plan.set(drawn.filter(|plan| !plan.is_empty()));
    };
    let discard = move |()| whose.with_untracked(|whose| drafts.discard(&whose.id, None));
    let to_fault = move |()| {
        if let Some(region) = state.with_untracked(|state| state.first_fault.clone()) {
            look.region.set(region);
            look.filter.set(String::new());
            request_animation_frame(focus_first_fault);
        }
    };
    let shut = Signal::derive(move || {
        state.with(|state| (state.faults > 0).then(|| (text::words().edit.faults)(state.faults)))
    });
    let any = Memo::new(move |_| state.with(|state| state.touched > 0));
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

fn focus_first_fault() {
    use wasm_bindgen::JsCast;
    let fault = document().query_selector("main [aria-invalid=true]").ok().flatten();
    if let Some(field) = fault.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _gone = field.focus();
    }
}
