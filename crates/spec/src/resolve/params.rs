//! Params, and the cases and field errors that have params.

use super::draft::{Draft, Resolver};
use super::names::{self, TakenNames};
use super::param::{few, list, no_fields};
use super::place_ref::PlaceRef;
use super::shared_params::{self, SharedParam};
use super::text::{self, MOST_PARAMS};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{identity, param as words};
use crate::document::Pairs;
use crate::model::{Case, Issue, Param, ParamType};

/// The maximum number of cases, and of field errors, of an entry.
const MOST_VARIANTS: usize = 65_535;

/// Gives each entry its params, cases and field errors.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    shared_params::resolve(resolver, diagnostics);
    let shared: Vec<_> = resolver.groups.iter().map(|group| group.shared.clone()).collect();
    resolver.each(diagnostics, |draft, diagnostics| {
        draft.entry.issues = issues(draft, diagnostics);
        let own = own_params(draft, diagnostics);
        case_is_free(draft, &own, diagnostics);
        let shared = &shared[draft.entry.group];
        draft.entry.params = shared_params::with_own(shared, own, &draft.place(), diagnostics);
        few_in_reach(draft, shared.len(), diagnostics);
        draft.entry.cases = cases(draft, shared, diagnostics);
        variants_fit(draft, diagnostics);
    });
}

fn own_params(draft: &Draft<'_>, diagnostics: &mut Diagnostics) -> Vec<Param> {
    let entry = draft.place();
    let at = entry.key("params");
    let params = list(&draft.decl.params, &at, &draft.entry.issues, diagnostics);
    let mut fields = params.iter().filter(|param| param.kind == ParamType::Fields);
    let is_refused = diagnostics.rejects_within(draft.file, &at.path());
    if fields.next().is_none() && !draft.decl.field_errors.is_empty() && !is_refused {
        diagnostics.push(words::issues_without_fields(entry.key("field_errors").name()));
    }
    for second in fields {
        let why = "an entry has only one param of type `fields`";
        diagnostics.push(words::misplaced_fields(why, at.key(&second.name).name()));
    }
    params
}

/// Reports too many params that are few by themselves, but not with those that are shared.
fn few_in_reach(draft: &Draft<'_>, shared: usize, diagnostics: &mut Diagnostics) {
    if draft.decl.params.len() <= MOST_PARAMS && shared <= MOST_PARAMS {
        few(draft.entry.params.len(), &draft.place().key("params"), diagnostics);
    }
}

/// Reports a param with the name of the field that holds the case.
fn case_is_free(draft: &Draft<'_>, own: &[Param], diagnostics: &mut Diagnostics) {
    if draft.decl.cases.is_empty() {
        return;
    }
    for param in own.iter().filter(|param| param.rust_name == "case") {
        let place = draft.place().key("params").key(&param.name).name();
        diagnostics.push(identity::field_taken("case", place));
    }
}

fn cases(draft: &Draft<'_>, shared: &[SharedParam], diagnostics: &mut Diagnostics) -> Vec<Case> {
    let entry = draft.place();
    let at = entry.key("cases");
    let mut taken = TakenNames::default();
    let mut cases = Vec::new();
    for (i, (name, decl)) in draft.decl.cases.iter().enumerate() {
        let at_case = at.key(name);
        text::kebab_name("case", name, at_case.name(), diagnostics);
        let rust_name = names::variant_name(name, decl.rust_name.as_ref(), &at_case, diagnostics);
        collision(&mut taken, &rust_name, i, &at, &draft.decl.cases, diagnostics);
        let own_at = at_case.key("params");
        let params = list(&decl.params, &own_at, &[], diagnostics);
        no_fields(&params, &own_at, diagnostics);
        for param in params.iter().take(MOST_PARAMS) {
            if draft.entry.params.iter().any(|outer| outer.name == param.name) {
                let first = shared_params::place(draft, shared, &param.name);
                let again = own_at.key(&param.name).name();
                diagnostics.push(words::shadow(&param.name, again, first));
            }
        }
        let reach = params.len() + draft.entry.params.len();
        few(reach, &own_at, diagnostics);
        cases.push(Case {
            name: name.clone(),
            rust_name,
            params,
            props: Vec::new(),
            tags: Vec::new(),
            see: Vec::new(),
            deprecated: None,
        });
    }
    cases
}

fn issues(draft: &Draft<'_>, diagnostics: &mut Diagnostics) -> Vec<Issue> {
    let entry = draft.place();
    let at = entry.key("field_errors");
    let mut taken = TakenNames::default();
    let mut issues = Vec::new();
    for (i, (name, decl)) in draft.decl.field_errors.iter().enumerate() {
        let at_issue = at.key(name);
        text::kebab_name("field error", name, at_issue.name(), diagnostics);
        let rust_name = names::variant_name(name, decl.rust_name.as_ref(), &at_issue, diagnostics);
        collision(&mut taken, &rust_name, i, &at, &draft.decl.field_errors, diagnostics);
        let own_at = at_issue.key("params");
        let params = list(&decl.params, &own_at, &[], diagnostics);
        no_fields(&params, &own_at, diagnostics);
        issues.push(Issue { name: name.clone(), rust_name, params });
    }
    issues
}

/// Reports two cases, or two field errors, with the same Rust name.
fn collision<T>(
    taken: &mut TakenNames,
    rust_name: &str,
    by: usize,
    at: &PlaceRef<'_>,
    decls: &Pairs<T>,
    diagnostics: &mut Diagnostics,
) {
    if rust_name.is_empty() {
        return;
    }
    if let Some(first) = taken.take(rust_name, by)
        && decls[first].0 != decls[by].0
    {
        let help = "set `rust_name` to another name in one of them";
        let (again, first) = (at.key(&decls[by].0).name(), at.key(&decls[first].0).name());
        diagnostics.push(identity::rust_collision(rust_name, help, again, first));
    }
}

fn variants_fit(draft: &Draft<'_>, diagnostics: &mut Diagnostics) {
    let entry = draft.place();
    let counts = [("cases", draft.entry.cases.len()), ("field_errors", draft.entry.issues.len())];
    for (key, count) in counts {
        if count > MOST_VARIANTS {
            let place = entry.key(key).name();
            diagnostics.push(identity::too_many(key, count, MOST_VARIANTS, place));
        }
    }
}
