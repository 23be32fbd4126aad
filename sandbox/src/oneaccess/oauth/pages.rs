//! Pages for people, on the back ends' origin: the hosted sign-in of the tenant, and the consent pages that WeChat and
//! Alipay would show. Their addresses are the sandbox's own: no contract names them.

use rusqlite::Connection;

use super::{is_registered, set_cookie, with_query};
use crate::answer::Answer;
use crate::call::Call;
use crate::oneaccess::people;
use crate::oneaccess::play::Play;
use crate::oneaccess::sign_in::right;
use crate::oneaccess::slips::{self, Kind};
use crate::oneaccess::social::{IDENTITIES, Identity, new_code};
use crate::oneaccess::tokens::random;
use crate::oneaccess::wire::{Stop, escaped, moved, nowhere, page};
use crate::state::Shared;

/// The root of the pages.
pub const ROOT: &str = "/oneaccess";

/// The hosted sign-in.
pub const LOGIN: &str = "/oneaccess/login";

const CONSENT: &str = "/oneaccess/consent/";

/// Seconds that a browser stays signed in.
const BROWSER_SECONDS: i64 = 43_200;

/// Serves a page.
pub fn serve(shared: &Shared, db: &Connection, call: &Call, play: &Play, path: &str) -> Result<Answer, Stop> {
    let form: Vec<(String, String)> = form_urlencoded::parse(&call.body).into_owned().collect();
    let sent = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    match (call.method.as_str(), path) {
        ("GET", LOGIN) => Ok(login(call.parameter("return").unwrap_or_default(), "")),
        ("POST", LOGIN) => sign_in(db, play, (sent("user_name"), sent("password"), sent("return"))),
        (method, path) => match (method, path.strip_prefix(CONSENT)) {
            ("GET", Some(source @ ("wechat" | "alipay"))) => {
                let sent = |name: &str| call.parameter(name).unwrap_or_default();
                Ok(consent(source, sent("redirect_uri"), sent("state")))
            }
            ("POST", Some(source @ ("wechat" | "alipay"))) => {
                agreed(shared, db, play, source, (sent("uid"), sent("redirect_uri"), sent("state")))
            }
            _ => Ok(nowhere(path)),
        },
    }
}

fn login(back: &str, wrong: &str) -> Answer {
    let back = escaped(back);
    let wrong = if wrong.is_empty() { String::new() } else { format!("<p role=\"alert\">{wrong}</p>\n") };
    let inside = format!(
        "{wrong}<form method=\"post\" action=\"{LOGIN}\">\n<p><label>User name <input name=\"user_name\" required \
         autocomplete=\"username\"></label></p>\n<p><label>Password <input name=\"password\" type=\"password\" required \
         autocomplete=\"current-password\"></label></p>\n<input type=\"hidden\" name=\"return\" value=\"{back}\">\n\
         <p><button>Sign in</button></p>\n</form>"
    );
    page(if wrong.is_empty() { 200 } else { 403 }, "Sign in to 示例集团", &inside)
}

/// Whoever would need another step has to take it in an application: this page has none.
fn sign_in(db: &Connection, play: &Play, (name, password, back): (&str, &str, &str)) -> Result<Answer, Stop> {
    let found = people::by_name(db, name)?;
    let Some(mut person) = found else { return Ok(login(back, "Wrong user name or password.")) };
    if !right(db, play, &mut person, password)? {
        return Ok(login(back, "Wrong user name or password, or the account is locked."));
    }
    let is_over = person.ends.is_some_and(|ends| ends <= play.now);
    if person.disabled || !person.denied.is_empty() || person.mfa || person.must_modify || is_over {
        return Ok(login(back, "This account cannot sign in here: another step is needed, or it is not allowed."));
    }
    let cookie = random(40);
    let data = serde_json::json!({"user": person.id});
    slips::put(db, Kind::Browser, &cookie, &data, play.now + BROWSER_SECONDS * 1000)?;
    let mut answer = if back.starts_with("/api/v1/oauth2/authorize?") {
        moved(back)
    } else {
        page(200, "Signed in", "<p>You are signed in.</p>")
    };
    set_cookie(&mut answer, &cookie, BROWSER_SECONDS);
    Ok(answer)
}

fn title(source: &str) -> &'static str {
    if source == "alipay" { "Alipay (played)" } else { "WeChat (played)" }
}

fn consent(source: &str, redirect: &str, state: &str) -> Answer {
    let of_source = IDENTITIES.iter().filter(|one| one.source == source);
    let choices: Vec<String> = of_source.map(choice).collect();
    let (redirect, state) = (escaped(redirect), escaped(state));
    let inside = format!(
        "<p>示例集团 would like to know who you are.</p>\n<form method=\"post\" action=\"{CONSENT}{source}\">\n\
         <fieldset><legend>You are</legend>\n{}\n</fieldset>\n\
         <input type=\"hidden\" name=\"redirect_uri\" value=\"{redirect}\">\n\
         <input type=\"hidden\" name=\"state\" value=\"{state}\">\n<p><button>Agree</button></p>\n</form>",
        choices.join("\n")
    );
    page(200, title(source), &inside)
}

fn choice(one: &Identity) -> String {
    let bound =
        one.bound.map_or_else(|| "bound to nobody at first".to_owned(), |name| format!("bound to {name} at first"));
    format!(
        "<p><label><input type=\"radio\" name=\"uid\" value=\"{}\" required> {} ({}, {bound})</label></p>",
        one.uid,
        escaped(one.nickname),
        one.uid
    )
}

/// Somebody agreed: the code goes to the application's address, or is shown when the application has none.
fn agreed(
    shared: &Shared,
    db: &Connection,
    play: &Play,
    source: &str,
    (uid, redirect, state): (&str, &str, &str),
) -> Result<Answer, Stop> {
    if !redirect.is_empty() && !is_registered(shared, redirect) {
        return Ok(page(400, title(source), "<p>redirect_uri is not registered.</p>"));
    }
    let Ok(code) = new_code(db, source, uid, play.now) else {
        return Ok(page(400, title(source), "<p>There is nobody of that name.</p>"));
    };
    if redirect.is_empty() {
        return Ok(page(
            200,
            title(source),
            &format!(
                "<p>The code for the application, good once and for five minutes:</p>\n<p><code>{code}</code></p>"
            ),
        ));
    }
    let mut pairs = vec![("code", code.as_str())];
    if !state.is_empty() {
        pairs.push(("state", state));
    }
    Ok(moved(&with_query(redirect, &pairs)))
}
