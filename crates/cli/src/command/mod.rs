//! Runs the commands.

mod build;
mod changed_files;
mod check;
mod docs;
mod envelopes;
mod explain;
mod export;
mod fmt;
mod import;
mod init;
mod list;
mod outputs;
mod preview;
mod rust;

use errbook_docs::editor_schema;
use errbook_spec::Error;

use crate::args::{Cli, Verb};
use crate::output::Console;
use crate::serve;

/// Runs a command and returns the exit code.
pub(crate) fn run(cli: &Cli, console: &mut Console) -> Result<u8, Error> {
    let catalogs = &cli.global.catalogs;
    match &cli.command {
        Verb::Build(args) => build::run(catalogs, args, console),
        Verb::Check(args) => check::run(catalogs, args, console),
        Verb::Fmt(args) => fmt::run(catalogs, args, console),
        Verb::Rust(args) => rust::run(catalogs, args, console),
        Verb::Docs(args) => docs::run(catalogs, args, console),
        Verb::Export(args) => export::run(catalogs, args, console),
        Verb::Preview(args) => preview::run(catalogs, args, console),
        Verb::Explain(args) => explain::run(&cli.global, args, console),
        Verb::Schema(args) => {
            // A catalog with problems still has names.
            let project = if args.project { crate::catalogs::sound(catalogs)? } else { Vec::new() };
            let project = project.iter().map(|checked| &checked.catalog);
            console.out.text(&editor_schema(project));
            Ok(0)
        }
        Verb::Import(args) => import::run(args, console),
        Verb::Init(args) => init::run(args, console),
        Verb::List(args) => list::run(catalogs, args, console),
        Verb::Serve(args) => serve::run(catalogs, args, console),
    }
}
