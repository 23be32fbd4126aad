//! Identity by a real Keystone: tokens are validated and departments looked up there.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Caller, Scope};
use crate::answer::Refusal;
use crate::moment;
use crate::state::lock;

/// How long a validated token is believed.
const BELIEVED: Duration = Duration::from_secs(30);

/// A real Keystone.
pub struct Remote {
    base: String,
    agent: ureq::Agent,
    callers: Mutex<HashMap<String, (Instant, String, Caller)>>,
    /// Tokens issued before this stamp are refused: "expire all" cannot reach the real server.
    refused_before: Mutex<String>,
}

impl Remote {
    /// For a base URL with or without `/v3`. The error is one sentence for a person.
    pub fn new(url: &str) -> Result<Self, String> {
        let base = url.trim_end_matches('/').trim_end_matches("/v3").trim_end_matches('/');
        let secure = base.starts_with("https://");
        if !secure && !base.starts_with("http://") {
            return Err(format!("--keystone needs a URL such as http://127.0.0.1:5000/v3, not '{url}'"));
        }
        if secure && !cfg!(feature = "tls") {
            return Err("--keystone with https needs a sandbox built with --features tls".into());
        }
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .http_status_as_error(false)
            .proxy(None)
            .build();
        Ok(Self {
            base: format!("{base}/v3"),
            agent: config.into(),
            callers: Mutex::default(),
            refused_before: Mutex::default(),
        })
    }

    /// The base URL, with `/v3`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        self.base.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    /// The caller behind a token. 401 when Keystone does not accept it, 503 when it cannot be asked.
    pub fn caller(&self, token: &str) -> Result<Caller, Refusal> {
        let known = lock(&self.callers).get(token).filter(|known| known.0.elapsed() < BELIEVED).cloned();
        let (issued, caller) = match known {
            Some((_, issued, caller)) => (issued, caller),
            None => {
                let (status, body) = self.get("/auth/tokens?nocatalog", token)?;
                if status != 200 {
                    return Err(Refusal::unauthorized());
                }
                let (issued, caller) = read(&body).ok_or_else(|| unreadable("/auth/tokens"))?;
                let mut callers = lock(&self.callers);
                callers.retain(|_, known| known.0.elapsed() < BELIEVED);
                callers.insert(token.to_owned(), (Instant::now(), issued.clone(), caller.clone()));
                (issued, caller)
            }
        };
        if issued < *lock(&self.refused_before) {
            return Err(Refusal::unauthorized());
        }
        Ok(caller)
    }

    /// The name of a department. 404 when there is none; other refusals are passed on.
    pub fn department(&self, token: &str, id: &str) -> Result<String, Refusal> {
        let safe: String = form_urlencoded::byte_serialize(id.as_bytes()).collect();
        let (status, body) = self.get(&format!("/domains/{safe}"), token)?;
        match status {
            200 => {
                let name = body.pointer("/domain/name").and_then(Value::as_str);
                Ok(name.ok_or_else(|| unreadable("/domains"))?.to_owned())
            }
            404 => Err(Refusal::not_found("domain", id)),
            401 => Err(Refusal::unauthorized()),
            403 => Err(Refusal::forbidden("identity:get_domain")),
            status => Err(Refusal::Error(503, format!("Keystone answered {status}."))),
        }
    }

    /// Ids and names of all departments that the token may see; follows the pages.
    pub fn departments(&self, token: &str) -> Result<Vec<(String, String)>, Refusal> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut path = "/domains".to_owned();
        loop {
            let (status, body) = self.get(&path, token)?;
            if status != 200 {
                return Ok(found);
            }
            let list = body.get("domains").and_then(Value::as_array).ok_or_else(|| unreadable("/domains"))?;
            let text = |domain: &Value, key| domain.get(key).and_then(Value::as_str).map(str::to_owned);
            found.extend(list.iter().filter_map(|one| Some((text(one, "id")?, text(one, "name")?))));
            let next = body.pointer("/links/next").and_then(Value::as_str);
            match next.and_then(|next| next.split_once("/v3")) {
                Some((_, rest)) if !list.is_empty() => path = rest.to_owned(),
                _ => return Ok(found),
            }
        }
    }

    /// Refuses every token issued until now.
    pub fn expire_all(&self) {
        *lock(&self.refused_before) = moment::now();
    }

    fn get(&self, path: &str, token: &str) -> Result<(u16, Value), Refusal> {
        let away = |error: ureq::Error| Refusal::Error(503, format!("Keystone cannot be reached: {error}."));
        let mut reply = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("X-Auth-Token", token)
            .header("X-Subject-Token", token)
            .call()
            .map_err(away)?;
        let text = reply.body_mut().read_to_string().map_err(away)?;
        Ok((reply.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null)))
    }
}

fn unreadable(path: &str) -> Refusal {
    Refusal::Error(503, format!("Keystone's answer to {path} is not understood."))
}

fn read(body: &Value) -> Option<(String, Caller)> {
    let token = body.get("token")?;
    let text = |pointer: &str| token.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let scope = if let Some(id) = text("/project/id") {
        Scope::Project { id, domain: text("/project/domain/id").unwrap_or_default() }
    } else if let Some(id) = text("/domain/id") {
        Scope::Domain(id)
    } else if token.get("system").is_some() {
        Scope::System
    } else {
        Scope::Unscoped
    };
    let roles = token.get("roles").and_then(Value::as_array).into_iter().flatten();
    let roles = roles.filter_map(|role| role.get("name")?.as_str().map(str::to_owned)).collect();
    Some((text("/issued_at")?, Caller { user: text("/user/id")?, scope, roles }))
}
