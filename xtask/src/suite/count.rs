//! How many tests passed and failed, read from what the tools say.
use anyhow::Result;
use serde_json::Value;

use super::limited::Done;

/// Tests of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Went well.
    pub passed: u64,
    /// Did not.
    pub failed: u64,
}

impl Count {
    /// One check that went well.
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    /// One check that did not.
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    /// A check that either succeeds or not.
    pub fn of_success(success: bool) -> Self {
        if success { Self::PASSED } else { Self::FAILED }
    }

    /// A check that either succeeds or says why not.
    pub fn of(done: Result<()>) -> Self {
        if let Err(fault) = &done {
            eprintln!("{fault:#}");
        }
        Self::of_success(done.is_ok())
    }

    /// A program that failed without naming a failed test (it did not compile, was killed) still failed once.
    fn at_least_the_exit_of(self, done: &Done) -> Self {
        let silent = self.failed == 0 && (!done.success || self.passed == 0);
        if silent { self + Self::FAILED } else { self }
    }
}

impl std::ops::Add for Count {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| sum + one)
    }
}

/// From `cargo test`: the sum of its lines `test result: ok. 3 passed; 0 failed; …`.
pub fn cargo(done: &Done) -> Count {
    let lines = done.text.lines().filter_map(|line| line.split_once("test result: ").map(|(_, rest)| rest));
    let sum: Count = lines.map(|line| Count { passed: before(line, " passed"), failed: before(line, " failed") }).sum();
    sum.at_least_the_exit_of(done)
}

/// From Node's test runner: the last lines `ℹ pass 3`, `ℹ fail 0`, `ℹ cancelled 0`.
pub fn node(done: &Done) -> Count {
    let number = |label: &str| {
        let line = done.text.lines().rev().find_map(|line| line.strip_prefix(label));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    let failed = number("ℹ fail ") + number("ℹ cancelled ");
    Count { passed: number("ℹ pass "), failed }.at_least_the_exit_of(done)
}

/// From Playwright's JSON report; a test that only passed when tried again has failed.
pub fn playwright(report: &Value, done: &Done) -> Count {
    let number = |key: &str| report.get("stats").and_then(|stats| stats.get(key)).and_then(Value::as_u64).unwrap_or(0);
    let failed = number("unexpected") + number("flaky");
    Count { passed: number("expected"), failed }.at_least_the_exit_of(done)
}

/// The number that stands right before `label`.
fn before(line: &str, label: &str) -> u64 {
    let number = line.split(label).next().and_then(|head| head.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn done(success: bool, text: &str) -> Done {
        Done { success, text: text.to_owned() }
    }

    fn count(passed: u64, failed: u64) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn cargo_lines_are_added_up() {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured\n\
            test result: FAILED. 3 passed; 4 failed; 0 ignored\n";
        assert_eq!(cargo(&done(false, text)), count(5, 4));
    }

    #[test]
    fn a_crate_that_does_not_compile_is_a_failure() {
        assert_eq!(cargo(&done(false, "error[E0583]: file not found")), count(0, 1));
        assert_eq!(cargo(&done(false, "test result: ok. 2 passed; 0 failed;")), count(2, 1));
    }

    #[test]
    fn no_test_at_all_is_a_failure() {
        assert_eq!(cargo(&done(true, "")), count(0, 1));
        assert_eq!(node(&done(true, "ℹ pass 0\nℹ fail 0\n")), count(0, 1));
        assert_eq!(playwright(&json!({}), &done(true, "")), count(0, 1));
    }

    #[test]
    fn node_and_playwright_are_read() {
        assert_eq!(node(&done(false, "ℹ tests 4\nℹ pass 3\nℹ fail 1\n")), count(3, 1));
        let report = json!({ "stats": { "expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2 } });
        assert_eq!(playwright(&report, &done(false, "")), count(7, 2));
    }
}
