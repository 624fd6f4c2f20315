//! EB07: Markdown and links.

use crate::diagnostic::{Diagnostic, Place};

kinds! {
    HTML = "EB0701" "raw-html" Error:
        "Texts become HTML, Markdown, rustdoc, JSON and terminal output, so they hold no raw HTML. Write angle brackets that are \
         text in backticks or after a backslash.";
    IMAGE = "EB0702" "image" Error:
        "Texts are also sent in response bodies and printed in terminals, so they hold no images.";
    LINK = "EB0703" "link-not-allowed" Error:
        "A link goes to an `https:`, `http:` or `mailto:` address, to a path such as `/guides/errors` of the site that `docs_url` names, \
         or to another error as `code:CODE` or `#CODE`.";
    DEPTH = "EB0704" "nested-too-deeply" Error:
        "Lists and emphasis are nested at most 16 levels deep.";
    AS_TEXT = "EB0705" "markdown-shown-as-text" Warning:
        "Texts have paragraphs, lists, tables, emphasis, `~~strike~~`, inline code, fenced code and links. Headings, block quotes, rules and code by \
         indentation are shown as plain text.";
    SEE = "EB0706" "bad-see" Error:
        "`see` lists codes of this catalog, `https` links and paths such as `/guides/errors` of the site that `docs_url` names. With a title, a \
         link is written `{ url: \"https://…\", title: … }`.";
    ANCHOR = "EB0713" "unknown-anchor" Error:
        "Texts appear on several pages and in several formats. The anchors that all of them have are the codes, so `#CODE` links to \
         that error, as `code:CODE` does.";
    NO_SITE = "EB0714" "path-without-docs-url" Error:
        "A link to a path such as `/guides/errors` means a page of the site that `docs_url` names.";
}

/// HTML in a text.
pub(crate) fn html(source: &str, place: Place) -> Diagnostic {
    let message = format!("raw HTML is not allowed: {}", excerpt(source));
    Diagnostic::new(&HTML, message, place, "would be HTML")
        .help("write it in backticks, or write `\\<` for the angle bracket")
}

/// An image in a text.
pub(crate) fn image(place: Place) -> Diagnostic {
    Diagnostic::new(&IMAGE, "images are not allowed", place, "an image")
        .help("link to it: remove the `!`")
}

/// A link with a forbidden target.
pub(crate) fn link(target: &str, place: Place) -> Diagnostic {
    let message = format!("a link cannot go to {}", excerpt(target));
    Diagnostic::new(&LINK, message, place, "not allowed")
        .help("link to an `https:`, `http:` or `mailto:` address, a path such as `/guides/errors`, or `code:CODE`")
}

/// A link to an anchor that not all outputs have.
pub(crate) fn anchor(target: &str, place: Place) -> Diagnostic {
    let message = format!("unknown anchor {}", excerpt(target));
    Diagnostic::new(&ANCHOR, message, place, "not the code of an error")
        .help("write `#` and a code of this catalog, or the whole address of a page")
}

/// A link to a path of a site that is not known.
pub(crate) fn no_site(path: &str, place: Place) -> Diagnostic {
    let message = format!("{} needs the `docs_url` of the catalog", excerpt(path));
    Diagnostic::new(&NO_SITE, message, place, "a path of which site?")
        .help("add `docs_url:` to catalog.yaml, or write the whole address")
}

/// Too much inside each other.
pub(crate) fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::new(&DEPTH, "nested more than 16 levels deep", place, "too deep")
        .help("flatten the text")
}

/// Markdown beyond the subset; `what` is such as `a heading`.
pub(crate) fn as_text(source: &str, what: &str, help: &str, place: Place) -> Diagnostic {
    let message = format!("{} is shown as text, not as {what}", excerpt(source));
    Diagnostic::new(&AS_TEXT, message, place, "not part of the Markdown subset").help(help)
}

/// Returns the beginning of what an author wrote, to be named in a message.
fn excerpt(source: &str) -> String {
    const LONGEST: usize = 60;
    let line = source.lines().next().unwrap_or_default();
    let shown: String = line.chars().take(LONGEST).collect();
    let dots = if shown.len() < source.len() { "…" } else { "" };
    format!("`{}{dots}`", shown.escape_debug())
}

/// Something related that is neither code nor link.
pub(crate) fn see(place: Place) -> Diagnostic {
    Diagnostic::new(&SEE, "expected a code, an `https` link or a path", place, "neither a code nor a link")
        .help("write a code of this catalog, an address that begins with `https://`, or a path such as `/guides/errors`")
}

/// An address of something related that cannot be used.
pub(crate) fn see_address(url: &str, why: &str, place: Place) -> Diagnostic {
    let help = if url.trim() == url {
        "correct the address".to_owned()
    } else {
        format!("write it without spaces around it: `{}`", url.trim())
    };
    let message = format!("{} is not an address that can be used", excerpt(url));
    Diagnostic::new(&SEE, message, place, why).help(help)
}
