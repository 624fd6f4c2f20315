//! `written.rs`, which lets committed code compile only as it was written.

use errbook::__v1::fingerprint;
use errbook_spec::artifact::Artifact;

use super::literal;
use super::printer::Printer;

/// Returns `written.rs`, which checks every byte of the other files, and its own length.
///
/// rustc takes 0.25–0.4 s for a megabyte, nearly all of it to read words of 16 bytes, for which nothing shorter exists without `unsafe`.
pub(crate) fn written(first_line: &str, files: &[Artifact]) -> Artifact {
    let print = |own_len: usize| {
        let mut printer = Printer::new(first_line);
        printer.item().row(&[&"pub(super) use super::errbook_tables::TABLES;"]);
        printer.item().open(&[&"::errbook::__v1::written! {"]);
        for Artifact { path, contents } in files {
            let (len, sum) = (literal::grouped(contents.len()), fingerprint(contents.as_bytes()));
            printer.row(&[&literal::string(path), &": ", &len, &" ", &literal::number(sum), &";"]);
        }
        printer.row(&[&literal::string(PATH), &": ", &literal::grouped(own_len), &";"]).close("}");
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
