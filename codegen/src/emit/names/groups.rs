//! The Rust names of groups, entries, cases, field issues and params.

use std::collections::BTreeSet;

use errbook::__v1::{RECORD, record};
use errbook_spec::Lowered;
use errbook_spec::model::{Entry, Group, Param, ParamType};
use errbook_spec::rust_names::{camel, type_name};
use proc_macro2::Ident;

use super::constructors::{ConstructorNames, Makes, constructors};
use crate::emit::ident::Scope;

/// The names of a group.
pub(crate) struct GroupNames<'c> {
    pub(crate) group: &'c Group,
    pub(crate) module: Ident,
    /// Its variant in `AnyCode` and `AnyError`.
    pub(crate) variant: Ident,
    pub(crate) entries: Vec<EntryNames<'c>>,
    /// The functions of its `Error`, for each entry that may be raised.
    pub(crate) constructors: ConstructorNames,
}

/// The names of an entry.
pub(crate) struct EntryNames<'c> {
    pub(crate) entry: &'c Entry,
    /// Its variant in `Code` and `Error`.
    pub(crate) variant: Ident,
    pub(crate) params: Vec<ParamNames<'c>>,
    pub(crate) cases: Option<EnumNames<'c>>,
    pub(crate) issues: Option<EnumNames<'c>>,
}

/// The enum of an entry's cases or field issues.
pub(crate) struct EnumNames<'c> {
    /// The name of the type.
    pub(crate) name: Ident,
    /// The field of the error that holds it, for cases.
    pub(crate) field: Ident,
    /// Position of the first in the table of variants.
    pub(crate) first: u32,
    pub(crate) variants: Vec<VariantNames<'c>>,
    pub(crate) constructors: ConstructorNames,
}

/// A case or field issue.
pub(crate) struct VariantNames<'c> {
    pub(crate) name: &'c str,
    pub(crate) variant: Ident,
    pub(crate) params: Vec<ParamNames<'c>>,
}

/// A field of a variant.
pub(crate) struct ParamNames<'c> {
    pub(crate) param: &'c Param,
    pub(crate) field: Ident,
    pub(crate) one_of: Option<OneOfNames>,
}

/// The enum of a param that is one of some texts.
pub(crate) struct OneOfNames {
    pub(crate) name: Ident,
    /// Each variant with its text.
    pub(crate) variants: Vec<(Ident, String)>,
}

impl GroupNames<'_> {
    /// Returns the entries that are not retired.
    pub(crate) fn active(&self) -> impl Iterator<Item = &EntryNames<'_>> {
        active(&self.entries)
    }

    /// Returns the first and the last index of its entries.
    pub(crate) fn range(&self) -> [usize; 2] {
        let first = self.group.first;
        [first, first + self.entries.len().max(1) - 1]
    }

    /// Returns whether any of its errors has fields.
    pub(crate) fn has_fields(&self) -> bool {
        self.active().any(EntryNames::has_fields)
    }

    /// Returns whether any of its entries isn't retired.
    pub(crate) fn has_error(&self) -> bool {
        self.active().next().is_some()
    }
}

impl<'c> EntryNames<'c> {
    /// Returns whether its error has fields.
    pub(crate) fn has_fields(&self) -> bool {
        !self.params.is_empty() || self.cases.is_some()
    }

    /// Returns what the constructor of its variant makes.
    pub(crate) fn makes(&self, variant: &Ident) -> Makes<'c> {
        let has_case = self.cases.is_some();
        Makes { variant: variant.to_string(), has_case, params: &self.entry.params }
    }

    /// Returns the names of its fields, the case first.
    pub(crate) fn fields(&self) -> Vec<&Ident> {
        let case = self.cases.iter().map(|cases| &cases.field);
        case.chain(self.params.iter().map(|names| &names.field)).collect()
    }
}

fn active<'n, 'c>(entries: &'n [EntryNames<'c>]) -> impl Iterator<Item = &'n EntryNames<'c>> {
    entries.iter().filter(|entry| entry.entry.retired.is_none())
}

/// Decides the names of the functions of a group's `Error`.
pub(crate) fn constructors_of(entries: &[EntryNames<'_>]) -> ConstructorNames {
    let makes: Vec<_> = active(entries).map(|entry| entry.makes(&entry.variant)).collect();
    constructors(&makes, "_error")
}

/// Decides the names of a group's entries.
pub(crate) fn entries<'c>(entries: &'c [Entry], lowered: &Lowered) -> Vec<EntryNames<'c>> {
    // The other items of the module, and its imports.
    let mut types = Scope::with(["AnyCode", "CATALOG", "Code", "Error", "Language"]);
    let mut variants = Scope::default();
    let others: BTreeSet<&str> = entries.iter().map(|entry| entry.rust_name.as_str()).collect();
    let mut all: Vec<EntryNames<'c>> = entries
        .iter()
        .map(|entry| entry_names(entry, lowered, &others, (&mut types, &mut variants)))
        .collect();
    for names in &mut all {
        let owner = names.entry.rust_name.as_str();
        one_ofs(&mut names.params, owner, &mut types);
        for kind in [&mut names.cases, &mut names.issues].into_iter().flatten() {
            for variant in &mut kind.variants {
                let owner = format!("{}{}", kind.name, variant.variant);
                one_ofs(&mut variant.params, &owner, &mut types);
            }
        }
    }
    all
}

fn entry_names<'c>(
    entry: &'c Entry,
    lowered: &Lowered,
    others: &BTreeSet<&str>,
    (types, variants): (&mut Scope, &mut Scope),
) -> EntryNames<'c> {
    let mut fields = Scope::default();
    let params = params(&entry.params, &mut fields);
    let first = first_variant(lowered, entry.id.0);
    let cases = entry.cases.iter().map(|case| (&*case.name, &*case.rust_name, &*case.params));
    let issues = entry.issues.iter().map(|issue| (&*issue.name, &*issue.rust_name, &*issue.params));
    let (cases, issues): (Vec<_>, Vec<_>) = (cases.collect(), issues.collect());
    let first_issue = first.saturating_add(u32::try_from(cases.len()).unwrap_or(u32::MAX));
    let mut kind = |suffix: &str, first, list: Vec<_>| {
        if list.is_empty() {
            return None;
        }
        let name = types.take(&[type_name(&entry.rust_name, suffix, |name| others.contains(name))]);
        let field = fields.take(&["case".to_owned()]);
        let params: Vec<&[Param]> = list.iter().map(|(_, _, own)| *own).collect();
        let variants = variant_names(list);
        let makes = variants.iter().zip(params).map(|(names, params)| Makes {
            variant: names.variant.to_string(),
            has_case: false,
            params,
        });
        let suffix = format!("_{}", suffix.to_ascii_lowercase());
        let constructors = constructors(&makes.collect::<Vec<_>>(), &suffix);
        Some(EnumNames { name, field, first, variants, constructors })
    };
    EntryNames {
        entry,
        variant: variants.take(std::slice::from_ref(&entry.rust_name)),
        params,
        cases: kind("Case", first, cases),
        issues: kind("Issue", first_issue, issues),
    }
}

fn variant_names<'c>(list: Vec<(&'c str, &'c str, &'c [Param])>) -> Vec<VariantNames<'c>> {
    let mut scope = Scope::default();
    let all = list.into_iter().map(|(name, rust_name, own)| VariantNames {
        name,
        variant: scope.take(&[rust_name.to_owned()]),
        params: params(own, &mut Scope::default()),
    });
    all.collect()
}

fn params<'c>(params: &'c [Param], fields: &mut Scope) -> Vec<ParamNames<'c>> {
    let all = params.iter().map(|param| {
        let field = fields.take(std::slice::from_ref(&param.rust_name));
        ParamNames { param, field, one_of: None }
    });
    all.collect()
}

fn one_ofs(params: &mut [ParamNames<'_>], owner: &str, types: &mut Scope) {
    for names in params {
        let ParamType::OneOf(texts) = &names.param.kind else { continue };
        let mut scope = Scope::default();
        names.one_of = Some(OneOfNames {
            name: types.take(&[format!("{owner}{}", camel(&names.param.rust_name))]),
            variants: texts
                .iter()
                .map(|(text, rust_name)| {
                    (scope.take(std::slice::from_ref(rust_name)), text.clone())
                })
                .collect(),
        });
    }
}

/// Returns the index of an entry's first variant in the table.
fn first_variant(lowered: &Lowered, entry: usize) -> u32 {
    let at = entry * RECORD + record::VARIANTS;
    let bytes = lowered.records.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
