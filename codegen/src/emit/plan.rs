//! Which Rust name everything gets. Names are settled here, before anything is printed.

mod sets;

use std::collections::BTreeSet;

use errbook::__v1::{RECORD, record};
use errbook_spec::Lowered;
use errbook_spec::model::{Catalog, Entry, Group, Param, ParamType};
use errbook_spec::rust_names::{camel, module, type_name};
use proc_macro2::Ident;

use super::ident::Scope;

pub(crate) use sets::{SetMember, SetPlan};

/// The names of a catalog.
pub(crate) struct Plan<'c> {
    pub(crate) catalog: &'c Catalog,
    /// Tags of the languages that are kept, with the variants of `Language`.
    pub(crate) languages: Vec<(String, Ident)>,
    pub(crate) groups: Vec<GroupPlan<'c>>,
    pub(crate) sets: Vec<SetPlan<'c>>,
    /// The module of the sets.
    pub(crate) sets_module: Ident,
}

/// The names of a group.
pub(crate) struct GroupPlan<'c> {
    pub(crate) group: &'c Group,
    pub(crate) module: Ident,
    /// Its variant in `AnyCode` and `AnyError`.
    pub(crate) variant: Ident,
    pub(crate) entries: Vec<EntryPlan<'c>>,
}

/// The names of an entry.
pub(crate) struct EntryPlan<'c> {
    pub(crate) entry: &'c Entry,
    /// Its variant in `Code` and `Error`.
    pub(crate) variant: Ident,
    pub(crate) params: Vec<ParamPlan<'c>>,
    pub(crate) cases: Option<VariantsPlan<'c>>,
    pub(crate) issues: Option<VariantsPlan<'c>>,
}

/// The enum of an entry's cases or field issues.
pub(crate) struct VariantsPlan<'c> {
    /// The name of the type.
    pub(crate) name: Ident,
    /// The field of the error that holds it, for cases.
    pub(crate) field: Ident,
    /// Position of the first in the table of variants.
    pub(crate) first: u32,
    pub(crate) variants: Vec<VariantPlan<'c>>,
}

/// A case or field issue.
pub(crate) struct VariantPlan<'c> {
    pub(crate) name: &'c str,
    pub(crate) variant: Ident,
    pub(crate) params: Vec<ParamPlan<'c>>,
}

/// A field of a variant.
pub(crate) struct ParamPlan<'c> {
    pub(crate) param: &'c Param,
    pub(crate) field: Ident,
    pub(crate) one_of: Option<OneOfPlan>,
}

/// The enum of a param that is one of some texts.
pub(crate) struct OneOfPlan {
    pub(crate) name: Ident,
    /// Each variant with its text.
    pub(crate) variants: Vec<(Ident, String)>,
}

impl GroupPlan<'_> {
    /// Returns the entries that may be raised.
    pub(crate) fn raised(&self) -> impl Iterator<Item = &EntryPlan<'_>> {
        self.entries.iter().filter(|entry| entry.entry.retired.is_none())
    }

    /// Returns the first and the last index of its entries.
    pub(crate) fn range(&self) -> [usize; 2] {
        let first = self.group.first;
        [first, first + self.entries.len().max(1) - 1]
    }

    /// Returns whether any error of it carries anything.
    pub(crate) fn has_fields(&self) -> bool {
        self.raised().any(EntryPlan::has_fields)
    }

    /// Returns whether anything in it may be raised.
    pub(crate) fn has_error(&self) -> bool {
        self.raised().next().is_some()
    }
}

impl EntryPlan<'_> {
    /// Returns whether an error of it carries anything.
    pub(crate) fn has_fields(&self) -> bool {
        !self.params.is_empty() || self.cases.is_some()
    }

    /// Returns the names of its fields, the case first.
    pub(crate) fn fields(&self) -> Vec<&Ident> {
        let case = self.cases.iter().map(|cases| &cases.field);
        case.chain(self.params.iter().map(|plan| &plan.field)).collect()
    }
}

/// Settles the names of a catalog.
pub(crate) fn plan<'c>(catalog: &'c Catalog, lowered: &Lowered) -> Plan<'c> {
    let mut tags = Scope::default();
    let languages =
        lowered.languages.iter().map(|tag| (tag.clone(), tags.take(&[camel(tag)]))).collect();
    let (mut modules, mut variants) = (Scope::default(), Scope::default());
    let groups = catalog.groups.iter().map(|group| GroupPlan {
        group,
        module: modules.take(&[module(&group.module)]),
        variant: variants.take(&[camel(&group.name)]),
        entries: entries(catalog.entries_of(group), lowered),
    });
    let groups: Vec<_> = groups.collect();
    let sets = sets::sets(catalog, &groups);
    Plan { catalog, languages, groups, sets, sets_module: modules.take(&["sets".to_owned()]) }
}

fn entries<'c>(entries: &'c [Entry], lowered: &Lowered) -> Vec<EntryPlan<'c>> {
    // What the module has besides, or imports.
    let mut types = Scope::with(["AnyCode", "CATALOG", "Code", "Error", "Language"]);
    let mut variants = Scope::default();
    let others: BTreeSet<&str> = entries.iter().map(|entry| entry.rust_name.as_str()).collect();
    let mut plans: Vec<EntryPlan<'c>> = entries
        .iter()
        .map(|entry| entry_plan(entry, lowered, &others, (&mut types, &mut variants)))
        .collect();
    for plan in &mut plans {
        let owner = plan.entry.rust_name.as_str();
        one_ofs(&mut plan.params, owner, &mut types);
        for kind in [&mut plan.cases, &mut plan.issues].into_iter().flatten() {
            for variant in &mut kind.variants {
                let owner = format!("{}{}", kind.name, variant.variant);
                one_ofs(&mut variant.params, &owner, &mut types);
            }
        }
    }
    plans
}

fn entry_plan<'c>(
    entry: &'c Entry,
    lowered: &Lowered,
    others: &BTreeSet<&str>,
    (types, variants): (&mut Scope, &mut Scope),
) -> EntryPlan<'c> {
    let mut fields = Scope::default();
    let params = params(&entry.params, &mut fields);
    let first = first_variant(lowered, entry.id.0);
    let cases = entry.cases.iter().map(|case| (&*case.name, &*case.rust_name, &*case.params));
    let issues = entry.issues.iter().map(|issue| (&*issue.name, &*issue.rust_name, &*issue.params));
    let (cases, issues): (Vec<_>, Vec<_>) = (cases.collect(), issues.collect());
    let first_issue = first.saturating_add(u32::try_from(cases.len()).unwrap_or(u32::MAX));
    let mut kind = |suffix, first, list: Vec<_>| {
        if list.is_empty() {
            return None;
        }
        let name = types.take(&[type_name(&entry.rust_name, suffix, |name| others.contains(name))]);
        let field = fields.take(&["case".to_owned()]);
        Some(VariantsPlan { name, field, first, variants: variant_plans(list) })
    };
    EntryPlan {
        entry,
        variant: variants.take(std::slice::from_ref(&entry.rust_name)),
        params,
        cases: kind("Case", first, cases),
        issues: kind("Issue", first_issue, issues),
    }
}

fn variant_plans<'c>(list: Vec<(&'c str, &'c str, &'c [Param])>) -> Vec<VariantPlan<'c>> {
    let mut scope = Scope::default();
    let plans = list.into_iter().map(|(name, rust_name, own)| VariantPlan {
        name,
        variant: scope.take(&[rust_name.to_owned()]),
        params: params(own, &mut Scope::default()),
    });
    plans.collect()
}

fn params<'c>(params: &'c [Param], fields: &mut Scope) -> Vec<ParamPlan<'c>> {
    let plans = params.iter().map(|param| {
        let field = fields.take(std::slice::from_ref(&param.rust_name));
        ParamPlan { param, field, one_of: None }
    });
    plans.collect()
}

fn one_ofs(params: &mut [ParamPlan<'_>], owner: &str, types: &mut Scope) {
    for plan in params {
        let ParamType::OneOf(texts) = &plan.param.kind else { continue };
        let mut scope = Scope::default();
        plan.one_of = Some(OneOfPlan {
            name: types.take(&[format!("{owner}{}", camel(&plan.param.rust_name))]),
            variants: texts
                .iter()
                .map(|(text, rust_name)| {
                    (scope.take(std::slice::from_ref(rust_name)), text.clone())
                })
                .collect(),
        });
    }
}

/// Returns where an entry's variants begin in the table.
fn first_variant(lowered: &Lowered, entry: usize) -> u32 {
    let at = entry * RECORD + record::VARIANTS;
    let bytes = lowered.records.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
