//! One write in the trail: what it was, what became of it, and the ways on.

mod server;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::directory::write::settle_enabled;
use crate::actions::drafts::Drafts;
use crate::actions::quotas::{Quotas, settle_lines};
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::quota::change::{Book, Owner};
use crate::domain::quota::item::Item;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Line, Outcome, Place, What};
use crate::text::{self, item, t};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::clock;
use crate::views::frame::router::Router;
use crate::views::frame::routes::Page;

/// The row of an entry.
pub fn row(entry: Entry) -> AnyView {
    let lines = entry.what.clone();
    let lines = (0..said(&lines).len())
        .map(|at| {
            let what = lines.clone();
            view! { <li>{words(move || said(&what).get(at).cloned().unwrap_or_default())}</li> }
        })
        .collect::<Vec<_>>();
    let id = entry.request_id.clone();
    let mark = entry.outcome.unsettled().then_some("warn");
    view! {
        <tr data-mark=mark>
            <th scope="row" class="when">{clock::date_and_clock(entry.at)}</th>
            <td>{entry.by.clone()}</td>
            <td><a href=address(&entry)>{place(&entry)}</a></td>
            <td><ul class="lines">{lines} {server::brought(&entry.what)}</ul></td>
            <td>
                {result(&entry.outcome)}
                {id.map(|id| view! { <span class="remark">{t(|w| w.trail.request_id)} " " <code>{id}</code></span> })}
            </td>
            <td>{buttons(entry)}</td>
        </tr>
    }
}

/// Where whom or what it was about is shown.
pub fn address(entry: &Entry) -> String {
    let limits = |of: &str| [&Page::Limits.path(), "?of=", &encoded(of)].concat();
    match &entry.what {
        What::Quotas { book, department, .. } => match book {
            Book::Eos => Page::Department(department.id.clone()).path(),
            Book::Defaults => Page::Limits.path(),
            Book::OfDepartment => limits(&["department:", &department.id].concat()),
            Book::OfProject => limits(&["project:", &department.id].concat()),
        },
        What::Password { user } | What::Enabled { user, .. } => Page::User(user.id.clone()).path(),
        What::Account { account } => [&Page::Service.path(), "?q=", &encoded(&account.name)].concat(),
        What::Server { server, deed: ServerDeed::Create { .. }, brought, .. } => match brought.as_slice() {
            [one] => Page::Server(one.clone()).path(),
            _ => [&Page::Servers.path(), "?q=", &encoded(&server.id)].concat(),
        },
        What::Server { server, .. } => Page::Server(server.id.clone()).path(),
    }
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn owner(book: Book, place: &Place) -> Owner {
    Owner { book, id: place.id.clone(), name: place.name.clone() }
}

/// Whom or what it was about, by name.
pub fn place(entry: &Entry) -> String {
    match &entry.what {
        What::Quotas { department, region, .. } => [&department.name, " · ", region].concat(),
        What::Password { user } | What::Enabled { user, .. } => user.name.clone(),
        What::Account { account } => account.name.clone(),
        What::Server { server, member, .. } => [&server.name, " · ", &(text::words().deeds.of_member)(member)].concat(),
    }
}

/// What was to change, line by line; follows the language.
pub fn said(what: &What) -> Vec<String> {
    let words = &text::words().trail;
    match what {
        What::Quotas { lines, .. } => lines.iter().map(cap).collect(),
        What::Password { .. } => vec![words.password.to_owned()],
        What::Account { .. } => vec![words.account.to_owned()],
        What::Server { deed, .. } => server::said(deed),
        What::Enabled { before, after, .. } => {
            let state = |on: bool| if on { words.enabled } else { words.disabled };
            vec![[before.map_or(words.not_known, state), " → ", state(*after)].concat()]
        }
    }
}

/// One number of a write: item, before, after.
fn cap(line: &Line) -> String {
    let subject = Item::of_key(&line.key);
    let unit = subject.unit();
    let cap = |cap: Option<crate::domain::quota::reading::Cap>, raw: &str| {
        cap.map_or_else(|| raw.to_owned(), |cap| item::cap(&cap, unit))
    };
    let before = cap(line.cap_before(), line.before.as_deref().unwrap_or(text::words().trail.not_known));
    [&item::item(&subject), ": ", &before, " → ", &cap(line.cap_after(), &line.after)].concat()
}

/// What became of a write.
pub fn result(outcome: &Outcome) -> AnyView {
    let (label, tone): (text::Pick, Tone) = match outcome {
        Outcome::Sending => (|w| w.trail.sending, Tone::Warn),
        Outcome::Applied => (|w| w.trail.applied, Tone::Good),
        Outcome::NotApplied { .. } => (|w| w.trail.not_applied, Tone::Bad),
        Outcome::Refused { .. } => (|w| w.trail.refused_by_server, Tone::Bad),
        Outcome::Unknown => (|w| w.trail.unknown, Tone::Warn),
        Outcome::FoundApplied => (|w| w.trail.found_applied, Tone::Good),
        Outcome::FoundNotApplied { .. } => (|w| w.trail.found_not_applied, Tone::Bad),
        Outcome::Told { applied: true } => (|w| w.trail.told_applied, Tone::Good),
        Outcome::Told { applied: false } => (|w| w.trail.told_not_applied, Tone::Bad),
    };
    let more = match outcome {
        Outcome::Refused { status, text } => {
            let status = status.map(|status| status.to_string()).unwrap_or_default();
            Some(view! { <span class="remark">{[status.as_str(), text].join(" ")}</span> })
        }
        Outcome::NotApplied { keys } | Outcome::FoundNotApplied { keys } => {
            let keys = keys.clone();
            let names = move || keys.iter().map(|key| item::item(&Item::of_key(key))).collect::<Vec<_>>().join(", ");
            Some(view! { <span class="remark">{words(names)}</span> })
        }
        _ => None,
    };
    view! { <Badge label=t(label) tone=Signal::stored(tone) /> {more} }
}

fn buttons(entry: Entry) -> AnyView {
    let trail = Trail::here();
    let busy = RwSignal::new(false);
    if let What::Server { .. } = entry.what {
        return server::buttons(entry);
    }
    // These two are settled where they were made: nothing that is read from here tells.
    let elsewhere = matches!(entry.what, What::Password { .. } | What::Account { .. });
    let settle = (entry.outcome.unsettled() && !elsewhere).then(|| {
        let find_out = finding_out(entry.clone(), trail, busy);
        view! { <Button label=t(|w| w.trail.settle) busy=busy on_press=find_out /> }
    });
    let opposite = opposite_of(&entry);
    let shut = {
        let known = opposite.is_some();
        let why: text::Pick = match entry.what {
            What::Password { .. } => |w| w.trail.password_shut,
            What::Account { .. } => |w| w.trail.account_shut,
            What::Quotas { .. } | What::Enabled { .. } | What::Server { .. } => |w| w.trail.opposite_shut,
        };
        Signal::derive(move || (!known).then(|| why(text::words()).to_owned()))
    };
    let (router, drafts) = (Router::here(), Drafts::here());
    let prepare = move |()| {
        let Some((address, fields)) = &opposite else { return };
        for (spot, field) in fields {
            drafts.set(spot.clone(), field.clone());
        }
        if let Some(router) = router {
            router.go(address);
        }
    };
    view! {
        <div class="actions">
            {settle}
            <Button
                label=t(|w| w.trail.opposite)
                busy=Signal::stored(false)
                on_press=prepare
                shut=shut
                weight=Weight::Quiet
                icon=Icon::Undo
            />
        </div>
    }
}

/// Reads what became of a write of which nobody knows.
fn finding_out(entry: Entry, trail: Trail, busy: RwSignal<bool>) -> impl Fn(()) + Send + Sync + 'static {
    let (session, quotas) = (CurrentSession::here(), Quotas::here());
    move |()| {
        busy.set(true);
        let entry = entry.clone();
        spawn_local(async move {
            let found = match &entry.what {
                What::Quotas { book, department, region, lines } => {
                    settle_lines(&owner(*book, department), region, lines, session, quotas).await
                }
                What::Enabled { user, after, .. } => settle_enabled(user, *after, session).await,
                What::Password { .. } | What::Account { .. } | What::Server { .. } => None,
            };
            if let Some(found) = found {
                trail.finish(entry, found, None).await;
            }
            let _gone = busy.try_set(false);
        });
    }
}

type Fields = Vec<(crate::actions::drafts::Spot, crate::domain::quota::entry::Entry)>;

/// Where the opposite is prepared, and what then stands in which fields; none when it is not known.
fn opposite_of(entry: &Entry) -> Option<(String, Fields)> {
    match &entry.what {
        What::Quotas { book, department, region, lines } => {
            let key = owner(*book, department).key();
            let fields: Fields = lines
                .iter()
                .filter_map(|line| Some(((key.clone(), region.clone(), line.key.clone()), line.opposite()?)))
                .collect();
            let here = address(entry);
            let join = if here.contains('?') { "&region=" } else { "?region=" };
            let address = [&here, join, &encoded(region)].concat();
            (!fields.is_empty()).then_some((address, fields))
        }
        What::Enabled { before, .. } => {
            let address = [address(entry).as_str(), "?set=", if (*before)? { "enabled" } else { "disabled" }].concat();
            Some((address, Fields::new()))
        }
        What::Password { .. } | What::Account { .. } | What::Server { .. } => None,
    }
}
