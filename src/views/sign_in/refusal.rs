//! Why nobody was let in, in words.

use leptos::prelude::*;

use crate::actions::session::SignInFailure;
use crate::domain::account::sign_in::{Refusal, WrongAddress};
use crate::text;
use crate::text::t;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;

/// A refused or failed sign-in as a notice.
pub fn notice(failure: SignInFailure) -> AnyView {
    match failure {
        SignInFailure::Failed(failure) => fault::notice(failure, Tone::Bad, None),
        SignInFailure::Refused(refusal) => {
            let detail = move || said(&refusal);
            view! { <Notice tone=Tone::Bad title=t(|w| w.session.not_in) detail=detail urgent=true /> }
        }
    }
}

fn said(refusal: &Refusal) -> String {
    let words = &text::words().session;
    match refusal {
        Refusal::WrongCredentials => words.wrong.to_owned(),
        Refusal::TokenRejected => words.token_rejected.to_owned(),
        Refusal::PasswordExpired { user_id: None } => words.expired.to_owned(),
        Refusal::PasswordExpired { user_id: Some(id) } => [words.expired, &(words.expired_id)(id)].join(" "),
        Refusal::SecondFactor { wanted } => {
            let ways: Vec<String> = wanted.iter().map(|way| way.join(" + ")).collect();
            (words.second_factor)(&ways.join(" / "))
        }
        Refusal::Forbidden { text } => [words.forbidden, text].join(" "),
        Refusal::Malformed { text } => [words.malformed, text].join(" "),
        Refusal::TokenNotExposed => words.not_exposed.to_owned(),
        Refusal::WrongAddress(wrong) => wrong_address(wrong),
    }
}

/// What answers instead of Keystone, in words; follows the language.
pub fn wrong_address(wrong: &WrongAddress) -> String {
    let words = &text::words().session;
    match wrong {
        WrongAddress::VersionList { better: None } => words.version_list.to_owned(),
        WrongAddress::VersionList { better: Some(better) } => [words.version_list, &(words.better)(better)].join(" "),
        WrongAddress::WebPage { excerpt } => [words.web_page, excerpt].join(" "),
        WrongAddress::NothingThere => words.nothing_there.to_owned(),
        WrongAddress::OtherService => words.other_service.to_owned(),
    }
}
