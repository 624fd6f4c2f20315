//! Placeholders where none are filled in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::spot::Spot;
use super::text::is_param_name;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::message;
use crate::document::EntryDecl;

/// Returns the names of all params of an entry, its cases and its field errors.
pub(super) fn names(decl: &EntryDecl) -> BTreeSet<&str> {
    let cases = decl.cases.iter().map(|(_, case)| &case.params);
    let issues = decl.field_errors.iter().map(|(_, issue)| &issue.params);
    let params = std::iter::once(&decl.params).chain(cases).chain(issues);
    params.flatten().map(|(name, _)| name.as_str()).collect()
}

/// Reports `{name}`, where that is a param, and `{0}` in a text that takes no params. What is code is meant as it is.
pub(super) fn report(
    text: &str,
    code: &[Range<usize>],
    names: &BTreeSet<&str>,
    at: &Spot<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (inner, range) in braced(text) {
        let next = code.partition_point(|code| code.end <= range.start);
        let is_code = code.get(next).is_some_and(|code| code.start <= range.start);
        let is_number = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
        let before = &text[..range.start];
        // `[A-Z]{3}` is a pattern.
        let is_repeat = before.ends_with(|c: char| c.is_alphanumeric() || ")].".contains(c));
        let is_meant = is_code || before.ends_with('\\');
        if (names.contains(inner) || (is_number && !is_repeat)) && !is_meant {
            diagnostics.push(message::placeholder_as_text(inner, at.within(range)));
        }
    }
}

/// Reports `{{name}}`, where that is a param, in a text that takes params.
pub(super) fn report_doubled<'p>(
    text: &str,
    names: impl Iterator<Item = &'p str>,
    at: &Spot<'_>,
    diagnostics: &mut Diagnostics,
) {
    if !text.contains("{{") {
        return;
    }
    let names: BTreeSet<&str> = names.collect();
    for (inner, range) in braced(text) {
        let is_doubled = text[..range.start].ends_with('{') && text[range.end..].starts_with('}');
        // `{{{name}}}` is the value in braces.
        let is_tripled = text[..range.start].ends_with("{{");
        if is_doubled && !is_tripled && names.contains(inner) {
            let range = range.start - 1..range.end + 1;
            diagnostics.push(message::doubled_braces(inner, at.within(range)));
        }
    }
}

/// Returns what is between braces, with no brace in it, if it can be a name or a number; ranges include the braces.
fn braced(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    text.match_indices('{').filter_map(|(start, _)| {
        let rest = &text[start + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let inner = &rest[..end];
        let is_name = is_param_name(inner) || inner.bytes().all(|byte| byte.is_ascii_digit());
        (rest[end..].starts_with('}') && is_name).then_some((inner, start..start + end + 2))
    })
}

#[cfg(test)]
mod tests {
    use super::braced;

    #[test]
    fn names_and_numbers_in_braces() {
        let found: Vec<_> = braced("{a} {{b_1}} {0} {} {a b} {c {d}").collect();
        assert_eq!(
            found,
            [("a", 0..3), ("b_1", 5..10), ("0", 12..15), ("", 16..18), ("d", 28..31)]
        );
    }
}
