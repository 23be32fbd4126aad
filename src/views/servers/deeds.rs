//! One sheet for everything that is done to servers without a form of its own: it says for each server what changes, sends what
//! a person let go, and shows what became of each.
mod downgrade;
mod figures;
mod form;
mod password;
mod reinstall;
mod renewal;
mod rows;
pub mod said;
mod send;
mod upgrade;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use leptos::prelude::*;

use super::index::All;
use crate::actions::connection;
use crate::actions::servers::Servers;
use crate::actions::servers::carry_out::Fate;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::deed::OrderNumbers;
use crate::domain::server::permit::{Permit, permit};
use crate::domain::server::record::Server;
use crate::domain::server::state::Action;
use crate::domain::trail::server::ServerDeed;
use crate::text::{self, t};
use crate::ui::element::{dynamic, later, sometimes};
use crate::ui::erased::{follow, settled};
use crate::ui::sheet::Sheet;
use crate::ui::toast::Toasts;
use crate::ui::view;
use crate::views::frame::routes;

/// What shall be done, and to which servers.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What.
    pub action: Action,
    /// To which.
    pub guids: Vec<String>,
    /// Which booked downgrade shall be cancelled.
    pub booking: Option<String>,
}

impl Wish {
    /// Something for one server.
    pub fn one(action: Action, guid: &str) -> Self {
        Self { action, guids: vec![guid.to_owned()], booking: None }
    }
}

/// A server that something shall be done to, as it was when the sheet was opened.
#[derive(Clone)]
struct Party {
    server: Arc<Server>,
    permit: Permit,
    /// Nobody knows what became of its last order.
    unsettled: bool,
}

impl Party {
    fn is_open(&self) -> bool {
        self.permit.is_open() && !self.unsettled
    }
}

impl Desk {
    /// Whether something is sent for a server: it is open for it, and its line has the chosen term.
    fn takes(self, party: &Party) -> bool {
        party.is_open() && (!self.is_renewal() || renewal::has_term(self, party))
    }

    fn is_renewal(self) -> bool {
        self.wish.with(|wish| wish.as_ref().is_some_and(|wish| wish.action == Action::Renew))
    }
}

/// The sheet's state.
#[derive(Clone, Copy)]
struct Desk {
    wish: RwSignal<Option<Wish>>,
    open: RwSignal<bool>,
    known: RwSignal<All>,
    offered: RwSignal<Arc<Catalogue>>,
    parties: RwSignal<Vec<Party>>,
    months: RwSignal<String>,
    /// The term that a renewal begins with where it is on offer, in months; else the shortest.
    wanted_term: Signal<Option<u32>>,
    password: RwSignal<String>,
    again: RwSignal<String>,
    typed_name: RwSignal<String>,
    more: upgrade::Fields,
    less: downgrade::Fields,
    anew: reinstall::Fields,
    tried: RwSignal<bool>,
    /// When the refused ones were put back to be looked at: the second press of a double click is no look.
    put_back: StoredValue<i64>,
    busy: RwSignal<bool>,
    fates: RwSignal<BTreeMap<String, Fate>>,
    /// One number for each server that something is bought for, minted when the sheet was opened.
    orders: StoredValue<HashMap<String, OrderNumbers>>,
    servers: StoredValue<Servers>,
    session: CurrentSession,
    trail: Trail,
    toasts: Option<Toasts>,
}

/// The sheet's place on a page; its program is fetched with the first wish.
pub fn sheet(wish: RwSignal<Option<Wish>>) -> AnyView {
    sheet_by_term(wish, Signal::stored(None))
}

/// The same, for a page on which a term of renewals was chosen already.
pub fn sheet_by_term(wish: RwSignal<Option<Wish>>, wanted_term: Signal<Option<u32>>) -> AnyView {
    // Once asked for, it stays.
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || wish.with(Option::is_some));
    sometimes(move || wanted.get().then(|| later(routes::deeds(wish, wanted_term))))
}

/// The sheet itself; `wish` opens it, and is taken back when it closes.
pub fn whole(servers: &Servers, wish: RwSignal<Option<Wish>>, wanted_term: Signal<Option<u32>>) -> AnyView {
    let desk = Desk {
        wish,
        open: RwSignal::new(false),
        known: RwSignal::from(servers.owned.known.clone()),
        offered: RwSignal::from(servers.offered.known.clone()),
        parties: RwSignal::new(Vec::new()),
        months: RwSignal::new(String::new()),
        wanted_term,
        password: RwSignal::new(String::new()),
        again: RwSignal::new(String::new()),
        typed_name: RwSignal::new(String::new()),
        more: upgrade::Fields::new(),
        less: downgrade::Fields::new(),
        anew: reinstall::Fields::new(),
        tried: RwSignal::new(false),
        put_back: StoredValue::new(0),
        busy: RwSignal::new(false),
        fates: RwSignal::new(BTreeMap::new()),
        orders: StoredValue::new(HashMap::new()),
        servers: StoredValue::new(servers.clone()),
        session: CurrentSession::here(),
        trail: Trail::here(),
        toasts: use_context(),
    };
    desk.trail.load();
    follow(move || {
        if wish.with(Option::is_some) && !desk.open.get_untracked() {
            desk.begin();
        }
    });
    // What the trail knows may come after the sheet was opened.
    follow(move || {
        desk.trail.entries.track();
        desk.offered.track();
        let untouched = desk.open.get_untracked() && !desk.busy.get_untracked() && untrack(|| !desk.sent());
        if untouched {
            desk.look_again();
            if desk.months.with_untracked(String::is_empty) {
                desk.months.set(renewal::usual_term(desk));
            }
            downgrade::begin_late(desk);
            if desk.orders.with_value(HashMap::is_empty) {
                desk.mint();
            }
        }
    });
    desk.session.when_nobody_is_there(move || {
        desk.end();
        desk.open.set(false);
    });
    let mut was = false;
    follow(move || {
        let is = desk.open.get();
        if std::mem::replace(&mut was, is) && !is {
            desk.end();
        }
    });
    let title = move || {
        let (action, count) =
            wish.with(|wish| wish.as_ref().map_or((Action::Start, 0), |wish| (wish.action, wish.guids.len())));
        let name = said::action(action)(text::words());
        match (count, desk.parties.with(|parties| parties.first().map(|party| party.server.called().to_owned()))) {
            (1, Some(server)) => [name, ": ", &server].concat(),
            _ => (text::words().deeds.review)(name, count),
        }
    };
    let action = settled(move || wish.with(|wish| wish.as_ref().map(|wish| wish.action)));
    view! {
        <Sheet
            open=desk.open
            title=title
            close=t(|w| w.deeds.close)
            busy=desk.busy
            actions=move || form::buttons(desk)
        >
            {dynamic(move || action.get().map_or_else(crate::ui::element::nothing, |action| form::body(desk, action)))}
        </Sheet>
    }
}

impl Desk {
    /// Opens with what is known now.
    fn begin(self) {
        self.fates.set(BTreeMap::new());
        self.look_again();
        for field in [self.password, self.again, self.typed_name, self.months] {
            field.set(String::new());
        }
        self.more.clear();
        self.anew.clear();
        downgrade::begin(self);
        self.tried.set(false);
        self.months.set(renewal::usual_term(self));
        self.mint();
        self.open.set(true);
    }

    /// Takes the servers of the wish as they are known now.
    fn look_again(self) {
        let Some(wish) = self.wish.get_untracked() else { return };
        let (known, offered) = (self.known.get_untracked(), self.offered.get_untracked());
        let now = connection::now();
        let wanted: std::collections::HashSet<&String> = wish.guids.iter().collect();
        let party = |server: &Arc<Server>| Party {
            server: Arc::clone(server),
            permit: permit(wish.action, server, offered.line(&server.line_guid), now),
            unsettled: untrack(|| self.unsettled(wish.action, &server.guid)),
        };
        self.parties.set(known.iter().filter(|server| wanted.contains(&server.guid)).map(party).collect());
    }

    /// Whether nobody knows what became of the last order for a server; only of what is an order itself.
    fn unsettled(self, action: Action, guid: &str) -> bool {
        let probe = match action {
            Action::Renew => ServerDeed::Renew { months: 0, ends: None, order: String::new() },
            Action::Refund => ServerDeed::Refund,
            Action::Upgrade => {
                ServerDeed::Upgrade { bandwidth: 0, ips: 0, defence: 0, records: 0, order: String::new() }
            }
            Action::Downgrade => {
                ServerDeed::Downgrade { at: connection::now(), bandwidth: 0, ips: 0, defence: 0, bookings: 0 }
            }
            _ => return false,
        };
        self.servers.with_value(|servers| servers.open_question(guid, &probe, self.trail).is_some())
    }

    /// A number for each server that something is bought for, minted once for this review.
    fn mint(self) {
        let buys = |wish: &Wish| matches!(wish.action, Action::Renew | Action::Upgrade);
        let buying = self.wish.with_untracked(|wish| wish.as_ref().is_some_and(buys));
        let minted = self.parties.with_untracked(|parties| {
            let guids = parties.iter().filter(|_| buying).map(|party| party.server.guid.clone());
            guids.zip(OrderNumbers::mint_each(connection::now(), js_sys::Math::random)).collect()
        });
        self.orders.set_value(minted);
    }

    /// Forgets what was typed.
    fn end(self) {
        self.password.set(String::new());
        self.again.set(String::new());
        self.wish.set(None);
    }

    /// Whether something was sent already.
    fn sent(self) -> bool {
        self.fates.with(|fates| !fates.is_empty())
    }
}
