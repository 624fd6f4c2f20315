//! Groups and entries while they are resolved, in their final order.

use std::collections::BTreeSet;

use super::defaults::Defaults;
use super::place_ref::PlaceRef;
use super::settings::Settings;
use super::shared_params::SharedParam;
use super::spelling::{self, Style};
use super::text;
use super::used::Envelopes;
use crate::diagnostic::words::{identity, value};
use crate::diagnostic::{DiagnosticSeverity, Diagnostics, Path};
use crate::document::{Document, EntryDecl, GroupDecl, InFile};
use crate::model::{Catalog, CatalogTexts, CodeStyle, Entry, EntryId, Group, Site};
use crate::source::FileId;

/// Everything that the passes fill in.
#[derive(Debug)]
pub(super) struct Resolver<'d> {
    pub(super) settings: Settings<'d>,
    /// Whether files could not be read.
    pub(super) incomplete: bool,
    pub(super) texts: Vec<Option<CatalogTexts>>,
    pub(super) site: Site,
    pub(super) groups: Vec<GroupDraft<'d>>,
    pub(super) drafts: Vec<Draft<'d>>,
}

/// A group and its declaration.
#[derive(Debug)]
pub(super) struct GroupDraft<'d> {
    pub(super) file: FileId,
    /// Below the catalog's folder.
    pub(super) path: &'d str,
    pub(super) decl: &'d GroupDecl,
    pub(super) group: Group,
    pub(super) defaults: Defaults,
    /// The params that all its entries have, unless they declare them again.
    pub(super) shared: Vec<SharedParam>,
    /// The style of its codes; `None` if what was written is refused.
    pub(super) style: Option<Style>,
    /// Whether its name is missing or refused, which is reported. References may use the right name.
    pub(super) misnamed: bool,
}

/// An entry and its declaration.
#[derive(Debug)]
pub(super) struct Draft<'d> {
    pub(super) file: FileId,
    pub(super) code: &'d str,
    pub(super) decl: &'d EntryDecl,
    pub(super) entry: Entry,
    /// Whether it has a problem. Problems that follow from it are not reported.
    pub(super) broken: bool,
    /// For each language, the file of its texts and the path to them.
    pub(super) texts_at: Vec<Option<(FileId, Path)>>,
    /// The texts with problems.
    pub(super) wrong_texts: BTreeSet<Path>,
}

impl<'d> Resolver<'d> {
    /// Sorts groups and entries.
    pub(super) fn new(
        document: &'d Document,
        settings: Settings<'d>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut decls: Vec<_> = document.groups.iter().collect();
        decls.sort_by_key(|in_file| (in_file.decl.group.as_deref(), in_file.file));
        let mut groups = Vec::new();
        let mut drafts = Vec::new();
        for in_file in decls {
            let mut group = group(in_file, groups.len(), &mut drafts, diagnostics);
            group.style = style_of(&group, &settings, diagnostics);
            groups.push(group);
        }
        duplicates(&mut groups, &mut drafts, diagnostics);
        Self {
            settings,
            incomplete: document.incomplete,
            texts: Vec::new(),
            site: Site::default(),
            groups,
            drafts,
        }
    }

    /// Runs a pass over each entry.
    pub(super) fn each(
        &mut self,
        diagnostics: &mut Diagnostics,
        mut pass: impl FnMut(&mut Draft<'d>, &mut Diagnostics),
    ) {
        for draft in &mut self.drafts {
            let before = diagnostics.list.len();
            pass(draft, diagnostics);
            let is_error = |severity: DiagnosticSeverity| severity == DiagnosticSeverity::Error;
            draft.broken |= diagnostics.list[before..].iter().any(|found| is_error(found.severity));
        }
    }

    /// Returns the place of an entry.
    pub(super) fn place(&self, id: EntryId) -> PlaceRef<'d> {
        self.drafts[id.0].place()
    }

    /// Returns the style of all codes.
    pub(super) fn code_style(&self) -> CodeStyle {
        let mut styles = self.groups.iter().map(GroupDraft::code_style);
        let first = styles.next().unwrap_or(CodeStyle::Other);
        if styles.all(|style| style == first) { first } else { CodeStyle::Other }
    }

    /// Returns the catalog, without its sets and fallbacks. It must have no errors.
    pub(super) fn into_catalog(self, envelopes: Envelopes) -> Catalog {
        let code_style = self.code_style();
        let settings = self.settings;
        Catalog {
            name: settings.name,
            texts: self.texts,
            contact: settings.contact,
            version: settings.version,
            docs_url: settings.docs_url,
            type_uri: settings.type_uri,
            languages: settings.languages,
            code_style,
            unique: settings.unique,
            envelopes: envelopes.envelopes,
            offered: envelopes.offered,
            sets: Vec::new(),
            fallbacks: Vec::new(),
            reserved: settings.reserved,
            site: self.site,
            groups: self.groups.into_iter().map(|draft| draft.group).collect(),
            entries: self.drafts.into_iter().map(|draft| draft.entry).collect(),
        }
    }
}

impl GroupDraft<'_> {
    /// Returns the style of its codes, without a pattern.
    pub(super) fn code_style(&self) -> CodeStyle {
        self.style.as_ref().map_or(CodeStyle::Other, Style::code_style)
    }
}

impl<'d> Draft<'d> {
    /// Returns the entry's place.
    pub(super) fn place(&self) -> PlaceRef<'d> {
        PlaceRef::Entry(self.file, self.code)
    }
}

/// Reports groups with the name of an earlier one.
fn duplicates(
    groups: &mut [GroupDraft<'_>],
    drafts: &mut [Draft<'_>],
    diagnostics: &mut Diagnostics,
) {
    for position in 1..groups.len() {
        let [first, again] = &mut groups[position - 1..=position] else { continue };
        let name = first.group.name.as_str();
        if name != again.group.name || name.is_empty() {
            continue;
        }
        let (first, second) = (PlaceRef::File(first.file), PlaceRef::File(again.file));
        let (first, second) = (first.key("group").value(), second.key("group").value());
        diagnostics.push(identity::duplicate_group(name, second, first));
        again.misnamed = true;
        let members = again.group.first..again.group.first + again.group.len;
        drafts[members].iter_mut().for_each(|draft| draft.broken = true);
    }
}

/// Adds a group and its entries.
fn group<'d>(
    in_file: &'d InFile<GroupDecl>,
    position: usize,
    drafts: &mut Vec<Draft<'d>>,
    diagnostics: &mut Diagnostics,
) -> GroupDraft<'d> {
    let (file, decl) = (in_file.file, &in_file.decl);
    let at = PlaceRef::File(file);
    let name = text::required(decl.group.as_ref(), "group", &at, diagnostics);
    let name_at = at.key("group");
    let is_named =
        name.as_ref().is_some_and(|name| text::file_name("group", name, &name_at, diagnostics));
    let errors = at.key("errors");
    if decl.errors.is_empty() && !diagnostics.rejects_within(file, &errors.path()) {
        diagnostics.push(value::empty_group(errors.value()));
        diagnostics.reject_code(None);
    }
    let first = drafts.len();
    for (code, decl) in &decl.errors {
        let entry = Entry::blank(EntryId(drafts.len()), position, code);
        let broken =
            !is_named || diagnostics.rejects_within(file, &PlaceRef::Entry(file, code).path());
        let wrong_texts = BTreeSet::new();
        let texts_at = vec![Some((file, PlaceRef::Entry(file, code).path()))];
        drafts.push(Draft { file, code, decl, entry, broken, texts_at, wrong_texts });
    }
    let name = name.unwrap_or_default();
    let group = Group {
        module: name.replace('-', "_"),
        name,
        texts: Vec::new(),
        tags: Vec::new(),
        first,
        len: drafts.len() - first,
    };
    GroupDraft {
        file,
        path: &in_file.path,
        decl,
        group,
        defaults: Defaults::default(),
        shared: Vec::new(),
        style: None,
        misnamed: !is_named,
    }
}

/// Returns the style of a group's codes: its own, else the catalog's.
fn style_of(
    group: &GroupDraft<'_>,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Style> {
    let file = PlaceRef::File(group.file);
    let at = file.key("code_style");
    match &group.decl.code_style {
        None if diagnostics.is_rejected(group.file, &at.path()) => None,
        None => settings.style.clone(),
        written => spelling::read(written.as_ref(), &at, diagnostics),
    }
}
