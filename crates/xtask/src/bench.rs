//! `cargo xtask bench`: measures errbook next to other crates.

use std::process::ExitCode;

use crate::cargo::cargo;

/// Measures the rows with these names, or all of them.
pub(crate) fn run(rows: &[&str]) -> Result<ExitCode, String> {
    let bench = ["bench", "--locked", "--package", "errbook-bench", "--bench", "compare", "--"];
    let status = cargo().args(bench).args(rows).status();
    let status = status.map_err(|error| format!("cannot run cargo: {error}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
