//! The program `errbook`, where tests can run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    errbook_cli::main(std::env::args_os()).into()
}
