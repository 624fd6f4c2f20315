//! `errcodes.txt` of `PostgreSQL`: sections, and lines with SQLSTATE, severity, macro and name of the condition.

use errbook_spec::Error;

use crate::cover;
use crate::format::Options;
use crate::imported::Imported;
use crate::names;
use crate::source::Source;
use crate::tree::{Map, Tree};

const FROM_NAME: &str = "from the name of the condition";
const FROM_MACRO: &str = "from the name of the macro";

/// Reads the lists.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    for source in sources {
        let mut section: Option<(String, String)> = None;
        for (index, text) in source.text.lines().enumerate() {
            let (line, text) = (index + 1, text.trim());
            if let Some(title) = text.strip_prefix("Section:") {
                section = Some(class(title.trim()));
            } else if let Some(comment) = text.strip_prefix('#') {
                let comment = comment.trim();
                if !comment.is_empty() {
                    imported.lose(source, line, comment, "comments are about the file");
                }
            } else if !text.is_empty() {
                let Some(section) = &section else {
                    return Err(source.error(
                        line,
                        "an error before the first section",
                        "begin with a line such as `Section: Class 42 - Syntax Error`",
                    ));
                };
                condition(&mut imported, source, line, text, section)?;
            }
        }
    }
    if imported.groups.is_empty() {
        let source = &sources[0];
        return Err(source.error(
            1,
            "no errors found",
            "name the errcodes.txt of PostgreSQL's source",
        ));
    }
    cover::requires(&mut imported, &["title"]);
    cover::default_status(&mut imported, 500);
    let body = cover::map([
        ("code", "$code".into()),
        ("condition", "$props.condition|opt".into()),
        ("message", "$title".into()),
    ]);
    cover::complete(&mut imported, &options.name, "PostgreSQL errors", body);
    Ok(imported)
}

/// Returns the name and the title of a section: `Class 42 - Syntax Error`.
fn class(title: &str) -> (String, String) {
    let (class, words) = title.split_once(" - ").unwrap_or((title, title));
    (names::kebab(class, "class"), words.trim().to_owned())
}

fn condition(
    imported: &mut Imported,
    source: &Source,
    line: usize,
    text: &str,
    (class, title): &(String, String),
) -> Result<(), Error> {
    let mut columns = text.split_whitespace();
    let (Some(code), Some(severity), Some(name)) = (columns.next(), columns.next(), columns.next())
    else {
        return Err(source.error(
            line,
            "expected a SQLSTATE, a severity and a macro",
            "correct the line",
        ));
    };
    if code.len() != 5 || !names::is_code(code) {
        return Err(source.error(
            line,
            &format!("expected a SQLSTATE of 5 characters, found `{code}`"),
            "correct the line",
        ));
    }
    let severity = match severity {
        "E" => "error",
        "W" => "warn",
        "S" => "info",
        other => {
            let reason = format!("expected a severity `E`, `W` or `S`, found `{other}`");
            return Err(source.error(line, &reason, "correct the line"));
        }
    };
    let condition = columns.next();
    if let Some(more) = columns.next() {
        imported.lose(source, line, more, "a line has 4 columns");
    }
    if let Some(Tree::Map(first)) = imported.groups.iter_mut().find_map(|group| {
        group.errors.members.iter_mut().find(|(other, _)| other == code).map(|(_, error)| error)
    }) {
        // Two conditions with one SQLSTATE: clients can't tell them apart.
        let also =
            condition.map_or_else(|| name.to_owned(), |condition| format!("{name} ({condition})"));
        let note = match first.get("note") {
            Some(Tree::Leaf(_, errbook_spec::edit::Value::Text(note))) => format!("{note}, {also}"),
            _ => format!("Also {also}"),
        };
        first.take("note", note);
        return Ok(());
    }
    let words = name.strip_prefix("ERRCODE_").unwrap_or(name);
    let mut error = Map::named();
    error.guess("title", names::sentence(condition.unwrap_or(words)), FROM_NAME);
    error.take("severity", severity);
    error.guess("rust_name", names::upper_camel(words), FROM_MACRO);
    if let Some(condition) = condition {
        error.map("props").take("condition", condition);
    }
    let is_taken = imported
        .groups
        .iter()
        .any(|group| group.name == *class && has_rust_name(&group.errors, &error));
    if is_taken {
        error.members.retain(|(key, _)| key != "rust_name");
    }
    let group = imported.group(class, |keys| keys.take("title", title.as_str()));
    group.errors.add(code, error);
    Ok(())
}

/// Returns whether another error has the same name in Rust.
fn has_rust_name(errors: &Map, error: &Map) -> bool {
    let name = error.get("rust_name");
    errors
        .members
        .iter()
        .any(|(_, other)| matches!(other, Tree::Map(other) if other.get("rust_name") == name))
}
