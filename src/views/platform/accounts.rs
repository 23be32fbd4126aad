//! The service's accounts, for who is signed in to it; the sign-in form for everybody else.

use std::sync::Arc;

use leptos::prelude::*;

use super::said;
use super::sign_in;
use crate::actions::latest::again;
use crate::actions::platform::Service;
use crate::actions::session::CurrentSession;
use crate::domain::platform::account::{Account, Reach};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{follow, settled, words};
use crate::ui::field::SearchField;
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::address;
use crate::views::focus::focus;

/// Columns of the table when all are told.
const SPAN: u32 = 5;

/// The section of the page.
pub fn section(service: &Service) -> AnyView {
    let session = RwSignal::from(service.session.clone());
    let who = settled(move || session.with(|session| session.as_ref().map(said::who)));
    let filter = address::state("q");
    // The form keeps what is typed while it is away.
    let typed = sign_in::Typed::new();
    CurrentSession::here().when_nobody_is_there(move || typed.forget());
    let service = service.clone();
    let body = move || match who.get() {
        Some(name) => listed(&service, name, filter),
        None => sign_in::form(&service, typed),
    };
    // What had the focus is gone when one takes the place of the other.
    let mut before = None;
    follow(move || {
        let now = who.get();
        if before.replace(now.clone()).is_some_and(|before| before != now) {
            request_animation_frame(|| focus(".accounts > h2"));
        }
    });
    view! { <section class="stack accounts">{dynamic(body)}</section> }
}

/// Which columns say anything.
#[derive(Clone, Copy, PartialEq)]
struct Told {
    state: bool,
    role: bool,
}

fn listed(service: &Service, name: String, filter: RwSignal<String>) -> AnyView {
    service.load_accounts();
    let reload = {
        let service = service.clone();
        again(move || service.load_accounts())
    };
    let leave = {
        let service = service.clone();
        Callback::new(move |()| service.sign_out())
    };
    let seen = RwSignal::from(service.accounts.clone());
    let busy = Signal::derive(move || seen.with(|seen| seen.busy));
    let shown = settled(move || {
        let filter = filter.get();
        seen.with(|seen| {
            let all = seen.value.iter().flat_map(|(accounts, _)| &accounts.items);
            Arc::new(all.filter(|account| account.matches(&filter)).cloned().collect::<Vec<Account>>())
        })
    });
    let whole = settled(move || {
        seen.with(|seen| {
            seen.value.as_ref().map(|(accounts, _)| (accounts.items.len(), accounts.unreadable, accounts.reach))
        })
    });
    // The newest generation tells neither state nor role; columns that never say anything are left out.
    let told = settled(move || {
        seen.with(|seen| {
            let all = || seen.value.iter().flat_map(|(accounts, _)| &accounts.items);
            Told { state: all().any(|it| it.enabled.is_some()), role: all().any(|it| it.role.is_some()) }
        })
    });
    let counted = words(move || {
        let all = whole.get().map(|(all, ..)| (text::words().platform.count)(shown.with(|shown| shown.len()), all));
        all.unwrap_or_default()
    });
    let remarks = move || {
        let (_, unreadable, reach) = whole.get()?;
        let some = move || (text::words().platform.unreadable)(unreadable);
        let some = (unreadable > 0).then(|| view! { <Notice tone=Tone::Warn title=some /> });
        let mine =
            (reach == Reach::OnlyMine).then(|| view! { <Notice tone=Tone::Info title=t(|w| w.platform.only_mine) /> });
        Some(view! { {some} {mine} })
    };
    view! {
        <h2 tabindex="-1">{t(|w| w.platform.accounts)}</h2>
        <div>
            {words(move || (text::words().platform.signed_in_as)(&name))} " · " {counted} " "
            <Button label=t(|w| w.quota.reload) busy=busy on_press=reload weight=Weight::Quiet icon=Icon::Refresh />
            <Button label=t(|w| w.platform.sign_out) busy=Signal::stored(false) on_press=leave weight=Weight::Quiet icon=Icon::SignOut />
        </div>
        {said::failed(service.accounts.clone(), reload)}
        {sometimes(remarks)}
        <div class="toolbar">
            <div class="search"><SearchField label=t(|w| w.platform.filter) value=filter clear=t(|w| w.quota.clear_filter) /></div>
        </div>
        {table(shown, told, whole, busy)}
    }
}

fn table(
    shown: Memo<Arc<Vec<Account>>>,
    told: Memo<Told>,
    whole: Memo<Option<(usize, usize, Reach)>>,
    busy: Signal<bool>,
) -> AnyView {
    let count = settled(move || shown.with(|shown| shown.len()));
    let filling = move || {
        let inside = match (count.get(), whole.get()) {
            (0, None) if busy.get() => skeleton_rows(4, SPAN),
            (0, Some((0, ..))) => filling_row(
                SPAN,
                view! { <Empty title=t(|w| w.platform.no_accounts) detail=t(|w| w.platform.ask_later) shape=Icon::Person /> },
            ),
            (0, Some(_)) => filling_row(
                SPAN,
                view! { <Empty title=t(|w| w.platform.no_match) detail=t(|w| w.platform.no_match_detail) shape=Icon::Filter /> },
            ),
            _ => return nothing(),
        };
        view! { <tbody>{inside}</tbody> }
    };
    let row = move |at: usize| {
        let account = settled(move || shown.with(|shown| shown.get(at).cloned()));
        dynamic(move || account.get().map_or_else(nothing, |account| row(at, account, told.get())))
    };
    let heads = move || {
        let Told { state, role } = told.get();
        let state = state.then(|| view! { <th scope="col">{t(|w| w.platform.enabled)}</th> });
        let role = role.then(|| view! { <th scope="col">{t(|w| w.platform.role)}</th> });
        view! {
            <tr aria-rowindex="1">
                <th scope="col">{t(|w| w.platform.username)}</th>
                <th scope="col" class="num">{t(|w| w.platform.number)}</th>
                <th scope="col">{t(|w| w.platform.uid)}</th>
                {state}
                {role}
            </tr>
        }
    };
    view! {
        <Table
            caption=t(|w| w.platform.accounts)
            busy=busy
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead>{dynamic(heads)}</thead>
            {dynamic(filling)}
            <WindowRows count=count span=SPAN row=row />
        </Table>
    }
}

fn row(at: usize, account: Account, told: Told) -> AnyView {
    let Account { id, uid, username, enabled, role } = account;
    let or_not = |text: Option<String>| {
        words(move || text.clone().unwrap_or_else(|| text::words().platform.not_reported.to_owned()))
    };
    let state = words(move || {
        let w = &text::words().platform;
        match enabled {
            Some(true) => w.on,
            Some(false) => w.off,
            None => w.not_reported,
        }
    });
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <th scope="row" class="stick">{username}</th>
            <td class="num">{or_not(id.map(|id| id.to_string()))}</td>
            <td>{or_not(uid)}</td>
            {told.state.then(|| view! { <td>{state}</td> })}
            {told.role.then(|| view! { <td>{or_not(role)}</td> })}
        </tr>
    }
}
