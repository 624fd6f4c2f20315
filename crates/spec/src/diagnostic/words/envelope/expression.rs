//! EB05: what a body is made of.

use crate::diagnostic::words::first_of;
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

pub(super) static UNKNOWN_VARIABLE: DiagnosticKind = DiagnosticKind {
    id: "EB0502",
    name: "unknown-variable",
    severity: DiagnosticSeverity::Error,
    explanation: "A `$name` of an envelope is one of the known variables, a `$params.name` that an entry with this envelope \
                  declares, a `$props.name` that one has, or `$ctx.name` for what the application says. A dollar sign is \
                  written `$$`.",
};

/// The number of variables that are listed.
const SHOWN: usize = 60;

/// A variable that does not exist; `known` are those that are in reach.
pub(crate) fn unknown_variable(
    name: &str,
    place: Place,
    nearest: Option<&str>,
    known: &[String],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_VARIABLE,
        format!("unknown variable `${name}`"),
        place,
        "used here",
    );
    let diagnostic = if known.is_empty() {
        diagnostic
    } else {
        let known: Vec<_> = known.iter().map(|known| format!("${known}")).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        diagnostic.note(format!("the variables here are {}", first_of(SHOWN, &known)))
    };
    diagnostic.help(match nearest {
        Some(nearest) => format!("did you mean `${nearest}`?"),
        None if matches!(name, "ctx" | "props") => format!("add the name: `${name}.name`"),
        None if known.is_empty() => "declare it at the errors that use the envelope".to_owned(),
        None => "use one of the variables, or write `$$` for a dollar sign".to_owned(),
    })
}

pub(super) static UNKNOWN_CONSTRUCT: DiagnosticKind = DiagnosticKind {
    id: "EB0503",
    name: "unknown-construct",
    severity: DiagnosticSeverity::Error,
    explanation: "A key of a body that begins with a dollar sign is one of `$when`, `$unless`, `$each`, `$group`, `$chain` and \
                  `$merge`. \
                  A member whose name begins with a dollar sign is written with two.",
};

/// A key with a dollar sign that means nothing.
pub(crate) fn unknown_construct(key: &str, place: Place, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_CONSTRUCT,
        format!("unknown construct `{key}`"),
        place,
        "used here",
    );
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help(format!("write `${key}` if a member has this name")),
    }
}

pub(super) static UNKNOWN_FILTER: DiagnosticKind = DiagnosticKind {
    id: "EB0504",
    name: "unknown-filter",
    severity: DiagnosticSeverity::Error,
    explanation: "The filters are `opt`, `or(…)`, `string`, `strings`, `list`, `upper`, `snake`, `kebab`, `pascal`, `camel`, \
                  `camel_or_pascal` (which leaves codes in PascalCase alone) and `ascii`.",
};

/// A filter that does not exist.
pub(crate) fn unknown_filter(
    name: &str,
    place: Place,
    (nearest, value): (Option<&str>, Option<&str>),
    filters: &[&str],
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&UNKNOWN_FILTER, format!("unknown filter `{name}`"), place, "used here");
    match (nearest, value) {
        (Some("or"), value) => {
            diagnostic.help(format!("did you mean `or({})`?", value.unwrap_or("none")))
        }
        (Some(nearest), _) => diagnostic.help(format!("did you mean `{nearest}`?")),
        (None, _) => diagnostic.help(format!("use one of `{}`", filters.join("`, `"))),
    }
}

pub(super) static FILTER_TYPE: DiagnosticKind = DiagnosticKind {
    id: "EB0505",
    name: "filter-on-wrong-type",
    severity: DiagnosticSeverity::Error,
    explanation: "A filter fits some values only: `upper`, `snake`, `kebab`, `pascal` and `camel` static names, `ascii` texts, `strings` \
                  the params, `or` and `string` single values. A text contains single values, without `list`. One filter \
                  changes the spelling, or `snake|upper` together.",
};

/// A filter that does not fit, or a value that has no text.
pub(crate) fn filter_type(message: String, place: Place, is: &str) -> Diagnostic {
    Diagnostic::new(&FILTER_TYPE, message, place, is)
        .help("remove the filter, or use another value")
}

pub(super) static ITEM_OUTSIDE: DiagnosticKind = DiagnosticKind {
    id: "EB0506",
    name: "item-outside-list",
    severity: DiagnosticSeverity::Error,
    explanation: "`$it` is the item of a list: it has a meaning inside `as` of `$each`, `$group` and `$chain`, and in `by`. \
                  `$next` is the next cause, inside `as` of `$chain`.",
};

/// `$it` outside of an item.
pub(crate) fn item_outside(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &ITEM_OUTSIDE,
        format!("`${name}` is outside of `$each` and `$group`"),
        place,
        "there is no item here",
    )
    .help("move it into `as` of an `$each` or `$group`")
}

/// `$next` where nothing is nested.
pub(crate) fn next_outside(place: Place) -> Diagnostic {
    Diagnostic::new(&ITEM_OUTSIDE, "`$next` is outside of `$chain`", place, "nothing is next here")
        .help("move it into `as` of a `$chain`")
}

pub(super) static MAY_BE_ABSENT: DiagnosticKind = DiagnosticKind {
    id: "EB0507",
    name: "variable-may-be-absent",
    severity: DiagnosticSeverity::Error,
    explanation: "Every variable of a body has a value, or the body says what happens without one: `$name|opt` leaves the member \
                  out, `$name|or(text)` writes something else, `$when: name` asks. What depends on the request (`instance`, \
                  `trace_id`, `timestamp`, `retry_after`, `ctx.*`) can always be absent. The detail, the params and the field \
                  errors of a 5xx are not sent, unless its entry says `expose: true`.",
};

/// A variable without a value for some occurrence; `because` says why, `entry` which entry is at fault, before the others.
pub(crate) fn may_be_absent(
    name: &str,
    (because, others): (&str, &[&str]),
    place: Place,
    entry: Option<(Place, &str)>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &MAY_BE_ABSENT,
        format!("`${name}` may be absent: {because}"),
        place,
        "needs a value in every case",
    );
    let diagnostic = match entry {
        Some((place, text)) => diagnostic.label(place, text),
        None => diagnostic,
    };
    // These are the catalog's to give; without a request they are absent for every entry alike.
    let each = if others.is_empty() { "to it" } else { "to each of them" };
    let first = match (name, name.split_once('.')) {
        ("type_uri" | "docs_url", _) => "add `docs_url` to catalog.yaml, ".to_owned(),
        ("number", _) => format!("add `number` {each}, "),
        (_, Some(("props", prop))) => format!("add `props: {{ {prop}: … }}` {each}, "),
        _ => String::new(),
    };
    let diagnostic = match others {
        [] => diagnostic,
        others => diagnostic.note(format!("the same holds for {}", first_of(10, others))),
    };
    diagnostic
        .help(format!("{first}write `${name}|opt` to leave the member out, or `${name}|or(…)`"))
}

pub(super) static EXPRESSION: DiagnosticKind = DiagnosticKind {
    id: "EB0514",
    name: "malformed-expression",
    severity: DiagnosticSeverity::Error,
    explanation: "A whole value is `$name` with filters, such as `$detail|opt`. Inside a text it is `${name}`. A dollar sign is \
                  written `$$`.",
};

/// A text that cannot be read.
pub(crate) fn expression(message: String, place: Place, help: &str) -> Diagnostic {
    Diagnostic::new(&EXPRESSION, message, place, "not understood").help(help)
}

pub(super) static CONSTRUCT: DiagnosticKind = DiagnosticKind {
    id: "EB0515",
    name: "malformed-construct",
    severity: DiagnosticSeverity::Error,
    explanation: "The constructs are `{$when: name, then: …, else: …}`, `{$unless: name, then: …, else: …}`, `{$each: fields, \
                  as: …}` (or `errors`, or `causes`), `{$group: fields, by: $it.name, as: …}`, `{$chain: causes, as: …}` and \
                  `$merge: …` with an object or `$params`.",
};

/// A construct with a part that is missing, or wrong, or too many.
pub(crate) fn construct(message: String, place: Place, help: &str) -> Diagnostic {
    Diagnostic::new(&CONSTRUCT, message, place, "in this construct").help(help)
}
