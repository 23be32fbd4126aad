//! A new account of the service: checked, reviewed, sent once. When nobody knows what became of it, that is said.

use leptos::prelude::*;

use super::said;
use crate::actions::outcome::beyond_this_page;
use crate::actions::platform::{Made, Service};
use crate::actions::session::CurrentSession;
use crate::domain::account::Secret;
use crate::domain::platform::registration::{self, Mistake};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{Child, dynamic, nothing};
use crate::ui::erased::words;
use crate::ui::field::{PasswordField, TextField};
use crate::ui::notice::{Notice, Technical};
use crate::ui::sheet::Sheet;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;
use crate::views::focus::focus;
use crate::views::review::{command, compared};

/// What stands in the form, and where the review stands.
#[derive(Clone, Copy)]
struct Desk {
    name: RwSignal<String>,
    password: RwSignal<String>,
    tried: RwSignal<bool>,
    open: RwSignal<bool>,
    service: StoredValue<Service>,
    session: CurrentSession,
}

/// The section of the page.
pub fn section(service: &Service) -> AnyView {
    let desk = Desk {
        name: RwSignal::new(String::new()),
        password: RwSignal::new(String::new()),
        tried: RwSignal::new(false),
        open: RwSignal::new(false),
        service: StoredValue::new(service.clone()),
        session: CurrentSession::here(),
    };
    desk.session.when_nobody_is_there(move || {
        desk.open.set(false);
        desk.password.set(String::new());
    });
    let making = RwSignal::from(service.making.clone());
    let busy = Signal::derive(move || making.with(|making| making.busy));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.review();
    };
    let name = Signal::derive(move || desk.name_fault().filter(|_| desk.tried.get()).map(str::to_owned));
    let password = Signal::derive(move || desk.password_fault().filter(|_| desk.tried.get()).map(str::to_owned));
    let title = move || (text::words().platform.review_title)(desk.name.get().trim());
    view! {
        <section class="stack making">
            <h2>{t(|w| w.platform.register_title)}</h2>
            <p class="lead">{t(|w| w.platform.register_lead)}</p>
            {dynamic(move || making.with(|making| making.made.clone()).map_or_else(nothing, |(name, made)| became(name, made)))}
            <form class="form" novalidate on:submit=submit aria-label=t(|w| w.platform.register_title)>
                <TextField
                    label=t(|w| w.platform.username)
                    value=desk.name
                    error=name
                    required=t(|w| w.platform.required)
                />
                <PasswordField
                    label=t(|w| w.platform.password)
                    value=desk.password
                    error=password
                    reveal=t(|w| w.platform.reveal)
                    autocomplete="new-password"
                    required=t(|w| w.platform.required)
                />
                <div><Button label=t(|w| w.platform.to_review) busy=busy submit=true weight=Weight::Primary /></div>
            </form>
            <Sheet open=desk.open title=title close=t(|w| w.platform.close) busy=busy actions=move || buttons(desk, busy)>
                {dynamic(move || body(desk))}
            </Sheet>
        </section>
    }
}

fn body(desk: Desk) -> AnyView {
    let name = desk.name.get().trim().to_owned();
    let curl = Service::registration_as_curl(&name).unwrap_or_default();
    let read = desk.service.with_value(|service| service.accounts.with(|accounts| accounts.value.is_some()));
    let before = words(move || (text::words().platform.before)(read).to_owned());
    view! {
        <p>{t(|w| w.platform.register_lead)}</p>
        {compared(t(|w| w.platform.account).into_child(), before.into_child(), t(|w| w.platform.after).into_child())}
        {command(curl)}
    }
}

fn buttons(desk: Desk, busy: Signal<bool>) -> AnyView {
    view! {
        <Button
            label=t(|w| w.platform.cancel)
            busy=Signal::stored(false)
            on_press=move |()| desk.open.set(false)
            weight=Weight::Quiet
        />
        <Button label=t(|w| w.platform.register) busy=busy on_press=move |()| desk.send() weight=Weight::Primary />
    }
}

/// What became of the last one.
fn became(name: String, made: Made) -> AnyView {
    match made {
        Made::Done => {
            let said = move || (text::words().platform.registered)(&name);
            view! { <Notice tone=Tone::Good title=said urgent=true /> }
        }
        Made::Refused(failure) => said::notice(failure, Tone::Bad, None),
        Made::FoundMissing => {
            let (what, how) = (t(|w| w.platform.registered_missing.0), t(|w| w.platform.registered_missing.1));
            view! { <Notice tone=Tone::Warn title=what detail=how urgent=true /> }
        }
        Made::Unknown(failure) => {
            let technical = Technical { label: t(|w| w.failure.details).into(), text: fault::in_lines(failure).into() };
            view! {
                <Notice
                    tone=Tone::Warn
                    title=move || (text::words().platform.registered_unknown)(&name)
                    detail=t(|w| w.platform.registered_unknown_detail)
                    technical=technical
                    urgent=true
                />
            }
        }
    }
}

impl Desk {
    /// What is wrong with the name.
    fn name_fault(self) -> Option<&'static str> {
        let w = &text::words().platform;
        self.name.with(|name| match registration::name(name) {
            Some(Mistake::Empty) => Some(w.must),
            Some(Mistake::TooLong) => Some(w.name_long),
            None => self.service.with_value(|service| service.is_taken(name.trim())).then_some(w.name_taken_already),
        })
    }

    /// What is wrong with the password.
    fn password_fault(self) -> Option<&'static str> {
        let w = &text::words().platform;
        registration::password(&Secret::new(self.password.get())).map(|mistake| match mistake {
            Mistake::Empty => w.must,
            Mistake::TooLong => w.password_long,
        })
    }

    /// On to the review, or to what is wrong.
    fn review(self) {
        self.tried.set(true);
        if untrack(|| self.name_fault().is_some() || self.password_fault().is_some()) {
            return request_animation_frame(|| focus(".making [aria-invalid=true]"));
        }
        self.open.set(true);
    }

    /// Sends what was reviewed. Goes on when the page is left: a write is never cancelled by leaving.
    fn send(self) {
        let name = self.name.get_untracked().trim().to_owned();
        let password = Secret::new(self.password.get_untracked());
        let (service, session) = (self.service.get_value(), self.session);
        beyond_this_page(async move {
            let made = service.make(name, &password, session).await;
            let _page_left = self.open.try_set(false);
            if made {
                let _page_left = self.tried.try_set(false);
                let _page_left = (self.name.try_set(String::new()), self.password.try_set(String::new()));
            }
        });
    }
}
