//! Actions, reasons and fates in words.

use leptos::prelude::*;

use crate::actions::servers::ZkeysFailure;
use crate::actions::servers::carry_out::Fate;
use crate::domain::server::password::Fault;
use crate::domain::server::permit::{Opening, Reason, Warning};
use crate::domain::server::renewal::{Held, Sum};
use crate::domain::server::state::Action;
use crate::text::{self, Pick, money, t};
use crate::ui::badge::Badge;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::servers::{clock, said};

/// An action's name.
pub fn action(action: Action) -> Pick {
    match action {
        Action::Start => |w| w.deeds.start,
        Action::Stop => |w| w.deeds.stop,
        Action::Restart => |w| w.deeds.restart,
        Action::Renew => |w| w.deeds.renew,
        Action::Upgrade => |w| w.deeds.upgrade,
        Action::Downgrade => |w| w.deeds.downgrade,
        Action::CancelDowngrade => |w| w.deeds.cancel_downgrade,
        Action::SetPassword => |w| w.deeds.set_password,
        Action::Reinstall => |w| w.deeds.reinstall,
        Action::Refund => |w| w.deeds.refund,
    }
}

/// An action's pictogram.
pub fn icon(action: Action) -> Icon {
    match action {
        Action::Start => Icon::Pulse,
        Action::Stop => Icon::Stop,
        Action::Restart | Action::Reinstall => Icon::Refresh,
        Action::Renew => Icon::Clock,
        Action::Upgrade => Icon::Plus,
        Action::Downgrade => Icon::Minus,
        Action::CancelDowngrade => Icon::Undo,
        Action::SetPassword => Icon::Lock,
        Action::Refund => Icon::Trash,
    }
}

/// Why an action is shut; follows the language.
pub fn reason(reason: &Reason) -> String {
    let w = &text::words().deeds;
    match reason {
        Reason::Busy(state) => (w.busy)(&said::act(state)),
        Reason::UnknownAct(raw) | Reason::UnknownOrder(raw) | Reason::UnknownRun(raw) => (w.state_unknown)(raw),
        Reason::Provisioning => w.provisioning.to_owned(),
        Reason::Expired => w.expired.to_owned(),
        Reason::Deleted => w.deleted.to_owned(),
        Reason::Pushing => w.pushing.to_owned(),
        Reason::Locked(why) => (w.locked)(why.as_deref()),
        Reason::MustBeOff => w.must_be_off.to_owned(),
        Reason::MustRun => w.must_run.to_owned(),
        Reason::Runs => w.runs.to_owned(),
        Reason::IsOff => w.is_off.to_owned(),
        Reason::LineClosed => w.line_closed.to_owned(),
        Reason::DowngradeNotSupported => w.no_bookings_here.to_owned(),
        Reason::NoUpgrades => w.no_upgrades.to_owned(),
        Reason::NoBookings => w.no_bookings.to_owned(),
    }
}

/// Why an action is shut, and what would open it; follows the language.
pub fn shut(reasons: &[Reason]) -> String {
    let w = &text::words().deeds;
    let one = |why: &Reason| {
        let opening = match why.opening() {
            Opening::Wait => w.wait.to_owned(),
            Opening::First(first) => (w.first)(action(first)(text::words())),
            Opening::Operator => w.operator.to_owned(),
            Opening::Nothing => String::new(),
        };
        [&reason(why), " ", &opening].concat().trim().to_owned()
    };
    reasons.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// What should be seen before; follows the language.
pub fn warning(warning: &Warning) -> String {
    let w = &text::words().deeds;
    match warning {
        Warning::Busy(state) => (w.busy)(&said::act(state)),
        Warning::NotOff => w.warn_not_off.to_owned(),
        Warning::Locked => w.warn_locked.to_owned(),
        Warning::Expired => w.warn_expired.to_owned(),
        Warning::NoSelfUpgrade => w.warn_no_self_upgrade.to_owned(),
        Warning::LineUnknown | Warning::LineSilent => w.warn_line.to_owned(),
        Warning::LifeUnknown => w.warn_life.to_owned(),
    }
}

/// What is wrong with a password; follows the language.
pub fn password(fault: Fault) -> &'static str {
    let w = &text::words().deeds;
    match fault {
        Fault::TooShort | Fault::TooLong => w.password_length,
        Fault::Character => w.password_characters,
        Fault::NotConfirmed => w.password_differs,
        Fault::FewKinds(_) => w.password_classes,
        Fault::HoldsLogin => w.password_login,
    }
}

/// What became of a deed, in a word.
pub fn fate(fate: &Fate) -> AnyView {
    let (label, tone): (Pick, Tone) = match fate {
        Fate::Waiting => (|w| w.deeds.waiting, Tone::Plain),
        Fate::Sending => (|w| w.deeds.sending, Tone::Info),
        Fate::Done(_) => (|w| w.deeds.done, Tone::Good),
        Fate::Refused(_) => (|w| w.deeds.refused, Tone::Bad),
        Fate::Moved(_) => (|w| w.deeds.moved.0, Tone::Warn),
        Fate::Unknown(_) => (|w| w.deeds.unknown, Tone::Warn),
        Fate::SentBefore => (|w| w.deeds.sent_before.0, Tone::Warn),
        Fate::Unsettled => (|w| w.deeds.unsettled, Tone::Warn),
        Fate::NotKept => (|w| w.deeds.not_kept.0, Tone::Bad),
    };
    view! { <Badge label=t(label) tone=Signal::stored(tone) /> }
}

/// More about what became of a deed, in one line; empty where the word says it all. Follows the language.
pub fn more(fate: &Fate) -> String {
    match fate {
        Fate::Refused(ZkeysFailure::Refused { text, .. }) => text.clone(),
        Fate::Refused(ZkeysFailure::Failed(failure)) => crate::actions::fault::explain(failure).title.to_owned(),
        Fate::Moved(reasons) if !reasons.is_empty() => shut(reasons),
        Fate::Moved(_) => text::words().deeds.moved.1.to_owned(),
        Fate::Unknown(_) => text::words().deeds.unknown_detail.to_owned(),
        Fate::SentBefore => text::words().deeds.sent_before.1.to_owned(),
        Fate::NotKept => text::words().deeds.not_kept.1.to_owned(),
        _ => String::new(),
    }
}

/// Why a server is not renewed by a term; follows the language.
pub fn held(held: Held, months: Option<u32>) -> String {
    let w = &text::words().calendar;
    match held {
        Held::NoSuchTerm => months.map(w.no_such_term).unwrap_or_default(),
        Held::Outlives(then) => (w.outlives)(&clock::date_and_clock(then)),
        Held::TermsUnknown => w.terms_unknown.to_owned(),
    }
}

/// What renewals cost together, and what is not known of it; empty where nothing can be renewed. Follows the language.
pub fn sum(sum: &Sum) -> String {
    let w = &text::words().calendar;
    let priced = sum.count.saturating_sub(sum.unknown);
    let known = sum.known.filter(|_| priced > 0).map(|known| (w.to_renew)(&money::yuan(known), priced));
    let unknown = (sum.unknown > 0).then(|| (w.not_known)(sum.unknown, known.is_some()));
    [known, unknown].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
