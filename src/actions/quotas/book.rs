//! Reading and writing caps where they are kept: EOS' quotas, or Keystone's unified limits.

use crate::actions::connection;
use crate::actions::latest::Read;
use crate::actions::session::CurrentSession;
use crate::domain::account::Session;
use crate::domain::quota::change::{Batch, Book, Owner};
use crate::domain::quota::sheet::Sheet;
use crate::transport::{Failure, Request, watch};
use crate::vendors::keystone::limits::Holder;

/// What a write answered: the caps as they stand after it, and the server's id of the request.
pub type Written = (Sheet, Option<String>);

/// The read of everything an owner has.
#[must_use]
pub fn read(session: CurrentSession, owner: Owner) -> Read<Sheet> {
    Box::pin(async move {
        let Some(live) = session.now() else { return Err(Failure::Cancelled) };
        now(&live, &owner).await.inspect_err(|failure| session.notice(failure))
    })
}

async fn now(live: &Session, owner: &Owner) -> Result<Sheet, Failure> {
    match holder(owner) {
        None => connection::easystack(live).ok_or(Failure::Cancelled)?.department(&owner.id).await,
        Some(holder) => connection::keystone().ok_or(Failure::Cancelled)?.limits(&live.token, &holder).await,
    }
}

/// Why a write did not come to its end.
pub(super) struct Broken {
    /// What went wrong.
    pub failure: Failure,
    /// Whether the server had said yes to something before: then only a reading tells what stands.
    pub begun: bool,
}

impl From<Failure> for Broken {
    fn from(failure: Failure) -> Self {
        Self { failure, begun: false }
    }
}

/// Sends the changes of one region. Limits are one request each, so that some may stand when another is refused; they are
/// read again after the last one, because an answer shows its own only.
pub(super) async fn write(live: &Session, owner: &Owner, batch: &Batch) -> Result<Written, Broken> {
    match holder(owner) {
        None => {
            let eos = connection::easystack(live).ok_or(Failure::Cancelled)?;
            let written = eos.set(&owner.id, batch).await?;
            Ok((written.sheet, written.request_id))
        }
        Some(holder) => {
            let keystone = connection::keystone().ok_or(Failure::Cancelled)?;
            let (mut begun, mut request_id) = (false, None);
            for request in keystone.limit_requests(&live.token, &holder, batch)? {
                let answer = keystone.set_limit(&request).await;
                request_id = answer.map_err(|failure| Broken { failure, begun })?.or(request_id);
                begun = true;
            }
            let now = keystone.limits(&live.token, &holder).await;
            Ok((now.map_err(|failure| Broken { failure, begun })?, request_id))
        }
    }
}

/// The requests that a batch would send, as commands for a shell, with the token blanked.
#[must_use]
pub fn as_curl(session: CurrentSession, owner: &Owner, batch: &Batch) -> Option<String> {
    let live = session.now()?;
    let requests: Vec<Request> = match holder(owner) {
        None => vec![connection::easystack(&live)?.set_request(&owner.id, batch).ok()?],
        Some(holder) => connection::keystone()?.limit_requests(&live.token, &holder, batch).ok()?,
    };
    Some(requests.iter().map(watch::as_curl).collect::<Vec<_>>().join("\n\n"))
}

/// Whose limits they are; none for EOS' quotas.
fn holder(owner: &Owner) -> Option<Holder> {
    match owner.book {
        Book::Eos => None,
        Book::Defaults => Some(Holder::Everyone),
        Book::OfDepartment => Some(Holder::Department(owner.id.clone())),
        Book::OfProject => Some(Holder::Project(owner.id.clone())),
    }
}
