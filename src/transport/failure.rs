//! Every way in which a call can fail, told apart as far as a browser lets one.

/// Why there is no good answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// This machine has no network; nothing was sent.
    Offline,
    /// No whole answer within the time limit.
    TimedOut,
    /// No answer that could be read at all.
    Unreachable(Hint),
    /// Somebody left the page.
    Cancelled,
    /// The answer was greater than the request allows.
    TooLarge,
    /// A good status, but not the promised content.
    Unreadable {
        /// The first 200 characters as text, one line.
        excerpt: String,
        /// The server's id of this request.
        request_id: Option<String>,
    },
    /// The server said no.
    Http {
        /// The HTTP status; for an error wrapped in a good status the code of that error, if it is one of HTTP's.
        status: u16,
        /// The vendor's own code.
        vendor_code: Option<String>,
        /// The vendor's own words, or the first 200 characters of a page or a text; one line, without secrets, may be empty.
        /// Nothing is taken from data that has no words for people in it.
        text: String,
        /// The server's id of this request.
        request_id: Option<String>,
    },
}

/// What is known about an address that gives no readable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Not an address a request can be sent to; nothing was sent.
    BadAddress,
    /// A page loaded by https may not call http; nothing was sent.
    MixedContent,
    /// Nobody listens there; nothing was sent. (Only seen outside a browser.)
    Refused,
    /// Somebody answers there, but the browser may not read the answer: the server does not allow this origin (CORS), or
    /// it failed without the headers that would.
    Blocked,
    /// Nobody answers there, not even a bare question.
    Silent,
    /// The connection broke while the request was under way: the network of this machine went away, or the server dropped
    /// the call, or it failed without the headers that let a browser read how, although it let such calls be read before.
    Lost,
    /// The server sends the call elsewhere; Gantry does not carry a token to an address nobody configured.
    Redirected,
}

impl Failure {
    /// The same request may succeed a moment later.
    #[must_use]
    pub fn transient(&self) -> bool {
        match self {
            Failure::TimedOut | Failure::Unreachable(Hint::Refused | Hint::Silent | Hint::Lost) => true,
            Failure::Http { status, .. } => transient_status(*status),
            _ => false,
        }
    }

    /// A write that failed like this may nevertheless have taken effect: its outcome is unknown until it is read again.
    #[must_use]
    pub fn ambiguous_for_write(&self) -> bool {
        match self {
            Failure::Offline => false,
            Failure::Unreachable(hint) => !matches!(hint, Hint::BadAddress | Hint::MixedContent | Hint::Refused),
            Failure::TimedOut | Failure::Cancelled | Failure::TooLarge | Failure::Unreadable { .. } => true,
            // `eos.md` §2: read again before repeating a PATCH after 408 or 5xx; 501 and 505 promise that nothing was done.
            Failure::Http { status, .. } => matches!(status, 200..=299 | 408 | 500 | 502..=504 | 506..),
        }
    }

    /// The token is missing, expired or revoked.
    #[must_use]
    pub fn session_ended(&self) -> bool {
        self.status() == Some(401)
    }

    /// The status, when the server gave an answer that says no.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Failure::Http { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// The server's id of the failed request, for asking the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Failure::Http { request_id, .. } | Failure::Unreadable { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }
}

/// Statuses after which a read is tried again (`eos.md` §2, and 429).
pub(super) const fn transient_status(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502..=504)
}

/// The first 200 characters in one line: every run of blanks and control characters becomes a blank.
pub(super) fn excerpt(text: &str) -> String {
    let mut line = String::new();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut left = EXCERPT;
    for word in words {
        if !line.is_empty() {
            line.push(' ');
            left -= 1;
        }
        for c in word.chars() {
            if left == 0 {
                line.push('…');
                return line;
            }
            line.push(c);
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
    line
}

/// Characters kept of a text that nobody promised.
const EXCERPT: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn http(status: u16) -> Failure {
        Failure::Http { status, vendor_code: None, text: String::new(), request_id: None }
    }

    #[test]
    fn a_write_is_unknown_unless_it_was_refused_or_never_sent() {
        for known in [
            Failure::Offline,
            Failure::Unreachable(Hint::Refused),
            http(400),
            http(401),
            http(403),
            http(409),
            http(429),
            http(501),
        ] {
            assert!(!known.ambiguous_for_write(), "{known:?}");
        }
        for unknown in [
            Failure::TimedOut,
            Failure::Cancelled,
            Failure::TooLarge,
            Failure::Unreachable(Hint::Blocked),
            Failure::Unreachable(Hint::Silent),
            Failure::Unreachable(Hint::Lost),
            Failure::Unreadable { excerpt: String::new(), request_id: None },
            http(408),
            http(500),
            http(502),
            http(504),
        ] {
            assert!(unknown.ambiguous_for_write(), "{unknown:?}");
        }
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("  a\r\n\tb\u{0}c  "), "a b c");
        assert_eq!(excerpt(""), "");
        let long = excerpt(&"数".repeat(500));
        assert_eq!((long.chars().count(), long.ends_with('…')), (201, true));
        assert_eq!(excerpt(&"ab ".repeat(500)).chars().filter(|c| *c != '…').count(), 200);
    }

    proptest::proptest! {
        #[test]
        fn no_excerpt_is_long_or_has_a_line_break(text in "(?s).{0,600}") {
            let line = excerpt(&text);
            let broken = line.contains(['\n', '\r', '\u{85}', '\u{2028}']);
            proptest::prop_assert!(line.chars().count() <= 201 && !broken, "{}", line);
        }
    }
}
