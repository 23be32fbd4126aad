//! Shapes as EOS sends them. Values stay raw JSON here: a wrong one must not take its neighbours with it.

use crate::transport::json::{self, Object};

/// The regions of a reply of `domain_quotas` or `domain_usage`; `None` when it has no object under `domain`.
#[must_use]
pub fn regions(body: &str) -> Option<Object<'_>> {
    json::object(json::at(body, &["domain"])?.get())
}

/// The body of PATCH `domain_quotas`: flat, the region beside the items, numbers in their own spelling
/// (contract `eos` §5). `items` are keys as the server spells them, with number literals.
#[must_use]
pub fn patch(region: &str, items: &[(&str, &str)]) -> String {
    let mut body = String::from("{\"domain\":{\"region\":");
    body.push_str(&quoted(region));
    for (key, literal) in items {
        body.push(',');
        body.push_str(&quoted(key));
        body.push(':');
        body.push_str(literal);
    }
    body.push_str("}}");
    body
}

fn quoted(text: &str) -> String {
    // A text can always be written; and only as a text it does not drag the printing of floats into the program.
    serde_json::to_string(text).unwrap_or_default()
}
