//! The projects and departments of the identity service, each a list with its ways on.
mod list;

use std::collections::{BTreeMap, HashMap};

use leptos::prelude::*;

use crate::actions::directory::{Directory, names};
use crate::domain::account::directory::{Department, Project};
use crate::domain::table::order::sorted;
use crate::text::{number, t};
use crate::ui::badge::Badge;
use crate::ui::choice::Choice;
use crate::ui::element::{Child, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::address;
use crate::views::frame::routes::Page;
use crate::views::order::Holds;
use list::{Column, Frame, Sorted, frame};

/// The page of all projects.
#[component]
pub fn ProjectsPage() -> AnyView {
    let directory = Directory::here();
    let departments = names(directory.load_departments(), |department| (&department.id, &department.name));
    let members = directory.count_members();
    let chosen = address::state("department");
    let of = move |project: &Project| project.domain_id.clone().unwrap_or_default();
    let count = move |project: &Project| {
        members.with(|counts| counts.value.as_ref().map(|(counts, _)| counts.get(&project.id).copied().unwrap_or(0)))
    };
    let named = move |id: &str| {
        departments.with(|names: &BTreeMap<String, String>| names.get(id).map_or_else(|| id.to_owned(), String::clone))
    };
    frame(Frame {
        title: |w| w.directory.projects,
        count: |w| w.directory.count_projects,
        load: {
            let directory = directory.clone();
            Box::new(move || directory.load_projects())
        },
        found: Box::new(move |project, wanted| {
            let department = chosen.get();
            (department.is_empty() || of(project) == department)
                && list::holds(
                    &[&project.name, &project.id, project.description.as_deref().unwrap_or_default()],
                    wanted,
                )
        }),
        choice: Some((departments, chosen)),
        key: |project| project.id.clone(),
        head: Box::new(|project| {
            let remark = project.description.clone().map(|text| view! { <span class="remark">{text}</span> });
            view! { {project.name.clone()} {remark} }
        }),
        columns: vec![
            Column {
                slug: "department",
                label: |w| w.directory.department,
                holds: Holds::Text,
                sorted: Box::new(move |project| Sorted::Text(named(&of(project)))),
                cell: Box::new(move |project| {
                    let id = of(project);
                    words(move || named(&id)).into_child()
                }),
            },
            Column {
                slug: "members",
                label: |w| w.directory.members,
                holds: Holds::Figures,
                sorted: Box::new(move |project| Sorted::Figure(count(project))),
                cell: Box::new(move |project| {
                    let project = project.clone();
                    words(move || told(count(&project))).into_child()
                }),
            },
            state(|project: &Project| project.enabled),
        ],
        name: |project| &project.name,
    })
}

/// The page of all departments, as the identity service knows them.
#[component]
pub fn DomainsPage() -> AnyView {
    let directory = Directory::here();
    let projects = directory.load_projects();
    let users = (RwSignal::from(directory.users.known.clone()), RwSignal::from(directory.users.progress.clone()));
    let per_department = settled(move || {
        let mut counts: HashMap<String, usize> = HashMap::new();
        projects.with(|projects| {
            for project in projects.value.iter().flat_map(|(listing, _)| &listing.items) {
                *counts.entry(project.domain_id.clone().unwrap_or_default()).or_default() += 1;
            }
        });
        projects.with(|projects| projects.value.is_some()).then_some(counts)
    });
    // Counted only when everybody was read anyway: reading ten thousand users for a number is not cheap.
    let people = settled(move || {
        let mut counts: HashMap<String, usize> = HashMap::new();
        users.0.with(|known| {
            for user in known.iter() {
                *counts.entry(user.domain_id.clone().unwrap_or_default()).or_default() += 1;
            }
        });
        users.1.with(|progress| progress.complete.is_some()).then_some(counts)
    });
    let of = |counts: Memo<Option<HashMap<String, usize>>>, department: &Department| {
        counts.with(|counts| counts.as_ref().map(|counts| counts.get(&department.id).copied().unwrap_or(0)))
    };
    let counted =
        move |slug: &'static str, label: crate::text::Pick, counts: Memo<Option<HashMap<String, usize>>>| Column {
            slug,
            label,
            holds: Holds::Figures,
            sorted: Box::new(move |department: &Department| Sorted::Figure(of(counts, department))),
            cell: Box::new(move |department: &Department| {
                let department = department.clone();
                words(move || told(of(counts, &department))).into_child()
            }),
        };
    let ways = Column {
        slug: "",
        label: |w| w.directory.ways,
        holds: Holds::Text,
        sorted: Box::new(|_: &Department| Sorted::Figure(None)),
        cell: Box::new(|department: &Department| {
            let with = |page: Page| {
                let id = String::from(js_sys::encode_uri_component(&department.id));
                [&page.path(), "?department=", &id].concat()
            };
            let quotas = Page::Department(department.id.clone()).path();
            view! {
                <a href=with(Page::Users)>{t(|w| w.directory.users)}</a> " · "
                <a href=with(Page::Projects)>{t(|w| w.directory.project_count)}</a> " · "
                <a href=quotas>{t(|w| w.directory.quotas)}</a>
            }
        }),
    };
    frame(Frame {
        title: |w| w.directory.domains,
        count: |w| w.directory.count_domains,
        load: {
            let directory = directory.clone();
            Box::new(move || directory.load_departments())
        },
        found: Box::new(|department, wanted| {
            let text = department.description.as_deref().unwrap_or_default();
            list::holds(&[&department.name, &department.id, text], wanted)
        }),
        choice: None,
        key: |department| department.id.clone(),
        head: Box::new(|department| {
            let remark = department.description.clone().map(|text| view! { <span class="remark">{text}</span> });
            view! { {department.name.clone()} {remark} }
        }),
        columns: vec![
            counted("projects", |w| w.directory.project_count, per_department),
            counted("users", |w| w.directory.user_count, people),
            state(|department: &Department| department.enabled),
            ways,
        ],
        name: |department| &department.name,
    })
}

/// The departments to choose from, by name, with all of them first.
pub fn every_department(names: Memo<BTreeMap<String, String>>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let all = by_name(names).into_iter().map(|(id, name)| Choice::new(id, name));
        std::iter::once(Choice::new("", t(|w| w.users.every_department))).chain(all).collect()
    })
}

/// Ids and names in the order of the names; follows them.
pub fn by_name(names: Memo<BTreeMap<String, String>>) -> Vec<(String, String)> {
    sorted(names.get().into_iter().collect(), |(_, a): &(String, String), (_, b)| a.cmp(b))
}

fn told(count: Option<usize>) -> String {
    count.map_or_else(|| crate::text::words().directory.not_told.to_owned(), number::count)
}

/// Whether it can be used.
fn state<T: 'static>(enabled: fn(&T) -> Option<bool>) -> Column<T> {
    Column {
        slug: "state",
        label: |w| w.directory.state,
        holds: Holds::Text,
        sorted: Box::new(move |it| Sorted::Figure(enabled(it).map(usize::from))),
        cell: Box::new(move |it| match enabled(it) {
            Some(true) => view! { <Badge label=t(|w| w.users.enabled) tone=Signal::stored(Tone::Good) /> },
            Some(false) => view! { <Badge label=t(|w| w.users.disabled) tone=Signal::stored(Tone::Warn) /> },
            None => sometimes(|| Some(t(|w| w.users.not_reported).into_child())),
        }),
    }
}
