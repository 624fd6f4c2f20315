//! `errbook export`

use std::path::{Path, PathBuf};

use clap::ValueEnum as _;
use clap::builder::PossibleValue;
use errbook_spec::Error;

use super::{changed_files, outputs};
use crate::args::{ExportArgs, ExportFormat, FlavourArg};
use crate::catalogs;
use crate::output::Console;

/// The folder for files that are not printed.
const DEFAULT_OUT: &str = "target/errbook";

pub(crate) fn run(
    folders: &[PathBuf],
    args: &ExportArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let catalogs = catalogs::open(folders, console)?;
    let out = args.out.as_deref().unwrap_or(Path::new(DEFAULT_OUT));
    let export = |checked| match args.to {
        ExportFormat::Json => outputs::json(checked, out),
        ExportFormat::Openapi => outputs::openapi(checked, out),
        ExportFormat::Schema => outputs::schema(checked, out),
        ExportFormat::Typescript => outputs::typescript(checked, out),
        ExportFormat::Csv => outputs::csv(checked, out),
        ExportFormat::Markdown => outputs::markdown(checked, out, args.flavour),
    };
    let outputs: Vec<_> = catalogs.iter().map(export).collect();
    if args.check {
        // The suggested command needs `--out`, or it would print the export instead of updating the file.
        return changed_files::check(&outputs, &verb(args), Some(out), folders, console);
    }
    if let ([output], None) = (&outputs[..], &args.out)
        && args.to != ExportFormat::Markdown
    {
        output.each(&mut |artifact, _| {
            console.out.text(&artifact.contents);
            Ok(())
        })?;
        return Ok(0);
    }
    let written = outputs::write(&outputs, &catalogs, console)?;
    outputs::report(&outputs, &written, console);
    Ok(0)
}

/// Returns the command with its options, as a user types it.
fn verb(args: &ExportArgs) -> String {
    let name = |value: Option<PossibleValue>| {
        value.map(|value| value.get_name().to_owned()).unwrap_or_default()
    };
    let mut verb = format!("export --to {}", name(args.to.to_possible_value()));
    if args.flavour != FlavourArg::Commonmark {
        verb.push_str(" --flavour ");
        verb.push_str(&name(args.flavour.to_possible_value()));
    }
    verb
}
