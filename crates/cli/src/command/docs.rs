//! `errbook docs`

use std::path::PathBuf;

use errbook_spec::Error;

use super::{changed_files, outputs};
use crate::args::DocsArgs;
use crate::catalogs;
use crate::output::Console;

pub(crate) fn run(
    folders: &[PathBuf],
    args: &DocsArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let catalogs = catalogs::open(folders, console)?;
    let outputs = [outputs::site(&catalogs, &args.out)];
    if args.check {
        return changed_files::check(&outputs, "docs", Some(&args.out), folders, console);
    }
    let written = outputs::write(&outputs, &catalogs, console)?;
    outputs::report(&outputs, &written, console);
    outputs::publication(&catalogs, &args.out, console);
    Ok(0)
}
