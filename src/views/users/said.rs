//! What is known of a user, in words.

use leptos::prelude::*;

use crate::actions::connection;
use crate::domain::account::directory::{PasswordEnd, User};
use crate::domain::moment::Moment;
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::element::{Child, list};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::clock;

/// A password that ends within this time is said to end soon.
const SOON_MS: i64 = 14 * 86_400_000;

/// How near the end of a password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Over.
    Over,
    /// Within two weeks.
    Soon,
    /// Later, never, or not told.
    Far,
}

/// How near an end is from `now`.
pub fn nearness(end: &PasswordEnd, now: Moment) -> Nearness {
    match end {
        PasswordEnd::At(at) if at.ms_since(now) <= 0 => Nearness::Over,
        PasswordEnd::At(at) if at.ms_since(now) <= SOON_MS => Nearness::Soon,
        _ => Nearness::Far,
    }
}

/// When a password ends, in the zone of this machine; follows the language.
pub fn end(end: &PasswordEnd) -> String {
    let words = &text::words().users;
    match end {
        PasswordEnd::NotReported => words.not_reported.to_owned(),
        PasswordEnd::Never => words.never.to_owned(),
        PasswordEnd::At(at) => clock::date_and_clock(*at),
        PasswordEnd::Unreadable(raw) => (words.unreadable_time)(raw),
    }
}

/// Whether the user may sign in.
pub fn state(user: &User) -> AnyView {
    let badge = |label: text::Pick, tone| view! { <Badge label=t(label) tone=Signal::stored(tone) /> };
    match user.enabled {
        Some(true) => badge(|w| w.users.enabled, Tone::Good),
        Some(false) => badge(|w| w.users.disabled, Tone::Warn),
        None => t(|w| w.users.not_reported).into_child(),
    }
}

/// What stands out about the account, as badges.
pub fn badges(user: &User) -> AnyView {
    let near = nearness(&user.password_expires, connection::now());
    let found: [(bool, text::Pick, Tone); 5] = [
        (user.looks_like_service(), |w| w.users.service, Tone::Info),
        (near == Nearness::Over, |w| w.users.password_over, Tone::Bad),
        (near == Nearness::Soon, |w| w.users.password_soon, Tone::Warn),
        (on(user, "lock_password"), |w| w.users.locked_password, Tone::Plain),
        (on(user, "multi_factor_auth_enabled"), |w| w.users.second_factor, Tone::Plain),
    ];
    list(found.into_iter().filter(|(found, ..)| *found).map(|(_, label, tone)| {
        view! { " " <Badge label=t(label) tone=Signal::stored(tone) /> }
    }))
}

fn on(user: &User, option: &str) -> bool {
    user.option(option) == Some("true")
}
