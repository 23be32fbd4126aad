//! Looking at calls without seeing secrets: "copy as curl", and the last calls for a diagnostics view.
use super::Request;
use crate::domain::moment::Moment;
use std::collections::VecDeque;

/// A finished call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When it was sent, by this machine's clock.
    pub at: Moment,
    /// `GET`, `PATCH` …
    pub method: &'static str,
    /// The address, without what could be secret.
    pub url: String,
    /// The answer's status; `None` when no answer came.
    pub status: Option<u16>,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
    /// The server's id of it.
    pub request_id: Option<String>,
}

/// Calls that are remembered.
const KEPT: usize = 50;

/// The last calls, oldest first.
#[derive(Debug, Default)]
pub struct Ring(VecDeque<Call>);

impl Ring {
    /// Remembers a call and forgets the oldest beyond fifty.
    pub fn push(&mut self, call: Call) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(call);
    }

    /// The calls, oldest first.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.0.iter().cloned().collect()
    }
}

/// The request as a command for a POSIX shell, with every secret replaced by its name: `$TOKEN` is then taken from the
/// shell's environment, inside double quotes; a secret inside a body stands there as plain `$PASSWORD` to be filled in.
#[must_use]
pub fn as_curl(request: &Request) -> String {
    let mut command = format!("curl -X {} {}", request.method.name(), quoted(&request.url));
    for (name, value) in &request.headers {
        command.push_str(" \\\n  -H ");
        match value {
            super::request::Value::Plain(text) => command.push_str(&quoted(&format!("{name}: {text}"))),
            super::request::Value::Secret { name: shown, .. } => command.push_str(&format!("\"{name}: {shown}\"")),
        }
    }
    if let Some(body) = &request.body {
        command.push_str(&format!(
            " \\\n  -H {} \\\n  --data-raw {}",
            quoted(&format!("Content-Type: {}", body.content_type)),
            quoted(body.shown())
        ));
    }
    command
}

/// One word for a POSIX shell, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// An address for showing: values of query parameters that may hold a secret are blanked.
#[must_use]
pub fn redacted(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else { return url.to_owned() };
    let shown: Vec<String> = query
        .split('&')
        .map(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            let lower = name.to_ascii_lowercase();
            let secret =
                ["token", "sign", "key", "secret", "pass", "code", "ticket"].iter().any(|word| lower.contains(word));
            if secret { format!("{name}=***") } else { pair.to_owned() }
        })
        .collect();
    format!("{path}?{}", shown.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Secret;
    use crate::transport::{Body, Method};
    use serde_json::json;
    use std::time::Duration;

    #[test]
    fn curl_has_no_secret_and_survives_quotes() {
        let (token, password) = (Secret::new("gAAAA-secret".into()), Secret::new("hunter2".into()));
        let request = Request::new(Method::Patch, "http://h/v3/users/it's".into(), Duration::from_secs(1))
            .token(&token)
            .header("X-Project-Id", "o'neil; rm -rf /")
            .body(Body::json_hiding(
                [("$PASSWORD", &password)],
                |[password]| json!({ "user": { "password": password } }),
            ));
        assert_eq!(
            as_curl(&request),
            r#"curl -X PATCH 'http://h/v3/users/it'\''s' \
  -H "X-Auth-Token: $TOKEN" \
  -H 'X-Project-Id: o'\''neil; rm -rf /' \
  -H 'Content-Type: application/json' \
  --data-raw '{"user":{"password":"$PASSWORD"}}'"#
        );
    }

    #[test]
    fn the_ring_keeps_the_last_fifty() {
        let mut ring = Ring::default();
        for ms in 0..60 {
            ring.push(Call {
                at: Moment::from_unix_ms(ms),
                method: "GET",
                url: String::new(),
                status: None,
                took_ms: 0,
                request_id: None,
            });
        }
        let calls = ring.calls();
        assert_eq!((calls.len(), calls[0].at.unix_ms(), calls[49].at.unix_ms()), (50, 10, 59));
    }

    #[test]
    fn a_shown_address_has_no_secret() {
        assert_eq!(redacted("http://h/x?name=a&access_token=b&Sign=c"), "http://h/x?name=a&access_token=***&Sign=***");
        assert_eq!(redacted("http://h/x"), "http://h/x");
    }
}
