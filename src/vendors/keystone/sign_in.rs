//! Getting in and out.
use super::{Keystone, map, wire};
use crate::domain::account::sign_in::{Refusal, WantedScope, Who};
use crate::domain::account::{Secret, Session};
use crate::domain::moment::Moment;
use crate::transport::failure::Failure;
use crate::transport::vendor_error::{ask, refused};
use crate::transport::{Body, Effect, Method, Response, Transport};
use serde_json::Value;

/// Why there is no session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInFailure {
    /// The identity service, or whatever answered in its place, said no.
    Refused(Refusal),
    /// There was no answer to judge by.
    Failed(Failure),
}

impl From<Failure> for SignInFailure {
    fn from(failure: Failure) -> SignInFailure {
        SignInFailure::Failed(failure)
    }
}

impl<T: Transport> Keystone<T> {
    /// `POST /v3/auth/tokens` with a password.
    ///
    /// # Errors
    /// Every [`Refusal`], or the failure of the call.
    pub async fn sign_in(&self, who: &Who, password: &Secret, wanted: &WantedScope) -> Result<Session, SignInFailure> {
        self.issue(wire::by_password(who, password, wanted), Refusal::WrongCredentials).await
    }

    /// `POST /v3/auth/tokens` with a token: another scope for the same person. The end of the session stays.
    ///
    /// # Errors
    /// As [`Keystone::sign_in`].
    pub async fn rescope(&self, token: &Secret, wanted: &WantedScope) -> Result<Session, SignInFailure> {
        self.issue(wire::by_token(token, wanted), Refusal::TokenRejected).await
    }

    /// Takes a pasted token over, by asking the service about it.
    ///
    /// # Errors
    /// As [`Keystone::sign_in`]; a token that is not valid is `TokenRejected`.
    pub async fn adopt(&self, token: Secret) -> Result<Session, SignInFailure> {
        let token = Secret::new(token.expose().trim().to_owned());
        // What no header can carry is no token: the browser would only say that the request is malformed.
        if token.is_empty() || !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(SignInFailure::Refused(Refusal::TokenRejected));
        }
        let asked = self.now();
        let request = self.get(&token, &["auth", "tokens"], &[])?.secret_header("X-Subject-Token", "$TOKEN", &token);
        let response = self.transport.send(&request).await?;
        match (response.status, refused(&response)) {
            (200..=299, None) => match map::about(&response, asked, self.now(), false) {
                Some(about) => Ok(Session { token, about }),
                None => Err(self.puzzled(&response).await),
            },
            // 401: the token is no good as the asker, 404: nor as the subject; but 404 may also be a wrong address.
            (401, _) => Err(SignInFailure::Refused(Refusal::TokenRejected)),
            (404, _) if map::is_keystone_error(&response) => Err(SignInFailure::Refused(Refusal::TokenRejected)),
            (_, failure) => Err(self.other(&response, failure).await),
        }
    }

    /// `GET /v3/auth/tokens`: what the service says about a session's token now; use it to refresh what is known.
    ///
    /// # Errors
    /// As [`Keystone::adopt`].
    pub async fn validate(&self, token: &Secret) -> Result<Session, SignInFailure> {
        self.adopt(token.clone()).await
    }

    /// `DELETE /v3/auth/tokens`: the token is worth nothing afterwards. One that is already worthless counts as revoked.
    ///
    /// # Errors
    /// When the call fails; the token may then still be valid.
    pub async fn revoke(&self, token: &Secret) -> Result<(), Failure> {
        let request = self.request(Method::Delete, &["auth", "tokens"], &[])?;
        let request = request.token(token).secret_header("X-Subject-Token", "$TOKEN", token);
        match ask(&self.transport, &request).await {
            Err(failure) if !matches!(failure.status(), Some(401)) => Err(failure),
            _ => Ok(()),
        }
    }

    /// Asks for a token and reads the session it opens.
    async fn issue(&self, body: Body, on_401: Refusal) -> Result<Session, SignInFailure> {
        let asked = self.now();
        let mut request = self.request(Method::Post, &["auth", "tokens"], &[])?.body(body);
        // Asking twice would do no harm but for the count of wrong passwords, which may lock the account.
        request.effect = Effect::Write;
        let response = self.transport.send(&request).await?;
        match (response.status, refused(&response)) {
            (200..=299, None) => {
                let Some(about) = map::about(&response, asked, self.now(), true) else {
                    return Err(self.puzzled(&response).await);
                };
                match response.header("X-Subject-Token").map(str::trim).filter(|token| !token.is_empty()) {
                    Some(token) => Ok(Session { token: Secret::new(token.to_owned()), about }),
                    None => Err(SignInFailure::Refused(Refusal::TokenNotExposed)),
                }
            }
            (401, _) => Err(SignInFailure::Refused(map::unauthorized(&response).unwrap_or(on_401))),
            // Keystone 29 answers a worthless token that asks for another scope with 404 "Failed to validate token".
            (404, _) if on_401 == Refusal::TokenRejected && map::is_keystone_error(&response) => {
                Err(SignInFailure::Refused(on_401))
            }
            (_, failure) => Err(self.other(&response, failure).await),
        }
    }

    /// A no that is neither 401 nor about the token.
    async fn other(&self, response: &Response, failure: Option<Failure>) -> SignInFailure {
        let Some(failure) = failure else { return self.puzzled(response).await };
        let text = match &failure {
            Failure::Http { text, .. } => text.clone(),
            _ => String::new(),
        };
        match failure.status() {
            Some(403) => SignInFailure::Refused(Refusal::Forbidden { text }),
            Some(400) if map::is_keystone_error(response) => SignInFailure::Refused(Refusal::Malformed { text }),
            Some(300..=399 | 404 | 405 | 406 | 415) if !map::is_keystone_error(response) => {
                self.puzzled(response).await
            }
            _ => SignInFailure::Failed(failure),
        }
    }

    /// An answer Keystone would not give: says what is at the address instead, if that can be found out.
    async fn puzzled(&self, response: &Response) -> SignInFailure {
        match self.explore(response).await {
            Some(wrong) => SignInFailure::Refused(Refusal::WrongAddress(wrong)),
            None => SignInFailure::Failed(response.unreadable()),
        }
    }

    fn now(&self) -> Moment {
        self.transport.now()
    }
}

/// The user id in "The password is expired and needs to be changed for user: <id>."
pub(super) fn expired_user(message: &str) -> Option<Option<String>> {
    let lower = message.to_ascii_lowercase();
    if !(lower.contains("password is expired") || lower.contains("needs to be changed for user")) {
        return None;
    }
    let id = message.rsplit_once("user:").map(|(_, id)| id.trim().trim_end_matches('.').trim().to_owned());
    Some(id.filter(|id| !id.is_empty() && !id.contains(char::is_whitespace)))
}

/// The methods of which a combination is demanded (`required_auth_methods`).
pub(super) fn factors(body: &Value) -> Option<Vec<Vec<String>>> {
    body.get("receipt")?;
    let lists = body.get("required_auth_methods").and_then(Value::as_array);
    let words = |list: &Value| -> Option<Vec<String>> {
        Some(list.as_array()?.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect())
    };
    Some(lists.into_iter().flatten().filter_map(words).collect())
}
