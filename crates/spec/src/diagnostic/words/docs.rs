//! EB07: Markdown and links.

use crate::diagnostic::{Diagnostic, Place};

kinds! {
    HTML = "EB0701" "raw-html" Error:
        "Texts become HTML, Markdown, rustdoc, JSON and terminal output, so they hold no raw HTML. Angle brackets that are meant as \
         text stand in backticks or after a backslash.";
    IMAGE = "EB0702" "image" Error:
        "Texts are also sent in response bodies and printed in terminals, so they hold no images.";
    LINK = "EB0703" "link-not-allowed" Error:
        "A link leads to an `https:`, `http:` or `mailto:` address, to an `#anchor` of the page, or to another error as `code:CODE`.";
    DEPTH = "EB0704" "nested-too-deeply" Error:
        "Lists and emphasis are nested at most 16 deep.";
    AS_TEXT = "EB0705" "markdown-shown-as-text" Warning:
        "Texts know paragraphs, lists, emphasis, inline code, fenced code and links. Headings, block quotes, rules and code by \
         indentation are shown as the text that they are.";
    SEE = "EB0706" "bad-see" Error:
        "`see` lists codes of this catalog and `https` links.";
}

/// HTML in a text.
pub(crate) fn html(place: Place) -> Diagnostic {
    Diagnostic::new(&HTML, "raw HTML is not allowed", place, "would be HTML")
        .help("write it in backticks, or write `\\<` for the angle bracket")
}

/// An image in a text.
pub(crate) fn image(place: Place) -> Diagnostic {
    Diagnostic::new(&IMAGE, "images are not allowed", place, "an image")
        .help("link to it: remove the `!`")
}

/// A link that leads where none may.
pub(crate) fn link(target: &str, place: Place) -> Diagnostic {
    let message = format!("a link cannot lead to `{}`", target.escape_debug());
    Diagnostic::new(&LINK, message, place, "not allowed")
        .help("link to an `https:`, `http:` or `mailto:` address, an `#anchor`, or `code:CODE`")
}

/// Too much inside each other.
pub(crate) fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::new(&DEPTH, "this is nested more than 16 deep", place, "too deep")
        .help("flatten the text")
}

/// Markdown beyond the subset; `what` is such as `a heading`.
pub(crate) fn as_text(what: &str, help: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &AS_TEXT,
        format!("{what} is shown as text"),
        place,
        "not part of the Markdown subset",
    )
    .help(help)
}

/// Something related that is neither code nor link.
pub(crate) fn see(place: Place) -> Diagnostic {
    Diagnostic::new(&SEE, "this is neither a code nor an `https` link", place, "leads nowhere")
        .help("write a code of this catalog, or an address that begins with `https://`")
}
