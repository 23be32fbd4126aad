//! Huawei OneAccess (oneaccess.md): the user APIs, the calls of a back end, OAuth2 and OpenID Connect, and the pages that
//! people see on the way. It stands on the back ends' origin at its own paths.

mod accounts;
mod apps;
mod ask;
mod captcha;
mod clock;
pub mod control;
pub mod cors;
mod countries;
mod gate;
mod keys;
mod mfa;
mod oauth;
mod oddity;
mod outcome;
mod password;
mod people;
mod play;
mod profile;
mod schema;
mod seed;
mod sign_in;
mod slips;
mod sms;
mod social;
mod sso;
mod system;
mod tenant;
mod tokens;
mod users;
mod wire;
mod words;

use std::sync::Arc;

use axum::Router;
use rusqlite::Connection;
use serde_json::{Map, json};

use self::ask::{Ask, object};
use self::oddity::Oddity;
use self::play::Play;
use self::wire::{Done, Stop, nowhere, stop};
use crate::answer::{Answer, Refusal, Reply};
use crate::call::{Call, any};
use crate::state::Shared;

pub use cors::Origins;
pub use oddity::Oddity as OneAccessOddity;
pub use schema::{TABLES, clear, end_all};
pub use seed::seed;

/// The families of calls, which fail in different shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `{"error_code","error_msg"}`.
    Api,
    /// `{"error","error_description"}`.
    OAuth,
    /// Pages for people.
    Page,
}

/// The family that a path belongs to; `None` = it is not ours.
pub fn family(path: &str) -> Option<Family> {
    let is_below = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    match path {
        "/api/v1/logout" => Some(Family::OAuth),
        _ if is_below("/api/v1/oauth2") => Some(Family::OAuth),
        _ if is_below(oauth::pages::ROOT) => Some(Family::Page),
        _ if ["/api/v2/sdk", "/api/v3/sdk", "/api/v2/tenant"].into_iter().any(is_below) => Some(Family::Api),
        _ => None,
    }
}

/// The routes. The service looks at method and path itself.
pub fn routes() -> Router<Arc<Shared>> {
    let roots = ["/api/v2/sdk", "/api/v3/sdk", "/api/v2/tenant", "/api/v1/oauth2", oauth::pages::ROOT];
    let router = Router::new().route("/api/v1/logout", any(serve));
    roots.into_iter().fold(router, |router, root| {
        let paths = [root.to_owned(), format!("{root}/"), format!("{root}/{{*rest}}")];
        paths.iter().fold(router, |router, path| router.route(path, any(serve)))
    })
}

/// An error as the service itself sends it, for the faults; `None` = only what stands before it does.
pub fn failure(family: Family, code: u16) -> Option<Answer> {
    match (family, code) {
        (Family::Page, _) | (_, 429 | 502..) => None,
        (Family::OAuth, _) => Some(wire::oauth_error(code, "server_error", "The request could not be served.")),
        (Family::Api, _) => Some(failed(code, "SDK.COMMON.9999")),
    }
}

/// A failure with HTTP 200, for the faults.
pub fn error_in_200(code: i64) -> Answer {
    failed(200, &format!("SDK.COMMON.{code}"))
}

fn failed(status: u16, code: &str) -> Answer {
    wire::json(status, &json!({"error_code": code, "error_msg": "系统繁忙，请稍后再试"}))
}

type Handler = fn(&Ask) -> Done;

/// What a method and a path mean among the user APIs (oneaccess.md §2).
fn handler(play: &Play, method: &str, path: &str) -> Option<Handler> {
    let (version, short) = path.strip_prefix("/api/")?.split_once("/sdk/")?;
    let social = match short {
        "login/wechat" => Some(social::wechat as Handler),
        "login/alipay" => Some(social::alipay as Handler),
        _ => None,
    };
    if social.is_some() {
        let is_there = match version {
            "v2" => !play.has(Oddity::SocialV3Only),
            _ => !play.has(Oddity::SocialV2Only),
        };
        return social.filter(|_| is_there && method == "POST");
    }
    if version != "v2" {
        return None;
    }
    Some(match (method, short) {
        ("GET", "server-date") => system::date,
        ("GET", "public-key") => system::public_key,
        ("POST", "register/mobile-verify-code") => profile::register,
        ("GET", "captcha") => captcha::show,
        ("POST", "captcha/verify") => captcha::verify,
        ("GET", "country-codes") => countries::list,
        ("POST", "sms/send") => sms::send,
        ("POST", "login") => sign_in::by_password,
        ("POST", "login/mobile-verify-code") => sign_in::by_sms,
        ("GET", "logout") => sign_in::leave,
        ("POST", "social/bind") => social::bind,
        ("POST", "social/register-bind") => social::register,
        ("GET", "social") => social::list,
        ("POST", "social/unbind-account") => social::unbind,
        ("GET", "pwd/skip-update") => password::skip,
        ("POST", "pwd/update") => password::update,
        ("POST", "pwd/update-by-mobile") => password::forgotten,
        ("GET", "mobile-by-token") => mfa::number,
        ("POST", "mfa/sms") => mfa::by_sms,
        ("GET", "profile") => profile::show,
        ("POST", "profile/update") => profile::update,
        ("POST", "session-token/refresh-id-token") => system::refresh_id_token,
        _ => return None,
    })
}

fn serve(shared: &Shared, call: &Call) -> Reply {
    let path = call.target.split('?').next().unwrap_or_default();
    // A form of our own pages names their origin, which is on nobody's list.
    let is_page = family(path) == Some(Family::Page);
    if call.header("origin").is_some_and(|origin| !is_page && !cors::allows(shared, origin)) {
        return Ok(cors::forbidden());
    }
    let english = call.header("x-l").is_some_and(|language| language.trim().to_ascii_lowercase().starts_with("en"));
    shared.store.within(|db| {
        let play = Play::read(db)?;
        match done(shared, db, call, &play, path) {
            Ok(answer) => Ok(answer),
            // A refusal is an answer like others, so that what was counted until then stays.
            Err(Stop::Refused(why)) => Ok(why.answer(english, play.has(Oddity::CiamCodes))),
            Err(Stop::Broken(error)) => Err(Refusal::Crash(error.to_string())),
        }
    })
}

fn done(shared: &Shared, db: &Connection, call: &Call, play: &Play, path: &str) -> Done {
    let found = match family(path) {
        Some(Family::Page) => Some(oauth::pages::serve(shared, db, call, play, path)),
        Some(Family::OAuth) => oauth::serve(shared, db, call, play, path),
        _ => tenant::serve(shared, db, call, play, path).or_else(|| {
            let handler = handler(play, call.method.as_str(), path)?;
            Some(admitted(shared, db, call, play, path).and_then(|ask| handler(&ask)))
        }),
    };
    found.unwrap_or_else(|| Ok(nowhere(path)))
}

/// Lets a call of the user APIs in. A body is JSON; the one POST without a body needs none.
fn admitted<'a>(
    shared: &'a Shared,
    db: &'a Connection,
    call: &'a Call,
    play: &'a Play,
    path: &str,
) -> Result<Ask<'a>, Stop> {
    let app = gate::admit(play, call)?;
    let bare = call.method.as_str() == "GET" || (path.ends_with("/refresh-id-token") && call.body.is_empty());
    let fields = if bare { Map::new() } else { object(call).ok_or_else(|| stop(&words::BODY))? };
    Ok(Ask { shared, db, call, play, app, fields })
}
