//! Texts of one entry in a translation.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::language;
use crate::document::{EntryTextsDecl, Pairs};
use crate::model::{EntryTexts, Markdown, Message, Param};
use crate::resolve::draft::Draft;
use crate::resolve::messages::same_params;
use crate::resolve::place_ref::PlaceRef;
use crate::resolve::text;
use crate::resolve::texts::{MarkdownReader, reach, said_message};

/// Reads the texts. Returns the missing ones if the entry is incomplete.
pub(super) fn read(
    draft: &Draft<'_>,
    decl: &EntryTextsDecl,
    markdown: &MarkdownReader<'_, '_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<EntryTexts, Vec<String>> {
    let mut resolver = EntryTextsResolver { draft, at, diagnostics, missing: Vec::new() };
    let title = decl.title.as_ref();
    let title = title.and_then(|title| MarkdownReader::title(title, at, resolver.diagnostics));
    let title = match draft.decl.title {
        Some(_) => resolver.need("title", title),
        None => title.or_else(|| Some(draft.entry.source().title.clone())),
    };
    let description =
        markdown.optional(decl.description.as_ref(), "description", at, resolver.diagnostics);
    let description =
        resolver.of_source("description", draft.decl.description.is_some(), description);
    let resolution_at = at.key("resolution");
    let resolution = decl
        .resolution
        .as_ref()
        .and_then(|decl| markdown.resolution(decl, &resolution_at, resolver.diagnostics));
    let resolution = resolver.of_source("resolution", draft.decl.resolution.is_some(), resolution);
    let reasons = resolver.reasons(&decl.reasons, markdown);
    let detail = resolver.detail(decl.detail.as_ref());
    let cases = resolver.cases(decl);
    let issues = resolver.issues(decl);
    let missing = std::mem::take(&mut resolver.missing);
    match title {
        Some(title) if missing.is_empty() => {
            Ok(EntryTexts { title, description, resolution, reasons, detail, cases, issues })
        }
        _ => Err(missing),
    }
}

struct EntryTextsResolver<'r, 'd> {
    draft: &'r Draft<'d>,
    at: &'r PlaceRef<'r>,
    diagnostics: &'r mut Diagnostics,
    missing: Vec<String>,
}

impl EntryTextsResolver<'_, '_> {
    /// Returns whether a key of the source was refused, which is reported.
    fn is_refused(&self, key: &str) -> bool {
        let source = self.draft.place();
        self.diagnostics.rejects_within(self.draft.file, &source.key(key).path())
    }

    /// Returns a text that a translation has if the source has it.
    fn of_source<T>(&mut self, key: &str, is_in_source: bool, found: Option<T>) -> Option<T> {
        if is_in_source {
            return self.need(key, found);
        }
        if found.is_some() && !self.is_refused(key) {
            self.diagnostics.push(language::orphan_text(key, self.at.key(key).name()));
        }
        None
    }

    fn need<T>(&mut self, key: &str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.missing.push(format!("`{key}`"));
        }
        found
    }

    fn reasons(&mut self, written: &[String], markdown: &MarkdownReader<'_, '_>) -> Vec<Markdown> {
        let at = self.at.key("reasons");
        let of_source = self.draft.decl.reasons.len();
        if written.len() < of_source {
            self.missing.push("`reasons`".to_owned());
        }
        for i in of_source..written.len() {
            let place = at.index(i).value();
            self.diagnostics.push(language::orphan_text("reasons", place));
        }
        markdown.list(written, "reasons", &at, self.diagnostics)
    }

    fn detail(&mut self, written: Option<&String>) -> Option<Message> {
        let at = self.at.key("detail");
        let source = self.draft.place();
        let source_at = source.key("detail");
        match (&self.draft.entry.source().detail, written) {
            (None, None) => None,
            (None, Some(_)) => {
                // A wrong one is reported already.
                if self.draft.decl.detail.is_none() && !self.is_refused("detail") {
                    self.diagnostics.push(language::orphan_text("detail", at.name()));
                }
                None
            }
            (Some(_), None) => {
                self.missing.push("`detail`".to_owned());
                None
            }
            (Some(message), Some(text)) => {
                let params: Vec<_> = self.draft.entry.params.iter().collect();
                self.message(text, "detail", (&source_at, &at), message, &params)
            }
        }
    }

    fn cases(&mut self, decl: &EntryTextsDecl) -> Vec<Message> {
        let names: BTreeSet<_> =
            self.draft.entry.cases.iter().map(|case| case.name.as_str()).collect();
        self.orphans("case", "cases", &decl.cases, &names);
        let source = self.draft.place();
        let (from, to) = (source.key("cases"), self.at.key("cases"));
        let written: BTreeMap<_, _> = decl.cases.iter().map(|(name, decl)| (name, decl)).collect();
        let mut messages = Vec::new();
        for (i, case) in self.draft.entry.cases.iter().enumerate() {
            let Some(text) = written.get(&case.name).and_then(|decl| decl.detail.as_ref()) else {
                self.missing.push(format!("case `{}`", case.name));
                continue;
            };
            let (from, to) = (from.key(&case.name), to.key(&case.name));
            let params = reach(&self.draft.entry.params, &case.params);
            let Some(source) = self.draft.entry.source().cases.get(i) else { continue };
            let at = (&from.key("detail"), &to.key("detail"));
            messages.extend(self.message(text, "detail", at, source, &params));
        }
        messages
    }

    fn issues(&mut self, decl: &EntryTextsDecl) -> Vec<Message> {
        let names: BTreeSet<_> =
            self.draft.entry.issues.iter().map(|issue| issue.name.as_str()).collect();
        self.orphans("field error", "field_errors", &decl.field_errors, &names);
        let source = self.draft.place();
        let (from, to) = (source.key("field_errors"), self.at.key("field_errors"));
        let written: BTreeMap<_, _> =
            decl.field_errors.iter().map(|(name, decl)| (name, decl)).collect();
        let mut messages = Vec::new();
        for (i, issue) in self.draft.entry.issues.iter().enumerate() {
            let Some(text) = written.get(&issue.name).and_then(|decl| decl.message.as_ref()) else {
                self.missing.push(format!("field error `{}`", issue.name));
                continue;
            };
            let (from, to) = (from.key(&issue.name), to.key(&issue.name));
            let params: Vec<_> = issue.params.iter().collect();
            let Some(source) = self.draft.entry.source().issues.get(i) else { continue };
            let at = (&from.key("message"), &to.key("message"));
            messages.extend(self.message(text, "message", at, source, &params));
        }
        messages
    }

    /// Compiles a translation. Compares its params with the source's unless it has other problems. A problem in the source is
    /// probably in its translation, too, and reported once.
    fn message(
        &mut self,
        text: &str,
        key: &str,
        (source_at, at): (&PlaceRef<'_>, &PlaceRef<'_>),
        source: &Message,
        params: &[&Param],
    ) -> Option<Message> {
        if self.is_refused("params") || self.draft.wrong_texts.contains(&source_at.path()) {
            return None;
        }
        let before = self.diagnostics.list.len();
        let message = said_message(text, key, at, params, Some(source), self.diagnostics);
        let Some(message) = message else {
            self.missing.push(format!("`{key}`"));
            return None;
        };
        if before == self.diagnostics.list.len() && !self.draft.broken {
            same_params(source, &message, params, (source_at, at), self.diagnostics);
        }
        Some(message)
    }

    fn orphans<T>(&mut self, what: &str, key: &str, written: &Pairs<T>, names: &BTreeSet<&str>) {
        if self.is_refused(key) {
            return;
        }
        let at = self.at.key(key);
        for (name, _) in written {
            if !names.contains(name.as_str()) {
                let is_free = |known: &&str| written.iter().all(|(other, _)| other != known);
                let free: Vec<&str> = names.iter().copied().filter(is_free).collect();
                let near = text::nearest_word(name, &free, self.diagnostics);
                self.diagnostics.push(language::orphan(what, name, near, at.key(name).name()));
            }
        }
    }
}
