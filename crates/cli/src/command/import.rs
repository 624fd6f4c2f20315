//! `errbook import`

use std::fs;
use std::path::Path;

use errbook_import::{CatalogFile, FORMATS, Imported, Merged, Options, Source, merge, report};
use errbook_spec::Error;
use errbook_spec::artifact::{self, Replacement};
use errbook_spec::source::Sources;

use super::outputs::shown;
use crate::args::ImportArgs;
use crate::catalogs::{self, count};
use crate::output::{Console, push};

/// The most errors to list that are no longer in the files.
const MAX_KEPT: usize = 5;

pub(crate) fn run(args: &ImportArgs, console: &mut Console) -> Result<u8, Error> {
    let sources = args.files.iter().map(|path| source(path)).collect::<Result<Vec<_>, _>>()?;
    let mapping = args.mapping.as_deref().map(source).transpose()?;
    let options = Options { name: name(&args.out)?, mapping };
    let format = FORMATS.iter().find(|format| format.name == args.from);
    let format = format.ok_or_else(|| Error::usage(format!("unknown format `{}`", args.from)))?;
    let imported = format.read(&sources, &options)?;
    let merged = merge(&imported, &existing(&args.out)?)?;
    if args.check {
        return check(&merged, &args.out, console);
    }
    let files: Vec<_> = merged
        .files
        .iter()
        .map(|file| Replacement {
            path: file.path.clone(),
            before: file.before.clone(),
            after: file.after.clone(),
        })
        .collect();
    artifact::replace(&args.out, &files)?;
    console.out.text(&summary(&imported, &merged, args));
    console.out.text(&report(&imported, console.verbose));
    console.out.text(&kept(&merged, console.verbose));
    let checked = catalogs::check(std::slice::from_ref(&args.out))?;
    let problems: usize =
        checked.reports.iter().map(errbook_spec::diagnostic::Report::errors).sum();
    if problems > 0 {
        let found = count(problems, "problem has", "problems have");
        return Err(Error::findings(format!(
            "{found} to be fixed before the catalog can be used\nhelp: see `errbook check --catalog {}`",
            shown(&args.out)
        )));
    }
    console.note(&format!(
        "no errors in the catalog; see it with `errbook serve --catalog {}`",
        shown(&args.out)
    ));
    Ok(0)
}

/// Reads a source file.
fn source(path: &Path) -> Result<Source, Error> {
    let bytes = fs::read(path).map_err(|error| Error::io("read", path, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line =
            error.as_bytes().get(..valid).unwrap_or_default().split(|byte| *byte == b'\n').count();
        Error::usage(format!(
            "{}:{line}: not UTF-8\nhelp: convert the file, for example with `iconv -t UTF-8`",
            shown(path)
        ))
    })?;
    Ok(Source::new(shown(path), text.replace("\r\n", "\n")))
}

/// Returns the name of a new catalog: that of its folder.
fn name(folder: &Path) -> Result<String, Error> {
    let absolute = std::path::absolute(folder).map_err(|error| Error::io("find", folder, error))?;
    let name =
        absolute.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    Ok(match name.as_str() {
        "" | "catalog" => "errors".to_owned(),
        name if name.starts_with(|c: char| c.is_ascii_digit()) => format!("errors-{name}"),
        name => name.to_owned(),
    })
}

/// Returns the files of the catalog in a folder; none if there is no catalog.
fn existing(folder: &Path) -> Result<Vec<CatalogFile>, Error> {
    if !folder.join("catalog.yaml").exists() {
        return Ok(Vec::new());
    }
    let sources = Sources::read(folder)?;
    let files = sources.files().map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).map_err(|_| {
            Error::usage(format!("`{}` is not UTF-8\nhelp: convert it", shown(&folder.join(path))))
        })?;
        Ok(CatalogFile { path: path.to_owned(), text: text.to_owned() })
    });
    files.collect()
}

fn check(merged: &Merged, out: &Path, console: &mut Console) -> Result<u8, Error> {
    for file in &merged.files {
        let what = if file.before.is_some() { "differs" } else { "is missing" };
        console.out.text(&format!("{} {what}\n", shown(&out.join(&file.path))));
    }
    console.out.text(&kept(merged, console.verbose));
    if merged.files.is_empty() {
        console.note("the catalog has every value of the files");
        return Ok(0);
    }
    let files = count(merged.files.len(), "file would change", "files would change");
    Err(Error::findings(format!("{files}\nhelp: run the command without `--check`")))
}

/// Returns the first line, such as `imported 261 errors in 43 groups from errcodes.txt to catalog`.
fn summary(imported: &Imported, merged: &Merged, args: &ImportArgs) -> String {
    let codes = count(imported.codes().count(), "error", "errors");
    let groups = count(imported.groups.len(), "group", "groups");
    let from = match args.files.as_slice() {
        [file] => shown(file),
        files => count(files.len(), "file", "files"),
    };
    let mut text = format!("imported {codes} in {groups} from {from} to {}", shown(&args.out));
    if merged.files.is_empty() {
        text.push_str("; nothing changed");
    } else if merged.files.iter().any(|file| file.before.is_some()) {
        push(&mut text, format_args!("; {} new, {} changed", merged.added, merged.changed));
    }
    text.push('\n');
    text
}

/// Lists the errors that only the catalog has.
fn kept(merged: &Merged, all: bool) -> String {
    if merged.kept.is_empty() {
        return String::new();
    }
    let errors = count(merged.kept.len(), "error", "errors");
    let mut text = format!("  kept     {errors} that the files don't have\n");
    let shown = if all { merged.kept.len() } else { MAX_KEPT };
    for (path, code) in merged.kept.iter().take(shown) {
        push(&mut text, format_args!("             {path}: {code}\n"));
    }
    if merged.kept.len() > shown {
        let more = merged.kept.len() - shown;
        push(&mut text, format_args!("             and {more} more: list them with `--verbose`\n"));
    }
    text
}
