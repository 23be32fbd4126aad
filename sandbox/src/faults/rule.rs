//! A fault's rule, as text: `[METHOD PATH] KIND[=VALUE] [times=N] [after=PATH]`.

use std::fmt;
use std::str::FromStr;

use super::Kind;

/// Which calls a fault hits, and how. Read from text such as
/// `PATCH /v3/domain_quotas* timeout-after times=1` or `* /v3/users* status=503`; an oddity of EOS
/// needs no method and path: `plural`. In a path `*` stands for any text. With `after=/api/renew` it
/// hits nothing until such a call came, whatever became of that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `GET`, `PATCH` …, or `*` for all but preflights.
    pub method: String,
    /// Pattern of the path, without the query, as sent (percent-encoded).
    pub path: String,
    /// What goes wrong.
    pub kind: Kind,
    /// Milliseconds, status, megabytes, seconds: see the kind.
    pub value: i64,
    /// For how many more calls; `None` = until removed.
    pub times: Option<u32>,
    /// Pattern of the path of the call that it waits for; `None` = it waits for none.
    pub after: Option<String>,
}

impl Rule {
    /// Whether a call is hit.
    pub fn matches(&self, method: &str, path: &str) -> bool {
        self.after.is_none() && (self.method == "*" || self.method == method) && like(&self.path, path)
    }

    /// Hears of a call: one that it waits for wakes it, for the calls that follow.
    pub fn hear(&mut self, path: &str) {
        self.after.take_if(|pattern| like(pattern, path));
    }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (method, path, rest) = match words.as_slice() {
            [method, path, rest @ ..] if path.starts_with('/') || *path == "*" => {
                (method.to_ascii_uppercase(), (*path).to_owned(), rest)
            }
            rest => ("*".to_owned(), "/v3/domain_*".to_owned(), rest),
        };
        let (kind, options) = rest.split_first().ok_or("a fault needs a kind, for example status=503")?;
        let (name, value) = kind.split_once('=').map_or((*kind, None), |(n, v)| (n, Some(v)));
        let kind = Kind::named(name).ok_or_else(|| {
            let names: Vec<_> = Kind::table().map(|row| row.1).collect();
            format!("there is no fault '{name}'; there are: {}", names.join(", "))
        })?;
        if words.len() == rest.len() && !kind.of_eos() {
            return Err(format!("'{name}' needs a method and a path: METHOD /path* {name}"));
        }
        let value = match value {
            None => kind.usual(),
            Some(text) => text.parse().map_err(|_| format!("'{text}' is not a whole number"))?,
        };
        if matches!(kind, Kind::Status | Kind::StatusAfter) && !(400..=599).contains(&value) {
            return Err(format!("{value} is not an error status (400 to 599)"));
        }
        let (mut times, mut after) = (None, None);
        for option in options {
            match option.split_once('=') {
                Some(("after", path)) if path.starts_with('/') => after = Some(path.to_owned()),
                Some(("times", text)) if text.parse().is_ok_and(|n: u32| n > 0) => times = text.parse().ok(),
                _ => return Err(format!("'{option}' is neither times=N nor after=/PATH")),
            }
        }
        Ok(Self { method, path, kind, value, times, after })
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {}", self.method, self.path, self.kind.name())?;
        if self.value != self.kind.usual() || self.value != 0 {
            write!(out, "={}", self.value)?;
        }
        self.times.map_or(Ok(()), |times| write!(out, " times={times}"))?;
        self.after.as_ref().map_or(Ok(()), |path| write!(out, " after={path}"))
    }
}

/// Whether a text follows a pattern in which `*` stands for any text.
fn like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text, hit) in [
            ("/v3/users", "/v3/users", true),
            ("/v3/users", "/v3/users/1", false),
            ("/v3/users*", "/v3/users/1", true),
            ("/v3/*/password", "/v3/users/1/password", true),
            ("/v3/*/password", "/v3/users/1", false),
            ("*", "/", true),
            ("/a*b*b", "/ab", false),
            ("/a*b*b", "/abb", true),
        ] {
            assert_eq!(like(pattern, text), hit, "{pattern} {text}");
        }
    }

    #[test]
    fn text_and_back() {
        for text in [
            "PATCH /v3/domain_quotas* timeout-after times=1",
            "* /v3/* status=503",
            "GET /v3/domains latency=20 times=3",
            "POST /api/create status-after=502 times=1",
            "POST /api/create html-after",
            "* /v3/domain_* plural",
            "POST /api/sync_baremetal status=403 times=2 after=/api/renew",
        ] {
            assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("plural".parse::<Rule>(), "* /v3/domain_* plural".parse::<Rule>());
        assert_eq!("* /v3 status-after".parse::<Rule>(), "* /v3 status-after=502".parse::<Rule>());
        for wrong in [
            "",
            "status=503",
            "status-after=503",
            "html-after",
            "GET /v3 status=200",
            "GET /v3 status-after=200",
            "GET /v3 status-after=600",
            "GET /v3 nonsense",
            "GET /v3 html times=0",
            "GET /v3 html after=x",
        ] {
            assert!(wrong.parse::<Rule>().is_err(), "{wrong}");
        }
    }
}
