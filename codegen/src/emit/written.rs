//! `written.rs`: what makes code that is committed compile only as it was written.

use errbook::__v1::fingerprint;
use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;

use super::literal;
use super::printer::{Printer, Rust};

/// Returns `written.rs`, which checks the other files and its own length.
///
/// Tables are checked by what they say, other files by their bytes. The declarations of codes and errors are mostly documentation, and
/// checked by their length alone: rustc interprets the check as it compiles, and would take longer for it than for the code.
///
/// `marks` are where these declarations begin and end in `mod.rs`, the first file; `tables.rs` is the second.
pub(crate) fn written(
    lowered: &Lowered,
    first_line: &str,
    files: &[Artifact],
    marks: &[usize],
) -> Artifact {
    let checked = |index: usize, file: &Artifact| match index {
        0 => [&[0], marks, &[file.contents.len()]].concat(),
        1 => Vec::new(),
        _ => vec![0, file.contents.len()],
    };
    let parts: Vec<Vec<usize>> =
        files.iter().enumerate().map(|(index, file)| checked(index, file)).collect();
    let bytes: Vec<_> = files
        .iter()
        .zip(&parts)
        .map(|(file, parts)| (file.contents.as_bytes(), file.contents.len(), parts.as_slice()))
        .collect();
    let sum = literal::number(fingerprint(&lowered.views().tables(), &bytes));
    let print = |own_len: usize| {
        let mut printer = Printer::new(first_line);
        printer.item().open(&[
            &"pub(super) static TABLES: ::errbook::__v1::Tables<'static> = ::errbook::__v1::written(",
        ]);
        printer.row(&[&"super::errbook_tables::TABLES,"]).open(&[&"&["]);
        for (file, parts) in files.iter().zip(&parts) {
            row(&mut printer, &file.path, file.contents.len(), parts);
        }
        row(&mut printer, PATH, own_len, &[]);
        printer.close("],").row(&[&sum, &","]).close(");");
        printer.finish()
    };
    // The length has as many digits as it has.
    let mut contents = print(0);
    while contents != print(contents.len()) {
        contents = print(contents.len());
    }
    Artifact { path: PATH.to_owned(), contents }
}

const PATH: &str = "written.rs";

fn row(printer: &mut Printer, path: &str, len: usize, parts: &[usize]) {
    let (path, len) = (literal::string(path), literal::grouped(len));
    let parts: Vec<_> = parts.iter().map(|at| literal::grouped(*at)).collect();
    let mut row: Vec<&dyn Rust> = vec![&"(::core::include_bytes!(", &path, &"), ", &len, &", &["];
    for (index, at) in parts.iter().enumerate() {
        row.extend([if index == 0 { &"" } else { &", " } as &dyn Rust, at]);
    }
    row.push(&"]),");
    printer.row(&row);
}
