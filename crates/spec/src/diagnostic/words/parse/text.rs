//! EB01: texts without quotes that are probably others than was meant.

use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

pub(super) static CUT_TEXT: DiagnosticKind = DiagnosticKind {
    id: "EB0114",
    name: "text-cut-by-comment",
    severity: DiagnosticSeverity::Warning,
    explanation: "In YAML, a `#` after a blank begins a comment: without quotes, `See issue #12 for more` is the text `See issue`. Put the \
                  text in quotes, or the comment on a line of its own.",
};

pub(super) static UNOPENED_QUOTE: DiagnosticKind = DiagnosticKind {
    id: "EB0120",
    name: "unopened-quote",
    severity: DiagnosticSeverity::Warning,
    explanation: "A text without quotes ends with a quote that nothing in it opens, and the quote is sent with the text.",
};

/// A text that a comment ends; `text` is the text with the comment.
pub(crate) fn cut_text(key: &str, text: &str, place: Place) -> Diagnostic {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let message = "the text ends at ` #`, what follows is a comment";
    Diagnostic::new(&CUT_TEXT, message, place, "a comment, not text")
        .help(format!("put the text in quotes: `{key} \"{text}\"`"))
}

/// A quote at the end of a text that has none at its beginning.
pub(crate) fn unopened_quote(quote: char, place: Place) -> Diagnostic {
    let message = format!("the text ends with a `{quote}` that nothing opens");
    Diagnostic::new(&UNOPENED_QUOTE, message, place, "a part of the text")
        .help(format!("remove the `{quote}`, or add the quote that opens it"))
}
