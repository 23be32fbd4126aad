//! What is sent. Secrets are marked where they are put in, so that every other use of a request can leave them out.
use crate::domain::account::Secret;
use std::time::Duration;

/// HTTP methods the vendors use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// As written in a request line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// Whether sending twice does more than sending once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: may be repeated.
    Read,
    /// Changes something: is never repeated by itself.
    Write,
}

/// The value of a header.
#[derive(Clone)]
pub enum Value {
    /// May be seen.
    Plain(String),
    /// Is shown as `name` (`$TOKEN`).
    Secret {
        /// What stands in its place wherever a person can look.
        name: &'static str,
        /// What is sent.
        value: Secret,
    },
}

impl Value {
    /// What is sent.
    #[must_use]
    pub fn expose(&self) -> &str {
        match self {
            Value::Plain(text) => text,
            Value::Secret { value, .. } => value.expose(),
        }
    }

    /// What may be shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Value::Plain(text) => text,
            Value::Secret { name, .. } => name,
        }
    }
}

/// A request body: the text that is sent beside the text that may be shown.
#[derive(Clone)]
pub struct Body {
    /// Its `Content-Type`.
    pub content_type: &'static str,
    sent: Secret,
    shown: String,
    secrets: Vec<Secret>,
}

impl Body {
    /// JSON without secrets.
    #[must_use]
    pub fn json(value: &serde_json::Value) -> Body {
        let text = value.to_string();
        Body { content_type: JSON, sent: Secret::new(text.clone()), shown: text, secrets: Vec::new() }
    }

    /// JSON text that is already written, without secrets.
    #[must_use]
    pub fn json_text(text: String) -> Body {
        Body { content_type: JSON, sent: Secret::new(text.clone()), shown: text, secrets: Vec::new() }
    }

    /// JSON with secrets. `write` is called twice, once with the secrets and once with the names that stand for them
    /// (`$PASSWORD`), so that no search for a secret in finished text is needed.
    #[must_use]
    pub fn json_hiding<const N: usize>(
        secrets: [(&'static str, &Secret); N],
        write: impl Fn([&str; N]) -> serde_json::Value,
    ) -> Body {
        Body {
            content_type: JSON,
            sent: Secret::new(write(secrets.map(|(_, secret)| secret.expose())).to_string()),
            shown: write(secrets.map(|(name, _)| name)).to_string(),
            secrets: secrets.iter().map(|(_, secret)| (*secret).clone()).collect(),
        }
    }

    /// A form, as a browser would send it (`application/x-www-form-urlencoded`): such a call needs no preflight. Names of
    /// secrets stand unencoded where it is shown.
    #[must_use]
    pub fn form(fields: &[(String, Value)]) -> Body {
        let (mut sent, mut shown, mut secrets) = (String::new(), String::new(), Vec::new());
        for (index, (name, value)) in fields.iter().enumerate() {
            for text in [&mut sent, &mut shown] {
                text.push_str(if index == 0 { "" } else { "&" });
                text.extend(form_urlencoded::byte_serialize(name.as_bytes()));
                text.push('=');
            }
            sent.extend(form_urlencoded::byte_serialize(value.expose().as_bytes()));
            match value {
                Value::Plain(text) => shown.extend(form_urlencoded::byte_serialize(text.as_bytes())),
                Value::Secret { name, value } => {
                    shown.push_str(name);
                    secrets.push(value.clone());
                }
            }
        }
        Body { content_type: FORM, sent: Secret::new(sent), shown, secrets }
    }

    /// What is sent.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.sent.expose()
    }

    /// What may be shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

/// The content type of JSON, which EOS demands (`eos.md` §2).
const JSON: &str = "application/json";
/// The content type of forms, which zkeys speaks (`baremetal.md` §1).
const FORM: &str = "application/x-www-form-urlencoded";

/// One request. It has no `Debug`; to look at one, see [`super::watch::as_curl`].
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address, without secrets.
    pub url: String,
    /// Headers in order, without `Content-Type`, which belongs to the body.
    pub headers: Vec<(&'static str, Value)>,
    /// The body, if any.
    pub body: Option<Body>,
    /// How long the whole exchange may take, to the last byte of the answer.
    pub timeout: Duration,
    /// Whether it may be repeated.
    pub effect: Effect,
    /// The greatest answer body in bytes that is read.
    pub limit: usize,
    concealed: Vec<Secret>,
}

impl Request {
    /// A request without headers and body; a GET counts as a read and everything else as a write, until said otherwise.
    #[must_use]
    pub fn new(method: Method, url: String, timeout: Duration) -> Request {
        let effect = if method == Method::Get { Effect::Read } else { Effect::Write };
        Request { method, url, headers: Vec::new(), body: None, timeout, effect, limit: 8 << 20, concealed: Vec::new() }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, text: &str) -> Request {
        self.headers.push((name, Value::Plain(text.to_owned())));
        self
    }

    /// With one more header whose value is shown as `shown` (`$TOKEN`).
    #[must_use]
    pub fn secret_header(mut self, name: &'static str, shown: &'static str, secret: &Secret) -> Request {
        self.headers.push((name, Value::Secret { name: shown, value: secret.clone() }));
        self
    }

    /// With the token every OpenStack service reads.
    #[must_use]
    pub fn token(self, token: &Secret) -> Request {
        self.secret_header("X-Auth-Token", "$TOKEN", token)
    }

    /// With a body.
    #[must_use]
    pub fn body(mut self, body: Body) -> Request {
        self.body = Some(body);
        self
    }

    /// With a secret that is in it only in another form (encrypted), so that no excerpt of the answer shows it.
    #[must_use]
    pub fn concealing(mut self, secret: &Secret) -> Request {
        self.concealed.push(secret.clone());
        self
    }

    /// Every secret in it.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        let headers = self.headers.iter().filter_map(|(_, value)| match value {
            Value::Secret { value, .. } => Some(value),
            Value::Plain(_) => None,
        });
        let others = self.body.iter().flat_map(|body| &body.secrets).chain(&self.concealed);
        headers.chain(others).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_secret_is_sent_and_not_shown() {
        let password = Secret::new("quo\"te".to_owned());
        let body = Body::json_hiding(
            [("$PASSWORD", &password)],
            |[password]| json!({ "user": { "name": "$PASSWORD", "password": password } }),
        );
        assert_eq!(body.expose(), r#"{"user":{"name":"$PASSWORD","password":"quo\"te"}}"#);
        assert_eq!(body.shown(), r#"{"user":{"name":"$PASSWORD","password":"$PASSWORD"}}"#);
    }

    #[test]
    fn a_form_is_encoded_as_browsers_do_it() {
        let secret = Value::Secret { name: "$PASSWORD", value: Secret::new("Wms+Pj85IWE=".to_owned()) };
        let date = Value::Plain("2021-09-02 11:03:00".to_owned());
        let fields = [("param[0][date]".to_owned(), date), ("loginPassword".to_owned(), secret)];
        let body = Body::form(&fields);
        let date = "param%5B0%5D%5Bdate%5D=2021-09-02+11%3A03%3A00";
        assert_eq!(body.expose(), format!("{date}&loginPassword=Wms%2BPj85IWE%3D"));
        assert_eq!(body.shown(), format!("{date}&loginPassword=$PASSWORD"));
        assert_eq!(Body::form(&[]).expose(), "");
    }

    #[test]
    fn a_request_knows_its_secrets_and_its_effect() {
        let (token, password) = (Secret::new("gAAAA".to_owned()), Secret::new("hunter2".to_owned()));
        let body = Body::json_hiding([("$PASSWORD", &password)], |[password]| json!({ "password": password }));
        let request = Request::new(Method::Patch, "/x".to_owned(), Duration::from_secs(1)).token(&token).body(body);
        let session = Secret::new("session".to_owned());
        let request = request.concealing(&session);
        assert!(request.secrets() == [token, password, session] && request.effect == Effect::Write);
        assert!(Request::new(Method::Get, String::new(), Duration::ZERO).effect == Effect::Read);
    }
}
