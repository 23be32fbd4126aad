//! zkeys 阿帕云引擎, the engine of bare-metal servers (contract `baremetal.md`): one address, one POST for everything.
use crate::domain::moment::Zone;
use crate::transport::{Base, Transport};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

mod client;
mod envelope;
mod map;
mod row;
mod sign;
mod wire;

pub use client::{Page, Read};
pub use envelope::ZkeysFailure;
pub use sign::{Gateway, Member, Signed, Signer};
pub use wire::{IpDowngrade, Nested};

/// What the vendor's documents leave open, so that a setting can correct it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Where the vendor's times are; UTC+8 by all signs (§2).
    pub zone: Zone,
    /// How nested parameters travel.
    pub nested: Nested,
    /// How addresses are named in a booked downgrade.
    pub ip_downgrade: IpDowngrade,
    /// The interface's version.
    pub version: String,
    /// The caller's kind.
    pub system_type: String,
    /// For whom the member buys: the vendor's `clientId`.
    pub client: String,
}

impl Default for Dialect {
    fn default() -> Self {
        Dialect {
            zone: Zone(480),
            nested: Nested::default(),
            ip_downgrade: IpDowngrade::default(),
            version: "9.9.9".to_owned(),
            system_type: "zkeys_web".to_owned(),
            client: String::new(),
        }
    }
}

/// One engine, with somebody who signs. Clones share the count of calls.
#[derive(Clone)]
pub struct Zkeys<T> {
    transport: T,
    base: Base,
    timeout: Duration,
    dialect: Dialect,
    signer: Arc<dyn Signer + Send + Sync>,
    shared: Arc<Shared>,
}

/// What clones share.
#[derive(Default)]
struct Shared {
    /// The last number of a task.
    task: AtomicI64,
    /// By how many milliseconds the vendor's clock is ahead of this machine's, as far as an answer told.
    skew: AtomicI64,
    /// What somebody adds to this machine's clock before signing, in milliseconds.
    offset: AtomicI64,
}

impl<T: Transport> Zkeys<T> {
    /// The engine at `base`, the whole address (`http://engine.example/api`); every single call may take `timeout`.
    pub fn new(
        transport: T,
        base: Base,
        timeout: Duration,
        dialect: Dialect,
        signer: Arc<dyn Signer + Send + Sync>,
    ) -> Zkeys<T> {
        Zkeys { transport, base, timeout, dialect, signer, shared: Arc::default() }
    }

    /// By how many milliseconds the vendor's clock is ahead of this machine's; 0 until an answer lets a browser read it.
    pub fn skew_ms(&self) -> i64 {
        self.shared.skew.load(Ordering::Relaxed)
    }

    /// Signs with a clock that is so many milliseconds ahead of this machine's.
    pub fn set_offset_ms(&self, offset: i64) {
        self.shared.offset.store(offset, Ordering::Relaxed);
    }
}
