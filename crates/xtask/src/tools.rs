//! The programs that steps need.

use std::process::{Command, Stdio};

#[path = "../../../tests/src/python/program.rs"]
mod python;

use crate::browser;
use crate::cargo::cargo;

/// A program that a step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Rustfmt,
    Clippy,
    Curl,
    /// Node.js with npm. The tests install the packages of `tests/node` below the target folder.
    Node,
    /// Python with venv. The tests install the packages of `tests/python` below the target folder.
    Python,
    /// A browser with its driver.
    Browser,
    Valgrind,
}

impl Tool {
    /// Ensures that the program can run. Installs the browser where possible; otherwise the error says what to install.
    pub(crate) fn provide(self) -> Result<(), String> {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        match self {
            Self::Rustfmt => component("fmt", "rustfmt"),
            Self::Clippy => component("clippy", "clippy"),
            Self::Curl if answers(&mut Command::new("curl")) => Ok(()),
            Self::Curl => Err("`curl` is missing\n\
                 help: install curl 7.82 or newer, from https://curl.se or your system's packages"
                .to_owned()),
            Self::Node if ["node", npm].iter().all(|it| answers(&mut Command::new(it))) => Ok(()),
            Self::Node => Err("`node` or `npm` is missing\n\
                 help: install Node.js 20.19 or newer with npm, from https://nodejs.org or your system's packages"
                .to_owned()),
            Self::Python => python::find().map(|_| ()).ok_or_else(|| python::HELP.to_owned()),
            Self::Browser => browser::provide(),
            Self::Valgrind if answers(&mut Command::new("valgrind")) => Ok(()),
            Self::Valgrind => Err("`valgrind` is missing\n\
                 help: install it from your system's packages; without it, leave this step out: name the others"
                .to_owned()),
        }
    }
}

/// Checks that the toolchain has a component, by its cargo command.
fn component(command: &str, name: &str) -> Result<(), String> {
    if answers(cargo().arg(command)) {
        return Ok(());
    }
    Err(format!("the toolchain lacks `{name}`\nhelp: run `rustup component add {name}`"))
}

fn answers(command: &mut Command) -> bool {
    let quiet = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
