//! What is written for a catalog, and writing it.

use std::path::{Path, PathBuf};

use errbook_codegen::Options;
use errbook_docs::Flavour;
use errbook_spec::Error;
use errbook_spec::artifact::{self, Artifact, Leftovers, Step, Written};

use crate::args::{FlavourArg, RustArgs};
use crate::books::{Book, count};
use crate::output::{Console, Progress};

/// The files of one kind of output of one catalog.
pub(crate) struct Output {
    /// Where they go.
    pub(crate) folder: PathBuf,
    /// Whether the folder is its own: what it no longer makes there is deleted.
    pub(crate) owns_folder: bool,
    /// What people call it: the folder, or the file where there is one.
    pub(crate) name: String,
    pub(crate) artifacts: Vec<Artifact>,
}

/// Generates the Rust of a catalog, in `<out>/<catalog>/rust`.
pub(crate) fn rust(book: &Book, args: &RustArgs) -> Output {
    let &RustArgs { axum, actix, client, openapi, .. } = args;
    // The same for `build`, which writes the same files.
    let command = with_flags("errbook rust", args);
    let options = Options { command, axum, actix, client, openapi };
    let mut artifacts = errbook_codegen::emit(&book.catalog, &book.lowered, &options);
    if openapi {
        artifacts.extend(errbook_docs::responses(&book.catalog, &book.lowered));
    }
    folder(book, &args.write.out, "rust", artifacts)
}

/// Returns a command that writes Rust, with its flags.
pub(crate) fn with_flags(command: &str, args: &RustArgs) -> String {
    let flags = [
        (args.axum, " --axum"),
        (args.actix, " --actix"),
        (args.client, " --client"),
        (args.openapi, " --openapi"),
    ];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag);
    std::iter::once(command).chain(flags).collect()
}

/// Generates the site of all catalogs, in a folder.
pub(crate) fn site(books: &[Book], folder: &Path, console: &Console) -> Output {
    let books: Vec<_> = books.iter().map(Book::for_docs).collect();
    let mut progress = Progress::new(console);
    let mut artifacts = Vec::new();
    errbook_docs::html_each(&books, &mut |artifact| {
        progress.tick("making pages", None);
        artifacts.push(artifact);
    });
    Output { name: shown(folder), folder: folder.to_owned(), owns_folder: true, artifacts }
}

/// Generates the JSON export of a catalog, `<out>/<catalog>/catalog.json`.
pub(crate) fn json(book: &Book, out: &Path) -> Output {
    file(book, out, errbook_docs::json(&book.catalog, &book.lowered))
}

/// Generates the `OpenAPI` document of a catalog, `<out>/<catalog>/openapi.json`.
pub(crate) fn openapi(book: &Book, out: &Path) -> Output {
    file(book, out, errbook_docs::openapi(&book.catalog, &book.lowered))
}

/// Generates the JSON Schema of a catalog's bodies, `<out>/<catalog>/schema.json`.
pub(crate) fn schema(book: &Book, out: &Path) -> Output {
    file(book, out, errbook_docs::schema(&book.catalog, &book.lowered))
}

/// Generates the module for clients in TypeScript, `<out>/<catalog>/errors.ts`.
pub(crate) fn typescript(book: &Book, out: &Path) -> Output {
    file(book, out, errbook_docs::typescript(&book.catalog, &book.lowered))
}

/// Generates the table of the codes, `<out>/<catalog>/errors.csv`.
pub(crate) fn csv(book: &Book, out: &Path) -> Output {
    file(book, out, errbook_docs::csv(&book.catalog, &book.lowered))
}

/// Generates the pages of a catalog for a generator of sites, in `<out>/<catalog>/markdown`.
pub(crate) fn markdown(book: &Book, out: &Path, flavour: FlavourArg) -> Output {
    let flavour = match flavour {
        FlavourArg::Commonmark => Flavour::CommonMark,
        FlavourArg::Mdbook => Flavour::MdBook,
        FlavourArg::Docusaurus => Flavour::Docusaurus,
        FlavourArg::Zola => Flavour::Zola,
    };
    let pages = errbook_docs::markdown_for(&book.catalog, &book.lowered, flavour);
    folder(book, out, "markdown", pages)
}

/// Generates an export of one file, beside the others in `<out>/<catalog>`.
fn file(book: &Book, out: &Path, artifact: Artifact) -> Output {
    let folder = out.join(&book.catalog.name);
    let name = shown(&folder.join(&artifact.path));
    Output { folder, owns_folder: false, name, artifacts: vec![artifact] }
}

fn folder(book: &Book, out: &Path, name: &str, artifacts: Vec<Artifact>) -> Output {
    let folder = out.join(&book.catalog.name).join(name);
    Output { name: shown(&folder), folder, owns_folder: true, artifacts }
}

/// Returns a path as it is shown, with `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Writes every output.
pub(crate) fn write(outputs: &[Output], console: &mut Console) -> Result<Vec<Written>, Error> {
    let mut progress = Progress::new(console);
    let mut write = |output: &Output| {
        let leftovers = if output.owns_folder { Leftovers::Delete } else { Leftovers::Keep };
        artifact::write_with(&output.folder, &output.artifacts, leftovers, &mut |step, of| {
            let what = match step {
                Step::Compare => "comparing",
                Step::Write => "writing",
            };
            progress.tick(what, Some(of));
        })
    };
    outputs.iter().map(&mut write).collect()
}

/// Says on stderr what was written.
pub(crate) fn report(outputs: &[Output], written: &[Written], console: &mut Console) {
    for (output, written) in outputs.iter().zip(written) {
        console.note(&format!("{}: {}", output.name, what_was_written(written)));
        details(output, written, console);
    }
}

/// Names each file that was changed, for those who want to know everything.
pub(crate) fn details(output: &Output, written: &Written, console: &mut Console) {
    if !console.verbose {
        return;
    }
    let changed = written.changed.iter().map(|path| ("wrote", path));
    let removed = written.removed.iter().map(|path| ("removed", path));
    for (verb, path) in changed.chain(removed) {
        console.note(&format!("  {verb} {}", shown(&output.folder.join(path))));
    }
}

/// Says in a few words what was written.
pub(crate) fn what_was_written(written: &Written) -> String {
    let files = written.changed.len() + written.unchanged.len();
    let mut parts = vec![count(files, "file", "files")];
    parts.push(match written.changed.len() {
        0 => "unchanged".to_owned(),
        changed if changed == files => "written".to_owned(),
        changed => format!("{changed} written"),
    });
    if !written.removed.is_empty() {
        parts.push(format!("{} removed", written.removed.len()));
    }
    parts.join(", ")
}
