//! The platform's quotas: what departments were given of them, and what is really used.

use leptos::prelude::*;

use super::export::export;
use super::head;
use super::look::Look;
use super::table::{QuotaTable, Subject, foot};
use crate::actions::latest::again;
use crate::actions::quotas::Quotas;
use crate::domain::quota::row::Level;
use crate::domain::quota::sheet::{PLATFORM, Region};
use crate::domain::quota::view::Column;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::dialog::Dialog;
use crate::ui::element::{dynamic, nothing};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::view;
use crate::views::frame::router::Router;
use crate::views::frame::routes::Page;
use crate::views::reading;

/// Columns in the order of the table.
const COLUMNS: [Column; 8] = [
    Column::Name,
    Column::Share,
    Column::Cap,
    Column::HandedOut,
    Column::Used,
    Column::Free,
    Column::Idle,
    Column::Limit,
];

/// The page.
#[component]
pub fn PlatformPage() -> AnyView {
    let quotas = Quotas::here();
    let latest = quotas.platform;
    let look = Look::of_address();
    let reload = again(move || quotas.load_platform());
    quotas.load_platform();

    let region =
        settled(move || latest.with(|latest| latest.value.as_ref().and_then(|(sheet, _)| look.region_of(sheet))));
    let subject = Subject {
        caption: t(|w| w.quota.platform).into(),
        region,
        busy: Signal::derive(move || latest.with(|latest| latest.busy)),
        columns: &COLUMNS,
        reports_use: true,
        field: None,
        held_open: Callback::new(|_| false),
    };
    let asking = RwSignal::new(false);
    let summary = move || view! { {words(move || region.with(|region| region.as_ref().map(summary)).unwrap_or_default())} {reading::freshness(latest, reload)} };
    let actions = move || {
        view! {
            <Button
                label=t(|w| w.quota.edit_platform)
                busy=Signal::stored(false)
                on_press=move |()| asking.set(true)
                icon=Icon::Edit
            />
        }
    };
    // Nothing is drawn where nothing is known, and nothing was reported where regions are missing.
    let failed = settled(move || latest.with(|latest| latest.value.is_none() && latest.failure.is_some()));
    let empty =
        settled(move || latest.with(|latest| latest.value.as_ref().is_some_and(|(sheet, _)| sheet.regions.is_empty())));
    let body = move || {
        if failed.get() {
            return nothing();
        }
        if empty.get() {
            return no_region();
        }
        let exports = Callback::new(move |kind: &'static str| export(kind, "platform", region, look));
        view! {
            <div class="toolbar">{head::regions(latest, look)} {head::tools(look, &COLUMNS, exports)}</div>
            {head::problems(region)}
            <QuotaTable subject=subject.clone() look=look />
            {foot(region, look, &COLUMNS)}
        }
    };
    view! {
        <PageHead title=t(|w| w.quota.platform) summary=summary actions=actions />
        {reading::failed(latest, reload)}
        {dynamic(body)}
        {ask_first(asking)}
    }
}

/// Items, and how many are nearly full or full, in words.
pub fn summary(region: &Region) -> String {
    let at_least = |level: Level| region.rows.iter().filter(|row| row.level() >= level).count();
    (text::words().quota.summary)(region.rows.len(), at_least(Level::Tight), at_least(Level::Full))
}

/// There is no region at all.
pub fn no_region() -> AnyView {
    view! { <Empty title=t(|w| w.quota.no_region_title) detail=t(|w| w.quota.no_region_detail) shape=Icon::Gauge /> }
}

/// Asks before the platform's own caps are opened for changing.
fn ask_first(open: RwSignal<bool>) -> AnyView {
    let router = Router::here();
    let go = move |()| {
        open.set(false);
        if let Some(router) = router {
            router.go(&Page::Department(PLATFORM.to_owned()).path());
        }
    };
    let actions = move || {
        view! {
            <Button
                label=t(|w| w.trail.cancel)
                busy=Signal::stored(false)
                on_press=move |()| open.set(false)
                weight=Weight::Quiet
            />
            <Button label=t(|w| w.quota.edit_platform_go) busy=Signal::stored(false) on_press=go weight=Weight::Primary />
        }
    };
    view! {
        <Dialog
            open=open
            title=t(|w| w.quota.edit_platform_title)
            close=t(|w| w.edit.close)
            busy=Signal::stored(false)
            actions=actions
        >
            <p>{t(|w| w.quota.edit_platform_body)}</p>
        </Dialog>
    }
}
