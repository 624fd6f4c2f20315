//! Checks of the workspace in one command, `cargo xtask test`, the guide, `cargo xtask docs`, and figures: `cargo xtask bench`.

mod bench;
mod browser;
mod cargo;
mod output;
mod process;
mod steps;
mod tally;
mod test;
mod tools;

use std::io::{self, Write};
use std::process::ExitCode;

use output::print;

const USAGE: &str = "\
Checks of the workspace in one command, the guide, and figures.

Usage: cargo xtask test [STEP]...
       cargo xtask docs          writes the guide's reference, and builds the book in target/guide
       cargo xtask bench [ROW]...    compares speed with other crates, and writes crates/bench/RESULTS.md

`bench` compiles for 2 to 10 minutes, then measures the rows that you name, or all of them in 20 more. Figures of other rows stay.
Rows: ";

const STEPS: &str = "

Steps of `test`, in this order; without a name, all of them:
";

const MORE: &str = "
`cargo xtask test browser` runs one step, `cargo xtask test format lint` two.
Steps that run other programs run at the same time as those that compile; each line of
their output then begins with the name of its step.
If a step fails or a program is missing, the other steps still run. The summary at the
end shows each result, and what to install. If Chromium is missing, apt-get installs it, given the rights.
Exit codes: 0 if every step passed, 1 if one failed, 2 for bad usage.

Quicker, while you work:
  cargo test                                all tests that need nothing but Rust, git and a C compiler
  cargo test -p errbook-tests --test suite -- reports
                                            those whose names contain `reports`
To fix what the steps find:
  cargo fmt --all                           formats the code
  BLESS=1 cargo test -p errbook-tests       accepts changed output; read the diff before you commit
  BLESS=1 cargo test -p errbook-tests --test suite -- --ignored
                                            the same for what the guide's commands print; needs curl
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test", names @ ..] if !asks_for_help(names) => test::run(names),
        ["docs"] => cargo::run(&cargo::GUIDE, &[]),
        ["bench", rows @ ..] if !asks_for_help(rows) => bench::run(rows),
        _ if asks_for_help(&words) => print(&help()).map(|()| ExitCode::SUCCESS),
        [] => Err(format!("missing command\n\n{}", help())),
        [other, ..] => Err(format!("unknown command `{other}`\n\n{}", help())),
    };
    result.unwrap_or_else(|message| {
        // If stderr is closed, there is nowhere to report it.
        let _ = writeln!(io::stderr(), "error: {}", message.trim_end());
        ExitCode::from(2)
    })
}

fn help() -> String {
    let steps = steps::STEPS.iter().map(|step| format!("  {:<12} {}\n", step.name, step.what));
    let steps = steps.collect::<String>();
    format!("{USAGE}{}{STEPS}{steps}{MORE}", bench::list())
}

fn asks_for_help(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "help" | "--help" | "-h"))
}
