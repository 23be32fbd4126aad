//! The command palette, fed from the navigation and from what the shell offers, and the list of shortcuts.

use leptos::prelude::*;

use super::navigation::sections;
use super::router::Router;
use crate::actions::preferences::{Preferences, THEMES};
use crate::actions::quotas::Quotas;
use crate::actions::session::CurrentSession;
use crate::text::{Language, Pick, t};
use crate::ui::dialog::Dialog;
use crate::ui::kbd::kbd;
use crate::ui::palette::{Palette, PaletteEntry};
use crate::ui::view;
use crate::views::frame::routes::Page;

/// Both, each open when its signal says so.
pub fn palette_and_shortcuts(palette: RwSignal<bool>, shortcuts: RwSignal<bool>) -> AnyView {
    let all = entries(shortcuts);
    view! {
        <Palette
            open=palette
            label=t(|w| w.frame.commands)
            placeholder=t(|w| w.frame.command_placeholder)
            none=t(|w| w.frame.no_command)
            entries=Signal::derive(move || all.get())
        />
        <Dialog
            open=shortcuts
            title=t(|w| w.frame.shortcuts)
            close=t(|w| w.frame.close)
            busy=Signal::stored(false)
        >
            {listed()}
        </Dialog>
    }
}

fn entries(shortcuts: RwSignal<bool>) -> Signal<Vec<PaletteEntry>> {
    let (router, preferences, session, quotas) =
        (Router::here(), Preferences::here(), CurrentSession::here(), Quotas::here());
    let go = move |address: String| {
        if let Some(router) = router {
            router.go(&address);
        }
    };
    let entry = |group: Pick, label: TextProp, run: Callback<()>| PaletteEntry {
        group: t(group).into(),
        label,
        hint: None,
        run,
    };
    Signal::derive(move || {
        let mut all = Vec::new();
        for (_, pages) in sections() {
            for (page, name, _) in *pages {
                all.push(entry(|w| w.frame.go_to, t(*name).into(), Callback::new(move |()| go(page.path()))));
            }
        }
        let departments = quotas.departments.list.with(|list| list.value.as_ref().map(|(lines, _)| lines.clone()));
        for line in departments.unwrap_or_default() {
            let address = Page::Department(line.department.id).path();
            let label = line.department.name;
            all.push(entry(|w| w.frame.departments, label.into(), Callback::new(move |()| go(address.clone()))));
        }
        for (language, name) in [(Language::Zh, "简体中文"), (Language::En, "English")] {
            all.push(entry(
                |w| w.frame.language,
                name.into(),
                Callback::new(move |()| preferences.set_language(language)),
            ));
        }
        let words: [Pick; 3] = [|w| w.frame.light, |w| w.frame.dark, |w| w.frame.system];
        for (theme, word) in THEMES.into_iter().zip(words) {
            all.push(entry(|w| w.frame.theme, t(word).into(), Callback::new(move |()| preferences.set_theme(theme))));
        }
        all.push(entry(
            |w| w.frame.session,
            t(|w| w.frame.shortcuts).into(),
            Callback::new(move |()| shortcuts.set(true)),
        ));
        all.push(entry(
            |w| w.frame.session,
            t(|w| w.frame.sign_out).into(),
            Callback::new(move |()| session.sign_out()),
        ));
        all
    })
}

fn listed() -> AnyView {
    let line = |(keys, what): (&'static str, Pick)| {
        view! { <dt>{kbd(keys)}</dt> <dd>{t(what)}</dd> }
    };
    let all: [(&'static str, Pick); 5] = [
        ("Ctrl K", |w| w.frame.shortcut_palette),
        ("/", |w| w.frame.shortcut_filter),
        ("?", |w| w.frame.shortcut_help),
        ("↑ ↓", |w| w.frame.shortcut_step),
        ("Esc", |w| w.frame.shortcut_escape),
    ];
    view! { <dl class="shortcuts">{all.into_iter().map(line).collect::<Vec<_>>()}</dl> }
}
