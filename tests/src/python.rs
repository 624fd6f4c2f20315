//! Runs Python with the packages of `tests/python`, which are installed once below the target folder.

mod program;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::packages::installed;
use crate::{output, root};

/// The file that pins the versions of all packages.
const PACKAGES: &str = "requirements.txt";

/// Returns a Python command that runs a script of `tests/python`. The script can import the packages, which are in the
/// virtual environment `target/errbook-python`.
///
/// # Panics
///
/// Panics if Python is missing or too old, or if the packages cannot be installed.
#[must_use]
pub fn python_script(name: &str) -> Command {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| installed("python", &[PACKAGES], install));
    let mut command = python(folder);
    command.arg(root().join("tests/python").join(name));
    command
}

fn install(folder: &Path) {
    let mut python3 = program::find().unwrap_or_else(|| panic!("{}", program::HELP));
    let _ = output(python3.args(["-m", "venv"]).arg(folder.join("environment")));
    let mut pip = python(folder);
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]);
    let _ = output(pip.args(["--only-binary", ":all:", "--requirement", PACKAGES]));
}

/// Returns a command for the environment's Python that runs in the folder with the packages.
fn python(folder: &Path) -> Command {
    let program = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    let mut command = Command::new(folder.join("environment").join(program));
    command.current_dir(folder).env("PYTHONUTF8", "1").env("PYTHONDONTWRITEBYTECODE", "1");
    command
}
