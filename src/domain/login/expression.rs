//! The service's regular expressions, for numbers (`oneaccess.md` §2, C3) and for passwords (§4). They are Java's, with
//! look-aheads, so that the browser's own engine has to run them. That is another engine: it searches where Java matches whole
//! texts, and reads some escapes otherwise. What can be done about that is decided here; whoever has the engine only runs it.

/// Whether a *whole* text (second) fits an expression of the service (first), or `None` where that cannot be told here: then the
/// service alone decides.
pub type Matcher<'a> = &'a dyn Fn(&str, &str) -> Option<bool>;

/// How an engine reads an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Strictly: an escape that means nothing is a mistake (JavaScript's flag `u`).
    Strict,
    /// Leniently: an escape that means nothing is the sign itself (JavaScript without flags).
    Lenient,
}

/// Runs an expression (first) over a text (third): whether it is found anywhere in it, or `None` when the engine refuses the
/// expression.
pub type Engine<'a> = &'a dyn Fn(&str, Reading, &str) -> Option<bool>;

/// The letters that JavaScript knows behind a backslash.
const KNOWN: &str = "bBcdDfknrsStuvwWx";
/// What Java reads otherwise than JavaScript without a letter behind a backslash giving it away.
const OTHERWISE: [&str; 2] = ["\\x{", "&&"];

/// What [`Matcher`] promises, by an engine like JavaScript's: strictly first, for only so it knows what Java knows of Unicode
/// (`\p{Lu}`); and leniently where it refuses that, for Java bears escapes that are needless (`\-`, as in the contract's own
/// sample), but only where that cannot give the expression another meaning.
#[must_use]
pub fn fits(expression: &str, text: &str, engine: Engine<'_>) -> Option<bool> {
    let whole = ["^(?:", expression, ")$"].concat();
    let strict = engine(&whole, Reading::Strict, text);
    if strict.is_some() || !bears_leniency(expression) {
        return strict;
    }
    engine(&whole, Reading::Lenient, text)
}

/// Whether an expression keeps its meaning when it is read leniently: `\p{L}`, `\h` and `\Q` would become mere letters then.
fn bears_leniency(expression: &str) -> bool {
    let mut signs = expression.chars();
    while let Some(sign) = signs.next() {
        let escaped = if sign == '\\' { signs.next() } else { None };
        if escaped.is_some_and(|escaped| escaped.is_ascii_alphabetic() && !KNOWN.contains(escaped)) {
            return false;
        }
    }
    !OTHERWISE.iter().any(|part| expression.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// What an engine is asked that refuses everything that it reads in one of these ways, and else finds it.
    fn asked(expression: &str, refused: &[Reading]) -> (Option<bool>, Vec<(String, Reading)>) {
        let asked = RefCell::new(Vec::new());
        let engine = |expression: &str, reading, text: &str| {
            assert_eq!(text, "13800000001");
            asked.borrow_mut().push((expression.to_owned(), reading));
            (!refused.contains(&reading)).then_some(true)
        };
        let fits = fits(expression, "13800000001", &engine);
        (fits, asked.into_inner())
    }

    #[test]
    fn strictly_first_and_leniently_where_that_is_refused() {
        let sample = r"^(\+86){0,1}\-?1\d{10}$";
        let whole = format!("^(?:{sample})$");
        let (strict, lenient) = ((whole.clone(), Reading::Strict), (whole, Reading::Lenient));
        assert_eq!(asked(sample, &[]), (Some(true), vec![strict.clone()]));
        assert_eq!(asked(sample, &[Reading::Strict]), (Some(true), vec![strict.clone(), lenient.clone()]));
        assert_eq!(asked(sample, &[Reading::Strict, Reading::Lenient]), (None, vec![strict, lenient]));
    }

    #[test]
    fn a_no_is_a_no_however_it_is_read() {
        let engine = |_: &str, reading, _: &str| Some(reading == Reading::Lenient);
        assert_eq!(fits("a", "b", &engine), Some(false));
    }

    #[test]
    fn what_would_mean_something_else_is_not_read_leniently() {
        for expression in
            [r"\p{L}+", r"\P{L}", r"\pL", r"[\p{Punct}]", r"\Qa.b\E", r"\h", r"\R", r"\A1\z", r"\x{41}", "[a-z&&[^b]]"]
        {
            assert_eq!(asked(expression, &[Reading::Strict]).0, None, "{expression}");
        }
        for expression in [
            r"\-",
            r"[\w\-.]+",
            r"\\p{2}",
            r"^(\+852){1}\-?0{0,1}[1,4,5,6,7,8,9](?:\d{7}|\d{8}|\d{12})$",
            r"^(?=.*\d)(?=.*[a-z])[\x21-\x7e]{8,18}$",
            "\\",
            "",
        ] {
            assert_eq!(asked(expression, &[Reading::Strict]).0, Some(true), "{expression}");
        }
    }
}
