//! `errbook rust`

use std::path::PathBuf;

use errbook_spec::Error;

use super::{outputs, stale};
use crate::args::RustArgs;
use crate::books;
use crate::output::Console;

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &RustArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let books = books::open(catalogs, console)?;
    let outputs: Vec<_> = books.iter().map(|book| outputs::rust(book, args)).collect();
    if args.write.check {
        let command = outputs::with_flags("rust", args);
        return stale::check(&outputs, &command, Some(&args.write.out), catalogs, console);
    }
    let written = outputs::write(&outputs, &books, console)?;
    outputs::report(&outputs, &written, console);
    Ok(0)
}
