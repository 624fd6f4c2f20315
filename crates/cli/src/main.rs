//! The `errbook` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(errbook_cli::main(std::env::args_os()))
}
