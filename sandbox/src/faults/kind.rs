//! The kinds of fault, with their names, their usual values, and what they mean.

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Slow.
    Latency,
    /// No answer, no effect.
    TimeoutBefore,
    /// No answer, but the effect.
    TimeoutAfter,
    /// Connection closed, no effect.
    DropBefore,
    /// Connection closed after the effect.
    DropAfter,
    /// An error status.
    Status,
    /// An error status after the effect.
    StatusAfter,
    /// A page of some proxy instead of JSON.
    Html,
    /// The same after the effect.
    HtmlAfter,
    /// Half a body.
    Truncated,
    /// A body of many megabytes.
    Huge,
    /// Other types than promised.
    WrongTypes,
    /// The server's clock is off.
    ClockSkew,
    /// CORS is not configured.
    NoCors,
    /// CORS does not expose the token header.
    NoExpose,
    /// The plural spellings of the vendor's table.
    Plural,
    /// A quota below what is handed out is refused.
    RefuseBelow,
    /// A change is confirmed, but not made.
    NotApplied,
    /// A change is made, but its reply is old.
    StaleReply,
    /// An error with a status of success.
    ErrorIn200,
    /// Numbers as strings.
    StringNumbers,
    /// Objects instead of numbers.
    ObjectNumbers,
    /// Numbers beyond a double.
    HugeNumbers,
    /// −1 where no −1 can be.
    NegativeUsage,
    /// Items missing here and there.
    MissingKeys,
    /// Undocumented items.
    ExtraKeys,
    /// A region that is a text.
    RegionNotObject,
    /// No region.
    EmptyDomain,
}

use Kind::*;

/// Kind, name, usual value, meaning.
const TABLE: [(Kind, &str, i64, &str); 28] = [
    (Latency, "latency", 1500, "waits VALUE milliseconds first"),
    (TimeoutBefore, "timeout-before", 0, "does nothing and never answers"),
    (TimeoutAfter, "timeout-after", 0, "does it and never answers"),
    (DropBefore, "drop-before", 0, "does nothing and closes the connection"),
    (DropAfter, "drop-after", 0, "does it and closes the connection without an answer"),
    (Status, "status", 503, "does nothing and answers VALUE in the vendor's shape (502, 504: HTML)"),
    (StatusAfter, "status-after", 502, "does it and answers VALUE, as status does"),
    (Html, "html", 0, "does nothing and answers 200 with an HTML page"),
    (HtmlAfter, "html-after", 0, "does it and answers 200 with an HTML page"),
    (Truncated, "truncated", 0, "does it and answers the first half of the body"),
    (Huge, "huge", 30, "does it and answers VALUE more megabytes"),
    (WrongTypes, "wrong-types", 0, "does it and answers with other types than promised"),
    (
        ClockSkew,
        "clock-skew",
        -7200,
        "moves issued_at and expires_at of tokens, or the clock of zkeys or OneAccess, by VALUE seconds",
    ),
    (NoCors, "no-cors", 0, "leaves out all CORS headers, on the preflight too"),
    (NoExpose, "no-expose", 0, "does not expose X-Subject-Token; zkeys: Date"),
    (Plural, "plural", 0, "EOS: networks, subnets, security_group_rules, read and written"),
    (RefuseBelow, "refuse-below", 0, "EOS: refuses a quota below what is allocated"),
    (NotApplied, "not-applied", 0, "EOS PATCH: changes nothing and answers 200 with the old values"),
    (StaleReply, "stale-reply", 0, "EOS PATCH: does it and answers 200 with the old values"),
    (ErrorIn200, "error-in-200", 409, "does nothing and answers 200 with an error body of code VALUE"),
    (StringNumbers, "string-numbers", 0, "EOS: numbers as strings"),
    (ObjectNumbers, "object-numbers", 0, "EOS: objects where numbers are promised"),
    (HugeNumbers, "huge-numbers", 0, "EOS: 1e400 and more digits than a double holds"),
    (NegativeUsage, "negative-usage", 0, "EOS: -1 in usage and allocated"),
    (MissingKeys, "missing-keys", 0, "EOS: every second item is missing from one of the maps"),
    (ExtraKeys, "extra-keys", 0, "EOS: items nobody documented"),
    (RegionNotObject, "region-not-object", 0, "EOS: the first region's value is a text"),
    (EmptyDomain, "empty-domain", 0, "EOS: no region at all"),
];

impl Kind {
    /// Every kind with its name, usual value and meaning.
    pub fn table() -> impl Iterator<Item = (Kind, &'static str, i64, &'static str)> {
        TABLE.iter().copied()
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The name used in rules.
    pub fn name(self) -> &'static str {
        TABLE.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The value of a rule that states none.
    pub fn usual(self) -> i64 {
        TABLE.iter().find(|row| row.0 == self).map_or(0, |row| row.2)
    }

    /// Whether it closes the connection without an answer.
    pub fn hangs_up(self) -> bool {
        matches!(self, DropBefore | DropAfter)
    }

    /// Whether it is an oddity of EOS alone, so that a rule need not name a path.
    pub fn of_eos(self) -> bool {
        let general = [
            Latency,
            TimeoutBefore,
            TimeoutAfter,
            DropBefore,
            DropAfter,
            Status,
            StatusAfter,
            Html,
            HtmlAfter,
            Truncated,
            Huge,
            WrongTypes,
            ClockSkew,
            NoCors,
            NoExpose,
            ErrorIn200,
        ];
        !general.contains(&self)
    }
}
