//! One user: what the identity service knows, and what can be done.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Names;
use super::reset::Reset;
use super::said;
use super::switch::Switch;
use crate::actions::directory::{Directory, names, read};
use crate::actions::latest::{Latest, again, load};
use crate::actions::session::CurrentSession;
use crate::domain::account::directory::{OPTIONS, User, cluster_internal};
use crate::text::{self, t};
use crate::transport::Failure;
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::element::{Child, dynamic, list, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::fold::Fold;
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::routes::Page;
use crate::views::reading;

/// One user as known on the page.
pub type Known = RwSignal<Latest<Arc<User>>>;

/// The page of the user with this id.
#[allow(non_snake_case, reason = "a page, like those that need no argument")]
pub fn UserPage(id: String) -> AnyView {
    let directory = Directory::here();
    let names = Names {
        departments: names(directory.load_departments(), |department| (&department.id, &department.name)),
        projects: names(directory.load_projects(), |project| (&project.id, &project.name)),
    };
    let latest: Known = RwSignal::new(Latest::default());
    let reload = {
        let (id, users) = (id.clone(), directory.users.clone());
        again(move || {
            let (id, users) = (id.clone(), users.clone());
            load(
                latest,
                read(move |keystone, token| async move {
                    let user = keystone.user(&token, &id).await?;
                    users.learn(user.clone());
                    Ok(Arc::new(user))
                }),
            );
        })
    };
    reload.run(());
    // Until the reading comes, the list's row stands there.
    let from_list = directory.users.known(&id);
    let user = settled(move || {
        latest.with(|latest| latest.value.as_ref().map(|(user, _)| user.clone())).or_else(|| from_list.clone())
    });
    let not_found =
        settled(move || latest.with(|latest| latest.failure.as_ref().and_then(Failure::status) == Some(404)));
    dynamic(move || if not_found.get() { missing(&id) } else { found(user, latest, names, reload) })
}

fn missing(id: &str) -> AnyView {
    let id = id.to_owned();
    let detail = move || (text::words().users.not_found_detail)(&id);
    let back =
        || view! { <ButtonLink href=Signal::stored(Page::Users.path()) label=t(|w| w.users.all_users) primary=true /> };
    view! {
        <PageHead title=t(|w| w.users.not_found_title) />
        <Empty title=t(|w| w.users.not_found_title) detail=detail shape=Icon::Person actions=back />
    }
}

fn found(user: Memo<Option<Arc<User>>>, latest: Known, names: Names, reload: Callback<()>) -> AnyView {
    let session = CurrentSession::here();
    let title = move || user.with(|user| user.as_ref().map_or_else(|| "…".to_owned(), |user| user.name.clone()));
    let own = settled(move || {
        let me = session.about().map(|about| about.user.id);
        user.with(|user| user.as_ref().is_some_and(|user| Some(&user.id) == me.as_ref()))
    });
    let summary = move || {
        let who = dynamic(move || {
            user.get().map_or_else(nothing, |user| view! { {said::state(&user)} {said::badges(&user)} })
        });
        let mine = sometimes(move || {
            own.get().then(|| {
                view! { " " <Badge label=t(|w| w.users.yourself) tone=Signal::stored(Tone::Info) /> }
            })
        });
        view! { {who} {mine} {reading::freshness(latest, reload)} }
    };
    let resetting = RwSignal::new(false);
    let switching = RwSignal::new(wanted_by_address());
    let actions = move || {
        let switch = dynamic(move || {
            let Some(enabled) = user.with(|user| user.as_ref().map(|user| user.enabled != Some(false))) else {
                return nothing();
            };
            let label: text::Pick = if enabled { |w| w.users.disable } else { |w| w.users.enable };
            view! {
                <Button label=t(label) busy=Signal::stored(false) on_press=move |()| switching.set(Some(!enabled)) />
            }
        });
        view! {
            <ButtonLink href=Signal::stored(Page::Users.path()) label=t(|w| w.users.all_users) />
            {switch}
            {sometimes(move || user.with(Option::is_some).then(|| view! {
                <Button
                    label=t(|w| w.users.reset)
                    busy=Signal::stored(false)
                    on_press=move |()| resetting.set(true)
                    weight=Weight::Primary
                    icon=Icon::Lock
                />
            }))}
        }
    };
    view! {
        <PageHead title=title summary=summary actions=actions />
        {reading::failed(latest, reload)}
        {sometimes(move || {
            session.lacks("admin").then(|| view! { <Notice tone=Tone::Info title=t(|w| w.users.not_admin) /> })
        })}
        {dynamic(move || user.get().map_or_else(nothing, |user| facts(&user, names)))}
        <Reset user=user open=resetting own=own />
        <Switch user=user wanted=switching own=own latest=latest />
    }
}

/// What the address asks to prepare: `?set=enabled`, `?set=disabled`.
fn wanted_by_address() -> Option<bool> {
    match crate::views::frame::router::query()?.get("set")?.as_str() {
        "enabled" => Some(true),
        "disabled" => Some(false),
        _ => None,
    }
}

fn facts(user: &Arc<User>, names: Names) -> AnyView {
    let plain = |label: text::Pick, value: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        let said = move || value.clone().unwrap_or_else(|| text::words().users.not_reported.to_owned());
        fact(label, words(said).into_child())
    };
    let named = |label: text::Pick, id: Option<String>, names: Memo<std::collections::BTreeMap<String, String>>| {
        let Some(id) = id else { return plain(label, None) };
        let (own, shown) = (id.clone(), id);
        let name = words(move || names.with(|names| names.get(&own).unwrap_or(&own).clone()));
        fact(label, view! { {name} " " <code class="remark">{shown}</code> })
    };
    let end = {
        let user = user.clone();
        words(move || said::end(&user.password_expires)).into_child()
    };
    view! {
        <section>
            <h2>{t(|w| w.users.about)}</h2>
            <dl class="record">
                {plain(|w| w.users.name, Some(user.name.clone()))}
                {fact(|w| w.users.id, view! { <code>{user.id.clone()}</code> })}
                {named(|w| w.users.department, user.domain_id.clone(), names.departments)}
                {named(|w| w.users.project, user.default_project_id.clone(), names.projects)}
                {plain(|w| w.users.email, user.email.clone())}
                {plain(|w| w.users.description, user.description.clone())}
                {fact(|w| w.users.password_end, end)}
                {plain(|w| w.users.kind, kind(user))}
                {user.link.clone().map(link)}
            </dl>
        </section>
        <section>
            <h2>{t(|w| w.users.options)}</h2>
            <dl class="record">{options(user)}</dl>
        </section>
        {more(user)}
    }
}

fn fact(label: text::Pick, value: AnyView) -> AnyView {
    view! { <dt>{t(label)}</dt> <dd>{value}</dd> }
}

fn kind(user: &User) -> Option<String> {
    let parts: Vec<&str> = [&user.user_type, &user.user_role].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The server's own address of the user: a link only where a browser can follow it.
fn link(link: String) -> AnyView {
    let value = if cluster_internal(&link) {
        view! { <code>{link}</code> " " <span class="remark">{t(|w| w.users.link_inside)}</span> }
    } else {
        view! { <a href=link.clone() target="_blank" rel="noreferrer external">{link}</a> }
    };
    fact(|w| w.users.link, value)
}

/// Keystone's switches in words; what is not a yes or no is shown as it is.
fn options(user: &Arc<User>) -> AnyView {
    list(OPTIONS.iter().enumerate().map(|(at, key)| {
        let name = words(move || text::words().users.option_names.get(at).copied().unwrap_or_default());
        let value = user.option(key).map(str::to_owned);
        let said = words(move || match value.as_deref() {
            None => text::words().users.not_set.to_owned(),
            Some("true") => text::words().users.yes.to_owned(),
            Some("false") => text::words().users.no.to_owned(),
            Some(other) => combinations(other).unwrap_or_else(|| plain_text(other)),
        });
        view! { <dt title=*key>{name}</dt> <dd>{said}</dd> }
    }))
}

/// `password + totp; password + u2f`, of a list of lists of words.
fn combinations(json: &str) -> Option<String> {
    let lists: Vec<Vec<String>> = serde_json::from_str(json).ok()?;
    Some(lists.iter().map(|list| list.join(" + ")).collect::<Vec<_>>().join("; "))
}

/// A text without its marks; anything else as it was received.
fn plain_text(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}

/// What no contract speaks of, folded away, as received.
fn more(user: &User) -> AnyView {
    let known = |key: &&String| !OPTIONS.contains(&key.as_str());
    let options =
        user.options.iter().filter(|(key, _)| known(key)).map(|(key, value)| (["options.", key].concat(), value));
    let all: Vec<(String, String)> = user
        .other
        .iter()
        .map(|(key, value)| (key.clone(), value))
        .chain(options)
        .map(|(key, value)| (key, plain_text(value)))
        .collect();
    if all.is_empty() {
        return nothing();
    }
    view! {
        <Fold label=t(|w| w.users.more)>
            <dl class="record">
                {list(all.clone().into_iter().map(|(key, value)| view! { <dt><code>{key}</code></dt> <dd>{value}</dd> }))}
            </dl>
        </Fold>
    }
}
