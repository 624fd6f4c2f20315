//! EB0707 upward: how the published pages look.

use super::did_you_mean;
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};
use crate::site_words;

/// The kinds of this group.
pub(crate) static KINDS: &[&DiagnosticKind] = &[&LOGO, &COLOUR, &CONTRAST, &SOURCE, &WORD];

static LOGO: DiagnosticKind = DiagnosticKind {
    id: "EB0707",
    name: "bad-logo",
    severity: DiagnosticSeverity::Error,
    explanation: "The logo is an SVG file in the catalog's folder, at most 64 KiB. It is published as it is, so it holds shapes and text and \
                  nothing else: no scripts, event handlers, style sheets, foreign objects, pictures, addresses, or entities other than XML's \
                  own five. It is well-formed XML. Drawing programs save such a file as \"plain\" or \"optimised\" SVG.",
};

static COLOUR: DiagnosticKind = DiagnosticKind {
    id: "EB0708",
    name: "bad-colour",
    severity: DiagnosticSeverity::Error,
    explanation: "A colour is written as `#rgb` or `#rrggbb`, with hexadecimal digits and in quotes, as `#` begins a comment in YAML.",
};

static CONTRAST: DiagnosticKind = DiagnosticKind {
    id: "EB0709",
    name: "low-contrast",
    severity: DiagnosticSeverity::Error,
    explanation: "Links have the accent colour, so it has to stand out from what is behind them: a contrast of at least 4.5 to 1 (WCAG 2.2, success \
                  criterion 1.4.3). `accent` is for the light pages and is dark; `accent_dark` is for the dark pages and is light.",
};

static SOURCE: DiagnosticKind = DiagnosticKind {
    id: "EB0710",
    name: "bad-source-pattern",
    severity: DiagnosticSeverity::Error,
    explanation: "`source` of `site` is the address at which the catalog's files can be read. `{file}` is the path of a file below the \
                  catalog's folder, `{line}` the line on which an error begins.",
};

static WORD: DiagnosticKind = DiagnosticKind {
    id: "EB0711",
    name: "bad-site-word",
    severity: DiagnosticSeverity::Error,
    explanation: site_words::EXPLANATION,
};

/// A logo that is not there.
pub(crate) fn no_logo(path: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("missing picture `{}`", path.escape_debug());
    Diagnostic::new(&LOGO, message, place, "no such file in the catalog's folder")
        .help(did_you_mean(near, "put an SVG file next to catalog.yaml and name it here"))
}

/// A logo that may do more than be seen.
pub(crate) fn logo(path: &str, why: &str, help: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` cannot be the logo", path.escape_debug());
    Diagnostic::new(&LOGO, message, place, why).help(help)
}

/// An invalid colour.
pub(crate) fn colour(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is not a colour that can be used", text.escape_debug());
    Diagnostic::new(&COLOUR, message, place, "not `#rgb` or `#rrggbb`")
        .help("write it with hexadecimal digits, such as `\"#0b5a6b\"`")
}

/// A colour that cannot be read; `pages` are `light` or `dark`.
pub(crate) fn contrast(
    text: &str,
    contrast: f64,
    pages: &str,
    background: &str,
    place: Place,
) -> Diagnostic {
    // Cut, not rounded: 4.499 is not enough.
    let contrast = (contrast * 100.0).floor() / 100.0;
    let message = format!("links in `{text}` cannot be read on the {pages} pages");
    let label = format!("{contrast:.2} to 1 on `{background}`, less than 4.5");
    let other = if pages == "light" { "darker" } else { "lighter" };
    Diagnostic::new(&CONTRAST, message, place, label).help(format!("choose a {other} colour"))
}

/// A pattern that makes no addresses of files.
pub(crate) fn source(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&SOURCE, "`source` does not make addresses of files", place, why)
        .help("write an address such as `https://example.com/blob/main/{file}#L{line}`")
}

/// A part of the pattern that it does not know.
pub(crate) fn source_variable(name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("unknown variable `{{{}}}` in `source`", name.escape_debug());
    Diagnostic::new(&SOURCE, message, place, "unknown placeholder")
        .help(did_you_mean(near, "write `{file}` or `{line}`"))
}

/// A word that the pages do not have.
pub(crate) fn word(name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("unknown word `{}`", name.escape_debug());
    Diagnostic::new(&WORD, message, place, "not a word of the pages")
        .help(did_you_mean(near, "see `errbook explain EB0711` for the words"))
}

/// A word that has lost a placeholder.
pub(crate) fn placeholder(placeholder: &str, place: Place) -> Diagnostic {
    let message = format!("this word lacks `{placeholder}`");
    Diagnostic::new(&WORD, message, place, "says less than it should")
        .help(format!("put `{placeholder}` where the number belongs"))
}
