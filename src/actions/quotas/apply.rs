//! The way of a reviewed plan to the server: written down, sent once, compared, settled.

use leptos::prelude::{GetUntracked, RwSignal, Update};

use super::Quotas;
use super::book::{self, Broken, Written};
use crate::actions::outcome::Outcome;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::quota::change::{Batch, Owner, Reviewed};
use crate::domain::quota::item::Item;
use crate::domain::quota::sheet::Sheet;
use crate::domain::trail::{Line, Outcome as Record, What};
use crate::transport::Failure;

/// The outcome of each batch of a plan, in its order.
pub type Progress = RwSignal<Vec<Outcome>>;

/// Sends a reviewed plan, one region after the other, and puts what became of each into `progress`.
///
/// A batch is sent once. When its answer does not come or cannot be read, the department is read again, and the batch
/// counts as applied only if that reading shows its values.
pub async fn apply(reviewed: Reviewed, session: CurrentSession, quotas: Quotas, trail: Trail, progress: Progress) {
    let plan = reviewed.plan();
    progress.update(|outcomes| *outcomes = vec![Outcome::Waiting; plan.batches.len()]);
    for (at, batch) in plan.batches.iter().enumerate() {
        let say = |outcome: Outcome| {
            progress.update(|outcomes| {
                if let Some(place) = outcomes.get_mut(at) {
                    *place = outcome;
                }
            });
        };
        let Some(live) = session.now() else {
            say(Outcome::NotSent);
            continue;
        };
        say(Outcome::Sending);
        let entry = trail.begin(&live.about, What::quotas(&plan.owner, batch)).await;
        let answer = book::write(&live, &plan.owner, batch).await;
        let request_id = request_id(&answer);
        let outcome = judge(answer, &plan.owner, batch, session, quotas).await;
        trail.finish(entry, record(&outcome), request_id).await;
        say(outcome);
    }
}

/// Reads a department to find out what became of a batch whose outcome is unknown, and writes that down; `None` when it
/// cannot be read now.
pub async fn settle(
    owner: &Owner,
    batch: &Batch,
    session: CurrentSession,
    quotas: Quotas,
    trail: Trail,
) -> Option<Outcome> {
    let found = found(owner, batch, session, quotas).await?;
    if let Some(entry) = trail.unsettled(&What::quotas(owner, batch)) {
        trail.finish(entry, record(&found), None).await;
    }
    Some(found)
}

async fn found(owner: &Owner, batch: &Batch, session: CurrentSession, quotas: Quotas) -> Option<Outcome> {
    let fresh = book::read(session, owner.clone()).await.ok()?;
    quotas.learn(owner, &fresh);
    Some(compared(&fresh, batch, true))
}

async fn judge(
    answer: Result<Written, Broken>,
    owner: &Owner,
    batch: &Batch,
    session: CurrentSession,
    quotas: Quotas,
) -> Outcome {
    match answer {
        Ok((sheet, _)) => {
            quotas.learn(owner, &sheet);
            compared(&sheet, batch, false)
        }
        Err(Broken { failure, begun }) if begun || failure.ambiguous_for_write() => {
            found(owner, batch, session, quotas).await.unwrap_or(Outcome::Unknown(failure))
        }
        Err(Broken { failure, .. }) => {
            session.notice(&failure);
            Outcome::Failed(failure)
        }
    }
}

fn compared(sheet: &Sheet, batch: &Batch, by_reading: bool) -> Outcome {
    let all = || batch.changes.iter().map(|change| change.item.clone()).collect();
    let elsewhere = sheet.region(&batch.region).map_or_else(all, |region| batch.not_shown_in(region));
    if elsewhere.is_empty() { Outcome::Applied { by_reading } } else { Outcome::NotApplied(elsewhere) }
}

/// How an outcome is written into the trail.
fn record(outcome: &Outcome) -> Record {
    let keys = |items: &[Item]| items.iter().map(Item::key).collect();
    match outcome {
        Outcome::Applied { by_reading: false } => Record::Applied,
        Outcome::Applied { by_reading: true } => Record::FoundApplied,
        Outcome::NotApplied(items) => Record::NotApplied { keys: keys(items) },
        Outcome::Failed(Failure::Http { status, text, .. }) => {
            Record::Refused { status: Some(*status), text: text.clone() }
        }
        Outcome::Failed(_) | Outcome::NotSent => Record::Refused { status: None, text: String::new() },
        Outcome::Waiting | Outcome::Sending | Outcome::Unknown(_) => Record::Unknown,
    }
}

fn request_id(answer: &Result<Written, Broken>) -> Option<String> {
    match answer {
        Ok((_, request_id)) => request_id.clone(),
        Err(broken) => broken.failure.request_id().map(str::to_owned),
    }
}

/// Finds out what became of caps in the trail, by reading their owner. `None` when it cannot be read now.
pub async fn settle_lines(
    owner: &Owner,
    region: &str,
    lines: &[Line],
    session: CurrentSession,
    quotas: Quotas,
) -> Option<Record> {
    let fresh = book::read(session, owner.clone()).await.ok()?;
    quotas.learn(owner, &fresh);
    let region = fresh.region(region);
    let elsewhere = lines.iter().filter(|line| {
        let shown = region.and_then(|region| region.row(&line.key)).and_then(|row| row.cap.known());
        shown.is_none() || shown != line.cap_after().as_ref()
    });
    let keys: Vec<_> = elsewhere.map(|line| line.key.clone()).collect();
    Some(if keys.is_empty() { Record::FoundApplied } else { Record::FoundNotApplied { keys } })
}

/// Whether anything in `progress` still waits or is on its way.
#[must_use]
pub fn under_way(progress: Progress) -> bool {
    progress.get_untracked().iter().any(|outcome| matches!(outcome, Outcome::Waiting | Outcome::Sending))
}
