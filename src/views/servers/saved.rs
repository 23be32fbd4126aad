//! Views of the list that a person saved: filter, order and columns under a name.

use leptos::prelude::*;

use crate::actions::saved_views::SavedViews;
use crate::text::t;
use crate::ui::button::{Button, IconButton};
use crate::ui::element::{dynamic, list};
use crate::ui::field::{TextField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::view;
use crate::views::frame::router::{Router, query};
use crate::views::frame::routes::Page;

/// The saved views, and the form that saves the present one, in a panel that is open.
pub fn panel(open: RwSignal<bool>) -> AnyView {
    let (views, name) = (SavedViews::of("gantry.views.servers"), RwSignal::new(String::new()));
    let rows = dynamic(move || list(views.all.get().into_iter().map(|(name, query)| row(views, open, name, query))));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = name.get_untracked();
        if !text.trim().is_empty() {
            let query = query().map(|query| String::from(query.to_string())).unwrap_or_default();
            views.save(&text, &query);
            name.set(String::new());
        }
    };
    view! {
        <div class="stack">
            <ul class="saved">{rows}</ul>
            <form class="stack" on:submit=save>
                <TextField label=t(|w| w.servers.view_name) value=name error=never_wrong() />
                <Button label=t(|w| w.servers.save_view) busy=Signal::stored(false) submit=true />
            </form>
        </div>
    }
}

fn row(views: SavedViews, open: RwSignal<bool>, name: String, query: String) -> AnyView {
    let router = Router::here();
    let (own, shown) = (name.clone(), name.clone());
    let go = move |()| {
        open.set(false);
        if let Some(router) = router {
            let path = Page::Servers.path();
            router.go(&if query.is_empty() { path } else { [&path, "?", &query].concat() });
        }
    };
    view! {
        <li>
            <Button label=shown busy=Signal::stored(false) on_press=go weight=crate::ui::button::Weight::Quiet />
            <IconButton
                label=move || (crate::text::words().servers.forget_view)(&name)
                icon=Icon::Trash
                on_press=move |()| views.forget(&own)
            />
        </li>
    }
}
