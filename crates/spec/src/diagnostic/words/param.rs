//! EB0410 upward: params, cases, field errors and their values.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    TYPE = "EB0410" "unknown-type" Error:
        "A param is a `string`, `integer`, `unsigned`, `number`, `boolean`, `duration`, `strings`, `json` or `fields`.";
    VALUE = "EB0411" "bad-value" Error:
        "An example is a value of its param: of the param's type, one of its `one_of`, no longer than its `max_length`, and of its `format`. \
         The formats `date`, `date-time`, `duration`, `email`, `hostname`, `ipv4`, `ipv6`, `time`, `uri`, `url` and `uuid` are checked.";
    FIELDS = "EB0412" "misplaced-fields" Error:
        "An entry has at most one param of type `fields`. It belongs to the entry itself, not to a case or a field error, because an \
         envelope has one place for it.";
    KEY = "EB0413" "key-does-not-fit" Error:
        "`one_of` and `max_length` are for texts, `format` for texts and lists of texts, `schema` for `json`; a param of type `fields` is a list \
         and neither optional nor internal. A `schema` is copied into other documents, so it contains no references.";
    ONE_OF = "EB0414" "bad-one-of" Error:
        "`one_of` lists the texts that a param can be, each once.";
    DETAIL = "EB0415" "detail-with-cases" Error:
        "If an entry has cases, each case has its own `detail`, so the entry itself has none.";
    ISSUES = "EB0416" "field-errors-without-fields" Error:
        "`field_errors` declare what can be wrong with a field. An occurrence carries them in a param of type `fields`.";
    SHADOW = "EB0417" "param-declared-twice" Error:
        "All cases of an entry have the entry's params, so a case does not declare one of them again.";
    CASE = "EB0418" "unknown-case" Error:
        "If the entry has cases, an example names its case; otherwise it names none.";
    ISSUE = "EB0419" "unknown-field-error" Error:
        "A value of type `fields` is a list of `{field: path, error: name}`, each naming one of the entry's `field_errors`, next to the \
         values of its params.";
    FORMAT = "EB0420" "bad-format" Error:
        "`format` is the name of a JSON Schema format, such as `uuid` or `date-time`.";
}

/// A type that does not exist.
pub(crate) fn unknown_type(
    kind: &str,
    known: &[&str],
    near: Option<&str>,
    place: Place,
) -> Diagnostic {
    let known = format!("write one of {}", list(known.iter().copied()));
    let choices: Vec<_> = kind.split(['|', ',']).map(str::trim).collect();
    let help = match other_type(kind) {
        Some(help) => help.to_owned(),
        None if choices.len() > 1 => {
            format!("write `one_of: [{}]`", choices.join(", ").escape_debug())
        }
        None => did_you_mean(near, &known),
    };
    Diagnostic::new(&TYPE, format!("unknown type `{}`", kind.escape_debug()), place, "not a type")
        .help(help)
}

/// Returns what a type of another format is here.
fn other_type(kind: &str) -> Option<&'static str> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "uuid" | "guid" => "write a UUID as `{ type: string, format: uuid }`",
        "datetime" | "date-time" | "date_time" | "timestamp" => {
            "write a time as `{ type: string, format: date-time }`"
        }
        "date" => "write a date as `{ type: string, format: date }`",
        "time" => "write a time of day as `{ type: string, format: time }`",
        "email" => "write an address as `{ type: string, format: email }`",
        "uri" | "url" => "write an address as `{ type: string, format: uri }`",
        "object" | "map" | "dict" | "any" | "record" => "use `json` for a structured value",
        "decimal" | "money" => "use `string` to keep every digit, or `number`",
        "int" | "int32" | "int64" | "i32" | "i64" | "long" => "use `integer`",
        "uint" | "u32" | "u64" => "use `unsigned`",
        "float" | "double" | "f32" | "f64" => "use `number`",
        "bool" => "use `boolean`",
        "str" | "text" => "use `string`",
        "enum" => "use `one_of: [a, b]` in place of `type`",
        "list" | "array" | "string[]" | "[]string" | "list<string>" => {
            "use `strings` for a list of texts"
        }
        _ => return None,
    })
}

/// `max_length` of a text that is one of a few.
pub(crate) fn max_length_of_choice(place: Place) -> Diagnostic {
    Diagnostic::new(&KEY, "`max_length` does not go with `one_of`", place, "has no effect")
        .help("remove it: `one_of` lists every possible text")
}

/// `max_length` that no text keeps to.
pub(crate) fn no_length(place: Place) -> Diagnostic {
    Diagnostic::new(&KEY, "`max_length: 0` allows no text", place, "not a length")
        .help("write how many characters the text may have, or remove the key")
}

/// A value that is not of its type.
pub(crate) fn value(name: &str, expected: &str, place: Place) -> Diagnostic {
    let message = format!("invalid value for param `{name}`");
    Diagnostic::new(&VALUE, message, place, format!("expected {expected}"))
        .help(format!("write {expected}"))
}

/// A param for which no example can be generated.
pub(crate) fn no_example(name: &str, expected: &str, place: Place) -> Diagnostic {
    let message = format!("param `{name}` needs an `example`");
    Diagnostic::new(&VALUE, message, place, "no fitting value can be generated")
        .help(format!("add `example:` with {expected}"))
}

/// A choice that is not of the param's format.
pub(crate) fn choice_format(choice: &str, format: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is not of the format `{format}`", choice.escape_debug());
    Diagnostic::new(&VALUE, message, place, "does not fit")
        .help("correct the text, or remove `format`")
}

/// A second or misplaced list of field errors.
pub(crate) fn misplaced_fields(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&FIELDS, why, place, "of type `fields`")
        .help("keep one `fields` param, in the entry's own `params`")
}

/// A key that the type has no use for.
pub(crate) fn key_does_not_fit(key: &str, kind: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &KEY,
        format!("`{key}` does not fit a param of type `{kind}`"),
        place,
        "does not fit",
    )
    .help(match kind {
        "fields" => "remove it",
        _ => "remove it, or write `type: string`",
    })
}

/// A schema of a type that has one already.
pub(crate) fn schema_does_not_fit(kind: &str, place: Place) -> Diagnostic {
    let message = format!("`schema` does not fit a param of type `{kind}`");
    Diagnostic::new(&KEY, message, place, "does not fit").help("remove it, or write `type: json`")
}

/// A keyword of a schema that means something else in another document.
pub(crate) fn reference_in_schema(key: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&KEY, format!("`{key}` does not fit a `schema`"), place, "does not fit")
        .help("write the schema without references: it is copied into other documents")
}

/// An invalid list of choices.
pub(crate) fn one_of(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&ONE_OF, why, place, "not a choice").help("list each text once")
}

/// A detail next to cases.
pub(crate) fn detail_with_cases(detail: Place, cases: Place) -> Diagnostic {
    Diagnostic::new(&DETAIL, "an entry with cases has no detail of its own", detail, "never sent")
        .label(cases, "the cases have their own")
        .help("move the text into a case")
}

/// Field errors that nothing carries.
pub(crate) fn issues_without_fields(place: Place) -> Diagnostic {
    let message = "`field_errors` need a param of type `fields`";
    Diagnostic::new(&ISSUES, message, place, "nothing carries these")
        .help("add `fields: fields` under `params`")
}

/// A param of a case that the entry has too.
pub(crate) fn shadow(name: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate param `{name}`");
    Diagnostic::new(&SHADOW, message, again, "declared again here")
        .label(first, "every case has it already")
        .help("remove one of them")
}

/// A case that the entry does not have.
pub(crate) fn unknown_case(case: &str, near: Option<&str>, place: Place) -> Diagnostic {
    Diagnostic::new(
        &CASE,
        format!("unknown case `{}`", case.escape_debug()),
        place,
        "not a case of this error",
    )
    .help(did_you_mean(near, "name a case of this entry"))
}

/// An example that does not say which case it is.
pub(crate) fn case_missing(place: Place) -> Diagnostic {
    Diagnostic::new(&CASE, "the example names no case", place, "`case` is missing")
        .help("add `case:` with the name of a case")
}

/// A field issue that the entry does not have.
pub(crate) fn unknown_issue(issue: &str, near: Option<&str>, place: Place) -> Diagnostic {
    Diagnostic::new(
        &ISSUE,
        format!("unknown field error `{}`", issue.escape_debug()),
        place,
        "not one of `field_errors`",
    )
    .help(did_you_mean(near, "name one of the entry's `field_errors`"))
}

/// A format that is not a name.
pub(crate) fn format(place: Place) -> Diagnostic {
    Diagnostic::new(&FORMAT, "not the name of a format", place, "not a name")
        .help("write a JSON Schema format such as `uuid`")
}
