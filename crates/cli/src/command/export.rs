//! `errbook export`

use std::path::{Path, PathBuf};

use errbook_spec::Error;

use super::{outputs, stale};
use crate::args::{ExportArgs, ExportFormat};
use crate::books::{self, Book};
use crate::output::Console;

/// Where files go that are not printed.
const DEFAULT_OUT: &str = "target/errbook";

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &ExportArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let books = books::open(catalogs, console)?;
    let out = args.out.as_deref().unwrap_or(Path::new(DEFAULT_OUT));
    let export = |book: &Book| match args.to {
        ExportFormat::Json => outputs::json(book, out),
        ExportFormat::Openapi => outputs::openapi(book, out),
        ExportFormat::Schema => outputs::schema(book, out),
    };
    let outputs: Vec<_> = books.iter().map(export).collect();
    if args.check {
        let verb = match args.to {
            ExportFormat::Json => "export --to json",
            ExportFormat::Openapi => "export --to openapi",
            ExportFormat::Schema => "export --to schema",
        };
        // Without a folder the export would be printed, and the files not mended.
        return stale::check(&outputs, verb, Some(out), catalogs, console);
    }
    if let ([output], None) = (&outputs[..], &args.out) {
        for artifact in &output.artifacts {
            console.out.text(&artifact.contents);
        }
        return Ok(0);
    }
    let written = outputs::write(&outputs, console)?;
    outputs::report(&outputs, &written, console);
    Ok(0)
}
