//! The people, projects and departments of the identity service, as far as they were read. They outlive their pages, and
//! are forgotten when somebody else signs in.
//!
//! They are kept beside the pages and not in a context of the whole console: so their code travels with the pages that
//! use it, and not with the first one.

pub mod users;
pub mod write;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, Memo, RwSignal, With};

use super::connection;
use super::latest::{Latest, Read, load};
use super::session::{CurrentSession, Whose};
use crate::domain::account::Secret;
use crate::domain::account::directory::{Department, Listing, Project, members};
use crate::transport::Failure;
use crate::vendors::keystone::{Filter, Keystone};
use users::Users;

/// What is known of one session's directory.
#[derive(Clone, Default)]
pub struct Directory {
    /// The users.
    pub users: Users,
    members: ArcRwSignal<Latest<Arc<BTreeMap<String, usize>>>>,
    departments: ArcRwSignal<Latest<Arc<Listing<Department>>>>,
    projects: ArcRwSignal<Latest<Arc<Listing<Project>>>>,
}

thread_local! {
    static KEPT: RefCell<Option<(Whose, Directory)>> = const { RefCell::new(None) };
}

/// A list of the directory on a page.
pub type List<T> = RwSignal<Latest<Arc<Listing<T>>>>;

impl Directory {
    /// The directory of who is signed in; empty when somebody else was before.
    #[must_use]
    pub fn here() -> Self {
        let about = CurrentSession::here().now().map(|session| (session.about.user.id, session.about.scope));
        KEPT.with_borrow_mut(|kept| {
            match (kept.as_ref(), about) {
                (Some((whose, directory)), Some(now)) if *whose == now => directory.clone(),
                // Over a page whose session has ended, what was read stays in view.
                (Some((_, directory)), None) => directory.clone(),
                (_, now) => {
                    let directory = Self::default();
                    *kept = now.map(|now| (now, directory.clone()));
                    directory
                }
            }
        })
    }

    /// Reads all departments anew; gives what is known already.
    #[must_use]
    pub fn load_departments(&self) -> List<Department> {
        let list = RwSignal::from(self.departments.clone());
        load(list, read(|keystone, token| async move { keystone.departments(&token).await.map(Arc::new) }));
        list
    }

    /// Counts anew how many users each project has, by its id; gives what is known already. Where the server does not tell,
    /// nothing is counted.
    #[must_use]
    pub fn count_members(&self) -> RwSignal<Latest<Arc<BTreeMap<String, usize>>>> {
        let counts = RwSignal::from(self.members.clone());
        load(
            counts,
            read(
                |keystone, token| async move { keystone.assignments(&token).await.map(|all| Arc::new(members(&all))) },
            ),
        );
        counts
    }

    /// Reads all projects anew; gives what is known already.
    #[must_use]
    pub fn load_projects(&self) -> List<Project> {
        let list = RwSignal::from(self.projects.clone());
        load(
            list,
            read(|keystone, token| async move {
                keystone
                    .projects(&token, &Filter { page_size: Some(users::PAGE), ..Filter::default() })
                    .await
                    .map(Arc::new)
            }),
        );
        list
    }
}

/// A read that needs somebody signed in; a refused token ends the session in one place.
pub fn read<T, F>(ask: impl FnOnce(Keystone<connection::Network>, Secret) -> F + 'static) -> Read<T>
where
    F: Future<Output = Result<T, Failure>>,
{
    let session = CurrentSession::here();
    Box::pin(async move {
        let (Some(keystone), Some(live)) = (connection::keystone(), session.now()) else {
            return Err(Failure::Cancelled);
        };
        ask(keystone, live.token).await.inspect_err(|failure| session.notice(failure))
    })
}

/// Names by id, of a list that is there or still on its way.
#[must_use]
pub fn names<T: Send + Sync + 'static>(
    list: List<T>,
    name: fn(&T) -> (&String, &String),
) -> Memo<BTreeMap<String, String>> {
    Memo::new(move |_| {
        let mut names = BTreeMap::new();
        list.with(|list| {
            let items = list.value.iter().flat_map(|(listing, _)| &listing.items);
            for (id, name) in items.map(name) {
                names.insert(id.clone(), name.clone());
            }
        });
        names
    })
}
