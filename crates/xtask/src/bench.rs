//! Compares speed with other crates.

use std::process::ExitCode;

use crate::cargo;

/// The figures so far, whose rows are the rows that can be measured.
const RESULTS: &str = include_str!("../../bench/RESULTS.json");

/// Measures rows, or all. Compiling takes minutes, so wrong names are reported before.
pub(crate) fn run(rows: &[&str]) -> Result<ExitCode, String> {
    match rows.iter().find(|row| !names().any(|name| name == **row)) {
        Some(unknown) => Err(format!("unknown row `{unknown}`\nhelp: the rows are {}", list())),
        None => cargo::run(&cargo::BENCH, rows),
    }
}

/// Returns the names for the help.
pub(crate) fn list() -> String {
    names().collect::<Vec<_>>().join(", ")
}

/// Returns the keys of the map `rows`. Each is alone on its line, which ends in the bracket of its list.
fn names() -> impl Iterator<Item = &'static str> {
    let rows = RESULTS.split_once("\"rows\": {").map_or("", |(_, rows)| rows);
    rows.lines().filter_map(|line| line.strip_prefix("    \"")?.strip_suffix("\": ["))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_known() {
        assert!(names().count() > 10 && names().any(|name| name == "lookup"), "{}", list());
        assert!(run(&["lookup", "lokup"]).is_err_and(|message| message.contains("`lokup`")));
    }
}
