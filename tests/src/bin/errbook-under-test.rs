//! The program `errbook`, built for the tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    errbook_cli::main(std::env::args_os()).into()
}
