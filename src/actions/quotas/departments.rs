//! All departments at a glance: the list from Keystone, and each one's quotas read in bounded parallel.

use futures::StreamExt;
use futures::future::abortable;
use futures::stream;
use leptos::prelude::{GetUntracked, RwSignal, Set, Update, WithUntracked, on_cleanup};
use leptos::task::spawn_local;

use crate::actions::connection;
use crate::actions::latest::Latest;
use crate::actions::session::CurrentSession;
use crate::domain::account::directory::{Department, Listing};
use crate::domain::moment::Moment;
use crate::domain::quota::sheet::Sheet;
use crate::domain::quota::summary::{Summary, summary};
use crate::domain::table::order::sorted;
use crate::transport::Failure;

/// How many departments are read at once.
const AT_ONCE: usize = 6;

/// The departments, and how far reading them has come.
#[derive(Clone, Copy)]
pub struct Departments {
    /// Who there is, in the order of names, each with what is known of its quotas.
    pub list: RwSignal<Latest<Vec<Line>>>,
    /// Whether the server had more departments than were read.
    pub incomplete: RwSignal<bool>,
    /// How many entries of the server's list were no departments.
    pub unreadable: RwSignal<usize>,
}

/// One department of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Who it is.
    pub department: Department,
    /// What is known of its quotas.
    pub quotas: RwSignal<Glance>,
}

/// What is known of a department's quotas.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Glance {
    /// The last good reading, and when it arrived.
    pub summary: Option<(Summary, Moment)>,
    /// Why the last attempt failed.
    pub failure: Option<Failure>,
    /// Whether it waits to be read, or is being read.
    pub busy: bool,
}

impl Departments {
    /// Nobody known yet.
    #[must_use]
    pub fn new() -> Self {
        Self { list: RwSignal::default(), incomplete: RwSignal::new(false), unreadable: RwSignal::new(0) }
    }

    /// Forgets everybody.
    pub fn forget(self) {
        self.list.set(Latest::default());
    }

    /// Reads the list and then every department, keeping what was known until something newer comes. Leaving the page
    /// cancels what is not done.
    pub fn load(self) {
        let session = CurrentSession::here();
        self.list.update(|list| list.busy = true);
        let (task, abort) = abortable(async move {
            match listing(session).await {
                Ok(listing) => {
                    self.incomplete.set(!listing.complete);
                    self.unreadable.set(listing.unreadable);
                    let lines = self.lined_up(listing.items);
                    self.list.set(Latest {
                        value: Some((lines.clone(), connection::now())),
                        failure: None,
                        busy: false,
                    });
                    read_all(session, lines).await;
                }
                Err(failure) => {
                    session.notice(&failure);
                    self.list.update(|list| (list.failure, list.busy) = (Some(failure), false));
                }
            }
        });
        on_cleanup(move || abort.abort());
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }

    /// The name of a department. Its id stands there until the name is known, and stays if it cannot be learned.
    #[must_use]
    pub fn name_of(self, id: &str) -> RwSignal<String> {
        let known = self.list.with_untracked(|list| {
            let mut lines = list.value.iter().flat_map(|(lines, _)| lines);
            lines.find(|line| line.department.id == id).map(|line| line.department.name.clone())
        });
        let name = RwSignal::new(known.clone().unwrap_or_else(|| id.to_owned()));
        if let (None, Some(keystone), Some(live)) = (known, connection::keystone(), CurrentSession::here().now()) {
            let id = id.to_owned();
            spawn_local(async move {
                if let Ok(department) = keystone.department(&live.token, &id).await {
                    let _page_left = name.try_set(department.name);
                }
            });
        }
        name
    }

    /// Reads those again that failed.
    pub fn retry_failed(self) {
        let lines = self.list.get_untracked().value.map(|(lines, _)| lines).unwrap_or_default();
        let failed = lines.into_iter().filter(|line| line.quotas.get_untracked().failure.is_some()).collect();
        Self::reread(failed);
    }

    /// Reads some departments again.
    pub fn reread(lines: Vec<Line>) {
        let session = CurrentSession::here();
        let (task, abort) = abortable(read_all(session, lines));
        on_cleanup(move || abort.abort());
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }

    /// The departments by name, each with the line it had before.
    fn lined_up(self, departments: Vec<Department>) -> Vec<Line> {
        let known = self.list.get_untracked().value.map(|(lines, _)| lines).unwrap_or_default();
        let departments = sorted(departments, |a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        let line = |department: Department| {
            let before = known.iter().find(|line| line.department.id == department.id);
            let quotas = before.map_or_else(|| RwSignal::new(Glance::default()), |line| line.quotas);
            Line { department, quotas }
        };
        departments.into_iter().map(line).collect()
    }
}

impl Default for Departments {
    fn default() -> Self {
        Self::new()
    }
}

async fn listing(session: CurrentSession) -> Result<Listing<Department>, Failure> {
    let (Some(keystone), Some(live)) = (connection::keystone(), session.now()) else { return Err(Failure::Cancelled) };
    keystone.departments(&live.token).await
}

async fn read_all(session: CurrentSession, lines: Vec<Line>) {
    for line in &lines {
        line.quotas.update(|glance| glance.busy = true);
    }
    stream::iter(lines).for_each_concurrent(AT_ONCE, |line| read_one(session, line)).await;
}

async fn read_one_department(session: CurrentSession, id: &str) -> Result<Sheet, Failure> {
    let Some(eos) = session.now().as_ref().and_then(connection::easystack) else { return Err(Failure::Cancelled) };
    eos.department(id).await.inspect_err(|failure| session.notice(failure))
}

async fn read_one(session: CurrentSession, line: Line) {
    let outcome = read_one_department(session, &line.department.id).await;
    line.quotas.update(|glance| {
        glance.busy = false;
        match outcome {
            Ok(sheet) => (glance.summary, glance.failure) = (Some((summary(&sheet), connection::now())), None),
            Err(failure) => glance.failure = Some(failure),
        }
    });
}
