//! Rust names.

use std::collections::BTreeMap;

use super::draft::{Draft, Resolver};
use super::place_ref::PlaceRef;
use super::text::LONGEST_NAME;
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
    let style = resolver.settings.style;
    resolver.each(diagnostics, |draft, diagnostics| {
        draft.entry.rust_name = entry_name(draft, style, diagnostics);
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
    let name = match style {
        CodeStyle::Pascal => draft.code.to_owned(),
        CodeStyle::Number => match draft.code.strip_prefix('-') {
            Some(digits) => format!("EM{digits}"),
            None => format!("E{}", draft.code),
        },
        _ => upper_camel(draft.code),
    };
    if name == "Self" {
        diagnostics.push(identity::rust_name("Self", "set `rust_name`", entry.name()));
        return String::new();
    }
    name
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

fn given_name(given: &str, place: Place, diagnostics: &mut Diagnostics) -> String {
    let fits = given.starts_with(|c: char| c.is_ascii_uppercase())
        && given.chars().all(|c| c.is_ascii_alphanumeric())
        && given != "Self"
        && given.len() <= LONGEST_NAME;
    if !fits {
        let help = "write UpperCamelCase ASCII letters and digits, at most 63, other than `Self`";
        diagnostics.push(identity::rust_name(given, help, place));
        return String::new();
    }
    given.to_owned()
}

/// Returns the name of a field; empty if it is refused, which is reported.
pub(super) fn field_name(name: &str, place: Place, diagnostics: &mut Diagnostics) -> String {
    let rust_name = snake(name);
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

/// Returns the ASCII words of a name, split at other characters and before capitals.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let chars: Vec<char> = name.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i]);
        let begins = c.is_ascii_uppercase()
            && match before {
                Some(before) if before.is_ascii_uppercase() => {
                    chars.get(i + 1).is_some_and(char::is_ascii_lowercase)
                }
                Some(_) => true,
                None => false,
            };
        if begins || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(*c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the words as `UpperCamelCase`.
pub(super) fn upper_camel(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| word[..1].to_ascii_uppercase() + &word[1..].to_ascii_lowercase())
        .collect()
}

/// Returns the words as `snake_case`.
pub(super) fn snake(name: &str) -> String {
    words(name).join("_").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{snake, upper_camel, words};

    #[test]
    fn words_of_names() {
        assert_eq!(words("HTTPError-2_foo bar"), ["HTTP", "Error", "2", "foo", "bar"]);
        assert_eq!(upper_camel("OUT_OF_CREDIT"), "OutOfCredit");
        assert_eq!(upper_camel("in-progress"), "InProgress");
        assert_eq!(upper_camel("¡a!"), "A");
        assert_eq!(snake("userID"), "user_id");
        assert_eq!(snake("address2Line"), "address2_line");
    }
}
