//! Overlays: texts in other languages.

mod coverage;
mod declared;
mod entry;
mod files;
mod strays;
mod tag;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::codes::Index;
use super::draft::Resolver;
use super::place_ref::PlaceRef;
use super::texts::MarkdownReader;
use super::{site, text};
use crate::diagnostic::words::language;
use crate::diagnostic::{Diagnostics, Path, Place};
use crate::document::{Document, InFile, OverlayDecl, Pairs, TextsDecl};
use crate::model::{CatalogTexts, Group, GroupTexts, Markdown};
use coverage::Coverage;
pub(super) use declared::declared;
use strays::Strays;

/// Reads the overlays in the order of the languages.
pub(super) fn resolve<'d>(
    resolver: &mut Resolver<'d>,
    document: &Document,
    index: &Index<'d>,
    diagnostics: &mut Diagnostics,
) {
    let (overlays, refused) = files::by_language(resolver, document, diagnostics);
    for i in 1..resolver.settings.languages.len() {
        resolver.texts.push(None);
        resolver.site.words.push(Vec::new());
        resolver.groups.iter_mut().for_each(|group| group.group.texts.push(None));
        for draft in &mut resolver.drafts {
            // Texts that are made of the code are the same in every language.
            let made = draft.entry.texts[0].clone().filter(|_| !draft.decl.has_texts());
            draft.entry.texts.push(made);
            draft.texts_at.push(None);
        }
        let tag = resolver.settings.languages[i].clone();
        match overlays.get(&tag) {
            Some(overlays) => {
                let mut seen = BTreeMap::new();
                let mut coverage = Coverage::default();
                for overlay in overlays {
                    let (seen, coverage) = (&mut seen, &mut coverage);
                    let twice = Vec::new();
                    OverlayResolver { resolver, index, overlay, seen, coverage, twice }
                        .overlay(diagnostics);
                }
                coverage.count(resolver);
                // If a file's errors could not be read, they are not missing.
                let is_refused = |overlay: &&InFile<OverlayDecl>| {
                    let tops = ["errors", "groups"].map(|key| Path::keys([key]));
                    tops.iter().any(|top| diagnostics.is_rejected(overlay.file, top))
                };
                if !overlays.iter().any(is_refused) {
                    coverage.report(&tag, resolver, overlays[0].file, diagnostics);
                }
            }
            // It may be in a file that could not be read, or that has a wrong language, which is reported.
            None if document.incomplete || refused.contains(&tag) => {}
            None => {
                let cover = PlaceRef::File(resolver.settings.cover.file);
                let written = &resolver.settings.cover.decl.languages;
                let is_this = |text: &String| tag::canonical(text).as_ref() == Some(&tag);
                let position = written.iter().position(is_this).unwrap_or_default();
                let place = cover.key("languages").index(position).value();
                diagnostics.push(language::no_file(&tag, place));
            }
        }
    }
}

/// Reads one file of a language.
struct OverlayResolver<'r, 'd> {
    resolver: &'r mut Resolver<'d>,
    index: &'r Index<'d>,
    overlay: &'r InFile<OverlayDecl>,
    /// The translations in the language's files so far.
    seen: &'r mut BTreeMap<Path, Place>,
    coverage: &'r mut Coverage,
    /// Duplicate translations: a description, and the places in this file and in the other.
    twice: Vec<(String, Place, Place)>,
}

impl OverlayResolver<'_, '_> {
    fn overlay(&mut self, diagnostics: &mut Diagnostics) {
        let at = PlaceRef::File(self.overlay.file);
        self.catalog(&at.key("catalog"), diagnostics);
        self.site(&at, diagnostics);
        let groups = at.key("groups");
        for (name, decl) in &self.overlay.decl.groups {
            let at = groups.key(name);
            if let Some(group) = self.group_named(name, &at, diagnostics)
                && self.is_first(&format!("group `{name}`"), &at)
            {
                self.group(group, decl, &at, diagnostics);
            }
        }
        let errors = at.key("errors");
        self.ungrouped(&errors, diagnostics);
        for (name, codes) in &self.overlay.decl.errors {
            let at = errors.key(name);
            let Some(group) = self.group_named(name, &at, diagnostics) else { continue };
            self.entries(group, codes, &at, diagnostics);
        }
        if let Some((what, again, first)) = self.twice.first() {
            let (more, again) = (self.twice.len() - 1, again.clone());
            diagnostics.push(language::translated_twice(what, more, again, first.clone()));
        }
    }

    /// Returns whether no other file of the language has this translation. Records a duplicate.
    fn is_first(&mut self, what: &str, at: &PlaceRef<'_>) -> bool {
        match self.seen.entry(at.path()) {
            Entry::Vacant(entry) => {
                entry.insert(at.name());
                true
            }
            Entry::Occupied(first) => {
                let first = first.get().clone();
                self.twice.push((what.to_owned(), at.name(), first));
                false
            }
        }
    }

    fn catalog(&mut self, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
        let Some(decl) = &self.overlay.decl.catalog else { return };
        if !self.is_first("the catalog", at) {
            return;
        }
        let cover = PlaceRef::File(self.resolver.settings.cover.file);
        let written =
            self.resolver.texts[0].as_ref().is_some_and(|texts| texts.description.is_some());
        let source = written || is_refused(&cover, diagnostics);
        let read = texts(decl, source, self.index, at, diagnostics);
        let read = read.map(|(title, description)| CatalogTexts { title, description });
        if let Some(last) = self.resolver.texts.last_mut() {
            *last = read;
        }
    }

    fn site(&mut self, file: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
        let Some(decl) = &self.overlay.decl.site else { return };
        if !self.is_first("the site", &file.key("site")) {
            return;
        }
        let words = site::words(decl.title.as_ref(), &decl.words, file, diagnostics);
        if let Some(last) = self.resolver.site.words.last_mut() {
            *last = words;
        }
    }

    fn group(
        &mut self,
        group: usize,
        decl: &TextsDecl,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let of_source = PlaceRef::File(self.resolver.groups[group].file);
        let group = &mut self.resolver.groups[group].group;
        let written = group.texts[0].as_ref().is_some_and(|texts| texts.description.is_some());
        let source = written || is_refused(&of_source, diagnostics);
        let read = texts(decl, source, self.index, at, diagnostics);
        if let Some(last) = group.texts.last_mut() {
            *last = read.map(|(title, description)| GroupTexts { title, description });
        }
    }

    /// Reports codes where groups are expected, once.
    fn ungrouped(&mut self, errors: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
        let Some(first) = self.overlay.decl.ungrouped.first() else { return };
        let mut known = None;
        for code in &self.overlay.decl.ungrouped {
            for id in self.index.with_code(code) {
                let group = self.resolver.drafts[id.0].entry.group;
                known = known
                    .or(Some((code.as_str(), self.resolver.groups[group].group.name.as_str())));
                self.coverage.wrong(id.0);
            }
        }
        diagnostics.push(language::no_group(known, errors.key(first).name()));
    }

    fn group_named(
        &mut self,
        name: &str,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let groups = &self.resolver.groups;
        let found = groups.iter().position(|group| group.group.name == name);
        if found.is_some() || self.resolver.incomplete || groups.iter().any(|group| group.misnamed)
        {
            return found;
        }
        let meant = self.group_meant(name);
        let near = meant.map(|position| groups[position].group.name.as_str());
        // The texts of a group and of its errors are in two places, so one report names both.
        let file = PlaceRef::File(self.overlay.file);
        let OverlayDecl { groups, errors, .. } = &self.overlay.decl;
        let is_twice = groups.iter().any(|(other, _)| other == name)
            && errors.iter().any(|(other, _)| other == name);
        let second = Some(file.key("errors").key(name).name()).filter(|_| is_twice);
        if second.as_ref() != Some(&at.name()) {
            diagnostics.push(language::orphan_group(name, near, at.name(), second));
        }
        let Group { first, len, .. } = self.resolver.groups[meant?].group;
        (first..first + len).for_each(|position| self.coverage.wrong(position));
        None
    }

    /// Returns the intended group of an unknown name: the group of its codes, or the one with the nearest name.
    fn group_meant(&self, name: &str) -> Option<usize> {
        let groups = &self.resolver.groups;
        let sections = self.overlay.decl.errors.iter().filter(|(other, _)| other == name);
        let mut codes = sections.flat_map(|(_, codes)| codes);
        let by_code = codes.find_map(|(code, _)| self.index.with_code(code).first());
        by_code.map(|id| self.resolver.drafts[id.0].entry.group).or_else(|| {
            let names = groups.iter().map(|group| group.group.name.as_str());
            let near = self.index.suggest.nearest(name, names)?;
            groups.iter().position(|group| group.group.name == near)
        })
    }

    fn entries(
        &mut self,
        group: usize,
        codes: &Pairs<crate::document::EntryTextsDecl>,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let (first, len) = {
            let group = &self.resolver.groups[group].group;
            (group.first, group.len)
        };
        let by_code: BTreeMap<&str, usize> =
            (first..first + len).map(|i| (self.resolver.drafts[i].code, i)).collect();
        let (stray, own): (Vec<_>, Vec<_>) =
            codes.iter().enumerate().partition(|(_, (code, _))| {
                let is_refused = diagnostics.is_rejected(self.overlay.file, &at.key(code).path());
                !by_code.contains_key(code.as_str())
                    && !diagnostics.rejects_entry(code)
                    && !is_refused
            });
        let stray = stray.into_iter().map(|(line, (code, _))| (line, code.as_str()));
        let strays = Strays { resolver: self.resolver, index: self.index, at };
        let written: BTreeSet<&str> = codes.iter().map(|(code, _)| code.as_str()).collect();
        let untranslated = by_code.iter().filter(|(code, _)| !written.contains(*code));
        let untranslated = untranslated.map(|(code, position)| (*code, *position)).collect();
        strays.report(stray, &untranslated, self.coverage, diagnostics);
        for (_, (code, decl)) in own {
            let at = at.key(code);
            let Some(position) = by_code.get(code.as_str()).copied() else { continue };
            if !self.is_first(&format!("code `{code}`"), &at) {
                continue;
            }
            let draft = &self.resolver.drafts[position];
            let markdown = MarkdownReader::of(draft, self.index);
            let before = diagnostics.list.len();
            let texts = entry::read(draft, decl, &markdown, &at, diagnostics);
            // A wrong translation is reported as such, not as missing.
            let wrong = before != diagnostics.list.len()
                || diagnostics.rejects_within(self.overlay.file, &at.path());
            match texts {
                Ok(texts) => {
                    let draft = &mut self.resolver.drafts[position];
                    if let (Some(last), Some(last_at)) =
                        (draft.entry.texts.last_mut(), draft.texts_at.last_mut())
                    {
                        *last = Some(texts);
                        *last_at = Some((self.overlay.file, at.path()));
                    }
                }
                Err(missing) if !wrong && !self.resolver.drafts[position].broken => {
                    self.coverage.incomplete(position, missing);
                }
                Err(_) => self.coverage.wrong(position),
            }
        }
    }
}

/// Returns whether the description at the top of a file was refused, which is reported.
fn is_refused(file: &PlaceRef<'_>, diagnostics: &Diagnostics) -> bool {
    diagnostics.is_rejected(file.file(), &file.key("description").path())
}

/// Reads the texts of a catalog or group; `None` if they are incomplete.
fn texts(
    decl: &TextsDecl,
    source_has_description: bool,
    index: &Index<'_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Option<Markdown>)> {
    let markdown = MarkdownReader::new(index, false);
    let description = markdown.optional(decl.description.as_ref(), "description", at, diagnostics);
    if !source_has_description && decl.description.is_some() {
        diagnostics.push(language::orphan_text("description", at.key("description").name()));
    }
    let title = decl.title.as_ref()?;
    if !text::said(title, "title", &at.key("title"), diagnostics) {
        return None;
    }
    let is_complete = description.is_some() || !source_has_description;
    is_complete.then(|| (text::one_line(title), description))
}
