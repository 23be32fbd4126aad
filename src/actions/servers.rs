//! Bare-metal servers on the pages: who signs, what is offered, what is owned.
//!
//! All of it is kept beside the pages, so that its code travels with them. It is forgotten when somebody else uses the
//! console.
pub mod carry_out;
pub mod catalogue;
pub mod draft;
pub mod finding_out;
pub mod list;
pub mod mandate;
pub mod watching;

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, GetUntracked, Owner, Set};

use super::connection::{self, Network};
use super::lasting::lasting;
use super::session::CurrentSession;
use super::storage::{self, Area, ENGINE_KEY};
use crate::domain::account::Secret;
use crate::transport::{Base, Failure};
pub use crate::vendors::zkeys::ZkeysFailure;
use crate::vendors::zkeys::{Dialect, Gateway, Member, Signer, Zkeys};
use catalogue::Offered;
use list::Owned;
use watching::Watches;

/// The engine, as this console calls it.
pub type Engine = Zkeys<Network>;

thread_local! {
    static KEPT: OnceCell<(Owner, Servers)> = const { OnceCell::new() };
    static OFFSET: Cell<i64> = const { Cell::new(0) };
}

/// What is known of servers.
#[derive(Clone)]
pub struct Servers {
    /// Who calls: a member's id, or the empty text for a gateway; none while a member's id and key are needed.
    pub caller: ArcRwSignal<Option<String>>,
    /// The engine for whoever calls; none until somebody does.
    engine: ArcRwSignal<Option<Engine>>,
    /// What is offered.
    pub offered: Offered,
    /// What is owned.
    pub owned: Owned,
    /// Servers that are watched after a write.
    pub watches: Watches,
    /// Who is at the console.
    console: CurrentSession,
}

impl Servers {
    /// The servers of this console.
    #[must_use]
    pub fn here() -> Self {
        let console = CurrentSession::here();
        lasting(&KEPT, || Self::of_the_console(console))
    }

    /// For as long as the console is open. The key is forgotten when somebody else uses the console, and when nobody does.
    fn of_the_console(console: CurrentSession) -> Self {
        let servers = Self {
            caller: ArcRwSignal::new(None),
            engine: ArcRwSignal::new(None),
            offered: Offered::default(),
            owned: Owned::default(),
            watches: Watches::default(),
            console,
        };
        if connection::settings().is_some_and(|settings| settings.zkeys.as_ref().is_some_and(|engine| engine.gateway)) {
            servers.use_signer(Arc::new(Gateway), String::new());
        } else if let Some(member) = kept() {
            servers.enter(member);
        }
        let (locked, forgotten) = (servers.clone(), servers.clone());
        console.when_nobody_is_there(move || locked.leave());
        console.when_somebody_else(move || forgotten.leave());
        servers
    }

    /// Whether there is an engine in this deployment.
    #[must_use]
    pub fn configured() -> bool {
        connection::settings().is_some_and(|settings| settings.zkeys.is_some())
    }

    /// The engine's address, as configured.
    #[must_use]
    pub fn base() -> Option<Base> {
        Some(connection::settings()?.zkeys.as_ref()?.base.clone())
    }

    /// The engine for whoever calls.
    #[must_use]
    pub fn engine(&self) -> Option<Engine> {
        self.engine.get_untracked()
    }

    /// Asks the engine with a member's id and key, and goes on with them when it lets the member in. What was typed stays with
    /// the caller until this succeeds.
    ///
    /// # Errors
    /// Why the member was not let in.
    pub async fn sign_in(&self, userid: &str, key: &Secret, keep_for_this_tab: bool) -> Result<(), ZkeysFailure> {
        let member = Member { userid: userid.to_owned(), key: key.clone() };
        let engine = make(Arc::new(member.clone()), userid).ok_or(Failure::Cancelled)?;
        let turn = self.console.open_turn();
        // The cheapest question that needs a signature.
        engine.zones().await?;
        if turn.is_none() || self.console.open_turn() != turn {
            // Locked or left meanwhile, whoever came back: the key is gone, as all secrets are.
            return Err(Failure::Cancelled.into());
        }
        if keep_for_this_tab {
            storage::write(Area::Tab, ENGINE_KEY, &[userid, "\n", key.expose()].concat());
        } else {
            storage::remove(Area::Tab, ENGINE_KEY);
        }
        self.enter(member);
        Ok(())
    }

    fn enter(&self, member: Member) {
        let userid = member.userid.clone();
        self.use_signer(Arc::new(member), userid);
    }

    fn use_signer(&self, signer: Arc<dyn Signer + Send + Sync>, userid: String) {
        self.engine.set(make(signer, &userid));
        self.caller.set(Some(userid));
    }

    /// Forgets the key, and what was read with it. A gateway stays.
    pub fn leave(&self) {
        storage::remove(Area::Tab, ENGINE_KEY);
        self.offered.forget();
        self.owned.forget();
        self.watches.set(Default::default());
        let gateway = self.caller.get_untracked().is_some_and(|userid| userid.is_empty());
        if !gateway {
            self.engine.set(None);
            self.caller.set(None);
        }
    }

    /// Signs with a clock that is so many milliseconds ahead of this machine's, from now on.
    pub fn follow_clock(&self, offset_ms: i64) {
        OFFSET.set(offset_ms);
        if let Some(engine) = self.engine() {
            engine.set_offset_ms(offset_ms);
        }
    }
}

/// The engine as configured.
fn make(signer: Arc<dyn Signer + Send + Sync>, userid: &str) -> Option<Engine> {
    let settings = connection::settings()?;
    let configured = settings.zkeys.as_ref()?;
    let mut dialect: Dialect = configured.dialect.clone();
    if dialect.client.is_empty() {
        // Who buys for nobody else buys for themselves.
        userid.clone_into(&mut dialect.client);
    }
    let engine =
        Zkeys::new(connection::network(), configured.base.clone(), connection::timeout(&settings), dialect, signer);
    engine.set_offset_ms(OFFSET.get());
    Some(engine)
}

/// The member who asked to be kept for this tab.
fn kept() -> Option<Member> {
    let text = storage::read(Area::Tab, ENGINE_KEY)?;
    let (userid, key) = text.split_once('\n')?;
    Some(Member { userid: userid.to_owned(), key: Secret::new(key.to_owned()) })
}
