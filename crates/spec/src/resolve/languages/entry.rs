//! Texts of one entry in a translation.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::language;
use crate::document::{CaseDecl, CaseTextsDecl, EntryTextsDecl, Pairs};
use crate::model::{CaseTexts, EntryTexts, Markdown, Message, Param};
use crate::resolve::draft::Draft;
use crate::resolve::messages::same_params;
use crate::resolve::place_ref::PlaceRef;
use crate::resolve::text;
use crate::resolve::texts::{MarkdownReader, Prose, WrittenProse, reach, said_message};

/// Reads the texts. Returns the missing ones if the entry is incomplete.
pub(super) fn read(
    draft: &Draft<'_>,
    decl: &EntryTextsDecl,
    markdown: &MarkdownReader<'_, '_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<EntryTexts, Vec<String>> {
    let (of, source_at) = (draft.decl, draft.place());
    let mut resolver = EntryTextsResolver { draft, markdown, at, diagnostics, missing: Vec::new() };
    let own = Translated { source_at: &source_at, at, case: None };
    let source = (of.title.as_ref(), of.description.as_ref(), of.resolution.as_ref());
    let written = (decl.title.as_ref(), decl.description.as_ref(), decl.resolution.as_ref());
    let Prose { title, description, resolution } = resolver.prose(own, source, written);
    // A title that is made of the code is the same in every language.
    let title = title.or_else(|| of.title.is_none().then(|| draft.entry.source().title.clone()));
    let reasons = resolver.reasons(&decl.reasons);
    let params: Vec<_> = draft.entry.params.iter().collect();
    let texts = draft.entry.source();
    let detail = (&texts.detail, of.detail.is_some(), decl.detail.as_ref());
    let detail = resolver.message_of_source(own, "detail", detail, &params);
    let user_message = (&texts.user_message, of.user_message.is_some(), decl.user_message.as_ref());
    let user_message = resolver.message_of_source(own, "user_message", user_message, &params);
    let cases = resolver.cases(decl);
    let issues = resolver.issues(decl);
    match (title, resolver.missing) {
        (Some(title), missing) if missing.is_empty() => Ok(EntryTexts {
            title,
            description,
            resolution,
            reasons,
            detail,
            user_message,
            cases,
            issues,
        }),
        (_, missing) => Err(missing),
    }
}

/// An error or one of its cases, in the source language and in another.
#[derive(Clone, Copy)]
struct Translated<'t> {
    source_at: &'t PlaceRef<'t>,
    at: &'t PlaceRef<'t>,
    case: Option<&'t str>,
}

/// A message in the source language, whether it is written there, and its translation as written.
type OfSource<'t> = (&'t Option<Message>, bool, Option<&'t String>);

struct EntryTextsResolver<'r, 'd> {
    draft: &'r Draft<'d>,
    markdown: &'r MarkdownReader<'r, 'd>,
    at: &'r PlaceRef<'r>,
    diagnostics: &'r mut Diagnostics,
    missing: Vec<String>,
}

impl EntryTextsResolver<'_, '_> {
    /// Returns whether a key of the source was refused, which is reported.
    fn is_refused(&self, source_at: &PlaceRef<'_>, key: &str) -> bool {
        self.diagnostics.rejects_within(self.draft.file, &source_at.key(key).path())
    }

    /// Reads title, description and resolution, which a translation has if the source has them.
    fn prose(
        &mut self,
        of: Translated<'_>,
        source: WrittenProse<'_>,
        written: WrittenProse<'_>,
    ) -> Prose {
        let read = self.markdown.prose(written, of.at, self.diagnostics);
        // An error always has a title, so one in another language is welcome.
        let has_title = source.0.is_some() || (of.case.is_none() && read.title.is_some());
        Prose {
            title: self.of_source(of, "title", has_title, read.title),
            description: self.of_source(of, "description", source.1.is_some(), read.description),
            resolution: self.of_source(of, "resolution", source.2.is_some(), read.resolution),
        }
    }

    /// Returns a text that a translation has if the source has it.
    fn of_source<T>(
        &mut self,
        of: Translated<'_>,
        key: &str,
        is_in_source: bool,
        found: Option<T>,
    ) -> Option<T> {
        match (is_in_source, &found) {
            (true, None) => self.lacks(of, key),
            (false, Some(_)) => {
                self.orphan_text(of, key);
                return None;
            }
            _ => {}
        }
        found
    }

    /// Reports a text that the source doesn't have, unless that is refused.
    fn orphan_text(&mut self, of: Translated<'_>, key: &str) {
        if !self.is_refused(of.source_at, key) {
            self.diagnostics.push(language::orphan_text(key, of.at.key(key).name()));
        }
    }

    fn lacks(&mut self, of: Translated<'_>, key: &str) {
        self.missing.push(match of.case {
            Some(case) => format!("`{key}` of case `{case}`"),
            None => format!("`{key}`"),
        });
    }

    fn reasons(&mut self, written: &[String]) -> Vec<Markdown> {
        let at = self.at.key("reasons");
        let of_source = self.draft.decl.reasons.len();
        if written.len() < of_source {
            self.missing.push("`reasons`".to_owned());
        }
        for i in of_source..written.len() {
            let place = at.index(i).value();
            self.diagnostics.push(language::orphan_text("reasons", place));
        }
        self.markdown.list(written, "reasons", &at, self.diagnostics)
    }

    /// Reads a message that a translation has if the source has it.
    fn message_of_source(
        &mut self,
        of: Translated<'_>,
        key: &str,
        (source, is_written, written): OfSource<'_>,
        params: &[&Param],
    ) -> Option<Message> {
        match (source, written) {
            (None, None) => None,
            (None, Some(_)) => {
                // A wrong one is reported already.
                if !is_written {
                    self.orphan_text(of, key);
                }
                None
            }
            (Some(_), None) => {
                self.lacks(of, key);
                None
            }
            (Some(message), Some(text)) => {
                let at = (&of.source_at.key(key), &of.at.key(key));
                self.message(text, key, at, message, params)
            }
        }
    }

    fn cases(&mut self, decl: &EntryTextsDecl) -> Vec<CaseTexts> {
        let entry = &self.draft.entry;
        let names: BTreeSet<_> = entry.cases.iter().map(|case| case.name.as_str()).collect();
        self.orphans("case", "cases", &decl.cases, &names);
        let source = self.draft.place();
        let (from, to) = (source.key("cases"), self.at.key("cases"));
        let written: BTreeMap<_, _> = decl.cases.iter().map(|(name, decl)| (name, decl)).collect();
        let mut texts = Vec::new();
        let in_source = self.draft.decl.cases.iter().zip(&entry.cases).zip(&entry.source().cases);
        for (((name, of), case), source) in in_source {
            let Some(decl) = written.get(name).filter(|decl| decl.detail.is_some()) else {
                self.missing.push(format!("case `{name}`"));
                continue;
            };
            let params = reach(&entry.params, &case.params);
            let (source_at, at) = (from.key(name), to.key(name));
            let own = Translated { source_at: &source_at, at: &at, case: Some(name) };
            texts.extend(self.case(own, (of, source), decl, &params));
        }
        texts
    }

    fn case(
        &mut self,
        own: Translated<'_>,
        (of, source): (&CaseDecl, &CaseTexts),
        decl: &CaseTextsDecl,
        params: &[&Param],
    ) -> Option<CaseTexts> {
        let prose = (of.title.as_ref(), of.description.as_ref(), of.resolution.as_ref());
        let written = (decl.title.as_ref(), decl.description.as_ref(), decl.resolution.as_ref());
        let Prose { title, description, resolution } = self.prose(own, prose, written);
        let user_message =
            (&source.user_message, of.user_message.is_some(), decl.user_message.as_ref());
        let user_message = self.message_of_source(own, "user_message", user_message, params);
        let at = (&own.source_at.key("detail"), &own.at.key("detail"));
        let detail = self.message(decl.detail.as_ref()?, "detail", at, &source.detail, params)?;
        Some(CaseTexts { detail, title, description, resolution, user_message })
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
        if self.is_refused(&self.draft.place(), "params")
            || self.draft.wrong_texts.contains(&source_at.path())
        {
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
        if self.is_refused(&self.draft.place(), key) {
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
