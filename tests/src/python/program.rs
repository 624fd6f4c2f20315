//! Finds the Python that creates the virtual environment of the tests.

use std::process::Command;

/// Says what to install if Python is missing.
pub(crate) const HELP: &str = "\
the tests need Python 3.11 or newer with venv
help: install it from https://www.python.org or your system's packages, on Debian and Ubuntu `python3` and `python3-venv`";

const NAME: &str = if cfg!(windows) { "python" } else { "python3" };
const CHECK: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";

/// Returns a Python command. Returns `None` if Python is missing, too old or cannot create environments.
pub(crate) fn find() -> Option<Command> {
    let checked = Command::new(NAME).args(["-c", CHECK]).output().ok()?;
    checked.status.success().then(|| Command::new(NAME))
}
