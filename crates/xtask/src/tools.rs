//! The tools that the steps need.

use std::process::{Command, Stdio};

#[path = "../../../tests/src/python/program.rs"]
mod python;

use crate::steps::Step;
use crate::{browser, process};

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
        return programs(steps);
    }
    let names = missing.join("` and `");
    Err(format!(
        "the toolchain lacks `{names}`\nhelp: install with `rustup component add {}`",
        missing.join(" ")
    ))
}

/// Fails where the tests are to run without the programs that run what is made for clients, or without a browser. The tests
/// install the packages of `tests/node` and `tests/python`, below the target folder.
fn programs(steps: &[&Step]) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let runs = |program: &str| {
        let mut command = Command::new(program);
        command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !steps.iter().any(|step| step.counts) {
        return Ok(());
    }
    if !["node", npm].into_iter().all(runs) {
        return Err("the tests need `node` and `npm`\n\
             help: install Node.js 20.19 or newer with npm, from https://nodejs.org or your system's packages"
            .to_owned());
    }
    python::find().ok_or(python::HELP)?;
    browser::provide()
}

fn answers(command: &str) -> bool {
    process::cargo()
        .args([command, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
