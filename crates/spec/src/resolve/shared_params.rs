//! `params` of the cover and of groups, which all their entries have.

use super::draft::{Draft, Resolver};
use super::param::{few, list, no_fields};
use super::place_ref::PlaceRef;
use super::text::MOST_PARAMS;
use crate::diagnostic::words::identity;
use crate::diagnostic::{Diagnostics, Path, Place};
use crate::document::{Pairs, ParamDecl};
use crate::model::Param;
use crate::source::FileId;

/// A param that all entries of a group have.
#[derive(Clone, Debug)]
pub(super) struct SharedParam {
    pub(super) param: Param,
    /// The file that declares it: the cover, or the group's.
    pub(super) file: FileId,
}

/// Gives each group the params of its entries: those of the cover, then its own.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    let cover = resolver.settings.cover;
    let before = diagnostics.list.len();
    let of_cover = read(&cover.decl.params, cover.file, diagnostics);
    let refused = diagnostics.rejects_within(cover.file, &Path::keys(["params"]));
    let is_wrong = diagnostics.list.len() > before;
    for group in &mut resolver.groups {
        let before = diagnostics.list.len();
        let own = read(&group.decl.params, group.file, diagnostics);
        let of_group = own.len();
        group.shared = with_narrower(&of_cover, own, diagnostics);
        if of_group <= MOST_PARAMS && of_cover.len() <= MOST_PARAMS {
            few(group.shared.len(), &PlaceRef::File(group.file).key("params"), diagnostics);
        }
        if refused {
            // Texts of the group may name one of them.
            diagnostics.reject(group.file, Path::keys(["params"]));
        }
        if is_wrong || diagnostics.list.len() > before {
            let members = group.group.first..group.group.first + group.group.len;
            resolver.drafts[members].iter_mut().for_each(|draft| draft.broken = true);
        }
    }
    case_is_free(resolver, diagnostics);
}

/// Reports shared params with the name of the field that holds the case of an entry, each once.
fn case_is_free(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) {
    let mut places: Vec<Place> = Vec::new();
    for group in &resolver.groups {
        let drafts = &resolver.drafts[group.group.first..group.group.first + group.group.len];
        let named = group.shared.iter().find(|it| it.param.rust_name == "case");
        let Some(shared) = named else { continue };
        let has_both = |draft: &Draft<'_>| {
            let again = draft.decl.params.iter().any(|(own, _)| *own == shared.param.name);
            !draft.decl.cases.is_empty() && !again
        };
        if drafts.iter().any(has_both) && !places.contains(&shared.place()) {
            places.push(shared.place());
        }
    }
    for place in places {
        diagnostics.push(identity::field_taken("case", place));
    }
}

fn read(decls: &Pairs<ParamDecl>, file: FileId, diagnostics: &mut Diagnostics) -> Vec<SharedParam> {
    let place = PlaceRef::File(file);
    let at = place.key("params");
    let params = list(decls, &at, &[], diagnostics);
    no_fields(&params, &at, diagnostics);
    params.into_iter().map(|param| SharedParam { param, file }).collect()
}

/// Returns the params of a cover that a group doesn't declare again, then the group's.
fn with_narrower(
    wider: &[SharedParam],
    narrower: Vec<SharedParam>,
    diagnostics: &mut Diagnostics,
) -> Vec<SharedParam> {
    let again = |name: &str| narrower.iter().any(|own| own.param.name == name);
    let mut all: Vec<_> = wider.iter().filter(|it| !again(&it.param.name)).cloned().collect();
    for own in &narrower {
        let at = PlaceRef::File(own.file);
        same_name(&all, &own.param, &at, diagnostics);
    }
    all.extend(narrower);
    all
}

/// Returns the shared params that an entry doesn't declare again, then its own.
pub(super) fn with_own(
    shared: &[SharedParam],
    own: Vec<Param>,
    entry: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Param> {
    let again = |name: &str| own.iter().any(|own| own.name == name);
    let shared: Vec<_> = shared.iter().filter(|it| !again(&it.param.name)).cloned().collect();
    for own in &own {
        same_name(&shared, own, entry, diagnostics);
    }
    shared.into_iter().map(|it| it.param).chain(own).collect()
}

/// Reports a param with the Rust name of a shared one.
fn same_name(
    shared: &[SharedParam],
    own: &Param,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    let same = |it: &&SharedParam| it.param.rust_name == own.rust_name && !own.rust_name.is_empty();
    if let Some(first) = shared.iter().find(same) {
        let params = at.key("params");
        let (again, first) = (params.key(&own.name).name(), first.place());
        let help = "rename one of the params";
        diagnostics.push(identity::rust_collision(&own.rust_name, help, again, first));
    }
}

impl SharedParam {
    fn place(&self) -> Place {
        PlaceRef::File(self.file).key("params").key(&self.param.name).name()
    }
}

/// Returns the place of a param of an entry: its own declaration, or the shared one.
pub(super) fn place(draft: &Draft<'_>, shared: &[SharedParam], name: &str) -> Place {
    let is_own = draft.decl.params.iter().any(|(own, _)| own == name);
    match shared.iter().find(|it| it.param.name == name && !is_own) {
        Some(shared) => shared.place(),
        None => draft.place().key("params").key(name).name(),
    }
}
