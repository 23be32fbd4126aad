//! The review of a plan: before and after, what is risky, who else changed it; then the way to the server.
mod buttons;
mod changes;
mod conflicts;

use leptos::prelude::*;

use super::outcomes::outcomes;
use crate::actions::drafts::Drafts;
use crate::actions::outcome::{Outcome, beyond_this_page};
use crate::actions::quotas::{Quotas, apply, as_curl, read, under_way};
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::quota::change::{Batch, Book, Conflict, Plan};
use crate::domain::quota::item::Item;
use crate::domain::quota::sheet::Sheet;
use crate::text::{self, item, t};
use crate::transport::Failure;
use crate::ui::choice::Checkbox;
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::follow;
use crate::ui::notice::Notice;
use crate::ui::sheet::Sheet as SidePanel;
use crate::ui::toast::{Toast, Toasts};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;
use crate::views::review::command;

/// Where a review stands.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    /// The person looks at it.
    Looking,
    /// The current values are being read.
    Checking,
    /// They could not be read.
    Unread(Failure),
    /// Somebody else moved some of them.
    Conflicts(Vec<Conflict>),
    /// It is being sent, or was.
    Sent,
}

/// Everything a review works with.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// What is reviewed; nothing while the review is shut.
    pub plan: RwSignal<Option<Plan>>,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// The values that were read just before sending.
    pub fresh: StoredValue<Sheet>,
    /// Changes that fell out because they are not possible any more.
    pub lost: RwSignal<Vec<Item>>,
    /// What became of each batch.
    pub progress: RwSignal<Vec<Outcome>>,
    /// Whether the person confirmed that everybody is meant.
    pub meant: RwSignal<bool>,
    pub drafts: Drafts,
    pub session: CurrentSession,
    pub quotas: Quotas,
    pub trail: Trail,
    pub toasts: Option<Toasts>,
}

/// The review of the plan, open while there is one.
#[component]
pub fn Review(
    /// What is reviewed; set it to open the review.
    plan: RwSignal<Option<Plan>>,
) -> AnyView {
    let desk = Desk {
        plan,
        stage: RwSignal::new(Stage::Looking),
        fresh: StoredValue::new(Sheet::default()),
        lost: RwSignal::default(),
        progress: RwSignal::default(),
        meant: RwSignal::new(false),
        drafts: Drafts::here(),
        session: CurrentSession::here(),
        quotas: Quotas::here(),
        trail: Trail::here(),
        toasts: use_context(),
    };
    let open = RwSignal::new(false);
    follow(move || {
        let wanted = plan.with(Option::is_some);
        if wanted && !open.get_untracked() {
            desk.begin();
            // The share of the platform needs the platform; a reading of it is often there already.
            let eos = plan.with_untracked(|plan| plan.as_ref().is_some_and(|plan| plan.owner.book == Book::Eos));
            if eos && desk.quotas.platform.with_untracked(|platform| platform.value.is_none() && !platform.busy) {
                desk.quotas.load_platform();
            }
            open.set(true);
        } else if !wanted && open.get_untracked() {
            open.set(false);
        }
    });
    let mut was = false;
    follow(move || {
        let is = open.get();
        if std::mem::replace(&mut was, is) && !is {
            plan.set(None);
            request_animation_frame(keep_focus);
        }
    });
    let title = move || {
        let name = plan.with(|plan| plan.as_ref().map(|plan| plan.owner.name.clone()).unwrap_or_default());
        (text::words().edit.review_title)(&name)
    };
    let busy = Signal::derive(move || {
        desk.stage.with(|stage| *stage == Stage::Checking)
            || desk.progress.with(|all| all.iter().any(|one| matches!(one, Outcome::Waiting | Outcome::Sending)))
    });
    view! {
        <SidePanel open=open title=title close=t(|w| w.edit.close) busy=busy actions=move || buttons::buttons(desk, open, busy)>
            {body(desk)}
        </SidePanel>
    }
}

/// What opened the review may be gone with the changes: then the focus goes to the page's heading, not nowhere.
fn keep_focus() {
    use wasm_bindgen::JsCast;
    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.filter(|_| lost).and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _gone = heading.focus();
    }
}

impl Desk {
    fn begin(self) {
        self.stage.set(Stage::Looking);
        self.lost.set(Vec::new());
        self.progress.set(Vec::new());
        self.meant.set(false);
    }

    /// Reads the current values, compares, and sends if nothing moved. Goes on when the page is left.
    fn send(self) {
        let Some(plan) = self.plan.get_untracked() else { return };
        if self.stage.get_untracked() == Stage::Checking || under_way(self.progress) {
            return;
        }
        self.stage.set(Stage::Checking);
        beyond_this_page(async move {
            let fresh = match read(self.session, plan.owner.clone()).await {
                Ok(fresh) => fresh,
                Err(failure) => return drop(self.stage.try_set(Stage::Unread(failure))),
            };
            self.quotas.learn(&plan.owner, &fresh);
            // Whoever left the page while the values were being read has not seen what they are.
            if self.plan.try_with_untracked(|now| now.as_ref() != Some(&plan)) != Some(false) {
                return;
            }
            self.fresh.set_value(fresh.clone());
            let (rebased, lost) = plan.clone().rebase(&fresh);
            match plan.confirm(&fresh) {
                Err(conflicts) => self.stage.set(Stage::Conflicts(conflicts)),
                Ok(_) if !lost.is_empty() || rebased.is_empty() => {
                    self.lost.set(lost);
                    self.plan.set(Some(rebased));
                    self.stage.set(Stage::Looking);
                }
                Ok(reviewed) => {
                    self.stage.set(Stage::Sent);
                    apply(reviewed, self.session, self.quotas, self.trail, self.progress).await;
                    self.after();
                }
            }
        });
    }

    /// What was applied is no draft any more; when all was, the review closes by itself.
    pub(super) fn after(self) {
        let (Some(Some(plan)), Some(all)) = (self.plan.try_get_untracked(), self.progress.try_get_untracked()) else {
            return;
        };
        let applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. });
        for (batch, _) in plan.batches.iter().zip(&all).filter(|(_, outcome)| applied(outcome)) {
            for change in &batch.changes {
                self.drafts.undo(&(plan.owner.key(), batch.region.to_string(), change.item.key()));
            }
        }
        if all.iter().all(|outcome| *outcome == Outcome::Applied { by_reading: false }) {
            let name = plan.owner.name;
            if let Some(toasts) = self.toasts {
                toasts.push(Toast::new(Tone::Good, move || (text::words().edit.applied_toast)(&name)));
            }
            self.plan.set(None);
        }
    }

    /// Back to looking, at what did not come through.
    fn look_at_the_rest(self) {
        let all = self.progress.get_untracked();
        self.plan.update(|plan| {
            if let Some(plan) = plan {
                let mut outcomes = all.iter();
                plan.batches.retain(|_| !matches!(outcomes.next(), Some(Outcome::Applied { .. })));
            }
        });
        let fresh = self.fresh.get_value();
        self.plan.update(|plan| *plan = plan.take().map(|plan| plan.rebase(&fresh).0));
        self.begin();
    }
}

fn body(desk: Desk) -> AnyView {
    dynamic(move || match desk.stage.get() {
        Stage::Conflicts(conflicts) => conflicts::conflicts(desk, conflicts),
        Stage::Sent => outcomes(desk),
        stage => {
            let unread = match stage {
                Stage::Unread(failure) => Some(view! {
                    <Notice tone=Tone::Bad title=t(|w| w.edit.reread_failed) />
                    {fault::notice(failure, Tone::Bad, None)}
                }),
                _ => None,
            };
            view! { {unread} {looking(desk)} }
        }
    })
}

fn looking(desk: Desk) -> AnyView {
    let lost = move || {
        let lost = desk.lost.get();
        (!lost.is_empty()).then(|| {
            let said = move || (text::words().edit.lost_items)(&names(&lost));
            view! { <Notice tone=Tone::Warn title=said /> }
        })
    };
    let batches = move || {
        let Some(plan) = desk.plan.get() else { return nothing() };
        if plan.is_empty() {
            return view! { <Notice tone=Tone::Good title=t(|w| w.edit.nothing_left) /> };
        }
        let owner = plan.owner.clone();
        let batch = |batch: Batch| {
            let curl = as_curl(desk.session, &owner, &batch).unwrap_or_default();
            view! {
                <h3>{t(|w| w.quota.region)} " " {batch.region.to_string()}</h3>
                {changes::changes(&batch, desk)}
                {command(curl)}
            }
        };
        let label: text::Pick =
            if plan.owner.is_platform() { |w| w.edit.confirm_platform } else { |w| w.limits.confirm_defaults };
        let confirm = plan.owner.is_for_all().then(|| {
            view! { <Checkbox label=t(label) checked=desk.meant error=crate::ui::field::never_wrong() /> }
        });
        view! { {plan.batches.into_iter().map(batch).collect::<Vec<_>>()} {confirm} }
    };
    view! { <p>{t(|w| w.edit.review_lead)}</p> {sometimes(lost)} {dynamic(batches)} }
}

/// Items as a list in words.
pub(super) fn names(items: &[Item]) -> String {
    items.iter().map(item::item).collect::<Vec<_>>().join(", ")
}
