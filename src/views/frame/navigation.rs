//! The navigation: at the side of a wide screen, in a drawer on a narrow one.

use leptos::prelude::*;

use super::router::Router;
use super::routes::Page;
use crate::actions::connection::settings;
use crate::text::{Pick, t};
use crate::ui::erased::{follow, said};
use crate::ui::icon::{Icon, icon};
use crate::ui::sheet::{Edge, Sheet};
use crate::ui::view;

/// A page in the navigation, with its name and its pictogram.
pub type Entry = (Page, Pick, Icon);

/// A heading in the navigation with the pages under it.
pub type Section = (Pick, &'static [Entry]);

/// The pages in the navigation, under their headings.
const SECTIONS: [Section; 5] = [
    (
        |w| w.frame.quotas,
        &[
            (Page::Overview, |w| w.frame.overview, Icon::Pulse),
            (Page::Platform, |w| w.frame.platform, Icon::Gauge),
            (Page::Departments, |w| w.frame.departments, Icon::Building),
            (Page::Limits, |w| w.frame.limits, Icon::Rows),
        ],
    ),
    (
        |w| w.frame.people,
        &[
            (Page::Users, |w| w.frame.users, Icon::Person),
            (Page::Projects, |w| w.frame.projects, Icon::Folder),
            (Page::Domains, |w| w.frame.domains, Icon::Building),
        ],
    ),
    (
        |w| w.frame.servers,
        &[
            (Page::Servers, |w| w.frame.servers, Icon::Server),
            (Page::Order, |w| w.frame.order, Icon::Plus),
            (Page::Calendar, |w| w.frame.renewals, Icon::Clock),
        ],
    ),
    (|w| w.frame.history, &[(Page::Trail, |w| w.frame.trail, Icon::Trail)]),
    (
        |w| w.frame.service,
        &[(Page::Service, |w| w.frame.service, Icon::Pulse), (Page::Metrics, |w| w.frame.metrics, Icon::Gauge)],
    ),
];

/// What this deployment offers: without a platform service or an engine of servers not their pages.
pub fn sections() -> impl Iterator<Item = &'static Section> {
    let (platform, servers) =
        settings().map_or((false, false), |settings| (settings.platform.is_some(), settings.zkeys.is_some()));
    SECTIONS.iter().filter(move |(_, pages)| match pages.first() {
        Some((Page::Service, ..)) => platform,
        Some((Page::Servers, ..)) => servers,
        _ => true,
    })
}

/// The links, the present one marked.
pub fn rail(router: Router) -> AnyView {
    let section = |(title, pages): &Section| {
        let links = pages.iter().map(|(page, name, shape)| link(router, page, *name, *shape)).collect::<Vec<_>>();
        view! { <div class="section">{t(*title)}</div> {links} }
    };
    view! {
        <nav class="nav" aria-label=t(|w| w.frame.navigation)>{sections().map(section).collect::<Vec<_>>()}</nav>
    }
}

fn link(router: Router, page: &'static Page, name: Pick, shape: Icon) -> AnyView {
    let here = said(move || match Page::of(&router.path()) {
        Some(now) if now == *page => Some("page"),
        Some(Page::Department(_)) if *page == Page::Departments => Some("true"),
        Some(Page::User(_)) if *page == Page::Users => Some("true"),
        Some(Page::Server(_)) if *page == Page::Servers => Some("true"),
        _ => None,
    });
    view! { <a href=page.path() aria-current=here>{icon(shape)} <span>{t(name)}</span></a> }
}

/// The navigation of a narrow screen; it closes when a page is chosen.
pub fn drawer(router: Router, open: RwSignal<bool>) -> AnyView {
    let mut before = None;
    follow(move || {
        let steps = router.steps();
        if before.replace(steps).is_some_and(|before| before != steps) {
            open.set(false);
        }
    });
    view! {
        <Sheet
            open=open
            title=t(|w| w.frame.navigation)
            close=t(|w| w.frame.close)
            busy=Signal::stored(false)
            edge=Edge::Start
        >
            {rail(router)}
        </Sheet>
    }
}
