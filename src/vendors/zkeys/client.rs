//! One function per reading, and one for every write.
mod send;

use super::envelope::{good, hidden_no};
use super::map::catalogue::{self, Way};
use super::map::replies;
use super::map::servers::{self, Seen};
use super::row::{Row, elements, row};
use super::wire::{self, Call};
use super::{Zkeys, ZkeysFailure};
use crate::domain::server::catalogue::{Disk, Line, Product, System, Zone};
use crate::domain::server::deed::Deed;
use crate::domain::server::oddity::{Oddities, Oddity};
use crate::domain::server::record::{Address, Server};
use crate::domain::server::reply::Done;
use crate::transport::{Failure, Request, Transport};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// How many systems are asked for at once (§4.3).
const SYSTEMS: u32 = 50;
/// The most pages of systems that are read, whatever the vendor says.
const MOST_PAGES: u32 = 100;

/// What was read, and what of it could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// The readable part.
    pub value: T,
    /// The rest.
    pub odd: Oddities,
}

/// A page of servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The servers on it.
    pub servers: Vec<Server>,
    /// How many rows it had, readable or not.
    pub rows: usize,
    /// How many servers there are in all, as the vendor says; the table and the sample swap two keys, so it is the greater
    /// of both, and never less than this page has (§6 row 3).
    pub total: Option<u32>,
    /// What could not be read.
    pub odd: Oddities,
}

impl<T: Transport> Zkeys<T> {
    /// The zones.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn zones(&self) -> Result<Read<Vec<Zone>>, ZkeysFailure> {
        self.list("getzones", "zone", Some("zones"), catalogue::zone).await
    }

    /// The lines of all zones.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn lines(&self) -> Result<Read<Vec<Line>>, ZkeysFailure> {
        self.list("sync_line", "line", None, catalogue::line).await
    }

    /// The disks.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn disks(&self) -> Result<Read<Vec<Disk>>, ZkeysFailure> {
        self.list("sync_harddisk", "disk", None, catalogue::disk).await
    }

    /// The products of all lines.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn products(&self) -> Result<Read<Vec<Product>>, ZkeysFailure> {
        self.list("sync_product", "product", None, catalogue::product).await
    }

    /// The systems, page by page until nothing new comes: the vendor's counts contradict one another (§6 row 2). An answer that
    /// speaks of other things is an oddity (§6 row 1), and so is one that turns no pages although there are more.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn systems(&self) -> Result<Read<Vec<System>>, ZkeysFailure> {
        let (mut all, mut seen, mut odd) = (Vec::<System>::new(), BTreeSet::new(), Oddities::default());
        for page in 1..=MOST_PAGES {
            let call =
                Call::new("getsystems").with("page_mode", page.to_string()).with("page_length", SYSTEMS.to_string());
            let response = self.read(&call).await?;
            let whole = good(&response)?;
            let data = whole.and_then(row).unwrap_or_default();
            if let Some(whole) = whole.filter(|_| data.at("systems").is_none()) {
                odd.push(|| Oddity::new("system", "", "systems", whole.get()));
            }
            let items = data.words("items").and_then(|items| items.parse::<usize>().ok());
            let found = data.at("systems").map(elements).unwrap_or_default();
            let mut way = Way { zone: self.dialect.zone, odd: &mut odd };
            let before = all.len();
            for system in way.all("system", &found, catalogue::system) {
                if seen.insert(system.guid.clone()) {
                    all.push(system);
                }
            }
            let whole = found.len() >= SYSTEMS as usize;
            if let Some(items) = items.filter(|items| whole && all.len() == before && *items > before) {
                odd.push(|| Oddity::new("system", "", "items", &items.to_string()));
            }
            if all.len() == before || !whole || items.is_some_and(|items| all.len() >= items) {
                break;
            }
        }
        Ok(Read { value: all, odd })
    }

    /// A page of servers, counted from 1, with at most `size` of them.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn servers(&self, page: u32, size: u32) -> Result<Page, ZkeysFailure> {
        let call = Call::new("sync_baremetal").with("page", page.to_string()).with("number", size.to_string());
        let response = self.read(&call).await?;
        let data = good(&response)?;
        let Some(row) = data.and_then(row) else {
            // A list where an object is promised.
            return Ok(self.page(&data.map(elements).unwrap_or_default(), None));
        };
        let number = |key| row.words(key).and_then(|text| text.parse::<u32>().ok());
        let total = number("total_number").max(number("total_page"));
        Ok(self.page(&row.at("baremetal").map(elements).unwrap_or_default(), total))
    }

    fn page(&self, rows: &[&RawValue], total: Option<u32>) -> Page {
        let mut odd = Oddities::default();
        let servers = Way { zone: self.dialect.zone, odd: &mut odd }.all("server", rows, servers::server);
        let least = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Page { servers: shared(servers), rows: rows.len(), total: total.map(|total| total.max(least)), odd }
    }

    /// One server; `None` when the vendor has none of this id. It has no name: only the list tells names.
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn server(&self, guid: &str) -> Result<Option<Read<Server>>, ZkeysFailure> {
        // Page and size are demanded although one server has neither (§6 row 5).
        let call = Call::new("sync_baremetal").with("guid", guid).with("page", "1").with("page_size", "10");
        let response = self.read(&call).await?;
        let Some(data) = good(&response)? else { return Ok(None) };
        let inside = row(data).and_then(|data| data.at("baremetal")).unwrap_or(data);
        let mut odd = Oddities::default();
        let mut way = Way { zone: self.dialect.zone, odd: &mut odd };
        let rows = elements(inside);
        let found = way.all("server", &rows, servers::server).into_iter().find(|server| server.guid == guid);
        match found {
            Some(value) => Ok(Some(Read { value, odd })),
            None if rows.is_empty() => Ok(None),
            // An engine that does not know the parameter answers with its list: that proves nothing about this one.
            None => Err(response.unreadable().into()),
        }
    }

    /// The addresses of a server that the vendor would take away: the main one is among them, and must stay (§6 row 15).
    ///
    /// # Errors
    /// Why nothing was read.
    pub async fn removable_addresses(&self, guid: &str) -> Result<Vec<Address>, ZkeysFailure> {
        let response = self.read(&Call::new("degrade_ip_list").with("guid", guid)).await?;
        let found = good(&response)?.map(elements).unwrap_or_default();
        Ok(found.into_iter().filter_map(replies::address_list).collect())
    }

    /// The request of a write as it would be sent now, for a review: with the signature and the secrets under their names.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a base no address can be made of.
    pub fn preview(&self, deed: &Deed) -> Result<Request, Failure> {
        self.request(&wire::call(deed, &self.dialect))
    }

    /// Does it. A write is sent once and never repeated.
    ///
    /// # Errors
    /// `Refused` when the vendor says no; see [`ZkeysFailure::ambiguous_for_write`] for the others.
    pub async fn carry_out(&self, deed: &Deed) -> Result<Done, ZkeysFailure> {
        let response = self.send(&wire::call(deed, &self.dialect)).await?;
        let data = good(&response)?;
        let found = || data.and_then(row).unwrap_or_default();
        Ok(match deed {
            Deed::Create(_) => {
                let page = self.page(&data.map(elements).unwrap_or_default(), None);
                Done::Created(page.servers)
            }
            Deed::Upgrade(_) => Done::Upgraded(replies::granted(&found())),
            Deed::Downgrade(_) => {
                let found: Row<'_> = found();
                if let Some(no) = hidden_no(&response, &found) {
                    return Err(no);
                }
                Done::Booked(replies::bookings(&found))
            }
            Deed::Renew { .. } => Done::Renewed(replies::end(&found(), self.dialect.zone)),
            _ => Done::Plain,
        })
    }

    /// A list without parameters, at `key` of the data or the data itself.
    async fn list<V>(
        &self,
        action: &'static str,
        kind: &'static str,
        key: Option<&str>,
        make: fn(&mut super::row::Reader<'_, '_>, String) -> Option<V>,
    ) -> Result<Read<Vec<V>>, ZkeysFailure> {
        let response = self.read(&Call::new(action)).await?;
        let data = good(&response)?;
        let list = match key {
            Some(key) => data.and_then(row).and_then(|data| data.at(key)).or(data),
            None => data,
        };
        let mut odd = Oddities::default();
        let found = list.map(elements).unwrap_or_default();
        let value = Way { zone: self.dialect.zone, odd: &mut odd }.all(kind, &found, make);
        Ok(Read { value, odd })
    }
}

/// Servers that share what is alike.
fn shared(servers: Vec<Server>) -> Vec<Server> {
    let mut seen = Seen::default();
    let share = |mut server: Server| {
        server.hardware = seen.share(server.hardware);
        server
    };
    servers.into_iter().map(share).collect()
}
