//! EB01: YAML that catalogs can't contain.

mod indent;
mod text;

use std::ops::Range;

use super::first_of;
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};
use crate::source::{FileId, Role};

pub(crate) use indent::{as_name, indent_it, misindented, unnamed};
pub(crate) use text::{cut_text, unopened_quote};

/// The kinds of this group.
pub(crate) static KINDS: &[&DiagnosticKind] = &[
    &INVALID_YAML,
    &DUPLICATE_KEY,
    &ALIAS,
    &TAG,
    &SEVERAL_DOCUMENTS,
    &TOO_LARGE,
    &TOO_DEEP,
    &TAB,
    &BYTE_ORDER_MARK,
    &NOT_UTF8,
    &FORBIDDEN_CHARACTER,
    &COMPLEX_KEY,
    &FILE_NAME,
    &text::CUT_TEXT,
    &indent::MISINDENTED,
    &NO_COVER,
    &NO_ERRORS,
    &MISPLACED,
    &EMPTY_FILE,
    &text::UNOPENED_QUOTE,
];

static INVALID_YAML: DiagnosticKind = DiagnosticKind {
    id: "EB0101",
    name: "invalid-yaml",
    severity: DiagnosticSeverity::Error,
    explanation: "The file is not YAML 1.2. The mark shows where reading stopped; the mistake is there or shortly before: \
                  often an indentation that differs from the lines around it, an unclosed quote or bracket, or a text with \
                  `: ` or ` #` in it that needs quotes.",
};

static DUPLICATE_KEY: DiagnosticKind = DiagnosticKind {
    id: "EB0102",
    name: "duplicate-key",
    severity: DiagnosticSeverity::Error,
    explanation: "A key appears twice in one map. Most YAML readers silently keep the last one; errbook shows both, so that you \
                  can keep the one you mean.",
};

static ALIAS: DiagnosticKind = DiagnosticKind {
    id: "EB0103",
    name: "alias-not-allowed",
    severity: DiagnosticSeverity::Error,
    explanation: "Anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not part of the catalog format: every entry is written \
                  out in full, and a small file cannot unfold into a huge one. A text that begins with `&` or `*` needs quotes.",
};

static TAG: DiagnosticKind = DiagnosticKind {
    id: "EB0104",
    name: "tag-not-allowed",
    severity: DiagnosticSeverity::Error,
    explanation: "YAML tags (`!name`, `!!str`) are not part of the catalog format: what a value is follows from its key. A text that begins \
                  with `!` needs quotes.",
};

static SEVERAL_DOCUMENTS: DiagnosticKind = DiagnosticKind {
    id: "EB0105",
    name: "several-documents",
    severity: DiagnosticSeverity::Error,
    explanation: "A file holds one YAML document. Move what follows the second `---` to a file of its own.",
};

static TOO_LARGE: DiagnosticKind = DiagnosticKind {
    id: "EB0106",
    name: "file-too-large",
    severity: DiagnosticSeverity::Error,
    explanation: "A file of a catalog has at most 4 MiB and 300,000 keys and values. Split the group.",
};

static TOO_DEEP: DiagnosticKind = DiagnosticKind {
    id: "EB0107",
    name: "nested-too-deep",
    severity: DiagnosticSeverity::Error,
    explanation: "Lists and maps may be nested 32 deep. Nothing in the format needs nearly as much.",
};

static TAB: DiagnosticKind = DiagnosticKind {
    id: "EB0108",
    name: "tab-indentation",
    severity: DiagnosticSeverity::Error,
    explanation: "YAML is indented with spaces; a tab cannot be used, because its width is not defined.",
};

static BYTE_ORDER_MARK: DiagnosticKind = DiagnosticKind {
    id: "EB0109",
    name: "byte-order-mark",
    severity: DiagnosticSeverity::Error,
    explanation: "U+FEFF is skipped as the first character of a file and refused anywhere else, where it is invisible and changes the text. It \
                  often comes from joining two files.",
};

static NOT_UTF8: DiagnosticKind = DiagnosticKind {
    id: "EB0110",
    name: "not-utf8",
    severity: DiagnosticSeverity::Error,
    explanation: "Files are UTF-8. Save the file again in that encoding.",
};

static FORBIDDEN_CHARACTER: DiagnosticKind = DiagnosticKind {
    id: "EB0111",
    name: "forbidden-character",
    severity: DiagnosticSeverity::Error,
    explanation: "Control characters (other than tab and line ends) and bidirectional controls (U+202A to U+202E, U+2066 to U+2069) are \
                  refused, written out or as an escape: they are invisible, and make a text look different from what it is. The line \
                  separators U+2028 and U+2029 are text and allowed.",
};

static COMPLEX_KEY: DiagnosticKind = DiagnosticKind {
    id: "EB0112",
    name: "complex-key",
    severity: DiagnosticSeverity::Error,
    explanation: "A key is a text before a colon. Lists and maps as keys, and keys marked with `?`, are not part of the catalog format.",
};

static FILE_NAME: DiagnosticKind = DiagnosticKind {
    id: "EB0113",
    name: "file-name",
    severity: DiagnosticSeverity::Error,
    explanation: "Catalog files end in `.yaml`, and the cover is `catalog.yaml`. A file with another ending that looks like one of them (`.yml`, \
                  `.YAML`, `.json`) would be ignored, so it is refused.",
};

static NO_COVER: DiagnosticKind = DiagnosticKind {
    id: "EB0116",
    name: "no-cover",
    severity: DiagnosticSeverity::Error,
    explanation: "A catalog has a file `catalog.yaml` at the top of its folder. It names the catalog, its language and its envelope.",
};

static NO_ERRORS: DiagnosticKind = DiagnosticKind {
    id: "EB0117",
    name: "no-errors",
    severity: DiagnosticSeverity::Error,
    explanation: "A catalog has at least one error. Errors are in the other `.yaml` files of its folder, one file a group, below `errors:`.",
};

static MISPLACED: DiagnosticKind = DiagnosticKind {
    id: "EB0118",
    name: "misplaced-file",
    severity: DiagnosticSeverity::Error,
    explanation: "Translations are in the folder `languages/` of the catalog and begin with `language:`; groups of errors are outside of it \
                  and have `group:`.",
};

static EMPTY_FILE: DiagnosticKind = DiagnosticKind {
    id: "EB0119",
    name: "empty-file",
    severity: DiagnosticSeverity::Error,
    explanation: "Every file of a catalog has content: a group begins with `group:`, a translation with `language:`, the cover with \
                  `catalog:`. Comments alone are none.",
};

/// Returns whether the rest of the file can be read all the same.
pub(crate) fn is_readable(problem: &Diagnostic) -> bool {
    *problem.kind == DUPLICATE_KEY
}

/// The checks that are skipped while a file cannot be read.
pub(crate) const LEFT_OUT: &str =
    "codes, sets and translations that refer to this file are checked once it can be read";

/// The text is not YAML.
pub(crate) fn invalid_yaml(
    problem: &str,
    place: Place,
    label: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::new(&INVALID_YAML, format!("this is not YAML: {problem}"), place, label).help(help)
}

/// A key that appears again in a map, and the other keys that do.
pub(crate) fn duplicate_key(key: &str, others: &[&str], again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate key `{key}`");
    let diagnostic =
        Diagnostic::new(&DUPLICATE_KEY, message, again, "again here").label(first, "first here");
    if others.is_empty() {
        return diagnostic.help("remove or rename one of them");
    }
    diagnostic.note(format!("also again: {}", first_of(MOST_SHOWN, others))).help(
        "if these are the keys of something else, write the line with its name above them; else remove one of each",
    )
}

/// The number of keys that a report names.
const MOST_SHOWN: usize = 5;

/// An anchor, as `&name`; `quoted` says how the text around it is written in quotes.
pub(crate) fn anchor(quoted: Option<String>, place: Place) -> Diagnostic {
    let quoted =
        quoted.unwrap_or_else(|| "put the text in quotes if it begins with `&`".to_owned());
    Diagnostic::new(&ALIAS, "anchors are not allowed", place, "anchor")
        .help(format!("remove it, or {quoted}"))
}

/// An alias, as `*name`.
pub(crate) fn alias(quoted: Option<String>, place: Place) -> Diagnostic {
    let quoted =
        quoted.unwrap_or_else(|| "put the text in quotes if it begins with `*`".to_owned());
    Diagnostic::new(&ALIAS, "aliases are not allowed", place, "alias")
        .help(format!("write the value out, or {quoted}"))
}

/// `<<`
pub(crate) fn merge_key(place: Place) -> Diagnostic {
    Diagnostic::new(&ALIAS, "merge keys are not allowed", place, "merge key")
        .help("write the keys out")
}

/// A tag, as `!name`.
pub(crate) fn tag(quoted: Option<String>, place: Place) -> Diagnostic {
    let quoted =
        quoted.unwrap_or_else(|| "put the text in quotes if it begins with `!`".to_owned());
    Diagnostic::new(&TAG, "tags are not allowed", place, "tag")
        .help(format!("remove it, or {quoted}"))
}

/// A second document.
pub(crate) fn several_documents(place: Place) -> Diagnostic {
    Diagnostic::new(
        &SEVERAL_DOCUMENTS,
        "the file holds more than one document",
        place,
        "the second begins here",
    )
    .help("move it to a file of its own")
}

/// More bytes than a file may have.
pub(crate) fn too_large(file: FileId) -> Diagnostic {
    Diagnostic::new(&TOO_LARGE, "the file is larger than 4 MiB", Place::File(file), "")
        .help("split it into several files")
}

/// More keys and values than a file may have.
pub(crate) fn too_many_values(place: Place) -> Diagnostic {
    Diagnostic::new(
        &TOO_LARGE,
        "the file holds more than 300,000 keys and values",
        place,
        "reading stopped here",
    )
    .help("split it into several files")
}

/// More levels than a file may have.
pub(crate) fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::new(&TOO_DEEP, "lists and maps are nested more than 32 deep", place, "level 33")
        .help("write it flatter")
}

/// A tab where indentation is.
pub(crate) fn tab(place: Place) -> Diagnostic {
    Diagnostic::new(&TAB, "a tab is used as indentation", place, "tab").help("indent with spaces")
}

/// U+FEFF elsewhere than first.
pub(crate) fn byte_order_mark(place: Place) -> Diagnostic {
    Diagnostic::new(&BYTE_ORDER_MARK, "a byte order mark inside the file", place, "U+FEFF")
        .help("delete the invisible character")
}

/// Bytes that are not UTF-8.
pub(crate) fn not_utf8(file: FileId, range: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &NOT_UTF8,
        "the file is not UTF-8",
        Place::Span(file, range),
        "not UTF-8 from here",
    )
    .help("save the file as UTF-8")
}

/// A character that a catalog may not have.
pub(crate) fn forbidden_character(character: char, place: Place) -> Diagnostic {
    let code = u32::from(character);
    let what = if code < 0xA0 { "control" } else { "bidirectional control" };
    let what = if code == 0xFEFF || code >= 0xFFFE { "invisible" } else { what };
    Diagnostic::new(
        &FORBIDDEN_CHARACTER,
        format!("the {what} character U+{code:04X} is not allowed"),
        place,
        format!("U+{code:04X}"),
    )
    .help("delete the character")
}

/// A list or map as a key.
pub(crate) fn complex_key(place: Place) -> Diagnostic {
    Diagnostic::new(&COMPLEX_KEY, "a list or map cannot be a key", place, "used as a key")
        .help("put the text in quotes if a text is meant")
}

/// A key marked with `?`.
pub(crate) fn explicit_key(place: Place) -> Diagnostic {
    Diagnostic::new(&COMPLEX_KEY, "keys marked with `?` are not allowed", place, "marked key")
        .help("write `key: value`")
}

/// A file whose name has to be corrected.
pub(crate) fn file_name(file: FileId, name: &str, is_cover: bool) -> Diagnostic {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let name = name.escape_debug();
    let (message, help) = if is_cover {
        let help = "rename it to `catalog.yaml`".to_owned();
        (format!("the cover is named `{name}`, not `catalog.yaml`"), help)
    } else if ending.eq_ignore_ascii_case("json") {
        let help = "move it out of the catalog's folder, or rename it: JSON is YAML, too";
        (format!("`{name}` does not end in `.yaml`"), help.to_owned())
    } else {
        let help = format!("rename it to `{}.yaml`", stem.escape_debug());
        (format!("`{name}` does not end in `.yaml`"), help)
    };
    Diagnostic::new(&FILE_NAME, message, Place::File(file), "").help(help)
}

/// A translation among the groups.
pub(crate) fn misplaced_translation(name: &str, place: Place) -> Diagnostic {
    let message = "this is a translation outside of `languages/`";
    Diagnostic::new(&MISPLACED, message, place, "only a translation has it at the top")
        .help(format!("move it to `languages/{}`", name.escape_debug()))
}

/// A group among the translations.
pub(crate) fn misplaced_group(name: &str, place: Place) -> Diagnostic {
    let message = "this is a group of errors in `languages/`";
    Diagnostic::new(&MISPLACED, message, place, "only a group has it at the top")
        .help(format!("move `{}` out of `languages/`", name.escape_debug()))
}

/// A file without anything but comments.
pub(crate) fn empty_file(file: FileId, role: Role) -> Diagnostic {
    let help = match role {
        Role::Cover => {
            "write the cover: `catalog: name`, `title: …`, `docs_url: …`, `language: en`, `envelope: …`"
        }
        Role::Group => "remove it, or write a group: `group: name`, `title: …`, and its `errors`",
        Role::Translation => "remove it, or write a translation: `language: de`, and its `errors`",
    };
    Diagnostic::new(&EMPTY_FILE, "the file is empty", Place::File(file), "").help(help)
}

/// A catalog without `catalog.yaml`.
pub(crate) fn no_cover() -> Diagnostic {
    Diagnostic::new(&NO_COVER, "missing file `catalog.yaml`", Place::File(FileId(0)), "")
        .help("add it: `catalog: name`, `title: …`, `docs_url: …`, `language: en`, `envelope: …`")
}

/// A catalog without an error.
pub(crate) fn no_errors(place: Place) -> Diagnostic {
    Diagnostic::new(
        &NO_ERRORS,
        "the catalog has no errors",
        place,
        "no file with `errors` next to this one",
    )
    .help("add a file such as `orders.yaml` with `group: orders`, `title: Orders` and `errors:`")
}
