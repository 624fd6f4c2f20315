//! EB05: envelopes.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

pub(crate) mod expression;
pub(crate) mod reading;

/// The kinds of this group.
pub(crate) static KINDS: &[&DiagnosticKind] = &[
    &UNKNOWN_ENVELOPE,
    &expression::UNKNOWN_VARIABLE,
    &expression::UNKNOWN_CONSTRUCT,
    &expression::UNKNOWN_FILTER,
    &expression::FILTER_TYPE,
    &expression::ITEM_OUTSIDE,
    &expression::MAY_BE_ABSENT,
    &MEMBER_COLLISION,
    &reading::NO_IDENTITY,
    &MEDIA_TYPE,
    &HEADER,
    &FIXED_STATUS,
    &CYCLE,
    &expression::EXPRESSION,
    &expression::CONSTRUCT,
    &BODY,
    &XML,
    &ALIKE,
    &PROP_MISSING,
    &TYPES_DIFFER,
    &reading::NOT_TOLD_APART,
];

static UNKNOWN_ENVELOPE: DiagnosticKind = DiagnosticKind {
    id: "EB0501",
    name: "unknown-envelope",
    severity: DiagnosticSeverity::Error,
    explanation: "`envelope` and `extends` name one of the catalog's `envelopes` or a built-in one.",
};

/// A name that no envelope has.
pub(crate) fn unknown_envelope(
    name: &str,
    place: Place,
    nearest: Option<&str>,
    own: &[&str],
    presets: &[&str],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_ENVELOPE,
        format!("unknown envelope `{name}`"),
        place,
        "named here",
    )
    .note(format!("the built-in envelopes are {}", list(presets.iter().copied())));
    let diagnostic = if own.is_empty() {
        diagnostic
    } else {
        diagnostic.note(format!("`envelopes` of catalog.yaml has {}", list(own.iter().copied())))
    };
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help("declare it under `envelopes` in catalog.yaml"),
    }
}

static MEMBER_COLLISION: DiagnosticKind = DiagnosticKind {
    id: "EB0508",
    name: "member-collision",
    severity: DiagnosticSeverity::Error,
    explanation: "The names in an object are unique, and so are the headers of an envelope. Names collide where \
                  `$merge` adds a member that the object already has; with `$merge: $params`, the name of a public \
                  param of an entry that uses the envelope must not be in the object.",
};

/// A member that an object already has.
pub(crate) fn member_collision(name: &str, again: Place, first: Place) -> Diagnostic {
    Diagnostic::new(
        &MEMBER_COLLISION,
        format!("duplicate `{name}` in one object"),
        again,
        "this one comes second",
    )
    .label(first, "first here")
    .help("rename or remove one of them")
}

/// A param that becomes a member which the object already has.
pub(crate) fn param_collision(
    param: &str,
    code: &str,
    param_at: Place,
    merge: Place,
) -> Diagnostic {
    Diagnostic::new(
        &MEMBER_COLLISION,
        format!("param `{param}` of `{code}` has the name of a member of its envelope"),
        param_at,
        "would become a second member of this name",
    )
    .label(merge, "the params become members here")
    .help("rename the param, or make it internal")
}

/// Params that become members of one object again.
pub(crate) fn params_twice(again: Place) -> Diagnostic {
    Diagnostic::new(
        &MEMBER_COLLISION,
        "the params become members of one object twice",
        again,
        "they are here already",
    )
    .help("keep one `$merge: $params`")
}

static MEDIA_TYPE: DiagnosticKind = DiagnosticKind {
    id: "EB0510",
    name: "invalid-content-type",
    severity: DiagnosticSeverity::Error,
    explanation: "`content_type` is a media type such as `application/problem+json` (RFC 9110, section 8.3.1).",
};

/// An invalid media type.
pub(crate) fn media_type(text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&MEDIA_TYPE, format!("`{text}` is not a media type"), place, "written here")
        .help("write it like `application/json`")
}

static HEADER: DiagnosticKind = DiagnosticKind {
    id: "EB0511",
    name: "invalid-envelope-header",
    severity: DiagnosticSeverity::Error,
    explanation: "The name of a header is a token (RFC 9110, section 5.6.2) and none of those that errbook writes itself; \
                  the text of its value is ASCII without control characters, even if it comes from a prop or from `one_of` of \
                  a param.",
};

/// A header that cannot be sent.
pub(crate) fn header(message: String, place: Place, help: &str) -> Diagnostic {
    Diagnostic::new(&HEADER, message, place, "written here").help(help)
}

static FIXED_STATUS: DiagnosticKind = DiagnosticKind {
    id: "EB0512",
    name: "invalid-http-status",
    severity: DiagnosticSeverity::Error,
    explanation: "`http_status` of an envelope is `real`, for the entry's own status, or a number from 200 to 599 that every \
                  response gets but those whose status `keeps_status` lists.",
};

/// Neither `real` nor a status.
pub(crate) fn fixed_status(text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &FIXED_STATUS,
        format!("`{text}` is not a status that an envelope can fix"),
        place,
        "written here",
    )
    .help("write `real`, or a number from 200 to 599")
}

/// No status where one is kept.
pub(crate) fn kept_status(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{text}` is not a status that an envelope can keep");
    Diagnostic::new(&FIXED_STATUS, message, place, "written here")
        .help("write a number from 200 to 599")
}

/// Kept statuses in an envelope that replaces none.
pub(crate) fn kept_without_fixed(place: Place) -> Diagnostic {
    let message = "`keeps_status` has no effect without `http_status`";
    Diagnostic::new(&FIXED_STATUS, message, place, "kept anyway")
        .help("add `http_status`, such as `http_status: 200`, or remove `keeps_status`")
}

static CYCLE: DiagnosticKind = DiagnosticKind {
    id: "EB0513",
    name: "envelope-cycle",
    severity: DiagnosticSeverity::Error,
    explanation: "An envelope that `extends` another takes over its body, headers and content type. A chain of `extends` \
                  must end.",
};

/// An envelope that extends itself by way of others.
pub(crate) fn cycle(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CYCLE, format!("envelope `{name}` extends itself"), place, "part of the cycle")
        .help("remove one `extends` of the cycle, and declare a `body` there")
}

static BODY: DiagnosticKind = DiagnosticKind {
    id: "EB0516",
    name: "invalid-body",
    severity: DiagnosticSeverity::Error,
    explanation: "An envelope has a `body`, which is an object or a list in every case.",
};

/// A body that is missing, or not an object or list.
pub(crate) fn body(message: String, place: Place) -> Diagnostic {
    Diagnostic::new(&BODY, message, place, "must be an object or a list in every case")
        .help("write a map, as in `body: { code: $code }`")
}

static XML: DiagnosticKind = DiagnosticKind {
    id: "EB0518",
    name: "invalid-xml",
    severity: DiagnosticSeverity::Error,
    explanation: "With `serializer: xml` the body is an object with one member, the root element, whose members are elements. \
                  Names are XML names in ASCII; a member `@name` with a fixed text, before all elements, is an attribute. \
                  `$group` cannot be used in it.",
};

/// A body that cannot be written as XML.
pub(crate) fn xml(message: String, place: Place, help: &str) -> Diagnostic {
    Diagnostic::new(&XML, message, place, "cannot be written as XML").help(help)
}

static ALIKE: DiagnosticKind = DiagnosticKind {
    id: "EB0519",
    name: "envelopes-alike",
    severity: DiagnosticSeverity::Error,
    explanation: "Where the cover lists several envelopes, the `Accept` header of a request chooses by media type. Two of the same \
                  media type cannot be told apart, so the second would never be sent.",
};

/// Two listed envelopes with one media type.
pub(crate) fn same_media_type(
    name: &str,
    media_type: &str,
    again: Place,
    first: (&str, Place),
) -> Diagnostic {
    Diagnostic::new(
        &ALIKE,
        format!("envelopes `{}` and `{name}` have the same content type `{media_type}`", first.0),
        again,
        "would never be sent",
    )
    .label(first.1, "comes first")
    .help("remove one, or give it another `content_type`")
}

static PROP_MISSING: DiagnosticKind = DiagnosticKind {
    id: "EB0520",
    name: "prop-missing",
    severity: DiagnosticSeverity::Error,
    explanation: "With `requires_props: [kind]`, each error that is sent in the envelope must have the prop: \
                  `props: { kind: … }`.",
};

/// An entry without a prop that its envelope requires.
pub(crate) fn prop_missing(
    prop: &str,
    code: &str,
    near: Option<&str>,
    place: Place,
    required: Place,
) -> Diagnostic {
    let add = format!("add `props: {{ {prop}: … }}` to the error");
    Diagnostic::new(
        &PROP_MISSING,
        format!("`{code}` has no prop `{}`", prop.escape_debug()),
        place,
        "its envelope requires the prop",
    )
    .label(required, "required here")
    .help(did_you_mean(near, &add))
}

static TYPES_DIFFER: DiagnosticKind = DiagnosticKind {
    id: "EB0521",
    name: "types-differ",
    severity: DiagnosticSeverity::Warning,
    explanation: "Both branches of a condition produce a member, but of different JSON types, such as a text and an object. Clients in typed \
                  languages cannot read that into one field. Give the two different names, or the same type.",
};

/// A member that is of one type or of another.
pub(crate) fn types_differ(member: Option<&str>, types: (&str, &str), place: Place) -> Diagnostic {
    let what = member.map_or("this".to_owned(), |name| format!("member `{name}`"));
    let (then, otherwise) = types;
    Diagnostic::new(
        &TYPES_DIFFER,
        format!("{what} is {then} in one case and {otherwise} in the other"),
        place,
        "hard for clients to read",
    )
    .help("give them different names, or the same type")
}
