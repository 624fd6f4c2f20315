//! Codes, numbers and aliases: valid and unique. Afterwards references can be looked up.

use std::collections::BTreeMap;

use super::draft::{Draft, Resolver};
use super::place_ref::PlaceRef;
use super::settings::Settings;
use super::spelling::{begins_like_a_code, is_code_char};
use super::style;
use super::suggest::Suggester;
use super::text::LONGEST_NAME;
use super::url;
use crate::diagnostic::words::{docs, identity, reference};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{EntryId, Unique, host, page_name};

/// The maximum number of codes in a catalog.
const MOST_CODES: usize = 65_535;

/// Finds entries by their references.
#[derive(Debug)]
pub(super) struct Index<'d> {
    by_code: BTreeMap<&'d str, Vec<EntryId>>,
    /// By former code.
    by_alias: BTreeMap<&'d str, Vec<EntryId>>,
    /// `group/code` of each entry.
    full: Vec<String>,
    internal: Vec<bool>,
    /// Whether files are missing.
    incomplete: bool,
    /// Whether a group's name is wrong, so that others may refer to it by the right name.
    misnamed: bool,
    docs_url: Option<String>,
    /// Whether `docs_url` was refused.
    docs_url_refused: bool,
    pub(super) suggest: Suggester,
}

impl<'d> Index<'d> {
    fn new(resolver: &Resolver<'d>) -> Self {
        let mut by_code = BTreeMap::<_, Vec<_>>::new();
        let mut by_alias = BTreeMap::<_, Vec<_>>::new();
        let mut full = Vec::new();
        let mut internal = Vec::new();
        for draft in &resolver.drafts {
            by_code.entry(draft.code).or_default().push(draft.entry.id);
            for alias in &draft.decl.aliases {
                by_alias.entry(alias.as_str()).or_default().push(draft.entry.id);
            }
            let group = &resolver.groups[draft.entry.group].group.name;
            full.push(format!("{group}/{}", draft.code));
            internal.push(draft.decl.is_internal());
        }
        Self {
            by_code,
            by_alias,
            full,
            internal,
            incomplete: resolver.incomplete,
            misnamed: resolver.groups.iter().any(|group| group.misnamed),
            docs_url: resolver.settings.docs_url.clone(),
            docs_url_refused: resolver.settings.cover.decl.docs_url.is_some()
                && resolver.settings.docs_url.is_none(),
            suggest: Suggester::default(),
        }
    }

    /// Returns whether an entry is internal.
    pub(super) fn is_internal(&self, id: EntryId) -> bool {
        self.internal[id.0]
    }

    /// Returns the entries of a code.
    pub(super) fn with_code(&self, code: &str) -> &[EntryId] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    /// Returns the current name of an entry by its former code: `code`, or `group/code` if the reference has a group.
    pub(super) fn renamed(&self, reference: &str) -> Option<&str> {
        let (group, code) = match reference.rsplit_once('/') {
            Some((group, code)) => (Some(group), code),
            None => (None, reference),
        };
        let names = self.by_alias.get(code)?.iter().map(|id| self.full[id.0].as_str());
        let mut found = names.filter_map(|full| {
            let (of, code) = full.rsplit_once('/')?;
            match group {
                Some(group) => (group == of).then_some(full),
                None => Some(code),
            }
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// Finds the entry that `code` or `group/code` names. Reports none or several.
    pub(super) fn find(
        &self,
        reference: &str,
        place: Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<EntryId> {
        let code = reference.rsplit_once('/').map_or(reference, |(_, code)| code);
        let named: Vec<EntryId> = match self.by_code.get(code) {
            Some(ids) if code == reference => ids.clone(),
            Some(ids) => ids.iter().copied().filter(|id| self.full[id.0] == reference).collect(),
            None => Vec::new(),
        };
        match named[..] {
            [one] => return Some(one),
            // It may be in a file that could not be read, which is reported.
            [] if self.incomplete || diagnostics.rejects_entry(code) => {}
            [] if self.misnamed && code != reference => {}
            [] => diagnostics.push(self.unknown(reference, place)),
            _ if code == reference => {
                let candidates: Vec<_> = named.iter().map(|id| self.full[id.0].clone()).collect();
                diagnostics.push(reference::ambiguous_code(reference, &candidates, place));
            }
            // The group, or the code in it, is a duplicate, which is reported.
            _ => {}
        }
        None
    }

    /// Returns whether an entry has this code, or may have it in a file that could not be read.
    pub(super) fn knows(&self, code: &str) -> bool {
        self.incomplete || self.by_code.contains_key(code)
    }

    /// Returns the address of a path that begins with `/`, on the site of `docs_url`.
    pub(super) fn on_site(
        &self,
        path: &str,
        place: Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let Some(docs_url) = &self.docs_url else {
            if !self.docs_url_refused {
                diagnostics.push(docs::no_site(path, place));
            }
            return None;
        };
        let address = url::encoded(path).map(|path| format!("{}{path}", host(docs_url)));
        let address = address.filter(|address| url::is_url(address));
        if address.is_none() {
            diagnostics.push(docs::link(path, place));
        }
        address
    }

    /// Reports an unknown code, with a suggestion.
    fn unknown(&self, reference: &str, place: Place) -> Diagnostic {
        if let Some(now) = self.renamed(reference) {
            return reference::former_code(reference, now, place);
        }
        let path = reference.replacen(['.', ':'], "/", 1);
        let near = if self.full.contains(&path) {
            Some(path.as_str())
        } else if reference.contains('/') {
            self.suggest.nearest(reference, self.full.iter().map(String::as_str))
        } else {
            self.suggest.nearest(reference, self.by_code.keys().copied())
        };
        reference::unknown_code(reference, near, place)
    }

    /// Finds an entry for callers, or one for the team.
    pub(super) fn find_from(
        &self,
        reference: &str,
        from_internal: bool,
        place: Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<EntryId> {
        let id = self.find(reference, place.clone(), diagnostics)?;
        if self.is_internal(id) && !from_internal {
            diagnostics.push(reference::internal_reference(reference, place));
            return None;
        }
        Some(id)
    }
}

/// Reports too many aliases for the tables, and too many facts about one entry.
fn counts(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) {
    let mut all = 0;
    for draft in &resolver.drafts {
        let aliases = draft.decl.aliases.len();
        all += aliases;
        // The texts of a case that only some have are four.
        let of_cases = draft.decl.cases.iter().map(|(_, it)| it.tags.len() + it.props.len() + 4);
        let facts = aliases
            + draft.decl.tags.len()
            + draft.decl.props.len()
            + draft.decl.headers.len()
            + of_cases.sum::<usize>();
        // Three more are `since`, `parent` and `user_message`.
        if facts + 3 > MOST_CODES {
            let what = "tags, props, headers, aliases and texts of cases";
            diagnostics.push(identity::too_many(what, facts, MOST_CODES - 3, draft.place().name()));
        } else if all > MOST_CODES && all - aliases <= MOST_CODES {
            let at = draft.place().key("aliases").name();
            diagnostics.push(identity::too_many("aliases", all, MOST_CODES, at));
        }
    }
}

/// Checks all codes, numbers and aliases.
pub(super) fn check<'d>(resolver: &mut Resolver<'d>, diagnostics: &mut Diagnostics) -> Index<'d> {
    if resolver.drafts.len() > MOST_CODES {
        let at = resolver.drafts[MOST_CODES].place().name();
        diagnostics.push(identity::too_many("codes", resolver.drafts.len(), MOST_CODES, at));
    }
    counts(resolver, diagnostics);
    style::check(resolver, diagnostics);
    let codes = unique_codes(resolver, diagnostics);
    aliases(resolver, codes, diagnostics);
    numbers(resolver, diagnostics);
    reserved(&resolver.settings, &resolver.drafts, diagnostics);
    for draft in &mut resolver.drafts {
        draft.entry.aliases.clone_from(&draft.decl.aliases);
        draft.entry.number = draft.decl.number;
    }
    Index::new(resolver)
}

/// Codes and aliases within one scope, without case and separators.
type UniqueCodes<'d> = BTreeMap<(Option<String>, String), (&'d str, Place)>;

/// Returns the key under which a code is unique.
fn key(resolver: &Resolver<'_>, draft: &Draft<'_>, code: &str) -> (Option<String>, String) {
    let group = || resolver.groups[draft.entry.group].group.name.clone();
    let scope = (resolver.settings.unique == Unique::Group).then(group);
    (scope, page_name(code).to_ascii_lowercase().replace('_', "-"))
}

fn unique_codes<'d>(resolver: &Resolver<'d>, diagnostics: &mut Diagnostics) -> UniqueCodes<'d> {
    let mut firsts = BTreeMap::<_, &Draft<'d>>::new();
    for draft in &resolver.drafts {
        let key = key(resolver, draft, draft.code);
        let Some(first) = firsts.get(&key) else {
            firsts.insert(key, draft);
            continue;
        };
        let (again, before) = (draft.place().name(), first.place().name());
        if first.code != draft.code {
            diagnostics.push(identity::similar_code(draft.code, first.code, again, before));
        } else if first.file != draft.file {
            diagnostics.push(identity::duplicate_code(draft.code, again, before));
        }
    }
    firsts.into_iter().map(|(key, draft)| (key, (draft.code, draft.place().name()))).collect()
}

fn aliases<'d>(resolver: &Resolver<'d>, mut taken: UniqueCodes<'d>, diagnostics: &mut Diagnostics) {
    for draft in &resolver.drafts {
        let entry = draft.place();
        let list = entry.key("aliases");
        for (i, alias) in draft.decl.aliases.iter().enumerate() {
            let place = list.index(i).value();
            if !begins_like_a_code(alias) || !alias.chars().all(is_code_char) {
                diagnostics.push(identity::alias_syntax(alias, place));
                continue;
            }
            if alias.len() > LONGEST_NAME {
                diagnostics.push(identity::too_long("alias", alias.len(), place));
                continue;
            }
            let key = key(resolver, draft, alias);
            if let Some((_, first)) = taken.get(&key) {
                diagnostics.push(identity::alias_collision(alias, place, first.clone()));
            } else {
                taken.insert(key, (draft.code, place));
            }
        }
    }
}

fn numbers(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) {
    let mut firsts = BTreeMap::new();
    for draft in &resolver.drafts {
        let Some(number) = draft.decl.number else { continue };
        let entry = draft.place();
        let place = entry.key("number").value();
        if let Some(first) = firsts.get(&number) {
            diagnostics.push(identity::duplicate_number(number, place, Place::clone(first)));
        } else {
            firsts.insert(number, place);
        }
    }
}

fn reserved(settings: &Settings<'_>, drafts: &[Draft<'_>], diagnostics: &mut Diagnostics) {
    let cover = PlaceRef::File(settings.cover.file);
    let list = cover.key("reserved");
    let mut words = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    for (i, word) in settings.cover.decl.reserved.iter().enumerate() {
        words.insert(word.as_str(), i);
        if let Ok(number) = word.parse::<i32>() {
            numbers.insert(number, i);
        }
    }
    for draft in drafts {
        let entry = draft.place();
        if let Some(i) = words.get(draft.code) {
            let at = list.index(*i).value();
            diagnostics.push(identity::reserved_code(draft.code, entry.name(), at));
        }
        for (k, alias) in draft.decl.aliases.iter().enumerate() {
            if let Some(i) = words.get(alias.as_str()) {
                let (place, at) = (entry.key("aliases").index(k).value(), list.index(*i).value());
                diagnostics.push(identity::reserved_code(alias, place, at));
            }
        }
        if let Some(number) = draft.decl.number
            && let Some(i) = numbers.get(&number)
        {
            let (place, at) = (entry.key("number").value(), list.index(*i).value());
            diagnostics.push(identity::reserved_number(number, place, at));
        }
    }
}
