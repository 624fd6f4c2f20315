//! Code in which no generator of sites finds a template.

use errbook_spec::commonmark::escape::{code, fenced, line};

use super::flavour::Flavour;
use crate::push::push;

/// Returns inline code.
pub(crate) fn code_in(flavour: Flavour, text: &str) -> String {
    if flavour.runs_code() && has_template(text) {
        return format!("<code>{}</code>", line(text));
    }
    code(text)
}

/// Returns [`code_in`] for a table cell.
pub(crate) fn code_cell_in(flavour: Flavour, text: &str) -> String {
    if text.contains('|') { line(text) } else { code_in(flavour, text) }
}

/// Returns a block of code.
pub(crate) fn fenced_in(flavour: Flavour, language: &str, text: &str) -> String {
    if !flavour.runs_code() || !has_template(text) {
        return fenced(language, text);
    }
    // A block of HTML that starts with `pre` goes on over empty lines (CommonMark 0.31, section 4.6).
    let mut out = "<pre><code>".to_owned();
    for c in text.trim_end_matches('\n').chars() {
        match c {
            '&' | '<' | '>' | '{' | '}' => push(&mut out, format_args!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push_str("</code></pre>\n");
    out
}

/// Returns whether template languages would read something in a text.
fn has_template(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|start| text.contains(start))
}
