//! Runs Node with the packages of `tests/node`, which are installed once below the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::packages::installed;
use crate::{has_extension, output, read, root};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Returns `target/errbook-node`, the folder with `node_modules`. Installs the packages first if they are missing, or if
/// the lock file of `tests/node` has changed.
///
/// # Panics
///
/// Panics if Node or npm is missing, or if the packages cannot be installed.
#[must_use]
pub fn node_packages() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = installed("node", &FILES, install);
        copy_scripts(&folder);
        folder
    })
}

fn install(folder: &Path) {
    let mut npm = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    let _ = output(npm.current_dir(folder));
}

/// Returns a Node command that runs a script of `tests/node`. The script can import the packages.
///
/// # Panics
///
/// Panics under the conditions of [`node_packages`].
#[must_use]
pub fn node_script(name: &str) -> Command {
    let folder = node_packages();
    let mut command = node(folder);
    command.arg(folder.join(name));
    command
}

/// Copies the scripts next to the packages, because Node looks for packages in the script's folder.
fn copy_scripts(folder: &Path) {
    for (name, script) in read(&root().join("tests/node")) {
        let target = folder.join(&name);
        if !has_extension(&name, "mjs") || fs::read(&target).is_ok_and(|known| known == script) {
            continue;
        }
        let fresh = folder.join(format!("{name}.{}", std::process::id()));
        let written = fs::write(&fresh, script).and_then(|()| fs::rename(&fresh, &target));
        written.unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
}

/// Returns a Node command that runs in a folder.
///
/// # Panics
///
/// Panics if Node is missing.
#[must_use]
pub fn node(folder: &Path) -> Command {
    let mut command = program("node");
    command.current_dir(folder);
    command
}

fn program(name: &str) -> Command {
    let answers = Command::new(name).arg("--version").output().is_ok_and(|it| it.status.success());
    assert!(
        answers,
        "`{name}` cannot be run\nhelp: install Node.js 20.19 or newer with npm, from https://nodejs.org or your system's packages"
    );
    Command::new(name)
}
