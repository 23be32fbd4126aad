//! Puzzles, dial codes and messages with codes (`oneaccess.md` §2, C1 to C4).
use crate::domain::login::country::Countries;
use crate::domain::login::mobile::Mobile;
use crate::domain::login::purpose::Purpose;
use crate::domain::login::puzzle::{Place, Proof, Puzzle};
use crate::transport::{Method, Transport};
use crate::vendors::oneaccess::encrypt::Encrypt;
use crate::vendors::oneaccess::envelope::{nothing, read};
use crate::vendors::oneaccess::map::captcha as map;
use crate::vendors::oneaccess::{OneAccess, OneAccessFailure, seal, wire};

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// `GET captcha` (C1): another puzzle. Asking again only makes one that nobody solves, so it counts as a read.
    ///
    /// # Errors
    /// The failure of the call; `Unreadable` when what comes as a picture is none, `Misfit` when the two do not belong together.
    pub async fn captcha(&self) -> Result<Puzzle, OneAccessFailure> {
        let puzzle = read(&self.ask(&self.request(Method::Get, &["captcha"])?).await?, map::puzzle)?;
        puzzle.map_err(OneAccessFailure::Misfit)
    }

    /// `POST captcha/verify` (C2): whether the piece is where it belongs. The puzzle is used up, whatever comes of it; the proof
    /// is good for a message to `sender`. (The service would take an e-mail address too, and has no call that sends to one.)
    ///
    /// # Errors
    /// `CaptchaWrong`, `CaptchaExpired`, `CaptchaInvalid`, or the failure of the call.
    pub async fn verify(&self, puzzle: &Puzzle, place: Place, sender: &Mobile) -> Result<Proof, OneAccessFailure> {
        let plain = seal::point_json(place);
        // A key may be there for show (§11 row 2), or be none: then the text goes as it is.
        let key = puzzle.key.as_ref().filter(|_| self.dialect.captcha_aes);
        let point = key.and_then(|key| seal::sealed(key, &plain)).unwrap_or(plain);
        let request = self.post(&["captcha", "verify"], wire::solution(&point, &puzzle.token, sender))?;
        let token = read(&self.ask(&request).await?, map::proof)?;
        Ok(Proof { token, sender: sender.clone() })
    }

    /// `GET country-codes` (C3): the dial codes that the service sends messages to.
    ///
    /// # Errors
    /// The failure of the call.
    pub async fn countries(&self) -> Result<Countries, OneAccessFailure> {
        read(&self.ask(&self.request(Method::Get, &["country-codes"])?).await?, map::countries)
    }

    /// `POST sms/send` (C4): a code to whom the proof is for. The proof is used up.
    ///
    /// # Errors
    /// `NotSent`, `CaptchaExpired`, `CaptchaInvalid`, or the failure of the call; see [`OneAccessFailure::ambiguous_for_write`]:
    /// the message may be on its way nevertheless.
    pub async fn send_code(&self, proof: &Proof, purpose: Purpose) -> Result<(), OneAccessFailure> {
        nothing(&self.ask(&self.post(&["sms", "send"], wire::message(proof, purpose))?).await?)
    }
}
