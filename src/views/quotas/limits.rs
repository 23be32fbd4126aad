//! Keystone's unified limits: what holds for all, and what one department or project has instead. The second table of
//! quotas, for clouds without EOS' own.

use leptos::prelude::*;

use super::editor::Editor;
use super::look::Look;
use crate::actions::directory::{Directory, names};
use crate::actions::latest::again;
use crate::actions::quotas::Quotas;
use crate::domain::quota::change::{Book, Owner};
use crate::domain::quota::view::Column;
use crate::text::{self, t};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::dynamic;
use crate::ui::empty::Empty;
use crate::ui::erased::settled;
use crate::ui::field::never_wrong;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::view;
use crate::views::directory::by_name;
use crate::views::{address, reading};

/// The columns: limits know no use.
const COLUMNS: [Column; 2] = [Column::Name, Column::Cap];

const DEPARTMENT: &str = "department:";
const PROJECT: &str = "project:";

/// The page.
#[component]
pub fn LimitsPage() -> AnyView {
    let directory = Directory::here();
    let departments = names(directory.load_departments(), |department| (&department.id, &department.name));
    let projects = names(directory.load_projects(), |project| (&project.id, &project.name));
    let of = address::state("of");
    let owner = settled(move || {
        of.with(|of| {
            let (book, id) = if let Some(id) = of.strip_prefix(DEPARTMENT) {
                (Book::OfDepartment, id)
            } else if let Some(id) = of.strip_prefix(PROJECT) {
                (Book::OfProject, id)
            } else {
                (Book::Defaults, "")
            };
            let name = match book {
                Book::OfProject => projects.with(|names| names.get(id).cloned()),
                Book::OfDepartment => departments.with(|names| names.get(id).cloned()),
                Book::Eos | Book::Defaults => Some(text::words().limits.for_all.to_owned()),
            };
            Owner { book, id: id.to_owned(), name: name.unwrap_or_else(|| id.to_owned()) }
        })
    });
    let choices = Signal::derive(move || {
        let listed = |prefix: &'static str, names, word: text::Pick| {
            by_name(names).into_iter().map(move |(id, name)| {
                let label = move || [word(text::words()), " ", &name].concat();
                Choice::new([prefix, &id].concat(), label)
            })
        };
        std::iter::once(Choice::new("", t(|w| w.limits.for_all)))
            .chain(listed(DEPARTMENT, departments, |w| w.directory.department))
            .chain(listed(PROJECT, projects, |w| w.limits.project))
            .collect()
    });
    let key = settled(move || owner.with(Owner::key));
    let look = Look::of_address();
    view! {
        {dynamic(move || {
            let _another_owner_is_another_table = key.get();
            one(owner, look, choices, of)
        })}
    }
}

/// The limits of one owner.
fn one(owner: Memo<Owner>, look: Look, choices: Signal<Vec<Choice>>, of: RwSignal<String>) -> AnyView {
    let quotas = Quotas::here();
    let latest = quotas.load_owner(&owner.get_untracked());
    let reload = again(move || {
        quotas.load_owner(&owner.get_untracked());
    });
    let editor = Editor { whose: owner, latest, look, columns: &COLUMNS, caption: heading, empty: nothing_registered };
    let region = editor.region();
    let about = move || reading::freshness(latest, reload);
    view! {
        <PageHead title=move || owner.with(heading) summary=about />
        <p class="lead">{t(|w| w.limits.lead)}</p>
        <div class="search">
            <SelectField label=t(|w| w.limits.of) choices=choices value=of error=never_wrong() />
        </div>
        {reading::failed(latest, reload)}
        {editor.draw(region)}
    }
}

fn heading(owner: &Owner) -> String {
    let words = &text::words().limits;
    if owner.book == Book::Defaults { words.default.to_owned() } else { (words.title)(&owner.name) }
}

fn nothing_registered() -> AnyView {
    view! { <Empty title=t(|w| w.limits.none_title) detail=t(|w| w.limits.none_detail) shape=Icon::Gauge /> }
}
