//! What can be chosen at the start of a sandbox.

use std::path::PathBuf;

use crate::cms::Generation;
use crate::faults::Rule;

/// Where the state lives between two starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In an SQLite file; its folder is made when it is missing.
    File(PathBuf),
    /// In memory: every start begins with the seed.
    Memory,
}

/// When Keystone's rule for password strength (a letter, a digit, seven characters) applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Never: no rule is configured.
    Off,
    /// Only when users change their own password, as EOS documents it (eos.md §6).
    SelfService,
    /// Also when an administrator sets one, as upstream Keystone does it (keystone.md §7).
    Always,
}

/// Keystone's `[security_compliance]` switches (keystone.md §7).
#[derive(Clone, Debug)]
pub struct Compliance {
    /// When the strength rule applies.
    pub strength: Strength,
    /// Failed logins after which a user is locked out; 0 = never.
    pub lockout_attempts: u32,
    /// Seconds a lockout lasts.
    pub lockout_seconds: i64,
    /// Days after which a newly set password expires; 0 = never.
    pub expires_days: i64,
    /// How many of a user's latest passwords must differ (self-service only); 0 = no history.
    pub unique_last: u32,
    /// Days a password must be kept before its user may change it again; 0 = none.
    pub minimum_age_days: i64,
    /// A password set by an administrator must be changed at the first login.
    pub change_upon_first_use: bool,
}

/// Everything [`start`](crate::start) needs to know. The default suits a test: free ports, state in
/// memory, twelve departments, forty users, the newest platform service, sixty bare-metal servers, OneAccess, no fault.
#[derive(Clone, Debug)]
pub struct Options {
    /// Loopback port of the console's origin; 0 = a free one.
    pub console_port: u16,
    /// Loopback port of the back ends' origin; 0 = a free one.
    pub backends_port: u16,
    /// Folder of the built console; without it the console's origin says what to do.
    pub dist: Option<PathBuf>,
    /// Where the state lives.
    pub place: Place,
    /// Forget the state and seed again.
    pub fresh: bool,
    /// How many departments the seed has, `Default` included (at least 1).
    pub departments: usize,
    /// How many users the seed has, besides `admin` and those whose sign-in goes wrong: `user01` to `user20`, then some
    /// that are not like the others (service accounts, no e-mail, passwords that end …), then `userNN` again.
    pub users: usize,
    /// Whether some quotas have a highest value (`limits` other than −1).
    pub limits: bool,
    /// Minutes a token lives.
    pub token_minutes: i64,
    /// Password rules.
    pub compliance: Compliance,
    /// Which generation of the platform service (cloudManagementSystem) there is; `None` = none.
    pub cms: Option<Generation>,
    /// Whether there is zkeys, the engine for bare-metal servers.
    pub zkeys: bool,
    /// How many machines the engine's first member has; another member has three.
    pub servers: usize,
    /// Milliseconds that one step of the engine's work takes: a reboot is one, a reinstallation two, a delivery from
    /// stock three.
    pub pace_ms: u64,
    /// Whether there is OneAccess.
    pub oneaccess: bool,
    /// Faults that are active from the start.
    pub faults: Vec<Rule>,
    /// More origins that CORS allows, besides the console's own.
    pub origins: Vec<String>,
    /// Base URL of a real Keystone, for example `http://127.0.0.1:5000/v3`: it then does identity, and
    /// the sandbox plays the other back ends only.
    pub keystone: Option<String>,
}

impl Default for Compliance {
    fn default() -> Self {
        Self {
            strength: Strength::SelfService,
            lockout_attempts: 0,
            lockout_seconds: 60,
            expires_days: 0,
            unique_last: 0,
            minimum_age_days: 0,
            change_upon_first_use: false,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            console_port: 0,
            backends_port: 0,
            dist: None,
            place: Place::Memory,
            fresh: false,
            departments: 12,
            users: 40,
            limits: false,
            token_minutes: 60,
            compliance: Compliance::default(),
            cms: Some(Generation::C),
            zkeys: true,
            servers: 60,
            pace_ms: 4000,
            oneaccess: true,
            faults: Vec::new(),
            origins: Vec::new(),
            keystone: None,
        }
    }
}
