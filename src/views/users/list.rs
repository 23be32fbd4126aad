//! All users: usable while they are still being read, and quick with ten thousands of them.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::columns::{self, Column, Names, text_key};
use super::{export, said};
use crate::actions::directory::users::{Progress, Users};
use crate::actions::directory::{Directory, names};
use crate::actions::latest::again;
use crate::domain::account::directory::User;
use crate::domain::table::letters::small;
use crate::domain::table::order::ordered;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::{follow, settled, words};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{ColumnMenu, Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::directory::every_department;
use crate::views::frame::routes::Page;
use crate::views::no_match::no_rows;
use crate::views::order::{Holds, Order};
use crate::views::{address, clock, fault, reading};

/// How long typing has to rest before the server is asked.
const REST: Duration = Duration::from_millis(300);

type People = Memo<Arc<Vec<Arc<User>>>>;

/// Which users are shown.
#[derive(Clone, Copy)]
struct Wanted {
    text: RwSignal<String>,
    department: RwSignal<String>,
    state: RwSignal<String>,
}

/// The page.
#[component]
pub fn UsersPage() -> AnyView {
    let directory = Directory::here();
    let departments = directory.load_departments();
    let projects = directory.load_projects();
    let names = Names {
        departments: names(departments, |department| (&department.id, &department.name)),
        projects: names(projects, |project| (&project.id, &project.name)),
    };
    let users = directory.users;
    let (known, progress) = (RwSignal::from(users.known.clone()), RwSignal::from(users.progress.clone()));
    let wanted =
        Wanted { text: address::state("q"), department: address::state("department"), state: address::state("state") };
    let order = Order::of_address("name");
    let (chosen, boxes) = columns::choice();
    let chosen = settled(move || chosen.get());
    users.load();
    search_while_reading(&users, progress, wanted);

    let shown: People = settled(move || Arc::new(arranged(&known.get(), wanted, order, names)));
    let reload = {
        let users = users.clone();
        again(move || users.load())
    };
    reading::in_each_session(reload);
    let summary = move || {
        let counted =
            words(move || (text::words().users.summary)(shown.with(|all| all.len()), known.with(|all| all.len())));
        view! { {counted} " " {freshness(progress, reload)} }
    };
    let actions = move || {
        view! {
            <Button
                label=t(|w| w.quota.export_csv)
                busy=Signal::stored(false)
                on_press=move |()| export::as_csv(&shown.get_untracked(), &chosen.with_untracked(|chosen| columns::shown(chosen)), names)
                icon=Icon::Download
            />
        }
    };
    let choices = every_department(names.departments);
    let states = Signal::stored(vec![
        Choice::new("", t(|w| w.users.every_state)),
        Choice::new("on", t(|w| w.users.enabled)),
        Choice::new("off", t(|w| w.users.disabled)),
    ]);
    view! {
        <PageHead title=t(|w| w.users.title) summary=summary actions=actions />
        {troubles(progress, known, reload)}
        <div class="toolbar">
            <div class="tools">
                <div class="search"><SearchField label=t(|w| w.users.filter) value=wanted.text clear=t(|w| w.quota.clear_filter) /></div>
                <SelectField label=t(|w| w.users.department) choices=choices value=wanted.department error=never_wrong() label_hidden=true />
                <SelectField label=t(|w| w.users.state) choices=states value=wanted.state error=never_wrong() label_hidden=true />
                <ColumnMenu label=t(|w| w.quota.choose_columns) columns=boxes />
            </div>
        </div>
        {dynamic(move || table(shown, progress, wanted, order, chosen.with(|chosen| columns::shown(chosen)), names))}
    }
}

/// When everybody was read, or how far reading has come, and the button that reads again.
fn freshness(progress: RwSignal<Progress>, reload: Callback<()>) -> AnyView {
    let said = words(move || {
        progress.with(|progress| match (progress.under_way, progress.complete) {
            (Some(read), None) => (text::words().users.reading)(read),
            (_, Some(at)) => (text::words().quota.as_of)(&clock::clock(at)),
            (None, None) => String::new(),
        })
    });
    let busy = Signal::derive(move || progress.with(|progress| progress.under_way.is_some() || progress.searching));
    view! {
        <span class="age" role="status">{said}</span> " "
        <Button label=t(|w| w.quota.reload) busy=busy on_press=reload weight=Weight::Quiet icon=Icon::Refresh />
    }
}

/// Asks the server by name while not everybody has come yet, so that a person is found at once.
fn search_while_reading(users: &Users, progress: RwSignal<Progress>, wanted: Wanted) {
    let search = StoredValue::new(users.clone());
    let page = Owner::current();
    follow(move || {
        let (text, department) = (wanted.text.get(), wanted.department.get());
        let all_here = progress.with_untracked(|progress| progress.complete.is_some());
        if all_here || (text.trim().is_empty() && department.is_empty()) {
            return;
        }
        let page = page.clone();
        let ask = move || {
            let department = Some(department).filter(|id| !id.is_empty());
            let run = || search.with_value(|users| users.search(&text, department));
            if let Some(page) = page {
                page.with(run);
            }
        };
        if let Ok(waiting) = set_timeout_with_handle(ask, REST) {
            on_cleanup(move || waiting.clear());
        }
    });
}

/// What went wrong, or is not whole.
fn troubles(progress: RwSignal<Progress>, known: RwSignal<Arc<Vec<Arc<User>>>>, reload: Callback<()>) -> AnyView {
    let failed =
        settled(move || (progress.with(|progress| progress.failure.clone()), known.with(|known| !known.is_empty())));
    let unreadable = settled(move || progress.with(|progress| progress.unreadable));
    let cut = settled(move || progress.with(|progress| progress.cut));
    let failed = move || {
        let (failure, old) = failed.get();
        let failure = failure?;
        let stale = old.then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.users.partial) /> });
        Some(view! { {stale} {fault::notice(failure, if old { Tone::Warn } else { Tone::Bad }, Some(reload))} })
    };
    let odd = move || {
        let said = move || (text::words().users.unreadable)(unreadable.get());
        (unreadable.get() > 0).then(|| view! { <Notice tone=Tone::Warn title=said /> })
    };
    let cut = move || cut.get().then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.users.cut) /> });
    view! { {sometimes(failed)} {sometimes(odd)} {sometimes(cut)} }
}

/// The users that match, in the order wanted.
fn arranged(known: &[Arc<User>], wanted: Wanted, order: Order, names: Names) -> Vec<Arc<User>> {
    let (text, department, state) = (wanted.text.get(), wanted.department.get(), wanted.state.get());
    let text = small(text.trim());
    let found: Vec<&Arc<User>> = known
        .iter()
        .filter(|user| department.is_empty() || user.domain_id.as_deref() == Some(&*department))
        .filter(|user| match state.as_str() {
            "on" => user.enabled == Some(true),
            "off" => user.enabled == Some(false),
            _ => true,
        })
        .filter(|user| {
            let email = user.email.as_deref().unwrap_or_default();
            text.is_empty() || [&user.name, email, &user.id].iter().any(|held| small(held).contains(&text))
        })
        .collect();
    let (by, down) = order.now();
    let column = columns::ALL.into_iter().find(|column| column.slug() == by);
    let keys: Vec<_> = found
        .iter()
        .map(|user| column.map_or_else(|| text_key(&user.name), |column| column.key(user, names)))
        .collect();
    let places = ordered(found.len(), &|a, b| match (keys.get(a), keys.get(b)) {
        // What is not known stays last whichever way it runs.
        (Some(a), Some(b)) if a.0 == b.0 && down => b.cmp(a),
        (a, b) => a.cmp(&b),
    });
    places.into_iter().filter_map(|at| found.get(at).copied().cloned()).collect()
}

fn table(
    shown: People,
    progress: RwSignal<Progress>,
    wanted: Wanted,
    order: Order,
    columns: Vec<Column>,
    names: Names,
) -> AnyView {
    let span = u32::try_from(columns.len() + 1).unwrap_or(1);
    let heads = columns.iter().map(|column| order.head(column.slug(), column.label(), Holds::Text)).collect::<Vec<_>>();
    let count = settled(move || shown.with(|shown| shown.len()));
    let busy = settled(move || progress.with(|progress| progress.under_way.is_some() || progress.searching));
    let complete = settled(move || progress.with(|progress| progress.complete.is_some()));
    let failed = settled(move || progress.with(|progress| progress.failure.is_some()));
    let filling = move || {
        if count.get() > 0 {
            return nothing();
        }
        let inside = if busy.get() && !complete.get() {
            skeleton_rows(10, span)
        } else if failed.get() {
            nothing()
        } else {
            filling_row(span, no_match(wanted))
        };
        view! { <tbody>{inside}</tbody> }
    };
    let row = {
        let columns = columns.clone();
        move |at: usize| {
            let user = settled(move || shown.with(|shown| shown.get(at).cloned()));
            let columns = columns.clone();
            dynamic(move || user.get().map_or_else(nothing, |user| row(at, &user, &columns, names)))
        }
    };
    view! {
        <Table
            caption=t(|w| w.users.title)
            busy=busy
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead><tr aria-rowindex="1">{order.head("name", |w| w.users.name, Holds::Text)} {heads}</tr></thead>
            {dynamic(filling)}
            <WindowRows count=count span=span row=row />
        </Table>
    }
}

fn row(at: usize, user: &Arc<User>, columns: &[Column], names: Names) -> AnyView {
    let href = Page::User(user.id.clone()).path();
    let cells = list(columns.iter().map(|column| {
        let (column, user) = (*column, user.clone());
        match column {
            Column::State => view! { <td>{said::state(&user)}</td> },
            _ => view! { <td>{words(move || column.text(&user, names))}</td> },
        }
    }));
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <th scope="row" class="stick"><a href=href>{user.name.clone()}</a> {said::badges(user)}</th>
            {cells}
        </tr>
    }
}

/// Nobody matches, or there is nobody.
fn no_match(wanted: Wanted) -> AnyView {
    no_rows(
        vec![wanted.text, wanted.department, wanted.state],
        [|w| w.users.no_match_title, |w| w.users.no_match_detail],
        [|w| w.users.nobody_title, |w| w.users.nobody_detail],
        Icon::Person,
    )
}
