//! EB0332 upward: sets that extend others.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    UNKNOWN = "EB0332" "unknown-set" Error:
        "`extends` names other sets of the catalog. The set contains all their errors, and in Rust each of them converts to it with `?`.";
    CYCLE = "EB0333" "set-cycle" Error:
        "A set contains all errors of the sets that it extends, so two sets cannot extend each other.";
}

/// A set that is not there.
pub(crate) fn unknown(name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("unknown set `{}`", name.escape_debug());
    Diagnostic::new(&UNKNOWN, message, place, "not in `sets`")
        .help(did_you_mean(near, "name a set of this catalog"))
}

/// Sets that extend each other.
pub(crate) fn cycle(names: &[&str], place: Place) -> Diagnostic {
    let message = match names {
        [name] => format!("set `{name}` extends itself"),
        names => format!("sets extend each other: {}", list(names.iter().copied())),
    };
    Diagnostic::new(&CYCLE, message, place, "comes back to the set")
        .help("remove one of these, and list its codes instead")
}
