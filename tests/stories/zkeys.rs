//! The bare-metal client against the sandbox's engine: every call, every refusal, and what is known after every fault
//! (contract `baremetal.md`).
mod clock;
mod drafts;
mod many;
mod odd;
mod once;
mod permits;
mod preconditions;
mod reads;
mod refusals;
mod writes;

use std::sync::Arc;
use std::time::Duration;

use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::moment::Moment;
use gantry::domain::server::catalogue::{IpKind, Line};
use gantry::domain::server::deed::{AddExtras, BookDowngrade, Create, Deed, OrderNumbers, Reinstall, TakeAway};
use gantry::domain::server::record::{Partition, Server};
use gantry::domain::server::reply::Done;
use gantry::domain::server::settle;
use gantry::transport::host::Host;
use gantry::transport::request::Body;
use gantry::transport::{Base, Method, Polite, Request, Transport};
use gantry::vendors::zkeys::{Dialect, Member, Zkeys, ZkeysFailure};
use sandbox::{Options, Running};
use serde_json::{Value, json};

/// The machine of the vendor's samples, its line, product and system, and the booking it has from the start.
const SERVER: &str = "1708330228791024";
const LINE: &str = "1665907446560259";
const PRODUCT: &str = "1665907642748705";
const SYSTEM: &str = "1633652801461868";
const BOOKING: &str = "1708398791975293";
/// The addresses of its one upgrade.
const BLOCK: &str = "114.114.8.16-23";

/// A step of the engine's work, in seconds: longer than any story takes, so that nothing ends by itself.
const STEP: i64 = 600;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// How long a call may take on a busy machine.
const PATIENT: Duration = Duration::from_secs(20);

/// The client over the same manners as in a browser: readings may be repeated, writes never.
type Client = Zkeys<Polite<Host>>;

/// A sandbox of its own, and the member who owns the seeded machines.
struct Desk {
    sandbox: Running,
}

impl Desk {
    fn new() -> Desk {
        Desk::with(1)
    }

    /// With so many machines.
    fn with(servers: usize) -> Desk {
        let pace_ms = u64::try_from(STEP * 1000).unwrap();
        let options = Options { departments: 1, users: 0, servers, pace_ms, ..Options::default() };
        Desk { sandbox: sandbox::start(options).expect("the sandbox starts") }
    }

    fn client(&self) -> Client {
        self.client_of("1100134", "demo_key_0123456789abcdef", dialect(), PATIENT)
    }

    fn client_of(&self, userid: &str, key: &str, dialect: Dialect, timeout: Duration) -> Client {
        let base = Base::parse(&format!("{}/api", self.sandbox.backends())).unwrap();
        let member = Member { userid: userid.to_owned(), key: Secret::new(key.to_owned()) };
        Zkeys::new(Polite::new(Host::new()), base, timeout, dialect, Arc::new(member))
    }

    /// Does it, with the usual client.
    fn send(&self, deed: &Deed) -> Result<Done, ZkeysFailure> {
        block_on(self.client().carry_out(deed))
    }

    /// The words with which the engine says no.
    fn refused(&self, deed: &Deed) -> String {
        words(self.send(deed))
    }

    /// A machine as the single reading has it.
    fn server(&self, guid: &str) -> Server {
        let read = block_on(self.client().server(guid)).unwrap().expect("there is one");
        assert_eq!(read.odd.count, 0, "{:?}", read.odd);
        read.value
    }

    fn line(&self, guid: &str) -> Option<Line> {
        block_on(self.client().lines()).unwrap().value.into_iter().find(|line| line.guid == guid)
    }

    /// Lets the engine finish what it is doing.
    fn finish(&self) {
        self.sandbox.advance(STEP * 20).unwrap();
    }

    fn set(&self, fields: &Value) {
        self.sandbox.set_server(SERVER, fields).unwrap();
    }

    /// What really happened: action, machine, agent's number.
    fn effects(&self) -> Vec<(String, String, String)> {
        let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let ledger = self.sandbox.zkeys_ledger();
        ledger.iter().map(|row| (text(row, "action"), text(row, "guid"), text(row, "agent_order_no"))).collect()
    }

    /// How often an action was asked for, answered or not.
    fn asked(&self, action: &str) -> usize {
        let path = format!("/api/{action}");
        self.sandbox.calls().iter().filter(|call| call["path"] == path.as_str()).count()
    }

    /// Whether a machine has a password, as only the sandbox can tell.
    fn has_password(&self, guid: &str, password: &str) -> bool {
        let url = format!("{}/sandbox/zkeys/password", self.sandbox.console());
        let body = Body::json(&json!({ "guid": guid, "password": password }));
        let answer = block_on(Host::new().send(&Request::new(Method::Post, url, PATIENT).body(body))).unwrap();
        let said: Value = serde_json::from_str(&answer.text()).unwrap();
        said["is"].as_bool().unwrap()
    }
}

fn dialect() -> Dialect {
    Dialect { client: "1100123".to_owned(), ..Dialect::default() }
}

fn now() -> Moment {
    Host::new().now()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// Numbers of their own for every intent.
fn mint() -> OrderNumbers {
    use std::sync::atomic::{AtomicU32, Ordering};
    static TURN: AtomicU32 = AtomicU32::new(0);
    OrderNumbers::mint(now(), f64::from(TURN.fetch_add(1, Ordering::Relaxed) % 99_999) / 100_000.0)
}

/// The engine's no, in its words.
fn words(outcome: Result<Done, ZkeysFailure>) -> String {
    match outcome {
        Err(ZkeysFailure::Refused { code: None, text }) if !text.is_empty() => text,
        other => panic!("not refused in words: {other:?}"),
    }
}

/// An order of the sample's product, with the order's mark in its remarks, as the console sends it.
fn order(count: u32, change: impl FnOnce(&mut Create)) -> Deed {
    let order = mint();
    let mut create = Create {
        line: LINE.to_owned(),
        product: PRODUCT.to_owned(),
        system: SYSTEM.to_owned(),
        login: "root".to_owned(),
        password: secret("Aa535029279!"),
        remarks: format!("官网 {}", settle::mark(&order.agent)),
        months: 1,
        count,
        partition: Partition::Whole,
        identity: None,
        order,
    };
    change(&mut create);
    Deed::Create(Box::new(create))
}

fn upgrade(change: impl FnOnce(&mut AddExtras)) -> Deed {
    let guid = SERVER.to_owned();
    let mut more = AddExtras { guid, bandwidth: 10, ips: 0, ip_kind: IpKind::Single, defence: 0, order: mint() };
    change(&mut more);
    Deed::Upgrade(more)
}

/// The sample's block of addresses, taken back in ten days.
fn downgrade(change: impl FnOnce(&mut BookDowngrade)) -> Deed {
    let ips = Some((TakeAway { amount: 8, before: 9, after: 1 }, vec![BLOCK.to_owned()]));
    let at = now().plus_ms(10 * DAY);
    let mut booking = BookDowngrade { guid: SERVER.to_owned(), at, bandwidth: None, ips, defence: None };
    change(&mut booking);
    Deed::Downgrade(booking)
}

fn cancel(booking: &str) -> Deed {
    Deed::CancelDowngrade { guid: SERVER.to_owned(), booking: booking.to_owned() }
}

fn renew(months: u32) -> Deed {
    Deed::Renew { guid: SERVER.to_owned(), months, order: mint() }
}

fn set_password(password: &str) -> Deed {
    Deed::SetPassword { guid: SERVER.to_owned(), password: secret(password) }
}

/// The sample's own system once more.
fn reinstall(change: impl FnOnce(&mut Reinstall)) -> Deed {
    let (guid, system) = (SERVER.to_owned(), SYSTEM.to_owned());
    let password = secret("Anew-Pass-9");
    let mut it = Reinstall { guid, system, password, partition: Partition::Whole, replace: false };
    change(&mut it);
    Deed::Reinstall(it)
}

fn plain(deed: fn(String) -> Deed) -> Deed {
    deed(SERVER.to_owned())
}
