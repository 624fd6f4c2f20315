//! What rustdoc says about entries and params.

use std::fmt::Write as _;

use errbook_spec::model::{
    Audience, Catalog, Deprecation, Entry, EntryId, GroupTexts, Message, Param, Piece, Resolution,
    Retirement, Set, Visibility,
};

use proc_macro2::Ident;

use super::names::EntryNames;
use super::rustdoc::{self, Rustdoc};

/// Returns the documentation of a group's module.
pub(crate) fn group(texts: &GroupTexts) -> Vec<String> {
    let mut doc = Rustdoc::default();
    doc.text(&texts.title);
    if let Some(description) = &texts.description {
        doc.markdown(description);
    }
    doc.into_lines()
}

/// Returns the documentation of a set.
pub(crate) fn set(catalog: &Catalog, set: &Set) -> Vec<String> {
    let mut doc = Rustdoc::default();
    if let Some(description) = &set.description {
        doc.markdown(description);
    }
    let codes: Vec<_> = set.entries.iter().map(|id| catalog.entry(*id).code.as_str()).collect();
    doc.markup(&format!("The errors of `{}`: `{}`.", set.name, codes.join("`, `")));
    doc.into_lines()
}

/// Returns the documentation of an entry's code: that of the error, where it is raised, says the rest.
pub(crate) fn code(catalog: &Catalog, names: &EntryNames<'_>) -> Vec<String> {
    if names.entry.retired.is_some() {
        return entry_doc(catalog, names.entry, None).into_lines();
    }
    let mut doc = Rustdoc::default();
    identity(&mut doc, names.entry);
    state(&mut doc, catalog, names.entry);
    doc.markup(&format!("See [`Error::{}`].", names.variant));
    doc.into_lines()
}

/// Returns the documentation of an entry's error.
pub(crate) fn error(catalog: &Catalog, entry: &Entry) -> Vec<String> {
    entry_doc(catalog, entry, entry.source().detail.as_ref()).into_lines()
}

/// Returns the documentation of a set's error: the group's says the rest.
pub(crate) fn error_of_set(names: &EntryNames<'_>, group: &Ident) -> Vec<String> {
    let mut doc = Rustdoc::default();
    doc.text(&names.entry.source().title);
    let error = format!("{group}::Error::{}", names.variant);
    // To rustdoc, `#` begins a fragment.
    doc.markup(&format!("See [`{error}`](super::{}).", error.replace("r#", "")));
    doc.into_lines()
}

/// Returns the documentation of a case or field issue.
pub(crate) fn variant(
    kind: &str,
    name: &str,
    message: Option<&Message>,
    params: &[&Param],
) -> Vec<String> {
    let mut doc = Rustdoc::default();
    if let Some(message) = message {
        doc.text(&message_text(message, params));
    }
    doc.markup(&format!("{kind} `{name}`."));
    doc.into_lines()
}

/// Returns the documentation of a param.
pub(crate) fn param(param: &Param) -> Vec<String> {
    let mut doc = Rustdoc::default();
    match &param.description {
        Some(description) => doc.text(description),
        None => doc.markup(&format!("The value of `{}`.", param.name)),
    };
    if param.visibility == Visibility::Internal {
        doc.markup("For logs only: never sent, and hidden by `Debug`.");
    }
    doc.into_lines()
}

/// Returns the note of a deprecation in one line, for `#[deprecated]`; rustdoc reads it as Markdown.
pub(crate) fn deprecation_note(catalog: &Catalog, deprecated: &Deprecation) -> String {
    let replacement = deprecated.replacement.map(|id| format!("use `{}`", catalog.entry(id).code));
    let note = deprecated.note.as_deref().map(rustdoc::escaped);
    rustdoc::at_start(replacement.into_iter().chain(note).collect::<Vec<_>>().join(": "))
}

fn entry_doc(catalog: &Catalog, entry: &Entry, detail: Option<&Message>) -> Rustdoc {
    let texts = entry.source();
    let mut doc = Rustdoc::default();
    identity(&mut doc, entry);
    if let Some(detail) = detail {
        let params: Vec<_> = entry.params.iter().collect();
        doc.markup_and_text("Says:", &message_text(detail, &params));
    }
    doc.markdown(&texts.description);
    match &texts.resolution {
        Resolution::Text(text) => doc.led("**Resolution:**", text),
        Resolution::Steps(steps) => doc.markup("**Resolution:**").list(true, steps),
    };
    if !texts.reasons.is_empty() {
        doc.markup("**Usual reasons:**").list(false, &texts.reasons);
    }
    state(&mut doc, catalog, entry);
    doc
}

/// Adds what everyone knows an entry by.
fn identity(doc: &mut Rustdoc, entry: &Entry) {
    doc.text(&entry.source().title);
    let number = entry.number.map(|number| format!(", number {number}")).unwrap_or_default();
    doc.markup(&format!("Code `{}`, status {}{number}.", entry.code, entry.status));
}

/// Adds who sees the entry, and its life.
fn state(doc: &mut Rustdoc, catalog: &Catalog, entry: &Entry) {
    if let Audience::Internal { mask } = entry.audience {
        doc.markup(&format!("Internal: callers get `{}`.", catalog.entry(mask).code));
    }
    if !entry.aliases.is_empty() {
        doc.markup(&format!("Formerly `{}`.", entry.aliases.join("`, `")));
    }
    if let Some(since) = &entry.since {
        doc.markup_and_text("Since", &format!("{since}."));
    }
    if let Some(Deprecation { since, replacement, note }) = &entry.deprecated {
        ended(doc, catalog, "**Deprecated**", (since.as_deref(), *replacement, note.as_deref()));
    }
    if let Some(Retirement { since, replacement, note }) = &entry.retired {
        ended(
            doc,
            catalog,
            "**Retired**, no longer raised,",
            (since.as_deref(), *replacement, note.as_deref()),
        );
    }
}

/// Adds since when an entry is not to be used, what to use instead, and why.
fn ended(
    doc: &mut Rustdoc,
    catalog: &Catalog,
    lead: &str,
    (since, replacement, note): (Option<&str>, Option<EntryId>, Option<&str>),
) {
    let mut markup = lead.trim_end_matches(|c| c == ',' && since.is_none()).to_owned();
    if let Some(since) = since {
        markup.push_str(" since ");
        markup.push_str(&rustdoc::escaped(since));
    }
    if let Some(replacement) = replacement {
        let _infallible = write!(markup, ": use `{}`", catalog.entry(replacement).code);
    }
    markup.push('.');
    doc.markup_and_text(&markup, note.unwrap_or_default());
}

/// Returns a message as the catalog writes it.
fn message_text(message: &Message, params: &[&Param]) -> String {
    let mut text = String::new();
    for piece in &message.0 {
        match piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Param(index) => {
                text.push('{');
                text.push_str(params.get(*index).map_or("", |param| &param.name));
                text.push('}');
            }
        }
    }
    text
}

/// Returns the documentation of one value of a param.
pub(crate) fn value(text: &str) -> Vec<String> {
    let mut doc = Rustdoc::default();
    doc.inline_code(text);
    doc.into_lines()
}
