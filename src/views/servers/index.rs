//! Which servers are shown, and in which order: kept between two letters, so that a hundred thousand stay quick.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::columns::{self, order_rank, run_rank, searched};
use super::names::Names;
use super::{clock, said};
use crate::actions::connection;
use crate::domain::moment::Moment;
use crate::domain::server::record::Server;
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::domain::table::index::{Index, Keys, Places};
use crate::domain::table::letters::{same_digits, small};
use crate::text::{self, Language};
use crate::ui::erased::{follow, settled};
use crate::views::order::Order;

/// All servers that are known.
pub type All = Arc<Vec<Arc<Server>>>;

/// Which servers are wanted.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub text: RwSignal<String>,
    pub order: RwSignal<String>,
    pub run: RwSignal<String>,
}

/// Some of all servers, in an order.
#[derive(Clone, Default)]
pub struct Shown {
    /// All.
    pub all: All,
    /// The places of those that are shown.
    pub places: Places,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.all, &other.all) && self.places == other.places
    }
}

impl Shown {
    /// The server of a row.
    pub fn row(&self, row: usize) -> Option<&Arc<Server>> {
        self.all.get(*self.places.get(row)? as usize)
    }

    /// The servers in the order of the rows.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Server>> {
        self.places.iter().filter_map(|place| self.all.get(*place as usize))
    }
}

/// What an index was made of.
#[derive(Default)]
struct Kept {
    all: All,
    names: Arc<Names>,
    language: Option<Language>,
    index: Index,
}

/// The servers that are wanted, in the order wanted.
pub fn shown(known: RwSignal<All>, names: Memo<Arc<Names>>, wanted: Wanted, order: Order) -> Memo<Shown> {
    let kept = StoredValue::new(Kept::default());
    read_ahead(kept, move || {
        known.track();
        names.track();
        let _follow = text::language();
    });
    settled(move || {
        let (all, names, language) = (known.get(), names.get(), text::language());
        let (query, (by, down)) = (small(wanted.text.get().trim()), order.now());
        let places = kept.try_update_value(|kept| {
            let same = Arc::ptr_eq(&kept.all, &all) && Arc::ptr_eq(&kept.names, &names);
            if !same || kept.language != Some(language) {
                let same_words = Arc::ptr_eq(&kept.names, &names) && kept.language == Some(language);
                let index = if same_words { kept.index.of_more(kept.stays(&all)) } else { Index::default() };
                let (all, names) = (Arc::clone(&all), Arc::clone(&names));
                *kept = Kept { all, names, language: Some(language), index };
            }
            kept.places(&by, down, &query)
        });
        let places = narrowed(&all, places.unwrap_or_default(), &wanted.order.get(), &wanted.run.get());
        Shown { all, places }
    })
}

/// How long texts wait to be read ahead, in milliseconds: what is drawn comes first.
const CALM: Duration = Duration::from_millis(40);
/// Between two portions.
const BREATH: Duration = Duration::from_millis(4);
/// Rows in a portion: a few milliseconds.
const PORTION: usize = 1500;

/// Makes the texts that the filter looks through while nobody waits for them, so that the first letter is as quick as all
/// others; while a list is being read, also of what is there already. `changes` reads what they are made of.
fn read_ahead(kept: StoredValue<Kept>, changes: impl Fn() + 'static) {
    let waits = StoredValue::new(None::<TimeoutHandle>);
    follow(move || {
        changes();
        if waits.with_value(Option::is_none) {
            portion_after(CALM, kept, waits);
        }
    });
    on_cleanup(move || {
        if let Some(waiting) = waits.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    });
}

fn portion_after(pause: Duration, kept: StoredValue<Kept>, waits: StoredValue<Option<TimeoutHandle>>) {
    let next = move || {
        let more = kept.try_update_value(|kept| untrack(|| kept.read(PORTION)));
        let _gone = waits.try_set_value(None);
        if more == Some(true) {
            portion_after(BREATH, kept, waits);
        }
    };
    let waiting = set_timeout_with_handle(next, pause).ok();
    waits.set_value(waiting);
}

impl Kept {
    /// How many servers at the beginning are still the same ones: while a list is being read it only grows.
    fn stays(&self, all: &All) -> usize {
        self.all.iter().zip(all.iter()).take_while(|(old, new)| Arc::ptr_eq(old, new)).count()
    }

    /// Reads some rows ahead; says whether any are left.
    fn read(&mut self, rows: usize) -> bool {
        let Self { all, names, index, .. } = self;
        let end = all.len().min(index.read_rows() + rows);
        let w = &text::words().servers;
        index.read(end, &|row| all.get(row as usize).map_or_else(String::new, |server| searched(w, server, names)));
        end < all.len()
    }

    fn places(&mut self, by: &str, down: bool, query: &str) -> Places {
        let Self { all, names, index, .. } = self;
        let servers = || all.iter().map(|server| &**server);
        let column = columns::ALL.into_iter().find(|column| column.slug() == by);
        let order = match column {
            Some(column) => index.order(column.slug(), down, || column.keys(servers(), names)),
            None if by == "name" => index.order("name", down, || {
                Keys::Texts(servers().map(|server| small(server.called()).into_boxed_str()).collect())
            }),
            // As the engine has them: the newest first, as a rule.
            None => index.order("", down, || Keys::Numbers((0..all.len() as u64).map(Some).collect())),
        };
        let w = &text::words().servers;
        let text = |row: u32| all.get(row as usize).map_or_else(String::new, |server| searched(w, server, names));
        let (states, times) = (States::holding(query), Times::that_may_hold(query));
        let labelled = |row: u32| {
            all.get(row as usize).is_some_and(|server| states.has(server) || times.hold(query, server, names))
        };
        index.found(query, &order, &text, (states.any() || times.any()).then_some(&labelled))
    }
}

/// The states whose words hold a query, each as a bit.
struct States {
    orders: u64,
    runs: u64,
    acts: u64,
}

impl States {
    fn holding(query: &str) -> Self {
        use ActState::{Reinstalling, Restarting, SettingPassword, Starting, Stopping, Upgrading};
        let bit = |words: String, rank: u64| u64::from(small(&words).contains(query)) << rank;
        let orders = [OrderState::Provisioning, OrderState::Normal, OrderState::Expired, OrderState::Deleted];
        let runs = [RunState::Running, RunState::Off, RunState::Locked];
        let acts = [Restarting, Reinstalling, SettingPassword, Upgrading, Starting, Stopping];
        Self {
            orders: orders.iter().fold(0, |bits, state| bits | bit(said::order(state), order_rank(state))),
            runs: runs.iter().fold(0, |bits, state| bits | bit(said::run(state), run_rank(state))),
            acts: acts.iter().fold(0, |bits, state| bits | bit(said::act(state), act_rank(state))),
        }
    }

    fn any(&self) -> bool {
        self.orders | self.runs | self.acts != 0
    }

    fn has(&self, server: &Server) -> bool {
        let held = |bits: u64, rank: u64| bits >> rank & 1 != 0;
        held(self.orders, order_rank(&server.order))
            || held(self.runs, run_rank(&server.run))
            || held(self.acts, act_rank(&server.act))
    }
}

fn act_rank(state: &ActState) -> u64 {
    match state {
        ActState::Restarting => 0,
        ActState::Reinstalling => 1,
        ActState::SettingPassword => 2,
        ActState::Upgrading => 3,
        ActState::Starting => 4,
        ActState::Stopping => 5,
        ActState::Idle | ActState::Other(_) => 6,
    }
}

/// Which times of servers may hold a query; most queries no time can hold, and then none is written out.
struct Times {
    clock: bool,
    days: bool,
}

impl Times {
    fn that_may_hold(query: &str) -> Self {
        let query = same_digits(query);
        let holds = |text: String| same_digits(&small(&text)).contains(&query);
        let ends_in = text::words().servers.ends_in;
        Self {
            clock: holds(clock::date_and_clock(connection::now())),
            // All ways in which a distance is said: with a word, with a number, with one that is written in groups.
            days: [-5000, -3, -1, 0, 1, 3, 5000].into_iter().any(|days| holds(ends_in(days))),
        }
    }

    fn any(&self) -> bool {
        self.clock || self.days
    }

    fn hold(&self, query: &str, server: &Server, names: &Names) -> bool {
        let holds = |text: String| small(&text).contains(query);
        let [released, kept] = names.after_the_end(server);
        let clock = |at: &Option<Moment>| at.is_some_and(|at| holds(clock::date_and_clock(at)));
        (self.clock && [server.ends, server.bought, released, kept].iter().any(clock))
            || (self.days && server.ends.is_some_and(|at| holds(clock::days(at))))
    }
}

/// Those in the chosen states; all where none is chosen.
fn narrowed(all: &All, places: Places, order: &str, run: &str) -> Places {
    if order.is_empty() && run.is_empty() {
        return places;
    }
    let fits = |place: &u32| {
        let Some(server) = all.get(*place as usize) else { return false };
        (order.is_empty() || order_slug(&server.order) == order) && (run.is_empty() || run_slug(&server.run) == run)
    };
    Arc::new(places.iter().copied().filter(fits).collect())
}

/// An order's state in the address.
pub fn order_slug(state: &OrderState) -> &'static str {
    match state {
        OrderState::Provisioning => "provisioning",
        OrderState::Normal => "normal",
        OrderState::Expired => "expired",
        OrderState::Deleted => "deleted",
        OrderState::Other(_) => "unknown",
    }
}

/// A run state in the address.
pub fn run_slug(state: &RunState) -> &'static str {
    match state {
        RunState::Running => "running",
        RunState::Off => "off",
        RunState::Locked => "locked",
        RunState::Other(_) => "unknown",
    }
}
