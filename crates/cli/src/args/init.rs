//! The command line of `init`.

use std::path::PathBuf;

use clap::Args;
use errbook_spec::STANDARD_PRESET;

pub(crate) const EXAMPLES: &str = "\
Examples:
  errbook init shop                       a crate in the folder `shop`
  errbook init shop --envelope NAME       its responses have a format that `errbook explain envelopes` lists
  errbook init shop --path ../errbook     it depends on your clone of the repository

Files: Cargo.toml, build.rs, src/lib.rs, tests/errors.rs, catalog/…, a CI workflow, .gitignore. No file is overwritten.
`catalog/.schema.json` completes keys in your editor; write it again with `errbook schema` after an update.";

/// Options of `init`.
#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    /// The folder of the crate, which also names it
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,

    /// The format of the responses: a built-in envelope
    #[arg(long, value_name = "NAME", default_value = STANDARD_PRESET)]
    pub(crate) envelope: String,

    /// A clone of the errbook repository for the crate to depend on, in place of crates.io
    #[arg(long, value_name = "DIR")]
    pub(crate) path: Option<PathBuf>,
}
