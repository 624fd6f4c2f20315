//! Checks of the workspace in one command: `cargo xtask test`.

mod browser;
mod process;
mod steps;
mod tally;
mod test;
mod tools;

use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
Checks of the workspace in one command.

Usage: cargo xtask test [STEP]...

Steps, in this order; without a name, all of them:
  format  cargo fmt --all --check
  lint    cargo clippy on everything, warnings denied
  tests   cargo test --workspace, doc tests included
  docs    cargo doc without dependencies, warnings denied

The tests drive Chromium. Where it is missing, apt-get installs it if it may; else the words say what to install.

A failing step does not keep the next from running. The end shows how each went and how many tests passed
and failed. Exit codes: 0 all is well, 1 a step failed, 2 bad usage or a missing tool.

To fix what they find:
  cargo fmt --all                           puts the format right
  BLESS=1 cargo test -p errbook-tests       takes changed output as the expected one; read the diff before you commit
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test", names @ ..] if !asks_for_help(names) => test::run(names),
        _ if asks_for_help(&words) => say(HELP).map(|()| ExitCode::SUCCESS),
        [] => Err(format!("no command is given\n\n{HELP}")),
        [other, ..] => Err(format!("unknown command `{other}`\n\n{HELP}")),
    };
    result.unwrap_or_else(|message| {
        // Nothing is left to do where even the error stream is closed.
        let _ = writeln!(io::stderr(), "error: {}", message.trim_end());
        ExitCode::from(2)
    })
}

fn asks_for_help(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "help" | "--help" | "-h"))
}

/// Writes to the standard output at once, so that it keeps its place among what child processes write.
fn say(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| format!("cannot write to the standard output: {error}"))
}
