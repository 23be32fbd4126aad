//! One department's quotas, editable in place.

use leptos::prelude::*;

use super::editor::Editor;
use super::look::Look;
use super::platform;
use crate::actions::latest::{Latest, again};
use crate::actions::quotas::Quotas;
use crate::actions::session::CurrentSession;
use crate::domain::quota::change::{Book, Owner as Whose};
use crate::domain::quota::sheet::{PLATFORM, Sheet};
use crate::domain::quota::view::Column;
use crate::text::{self, t};
use crate::transport::Failure;
use crate::ui::element::{dynamic, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::reading;

/// Columns in the order of the table; what is really used is not reported for a department.
const COLUMNS: [Column; 6] = [Column::Name, Column::Share, Column::Cap, Column::HandedOut, Column::Free, Column::Limit];

/// The page of the department with this id.
#[allow(non_snake_case, reason = "a page, like those that need no argument")]
pub fn DepartmentPage(id: String) -> AnyView {
    let quotas = Quotas::here();
    let look = Look::of_address();
    let whose = owner(&id, quotas);
    let latest = quotas.load_owner(&whose.get_untracked());
    let reload = {
        let owner = whose.get_untracked();
        again(move || {
            quotas.load_owner(&owner);
        })
    };
    let not_found = settled(move || {
        latest.with(|latest| latest.value.is_none() && latest.failure.as_ref().and_then(Failure::status) == Some(404))
    });
    dynamic(move || if not_found.get() { missing(&id) } else { found(whose, latest, look, reload) })
}

/// A department by its id, with its name as soon as that is known. The platform's has a name of ours.
fn owner(id: &str, quotas: Quotas) -> Memo<Whose> {
    let name = (id != PLATFORM).then(|| quotas.departments.name_of(id));
    let id = id.to_owned();
    settled(move || {
        let name = name.map_or_else(|| text::words().trail.platform.to_owned(), |name| name.get());
        Whose { book: Book::Eos, id: id.clone(), name }
    })
}

/// What the page and its table are called.
fn heading(whose: &Whose) -> String {
    let words = &text::words().quota;
    if whose.is_platform() { words.edit_platform.to_owned() } else { (words.department)(&whose.name) }
}

fn missing(id: &str) -> AnyView {
    let id = id.to_owned();
    let detail = move || (text::words().quota.not_found_detail)(&id);
    let back = || {
        view! { <ButtonLink href=Signal::stored("/departments".to_owned()) label=t(|w| w.quota.back_to_departments) primary=true /> }
    };
    view! {
        <PageHead title=t(|w| w.quota.not_found_title) />
        <Empty title=t(|w| w.quota.not_found_title) detail=detail shape=Icon::Building actions=back />
    }
}

fn found(whose: Memo<Whose>, latest: RwSignal<Latest<Sheet>>, look: Look, reload: Callback<()>) -> AnyView {
    let session = CurrentSession::here();
    let editor = Editor { whose, latest, look, columns: &COLUMNS, caption: heading, empty: platform::no_region };
    let region = editor.region();
    let about = move || {
        view! {
            <code class="id">{whose.with_untracked(|whose| whose.id.clone())}</code>
            {words(move || region.with(|region| region.as_ref().map(platform::summary)).unwrap_or_default())}
            {reading::freshness(latest, reload)}
        }
    };
    let back = move || {
        view! { <ButtonLink href=Signal::stored("/departments".to_owned()) label=t(|w| w.quota.back_to_departments) /> }
    };
    let is_platform = whose.with_untracked(Whose::is_platform);
    view! {
        <PageHead title=move || whose.with(heading) summary=about actions=back />
        {is_platform.then(|| view! { <Notice tone=Tone::Info title=t(|w| w.quota.platform_itself) /> })}
        {sometimes(move || {
            session.lacks("admin").then(|| view! { <Notice tone=Tone::Info title=t(|w| w.edit.role_hint) /> })
        })}
        {reading::failed(latest, reload)}
        {editor.draw(region)}
    }
}
