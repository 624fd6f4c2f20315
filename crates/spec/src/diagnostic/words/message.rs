//! EB04: texts of one occurrence.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    UNKNOWN_PARAM = "EB0401" "unknown-param" Error:
        "A placeholder, an example or `retry` names a param that the entry (or the case, or the field error) does not have.";
    UNBALANCED = "EB0402" "unbalanced-brace" Error:
        "In the text of an occurrence braces enclose the name of a param. A brace that is meant as text is doubled: `{{` and `}}`.";
    PLACEHOLDER = "EB0403" "bad-placeholder" Error:
        "Braces contain the name of a param and nothing else: `{balance}`. Braces that are meant as text are doubled.";
    FORMATTER = "EB0404" "unknown-formatter" Error:
        "A value has one text, the same in every language: there are no formatters such as `number` or `date`, and no `plural`, \
         `select` or `present`. If the wording depends on what happened, give the entry `cases`, each with its own `detail`.";
    INTERNAL = "EB0405" "internal-param-in-text" Error:
        "A param with `visibility: internal` is for logs: it never appears in a text, a body or a header.";
    OPTIONAL = "EB0406" "optional-param-in-text" Error:
        "An optional param may be absent, which would leave a gap in the text. Make the param required, or give the \
         occurrence without it its own case.";
    FIELDS = "EB0407" "fields-param-in-text" Error:
        "A param of type `fields` is a list of field errors. It has no text; envelopes place it with `$fields`. A param of type `json` has \
         no text either.";
    NO_PARAMS = "EB0408" "unknown-uri-variable" Error:
        "A `type_uri` is fixed when the catalog is built, so it has only static facts: `{code}`, `{group}`, `{number}`, `{catalog}` \
         and `{docs_url}`.";
    AS_TEXT = "EB0421" "placeholder-sent-as-text" Warning:
        "Only the `detail` of an error or a case and the `message` of a field error take params, written `{name}`. Other texts are the \
         same in every occurrence, so `{name}` in them is sent as it is; if that is meant, write it as code, in backticks. In a \
         `detail`, `{{name}}` and `$name` are text, and `${name}` is a value after a dollar sign. In an envelope, variables are \
         `$name` and `${name}`; `{name}` is text.";
    UNSENT = "EB0422" "detail-not-sent" Warning:
        "A 5xx sends neither its detail nor its params, because they may reveal what happened inside the server. \
         `expose: true` sends them; `expose: false` keeps them in the logs.";
    TOO_LONG = "EB0423" "filled-in-text-too-long" Error:
        "A text is filled in with the values of each example. The values in one text have at most 64 KiB, and all texts of all \
         examples of a catalog at most 64 MiB: more fits neither a response nor a page.";
}

/// A placeholder in a text that takes no params; only Markdown has code.
pub(crate) fn placeholder_as_text(inner: &str, is_markdown: bool, place: Place) -> Diagnostic {
    let message = format!("`{{{inner}}}` is sent as it is here: only `detail` takes params");
    let code = if is_markdown { ", or put it in backticks if it is meant literally" } else { "" };
    Diagnostic::new(&AS_TEXT, message, place, "not filled in")
        .help(format!("move what differs between occurrences to `detail`{code}"))
}

/// The name of a variable in braces, in an envelope.
pub(crate) fn braces_in_envelope(
    name: &str,
    variable: &str,
    is_whole: bool,
    place: Place,
) -> Diagnostic {
    let message = format!("`{{{name}}}` is sent as it is in an envelope");
    let variable = if is_whole { format!("${variable}") } else { format!("${{{variable}}}") };
    Diagnostic::new(&AS_TEXT, message, place, "not filled in")
        .help(format!("write `{variable}` for the value"))
}

/// A dollar sign before a placeholder.
pub(crate) fn dollar(name: &str, place: Place) -> Diagnostic {
    let message = format!("`${{{name}}}` is sent as the value after a `$`");
    Diagnostic::new(&AS_TEXT, message, place, "the `$` is text").help(format!(
        "write `{{{name}}}` for the value, or `USD {{{name}}}` for an amount of money"
    ))
}

/// A dollar sign before the name of a param.
pub(crate) fn dollar_name(name: &str, place: Place) -> Diagnostic {
    let message = format!("`${name}` is sent as it is");
    Diagnostic::new(&AS_TEXT, message, place, "not filled in")
        .help(format!("write `{{{name}}}` for the value"))
}

/// The name of a param in doubled braces.
pub(crate) fn doubled_braces(name: &str, place: Place) -> Diagnostic {
    let message = format!("`{{{{{name}}}}}` is sent as `{{{name}}}`");
    Diagnostic::new(&AS_TEXT, message, place, "not filled in")
        .help(format!("write `{{{name}}}` for the value"))
}

/// A 5xx with a detail or params, without `expose`.
pub(crate) fn unsent(what: &str, place: Place) -> Diagnostic {
    let message = format!("the response of a 5xx leaves out {what}");
    Diagnostic::new(&UNSENT, message, place, "only in logs")
        .help("add `expose: true` to send them, or `expose: false` to keep them in the logs")
}

/// A text that its examples make too long.
pub(crate) fn too_long(length: usize, most: usize, place: Place) -> Diagnostic {
    let message =
        format!("the values in this text have {length} bytes, but at most {most} are allowed");
    Diagnostic::new(&TOO_LONG, message, place, "too long with the values of an example")
        .help("shorten the example of a param, or use the param less often")
}

/// Texts that are too long together.
pub(crate) fn too_long_together(length: usize, most: usize, place: Place) -> Diagnostic {
    let message = format!(
        "filled in, the texts of all examples have {length} bytes, but at most {most} are allowed"
    );
    Diagnostic::new(&TOO_LONG, message, place, "the longest are of this entry")
        .help("shorten the values of the examples, or give fewer examples")
}

/// A wording that depends on a value.
pub(crate) fn choice(keyword: &str, place: Place) -> Diagnostic {
    let message = format!("a text has no `{keyword}`");
    Diagnostic::new(&FORMATTER, message, place, "one wording for all values").help(
        "give each wording a case of its own under `cases`, or write one that fits every value",
    )
}

/// A name that no param has; `known` are the names of the params.
pub(crate) fn unknown_param(
    name: &str,
    near: Option<&str>,
    known: &[&str],
    place: Place,
) -> Diagnostic {
    let otherwise = match known {
        [] => "declare it under `params`, or correct the name".to_owned(),
        known => format!("declare it under `params`, or use {}", list(known.iter().copied())),
    };
    Diagnostic::new(
        &UNKNOWN_PARAM,
        format!("unknown param `{}`", name.escape_debug()),
        place,
        "not a param",
    )
    .help(did_you_mean(near, &otherwise))
}

/// A placeholder with a name that no param has.
pub(crate) fn unknown_placeholder(name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let braces = format!("{{{{{name}}}}}");
    let otherwise = format!(
        "declare it under `params`, correct the name, or write `{braces}` where braces are meant"
    );
    unknown_param(name, near, &[], place).help(did_you_mean(near, &otherwise))
}

/// Placeholders of a translation, with the place of each, whose names its source does not have, which has these.
pub(crate) fn unknown_in_translation(
    unknown: Vec<(&str, Place)>,
    near: Option<&str>,
    names: &[&str],
) -> Option<Diagnostic> {
    let names: Vec<_> = names.iter().map(|name| format!("{{{name}}}")).collect();
    let near = near.map(|near| format!("{{{near}}}"));
    let help = match names.as_slice() {
        [] => "remove the braces: the source of this text names no params".to_owned(),
        [only] => format!("write `{only}`"),
        _ => {
            let known = format!("write one of {}", list(names.iter().map(String::as_str)));
            did_you_mean(near.as_deref(), &known)
        }
    };
    let mut unknown = unknown.into_iter();
    let (name, place) = unknown.next()?;
    let first = unknown_param(name, None, &[], place);
    let others = unknown.map(|(_, place)| place);
    Some(others.fold(first, |first, place| first.label(place, "nor is this")).help(help))
}

/// Placeholders of a text that has no params at all: their names, the place of the first, those of the others.
pub(crate) fn no_params(names: &[&str], first: Place, others: Vec<Place>) -> Diagnostic {
    let message = format!("unknown params {}", list(names.iter().copied()));
    let declared: Vec<_> = names.iter().map(|name| format!("{name}: string")).collect();
    let diagnostic = Diagnostic::new(&UNKNOWN_PARAM, message, first, "not a param");
    let others = others.into_iter();
    others
        .fold(diagnostic, |diagnostic, place| diagnostic.label(place, "not a param"))
        .help(format!("declare them, as in `params: {{ {} }}`", declared.join(", ")))
}

/// A brace without its partner.
pub(crate) fn unbalanced(brace: char, place: Place) -> Diagnostic {
    let message = format!("unmatched `{brace}`");
    Diagnostic::new(&UNBALANCED, message, place, "no matching brace")
        .help(format!("write `{brace}{brace}` for a brace, or complete the placeholder"))
}

/// Braces around something that isn't a name. `name` is the one that was meant.
pub(crate) fn placeholder(name: Option<&str>, place: Place) -> Diagnostic {
    Diagnostic::new(&PLACEHOLDER, "not a placeholder", place, "not the name of a param")
        .help(instead_of_braces(name))
}

/// A formatter that does not exist; `name` is what it is applied to, if that is known.
pub(crate) fn formatter(name: Option<&str>, formatter: &str, place: Place) -> Diagnostic {
    let message = format!("unknown formatter `{}`", formatter.escape_debug());
    Diagnostic::new(&FORMATTER, message, place, "not part of the format")
        .help(instead_of_braces(name))
}

fn instead_of_braces(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("write `{{{name}}}`"),
        None => "write the name of a param, or `{{` and `}}` for braces".to_owned(),
    }
}

/// An internal param that would be sent.
pub(crate) fn internal(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &INTERNAL,
        format!("param `{name}` is internal"),
        place,
        "would be sent to callers",
    )
    .help("remove it from the text, or make the param public")
}

/// An optional param in a text, which may leave a gap.
pub(crate) fn optional(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&OPTIONAL, format!("param `{name}` is optional"), place, "may be absent")
        .help("make the param required, or give the text without it a case of its own")
}

/// A list of field errors, which has no text.
pub(crate) fn fields(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &FIELDS,
        format!("param `{name}` is a list of field errors"),
        place,
        "has no text",
    )
    .help("remove it from the text")
}

/// JSON in a text.
pub(crate) fn json(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&FIELDS, format!("param `{name}` is JSON"), place, "has no text")
        .help("remove it from the text, or add a param of another type for the text")
}

/// A variable that a URI does not know.
pub(crate) fn uri_variable(name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("unknown variable `{{{}}}` in `type_uri`", name.escape_debug());
    let known = "write one of `{code}`, `{group}`, `{number}`, `{catalog}`, `{docs_url}`";
    let near = near.map(|near| format!("{{{near}}}"));
    Diagnostic::new(&NO_PARAMS, message, place, "unknown")
        .help(did_you_mean(near.as_deref(), known))
}

/// `{docs_url}` in a catalog without one.
pub(crate) fn no_docs_url(place: Place) -> Diagnostic {
    Diagnostic::new(&NO_PARAMS, "the catalog has no `docs_url`", place, "has no value")
        .help("add `docs_url:`, or write the address out")
}
