//! Doc comments of entries and params.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::{
    Audience, Case, CaseTexts, Catalog, Deprecation, Entry, EntryId, GroupTexts, Markdown, Message,
    Param, Resolution, Retirement, See, Set, Visibility,
};

use proc_macro2::Ident;

use super::names::{CatalogNames, EntryNames};
use super::rustdoc::{Links, Rustdoc};

/// Returns the documentation of a group's module.
pub(crate) fn group(names: &CatalogNames<'_>, texts: &GroupTexts) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.text(&texts.title);
    if let Some(description) = &texts.description {
        docs.markdown(description, &Links::from_catalog(names));
    }
    docs.into_lines()
}

/// Returns the documentation of a set.
pub(crate) fn set(names: &CatalogNames<'_>, set: &Set) -> Vec<String> {
    let mut docs = Rustdoc::default();
    if let Some(description) = &set.description {
        docs.markdown(description, &Links::from_group(names));
    }
    // Its variants link to the errors.
    let codes = set.entries.iter().map(|id| names.catalog.entry(*id).code.as_str());
    let codes: Vec<_> = codes.collect();
    docs.markup(&format!("The errors of `{}`: `{}`.", set.name, codes.join("`, `")));
    docs.into_lines()
}

/// Returns the documentation of an entry's code, which links to that of the error.
pub(crate) fn code(
    names: &CatalogNames<'_>,
    EntryNames { entry, variant, .. }: &EntryNames<'_>,
) -> Vec<String> {
    let links = Links::from_group(names);
    if entry.retired.is_some() {
        return entry_docs(entry, None, &links);
    }
    let mut docs = Rustdoc::default();
    identity(&mut docs, entry);
    state(&mut docs, entry, &links);
    docs.markup(&format!("See [`Error::{variant}`]."));
    docs.into_lines()
}

/// Returns the documentation of an entry's error.
pub(crate) fn error(names: &CatalogNames<'_>, entry: &Entry) -> Vec<String> {
    entry_docs(entry, entry.source().detail.as_ref(), &Links::from_group(names))
}

/// Returns the documentation of a set's error, which links to that of the group's.
pub(crate) fn error_of_set(names: &EntryNames<'_>, group: &Ident) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.text(&names.entry.source().title);
    let error = format!("{group}::Error::{}", names.variant);
    // To rustdoc, `#` begins a fragment.
    docs.markup(&format!("See [`{error}`](super::{}).", error.replace("r#", "")));
    docs.into_lines()
}

/// Returns the documentation of a field issue.
pub(crate) fn issue(name: &str, message: &Message, params: &[&Param]) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.markup(&commonmark::message(message, params));
    docs.markup(&format!("Field issue `{name}`."));
    docs.into_lines()
}

/// Returns the documentation of a case.
pub(crate) fn case(
    names: &CatalogNames<'_>,
    case: &Case,
    texts: &CaseTexts,
    params: &[&Param],
) -> Vec<String> {
    let links = Links::from_group(names);
    let mut docs = Rustdoc::default();
    if let Some(title) = &texts.title {
        docs.text(title);
    }
    docs.markup(&commonmark::message(&texts.detail, params));
    docs.markup(&format!("Case `{}`.", case.name));
    prose(&mut docs, texts.description.as_ref(), texts.resolution.as_ref(), &links);
    if let Some(Deprecation { since, replacement, note }) = &case.deprecated {
        docs.markup(&ended("**Deprecated**", (since, replacement, note), &links));
    }
    see(&mut docs, &case.see, &links);
    docs.into_lines()
}

/// Returns the documentation of the function that makes an error.
pub(crate) fn constructor(variant: &Ident, entry: &Entry) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.text(&entry.source().title);
    docs.markup(&format!(
        "Makes [`{variant}`](Self::{variant}): code `{}`, status {}.",
        entry.code, entry.status
    ));
    docs.into_lines()
}

/// Returns the documentation of the function that makes a case or field issue.
pub(crate) fn constructor_of_variant(kind: &str, name: &str, variant: &Ident) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.markup(&format!(
        "Makes [`{variant}`](Self::{variant}): {} `{name}`.",
        kind.to_lowercase()
    ));
    docs.into_lines()
}

/// Returns the documentation of the function that sets an optional param, which the only variants have or some of them.
pub(crate) fn setter(param: &Param, is_only: bool) -> Vec<String> {
    let mut docs = Rustdoc::default();
    let others = if is_only { "" } else { " Changes nothing in an error without it." };
    docs.markup(&format!("Sets the optional param `{}`.{others}", param.name));
    docs.into_lines()
}

/// Returns the documentation of a param.
pub(crate) fn param(param: &Param) -> Vec<String> {
    let mut docs = Rustdoc::default();
    match &param.description {
        Some(description) => docs.text(description),
        None => docs.markup(&format!("The value of `{}`.", param.name)),
    };
    if param.visibility == Visibility::Internal {
        docs.markup("For logs only: never sent, and hidden by `Debug`.");
    }
    docs.into_lines()
}

/// Returns the note of a deprecation in one line, for `#[deprecated]`; rustdoc reads it as Markdown.
pub(crate) fn deprecation_note(catalog: &Catalog, deprecated: &Deprecation) -> String {
    let replacement = deprecated.replacement.map(|id| format!("use `{}`", catalog.entry(id).code));
    let note = deprecated.note.as_deref().map(escape::line);
    replacement.into_iter().chain(note).collect::<Vec<_>>().join(": ")
}

/// Returns everything about an entry.
fn entry_docs(entry: &Entry, detail: Option<&Message>, links: &Links<'_>) -> Vec<String> {
    let texts = entry.source();
    let mut docs = Rustdoc::default();
    identity(&mut docs, entry);
    if let Some(detail) = detail {
        let params: Vec<_> = entry.params.iter().collect();
        docs.markup(&format!("Message: {}", commonmark::message(detail, &params)));
    }
    prose(&mut docs, texts.description.as_ref(), texts.resolution.as_ref(), links);
    if !texts.reasons.is_empty() {
        docs.markup("**Usual reasons:**").list(false, &texts.reasons, links);
    }
    state(&mut docs, entry, links);
    see(&mut docs, &entry.see, links);
    docs.into_lines()
}

/// Adds the description and the resolution.
fn prose(
    docs: &mut Rustdoc,
    description: Option<&Markdown>,
    resolution: Option<&Resolution>,
    links: &Links<'_>,
) {
    if let Some(description) = description {
        docs.markdown(description, links);
    }
    match resolution {
        None => {}
        Some(Resolution::Text(text)) => {
            docs.labelled("**Resolution:**", text, links);
        }
        Some(Resolution::Steps(steps)) => {
            docs.markup("**Resolution:**").list(true, steps, links);
        }
    }
}

/// Adds what else to read.
fn see(docs: &mut Rustdoc, see: &[See], links: &Links<'_>) {
    let see = see.iter().map(|see| match see {
        See::Entry(id) => links.code(*id),
        See::Link { url, title } => {
            let title = escape::line(title.as_ref().unwrap_or(url));
            format!("[{title}]({})", escape::destination(url))
        }
    });
    let see: Vec<_> = see.collect();
    if !see.is_empty() {
        docs.markup(&format!("See also {}.", see.join(", ")));
    }
}

/// Adds title, code, status and number.
fn identity(docs: &mut Rustdoc, entry: &Entry) {
    docs.text(&entry.source().title);
    let number = entry.number.map(|number| format!(", number {number}")).unwrap_or_default();
    docs.markup(&format!("Code `{}`, status {}{number}.", entry.code, entry.status));
}

/// Adds the entry's visibility, former codes and history.
fn state(docs: &mut Rustdoc, entry: &Entry, links: &Links<'_>) {
    if let Audience::Internal { mask } = entry.audience {
        docs.markup(&format!("Internal: callers get {}.", links.code(mask)));
    }
    if !entry.aliases.is_empty() {
        docs.markup(&format!("Formerly `{}`.", entry.aliases.join("`, `")));
    }
    if let Some(since) = &entry.since {
        docs.markup(&format!("Since {}.", escape::line(since)));
    }
    if let Some(Deprecation { since, replacement, note }) = &entry.deprecated {
        docs.markup(&ended("**Deprecated**", (since, replacement, note), links));
    }
    if let Some(Retirement { since, replacement, note }) = &entry.retired {
        let lead = if since.is_some() {
            "**Retired**, no longer raised,"
        } else {
            "**Retired**, no longer raised"
        };
        docs.markup(&ended(lead, (since, replacement, note), links));
    }
}

/// Returns a paragraph about a deprecated or retired entry: since when, what to use instead, and why.
fn ended(
    lead: &str,
    (since, replacement, note): (&Option<String>, &Option<EntryId>, &Option<String>),
    links: &Links<'_>,
) -> String {
    let since = since.iter().map(|since| format!(" since {}", escape::line(since)));
    let replacement = replacement.iter().map(|id| format!(": use {}", links.code(*id)));
    let note = note.iter().map(|note| format!(" {}", escape::line(note)));
    let end = std::iter::once(".".to_owned());
    since.chain(replacement).chain(end).chain(note).fold(lead.to_owned(), |text, part| text + &part)
}

/// Returns the documentation of one value of a param.
pub(crate) fn value(text: &str) -> Vec<String> {
    let mut docs = Rustdoc::default();
    docs.markup(&escape::code(text));
    docs.into_lines()
}
