//! The tools that the steps need.

use std::process::Stdio;

use crate::process;
use crate::steps::Step;

/// A component of the toolchain, and the cargo command it brings.
const COMPONENTS: [(&str, &str); 2] = [("fmt", "rustfmt"), ("clippy", "clippy")];

/// Fails with what to install where a step's tool is missing.
pub(crate) fn check(steps: &[&Step]) -> Result<(), String> {
    let missing: Vec<&str> = COMPONENTS
        .into_iter()
        .filter(|(command, _)| steps.iter().any(|step| step.arguments.first() == Some(command)))
        .filter(|(command, _)| !answers(command))
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join("` and `");
    Err(format!(
        "the toolchain lacks `{names}`\nhelp: install with `rustup component add {}`",
        missing.join(" ")
    ))
}

fn answers(command: &str) -> bool {
    process::cargo()
        .args([command, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
