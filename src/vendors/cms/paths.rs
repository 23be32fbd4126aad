//! Where the generations have what they have (`platform.md` §1.1, §1.2).
use super::Cms;
use crate::domain::platform::generation::{Generation, Known};
use crate::transport::{Failure, Request, Response, Transport};

/// The same call in the newer builds and in the oldest one.
pub(super) struct Paths {
    /// Of generations B and C.
    newer: &'static [&'static str],
    /// Of generation A.
    oldest: &'static [&'static str],
}

/// Whether it is alive.
pub(super) const PING: Paths =
    Paths { newer: &["api", "v1", "platform", "ping"], oldest: &["api", "v1", "wukong", "ping"] };
/// Whom it sees.
pub(super) const ADDRESS: Paths =
    Paths { newer: &["api", "v1", "platform", "address"], oldest: &["api", "v1", "wukong", "addr"] };
/// Its accounts, or one's own.
pub(super) const ACCOUNTS: Paths =
    Paths { newer: &["api", "v1", "user", "list"], oldest: &["api", "v1", "user", "info"] };
/// The same everywhere.
pub(super) const SIGN_IN: &[&str] = &["api", "v1", "user", "login"];
/// The same everywhere.
pub(super) const REGISTER: &[&str] = &["api", "v1", "user", "register"];
/// Only in the newest.
pub(super) const PASSWORD: &[&str] = &["api", "v1", "user", "changePassword"];
/// Not in the oldest.
pub(super) const METRICS: &[&str] = &["metrics"];

/// An answer, and which of the two paths it came from.
pub(super) struct Answer {
    /// What came.
    pub response: Response,
    /// Whether it came from the path of generation A.
    pub oldest: bool,
}

impl<T: Transport> Cms<T> {
    /// Asks the path that fits what is known, and where there is nothing the other one. When neither is there, the first
    /// answer is given back. `missing` knows from an answer that its path is not there; `prepare` adds what the call needs.
    ///
    /// # Errors
    /// The failure of the transport.
    pub(super) async fn either(
        &self,
        paths: &Paths,
        missing: fn(&Response) -> bool,
        prepare: impl Fn(&[&'static str]) -> Result<Request, Failure>,
    ) -> Result<Answer, Failure> {
        let oldest = self.known().oldest();
        let of = |oldest: bool| if oldest { paths.oldest } else { paths.newer };
        let first = self.transport.send(&prepare(of(oldest))?).await?;
        if !missing(&first) {
            return Ok(Answer { response: first, oldest });
        }
        let second = self.transport.send(&prepare(of(!oldest))?).await?;
        if missing(&second) {
            return Ok(Answer { response: first, oldest });
        }
        Ok(Answer { response: second, oldest: !oldest })
    }
}

impl Answer {
    /// What the path alone tells about the generation.
    pub(super) fn tells(&self) -> Known {
        if self.oldest { Known::Is(Generation::A) } else { Known::BOrC }
    }
}

/// A public path that is not there: without a session the service says 401 for it, what stands before it 404.
pub(super) fn missing_public(response: &Response) -> bool {
    matches!(response.status, 401 | 404)
}

/// A path for signed-in people that is not there.
pub(super) fn missing(response: &Response) -> bool {
    response.status == 404
}
