//! Every page and its address. Each page is a WebAssembly chunk of its own when built with the feature `split`.

use crate::ui::element::{dynamic, later};
use crate::ui::erased::settled;
use leptos::prelude::*;

use super::commands::palette_and_shortcuts;
use super::router::Router;
use crate::actions::servers::Servers;
use crate::views::directory::{DomainsPage, ProjectsPage};
use crate::views::overview::OverviewPage;
use crate::views::platform::metrics::MetricsPage;
use crate::views::platform::service::ServicePage;
use crate::views::quotas::department::DepartmentPage;
use crate::views::quotas::departments::DepartmentsPage;
use crate::views::quotas::limits::LimitsPage;
use crate::views::quotas::platform::PlatformPage;
use crate::views::servers::calendar::CalendarPage;
use crate::views::servers::deeds::{self, Wish};
use crate::views::servers::detail::ServerPage;
use crate::views::servers::gate;
use crate::views::servers::list::ServersPage;
use crate::views::servers::order::OrderPage;
use crate::views::servers::tools::{self, Tool};
use crate::views::sign_in::{SignInPage, SignInPanel};
use crate::views::trail::TrailPage;
use crate::views::users::detail::UserPage;
use crate::views::users::list::UsersPage;

/// A page of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Everything at a glance.
    Overview,
    /// The platform's quotas.
    Platform,
    /// All departments.
    Departments,
    /// One department, by its id.
    Department(String),
    /// Keystone's unified limits.
    Limits,
    /// The users.
    Users,
    /// One user, by id.
    User(String),
    /// The projects.
    Projects,
    /// The departments as the identity service knows them.
    Domains,
    /// The platform service.
    Service,
    /// What the platform service counts.
    Metrics,
    /// The bare-metal servers.
    Servers,
    /// What comes up for the servers, by month.
    Calendar,
    /// One server, by id.
    Server(String),
    /// The order of new servers.
    Order,
    /// What this person changed.
    Trail,
}

impl Page {
    /// The page of a path; none for an address that the console does not have.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["overview"] => Some(Self::Overview),
            [] | ["quotas"] => Some(Self::Platform),
            ["departments"] => Some(Self::Departments),
            ["departments", id] => Some(Self::Department(decoded(id)?)),
            ["limits"] => Some(Self::Limits),
            ["users"] => Some(Self::Users),
            ["users", id] => Some(Self::User(decoded(id)?)),
            ["projects"] => Some(Self::Projects),
            ["domains"] => Some(Self::Domains),
            ["service"] => Some(Self::Service),
            ["service", "metrics"] => Some(Self::Metrics),
            ["servers"] => Some(Self::Servers),
            ["servers", "calendar"] => Some(Self::Calendar),
            ["servers", id] => Some(Self::Server(decoded(id)?)),
            ["order"] => Some(Self::Order),
            ["trail"] => Some(Self::Trail),
            _ => None,
        }
    }

    /// The path of a page.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "/overview".to_owned(),
            Self::Platform => "/quotas".to_owned(),
            Self::Departments => "/departments".to_owned(),
            Self::Department(id) => ["/departments/", &encoded(id)].concat(),
            Self::Limits => "/limits".to_owned(),
            Self::Users => "/users".to_owned(),
            Self::User(id) => ["/users/", &encoded(id)].concat(),
            Self::Projects => "/projects".to_owned(),
            Self::Domains => "/domains".to_owned(),
            Self::Service => "/service".to_owned(),
            Self::Metrics => "/service/metrics".to_owned(),
            Self::Servers => "/servers".to_owned(),
            Self::Calendar => "/servers/calendar".to_owned(),
            Self::Server(id) => ["/servers/", &encoded(id)].concat(),
            Self::Order => "/order".to_owned(),
            Self::Trail => "/trail".to_owned(),
        }
    }
}

/// Defines the views of pages as functions that are chunks of their own under the feature `split`. The build reads the
/// names and addresses from here, so that a page's chunk is fetched beside the main one (`xtask`). `#` stands before what is
/// a part of pages and has no address.
macro_rules! chunks {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $kind:ty),*) at $address:literal $(or $alias:literal)* => $view:expr;)*) => {
        $(
            $(#[$doc])*
            #[cfg_attr(feature = "split", leptos::lazy)]
            pub async fn $name($($argument: $kind),*) -> AnyView {
                $view
            }
        )*
    };
}

chunks! {
    /// The platform's quotas.
    platform() at "/quotas" or "/" => PlatformPage();
    /// Everything at a glance.
    overview() at "/overview" => OverviewPage();
    /// All departments.
    departments() at "/departments" => DepartmentsPage();
    /// One department.
    department(id: String) at "/departments/:id" => DepartmentPage(id);
    /// What this person changed.
    trail() at "/trail" => TrailPage();
    /// The platform service, or what it counts: one chunk, because the first load pays for every further one.
    service(counts: bool) at "/service" or "/service/metrics" => if counts { MetricsPage() } else { ServicePage() };
    /// Keystone's unified limits.
    limits() at "/limits" => LimitsPage();
    /// The users.
    users() at "/users" => UsersPage();
    /// One user.
    user(id: String) at "/users/:id" => UserPage(id);
    /// The projects.
    projects() at "/projects" => ProjectsPage();
    /// The departments as the identity service knows them.
    domains() at "/domains" => DomainsPage();
    /// The bare-metal servers.
    servers() at "/servers" => ServersPage();
    /// What comes up for the servers, by month.
    calendar() at "/servers/calendar" => CalendarPage();
    /// One server.
    server(guid: String) at "/servers/:id" => ServerPage(guid);
    /// The order of new servers.
    order() at "/order" => OrderPage();
    /// The form that asks for a member's key.
    key() at "#key" => gate::form();
    /// The sheet of what is done to servers; it opens with the first wish.
    deeds(wish: RwSignal<Option<Wish>>, term: Signal<Option<u32>>) at "#deeds" => deeds::whole(&Servers::here(), wish, term);
    /// What the list of servers is handled with.
    tools(tool: Tool) at "#tools" => tools::whole(tool);
    /// Signing in: a page, or a panel over the page whose session has ended.
    sign_in(over_a_page: bool) at "/sign-in" => if over_a_page { SignInPanel() } else { SignInPage() };
    /// The command palette and the list of shortcuts, open when their signals say so.
    commands(palette: RwSignal<bool>, shortcuts: RwSignal<bool>) at "#commands" => palette_and_shortcuts(palette, shortcuts);
}

/// The page of the present address. The last page stays until the next one has arrived.
pub fn pages(router: Router, not_found: fn() -> AnyView) -> AnyView {
    let page = settled(move || Page::of(&router.path()));
    dynamic(move || match page.get() {
        Some(page) => later(async move {
            match page {
                Page::Overview => overview().await,
                Page::Platform => platform().await,
                Page::Departments => departments().await,
                Page::Department(id) => department(id).await,
                Page::Limits => limits().await,
                Page::Users => users().await,
                Page::User(id) => user(id).await,
                Page::Projects => projects().await,
                Page::Domains => domains().await,
                Page::Service => service(false).await,
                Page::Metrics => service(true).await,
                Page::Servers => servers().await,
                Page::Calendar => calendar().await,
                Page::Server(guid) => server(guid).await,
                Page::Order => order().await,
                Page::Trail => trail().await,
            }
        }),
        None => not_found(),
    })
}

/// A path segment as it was meant; none when its percent signs make no sense.
fn decoded(segment: &str) -> Option<String> {
    percent_encoding::percent_decode_str(segment).decode_utf8().ok().map(Into::into)
}

fn encoded(segment: &str) -> String {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn every_page_has_its_address() {
        for page in [
            Page::Overview,
            Page::Platform,
            Page::Departments,
            Page::Department("default".into()),
            Page::Department("研发/a b%".into()),
            Page::Limits,
            Page::Users,
            Page::User("u/1".into()),
            Page::Projects,
            Page::Domains,
            Page::Service,
            Page::Metrics,
            Page::Servers,
            Page::Calendar,
            Page::Server("1708330228791024".into()),
            Page::Order,
            Page::Trail,
        ] {
            assert_eq!(Page::of(&page.path()), Some(page));
        }
        assert_eq!(Page::of("/"), Some(Page::Platform));
        assert_eq!(Page::of("/departments/"), Some(Page::Departments));
        for nowhere in ["/nowhere", "/quotas/x", "/departments/a/b", "/departments/%ff"] {
            assert_eq!(Page::of(nowhere), None, "{nowhere}");
        }
    }
}
