//! Passwords (keystone contract §7, `eos.md` §6).
use super::lists::read_user;
use super::{Keystone, wire};
use crate::domain::account::Secret;
use crate::domain::account::directory::User;
use crate::transport::vendor_error::ask;
use crate::transport::{Failure, Method, Request, Transport};

impl<T: Transport> Keystone<T> {
    /// The request that sets another user's password: `PATCH /v3/users/{id}`, for review and for
    /// [`Keystone::set_password`]. All tokens of that user die with it, also the caller's own.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for an id no address can carry.
    pub fn password_request(&self, token: &Secret, user_id: &str, password: &Secret) -> Result<Request, Failure> {
        let request = self.request(Method::Patch, &["users", user_id], &[])?;
        Ok(request.token(token).body(wire::new_password(password)))
    }

    /// Sends what [`Keystone::password_request`] made. The caller forbids an empty password: Keystone takes it.
    ///
    /// # Errors
    /// The failure of the call; see [`Failure::ambiguous_for_write`].
    pub async fn set_password(&self, request: &Request) -> Result<User, Failure> {
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
