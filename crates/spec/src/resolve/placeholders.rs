//! Placeholders in texts without params.

use std::collections::BTreeSet;
use std::ops::Range;

use super::place_ref::PlaceRef;
use super::text::{is_digits, is_param_name};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::message;

/// Reports `{name}` and `{0}` in a text that takes no params. Code is left alone; a text without code has no ranges.
pub(super) fn report(
    text: &str,
    code: Option<&[Range<usize>]>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (inner, range) in braced(text) {
        let ranges = code.unwrap_or_default();
        let next = ranges.partition_point(|code| code.end <= range.start);
        let is_code = ranges.get(next).is_some_and(|code| code.start <= range.start);
        let is_number = is_digits(inner);
        let before = &text[..range.start];
        // `[A-Z]{3}` is a pattern.
        let is_repeat = before.ends_with(|c: char| c.is_alphanumeric() || ")].".contains(c));
        // `/orders/{id}` is a path, `HEAD@{1}` a revision, `\frac{a}{b}` a command.
        let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let is_path = word.contains("://")
            || word.trim_start_matches(['(', '"', '\'', '<', '[']).starts_with('/');
        let is_notation = is_path || word.contains('\\') || before.ends_with('@');
        let is_meant = is_code || is_notation || (is_number && is_repeat);
        if !is_meant {
            diagnostics.push(message::placeholder_as_text(inner, code.is_some(), at.within(range)));
        }
    }
}

/// Reports other notations for `{name}` in a text that takes params: `{{name}}`, `${name}` and `$name`.
pub(super) fn report_others<'p>(
    text: &str,
    names: impl Iterator<Item = &'p str>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    if !text.contains("{{") && !text.contains('$') {
        return;
    }
    let names: BTreeSet<&str> = names.collect();
    for (inner, range) in braced(text).filter(|(inner, _)| names.contains(inner)) {
        let before = &text[..range.start];
        let is_doubled = before.ends_with('{') && text[range.end..].starts_with('}');
        // `{{{name}}}` is the value in braces.
        if is_doubled && !before.ends_with("{{") {
            let range = range.start - 1..range.end + 1;
            diagnostics.push(message::doubled_braces(inner, at.within(range)));
        }
        if before.ends_with('$') {
            diagnostics.push(message::dollar(inner, at.within(range.start - 1..range.end)));
        }
    }
    for (start, _) in text.match_indices('$') {
        let name = word(&text[start + 1..]);
        // `$5` is a price.
        if names.contains(name) && !is_digits(name) {
            let place = at.within(start..start + 1 + name.len());
            diagnostics.push(message::dollar_name(name, place));
        }
    }
}

/// Returns the letters, digits and underscores at the start of a text.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Returns the parts in braces that can be a name or a number; ranges include the braces.
fn braced(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    text.match_indices('{').filter_map(|(start, _)| {
        let rest = &text[start + 1..];
        let inner = word(rest);
        let end = start + inner.len() + 2;
        (rest[inner.len()..].starts_with('}') && is_param_name(inner))
            .then_some((inner, start..end))
    })
}

#[cfg(test)]
mod tests {
    use super::braced;

    #[test]
    fn names_and_numbers_in_braces() {
        let found: Vec<_> = braced("{a} {{b_1}} {0} {} {a b} {c {d}").collect();
        assert_eq!(found, [("a", 0..3), ("b_1", 5..10), ("0", 12..15), ("d", 28..31)]);
    }
}
