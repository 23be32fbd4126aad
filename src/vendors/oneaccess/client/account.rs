//! One's own account, for who is signed in (`oneaccess.md` §2, B3, B4, U1, U2, I1). Every attempt has a signature of its own.
use crate::domain::account::Secret;
use crate::domain::login::profile::{Profile, ProfileChange};
use crate::domain::login::social::SocialAccounts;
use crate::transport::{Failure, Method, Request, Transport};
use crate::vendors::oneaccess::encrypt::Encrypt;
use crate::vendors::oneaccess::envelope::{nothing, read};
use crate::vendors::oneaccess::map::account as map;
use crate::vendors::oneaccess::{OneAccess, OneAccessFailure, map as of, wire};

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// `GET profile` (U1).
    ///
    /// # Errors
    /// `Ended`, or the failure of the call.
    pub async fn profile(&self, session: &Secret) -> Result<Profile, OneAccessFailure> {
        read(&self.read_signed(&["profile"], session).await?, map::profile)
    }

    /// The request of [`OneAccess::change_profile`] for review; it is signed only when it is sent.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a base no address can be made of.
    pub fn profile_change(&self, change: &ProfileChange) -> Result<Request, Failure> {
        self.post(&["profile", "update"], wire::profile_change(change))
    }

    /// `POST profile/update` (U2), as [`OneAccess::profile_change`] made it. The service does not answer with what became of it:
    /// ask for the profile again.
    ///
    /// # Errors
    /// `Ended`, `Missing` where the tenant wants number and code (§11 row 4), the service's no, or the failure of the call; see
    /// [`OneAccessFailure::ambiguous_for_write`].
    pub async fn change_profile(&self, request: &Request, session: &Secret) -> Result<(), OneAccessFailure> {
        nothing(&self.ask_signed(request.clone(), session).await?)
    }

    /// `GET social` (B3): the social accounts that let this person in.
    ///
    /// # Errors
    /// `Ended`, or the failure of the call.
    pub async fn social_accounts(&self, session: &Secret) -> Result<SocialAccounts, OneAccessFailure> {
        let zone = self.dialect.zone;
        read(&self.read_signed(&["social"], session).await?, |object| map::social(object, zone))
    }

    /// The request of [`OneAccess::unbind`] for review; it is signed only when it is sent. `id`: of the tie, not of the account.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a base no address can be made of.
    pub fn unbinding(&self, id: &str) -> Result<Request, Failure> {
        self.post(&["social", "unbind-account"], wire::tie(id))
    }

    /// `POST social/unbind-account` (B4), as [`OneAccess::unbinding`] made it.
    ///
    /// # Errors
    /// `Ended`, the service's no, or the failure of the call; see [`OneAccessFailure::ambiguous_for_write`].
    pub async fn unbind(&self, request: &Request, session: &Secret) -> Result<(), OneAccessFailure> {
        nothing(&self.ask_signed(request.clone(), session).await?)
    }

    /// `POST session-token/refresh-id-token` (I1): another id token from a session that lives. The session itself cannot be
    /// prolonged from a page (§3.2).
    ///
    /// # Errors
    /// `Ended`, or the failure of the call.
    pub async fn refresh_id_token(&self, session: &Secret) -> Result<Secret, OneAccessFailure> {
        let request = self.request(Method::Post, &["session-token", "refresh-id-token"])?;
        read(&self.ask_signed(request, session).await?, of::id_token)
    }
}
