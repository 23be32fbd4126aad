//! What all parts of a running sandbox share.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::watch;

use crate::calls::Calls;
use crate::cms::Process;
use crate::faults::Faults;
use crate::identity::Identity;
use crate::oneaccess::Origins;
use crate::options::Options;
use crate::serve::Life;
use crate::store::Store;

/// The sandbox behind its two origins.
pub struct Shared {
    /// What was chosen at the start.
    pub options: Options,
    /// The console's origin, without a slash at the end.
    pub console: String,
    /// The back ends' origin, without a slash at the end.
    pub backends: String,
    /// Everything that lasts.
    pub store: Store,
    /// Who is calling: our own Keystone, or a real one.
    pub identity: Identity,
    /// The platform service, as far as it forgets.
    pub cms: Process,
    /// The pages that may call OneAccess.
    pub oneaccess: Origins,
    /// Active faults.
    pub faults: Faults,
    /// The last calls of the back ends.
    pub calls: Calls,
    /// Reports of violated Content-Security-Policy.
    pub reports: Mutex<Vec<Value>>,
    /// Tells the connections of an ending.
    pub life: watch::Sender<Life>,
}

impl Shared {
    /// Base URL of our Keystone and EOS.
    pub fn v3(&self) -> String {
        format!("{}/v3", self.backends)
    }

    /// To be called after every change of the faults: connections are not reused while one of them
    /// may be closed without an answer.
    pub fn faults_changed(&self) {
        let once = self.faults.hangs_up();
        self.life.send_if_modified(|life| std::mem::replace(&mut life.once, once) != once);
    }

    /// Origins that CORS allows: the console under both names of the loopback, and those given.
    pub fn allows(&self, origin: &str) -> bool {
        let twin = self.console.replace("//127.0.0.1:", "//localhost:");
        origin == self.console || origin == twin || self.options.origins.iter().any(|o| o == origin)
    }
}

/// A lock whose holder panicked is still good here: every change is made by one statement.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
