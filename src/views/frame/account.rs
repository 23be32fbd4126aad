//! Who is signed in, for what, until when; and the way out.

use leptos::prelude::*;

use crate::actions::session::CurrentSession;
use crate::domain::account::{About, Named, Scope};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing};
use crate::ui::erased::{settled, words};
use crate::ui::icon::{Icon, icon};
use crate::ui::popover::Popover;
use crate::ui::view;
use crate::views::clock;

/// The button with the name, and what is behind it.
pub fn account() -> AnyView {
    let session = CurrentSession::here();
    let about = settled(move || session.about());
    let name = move || {
        about.with(|about| about.as_ref().map(|about| named(&about.user.name, &about.user.id)).unwrap_or_default())
    };
    let face = move || view! { {icon(Icon::Person)} <span class="only-wide">{words(name)}</span> };
    view! {
        <Popover label=t(|w| w.frame.account) face=face quiet=true end=true roomy=true>
            <div class="stack">
                {dynamic(move || about.with(|about| about.as_ref().map_or_else(nothing, lines)))}
                <Button
                    label=t(|w| w.frame.sign_out)
                    busy=Signal::stored(false)
                    on_press=move |()| session.sign_out()
                    weight=Weight::Plain
                    icon=Icon::SignOut
                />
            </div>
        </Popover>
    }
}

fn lines(about: &About) -> AnyView {
    let words = text::words();
    let of = |named: &Named| named.name.clone().or_else(|| named.id.clone()).unwrap_or_default();
    let scope = match &about.scope {
        Scope::Project { project, domain } => {
            [words.session.in_project, " ", &of(project), " · ", &of(domain)].concat()
        }
        Scope::Domain(domain) => [words.session.in_domain, " ", &of(domain)].concat(),
        Scope::System => words.session.in_system.to_owned(),
        Scope::Unscoped => words.session.in_none.to_owned(),
    };
    let roles: Vec<String> = about.roles.iter().map(of).collect();
    let roles = if roles.is_empty() { words.frame.no_roles.to_owned() } else { roles.join(", ") };
    let roles = [words.frame.roles, ": ", &roles].concat();
    let end = about.expires_at.map(|at| [words.frame.expires, ": ", &clock::date_and_clock(at)].concat());
    let name = named(&about.user.name, &about.user.id);
    view! {
        <strong>{name}</strong> <span>{scope}</span> <span class="remark">{roles}</span>
        <span class="remark">{end.unwrap_or_default()}</span>
    }
}

fn named(name: &Option<String>, id: &str) -> String {
    name.clone().unwrap_or_else(|| id.to_owned())
}
