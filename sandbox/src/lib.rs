//! The sandbox: a native server that plays Gantry's back ends over real HTTP, so that a first run needs
//! no account anywhere and every path, also the failing ones, can be seen and tested.
//!
//! It is written from the vendors' contracts alone and shares no code with the console: a misreading on
//! one side shows on the other. Two loopback origins: the console's (static files, and the control
//! addresses under `/sandbox`) and the back ends' (`/v3/…`: Keystone and EasyStack EOS quotas; `/api/v1/…` and
//! `/metrics`: cloudManagementSystem, the platform service; `POST /api`: zkeys, the engine for bare-metal servers;
//! `/api/v2/sdk`, `/api/v2/tenant`, `/api/v1/oauth2`: OneAccess).
//!
//! Below `/sandbox` on the console's origin, as a page for people and as JSON for tests:
//!
//! | call | what it does |
//! |---|---|
//! | `GET`, `POST`, `DELETE /sandbox/faults`, `DELETE /sandbox/faults/{id}` | lists, sets (`{"rule"}` or `{"method","path","kind","value","times"}`), removes faults; the path of a call of zkeys is `/api/` and its action |
//! | `POST /sandbox/reset` | back to the seed and the faults of the start; tokens stay unless `{"tokens":true}` |
//! | `POST /sandbox/expire` | all tokens end now |
//! | `POST /sandbox/quotas` | changes a figure behind the console's back: `{"department","region","item","value"}`, and `"column"`: `quota`, `allocated`, `used`, `limit` |
//! | `POST /sandbox/cms` | the platform service starts anew: `{"generation"}`: `a`, `b`, `c`, `off`; `{"database": false}` takes its database away |
//! | `GET /sandbox/zkeys` | the engine's clock, pace, members and keys, switches, machines by state |
//! | `POST /sandbox/zkeys` | any of `{"advance_seconds": 3600, "pace_ms": 0, "deliver": true, "balance": "none" \| "enough", "switches": ["swapped-totals"], "server": {"guid", "set": {"run_status": "-1"}}}`; `switches` are all that are on from then on |
//! | `GET`, `DELETE /sandbox/zkeys/ledger` (`?action=create`) | what really happened to machines, with order numbers and amounts |
//! | `POST /sandbox/zkeys/password` | whether a machine has a password: `{"guid","password"}` |
//! | `GET /sandbox/oneaccess` | OneAccess: applications with their secrets, endpoints, people with their passwords and what becomes of their sign-in, social accounts, limits, policies, switches |
//! | `POST /sandbox/oneaccess` | any of `{"advance_seconds": 60, "switches": ["captcha-aes"], "attempts": 3, "registration": false, "wechat": "register", "origins": ["https://*.example.com"], "required": ["email"], "user": {"user_name", "set": {"mfa": true}}}`; `switches` are all that are on from then on |
//! | `GET`, `DELETE /sandbox/oneaccess/outbox` (`?mobile=13800000001`) | the SMS that were sent, newest first, with their codes |
//! | `POST /sandbox/oneaccess/social-code` | the code that WeChat or Alipay hands to an app: `{"source": "wechat", "uid": "wx-chen"}` |
//! | `GET`, `DELETE /sandbox/calls` (`?method=PATCH`) | the last 500 calls of the back ends with their bodies, secrets blanked; `status` `null` = never answered |
//! | `GET`, `DELETE /sandbox/csp-reports` | violations of the Content-Security-Policy that browsers reported |
//! | `GET /sandbox/state` | counts, addresses, active faults, the kinds of fault |
//!
//! The binary `sandbox` takes flags; a test starts one in its own process:
//!
//! ```
//! let sandbox = sandbox::start(sandbox::Options::default())?;
//! sandbox.fault("GET /v3/domains status=503 times=1")?;
//! assert!(sandbox.backends().starts_with("http://127.0.0.1:"));
//! sandbox.stop();
//! # Ok::<(), String>(())
//! ```

mod answer;
mod backends;
mod call;
mod calls;
mod cms;
mod console;
mod control;
mod cors;
mod eos;
mod faults;
mod identity;
mod keystone;
mod moment;
mod oneaccess;
mod options;
mod running;
mod serve;
mod state;
mod store;
mod zkeys;

pub use cms::Generation;
pub use faults::{Kind, Rule};
pub use oneaccess::OneAccessOddity;
pub use options::{Compliance, Options, Place, Strength};
pub use running::{Running, start};
pub use zkeys::{Oddity, Played};
