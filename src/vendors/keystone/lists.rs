//! Lists, page by page (keystone contract §6).
use super::Keystone;
use super::map::rows;
use crate::domain::account::Secret;
use crate::domain::account::directory::{Assignment, Department, Listing, Project, User};
use crate::transport::json;
use crate::transport::vendor_error::ask;
use crate::transport::{Failure, Response, Transport};
use percent_encoding::percent_decode_str;
use serde_json::value::RawValue;

/// Pages that are fetched of one list before it is called incomplete.
const PAGES: usize = 200;

/// Which users, projects or limits a list shall hold. Keystone ignores what it does not know, so only known filters are offered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of this department.
    pub domain_id: Option<String>,
    /// Only those of this project; for limits.
    pub project_id: Option<String>,
    /// Only those whose name holds this, whatever its case.
    pub name_contains: Option<String>,
    /// Only those that are enabled, or only those that are not.
    pub enabled: Option<bool>,
    /// Rows a page, for servers that page at all (27 and later).
    pub page_size: Option<u32>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The readable entries, in the server's order (by id).
    pub items: Vec<T>,
    /// Entries without an id or a name; none as long as nobody has looked at them.
    pub unreadable: usize,
    /// Where the next page begins; none on the last one.
    pub next: Option<Next>,
    /// Whether the server speaks of a next page without saying where it begins.
    pub cut: bool,
}

/// Where a page begins. It is only good for the list it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    marker: String,
    limit: Option<String>,
}

impl Filter {
    /// The query of the first page.
    fn query(&self) -> Vec<(String, String)> {
        let mut query = Vec::new();
        let mut add = |name: &str, value: Option<String>| query.extend(value.map(|value| (name.to_owned(), value)));
        add("domain_id", self.domain_id.clone());
        add("project_id", self.project_id.clone());
        add("name__icontains", self.name_contains.clone().filter(|part| !part.is_empty()));
        // `limit=0` would give an empty page without a next one.
        add("enabled", self.enabled.map(|enabled| enabled.to_string()));
        add("limit", self.page_size.filter(|size| *size > 0).map(|size| size.to_string()));
        query
    }
}

impl<T: Transport> Keystone<T> {
    /// `GET /v3/domains`: every department; needs an administrator's or a domain's token.
    ///
    /// # Errors
    /// The failure of any page.
    pub async fn departments(&self, token: &Secret) -> Result<Listing<Department>, Failure> {
        self.list(token, &["domains"], "domains", &Filter::default(), rows::department).await
    }

    /// `GET /v3/domains/{id}`.
    ///
    /// # Errors
    /// The failure of the call; `Unreadable` when the answer is no department.
    pub async fn department(&self, token: &Secret, id: &str) -> Result<Department, Failure> {
        let request = self.get(token, &["domains", id], &[])?;
        let response = ask(&self.transport, &request).await?;
        json::at(response.raw()?.get(), &["domain"]).and_then(rows::department).ok_or_else(|| response.unreadable())
    }

    /// `GET /v3/projects`.
    ///
    /// # Errors
    /// The failure of any page.
    pub async fn projects(&self, token: &Secret, filter: &Filter) -> Result<Listing<Project>, Failure> {
        self.list(token, &["projects"], "projects", filter, rows::project).await
    }

    /// `GET /v3/users`.
    ///
    /// # Errors
    /// The failure of any page.
    pub async fn users(&self, token: &Secret, filter: &Filter) -> Result<Listing<User>, Failure> {
        self.list(token, &["users"], "users", filter, rows::user).await
    }

    /// `GET /v3/role_assignments`: who has a role where, for counting; one answer for everybody.
    ///
    /// # Errors
    /// The failure of the call; `TooLarge` in a very large cloud.
    pub async fn assignments(&self, token: &Secret) -> Result<Vec<Assignment>, Failure> {
        let all =
            self.list(token, &["role_assignments"], "role_assignments", &Filter::default(), rows::assignment).await?;
        Ok(all.items)
    }

    /// One page of `GET /v3/users`: the first, or the one at `next`. A server that does not page answers everything.
    ///
    /// # Errors
    /// The failure of the call.
    pub async fn users_page(
        &self,
        token: &Secret,
        filter: &Filter,
        next: Option<&Next>,
    ) -> Result<Page<User>, Failure> {
        let page = self.page(token, &["users"], "users", filter, next).await?;
        let items: Vec<User> = page.items.iter().filter_map(|row| rows::user(row)).collect();
        Ok(Page { unreadable: page.items.len() - items.len(), items, next: page.next, cut: page.cut })
    }

    /// `GET /v3/auth/projects`: the projects this person can choose as a scope; an unscoped token is enough.
    ///
    /// # Errors
    /// The failure of any page.
    pub async fn own_projects(&self, token: &Secret) -> Result<Listing<Project>, Failure> {
        self.list(token, &["auth", "projects"], "projects", &Filter::default(), rows::project).await
    }

    /// `GET /v3/auth/domains`: the departments this person can choose as a scope; an unscoped token is enough.
    ///
    /// # Errors
    /// The failure of any page.
    pub async fn own_departments(&self, token: &Secret) -> Result<Listing<Department>, Failure> {
        self.list(token, &["auth", "domains"], "domains", &Filter::default(), rows::department).await
    }

    /// Follows a list to its end.
    pub(super) async fn list<I>(
        &self,
        token: &Secret,
        segments: &[&str],
        key: &str,
        filter: &Filter,
        read: fn(&RawValue) -> Option<I>,
    ) -> Result<Listing<I>, Failure> {
        let (rows, complete) = self.rows(token, segments, key, filter).await?;
        let items: Vec<I> = rows.iter().filter_map(|row| read(row)).collect();
        Ok(Listing { unreadable: rows.len() - items.len(), items, complete })
    }

    /// The rows of all pages as received, whatever they are rows of; and whether that is all.
    async fn rows(
        &self,
        token: &Secret,
        segments: &[&str],
        key: &str,
        filter: &Filter,
    ) -> Result<(Vec<Box<RawValue>>, bool), Failure> {
        let (mut rows, mut next) = (Vec::new(), None);
        let mut seen: Vec<String> = Vec::new();
        for _ in 0..PAGES {
            let page = self.page(token, segments, key, filter, next.as_ref()).await?;
            rows.extend(page.items);
            next = page.next;
            let Some(Next { marker, .. }) = &next else {
                return Ok((rows, !page.cut));
            };
            // A server that sends us round in a circle.
            if seen.contains(marker) {
                break;
            }
            seen.push(marker.clone());
        }
        Ok((rows, false))
    }

    /// One page of a list. Only marker and limit are taken from a `next` link: its host may be one that only the cluster
    /// itself can reach, and a token is never sent to an address an answer names.
    async fn page(
        &self,
        token: &Secret,
        segments: &[&str],
        key: &str,
        filter: &Filter,
        from: Option<&Next>,
    ) -> Result<Page<Box<RawValue>>, Failure> {
        let mut query = filter.query();
        if let Some(Next { marker, limit }) = from {
            query.retain(|(name, _)| name != "limit");
            query.extend(limit.clone().map(|limit| ("limit".to_owned(), limit)));
            query.push(("marker".to_owned(), marker.clone()));
        }
        let pairs: Vec<(&str, &str)> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let response = ask(&self.transport, &self.get(token, segments, &pairs)?).await?;
        let whole = json::object(response.raw()?.get()).ok_or_else(|| response.unreadable())?;
        let rows = whole.get(key).and_then(|rows| json::list(rows)).ok_or_else(|| response.unreadable())?;
        let items = rows.into_iter().map(ToOwned::to_owned).collect();
        let link = whole.get("links").and_then(|links| json::at(links.get(), &["next"])).and_then(json::string);
        let link = link.as_deref();
        let next =
            link.and_then(|link| Some(Next { marker: parameter(link, "marker")?, limit: parameter(link, "limit") }));
        // A server with a limit of its own says so; an older one gives no way on.
        let truncated = whole.get("truncated").is_some_and(|truncated| truncated.get() == "true");
        Ok(Page { items, unreadable: 0, cut: (link.is_some() || truncated) && next.is_none(), next })
    }

    /// `GET /v3/users/{id}`; everyone may read themselves.
    ///
    /// # Errors
    /// The failure of the call; `Unreadable` when the answer is no user.
    pub async fn user(&self, token: &Secret, id: &str) -> Result<User, Failure> {
        let request = self.get(token, &["users", id], &[])?;
        read_user(&ask(&self.transport, &request).await?)
    }
}

/// The user of `{"user": …}`.
pub(super) fn read_user(response: &Response) -> Result<User, Failure> {
    json::at(response.raw()?.get(), &["user"]).and_then(rows::user).ok_or_else(|| response.unreadable())
}

/// The decoded value of a query parameter.
fn parameter(url: &str, wanted: &str) -> Option<String> {
    let query = url.split_once('?')?.1.split('#').next()?;
    let value = query.split('&').find_map(|pair| pair.split_once('=').filter(|(name, _)| *name == wanted))?.1;
    let value = percent_decode_str(value).decode_utf8().ok()?.into_owned();
    (!value.is_empty()).then_some(value)
}
