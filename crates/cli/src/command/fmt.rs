//! `errbook fmt`

use std::path::{Path, PathBuf};

use errbook_spec::Error;
use errbook_spec::artifact;
use errbook_spec::diagnostic::{Format, Report};
use errbook_spec::edit::{FormattedCatalog, FormattedFile, format_catalog};
use errbook_spec::source::Sources;

use super::changed_files::{self, MAX_FILES};
use super::outputs::shown;
use crate::args::FmtArgs;
use crate::catalogs::{count, discover, ended};
use crate::output::{Console, Style};

/// Formats the files of the catalogs. Files that can't be read are reported and left alone, the others are formatted.
pub(crate) fn run(folders: &[PathBuf], args: &FmtArgs, console: &mut Console) -> Result<u8, Error> {
    let mut catalogs = Vec::new();
    for folder in discover(folders)? {
        let formatted = format_catalog(Sources::read(&folder)?);
        catalogs.push((folder, formatted));
    }
    for (_, FormattedCatalog { report, .. }) in &catalogs {
        if report.errors() > 0 {
            let format = Format::Full { color: console.err.color };
            console.err.raw(&ended(report.render(format)));
        }
    }
    let files: Vec<(&Path, &FormattedFile)> = catalogs
        .iter()
        .flat_map(|(folder, it)| it.files.iter().map(|file| (folder.as_path(), file)))
        .collect();
    let is_changed = |(_, file): &&(&Path, &FormattedFile)| file.before != file.after;
    let changed: Vec<_> = files.iter().filter(is_changed).collect();
    let problems: usize = catalogs.iter().map(|(_, it)| Report::errors(&it.report)).sum();
    let unreadable = count(problems, "problem", "problems");
    if args.check {
        for (index, (folder, file)) in changed.iter().enumerate() {
            if index < MAX_FILES || console.verbose {
                would_change(&folder.join(&file.path), file, console);
            }
        }
        let mut message = Vec::new();
        if problems > 0 {
            message.push(format!("{unreadable} in files that can't be formatted"));
        }
        if !changed.is_empty() {
            let help = changed_files::command("fmt", None, folders);
            let files = count(changed.len(), "file", "files");
            message.push(format!("{files} would be formatted\nhelp: run `{help}`"));
        }
        if !message.is_empty() {
            return Err(Error::findings(message.join("\n")));
        }
        console.note(&format!("{} formatted", count(files.len(), "file is", "files are")));
        return Ok(0);
    }
    for (folder, file) in &changed {
        let path = folder.join(&file.path);
        artifact::rewrite(&path, &file.after)?;
        console.out.text(&format!("{}\n", shown(&path)));
    }
    let unchanged = files.len() - changed.len();
    let formatted = count(changed.len(), "file", "files");
    console.note(&format!("formatted {formatted}, {unchanged} unchanged"));
    if problems > 0 {
        let message = format!("{unreadable} in files that can't be formatted; they are unchanged");
        return Err(Error::findings(message));
    }
    Ok(0)
}

/// Prints a file that isn't formatted, with a diff.
fn would_change(path: &Path, file: &FormattedFile, console: &mut Console) {
    console.out.styled(Style::Strong, &shown(path));
    console.out.text(" would be formatted\n");
    changed_files::print(&changed_files::difference(&file.before, &file.after), console);
}
