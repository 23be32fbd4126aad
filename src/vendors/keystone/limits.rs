//! Unified limits: what holds for all, and what holds for one department or project instead (keystone contract §8).
//!
//! They are shown and changed like EOS' quotas, so they are read into the same sheet. A row's `wire_key` says what a change
//! of it has to address: `registered_limits/{id}`, `limits/{id}`, or `service/{id}` where there is no limit of its own yet.
use super::lists::Filter;
use super::{Keystone, wire};
use crate::domain::account::Secret;
use crate::domain::quota::change::{Batch, Change};
use crate::domain::quota::item::Item;
use crate::domain::quota::reading::{self, Reading};
use crate::domain::quota::row::{Row, Standing};
use crate::domain::quota::sheet::{Region, Sheet};
use crate::domain::table::order::sorted;
use crate::transport::json;
use crate::transport::vendor_error::ask;
use crate::transport::{Failure, Method, Request, Transport};
use serde_json::value::RawValue;

/// Whose limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Everybody without a limit of their own: the registered limits.
    Everyone,
    /// A department, by id.
    Department(String),
    /// A project, by id.
    Project(String),
}

/// The region of a limit that holds in every region.
pub const EVERY_REGION: &str = "*";

/// One limit as read.
struct Limit {
    id: String,
    service: String,
    region: Option<String>,
    resource: String,
    /// Whose it is; a registered one is nobody's.
    domain: Option<String>,
    project: Option<String>,
    /// As it stands in the answer.
    cap: String,
}

impl<T: Transport> Keystone<T> {
    /// Every limit of a holder, region by region: `GET /v3/registered_limits` and `GET /v3/limits`. Where it has none of its
    /// own, what holds for all stands there, marked as inherited. A registered limit that somebody's own hangs on is held:
    /// a real Keystone (29.1) refuses every change of it with 403.
    ///
    /// # Errors
    /// The failure of either call. That of the second one counts only for a department or project: who cannot see which
    /// registered limits are held leaves it to the server.
    pub async fn limits(&self, token: &Secret, holder: &Holder) -> Result<Sheet, Failure> {
        let registered = self.all_limits(token, "registered_limits", Filter::default()).await?;
        let mut filter = Filter::default();
        match holder {
            Holder::Everyone => {}
            Holder::Department(id) => filter.domain_id = Some(id.clone()),
            Holder::Project(id) => filter.project_id = Some(id.clone()),
        }
        let own = self.all_limits(token, "limits", filter).await;
        let mut own = if *holder == Holder::Everyone { own.unwrap_or_default() } else { own? };
        // A server that does not know the filter would answer with everybody's.
        own.retain(|limit| match holder {
            Holder::Everyone => true,
            Holder::Department(id) => limit.domain.as_ref() == Some(id),
            Holder::Project(id) => limit.project.as_ref() == Some(id),
        });
        Ok(sheet(&registered, &own, *holder == Holder::Everyone))
    }

    /// Every row of one of the two lists. One that is not whole is a failure: what is missing would look inherited.
    async fn all_limits(&self, token: &Secret, list: &str, filter: Filter) -> Result<Vec<Limit>, Failure> {
        let listing = self.list(token, &[list], list, &filter, limit).await?;
        if listing.complete { Ok(listing.items) } else { Err(Failure::TooLarge) }
    }

    /// The requests that a batch needs: one for each limit that exists, and one for all that are new.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for an id no address can carry.
    pub fn limit_requests(&self, token: &Secret, holder: &Holder, batch: &Batch) -> Result<Vec<Request>, Failure> {
        let mut requests = Vec::new();
        let mut new = Vec::new();
        for change in &batch.changes {
            match change.wire_key.split_once('/') {
                Some(("registered_limits", id)) => {
                    let request = self.request(Method::Patch, &["registered_limits", id], &[])?;
                    requests.push(request.token(token).body(wire::registered_limit(change.after.literal())));
                }
                Some(("limits", id)) => {
                    let request = self.request(Method::Patch, &["limits", id], &[])?;
                    requests.push(request.token(token).body(wire::limit(change.after.literal())));
                }
                Some(("service", id)) => new.push(new_limit(holder, &batch.region, id, change)),
                _ => return Err(Failure::Cancelled),
            }
        }
        if !new.is_empty() {
            let request = self.request(Method::Post, &["limits"], &[])?;
            requests.push(request.token(token).body(wire::new_limits(&new)));
        }
        Ok(requests)
    }

    /// Sends one of [`Keystone::limit_requests`]; the server's id of it.
    ///
    /// # Errors
    /// The failure of the call. 403 is not always about rights here: it also means that a limit is in use, or has no
    /// registered one.
    pub async fn set_limit(&self, request: &Request) -> Result<Option<String>, Failure> {
        Ok(ask(&self.transport, request).await?.request_id())
    }
}

/// The parts of a limit that does not exist yet: owner key and id, service, region, resource, number.
fn new_limit(holder: &Holder, region: &str, service: &str, change: &Change) -> wire::NewLimit {
    let owner = match holder {
        Holder::Everyone => None,
        Holder::Department(id) => Some(("domain_id", id.clone())),
        Holder::Project(id) => Some(("project_id", id.clone())),
    };
    wire::NewLimit {
        owner,
        service: service.to_owned(),
        region: (region != EVERY_REGION).then(|| region.to_owned()),
        resource: resource(&change.item.key()).to_owned(),
        number: change.after.literal().to_owned(),
    }
}

fn limit(row: &RawValue) -> Option<Limit> {
    let row = json::object(row.get())?;
    let text = |key: &str| json::string(row.get(key)?).filter(|text| !text.is_empty());
    let cap = row.get("resource_limit").or_else(|| row.get("default_limit"));
    Some(Limit {
        id: text("id")?,
        service: text("service_id")?,
        region: text("region_id"),
        resource: text("resource_name")?,
        domain: text("domain_id"),
        project: text("project_id"),
        cap: cap.map_or_else(|| "null".to_owned(), |cap| cap.get().to_owned()),
    })
}

fn sheet(registered: &[Limit], own: &[Limit], for_all: bool) -> Sheet {
    let mut regions: Vec<Region> = Vec::new();
    for limit in registered {
        let name = limit.region.as_deref().unwrap_or(EVERY_REGION);
        let mine = own
            .iter()
            .find(|own| own.service == limit.service && own.region == limit.region && own.resource == limit.resource);
        let region = match regions.iter().position(|region| &*region.name == name) {
            Some(at) => regions.get_mut(at),
            None => {
                regions.push(Region { name: name.into(), rows: Vec::new(), problems: Vec::new() });
                regions.last_mut()
            }
        };
        let Some(region) = region else { continue };
        let item = item(region, limit);
        let (wire_key, cap, standing) = match mine {
            _ if for_all => {
                let standing = if mine.is_some() { Standing::Held } else { Standing::Own };
                (["registered_limits/", &limit.id].concat(), &limit.cap, standing)
            }
            Some(own) => (["limits/", &own.id].concat(), &own.cap, Standing::Own),
            None => (["service/", &limit.service].concat(), &limit.cap, Standing::Inherited),
        };
        let mut row = Row::unreported(item, &wire_key);
        row.cap = number(cap);
        row.whole = true;
        row.standing = standing;
        region.rows.push(row);
    }
    for region in &mut regions {
        let key = |row: &Row| (row.item.group(), row.item.key());
        region.rows = sorted(std::mem::take(&mut region.rows), |a, b| key(a).cmp(&key(b)));
    }
    Sheet { regions: sorted(regions, |a, b| a.name.cmp(&b.name)) }
}

/// What a limit counts. Two services may use one name; then the second one is told apart by its id.
fn item(region: &Region, limit: &Limit) -> Item {
    let item = Item::of_key(&limit.resource);
    if region.rows.iter().any(|row| row.item == item) {
        Item::Unknown([&limit.resource, APART, &limit.service].concat().into())
    } else {
        item
    }
}

/// Between a resource and the service that tells it apart.
const APART: &str = " @ ";

fn resource(key: &str) -> &str {
    key.split_once(APART).map_or(key, |(resource, _)| resource)
}

/// A number; anything else makes no sense, and a text with a number in it is no number here.
fn number(cap: &str) -> Reading<reading::Cap> {
    match cap.as_bytes().first() {
        Some(b'n') => Reading::Missing,
        Some(b'-' | b'0'..=b'9') => reading::cap(cap),
        _ => reading::flawed(cap),
    }
}
