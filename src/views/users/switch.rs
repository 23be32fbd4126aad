//! Letting a user sign in, or not: reviewed, compared with what stands now, sent once.

use std::sync::Arc;

use leptos::prelude::*;

use super::detail::Known;
use super::said;
use crate::actions::connection;
use crate::actions::directory::Directory;
use crate::actions::directory::write::{Deed, Fate};
use crate::actions::outcome::beyond_this_page;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::account::directory::User;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{Child, dynamic, nothing, sometimes};
use crate::ui::erased::{follow, settled};
use crate::ui::notice::Notice;
use crate::ui::sheet::Sheet;
use crate::ui::toast::{Toast, Toasts};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;
use crate::views::review::{command, compared};

/// Where the review stands.
#[derive(Clone, Copy)]
struct Desk {
    user: Memo<Option<Arc<User>>>,
    wanted: RwSignal<Option<bool>>,
    latest: Known,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    moved: RwSignal<bool>,
    fate: RwSignal<Option<Fate>>,
    session: CurrentSession,
    trail: Trail,
    directory: StoredValue<Directory>,
    toasts: Option<Toasts>,
}

/// The review, open while something is wanted.
#[component]
pub fn Switch(
    /// The user as known.
    user: Memo<Option<Arc<User>>>,
    /// Whether the user shall be able to sign in; set it to open the review.
    wanted: RwSignal<Option<bool>>,
    /// Whether it is who is signed in.
    own: Memo<bool>,
    /// Where a newer reading goes.
    latest: Known,
) -> AnyView {
    let desk = Desk {
        user,
        wanted,
        latest,
        open: RwSignal::new(false),
        busy: RwSignal::new(false),
        moved: RwSignal::new(false),
        fate: RwSignal::new(None),
        session: CurrentSession::here(),
        trail: Trail::here(),
        directory: StoredValue::new(Directory::here()),
        toasts: use_context(),
    };
    follow(move || {
        let ready = wanted.with(Option::is_some) && user.with(Option::is_some);
        if ready && !desk.open.get_untracked() {
            desk.fate.set(None);
            desk.moved.set(false);
            desk.open.set(true);
        }
    });
    let mut was = false;
    follow(move || {
        let is = desk.open.get();
        if std::mem::replace(&mut was, is) && !is {
            wanted.set(None);
        }
    });
    let title = move || {
        let name = user.with(|user| user.as_ref().map(|user| user.name.clone()).unwrap_or_default());
        let words = &text::words().users;
        if wanted.get() == Some(true) { (words.enable_title)(&name) } else { (words.disable_title)(&name) }
    };
    view! {
        <Sheet open=desk.open title=title close=t(|w| w.edit.close) busy=desk.busy actions=move || buttons(desk)>
            {dynamic(move || body(desk, own))}
        </Sheet>
    }
}

fn body(desk: Desk, own: Memo<bool>) -> AnyView {
    let (Some(user), Some(wanted)) = (desk.user.get(), desk.wanted.get()) else { return nothing() };
    if user.enabled == Some(wanted) && desk.fate.with(Option::is_none) {
        return view! { <Notice tone=Tone::Info title=t(|w| w.users.already) /> };
    }
    let after = User { enabled: Some(wanted), ..(*user).clone() };
    let curl = Deed::Enabled(wanted).as_curl(desk.session, &user).unwrap_or_default();
    let lead: text::Pick = if wanted { |w| w.users.enable_body } else { |w| w.users.disable_body };
    view! {
        <p>{t(lead)}</p>
        {(own.get() && !wanted).then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.users.disable_self) /> })}
        {sometimes(move || desk.moved.get().then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.users.moved) urgent=true /> }))}
        {dynamic(move || outcome(desk))}
        {compared(t(|w| w.users.state).into_child(), said::state(&user), said::state(&after))}
        {command(curl)}
    }
}

fn outcome(desk: Desk) -> AnyView {
    match desk.fate.get() {
        None | Some(Fate::Done) => nothing(),
        Some(Fate::NotApplied) => view! { <Notice tone=Tone::Bad title=t(|w| w.users.not_applied) urgent=true /> },
        Some(Fate::Failed(failure)) => fault::notice(failure, Tone::Bad, None),
        Some(Fate::Unknown(failure)) => view! {
            <Notice tone=Tone::Warn title=t(|w| w.users.unknown) urgent=true /> {fault::notice(failure, Tone::Warn, None)}
        },
    }
}

fn buttons(desk: Desk) -> AnyView {
    let close = move |()| desk.open.set(false);
    let to_do = settled(move || {
        let wanted = desk.wanted.get();
        wanted.is_some() && desk.user.with(|user| user.as_ref().is_some_and(|user| user.enabled != wanted))
    });
    view! {
        <Button label=t(|w| w.reset.cancel) busy=Signal::stored(false) on_press=close weight=Weight::Quiet />
        {sometimes(move || to_do.get().then(|| {
            let (label, weight): (text::Pick, Weight) = match desk.wanted.get_untracked() {
                Some(true) => (|w| w.users.enable, Weight::Primary),
                _ => (|w| w.users.disable, Weight::Danger),
            };
            view! { <Button label=t(label) busy=desk.busy on_press=move |()| desk.send() weight=weight /> }
        }))}
    }
}

impl Desk {
    /// Reads the user once more, and sends only what a person saw. Goes on when the page is left.
    fn send(self) {
        let (Some(user), Some(wanted)) = (self.user.get_untracked(), self.wanted.get_untracked()) else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.moved.set(false);
        let directory = self.directory.get_value();
        beyond_this_page(async move {
            let fate = self.attempt(&user, wanted, &directory).await;
            let _page_left = self.busy.try_set(false);
            match fate {
                Some(Fate::Done) => {
                    if let Some(toasts) = self.toasts {
                        let name = user.name.clone();
                        toasts.push(Toast::new(Tone::Good, move || (text::words().users.done_toast)(&name)));
                    }
                    let _page_left = self.open.try_set(false);
                    self.show(&directory, &user.id);
                }
                Some(fate) => drop(self.fate.try_set(Some(fate))),
                None => {
                    let _page_left = self.moved.try_set(true);
                    self.show(&directory, &user.id);
                }
            }
        });
    }

    /// What became of it; none when somebody else moved it meanwhile, or the person left before it was sent.
    async fn attempt(self, user: &User, wanted: bool, directory: &Directory) -> Option<Fate> {
        let (Some(keystone), Some(live)) = (connection::keystone(), self.session.now()) else {
            return Some(Fate::Failed(crate::transport::Failure::Cancelled));
        };
        let fresh = match keystone.user(&live.token, &user.id).await {
            Ok(fresh) => fresh,
            Err(failure) => {
                self.session.notice(&failure);
                return Some(Fate::Failed(failure));
            }
        };
        let as_seen = fresh.enabled == user.enabled;
        directory.users.learn(fresh.clone());
        if !as_seen || self.wanted.try_get_untracked() != Some(Some(wanted)) {
            return None;
        }
        Some(Deed::Enabled(wanted).send(&fresh, self.session, self.trail, directory).await)
    }

    /// Puts the newest reading of the user on the page.
    fn show(self, directory: &Directory, id: &str) {
        if let Some(user) = directory.users.known(id) {
            let _page_left = self.latest.try_update(|latest| {
                latest.value = Some((user, connection::now()));
            });
        }
    }
}
