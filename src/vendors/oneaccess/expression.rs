//! Running the service's expressions where there is an engine for them: in a browser. Elsewhere nothing is told, as for an
//! expression that the engine refuses, and the service alone decides.
use crate::domain::login::expression;

#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(target_arch = "wasm32")]
use web::search;

/// There is no engine.
#[cfg(not(target_arch = "wasm32"))]
fn search(_: &str, _: expression::Reading, _: &str) -> Option<bool> {
    None
}

/// Whether a whole text (second) fits an expression of the service (first): a [`expression::Matcher`] for checks of numbers and
/// of passwords.
#[must_use]
pub fn fits(expression: &str, text: &str) -> Option<bool> {
    expression::fits(expression, text, &search)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn without_an_engine_nothing_is_told() {
        assert_eq!(fits(r"\d", "1"), None);
    }
}
