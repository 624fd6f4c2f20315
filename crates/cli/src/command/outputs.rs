//! Generates and writes the files of a catalog.

use std::path::{Path, PathBuf};

use errbook_codegen::Options;
use errbook_docs::{Flavour, Publication};
use errbook_spec::artifact::{Artifact, Leftovers, Writer, Written};
use errbook_spec::model::Catalog;
use errbook_spec::{Error, Lowered};

use crate::args::{FlavourArg, RustArgs};
use crate::catalogs::{CheckedCatalog, count};
use crate::output::{Console, Progress};

/// The `.gitattributes` that keeps git from converting the line ends of committed Rust.
const AS_THEY_ARE: &str = "# These files are compared with what errbook wrote: as they compile, and by `errbook rust --check`.\n* -text\n";

/// A callback that receives each file as it is made, and the number of all files.
pub(crate) type Take<'t> = &'t mut dyn FnMut(&Artifact, usize) -> Result<(), Error>;

/// Makes the files of an output.
type Make<'b> = Box<dyn Fn(Take<'_>) -> Result<(), Error> + 'b>;

/// The files of one kind that a catalog produces. They are made on demand and not kept.
pub(crate) struct Output<'b> {
    /// The folder that the files are written to.
    pub(crate) folder: PathBuf,
    /// Whether to delete files that an earlier run wrote to the folder and this one does not.
    pub(crate) leftovers: Leftovers,
    /// The name in messages: the folder, or the path of the only file.
    pub(crate) name: String,
    make: Make<'b>,
}

impl Output<'_> {
    /// Makes the files and passes them to `take`.
    pub(crate) fn each(&self, take: Take<'_>) -> Result<(), Error> {
        (self.make)(take)
    }
}

/// Generates the Rust of a catalog, in `<out>/<catalog>/rust`.
pub(crate) fn rust<'b>(checked: &'b CheckedCatalog, args: &RustArgs) -> Output<'b> {
    let &RustArgs { axum, actix, client, openapi, .. } = args;
    // `build` names this command in the generated Rust, too, because both commands write the same files.
    let command = with_flags("errbook rust", args);
    let options = Options { command, axum, actix, client, committed: true, ..Options::default() };
    folder(checked, &args.write.out, "rust", move || {
        let responses =
            openapi.then(|| errbook_docs::responses(&checked.catalog, &checked.lowered));
        let options = Options { responses: responses.unwrap_or_default(), ..options.clone() };
        let mut artifacts = errbook_codegen::emit(&checked.catalog, &checked.lowered, &options);
        artifacts
            .push(Artifact { path: ".gitattributes".to_owned(), contents: AS_THEY_ARE.to_owned() });
        artifacts
    })
}

/// Returns a command that writes Rust, with the flags of `args`.
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
pub(crate) fn site<'b>(catalogs: &'b [CheckedCatalog], folder: &Path) -> Output<'b> {
    let make = |take: Take<'_>| {
        let catalogs: Vec<_> = catalogs.iter().map(CheckedCatalog::for_docs).collect();
        errbook_docs::html_each(&catalogs, &mut |artifact, all| take(&artifact, all))
    };
    let (name, folder) = (shown(folder), folder.to_owned());
    Output { folder, leftovers: Leftovers::Delete, name, make: Box::new(make) }
}

/// Generates the JSON export of a catalog, `<out>/<catalog>/catalog.json`.
pub(crate) fn json<'b>(checked: &'b CheckedCatalog, out: &Path) -> Output<'b> {
    file(checked, out, "catalog.json", errbook_docs::json)
}

/// Generates the `OpenAPI` document of a catalog, `<out>/<catalog>/openapi.json`.
pub(crate) fn openapi<'b>(checked: &'b CheckedCatalog, out: &Path) -> Output<'b> {
    file(checked, out, "openapi.json", errbook_docs::openapi)
}

/// Generates the JSON Schema of a catalog's bodies, `<out>/<catalog>/schema.json`.
pub(crate) fn schema<'b>(checked: &'b CheckedCatalog, out: &Path) -> Output<'b> {
    file(checked, out, "schema.json", errbook_docs::schema)
}

/// Generates the module for clients in TypeScript, `<out>/<catalog>/errors.ts`.
pub(crate) fn typescript<'b>(checked: &'b CheckedCatalog, out: &Path) -> Output<'b> {
    file(checked, out, "errors.ts", errbook_docs::typescript)
}

/// Generates the table of the codes, `<out>/<catalog>/errors.csv`.
pub(crate) fn csv<'b>(checked: &'b CheckedCatalog, out: &Path) -> Output<'b> {
    file(checked, out, "errors.csv", errbook_docs::csv)
}

/// Generates a catalog's Markdown pages for a site generator, in `<out>/<catalog>/markdown`.
pub(crate) fn markdown<'b>(
    checked: &'b CheckedCatalog,
    out: &Path,
    flavour: FlavourArg,
) -> Output<'b> {
    let flavour = match flavour {
        FlavourArg::Commonmark => Flavour::CommonMark,
        FlavourArg::Mdbook => Flavour::MdBook,
        FlavourArg::Docusaurus => Flavour::Docusaurus,
        FlavourArg::Zola => Flavour::Zola,
    };
    folder(checked, out, "markdown", move || {
        errbook_docs::markdown_for(&checked.catalog, &checked.lowered, flavour)
    })
}

/// Generates a single file in `<out>/<catalog>`.
fn file<'b>(
    checked: &'b CheckedCatalog,
    out: &Path,
    name: &str,
    make: fn(&Catalog, &Lowered) -> Artifact,
) -> Output<'b> {
    let folder = out.join(&checked.catalog.name);
    let name = shown(&folder.join(name));
    let make = move |take: Take<'_>| take(&make(&checked.catalog, &checked.lowered), 1);
    Output { folder, leftovers: Leftovers::Keep, name, make: Box::new(make) }
}

fn folder<'b>(
    checked: &'b CheckedCatalog,
    out: &Path,
    name: &str,
    make: impl Fn() -> Vec<Artifact> + 'b,
) -> Output<'b> {
    let folder = out.join(&checked.catalog.name).join(name);
    let make = move |take: Take<'_>| {
        let artifacts = make();
        artifacts.iter().try_for_each(|artifact| take(artifact, artifacts.len()))
    };
    let name = shown(&folder);
    Output { folder, leftovers: Leftovers::Delete, name, make: Box::new(make) }
}

/// Returns the folders in `<out>` that `build` wrote for catalogs other than those of these outputs. The caller only reports them, since they may belong to
/// another project.
pub(crate) fn of_others(outputs: &[Output<'_>], out: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(out).into_iter().flatten().flatten();
    let is_other = |path: &PathBuf| {
        let is_own = |output: &Output<'_>| output.folder.starts_with(path);
        let is_built = ["catalog.json", ".errbook"].iter().all(|it| path.join(it).is_file());
        is_built && !outputs.iter().any(is_own)
    };
    let folders = folders.map(|folder| folder.path()).filter(is_other);
    let mut names: Vec<_> = folders.map(|folder| shown(&folder)).collect();
    names.sort();
    names
}

/// Returns a path for messages, with `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Writes all outputs, or none if one of them fails.
pub(crate) fn write(
    outputs: &[Output<'_>],
    catalogs: &[CheckedCatalog],
    console: &Console,
) -> Result<Vec<Written>, Error> {
    outputs.iter().try_for_each(|output| outside(&output.folder, catalogs))?;
    let mut progress = Progress::new(console);
    let folders: Vec<_> =
        outputs.iter().map(|output| (output.folder.as_path(), output.leftovers)).collect();
    let mut writer = Writer::open(&folders)?;
    for (position, output) in outputs.iter().enumerate() {
        output.each(&mut |artifact, all| {
            progress.tick(&output.name, all);
            writer.add(position, artifact)
        })?;
    }
    writer.finish()
}

/// Returns an error if `folder` is one that the catalogs are read from, or the root of a disk.
fn outside(folder: &Path, catalogs: &[CheckedCatalog]) -> Result<(), Error> {
    // The closest existing ancestor decides, since the rest of the path does not exist yet.
    let Some(real) = folder.ancestors().find_map(|path| path.canonicalize().ok()) else {
        return Ok(());
    };
    if real.parent().is_none() && folder.is_dir() {
        return Err(Error::usage(format!(
            "`{}` is the root of the file system\nhelp: choose another `--out`",
            shown(folder)
        )));
    }
    let within = |checked: &&CheckedCatalog| {
        checked.folder.canonicalize().is_ok_and(|it| real.starts_with(it))
    };
    match catalogs.iter().find(within) {
        None => Ok(()),
        Some(checked) => Err(Error::usage(format!(
            "`{}` is in the folder of the catalog `{}`\nhelp: choose another `--out`",
            shown(folder),
            checked.catalog.name
        ))),
    }
}

/// Prints to stderr what was written.
pub(crate) fn report(outputs: &[Output<'_>], written: &[Written], console: &mut Console) {
    for (output, written) in outputs.iter().zip(written) {
        console.note(&format!("{}: {}", output.name, what_was_written(written)));
        details(output, written, console);
    }
}

/// Prints to stderr where to publish the site.
pub(crate) fn publication(catalogs: &[CheckedCatalog], site: &Path, console: &mut Console) {
    let catalogs: Vec<_> = catalogs.iter().map(CheckedCatalog::for_docs).collect();
    let Publication { address, conflict, .. } = Publication::new(&catalogs);
    let site = shown(site);
    if let Some(address) = address {
        console.note(&format!("publish `{site}` as {address}"));
    }
    if let Some(conflict) = conflict {
        console.note(&format!(
            "`{site}` cannot be published as one site: {conflict}\nhelp: write the site of each catalog that you publish with `errbook docs --catalog DIR`"
        ));
    }
}

/// With `--verbose`, prints the name of each changed file.
pub(crate) fn details(output: &Output<'_>, written: &Written, console: &mut Console) {
    if !console.verbose {
        return;
    }
    let changed = written.changed.iter().map(|path| ("wrote", path));
    let removed = written.removed.iter().map(|path| ("removed", path));
    for (verb, path) in changed.chain(removed) {
        console.note(&format!("  {verb} {}", shown(&output.folder.join(path))));
    }
}

/// Summarises what was written, such as `12 files, 3 written`.
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
