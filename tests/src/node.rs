//! What tests run in Node: the packages of `tests/node`, installed once below the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::packages::installed;
use crate::{has_extension, output, read, root};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Returns the folder with `node_modules`, `target/errbook-node`. Where the lock file of `tests/node` has changed, or on the first run,
/// its packages are installed there.
///
/// # Panics
///
/// Where Node or npm is missing, or the packages cannot be installed.
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

/// Returns Node with a script of `tests/node`, which finds the packages.
///
/// # Panics
///
/// As [`node_packages`] does.
#[must_use]
pub fn node_script(name: &str) -> Command {
    let folder = node_packages();
    let mut command = node(folder);
    command.arg(folder.join(name));
    command
}

/// Copies the scripts to where they find the packages: Node looks in the same folder.
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

/// Returns Node, to be run in a folder.
///
/// # Panics
///
/// Where it is missing.
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
