//! The `errbook` program checks catalogs, generates Rust, docs and exports, and prints codes and responses.
//!
//! ```text
//! arguments ── args ──▶ Cli ── command::run ──▶ Console (stdout: the result; stderr: everything else) and exit code
//! ```
//!
//! Exit codes: 0 clean, 1 findings, 2 bad usage or unreadable input.

mod args;
mod catalogs;
mod command;
mod find;
mod output;
mod preview_request;
mod serve;
mod words;

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{CommandFactory as _, FromArgMatches as _};
use errbook_spec::Error;

use args::{Cli, ColorArg};
use output::{Console, Stream};

/// The exit code of a run with findings.
const FINDINGS: u8 = 1;
/// The exit code of a run that failed.
const UNUSABLE: u8 = 2;
/// The width of the help in documents, in columns.
const HELP_WIDTH: usize = 100;

/// Runs the program with the process's streams and returns its exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let color = args::color(&arguments);
    let mut console = Console::new(Stream::stdout(color), Stream::stderr(color));
    run(arguments, color, &mut console)
}

/// Returns the help of every command, with its name: `errbook`, then `errbook build` and so on.
#[must_use]
pub fn help() -> Vec<(String, String)> {
    let mut program = Cli::command().term_width(HELP_WIDTH).color(ColorArg::Never.into());
    program.build();
    let names: Vec<String> =
        program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut pages = vec![("errbook".to_owned(), program.render_long_help().to_string())];
    for name in names.into_iter().filter(|name| name != "help") {
        if let Some(command) = program.find_subcommand_mut(&name) {
            pages.push((format!("errbook {name}"), command.render_long_help().to_string()));
        }
    }
    pages
}

fn run(arguments: Vec<OsString>, color: ColorArg, console: &mut Console) -> u8 {
    let command = Cli::command().color(color.into());
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| {
        let mut cli = Cli::from_arg_matches(&matches)?;
        cli.global.has_catalogs =
            matches.value_source("catalogs") == Some(ValueSource::CommandLine);
        Ok(cli)
    });
    let code = match parsed {
        Ok(cli) => {
            console.quiet = cli.global.quiet;
            console.verbose = cli.global.verbose;
            command::run(&cli, console).unwrap_or_else(|error| failure(console, &error))
        }
        Err(error) => {
            let stream = if error.use_stderr() { &mut console.err } else { &mut console.out };
            let text = error.render();
            stream.raw(&if stream.color { text.ansi().to_string() } else { text.to_string() });
            u8::try_from(error.exit_code()).unwrap_or(UNUSABLE)
        }
    };
    match console.finish() {
        Ok(()) => code,
        Err(error) => failure(console, &error),
    }
}

fn failure(console: &mut Console, error: &Error) -> u8 {
    console.error(&error.to_string());
    if error.is_findings() { FINDINGS } else { UNUSABLE }
}
