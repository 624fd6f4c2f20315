//! What rustdoc says about entries and params.

use std::fmt::Write as _;

use errbook_spec::model::{
    Audience, Catalog, Deprecation, Entry, EntryId, GroupTexts, Message, Param, Piece, Resolution,
    Retirement, Set, Visibility,
};

use proc_macro2::Ident;

use super::names::EntryNames;
use super::prose::{self, Prose};

/// Returns the documentation of a group's module.
pub(crate) fn group(texts: &GroupTexts) -> Vec<String> {
    let mut prose = Prose::default();
    prose.text(&texts.title);
    if let Some(description) = &texts.description {
        prose.markdown(description);
    }
    prose.into_lines()
}

/// Returns the documentation of a set.
pub(crate) fn set(catalog: &Catalog, set: &Set) -> Vec<String> {
    let mut prose = Prose::default();
    if let Some(description) = &set.description {
        prose.markdown(description);
    }
    let codes: Vec<_> = set.entries.iter().map(|id| catalog.entry(*id).code.as_str()).collect();
    prose.markup(&format!("The errors of `{}`: `{}`.", set.name, codes.join("`, `")));
    prose.into_lines()
}

/// Returns the documentation of an entry's code: that of the error, where it is raised, says the rest.
pub(crate) fn code(catalog: &Catalog, names: &EntryNames<'_>) -> Vec<String> {
    if names.entry.retired.is_some() {
        return entry_prose(catalog, names.entry, None).into_lines();
    }
    let mut prose = Prose::default();
    identity(&mut prose, names.entry);
    state(&mut prose, catalog, names.entry);
    prose.markup(&format!("See [`Error::{}`].", names.variant));
    prose.into_lines()
}

/// Returns the documentation of an entry's error.
pub(crate) fn error(catalog: &Catalog, entry: &Entry) -> Vec<String> {
    entry_prose(catalog, entry, entry.source().detail.as_ref()).into_lines()
}

/// Returns the documentation of a set's error: the group's says the rest.
pub(crate) fn error_of_set(names: &EntryNames<'_>, group: &Ident) -> Vec<String> {
    let mut prose = Prose::default();
    prose.text(&names.entry.source().title);
    let error = format!("{group}::Error::{}", names.variant);
    // To rustdoc, `#` begins a fragment.
    prose.markup(&format!("See [`{error}`](super::{}).", error.replace("r#", "")));
    prose.into_lines()
}

/// Returns the documentation of a case or field issue.
pub(crate) fn variant(
    kind: &str,
    name: &str,
    message: Option<&Message>,
    params: &[&Param],
) -> Vec<String> {
    let mut prose = Prose::default();
    if let Some(message) = message {
        prose.text(&message_text(message, params));
    }
    prose.markup(&format!("{kind} `{name}`."));
    prose.into_lines()
}

/// Returns the documentation of a param.
pub(crate) fn param(param: &Param) -> Vec<String> {
    let mut prose = Prose::default();
    match &param.description {
        Some(description) => prose.text(description),
        None => prose.markup(&format!("The value of `{}`.", param.name)),
    };
    if param.visibility == Visibility::Internal {
        prose.markup("For logs only: never sent, and hidden by `Debug`.");
    }
    prose.into_lines()
}

/// Returns the note of a deprecation in one line, for `#[deprecated]`; rustdoc reads it as Markdown.
pub(crate) fn deprecation_note(catalog: &Catalog, deprecated: &Deprecation) -> String {
    let replacement = deprecated.replacement.map(|id| format!("use `{}`", catalog.entry(id).code));
    let note = deprecated.note.as_deref().map(prose::escaped);
    prose::at_start(replacement.into_iter().chain(note).collect::<Vec<_>>().join(": "))
}

fn entry_prose(catalog: &Catalog, entry: &Entry, detail: Option<&Message>) -> Prose {
    let texts = entry.source();
    let mut prose = Prose::default();
    identity(&mut prose, entry);
    if let Some(detail) = detail {
        let params: Vec<_> = entry.params.iter().collect();
        prose.markup_and_text("Says:", &message_text(detail, &params));
    }
    prose.markdown(&texts.description);
    match &texts.resolution {
        Resolution::Text(text) => prose.led("**Resolution:**", text),
        Resolution::Steps(steps) => prose.markup("**Resolution:**").list(true, steps),
    };
    if !texts.reasons.is_empty() {
        prose.markup("**Usual reasons:**").list(false, &texts.reasons);
    }
    state(&mut prose, catalog, entry);
    prose
}

/// Adds what everyone knows an entry by.
fn identity(prose: &mut Prose, entry: &Entry) {
    prose.text(&entry.source().title);
    let number = entry.number.map(|number| format!(", number {number}")).unwrap_or_default();
    prose.markup(&format!("Code `{}`, status {}{number}.", entry.code, entry.status));
}

/// Adds who sees the entry, and its life.
fn state(prose: &mut Prose, catalog: &Catalog, entry: &Entry) {
    if let Audience::Internal { mask } = entry.audience {
        prose.markup(&format!("Internal: callers get `{}`.", catalog.entry(mask).code));
    }
    if !entry.aliases.is_empty() {
        prose.markup(&format!("Formerly `{}`.", entry.aliases.join("`, `")));
    }
    if let Some(since) = &entry.since {
        prose.markup_and_text("Since", &format!("{since}."));
    }
    if let Some(Deprecation { since, replacement, note }) = &entry.deprecated {
        ended(prose, catalog, "**Deprecated**", (since.as_deref(), *replacement, note.as_deref()));
    }
    if let Some(Retirement { since, replacement, note }) = &entry.retired {
        ended(
            prose,
            catalog,
            "**Retired**, no longer raised,",
            (since.as_deref(), *replacement, note.as_deref()),
        );
    }
}

/// Adds since when an entry is not to be used, what to use instead, and why.
fn ended(
    prose: &mut Prose,
    catalog: &Catalog,
    lead: &str,
    (since, replacement, note): (Option<&str>, Option<EntryId>, Option<&str>),
) {
    let mut markup = lead.trim_end_matches(|c| c == ',' && since.is_none()).to_owned();
    if let Some(since) = since {
        markup.push_str(" since ");
        markup.push_str(&prose::escaped(since));
    }
    if let Some(replacement) = replacement {
        let _infallible = write!(markup, ": use `{}`", catalog.entry(replacement).code);
    }
    markup.push('.');
    prose.markup_and_text(&markup, note.unwrap_or_default());
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
    let mut prose = Prose::default();
    prose.inline_code(text);
    prose.into_lines()
}
