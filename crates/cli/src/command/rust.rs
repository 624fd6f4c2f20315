//! `errbook rust`

use std::path::PathBuf;

use errbook_spec::Error;

use super::{outputs, stale};
use crate::args::WriteArgs;
use crate::books;
use crate::output::Console;

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &WriteArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let books = books::open(catalogs, console)?;
    let outputs: Vec<_> = books.iter().map(|book| outputs::rust(book, &args.out)).collect();
    if args.check {
        return stale::check(&outputs, "rust", Some(&args.out), catalogs, console);
    }
    let written = outputs::write(&outputs, console)?;
    outputs::report(&outputs, &written, console);
    Ok(0)
}
