//! What the list is shown and handled with, and what a first sight of servers can do without: a program of its own, which comes
//! with the first press, or with the first cause for it.
use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::{self, Column};
use super::deeds::Wish;
use super::index::Shown;
use super::list::chosen;
use super::names::Names;
use super::{aside, export, saved};
use crate::actions::servers::Servers;
use crate::domain::server::oddity::Oddities;
use crate::text::t;
use crate::ui::element::{later, nothing, sometimes};
use crate::ui::erased::settled;
use crate::ui::icon::Icon;
use crate::ui::popover::Popover;
use crate::ui::table::column_boxes;
use crate::ui::view;
use crate::views::frame::routes;

/// One of them.
pub enum Tool {
    /// The columns to choose from, by the text that names the chosen ones.
    Columns(RwSignal<String>),
    /// The saved views, in a panel that is open.
    Views(RwSignal<bool>),
    /// What can be done to the chosen servers.
    Bulk(Memo<Shown>, RwSignal<HashSet<String>>, RwSignal<Option<Wish>>),
    /// The list as a file; draws nothing.
    Export(Shown, Vec<Column>, Arc<Names>),
    /// That the engine's clock is ahead by so many milliseconds.
    Clocks(Box<Servers>, i64),
    /// What could not be read.
    Odd(Oddities),
}

/// A tool, when its program has come.
pub fn whole(tool: Tool) -> AnyView {
    match tool {
        Tool::Columns(chosen) => column_boxes(columns::boxes(chosen)),
        Tool::Views(open) => saved::panel(open),
        Tool::Bulk(shown, chosen, wish) => chosen::bulk(shown, chosen, wish),
        Tool::Export(shown, columns, names) => {
            export::as_csv(&shown, &columns, &names);
            nothing()
        }
        Tool::Clocks(servers, skew) => aside::clocks(&servers, skew),
        Tool::Odd(found) => aside::oddities(&found),
    }
}

/// A button that opens the columns to choose from.
pub fn columns_menu(chosen: RwSignal<String>) -> AnyView {
    view! {
        <Popover label=t(|w| w.quota.choose_columns) icon=Icon::Columns roomy=true end=true>
            {later(routes::tools(Tool::Columns(chosen)))}
        </Popover>
    }
}

/// A button that lists the saved views and saves the present one.
pub fn views_menu() -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <Popover label=t(|w| w.servers.views) icon=Icon::Eye roomy=true end=true open=open>
            {later(routes::tools(Tool::Views(open)))}
        </Popover>
    }
}

/// What can be done to the chosen servers; nothing while none is.
pub fn bulk(shown: Memo<Shown>, chosen: RwSignal<HashSet<String>>, wish: RwSignal<Option<Wish>>) -> AnyView {
    let any = settled(move || chosen.with(|chosen| !chosen.is_empty()));
    sometimes(move || any.get().then(|| later(routes::tools(Tool::Bulk(shown, chosen, wish)))))
}

/// Offers the list as a file.
pub fn export(shown: Shown, columns: Vec<Column>, names: Arc<Names>) {
    spawn_local(async move {
        let _nothing = routes::tools(Tool::Export(shown, columns, names)).await;
    });
}
