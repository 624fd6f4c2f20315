//! `--check`: which files are out of date, and how to mend that.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use errbook_spec::Error;
use errbook_spec::artifact::{self, Stale, StaleReason};
use similar::{ChangeTag, TextDiff};

use super::outputs::{Output, shown};
use crate::books::count;
use crate::output::push;
use crate::output::{Console, Stream, Style};

/// Lines of a difference that are shown of one file.
const MAX_LINES: usize = 24;
/// Characters that are shown of one line.
const MAX_WIDTH: usize = 160;
/// Bytes of a file whose difference is shown.
const MAX_BYTES: usize = 1 << 20;

/// Compares every output with what is there, and returns the exit code.
///
/// # Errors
///
/// Where a file cannot be read, or is out of date.
pub(crate) fn check(
    outputs: &[Output],
    verb: &str,
    out: Option<&Path>,
    catalogs: &[PathBuf],
    console: &mut Console,
) -> Result<u8, Error> {
    let mut stale = 0;
    for output in outputs {
        let check = if output.owns_folder { artifact::check } else { artifact::check_added };
        for file in check(&output.folder, &output.artifacts)? {
            stale += 1;
            show(output, &file, console);
        }
    }
    let files: usize = outputs.iter().map(|output| output.artifacts.len()).sum();
    if stale == 0 {
        console.note(&format!("{} up to date", count(files, "file is", "files are")));
        return Ok(0);
    }
    Err(Error::findings(format!(
        "{} out of date\nhelp: run `{}`",
        count(stale, "file is", "files are"),
        command(verb, out, catalogs),
    )))
}

/// Returns the command that mends what `--check` has found.
fn command(verb: &str, out: Option<&Path>, catalogs: &[PathBuf]) -> String {
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

/// Returns a path as a word of a shell.
fn word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:+@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

fn show(output: &Output, file: &Stale, console: &mut Console) {
    let path = output.folder.join(&file.path);
    let reason = match file.reason {
        StaleReason::Missing => "is missing",
        StaleReason::Different => "differs",
        StaleReason::Leftover => "is no longer made",
    };
    console.out.styled(Style::Strong, &shown(&path));
    console.out.text(&format!(" {reason}\n"));
    let made = output.artifacts.iter().find(|artifact| artifact.path == file.path);
    if let (StaleReason::Different, Some(made)) = (file.reason, made) {
        let found = fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        match found.filter(|found| found.len().max(made.contents.len()) <= MAX_BYTES) {
            Some(found) => difference(&found, &made.contents, &mut console.out),
            None => console.out.text("  (no text, or too long to compare here)\n"),
        }
    }
}

/// Writes what would change, with a line of context.
fn difference(found: &str, made: &str, out: &mut Stream) {
    let diff = TextDiff::configure().timeout(Duration::from_secs(2)).diff_lines(found, made);
    let mut left = MAX_LINES;
    for hunk in diff.unified_diff().context_radius(1).iter_hunks() {
        let header = hunk.header().to_string();
        for (style, line) in std::iter::once((Style::Faint, header))
            .chain(hunk.iter_changes().map(|change| line(change.tag(), &change.to_string_lossy())))
        {
            if left == 0 {
                return out.text("  …\n");
            }
            left -= 1;
            out.text("  ");
            out.styled(style, &line);
            out.text("\n");
        }
    }
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
