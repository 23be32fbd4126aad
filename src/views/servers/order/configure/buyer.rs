//! Who buys, where the zone wants to know it. None of it stops an order: the vendor decides.

use leptos::prelude::*;

use crate::domain::server::identity::Part;
use crate::domain::server::order::check::Field;
use crate::text::{self, Pick, t};
use crate::ui::element::{list, sometimes};
use crate::ui::erased::settled;
use crate::ui::field::{TextField, never_wrong};
use crate::ui::view;
use crate::views::servers::order::desk::Desk;
use crate::views::servers::order::said;

/// The parts with what a browser may fill in for them.
const PARTS: [(Part, &str); 5] = [
    (Part::Name, "name"),
    (Part::Mobile, "tel-national"),
    (Part::IdNumber, "off"),
    (Part::FromIp, "off"),
    (Part::Qq, "off"),
];

/// The fields, where the zone wants them or does not say.
pub fn part(desk: Desk) -> AnyView {
    let wanted = settled(move || desk.buyer_wanted());
    sometimes(move || {
        let lead: Pick = match wanted.get() {
            Some(true) => |w| w.order.buyer_lead,
            Some(false) => return None,
            None if desk.place.with(|place| place.line.is_empty()) => return None,
            None => |w| w.order.buyer_maybe,
        };
        let demanded = wanted.get() == Some(true);
        let fields =
            PARTS.into_iter().zip(desk.buyer).map(|((part, token), value)| field(desk, part, token, value, demanded));
        Some(view! {
            <fieldset class="part">
                <legend class="legend">{t(|w| w.order.buyer)}</legend>
                <p class="remark">{t(lead)}</p>
                <div class="pair">{list(fields)}</div>
            </fieldset>
        })
    })
}

fn field(desk: Desk, part: Part, token: &'static str, value: RwSignal<String>, demanded: bool) -> AnyView {
    let at = said::place_of(part);
    let label = move || text::words().order.buyer_parts.get(at).copied().unwrap_or_default();
    let left = RwSignal::new(false);
    let warning =
        Signal::derive(move || said::warnings(desk, Field::Identity(part)).filter(|_| desk.tried.get() || left.get()));
    let leave = move |()| left.set(left.get_untracked() || value.with_untracked(|typed| !typed.is_empty()));
    // A browser is told what belongs here only in a zone that wants it.
    let token = if demanded { token } else { "off" };
    view! {
        <TextField label=label value=value error=never_wrong() warning=warning autocomplete=token on_leave=leave />
    }
}
