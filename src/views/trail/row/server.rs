//! Writes about bare-metal servers in the trail: what was asked, and how an open question is settled.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::servers::Servers;
use crate::actions::servers::finding_out::{Answer, may_come_for};
use crate::actions::trail::Trail;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, What};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::icon::Icon;
use crate::ui::view;
use crate::views::frame::routes::Page;
use crate::views::servers::{claim, clock};

/// What was asked, line by line; follows the language.
pub fn said(deed: &ServerDeed) -> Vec<String> {
    let (w, s) = (&text::words().deeds, &text::words().servers);
    let number = |order: &str| [w.order_number, " ", order].concat();
    let extras = |bandwidth: u32, ips: u32, defence: u32| {
        let said = [
            (bandwidth, (s.mbps)(&bandwidth.to_string())),
            (ips, [s.ips, " ", &ips.to_string()].concat()),
            (defence, [s.defence, " ", &(s.gbps)(&defence.to_string())].concat()),
        ];
        said.into_iter().filter(|(amount, _)| *amount > 0).map(|(_, said)| said).collect::<Vec<_>>().join(", ")
    };
    match deed {
        ServerDeed::Create { line, product, system, months, count, total, order } => {
            let what = [w.create, ": ", &count.to_string(), " × ", &product.name, " · ", &line.name].concat();
            let how = [&system.name, " · ", &(w.months)(*months)].concat();
            let total = total.as_ref().map(|total| [w.to_pay, " ¥", total, " (", w.estimate, ")"].concat());
            [Some(what), Some(how), total, Some(number(order))].into_iter().flatten().collect()
        }
        ServerDeed::Upgrade { bandwidth, ips, defence, order, .. } => {
            vec![[w.upgrade, ": + ", &extras(*bandwidth, *ips, *defence)].concat(), number(order)]
        }
        ServerDeed::Renew { months, ends, order } => {
            let before = ends.map(|ends| [w.ends_now, " ", &clock::date_and_clock(ends)].concat());
            let what = [w.renew, ": ", &(w.months)(*months)].concat();
            [Some(what), before, Some(number(order))].into_iter().flatten().collect()
        }
        ServerDeed::Downgrade { at, bandwidth, ips, defence, .. } => {
            let when = clock::date_and_clock(*at);
            vec![[w.downgrade, ": − ", &extras(*bandwidth, *ips, *defence), " · ", &when].concat()]
        }
        ServerDeed::CancelDowngrade { booking } => vec![[w.cancel_downgrade, " ", booking].concat()],
        ServerDeed::Reinstall { system, .. } => vec![[w.reinstall, ": ", &system.name].concat()],
        ServerDeed::Start => vec![w.start.to_owned()],
        ServerDeed::Stop => vec![w.stop.to_owned()],
        ServerDeed::Restart => vec![w.restart.to_owned()],
        ServerDeed::SetPassword => vec![w.set_password.to_owned()],
        ServerDeed::Refund => vec![w.refund.to_owned()],
    }
}

/// The servers that an order brought, each with the way to it.
pub fn brought(what: &What) -> AnyView {
    list(what.brought().iter().map(|guid| {
        let href = Page::Server(guid.clone()).path();
        view! { <li>"→ " <a href=href>{guid.clone()}</a></li> }
    }))
}

/// The ways on: an open question is settled by reading, or by a person who looked.
pub fn buttons(entry: Entry) -> AnyView {
    if !entry.outcome.unsettled() {
        return nothing();
    }
    let (servers, trail, busy) = (Servers::here(), Trail::here(), RwSignal::new(false));
    let answer = RwSignal::new(None::<Answer>);
    // What is on its way still may yet be done, whatever somebody saw.
    let may_be_told = entry.outcome != Outcome::Sending || may_come_for(&entry) == 0;
    let read = {
        let (servers, entry) = (servers.clone(), entry.clone());
        move |()| {
            busy.set(true);
            answer.set(None);
            let (servers, entry) = (servers.clone(), entry.clone());
            spawn_local(async move {
                match servers.found_out(&entry, trail).await {
                    Answer::Settled(outcome, guids) => servers.settle(entry, outcome, guids, trail).await,
                    told => drop(answer.try_set(Some(told))),
                }
                let _gone = busy.try_set(false);
            });
        }
    };
    let asked = entry.clone();
    let tell = move |applied: bool| {
        let (servers, entry) = (servers.clone(), entry.clone());
        move |()| {
            let (servers, entry) = (servers.clone(), entry.clone());
            spawn_local(async move { servers.settle(entry, Outcome::Told { applied }, Vec::new(), trail).await });
        }
    };
    let told = may_be_told.then(|| {
        view! {
            <Button label=t(|w| w.deeds.it_happened) busy=busy on_press=tell(true) weight=Weight::Quiet />
            <Button label=t(|w| w.deeds.it_did_not) busy=busy on_press=tell(false) weight=Weight::Quiet />
        }
    });
    let found = dynamic(move || match answer.get() {
        Some(Answer::Ask(found)) => claim::question(&asked, found),
        Some(Answer::Open) => view! { <p class="remark" role="status">{t(|w| w.claim.nothing)}</p> },
        Some(Answer::Settled(..)) | None => nothing(),
    });
    view! {
        <div class="actions">
            <Button label=t(|w| w.trail.settle) busy=busy on_press=read icon=Icon::Search />
            {told}
        </div>
        {found}
    }
}
