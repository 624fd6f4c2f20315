//! Counts tests by the last line of each test binary.

use std::fmt;
use std::ops::AddAssign;

/// The numbers of passed and failed tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// Reads a line such as `test result: ok. 5 passed; 0 failed; 0 ignored; …`, with or without colours.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let plain = without_escapes(line);
        let rest = plain.trim_start().strip_prefix("test result:")?;
        let (_, counts) = rest.split_once(". ")?;
        let count = |what: &str| {
            let part = counts.split(';').map(str::trim).find_map(|part| part.strip_suffix(what))?;
            part.trim_end().parse().ok()
        };
        Some(Self { passed: count("passed")?, failed: count("failed")? })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Removes the escape sequences for colours: `ESC [ … m`.
fn without_escapes(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_runner_are_read() {
        let tally = |passed, failed| Some(Tally { passed, failed });
        let cases = [
            (
                "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                tally(5, 0),
            ),
            (
                "test result: FAILED. 12 passed; 3 failed; 0 ignored; finished in 0.01s",
                tally(12, 3),
            ),
            ("test result: \u{1b}[32mok\u{1b}[0m. 1 passed; 0 failed; 0 ignored", tally(1, 0)),
            ("test reports::kinds ... ok", None),
            ("test result: ok. many passed; 0 failed", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(Tally::of_line(line), expected, "{line:?}");
        }
    }

    #[test]
    fn the_sum_is_shown_plainly() {
        let mut sum = Tally { passed: 5, failed: 0 };
        sum += Tally { passed: 12, failed: 3 };
        assert_eq!(sum.to_string(), "17 passed, 3 failed");
    }
}
