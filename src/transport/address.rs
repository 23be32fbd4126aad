//! Base addresses of back ends, and the addresses of calls under them.
use super::failure::{Failure, Hint};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the characters that mean themselves in any part of an address (RFC 3986, unreserved).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a back end, up to and without the last slash: `https://cloud.example:5000/v3`, or a path on the
/// console's own origin, `/identity/v3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// Why a typed address cannot be a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseMistake {
    /// Nothing was typed.
    Empty,
    /// It starts neither with `http://` or `https://` nor with one `/`.
    NoScheme,
    /// No host stands after the scheme.
    NoHost,
    /// It holds a user name or password before `@`, which browsers refuse.
    Credentials,
    /// A character in it cannot stand in an address.
    BadCharacter(char),
}

impl Base {
    /// Reads a typed address: blanks around it, slashes at the end, query and fragment fall away.
    ///
    /// # Errors
    /// The mistake, when no request can be sent there.
    pub fn parse(typed: &str) -> Result<Base, BaseMistake> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(BaseMistake::Empty);
        }
        if let Some(bad) = text.chars().find(|c| c.is_whitespace() || c.is_control() || "\\\"<>^`{|}".contains(*c)) {
            return Err(BaseMistake::BadCharacter(bad));
        }
        let text = text.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let lower = text.to_ascii_lowercase();
        let Some(scheme) = ["http://", "https://"].into_iter().find(|scheme| lower.starts_with(scheme)) else {
            let own_origin = typed.trim().starts_with('/') && !typed.trim().starts_with("//");
            return if own_origin { Ok(Base(text.to_owned())) } else { Err(missing_part(&lower)) };
        };
        let rest = text.get(scheme.len()..).unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        match host {
            "" => Err(BaseMistake::NoHost),
            _ if host.starts_with(':') => Err(BaseMistake::NoHost),
            _ if host.contains('@') => Err(BaseMistake::Credentials),
            _ => Ok(Base(format!("{scheme}{rest}"))),
        }
    }

    /// As [`Base::parse`], with exactly one `/v3` at the end whether it was typed or not (`eos.md` §1): an address of a
    /// call under it, or of version 2, is cut back first.
    ///
    /// # Errors
    /// The mistake, when no request can be sent there.
    pub fn parse_v3(typed: &str) -> Result<Base, BaseMistake> {
        let Base(mut text) = Base::parse(typed)?;
        if let Some(cut) = text.strip_suffix("/auth/tokens") {
            text.truncate(cut.len());
        }
        while let Some(cut) = ["/v3", "/v2.0", "/"].iter().find_map(|end| text.strip_suffix(end)) {
            text.truncate(cut.len());
        }
        Ok(Base(text + "/v3"))
    }

    /// The base itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The base without its last part `/v3`: where Keystone lists its versions.
    #[must_use]
    pub fn above_v3(&self) -> &str {
        self.0.strip_suffix("/v3").unwrap_or(&self.0)
    }

    /// The address of a call: path segments and query values are encoded, so that an id is never read as anything else.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a segment that is empty, `.` or `..`, which no encoding protects.
    pub fn url(&self, segments: &[&str], query: &[(&str, &str)]) -> Result<String, Failure> {
        let mut url = self.0.clone();
        for segment in segments {
            if matches!(*segment, "" | "." | "..") {
                return Err(Failure::Unreachable(Hint::BadAddress));
            }
            url.push('/');
            url.extend(utf8_percent_encode(segment, RESERVED));
        }
        for (index, (name, value)) in query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.extend(utf8_percent_encode(name, RESERVED));
            url.push('=');
            url.extend(utf8_percent_encode(value, RESERVED));
        }
        Ok(url)
    }
}

/// What is wrong with an address that starts with no known scheme.
fn missing_part(lower: &str) -> BaseMistake {
    match lower {
        "http:" | "https:" | "http:/" | "https:/" => BaseMistake::NoHost,
        _ => BaseMistake::NoScheme,
    }
}

/// The host (with scheme and port) of an address: calls to one host share its limits. Empty for the console's own.
#[must_use]
pub fn origin(url: &str) -> &str {
    let Some((scheme, rest)) = url.split_once("://") else { return "" };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    url.get(..scheme.len() + 3 + host.len()).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_the_identity_address_ends_in_one_v3() {
        for typed in [
            "http://h:5000",
            "http://h:5000/",
            " http://h:5000/v3 ",
            "http://h:5000/v3/",
            "http://h:5000/v3//v3/",
            "HTTP://h:5000/v2.0",
            "http://h:5000/v3/auth/tokens",
            "http://h:5000/v3?x=1#y",
        ] {
            assert_eq!(Base::parse_v3(typed).unwrap().as_str(), "http://h:5000/v3", "{typed}");
        }
        assert_eq!(Base::parse_v3("/identity").unwrap().as_str(), "/identity/v3");
        assert_eq!(Base::parse_v3("/").unwrap().as_str(), "/v3");
        assert_eq!(Base::parse_v3("https://h/identity/v3").unwrap().above_v3(), "https://h/identity");
    }

    #[test]
    fn what_cannot_be_called_is_refused_with_the_mistake() {
        for (typed, mistake) in [
            ("", BaseMistake::Empty),
            ("  ", BaseMistake::Empty),
            ("127.0.0.1:5000/v3", BaseMistake::NoScheme),
            ("ftp://h", BaseMistake::NoScheme),
            ("//h/v3", BaseMistake::NoScheme),
            ("javascript:alert(1)", BaseMistake::NoScheme),
            ("http://", BaseMistake::NoHost),
            ("https:///v3", BaseMistake::NoHost),
            ("http://:5000", BaseMistake::NoHost),
            ("http://u:p@h", BaseMistake::Credentials),
            ("http://a b", BaseMistake::BadCharacter(' ')),
            ("http://h\\v3", BaseMistake::BadCharacter('\\')),
        ] {
            assert_eq!(Base::parse(typed), Err(mistake), "{typed}");
        }
    }

    #[test]
    fn an_id_stays_one_segment() {
        let base = Base::parse("http://h/v3").unwrap();
        assert_eq!(base.url(&["users", "a/b?c#d é"], &[]).unwrap(), "http://h/v3/users/a%2Fb%3Fc%23d%20%C3%A9");
        assert_eq!(
            base.url(&["users"], &[("name__contains", "研&"), ("limit", "5")]).unwrap(),
            "http://h/v3/users?name__contains=%E7%A0%94%26&limit=5"
        );
        for id in ["", ".", ".."] {
            assert_eq!(base.url(&["users", id], &[]), Err(Failure::Unreachable(Hint::BadAddress)));
        }
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        assert_eq!(origin("http://h:5000/v3/users?x=http://other/"), "http://h:5000");
        assert_eq!(origin("https://h"), "https://h");
        assert_eq!(origin("/v3/users"), "");
    }

    proptest::proptest! {
        #[test]
        fn no_typed_text_panics(text in "(?s).{0,60}", id in "(?s).{0,20}") {
            let _ = (Base::parse(&text), origin(&text));
            if let Ok(base) = Base::parse_v3(&text) {
                proptest::prop_assert!(base.as_str().ends_with("/v3") && !base.as_str().ends_with("/v3/v3"));
                proptest::prop_assert_eq!(Base::parse_v3(base.as_str()), Ok(base.clone()));
                let _ = base.url(&[&id], &[(&id, &id)]);
            }
        }
    }
}
