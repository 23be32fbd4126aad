//! Starting and stopping a sandbox, and what a test may ask of one in its own process.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::watch;

use crate::calls::Calls;
use crate::cms::{Generation, Process};
use crate::control;
use crate::faults::{Faults, Rule};
use crate::identity::{Identity, Remote};
use crate::oneaccess::control as oneaccess;
use crate::options::Options;
use crate::serve::{Life, open, origin, serve};
use crate::state::Shared;
use crate::store::Store;
use crate::zkeys::control as zkeys;
use crate::{backends, console};

/// A running sandbox. It ends when this is stopped or dropped.
pub struct Running {
    shared: Arc<Shared>,
    server: Option<JoinHandle<()>>,
}

/// Starts a sandbox and returns when both ports answer. The error is one sentence for a person: a port
/// in use, a state file that cannot be used, a wrong Keystone address.
pub fn start(options: Options) -> Result<Running, String> {
    let (front, back) = (open(options.console_port)?, open(options.backends_port)?);
    let faults = Faults::default();
    faults.replace(&options.faults);
    let shared = Arc::new(Shared {
        console: origin(&front)?,
        backends: origin(&back)?,
        identity: match &options.keystone {
            Some(url) => Identity::Remote(Remote::new(url)?),
            None => Identity::Own,
        },
        store: Store::open(&options)?,
        cms: Process::new(options.cms),
        oneaccess: crate::oneaccess::Origins::default(),
        faults,
        calls: Calls::default(),
        reports: Mutex::default(),
        life: watch::Sender::new(Life::default()),
        options,
    });
    shared.faults_changed();
    let runtime = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start the server: {error}"))?;
    let (front, back) = {
        let _context = runtime.enter();
        let listen = |listener| TcpListener::from_std(listener).map_err(|error| error.to_string());
        (listen(front)?, listen(back)?)
    };
    let (console, backends) = (console::router(shared.clone()), backends::router(shared.clone()));
    // Listening for the end begins before anybody can ask for it.
    let (of_front, of_back) = (shared.life.subscribe(), shared.life.subscribe());
    let server = std::thread::spawn(move || {
        runtime.block_on(async {
            let back = tokio::spawn(serve(back, backends, of_back));
            serve(front, console, of_front).await;
            let _ = back.await;
        });
        runtime.shutdown_background();
    });
    Ok(Running { shared, server: Some(server) })
}

impl Running {
    /// The console's origin, for example `http://127.0.0.1:8080`, without a slash at the end.
    pub fn console(&self) -> &str {
        &self.shared.console
    }

    /// The back ends' origin; Keystone and EOS are at `/v3` below it, the platform service at `/api/v1` and `/metrics`,
    /// zkeys at `/api`, OneAccess at `/api/v2` and `/api/v1/oauth2`.
    pub fn backends(&self) -> &str {
        &self.shared.backends
    }

    /// Sets a fault, for example `PATCH /v3/domain_quotas* timeout-after times=1`, and gives its number.
    pub fn fault(&self, rule: &str) -> Result<u64, String> {
        let rule: Rule = rule.parse()?;
        let id = self.shared.faults.add(rule);
        self.shared.faults_changed();
        Ok(id)
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.shared.faults.replace(&[]);
        self.shared.faults_changed();
    }

    /// The last back-end calls, oldest first, as `GET /sandbox/calls` gives them: `method`, `path`,
    /// `status` (`null` = never answered), `body` with secrets blanked, `faults`, `request_id`.
    pub fn calls(&self) -> Vec<Value> {
        self.shared.calls.list(None)
    }

    /// Starts the platform service anew, as another generation, or takes it away. Its accounts and tokens stay.
    pub fn restart_cms(&self, generation: Option<Generation>) {
        self.shared.cms.restart(generation);
    }

    /// Takes the platform service's database away, or gives it back.
    pub fn set_cms_database(&self, answers: bool) {
        self.shared.cms.set_database(answers);
    }

    /// Puts the seed and the faults of the start back; tokens stay good.
    pub fn reset(&self) -> Result<(), String> {
        control::reset(&self.shared, false).map_err(|error| error.to_string())
    }

    /// Ends all tokens now.
    pub fn expire(&self) -> Result<(), String> {
        control::expire(&self.shared).map_err(|error| error.to_string())
    }

    /// Changes a quota behind the console's back. `item` is spelled in the singular; −1 = unlimited.
    pub fn set_quota(&self, department: &str, region: &str, item: &str, value: f64) -> Result<(), String> {
        control::set_quota(&self.shared, (department, region, item), "quota", value)
    }

    /// Moves the clock of zkeys on; what is due by then is done.
    pub fn advance(&self, seconds: i64) -> Result<(), String> {
        zkeys::Change::read(&json!({"advance_seconds": seconds}))?.make(&self.shared)
    }

    /// What really happened to machines, oldest first, as `GET /sandbox/zkeys/ledger` gives it: `action`, `member`,
    /// `guid`, `agent_order_no`, `clientOrderNo`, `amount` in yuan, `time`.
    pub fn zkeys_ledger(&self) -> Vec<Value> {
        zkeys::ledger(&self.shared, None).unwrap_or_default()
    }

    /// Chooses the oddities of zkeys: these are on, all others off, until the reset.
    pub fn set_zkeys_switches(&self, names: &[&str]) -> Result<(), String> {
        zkeys::Change::read(&json!({"switches": names}))?.make(&self.shared)
    }

    /// Changes fields of a machine behind the console's back, for example `{"run_status": "-1"}`.
    pub fn set_server(&self, guid: &str, fields: &Value) -> Result<(), String> {
        zkeys::Change::read(&json!({"server": {"guid": guid, "set": fields}}))?.make(&self.shared)
    }

    /// How many milliseconds a step of the work of zkeys takes from now on.
    pub fn set_zkeys_pace(&self, milliseconds: u64) -> Result<(), String> {
        zkeys::Change::read(&json!({"pace_ms": milliseconds}))?.make(&self.shared)
    }

    /// Changes OneAccess as `POST /sandbox/oneaccess` does: clock, limits, policies, switches, a person.
    pub fn set_oneaccess(&self, change: &Value) -> Result<(), String> {
        oneaccess::change(&self.shared, change)
    }

    /// Chooses the oddities of OneAccess: these are on, all others off, until the reset.
    pub fn set_oneaccess_switches(&self, names: &[&str]) -> Result<(), String> {
        self.set_oneaccess(&json!({"switches": names}))
    }

    /// The SMS that OneAccess sent to a number, or to all, newest first: `mobile`, `type`, `code`, `time`, `state`.
    pub fn oneaccess_outbox(&self, mobile: Option<&str>) -> Vec<Value> {
        oneaccess::outbox(&self.shared, mobile).unwrap_or_default()
    }

    /// The code that WeChat or Alipay hands to an app when its owner agrees, for example `("wechat", "wx-chen")`.
    pub fn social_code(&self, source: &str, uid: &str) -> Result<String, String> {
        oneaccess::social_code(&self.shared, source, uid)
    }

    /// Ends the sandbox and waits until its ports are free.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.shared.life.send_modify(|life| life.ending = true);
        if let Some(server) = self.server.take() {
            let _ = server.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
