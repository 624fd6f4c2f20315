//! The command line of `import`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use errbook_import::FORMATS;

/// Returns the text after the options.
pub(crate) fn examples() -> &'static str {
    "\
Examples:
  errbook import errcodes.txt --from postgres --out catalog
  errbook import error-conditions.json --from spark --out catalog
  errbook import diagnosticMessages.json lib/*/diagnosticMessages.generated.json --from typescript --out catalog
  errbook import errors.csv --from csv --mapping mapping.yaml --out catalog
  errbook import new/errcodes.txt --from postgres --out catalog --check
                                          what a newer list changes, without writing

The report counts the values that were taken from the files, those that were guessed because the files don't have them, and those
that were lost because a catalog can't take them, with their places.

If DIR has a catalog, it is updated: values of the files replace earlier ones; guesses replace nothing. What you added stays as it
is, comments too, and errors that the files no longer have are kept and listed. If an error is in another group file now, it is
updated there.

A mapping names the columns of a CSV file, or the members of a JSON file, by name or as a JSON pointer:
  errors: /data/errors                    where the list or the map of errors is
  code: id                                `$key`: the keys of a map of errors
  title: /texts/short
  placeholders: \"<>\"                      what is around a param in `detail`; otherwise {}
  props: { legacy: old_id }
Further keys are group, status, number, description, resolution, detail, user_message, severity, retry, expose, rust_name, since,
note, tags, see and aliases. What the mapping leaves out has the name of its key."
}

/// Options of `import`.
#[derive(Args, Debug)]
pub(crate) struct ImportArgs {
    /// The files to read
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// The format of the files
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(crate) from: String,

    /// The folder of the catalog, which also names it
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// For `csv` and `json`: which column or member is what
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,

    /// Write nothing; exit 1 and name the files that would change
    #[arg(long)]
    pub(crate) check: bool,
}

fn formats() -> PossibleValuesParser {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(values)
}
