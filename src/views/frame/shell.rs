//! The shell: a bar on top, the navigation at the side, the page.

use crate::ui::element::{later, sometimes};
use crate::views::focus::focus;
use leptos::html;
use leptos::prelude::*;

use super::account::account;
use super::health::health;
use super::look::look;
use super::navigation::{drawer, rail};
use super::not_found::not_found;
use super::router::Router;
use super::routes::{commands, pages};
use crate::actions::connection;
use crate::actions::questions;
use crate::actions::session::CurrentSession;
use crate::text::{self, t};
use crate::ui::announcer::{Announcer, AnnouncerRegion};
use crate::ui::button::{Button, IconButton, Weight};
use crate::ui::erased::{follow, words};
use crate::ui::icon::Icon;
use crate::ui::tip::TipLayer;
use crate::ui::toast::{ToastRegion, Toasts};
use crate::ui::view;

/// Everything around the pages, for somebody who is signed in.
pub fn shell(router: Router) -> AnyView {
    Toasts::provide();
    let announcer = Announcer::provide();
    let page = NodeRef::<html::Main>::new();
    arrive(router, page, announcer);
    let (palette, shortcuts, menu) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    listen(palette, shortcuts);
    // Once asked for, the commands stay; before that their program is not even fetched.
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || palette.get() || shortcuts.get());
    let brand = connection::settings().map(|settings| settings.brand.clone()).unwrap_or_default();
    view! {
        <div class="shell">
            <a class="skip button" href="#page">{t(|w| w.frame.skip)}</a>
            <header class="topbar">
                <span class="only-narrow">
                    <IconButton label=t(|w| w.frame.menu) icon=Icon::Menu on_press=move |()| menu.set(true) />
                </span>
                <a class="brand" href="/quotas">{mark()} {brand}</a>
                <span class="room"></span>
                {health()}
                <IconButton label=t(|w| w.frame.commands) icon=Icon::Search on_press=move |()| palette.set(true) />
                {look()}
                {account()}
            </header>
            <div class="rail">{rail(router)}</div>
            <main id="page" class="page" tabindex="-1" node_ref=page>
                {ending()}
                {questions()}
                {pages(router, not_found)}
            </main>
        </div>
        {drawer(router, menu)}
        {sometimes(move || wanted.get().then(|| later(commands(palette, shortcuts))))}
        <ToastRegion label=t(|w| w.frame.messages) dismiss=t(|w| w.frame.dismiss) />
        <AnnouncerRegion />
        <TipLayer />
    }
}

/// That nobody knows what became of some writes, until that is settled; on the trail's own page it stands in the rows.
fn questions() -> AnyView {
    let path = Router::here();
    sometimes(move || {
        let open = questions::open();
        let elsewhere = path.is_none_or(|router| router.path() != "/trail");
        (open > 0 && elsewhere).then(|| {
            view! {
                <p class="open-questions" role="status">
                    {(text::words().frame.open_questions)(open)} " " <a href="/trail">{t(|w| w.frame.settle_them)}</a>
                </p>
            }
        })
    })
}

/// The crane, with its load in the accent colour.
fn mark() -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 6h18M5 6v15M19 6v15M2 21h6M16 21h6M12 6v5"></path>
            <path class="load" d="M9 11h6v5H9z"></path>
        </svg>
    }
}

/// After a step the focus goes to the page's heading, and the page is announced and names the window.
fn arrive(router: Router, page: NodeRef<html::Main>, announcer: Announcer) {
    let mut before = None;
    follow(move || {
        let path = router.path();
        let _speaks = text::language();
        if before.replace(path.clone()).is_some_and(|before| before != path) {
            // The page may still be on its way, and the one that is left still stand; its heading speaks when it is there.
            let heading = heading(page).map(|heading| (heading.text_content(), heading));
            let left = Left { heading, focus: document().active_element() };
            set_timeout(move || greet(page, announcer, left, 100), core::time::Duration::from_millis(30));
        } else {
            set_timeout(move || drop(name_window(page)), core::time::Duration::from_millis(200));
        }
    });
}

fn heading(page: NodeRef<html::Main>) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let heading = page.try_get_untracked()??.query_selector("h1").ok()??;
    heading.dyn_into().ok()
}

fn name_window(page: NodeRef<html::Main>) -> Option<String> {
    let words = heading(page)?.text_content()?;
    let brand = connection::settings().map(|settings| settings.brand.clone()).unwrap_or_default();
    document().set_title(&[&words, " · ", &brand].concat());
    Some(words)
}

/// The page that was left.
struct Left {
    /// Its heading: the text then, and the element.
    heading: Option<(Option<String>, web_sys::HtmlElement)>,
    /// Where the focus was.
    focus: Option<web_sys::Element>,
}

impl Left {
    /// Whether the person has moved the focus meanwhile; then it is not taken away. A dialog that closes moves it by
    /// itself.
    fn focus_moved(&self) -> bool {
        let now = document().active_element();
        let in_dialog = |element: &web_sys::Element| element.closest("dialog").is_ok_and(|dialog| dialog.is_some());
        now != self.focus
            && !self.focus.as_ref().is_some_and(in_dialog)
            && now.is_some_and(|now| now.tag_name() != "BODY")
    }
}

fn greet(page: NodeRef<html::Main>, announcer: Announcer, left: Left, tries: u32) {
    // The next page may take over the element of the last one, so a new text is as good as a new element.
    let same = |heading: &web_sys::HtmlElement| {
        left.heading.as_ref().is_some_and(|(text, left)| left == heading && *text == heading.text_content())
    };
    match heading(page).filter(|heading| tries == 0 || !same(heading)) {
        Some(heading) => {
            if !left.focus_moved() {
                let _gone = heading.focus();
            }
            if let Some(words) = name_window(page) {
                announcer.say(&words);
            }
        }
        None if tries > 0 => {
            set_timeout(move || greet(page, announcer, left, tries - 1), core::time::Duration::from_millis(100));
        }
        None => {}
    }
}

/// Ctrl/⌘ K opens the commands, `?` lists the shortcuts, `/` goes to the filter.
fn listen(palette: RwSignal<bool>, shortcuts: RwSignal<bool>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "k" | "K" if command && !event.alt_key() && !event.shift_key() => {
                event.prevent_default();
                palette.set(true);
            }
            key @ ("?" | "/") if !command && !event.alt_key() && !typing(&event) => {
                event.prevent_default();
                if key == "?" {
                    shortcuts.set(true);
                } else {
                    focus("main input[type=search]");
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

fn typing(event: &web_sys::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

/// The warning before the session ends, with the way to stay.
fn ending() -> AnyView {
    let session = CurrentSession::here();
    sometimes(move || {
        let minutes = (session.ending()? + 59_999) / 60_000;
        let said = words(move || {
            let words = &text::words().session;
            (words.ending)(&(words.minutes)(minutes))
        });
        Some(view! {
            <div class="ending" role="status">
                <span>{said}</span>
                <Button
                    label=t(|w| w.session.renew)
                    busy=Signal::stored(false)
                    on_press=move |()| session.end()
                    weight=Weight::Quiet
                />
            </div>
        })
    })
}
