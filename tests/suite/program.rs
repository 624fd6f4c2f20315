//! Running the program `errbook`.

use std::process::{Command, Output};

use errbook_tests::root;

/// Returns the program, standing in the root of the workspace.
pub(crate) fn errbook(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errbook-under-test"));
    command.args(arguments).current_dir(root()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the program and returns its exit code, standard output and standard error.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = errbook(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}
