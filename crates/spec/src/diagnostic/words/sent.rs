//! EB0715 upward: what envelopes make of what an entry says.

use super::{list, meant};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    VALUE = "EB0715" "bad-prop-value" Error:
        "An envelope lists under `props` which values a prop may have, because those who read its bodies know no others.";
    MISSPELT = "EB0716" "misspelt-prop" Warning:
        "An entry may have props that no envelope sends. One that is almost called as a prop that the envelope sends is a slip: the body has the \
         default in its place.";
    FIELDS = "EB0717" "fields-not-sent" Warning:
        "An error has field errors, and its envelope has no place for them: no client gets to see them. Envelopes name them with `$each: fields`.";
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
    Diagnostic::new(&VALUE, message, place, "not one of its values").help(meant(near, &allowed))
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
