//! Runs the program `errbook`.

use std::env::consts::EXE_SUFFIX;
use std::process::{Command, Output};

use crate::{root, shared_target};

/// Returns a command that runs the program in the workspace's root. Cargo builds the program before the tests.
#[must_use]
pub fn errbook(arguments: &[&str]) -> Command {
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let program = format!("{profile}/errbook-under-test{EXE_SUFFIX}");
    let mut command = Command::new(shared_target().with_file_name(program));
    command.args(arguments).current_dir(root()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the program and returns its exit code, standard output and standard error.
///
/// # Panics
///
/// Panics if the program cannot be run, or if its output is not UTF-8.
#[must_use]
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        errbook(arguments).output().expect("the program is built");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}
