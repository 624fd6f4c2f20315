//! `errbook build`

use std::path::{Path, PathBuf};

use errbook_spec::Error;
use errbook_spec::artifact::Written;

use super::changed_files;
use super::outputs::{self, Output};
use crate::args::RustArgs;
use crate::catalogs::{self, CheckedCatalog};
use crate::find::{self, FoundEntry};
use crate::output::table::{Align, Table};
use crate::output::{Console, Style};
use crate::preview_request;

pub(crate) fn run(
    folders: &[PathBuf],
    args: &RustArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let catalogs = catalogs::open(folders, console)?;
    let out = &args.write.out;
    let all = |checked| {
        [
            outputs::rust(checked, args),
            outputs::json(checked, out),
            outputs::openapi(checked, out),
            outputs::schema(checked, out),
        ]
    };
    let mut outputs: Vec<_> = catalogs.iter().flat_map(all).collect();
    outputs.push(outputs::site(&catalogs, &out.join("site")));
    // With `--catalog`, other folders may belong to catalogs that are not part of this run.
    if folders == [Path::new("catalog")] {
        for folder in outputs::of_others(&outputs, out) {
            console.note(&format!(
                "{folder} was written for a catalog that is not in `catalog`: delete the folder if the catalog is gone"
            ));
        }
    }
    if args.write.check {
        let command = outputs::with_flags("build", args);
        return changed_files::check(&outputs, &command, Some(out), folders, console);
    }
    let written = outputs::write(&outputs, &catalogs, console)?;
    catalogs_table(&catalogs, console);
    console.out.text("\n");
    files_table(&outputs, &written, console);
    example(&catalogs, console);
    Ok(0)
}

fn catalogs_table(catalogs: &[CheckedCatalog], console: &mut Console) {
    let mut table = Table::new(&[
        ("catalog", Align::Left),
        ("groups", Align::Right),
        ("codes", Align::Right),
        ("languages", Align::Left),
    ]);
    for checked in catalogs {
        table.row(vec![
            (Style::Strong, checked.catalog.name.clone()),
            (Style::Plain, checked.catalog.groups.len().to_string()),
            (Style::Plain, checked.catalog.entries.len().to_string()),
            (Style::Plain, coverage(checked)),
        ]);
    }
    table.write(&mut console.out);
}

/// Returns the percentage of translated entries for each language, such as `es 80 %`.
fn coverage(checked: &CheckedCatalog) -> String {
    let entries = &checked.catalog.entries;
    let share = |(index, tag): (usize, &String)| {
        if index == 0 {
            return tag.clone();
        }
        let translated =
            entries.iter().filter(|it| matches!(it.texts.get(index), Some(Some(_)))).count();
        // Rounded down, so that only a complete translation is 100 %.
        let percent = (translated * 100).checked_div(entries.len()).unwrap_or(100);
        format!("{tag} {percent} %")
    };
    let shares: Vec<_> = checked.catalog.languages.iter().enumerate().map(share).collect();
    shares.join(", ")
}

fn files_table(outputs: &[Output<'_>], written: &[Written], console: &mut Console) {
    let mut table = Table::new(&[
        ("written to", Align::Left),
        ("files", Align::Right),
        ("new or changed", Align::Right),
        ("removed", Align::Right),
    ]);
    for (output, written) in outputs.iter().zip(written) {
        let files = written.changed.len() + written.unchanged.len();
        let number = |number: usize| {
            let style = if number == 0 { Style::Faint } else { Style::Good };
            (style, number.to_string())
        };
        table.row(vec![
            (Style::Plain, output.name.clone()),
            (Style::Plain, files.to_string()),
            number(written.changed.len()),
            number(written.removed.len()),
        ]);
    }
    table.write(&mut console.out);
    for (output, written) in outputs.iter().zip(written) {
        outputs::details(output, written, console);
    }
}

/// Prints one response, so that the first run shows what a catalog is for.
fn example(catalogs: &[CheckedCatalog], console: &mut Console) {
    let is_sent = |it: &FoundEntry<'_>| it.entry.is_public() && it.entry.retired.is_none();
    let Some(found) = find::all(catalogs).find(is_sent) else { return };
    let Some(example) = found.entry.examples.first() else { return };
    let Some(response) = preview_request::example(&found, example) else { return };
    console.out.styled(Style::Faint, &format!("\n{}, as it is sent:\n\n", found.full_name()));
    console.out.text(&catalogs::ended(response.to_string()));
}
