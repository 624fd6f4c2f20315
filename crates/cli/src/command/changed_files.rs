//! Implements `--check`: lists outdated files and the command that updates them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use errbook_spec::Error;
use errbook_spec::artifact::{Change, ChangedFile, Checker};
use similar::{ChangeTag, TextDiff};

use super::outputs::{Output, shown};
use crate::catalogs::count;
use crate::output::push;
use crate::output::{Console, Style};

/// The most files to list for each kind of change. Further ones are only counted.
pub(super) const MAX_FILES: usize = 10;
/// The most lines of a diff to print per file.
const MAX_LINES: usize = 24;
/// The most characters of a line to print.
const MAX_WIDTH: usize = 160;
/// The largest file to diff, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// Compares all outputs with the files on disk and returns the exit code.
///
/// # Errors
///
/// Returns an error if a file cannot be read or is out of date.
pub(crate) fn check(
    outputs: &[Output<'_>],
    verb: &str,
    out: Option<&Path>,
    catalogs: &[PathBuf],
    console: &mut Console,
) -> Result<u8, Error> {
    let mut files = 0;
    let mut counts: BTreeMap<Change, usize> = BTreeMap::new();
    // Several outputs may share a folder and its manifest.
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for output in outputs {
        let mut checker = Checker::open(&output.folder, output.leftovers)?;
        output.each(&mut |artifact, _| {
            files += 1;
            checker.add(artifact).map(drop)
        })?;
        let mut found = checker.finish()?;
        found.retain(|file| seen.insert(output.folder.join(&file.path)));
        found.retain(|file| {
            let count = counts.entry(file.change).or_default();
            *count += 1;
            *count <= MAX_FILES || console.verbose
        });
        let differences = differences(output, &found)?;
        for file in &found {
            show(output, file, differences.get(file.path.as_str()), console);
        }
    }
    if !console.verbose {
        for (change, found) in &counts {
            fold(*change, found.saturating_sub(MAX_FILES), console);
        }
    }
    let changed: usize = counts.values().sum();
    if changed == 0 {
        console.note(&format!("{} up to date", count(files, "file is", "files are")));
        return Ok(0);
    }
    let mut message = format!("{} out of date", count(changed, "file is", "files are"));
    let has_line_ends = counts.contains_key(&Change::LineEnds);
    if has_line_ends {
        message.push_str("\nnote: only line ends differ: git converts them");
    }
    push(&mut message, format_args!("\nhelp: run `{}`", command(verb, out, catalogs)));
    if has_line_ends {
        message.push_str(if verb.starts_with("rust") {
            ", and commit the `.gitattributes` that it writes"
        } else {
            ", and write `* -text` into a `.gitattributes` next to the files"
        });
    }
    Err(Error::findings(message))
}

/// Returns the command that updates the files.
pub(super) fn command(verb: &str, out: Option<&Path>, catalogs: &[PathBuf]) -> String {
    let mut command = format!("errbook {verb}");
    if let Some(out) =
        out.filter(|out| *out != Path::new("target/errbook") || verb.starts_with("export"))
    {
        push(&mut command, format_args!(" --out {}", word(out)));
    }
    if catalogs != [Path::new("catalog")] {
        for catalog in catalogs {
            push(&mut command, format_args!(" --catalog {}", word(catalog)));
        }
    }
    command
}

/// Returns a path, quoted for a shell if necessary.
fn word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:+@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// A diff of one file, line by line.
pub(super) type Difference = Vec<(Style, String)>;

/// Returns diffs of the first outdated files. Makes the files once more, because most runs need no diff and should not keep them.
fn differences<'s>(
    output: &Output<'_>,
    found: &'s [ChangedFile],
) -> Result<BTreeMap<&'s str, Difference>, Error> {
    let different = found.iter().filter(|file| file.change == Change::Different);
    let wanted: BTreeSet<_> = different.take(MAX_FILES).map(|file| file.path.as_str()).collect();
    let mut differences = BTreeMap::new();
    if wanted.is_empty() {
        return Ok(differences);
    }
    output.each(&mut |artifact, _| {
        if let Some(path) = wanted.get(artifact.path.as_str()) {
            let found = fs::read(output.folder.join(path)).ok();
            let found = found.and_then(|bytes| String::from_utf8(bytes).ok());
            let found = found.as_deref().unwrap_or_default();
            differences.insert(*path, difference(found, &artifact.contents));
        }
        Ok(())
    })?;
    Ok(differences)
}

fn show(
    output: &Output<'_>,
    file: &ChangedFile,
    difference: Option<&Difference>,
    console: &mut Console,
) {
    console.out.styled(Style::Strong, &shown(&output.folder.join(&file.path)));
    console.out.text(&format!(" {}\n", words(file.change, 1)));
    if let Some(difference) = difference {
        print(difference, console);
    }
}

/// Prints a diff.
pub(super) fn print(difference: &Difference, console: &mut Console) {
    for (style, line) in difference {
        console.out.text("  ");
        console.out.styled(*style, line);
        console.out.text("\n");
    }
}

/// Prints the number of files that are not listed.
fn fold(change: Change, more: usize, console: &mut Console) {
    if more > 0 {
        let files = count(more, "more file", "more files");
        console.out.text(&format!("and {files} {}\n", words(change, more)));
    }
}

/// Returns the predicate for a number of files, such as `is missing` or `are missing`.
fn words(change: Change, count: usize) -> &'static str {
    let (one, many) = match change {
        Change::Missing => ("is missing", "are missing"),
        Change::Different => ("differs", "differ"),
        Change::LineEnds => ("differs in its line ends", "differ in their line ends"),
        Change::Leftover => ("is no longer generated", "are no longer generated"),
        Change::Foreign => ("was not written by errbook", "were not written by errbook"),
        Change::Unfinished => (
            "is not complete: a run was stopped, or is still writing",
            "are not complete: a run was stopped, or is still writing",
        ),
    };
    if count == 1 { one } else { many }
}

/// Returns a diff with one line of context.
pub(super) fn difference(found: &str, made: &str) -> Difference {
    if found.is_empty() || found.len().max(made.len()) > MAX_BYTES {
        return vec![(Style::Plain, "(not text, or too long to compare)".to_owned())];
    }
    let diff = TextDiff::configure().timeout(Duration::from_secs(2)).diff_lines(found, made);
    let mut lines = Vec::new();
    for hunk in diff.unified_diff().context_radius(1).iter_hunks() {
        lines.push((Style::Faint, hunk.header().to_string()));
        lines.extend(hunk.iter_changes().map(|it| line(it.tag(), &it.to_string_lossy())));
        if lines.len() > MAX_LINES {
            lines.truncate(MAX_LINES);
            lines.push((Style::Plain, "…".to_owned()));
            break;
        }
    }
    lines
}

fn line(tag: ChangeTag, text: &str) -> (Style, String) {
    let (style, sign) = match tag {
        ChangeTag::Delete => (Style::Error, '-'),
        ChangeTag::Insert => (Style::Good, '+'),
        ChangeTag::Equal => (Style::Plain, ' '),
    };
    let text = text.trim_end_matches('\n').replace('\r', "\\r");
    let mut shown: String = text.chars().take(MAX_WIDTH).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    (style, format!("{sign}{shown}"))
}

#[cfg(test)]
mod tests {
    use super::command;
    use std::path::{Path, PathBuf};

    #[test]
    fn the_command_can_be_pasted() {
        let standard = [PathBuf::from("catalog")];
        let out = Path::new("target/errbook");
        assert_eq!(command("build", Some(out), &standard), "errbook build");
        assert_eq!(
            command("export --to json", Some(out), &standard),
            "errbook export --to json --out target/errbook"
        );
        assert_eq!(command("rust --axum", Some(out), &standard), "errbook rust --axum");
        assert_eq!(
            command("rust", Some(Path::new("my code")), &[PathBuf::from("it's")]),
            "errbook rust --out 'my code' --catalog 'it'\\''s'"
        );
    }
}
