//! Everything an order is made with: what was chosen and typed, and what follows from it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::names::Names;
use crate::actions::servers::Servers;
use crate::actions::servers::carry_out::Fate;
use crate::actions::servers::draft::OrderDraft;
use crate::actions::servers::finding_out::Answer;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::server::catalogue::{Catalogue, Line, Product, System, Zone};
use crate::domain::server::deed::OrderNumbers;
use crate::domain::server::identity::Identity;
use crate::domain::server::order::Order;
use crate::domain::server::order::check::{Field, Found, check};
use crate::domain::server::order::draft::Draft;
use crate::domain::server::order::market::{Market, Place};
use crate::domain::server::order::quote::{NoQuote, Quote, quote};
use crate::domain::server::record::Server;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Place as Named};
use crate::ui::erased::{follow, settled};
use crate::ui::toast::Toasts;
use crate::views::address;
use crate::views::frame::router::Router;

/// What the page works with.
#[derive(Clone, Copy)]
pub struct Desk {
    pub servers: StoredValue<Servers>,
    pub catalogue: RwSignal<Arc<Catalogue>>,
    pub names: Memo<Arc<Names>>,
    /// What is on offer, by ids.
    pub market: Memo<Market>,
    /// What was wished for, as it stands in the address.
    pub zone: RwSignal<String>,
    pub line: RwSignal<String>,
    pub product: RwSignal<String>,
    /// Where that leads.
    pub place: Memo<Place>,
    pub system: RwSignal<String>,
    pub months: RwSignal<u32>,
    pub count: RwSignal<String>,
    pub sized: RwSignal<bool>,
    pub size: RwSignal<String>,
    pub remarks: RwSignal<String>,
    /// The secrets of this page; they are gone with it.
    pub password: RwSignal<String>,
    pub again: RwSignal<String>,
    /// Name, mobile number, identity card, address, QQ.
    pub buyer: [RwSignal<String>; 5],
    /// What all of this asks for.
    pub order: Memo<Order>,
    pub found: Memo<Vec<Found>>,
    pub quote: Memo<Result<Quote, NoQuote>>,
    /// Whether nobody knows what became of this member's last order.
    pub open_question: Memo<bool>,
    /// Whether its servers are being looked for.
    pub looking: RwSignal<bool>,
    /// The order, and servers that may be its.
    pub asked: RwSignal<Option<(Entry, Vec<Arc<Server>>)>>,
    /// Whether the person tried to go on, so that everything wrong is said.
    pub tried: RwSignal<bool>,
    pub numbers: RwSignal<Option<OrderNumbers>>,
    pub reviewing: RwSignal<bool>,
    pub busy: RwSignal<bool>,
    pub fate: RwSignal<Option<Fate>>,
    pub kept: OrderDraft,
    pub session: CurrentSession,
    pub trail: Trail,
    pub toasts: Option<Toasts>,
    pub router: Option<Router>,
}

impl Desk {
    /// The desk as the last visit left it; what the address says comes first.
    pub fn new(servers: &Servers) -> Self {
        let (kept, session, trail) = (OrderDraft::here(), CurrentSession::here(), Trail::here());
        let draft = kept.now();
        let catalogue = RwSignal::from(servers.offered.known.clone());
        let [zone, line, product] = wishes(&draft);
        let market = settled(move || catalogue.with(|catalogue| Market::of(catalogue)));
        let place = settled(move || {
            let (zone, line, product) = (zone.get(), line.get(), product.get());
            market.with(|market| market.place(&zone, &line, &product))
        });
        let (system, months) = (RwSignal::new(draft.system), RwSignal::new(draft.months));
        let (sized, size, remarks) =
            (RwSignal::new(draft.sized), RwSignal::new(draft.size), RwSignal::new(draft.remarks));
        let count = RwSignal::new(if draft.count.is_empty() { "1".to_owned() } else { draft.count });
        let [password, again] = [(); 2].map(|()| RwSignal::new(String::new()));
        let buyer = [(); 5].map(|()| RwSignal::new(String::new()));
        let numbers = RwSignal::new(draft.numbers);
        let chosen = move || Draft {
            system: system.get(),
            months: months.get(),
            count: count.get(),
            sized: sized.get(),
            size: size.get(),
            remarks: remarks.get(),
            ..Draft::default()
        };
        let order = settled(move || {
            let (draft, place, [name, mobile, id_number, from_ip, qq]) = (chosen(), place.get(), buyer.map(trimmed));
            let identity = Identity { name, mobile, id_number, from_ip, qq };
            catalogue.with(|all| draft.order(all.line(&place.line), &place.product, all, identity))
        });
        let found = settled(move || {
            let (password, again) = (password.get(), again.get());
            catalogue.with(|all| order.with(|order| check(order, &password, &again, all)))
        });
        let quote = settled(move || catalogue.with(|all| order.with(|order| quote(order, all))));
        let busy = RwSignal::new(false);
        let open_question = {
            let servers = servers.clone();
            // What this page has on its way is no question yet.
            settled(move || !busy.get() && servers.open_question("", &any_order(), trail).is_some())
        };
        let desk = Self {
            servers: StoredValue::new(servers.clone()),
            catalogue,
            names: settled(move || Arc::new(catalogue.with(|catalogue| Names::of(catalogue)))),
            market,
            zone,
            line,
            product,
            place,
            system,
            months,
            count,
            sized,
            size,
            remarks,
            password,
            again,
            buyer,
            order,
            found,
            quote,
            open_question,
            looking: RwSignal::new(false),
            asked: RwSignal::new(None),
            tried: RwSignal::new(false),
            numbers,
            reviewing: RwSignal::new(false),
            busy,
            fate: RwSignal::new(None),
            kept,
            session,
            trail,
            toasts: use_context(),
            router: Router::here(),
        };
        follow(move || {
            let (zone, line, product) = (zone.get(), line.get(), product.get());
            let count = Some(count.get()).filter(|count| count != "1").unwrap_or_default();
            kept.keep(Draft { zone, line, product, count, numbers: numbers.get(), ..chosen() });
        });
        session.when_nobody_is_there(move || {
            desk.reviewing.set(false);
            desk.forget_secrets();
        });
        session.when_somebody_else(move || desk.start_over());
        on_cleanup(move || desk.wipe());
        desk.look();
        desk
    }

    /// Looks among the servers for those of an order of which nobody knows what became of it. Goes on when the page is left.
    pub fn look(self) {
        if self.looking.get_untracked() {
            return;
        }
        self.looking.set(true);
        self.asked.set(None);
        let (servers, trail) = (self.servers.get_value(), self.trail);
        spawn_local(async move {
            trail.read().await;
            let mut asked = None;
            if let Some(entry) = untrack(|| servers.open_question("", &any_order(), trail)) {
                match servers.found_out(&entry, trail).await {
                    Answer::Settled(outcome, guids) => servers.settle(entry, outcome, guids, trail).await,
                    Answer::Ask(found) => asked = Some((entry, found)),
                    Answer::Open => {}
                }
            }
            let _page_left = self.asked.try_set(asked);
            let _page_left = self.looking.try_set(false);
        });
    }

    /// The line one stands at.
    pub fn line(self) -> Option<Line> {
        let line = self.place.with(|place| place.line.clone());
        self.catalogue.with(|all| all.line(&line).cloned())
    }

    /// The zone one stands in, where it is known.
    pub fn zone(self) -> Option<Zone> {
        let zone = self.place.with(|place| place.zone.clone());
        self.catalogue.with(|all| all.zone(&zone).cloned())
    }

    /// The chosen machine.
    pub fn product(self) -> Option<Product> {
        let product = self.place.with(|place| place.product.clone());
        self.catalogue.with(|all| all.product(&product).cloned())
    }

    /// The chosen system, whether it fits or not.
    pub fn system(self) -> Option<System> {
        let system = self.system.get();
        self.catalogue.with(|all| all.system(&system).cloned())
    }

    /// Whether anything stops the order.
    pub fn stopped(self) -> usize {
        self.found.with(|found| found.iter().filter(|found| found.stops()).count())
    }

    /// What is found at a field.
    pub fn at(self, field: Field) -> Vec<Found> {
        self.found.with(|found| found.iter().filter(|found| found.field == field).cloned().collect())
    }

    /// Whether the zone wants to know who buys; `None` = it does not say.
    pub fn buyer_wanted(self) -> Option<bool> {
        self.zone().and_then(|zone| zone.identity_required)
    }

    /// Nothing is chosen or typed any more.
    pub fn start_over(self) {
        let _gone = self.reviewing.try_set(false);
        let texts = [self.zone, self.line, self.product, self.system, self.size, self.remarks];
        for text in texts {
            let _gone = text.try_set(String::new());
        }
        let _gone = self.count.try_set("1".to_owned());
        let _gone = self.months.try_set(0);
        let _gone = self.sized.try_set(false);
        let _gone = self.numbers.try_set(None);
        let _gone = self.tried.try_set(false);
        self.forget_secrets();
    }

    fn forget_secrets(self) {
        self.wipe();
        for secret in self.secrets() {
            let _gone = secret.try_set(String::new());
        }
    }

    /// Overwrites what must not be left in memory. Nobody is told: it is for when who listens goes away too.
    fn wipe(self) {
        for secret in self.secrets() {
            let _gone = secret.try_update_untracked(zeroize::Zeroize::zeroize);
        }
    }

    fn secrets(self) -> impl Iterator<Item = RwSignal<String>> {
        [self.password, self.again].into_iter().chain(self.buyer)
    }
}

/// Zone, line and product in the address; an address that says nothing gets those of the draft.
fn wishes(draft: &Draft) -> [RwSignal<String>; 3] {
    let signals = ["zone", "line", "product"].map(address::state);
    if signals.iter().all(|signal| signal.with_untracked(String::is_empty)) {
        for (signal, kept) in signals.iter().zip([&draft.zone, &draft.line, &draft.product]) {
            signal.set(kept.clone());
        }
    }
    signals
}

fn trimmed(signal: RwSignal<String>) -> String {
    signal.with(|text| text.trim().to_owned())
}

/// Any order of new servers by a member, for asking whether one is an open question.
fn any_order() -> ServerDeed {
    let nothing = || Named { id: String::new(), name: String::new() };
    ServerDeed::Create {
        line: nothing(),
        product: nothing(),
        system: nothing(),
        months: 0,
        count: 0,
        total: None,
        order: String::new(),
    }
}
