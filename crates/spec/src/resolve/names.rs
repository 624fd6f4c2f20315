//! Rust names.

use std::collections::BTreeMap;

use super::draft::{Draft, GroupDraft, Resolver};
use super::name_words::{snake, upper_camel};
use super::place_ref::PlaceRef;
use super::text::{LONGEST_NAME, is_digits};
use crate::diagnostic::words::identity;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::CodeStyle;

const GIVE_RUST_NAME: &str = "set `rust_name` to another name in one of them";

/// Names the modules of the groups and the variants of the entries.
pub(super) fn give(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    for group in &resolver.groups {
        if is_unescapable(&group.group.module) {
            let at = PlaceRef::File(group.file);
            let (help, place) = ("choose another name for the group", at.key("group").value());
            diagnostics.push(identity::rust_name(&group.group.module, help, place));
        }
    }
    let styles: Vec<_> = resolver.groups.iter().map(GroupDraft::code_style).collect();
    resolver.each(diagnostics, |draft, diagnostics| {
        draft.entry.rust_name = entry_name(draft, styles[draft.entry.group], diagnostics);
    });
    for group in &resolver.groups {
        let drafts = &resolver.drafts[group.group.first..group.group.first + group.group.len];
        unique(drafts, diagnostics);
    }
}

/// Reports entries of one group with the same variant or type.
fn unique(drafts: &[Draft<'_>], diagnostics: &mut Diagnostics) {
    let mut variants = TakenNames::default();
    let mut types = TakenNames::default();
    for (i, draft) in drafts.iter().enumerate() {
        let name = &draft.entry.rust_name;
        // A duplicate code is already reported.
        let mut take = |taken: &mut TakenNames, name: String| match taken.take(&name, i) {
            Some(first) if drafts[first].code != draft.code => {
                let (again, first) = (draft.place().name(), drafts[first].place().name());
                diagnostics.push(identity::rust_collision(&name, GIVE_RUST_NAME, again, first));
                false
            }
            _ => true,
        };
        if name.is_empty() || !take(&mut variants, name.clone()) {
            continue;
        }
        let base = name.strip_suffix("Error").unwrap_or(name);
        if !draft.decl.cases.is_empty() {
            take(&mut types, format!("{base}Case"));
        }
        if !draft.decl.field_errors.is_empty() {
            take(&mut types, format!("{base}Issue"));
        }
    }
}

fn entry_name(draft: &Draft<'_>, style: CodeStyle, diagnostics: &mut Diagnostics) -> String {
    let entry = draft.place();
    if let Some(given) = &draft.decl.rust_name {
        return given_name(given, entry.key("rust_name").value(), diagnostics);
    }
    let name = of_code(draft.code, style);
    // A code without letters and digits is a name only by a pattern.
    if is_refused(&name) || (name.is_empty() && !draft.broken) {
        diagnostics.push(identity::rust_name(&name, "set `rust_name`", entry.name()));
        return String::new();
    }
    name
}

/// Returns the Rust name of a code. A name of one word keeps its capitals, and a number has an `E` before it.
fn of_code(code: &str, style: CodeStyle) -> String {
    if let Some(digits) = code.strip_prefix('-')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return format!("EM{digits}");
    }
    let is_name = style.are_names() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let name = match code.get(..1) {
        Some(first) if is_name => first.to_ascii_uppercase() + &code[1..],
        _ => upper_camel(code),
    };
    let has_digit = name.starts_with(|c: char| c.is_ascii_digit());
    if has_digit { format!("E{name}") } else { name }
}

/// Returns the name of a case or field issue; empty if it is refused, which is reported.
pub(super) fn variant_name(
    name: &str,
    given: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> String {
    if let Some(given) = given {
        return given_name(given, at.key("rust_name").value(), diagnostics);
    }
    let rust_name = upper_camel(name);
    if rust_name == "Self" {
        diagnostics.push(identity::rust_name("Self", "set `rust_name`", at.name()));
        return String::new();
    }
    rust_name
}

/// Returns the name of a value of `one_of`; empty if it is refused, which is reported.
pub(super) fn value_name(
    text: &str,
    given: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> String {
    if let Some(given) = given {
        return given_name(given, at.key("rust_name").value(), diagnostics);
    }
    let mut rust_name = upper_camel(text);
    if rust_name.starts_with(|c: char| c.is_ascii_digit()) {
        rust_name.insert(0, 'V');
    }
    if rust_name.is_empty() || is_refused(&rust_name) || rust_name.len() > LONGEST_NAME {
        let help =
            format!("write `{{ value: {text:?}, rust_name: … }}` with a name of your choice");
        diagnostics.push(identity::rust_name(text, &help, at.value()));
        return String::new();
    }
    rust_name
}

/// Returns whether a variant can't have a name: `Self`, or that of the list of all variants.
fn is_refused(name: &str) -> bool {
    matches!(name, "Self" | "ALL")
}

fn given_name(given: &str, place: Place, diagnostics: &mut Diagnostics) -> String {
    let fits = given.starts_with(|c: char| c.is_ascii_uppercase())
        && given.chars().all(|c| c.is_ascii_alphanumeric())
        && !is_refused(given)
        && given.len() <= LONGEST_NAME;
    if !fits {
        let help = "write UpperCamelCase ASCII letters and digits, at most 240, other than `Self` and `ALL`";
        diagnostics.push(identity::rust_name(given, help, place));
        return String::new();
    }
    given.to_owned()
}

/// Returns the name of a field; empty if it is refused, which is reported. A number has a `p` before it.
pub(super) fn field_name(name: &str, place: Place, diagnostics: &mut Diagnostics) -> String {
    let rust_name = if is_digits(name) { format!("p{name}") } else { snake(name) };
    if is_unescapable(&rust_name) {
        diagnostics.push(identity::rust_name(&rust_name, "rename the param", place));
        return String::new();
    }
    rust_name
}

/// Returns whether a name can't be an identifier, not even with `r#` (The Rust Reference, "Raw identifiers").
fn is_unescapable(name: &str) -> bool {
    matches!(name, "self" | "super" | "crate" | "_")
}

/// The taken names, with their owners.
#[derive(Debug, Default)]
pub(super) struct TakenNames(BTreeMap<String, usize>);

impl TakenNames {
    /// Takes a name. Returns the owner if it is already taken.
    pub(super) fn take(&mut self, name: &str, by: usize) -> Option<usize> {
        let first = self.0.get(name).copied();
        if first.is_none() {
            self.0.insert(name.to_owned(), by);
        }
        first
    }
}
