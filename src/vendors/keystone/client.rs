//! Changes of users (keystone contract §7, `eos.md` §6).
use super::lists::read_user;
use super::{Keystone, map, wire};
use crate::domain::account::Secret;
use crate::domain::account::directory::{PasswordRule, User};
use crate::transport::vendor_error::ask;
use crate::transport::{Failure, Method, Request, Transport};

impl<T: Transport> Keystone<T> {
    /// The request that sets another user's password: `PATCH /v3/users/{id}`, for review and for
    /// [`Keystone::change_user`]. All tokens of that user die with it, also the caller's own.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for an id no address can carry.
    pub fn password_request(&self, token: &Secret, user_id: &str, password: &Secret) -> Result<Request, Failure> {
        let request = self.request(Method::Patch, &["users", user_id], &[])?;
        Ok(request.token(token).body(wire::new_password(password)))
    }

    /// The request that lets a user sign in, or not any more: `PATCH /v3/users/{id}`. A disabled user's tokens die.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for an id no address can carry.
    pub fn enabled_request(&self, token: &Secret, user_id: &str, enabled: bool) -> Result<Request, Failure> {
        let request = self.request(Method::Patch, &["users", user_id], &[])?;
        Ok(request.token(token).body(wire::enabled(enabled)))
    }

    /// `GET /v3/domains/default/config/security_compliance`: what passwords must be like; `None` when there is no rule, or the
    /// server does not know this call. The rule of the default department holds for all, and only its own can be read. An
    /// administrator of EOS is not bound by it, one of plain OpenStack is.
    ///
    /// # Errors
    /// The failure of the call.
    pub async fn password_rule(&self, token: &Secret) -> Result<Option<PasswordRule>, Failure> {
        let request = self.get(token, &["domains", "default", "config", "security_compliance"], &[])?;
        match ask(&self.transport, &request).await {
            Ok(response) => Ok(map::password_rule(&response.json()?)),
            Err(failure) if matches!(failure.status(), Some(403 | 404 | 501)) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Sends what [`Keystone::password_request`] or [`Keystone::enabled_request`] made. The caller forbids an empty
    /// password: Keystone takes it.
    ///
    /// # Errors
    /// The failure of the call; see [`Failure::ambiguous_for_write`].
    pub async fn change_user(&self, request: &Request) -> Result<User, Failure> {
        read_user(&ask(&self.transport, request).await?)
    }

    /// `POST /v3/users/{id}/password`: users change their own, without a token, also when it is expired.
    ///
    /// # Errors
    /// The failure of the call: 401 for a wrong original, 400 with the rule that was broken.
    pub async fn change_own_password(
        &self,
        user_id: &str,
        original: &Secret,
        password: &Secret,
    ) -> Result<(), Failure> {
        let request = self.request(Method::Post, &["users", user_id, "password"], &[])?;
        ask(&self.transport, &request.body(wire::own_password(original, password))).await.map(|_| ())
    }
}
