//! The cargo that runs this program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Writes the guide's reference and builds the book. The crate that does is not part of this one, which builds in a second.
pub(crate) const GUIDE: [&str; 5] = ["run", "--quiet", "--locked", "--package", "errbook-guide"];

/// Measures errbook next to other crates; the names of rows follow.
pub(crate) const BENCH: [&str; 7] =
    ["bench", "--locked", "--package", "errbook-bench", "--bench", "compare", "--"];

/// Runs cargo with arguments.
pub(crate) fn run(arguments: &[&str], further: &[&str]) -> Result<ExitCode, String> {
    let status = cargo().args(arguments).args(further).status();
    let status = status.map_err(|error| format!("cannot run cargo: {error}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns a command for the cargo that runs this program, in the root of the workspace.
pub(crate) fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
