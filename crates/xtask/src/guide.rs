//! `cargo xtask docs`: builds the guide.

use std::process::ExitCode;

use crate::cargo::cargo;

/// Runs the program that builds the guide. It is a crate of its own, so that this one builds in a second.
pub(crate) fn build() -> Result<ExitCode, String> {
    let arguments = ["run", "--quiet", "--locked", "--package", "errbook-guide"];
    let status = cargo().args(arguments).status();
    let status = status.map_err(|error| format!("cannot run cargo: {error}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
