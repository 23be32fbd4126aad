//! Getting in and out (`oneaccess.md` §2, R1, L1 to L5, P3). None of these is ever sent twice by itself: a wrong password or code
//! counts, and some of the right ones are used up.
use crate::domain::account::Secret;
use crate::domain::login::Answer;
use crate::domain::login::mobile::Mobile;
use crate::domain::login::profile::Registration;
use crate::transport::{Body, Method, Transport};
use crate::vendors::oneaccess::encrypt::Encrypt;
use crate::vendors::oneaccess::envelope::{nothing, perhaps, read};
use crate::vendors::oneaccess::send::json;
use crate::vendors::oneaccess::{OneAccess, OneAccessFailure, Version, map, wire};

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// `POST login` (L1): user name and password.
    ///
    /// # Errors
    /// `WrongPassword`, `Locked`, `NotBound`, `PolicyUnreadable`, or the failure of the call.
    pub async fn sign_in(&self, user_name: &str, password: &Secret) -> Result<Answer, OneAccessFailure> {
        self.enter(&["login"], wire::name_and_password(user_name, password)).await
    }

    /// `POST login/mobile-verify-code` (L2): a number and the code that was sent to it.
    ///
    /// # Errors
    /// `CodeWrong`, `UnknownUser`, `AgainstRule`, or the failure of the call; see [`OneAccessFailure::ambiguous_for_write`]: where
    /// the tenant registers whoever signs in so, they may be registered nevertheless.
    pub async fn sign_in_by_code(&self, mobile: &Mobile, code: &Secret) -> Result<Answer, OneAccessFailure> {
        self.enter(&["login", "mobile-verify-code"], wire::mobile_and_code(mobile, code)).await
    }

    /// `POST login/wechat` (L3): a code that WeChat gave to its app.
    ///
    /// # Errors
    /// The service's no, or the failure of the call; 404 where the service has this call under another version.
    pub async fn sign_in_by_wechat(&self, code: &Secret) -> Result<Answer, OneAccessFailure> {
        self.social(self.dialect.wechat, "wechat", code).await
    }

    /// `POST login/alipay` (L4): a code that Alipay gave to its app.
    ///
    /// # Errors
    /// As [`OneAccess::sign_in_by_wechat`].
    pub async fn sign_in_by_alipay(&self, code: &Secret) -> Result<Answer, OneAccessFailure> {
        self.social(self.dialect.alipay, "alipay", code).await
    }

    async fn social(&self, version: Version, network: &str, code: &Secret) -> Result<Answer, OneAccessFailure> {
        let request = self.request_of(version, Method::Post, &["login", network])?;
        read(&self.ask(&request.body(json(wire::social_code(code)))).await?, map::answer)
    }

    /// `POST register/mobile-verify-code` (R1): somebody new, where the tenant allows it.
    ///
    /// # Errors
    /// `CodeWrong`, `AgainstRule`, the service's no, or the failure of the call; see [`OneAccessFailure::ambiguous_for_write`]:
    /// they may be registered nevertheless.
    pub async fn register(&self, registration: &Registration) -> Result<Answer, OneAccessFailure> {
        self.enter(&["register", "mobile-verify-code"], wire::registration(registration)).await
    }

    /// `POST pwd/update-by-mobile` (P3): another password for who has forgotten theirs. What the service says to it is not
    /// documented (§10): `None` = nothing about a sign-in, so that the password is replaced; with a status, that has the last word.
    ///
    /// # Errors
    /// `CodeWrong`, `UnknownUser`, `AgainstRule`, the service's no, or the failure of the call.
    pub async fn reset_password(
        &self,
        mobile: &Mobile,
        code: &Secret,
        password: &Secret,
    ) -> Result<Option<Answer>, OneAccessFailure> {
        let body = wire::forgotten_password(mobile, code, password);
        perhaps(&self.ask(&self.post(&["pwd", "update-by-mobile"], body)?).await?, map::stated)
    }

    /// `GET logout` (L5): the session is worth nothing afterwards.
    ///
    /// # Errors
    /// `Ended` for a session that already is, or the failure of the call; the session may then still be good.
    pub async fn sign_out(&self, session: &Secret) -> Result<(), OneAccessFailure> {
        nothing(&self.ask_signed(self.request(Method::Get, &["logout"])?, session).await?)
    }

    /// A call without a token that is answered like every step of a sign-in.
    async fn enter(&self, path: &[&str], body: Body) -> Result<Answer, OneAccessFailure> {
        read(&self.ask(&self.post(path, body)?).await?, map::answer)
    }
}
