//! EB08: headers and retry.

use crate::diagnostic::{Diagnostic, Place};

kinds! {
    HEADER_NAME = "EB0801" "bad-header-name" Error:
        "The name of a header is a token (RFC 9110, section 5.6.2): ASCII letters, digits and some signs, no spaces.";
    HEADER_VALUE = "EB0802" "bad-header-value" Error:
        "The value of a header is one line of visible ASCII (RFC 9110, section 5.5). A line break would begin another header.";
    MANAGED = "EB0803" "managed-header" Error:
        "Some headers follow from the catalog or belong to the connection: `Content-Type` is the envelope's, `Content-Language` the \
         language's, `Retry-After` comes from `retry`, and the server sets `Connection` and similar headers.";
    DUPLICATE = "EB0804" "duplicate-header" Error:
        "Header names are case-insensitive, so write each only once.";
    RETRY = "EB0805" "bad-retry" Error:
        "`retry` is `never`, `after-fix`, `backoff`, or `{after: …}` with a time such as `30s`, `5m`, `1h`, `1d`, or with the name of \
         a param of type `duration`. The time is at least one second and at most 365 days.";
    RETRY_PARAM = "EB0806" "retry-param-type" Error:
        "The param that `retry` names holds the time to wait, so its type is `duration`.";
    CHALLENGE = "EB0807" "no-www-authenticate" Warning:
        "A 401 names at least one way to authenticate in `WWW-Authenticate` (RFC 9110, section 15.5.2), under `headers` of the error \
         or of its envelope. If your API has never sent it, silence the warning with `allow` at the error, or with `lint` for the whole catalog.";
    ALLOW = "EB0808" "no-allow" Warning:
        "A 405 lists the allowed methods in `Allow` (RFC 9110, section 15.5.6), under `headers` of the error or of its \
         envelope. Frameworks send it themselves with what they refuse, so the fallback `method_not_allowed` need not.";
    PROXY_CHALLENGE = "EB0809" "no-proxy-authenticate" Warning:
        "A 407 names at least one way to authenticate in `Proxy-Authenticate` (RFC 9110, section 15.5.8), under `headers` of the \
         error or of its envelope.";
    UPGRADE = "EB0810" "no-upgrade" Warning:
        "A 426 names the protocols that it asks for in `Upgrade` (RFC 9110, section 15.5.22), under `headers` of the error.";
}

/// A name that is not a token.
pub(crate) fn header_name(name: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is not the name of a header", name.escape_debug());
    Diagnostic::new(&HEADER_NAME, message, place, "not a token")
        .help("write letters, digits and `-`")
}

/// A value that is not a line of ASCII.
pub(crate) fn header_value(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&HEADER_VALUE, "a header's value is one line of visible ASCII", place, why)
        .help("remove the character")
}

/// A header that is not the entry's to set.
pub(crate) fn managed(name: &str, help: &str, place: Place) -> Diagnostic {
    let message = format!("an entry cannot set the header `{name}`");
    Diagnostic::new(&MANAGED, message, place, "set elsewhere").help(help)
}

/// A duplicate header.
pub(crate) fn duplicate(name: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate header `{name}`");
    Diagnostic::new(&DUPLICATE, message, again, "again here")
        .label(first, "first here")
        .help("remove one of them")
}

/// A retry that says nothing.
pub(crate) fn retry(why: &str, help: String, place: Place) -> Diagnostic {
    Diagnostic::new(&RETRY, "`retry` does not say when", place, why).help(help)
}

/// A param that is not a time.
pub(crate) fn retry_param(name: &str, place: Place) -> Diagnostic {
    let message = format!("param `{name}` is not of type `duration`");
    Diagnostic::new(&RETRY_PARAM, message, place, "not a time to wait")
        .help("change its type to `duration`")
}

/// A status without the header that belongs to it; `example` is a value of the header.
pub(crate) fn required(status: u16, header: &str, example: &str, place: Place) -> Diagnostic {
    let kind = match status {
        401 => &CHALLENGE,
        405 => &ALLOW,
        407 => &PROXY_CHALLENGE,
        _ => &UPGRADE,
    };
    let message = format!("status {status} requires the header `{header}`");
    let help = format!(
        "add `{header}: {example}` under `headers`, or say why not with `allow: {{ {}: reason }}`",
        kind.id
    );
    Diagnostic::new(kind, message, place, format!("asks for `{header}`")).help(help)
}
