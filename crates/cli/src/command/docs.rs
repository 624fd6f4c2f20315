//! `errbook docs`

use std::path::PathBuf;

use errbook_spec::Error;

use super::{outputs, stale};
use crate::args::DocsArgs;
use crate::books;
use crate::output::Console;

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &DocsArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let books = books::open(catalogs, console)?;
    let outputs = [outputs::site(&books, &args.out)];
    if args.check {
        return stale::check(&outputs, "docs", Some(&args.out), catalogs, console);
    }
    let written = outputs::write(&outputs, &books, console)?;
    outputs::report(&outputs, &written, console);
    outputs::publication(&books, &args.out, console);
    Ok(0)
}
