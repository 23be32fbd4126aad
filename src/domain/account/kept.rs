//! A session as text, for a person who ticks "keep for this tab".
use super::{About, Secret, Session};
use serde::{Deserialize, Serialize};

/// The written form: the only place where a token is serialised.
#[derive(Serialize, Deserialize)]
struct Kept {
    token: String,
    about: About,
}

impl Session {
    /// The session **with its token** as text. Only for the session storage of a tab, and only when asked for.
    #[must_use]
    pub fn expose_for_this_tab(&self) -> Secret {
        let mut kept = Kept { token: self.token.expose().to_owned(), about: self.about.clone() };
        let text = serde_json::to_string(&kept).unwrap_or_default();
        zeroize::Zeroize::zeroize(&mut kept.token);
        Secret::new(text)
    }

    /// What [`Session::expose_for_this_tab`] wrote; `None` for anything else. Whether it is still valid only the
    /// server knows.
    #[must_use]
    pub fn restore(text: &str) -> Option<Session> {
        let Kept { token, about } = serde_json::from_str(text).ok()?;
        (!token.is_empty()).then(|| Session { token: Secret::new(token), about })
    }
}
