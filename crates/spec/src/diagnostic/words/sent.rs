//! EB0715 upward: what envelopes make of what an entry says.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    VALUE = "EB0715" "bad-prop-value" Error:
        "An envelope lists under `props` which values or type a prop may have, because clients that read its \
         bodies expect no others.";
    MISSPELT = "EB0716" "misspelt-prop" Warning:
        "An entry may have props that no envelope sends. If the name is almost that of a prop that the envelope sends, it is probably misspelt: the body has the \
         default in its place.";
    FIELDS = "EB0717" "fields-not-sent" Warning:
        "An error has field errors, but its envelope has no place for them, so no client sees them. Envelopes send them with `$each: fields`.";
    UNUSED = "EB0718" "declared-prop-not-used" Warning:
        "An envelope declares a prop under `props` but never uses it in its body or headers, so the declaration has no effect.";
    BY_STATUS = "EB0719" "bad-status-of-prop" Error:
        "`by_status` gives a prop its value by the status of the error, a number from 400 to 599. Another key would never apply.";
    MIXED = "EB0720" "mixed-types-of-prop" Warning:
        "A prop is a number in one error and a text in another: `5` is a number, `\"5\"` a text. Clients read one type. Write all values of a prop \
         alike; an envelope can declare the type, as in `props: { kind: { type: string } }`.";
    NEVER_SENT = "EB0523" "prop-never-sent" Warning:
        "Errors have a prop that none of the catalog's envelopes names as `$props.name`, so no response has it. `catalog.json` and the generated \
         code still have it. If it is only for them, silence the warning with `allow` or `lint`.";
}

/// A value that an envelope does not allow.
pub(crate) fn value(
    value: &str,
    prop: &str,
    envelope: &str,
    (near, allowed): (Option<&str>, &[String]),
    place: Place,
) -> Diagnostic {
    let message =
        format!("prop `{prop}` cannot be `{}` in envelope `{envelope}`", value.escape_debug());
    let allowed = format!("write one of {}", list(allowed.iter().map(String::as_str)));
    Diagnostic::new(&VALUE, message, place, "not one of its values")
        .help(did_you_mean(near, &allowed))
}

/// A value of another type than the envelope declares; `probably` is the one of that type that was probably meant.
pub(crate) fn value_type(
    value: &str,
    prop: &str,
    envelope: &str,
    (expected, found): (&str, &str),
    probably: Option<String>,
    place: Place,
) -> Diagnostic {
    let message =
        format!("prop `{prop}` cannot be `{}` in envelope `{envelope}`", value.escape_debug());
    let (expected, help) = match expected {
        "number" => ("a number", "write a number without quotes".to_owned()),
        "boolean" => ("`true` or `false`", "write `true` or `false`, without quotes".to_owned()),
        "url" => ("an address", "write an address that begins with `https://`".to_owned()),
        _ => ("a text", format!("put it in quotes: `\"{}\"`", value.escape_debug())),
    };
    let help = probably.map_or(help, |probably| format!("write `{probably}`"));
    Diagnostic::new(&VALUE, message, place, format!("expected {expected}, found {found}"))
        .help(help)
}

/// A prop that an envelope declares for nothing.
pub(crate) fn unused_prop(
    prop: &str,
    envelope: &str,
    near: Option<&str>,
    place: Place,
) -> Diagnostic {
    let message = format!("envelope `{envelope}` declares prop `{prop}` but does not use it");
    let otherwise = format!("add `$props.{prop}|opt` to the body, or remove the declaration");
    Diagnostic::new(&UNUSED, message, place, "has no effect").help(did_you_mean(near, &otherwise))
}

/// A key of `by_status` that is not an error status.
pub(crate) fn by_status(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is not the status of an error", text.escape_debug());
    Diagnostic::new(&BY_STATUS, message, place, "expected 400 to 599")
        .help("write a status from 400 to 599, as in `by_status: { 404: not_found }`")
}

/// A prop with values of two types.
pub(crate) fn mixed(
    prop: &str,
    (found, first): (&str, &str),
    place: Place,
    at: Place,
) -> Diagnostic {
    let message = format!("prop `{prop}` is {found} here and {first} in another error");
    Diagnostic::new(&MIXED, message, place, format!("{found} here"))
        .label(at, format!("{first} here"))
        .help("write both as numbers, without quotes, or both as texts, in quotes")
}

/// A prop that no envelope uses, with the number of its errors.
pub(crate) fn never_sent(prop: &str, errors: usize, place: Place) -> Diagnostic {
    let message = format!("no response sends prop `{prop}`");
    let diagnostic = Diagnostic::new(&NEVER_SENT, message, place, "in no envelope");
    let diagnostic = match errors {
        1 => diagnostic,
        _ => diagnostic.note(format!("{errors} errors have it")),
    };
    diagnostic.help(format!(
        "write `$props.{prop}` in the body or a header of an envelope, or remove the prop"
    ))
}

/// A prop that is almost one of the envelope's.
pub(crate) fn misspelt(prop: &str, near: &str, envelope: &str, place: Place) -> Diagnostic {
    let message = format!("envelope `{envelope}` does not send prop `{}`", prop.escape_debug());
    Diagnostic::new(&MISSPELT, message, place, "has no effect on the body")
        .help(format!("did you mean `{near}`?"))
}

/// Field errors without a place in the body.
pub(crate) fn fields<'n>(envelopes: impl Iterator<Item = &'n str>, place: Place) -> Diagnostic {
    let message = format!("the body has no place for field errors in {}", list(envelopes));
    Diagnostic::new(&FIELDS, message, place, "never sent")
        .help("choose an envelope with `$each: fields`, or remove the param of type `fields`")
}
