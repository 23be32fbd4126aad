//! What comes between: steps of a sign-in that is not finished (`oneaccess.md` §2, B1, B2, P1, P2, M1, M2; §4). Each shows the
//! state token of the answer before, and any of them may be answered by a further step.
use crate::domain::account::Secret;
use crate::domain::login::Answer;
use crate::domain::login::mobile::{Mobile, Named};
use crate::transport::{Body, Effect, Method, Transport};
use crate::vendors::oneaccess::encrypt::Encrypt;
use crate::vendors::oneaccess::envelope::read;
use crate::vendors::oneaccess::{OneAccess, OneAccessFailure, map, wire};

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// `POST social/bind` (B1): ties the social account to the person who has the number.
    ///
    /// # Errors
    /// `CodeWrong`, `UnknownUser`, `Ended`, the service's no, or the failure of the call.
    pub async fn bind(&self, state: &Secret, mobile: &Mobile, code: &Secret) -> Result<Answer, OneAccessFailure> {
        self.step(state, &["social", "bind"], wire::mobile_and_code(mobile, code)).await
    }

    /// `POST social/register-bind` (B2): makes a user of this number, and ties the social account to them.
    ///
    /// # Errors
    /// As [`OneAccess::bind`]; see [`OneAccessFailure::ambiguous_for_write`]: the user may be there nevertheless.
    pub async fn register_and_bind(
        &self,
        state: &Secret,
        mobile: &Mobile,
        code: &Secret,
    ) -> Result<Answer, OneAccessFailure> {
        self.step(state, &["social", "register-bind"], wire::mobile_and_code(mobile, code)).await
    }

    /// `GET pwd/skip-update` (P1): a password that ends soon stays for now. It goes one way only, so it counts as a write
    /// although it is a GET.
    ///
    /// # Errors
    /// `Ended`, the service's no, or the failure of the call.
    pub async fn keep_password(&self, state: &Secret) -> Result<Answer, OneAccessFailure> {
        let mut request = self.request(Method::Get, &["pwd", "skip-update"])?;
        request.effect = Effect::Write;
        read(&self.ask_with_state(request, state).await?, map::answer)
    }

    /// `POST pwd/update` (P2): another password in place of one that has ended, or ends soon.
    ///
    /// # Errors
    /// `WrongPassword` for the old one, which counts as an attempt, `Locked`, `Ended`, the service's no about the new one, or the
    /// failure of the call; see [`OneAccessFailure::ambiguous_for_write`].
    pub async fn change_password(
        &self,
        state: &Secret,
        old: &Secret,
        new: &Secret,
    ) -> Result<Answer, OneAccessFailure> {
        self.step(state, &["pwd", "update"], wire::new_password(old, new)).await
    }

    /// `GET mobile-by-token` (M1): to which number the second factor's code goes. The sample shows it whole; where it is masked,
    /// whose it is has to give it, for C2, C4 and M2 take whole numbers.
    ///
    /// # Errors
    /// `Ended`, the service's no, or the failure of the call; `Unreadable` when what comes is no number.
    pub async fn second_factor_mobile(&self, state: &Secret) -> Result<Named, OneAccessFailure> {
        let request = self.request(Method::Get, &["mobile-by-token"])?;
        read(&self.ask_with_state(request, state).await?, map::mobile)
    }

    /// `POST mfa/sms` (M2): the second factor.
    ///
    /// # Errors
    /// `CodeWrong`, `Ended`, the service's no, or the failure of the call.
    pub async fn second_factor(
        &self,
        state: &Secret,
        mobile: &Mobile,
        code: &Secret,
    ) -> Result<Answer, OneAccessFailure> {
        self.step(state, &["mfa", "sms"], wire::mobile_and_code(mobile, code)).await
    }

    async fn step(&self, state: &Secret, path: &[&str], body: Body) -> Result<Answer, OneAccessFailure> {
        read(&self.ask_with_state(self.post(path, body)?, state).await?, map::answer)
    }
}
