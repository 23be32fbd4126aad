//! Sending what a person let go: one server after the other, each once.

use leptos::prelude::*;

use super::{Desk, Party, downgrade, reinstall, said, upgrade};
use crate::actions::connection;
use crate::actions::outcome::beyond_this_page;
use crate::actions::servers::carry_out::Fate;
use crate::domain::account::Secret;
use crate::domain::server::deed::{AddExtras, Deed, Reinstall, Reviewed, TakeAway};
use crate::domain::server::reinstall::InstallType;
use crate::domain::server::state::Action;
use crate::domain::trail::Place;
use crate::domain::trail::server::ServerDeed;
use crate::text;
use crate::ui::toast::Toast;
use crate::ui::tone::Tone;

/// How long a look takes at least, in milliseconds: longer than a double click.
const A_LOOK: i64 = 600;

impl Desk {
    /// What is sent for a server, and what the trail says of it; none while something is missing.
    pub(super) fn deed(self, party: &Party) -> Option<(Deed, ServerDeed)> {
        let wish = self.wish.get()?;
        let guid = party.server.guid.clone();
        Some(match wish.action {
            Action::Start => (Deed::Start { guid }, ServerDeed::Start),
            Action::Stop => (Deed::Stop { guid }, ServerDeed::Stop),
            Action::Restart => (Deed::Restart { guid }, ServerDeed::Restart),
            Action::Refund => (Deed::Refund { guid }, ServerDeed::Refund),
            Action::SetPassword => {
                let password = Secret::new(self.password.get());
                (Deed::SetPassword { guid, password }, ServerDeed::SetPassword)
            }
            Action::CancelDowngrade => {
                let booking = wish.booking?;
                let record = ServerDeed::CancelDowngrade { booking: booking.clone() };
                (Deed::CancelDowngrade { guid, booking }, record)
            }
            Action::Renew => {
                let months = self.months.get().parse().ok()?;
                let order = self.orders.with_value(|orders| orders.get(&guid).cloned())?;
                let record = ServerDeed::Renew { months, ends: party.server.ends, order: order.agent.clone() };
                (Deed::Renew { guid, months, order }, record)
            }
            Action::Upgrade => {
                let (_, line) = upgrade::of(self)?;
                let draft = upgrade::draft(self, &line)?;
                let order = self.orders.with_value(|orders| orders.get(&guid).cloned())?;
                let (bandwidth, ips, defence) = (draft.bandwidth, draft.ips, draft.defence);
                let records = u32::try_from(party.server.upgrades.len()).unwrap_or(u32::MAX);
                let record = ServerDeed::Upgrade { bandwidth, ips, defence, records, order: order.agent.clone() };
                (Deed::Upgrade(AddExtras { guid, bandwidth, ips, ip_kind: draft.kind, defence, order }), record)
            }
            Action::Downgrade => {
                let booking = downgrade::booking(self)?;
                let amount = |taken: Option<&TakeAway>| taken.map_or(0, |taken| taken.amount);
                let bookings = u32::try_from(party.server.bookings.len()).unwrap_or(u32::MAX);
                let record = ServerDeed::Downgrade {
                    at: booking.at,
                    bandwidth: amount(booking.bandwidth.as_ref()),
                    ips: amount(booking.ips.as_ref().map(|(taken, _)| taken)),
                    defence: amount(booking.defence.as_ref()),
                    bookings,
                };
                (Deed::Downgrade(booking), record)
            }
            Action::Reinstall => {
                let draft = reinstall::draft(self)?;
                let system = self.offered.with(|offered| offered.system(&draft.system_guid).cloned())?;
                let place = Place { id: system.guid.clone(), name: system.name };
                let record = ServerDeed::Reinstall { system: place, before: party.server.system_guid.clone() };
                let password = Secret::new(self.password.get());
                let (partition, replace) = (draft.partition, draft.install == InstallType::Replace);
                (Deed::Reinstall(Reinstall { guid, system: system.guid, password, partition, replace }), record)
            }
        })
    }

    /// Whether there was time to look at what was put back: the second press of a double click is no look.
    pub(super) fn looked(self) -> bool {
        connection::now().unix_ms() - self.put_back.get_value() > A_LOOK
    }

    /// Sends for every server for which it is open. Goes on when the page is left: a write is never cancelled by leaving.
    pub(super) fn send(self) {
        if self.busy.get_untracked() || !self.looked() {
            return;
        }
        let parties = self.parties.get_untracked();
        let all: Vec<(Party, Deed, ServerDeed)> = untrack(|| {
            let open = parties.iter().filter(|party| self.takes(party));
            open.filter_map(|party| self.deed(party).map(|(deed, record)| (party.clone(), deed, record))).collect()
        });
        let Some(action) = self.wish.with_untracked(|wish| wish.as_ref().map(|wish| wish.action)) else { return };
        if all.is_empty() {
            return;
        }
        self.busy.set(true);
        self.fates.set(all.iter().map(|(party, ..)| (party.server.guid.clone(), Fate::Waiting)).collect());
        let servers = self.servers.get_value();
        let (session, trail, toasts) = (self.session, self.trail, self.toasts);
        let mandate = servers.mandate(session);
        beyond_this_page(async move {
            let alone = all.len() == 1;
            let mut well = true;
            for (party, deed, record) in all {
                let (guid, name) = (party.server.guid.clone(), party.server.called().to_owned());
                self.note(&guid, Fate::Sending);
                let place = Place { id: guid.clone(), name: name.clone() };
                let deed = Reviewed::by_a_person(deed);
                let fate = servers.carry_out(deed, (place, record), &mandate, session, trail).await;
                well &= matches!(fate, Fate::Done(_));
                if let (true, Fate::Done(_), Some(toasts)) = (alone, &fate, toasts) {
                    let said = move || (text::words().deeds.toast)(said::action(action)(text::words()), &name);
                    toasts.push(Toast::new(Tone::Good, said));
                }
                self.note(&guid, fate);
            }
            let _page_left = self.busy.try_set(false);
            if alone && well {
                let _page_left = self.open.try_set(false);
            }
        });
    }

    fn note(self, guid: &str, fate: Fate) {
        let _page_left = self.fates.try_update(|fates| fates.insert(guid.to_owned(), fate));
    }

    /// Looks again at those that were refused, and sends for them once more with numbers of their own.
    pub(super) fn retry(self) {
        let failed: Vec<String> = self.fates.with_untracked(|fates| {
            fates.iter().filter(|(_, fate)| fate.may_be_repeated()).map(|(guid, _)| guid.clone()).collect()
        });
        self.wish.update(|wish| {
            if let Some(wish) = wish {
                wish.guids = failed;
            }
        });
        self.fates.set(Default::default());
        self.put_back.set_value(connection::now().unix_ms());
        self.look_again();
        self.mint();
    }
}
