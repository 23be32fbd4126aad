//! What a server has of everything, what was added, and what is booked to be taken away.

use leptos::prelude::*;

use super::{Desk, network};
use crate::domain::server::addresses::{Range, usable};
use crate::domain::server::downgrade::cancel::cancel;
use crate::domain::server::record::{Address, Booking, BookingState, Extra, NetType, Server, Upgrade};
use crate::domain::server::state::Action;
use crate::domain::server::totals::{Total, totals};
use crate::text::{self, Pick, t};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::servers::clock;
use crate::views::servers::deeds::Wish;
use crate::views::servers::said::{extra as name, figure};

/// The three sections.
pub fn section(desk: Desk) -> AnyView {
    view! {
        <section><h2>{t(|w| w.server.totals)}</h2> {dynamic(move || desk.server.get().map_or_else(nothing, |server| of_everything(&server)))}</section>
        <section><h2>{t(|w| w.server.upgrades)}</h2> {dynamic(move || desk.server.get().map_or_else(nothing, |server| upgrades(&server)))}</section>
        <section><h2>{t(|w| w.server.bookings)}</h2> {dynamic(move || desk.server.get().map_or_else(nothing, |server| bookings(desk, &server)))}</section>
    }
}

fn of_everything(server: &Server) -> AnyView {
    let totals = totals(server);
    let odd = [totals.bandwidth, totals.ips, totals.defence].iter().any(|total| total.unexplained.unwrap_or(0) > 0);
    let row = |extra: Extra, total: Total| {
        let said = |amount: Option<u32>| {
            let extra = extra.clone();
            words(move || figure(&extra, amount))
        };
        let heading = extra.clone();
        let unexplained = odd.then(|| {
            let shown = total.unexplained.filter(|amount| *amount > 0);
            view! { <td class="num">{shown.map(|amount| said(Some(amount)))}</td> }
        });
        view! {
            <tr>
                <th scope="row">{words(move || name(&heading))}</th>
                <td class="num">{said(total.base)}</td>
                <td class="num">{said(total.added)}</td>
                {unexplained}
                <td class="num"><strong>{said(total.now)}</strong></td>
                <td class="num">{said(total.later)}</td>
            </tr>
        }
    };
    let rows = list([
        row(Extra::Bandwidth, totals.bandwidth),
        row(Extra::Ip, totals.ips),
        row(Extra::Defence, totals.defence),
    ]);
    let head = |label: Pick| view! { <th scope="col" class="num">{t(label)}</th> };
    let unexplained = odd.then(|| head(|w| w.server.unexplained));
    let hint = odd.then(|| view! { <p class="hint">{t(|w| w.server.unexplained_hint)}</p> });
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=words(t(|w| w.server.totals))>
            <table class="table">
                <caption class="spoken">{t(|w| w.server.totals)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.server.what)}</th>
                        {head(|w| w.server.included)} {head(|w| w.server.added)} {unexplained} {head(|w| w.server.now)} {head(|w| w.server.later)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {hint}
    }
}

fn upgrades(server: &Server) -> AnyView {
    if server.upgrades.is_empty() {
        return view! { <p class="hint">{t(|w| w.server.no_upgrades)}</p> };
    }
    let rows = list(server.upgrades.iter().cloned().map(upgrade));
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=words(t(|w| w.server.upgrades))>
            <table class="table">
                <caption class="spoken">{t(|w| w.server.upgrades)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.server.what)}</th>
                        <th scope="col" class="num">{t(|w| w.server.amount)}</th>
                        <th scope="col">{t(|w| w.server.state)}</th>
                        <th scope="col">{t(|w| w.server.since)}</th>
                        <th scope="col">{t(|w| w.server.order)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn upgrade(upgrade: Upgrade) -> AnyView {
    let (kind, shown) = (upgrade.extra.clone(), upgrade.extra.clone());
    let amount = upgrade.amount;
    let block = (upgrade.extra == Extra::Ip).then(|| range(&upgrade.value));
    let active = upgrade.active;
    let (label, tone): (Pick, Tone) = match active {
        Some(true) => (|w| w.server.active, Tone::Good),
        Some(false) => (|w| w.server.gone, Tone::Plain),
        None => (|w| w.servers.not_said, Tone::Warn),
    };
    view! {
        <tr>
            <th scope="row">{words(move || name(&kind))} {block}</th>
            <td class="num">{words(move || figure(&shown, amount))}</td>
            <td><Badge label=t(label) tone=Signal::stored(tone) /></td>
            <td class="dated">{upgrade.created.map(clock::date_and_clock)}</td>
            <td><code>{upgrade.order}</code></td>
        </tr>
    }
}

/// The addresses of an upgrade, as the vendor writes them, and those of them that can be used.
fn range(value: &str) -> AnyView {
    let Some(found) = Range::parse(value) else { return view! { " " <code>{value.to_owned()}</code> } };
    // The record has no mask: a block is as large as the range says, its gateway the first address in it.
    let first = found.list().first().copied().map(u32::from).unwrap_or_default();
    let size = found.count();
    let block = size.is_power_of_two() && size >= 4 && first % size == 0;
    let hosts = block.then(|| {
        let address = Address {
            ip: value.to_owned(),
            active: Some(true),
            mask: std::net::Ipv4Addr::from(!(size - 1)).to_string(),
            gateway: std::net::Ipv4Addr::from(first + 1).to_string(),
            count: Some(size),
            main: false,
            net: NetType::Other(String::new()),
            created: None,
        };
        usable(&address).unwrap_or_default()
    });
    let hosts = hosts.filter(|hosts| !hosts.is_empty()).map(|hosts| {
        let text = hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        network::addresses(hosts.len(), text)
    });
    view! { " " <code>{value.to_owned()}</code> {hosts} }
}

fn bookings(desk: Desk, server: &Server) -> AnyView {
    if server.bookings.is_empty() {
        return view! { <p class="hint">{t(|w| w.server.no_bookings)}</p> };
    }
    let guid = server.guid.clone();
    let rows = list(server.bookings.iter().cloned().map(|one| booking(desk, &guid, one)));
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=words(t(|w| w.server.bookings))>
            <table class="table">
                <caption class="spoken">{t(|w| w.server.bookings)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.server.what)}</th>
                        <th scope="col">{t(|w| w.server.amount)}</th>
                        <th scope="col">{t(|w| w.server.at)}</th>
                        <th scope="col">{t(|w| w.server.state)}</th>
                        <th scope="col">{t(|w| w.server.booked_on)}</th>
                        <th scope="col">{t(|w| w.server.finished)}</th>
                        <th scope="col">{t(|w| w.server.reason)}</th>
                        <th scope="col">{t(|w| w.server.actions)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn booking(desk: Desk, server: &str, booking: Booking) -> AnyView {
    let (label, tone) = match &booking.state {
        BookingState::Pending => (text::words().server.pending.to_owned(), Tone::Info),
        BookingState::Done => (text::words().server.done.to_owned(), Tone::Good),
        BookingState::Cancelled => (text::words().server.cancelled.to_owned(), Tone::Plain),
        BookingState::Other(raw) => ((text::words().servers.unknown)(raw), Tone::Warn),
    };
    let open = cancel(&booking, super::now()).is_open();
    let (guid, own) = (booking.guid.clone(), server.to_owned());
    let press = move |()| {
        let wish = Wish { booking: Some(guid.clone()), ..Wish::one(Action::CancelDowngrade, &own) };
        desk.wish.set(Some(wish));
    };
    let button = open.then(|| {
        view! {
            <Button label=t(|w| w.deeds.cancel_downgrade) busy=Signal::stored(false) on_press=press weight=Weight::Quiet />
        }
    });
    let kind = booking.extra.clone();
    let totals = booking.before.zip(booking.after).filter(|_| booking.extra != Extra::Ip);
    let totals = totals.map(|(before, after)| [" (", &before.to_string(), " → ", &after.to_string(), ")"].concat());
    view! {
        <tr>
            <th scope="row">{words(move || name(&kind))}</th>
            <td class="figure">"− " {booking.value} {totals}</td>
            <td class="dated">{booking.at.map(clock::date_and_clock)}</td>
            <td><Badge label=label tone=Signal::stored(tone) /></td>
            <td class="dated">{booking.created.map(clock::date_and_clock)}</td>
            <td class="dated">{booking.finished.map(clock::date_and_clock)}</td>
            <td>{booking.reason}</td>
            <td>{button}</td>
        </tr>
    }
}
