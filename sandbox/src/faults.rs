//! Faults: what goes wrong, on which calls, how often.

mod kind;
mod rewrite;
mod rule;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

pub use kind::Kind;
pub use rewrite::{Form, rewrite};
pub use rule::Rule;

use crate::state::lock;

/// Oddities that the handlers play themselves, because they change what is accepted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Switches {
    /// `networks`, `subnets`, `security_group_rules` instead of the singular words (eos.md §4).
    pub plural: bool,
    /// A value below what is allocated is refused, as nova does it (eos.md §5).
    pub refuse_below: bool,
    /// Seconds that the clock of zkeys or OneAccess is off, for what it takes as signed in time.
    pub clock_skew: i64,
}

/// What the active faults do to one call.
#[derive(Clone, Debug, Default)]
pub struct Plan(Vec<(Kind, i64)>);

impl Plan {
    /// The value of a fault of this kind, if the call has one.
    pub fn value(&self, kind: Kind) -> Option<i64> {
        self.0.iter().find(|(found, _)| *found == kind).map(|(_, value)| *value)
    }

    /// Whether the call has a fault of this kind.
    pub fn has(&self, kind: Kind) -> bool {
        self.value(kind).is_some()
    }

    /// The faults in the order they were set.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, i64)> + '_ {
        self.0.iter().copied()
    }

    /// What the handlers have to play.
    pub fn switches(&self) -> Switches {
        Switches {
            plural: self.has(Kind::Plural),
            refuse_below: self.has(Kind::RefuseBelow),
            clock_skew: self.value(Kind::ClockSkew).unwrap_or(0),
        }
    }
}

/// The active faults.
#[derive(Default)]
pub struct Faults {
    active: Mutex<Vec<(u64, Rule)>>,
    last: AtomicU64,
}

impl Faults {
    /// Sets a fault and gives its number.
    pub fn add(&self, rule: Rule) -> u64 {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        lock(&self.active).push((id, rule));
        id
    }

    /// Removes one fault; says whether it was there.
    pub fn remove(&self, id: u64) -> bool {
        let mut active = lock(&self.active);
        let before = active.len();
        active.retain(|(found, _)| *found != id);
        active.len() < before
    }

    /// Removes all faults and sets these.
    pub fn replace(&self, rules: &[Rule]) {
        lock(&self.active).clear();
        for rule in rules {
            self.add(rule.clone());
        }
    }

    /// Whether a fault that closes connections without an answer is active.
    pub fn hangs_up(&self) -> bool {
        lock(&self.active).iter().any(|(_, rule)| rule.kind.hangs_up())
    }

    /// The faults of a call; each one that counts has one call less afterwards.
    pub fn take(&self, method: &str, path: &str) -> Plan {
        let mut active = lock(&self.active);
        let mut plan = Plan::default();
        for (_, rule) in active.iter_mut().filter(|(_, rule)| rule.matches(method, path)) {
            plan.0.push((rule.kind, rule.value));
            if let Some(times) = &mut rule.times {
                *times = times.saturating_sub(1);
            }
        }
        active.retain(|(_, rule)| rule.times != Some(0));
        for (_, rule) in active.iter_mut().filter(|_| method != "OPTIONS") {
            rule.hear(path);
        }
        plan
    }

    /// Whether the answer to a call will lack CORS headers; nothing is counted. For preflights.
    pub fn blocks_cors(&self, method: &str, path: &str) -> bool {
        let active = lock(&self.active);
        active.iter().any(|(_, rule)| rule.kind == Kind::NoCors && rule.matches(method, path))
    }

    /// The active faults as the control page shows them.
    pub fn list(&self) -> Value {
        lock(&self.active).iter().map(|(id, rule)| describe(*id, rule)).collect()
    }
}

/// One fault as JSON.
pub fn describe(id: u64, rule: &Rule) -> Value {
    json!({
        "id": id, "method": rule.method, "path": rule.path, "kind": rule.kind.name(),
        "value": rule.value, "times": rule.times, "after": rule.after, "rule": rule.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_sleeps_until_the_call_it_waits_for_came() {
        let faults = Faults::default();
        faults.add("POST /list status=403 after=/renew".parse().unwrap());
        let refused = |method: &str, path: &str| faults.take(method, path).has(Kind::Status);
        assert!(!refused("POST", "/list"));
        assert!(!refused("OPTIONS", "/renew"));
        assert!(!refused("POST", "/list"), "a preflight is not the call");
        assert!(!refused("POST", "/renew"));
        assert!(refused("POST", "/list"));
        assert!(refused("POST", "/list"));
    }
}
