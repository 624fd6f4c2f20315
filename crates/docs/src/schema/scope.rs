//! The context in which a node of an envelope is converted to a schema.

use errbook_spec::model::{Case, Catalog, Entry, Member, Node, Param, ParamType, Variable};
use serde_json::Value;

use super::SentBody;
use crate::published;

/// The kind of occurrence that a schema describes, and the position in its body.
#[derive(Clone)]
pub(crate) struct Scope<'a> {
    pub(super) catalog: &'a Catalog,
    pub(crate) entry: &'a Entry,
    pub(super) view: errbook::Entry<'a>,
    pub(super) case: Option<usize>,
    pub(super) disclosure: Disclosure,
    /// Variables that an enclosing condition or the kind of occurrence determines to be present or absent.
    pub(super) assumed: Vec<(Variable, bool)>,
    /// The error whose field error is the current item.
    pub(super) field: Option<Who>,
    /// The error that is the current item.
    pub(super) error: Option<Who>,
    /// The `$ref` of the enclosing chain link's definition.
    pub(super) next: Option<String>,
}

/// The amount of an occurrence that the response shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Disclosure {
    All,
    /// Only when to retry: the entry is masked.
    Masked,
    /// Nothing: the response is for an internal error that the entry masks.
    Nothing,
}

/// The error that a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The error that the body is for.
    Own,
    /// Another error: an added one or a cause.
    Other,
}

/// Whether a value is present in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Always,
    Maybe,
    Never,
}

/// The schema of a variable, and whether it is present.
pub(crate) struct ValueSchema {
    pub(crate) presence: Presence,
    pub(crate) schema: Value,
}

impl ValueSchema {
    pub(crate) const fn always(schema: Value) -> Self {
        Self { presence: Presence::Always, schema }
    }

    pub(super) const fn maybe(schema: Value) -> Self {
        Self { presence: Presence::Maybe, schema }
    }

    pub(super) const fn never() -> Self {
        Self { presence: Presence::Never, schema: Value::Null }
    }
}

/// Returns the kinds of occurrences that have different bodies: one per case, masked or not, with or without field errors.
pub(crate) fn scopes<'a>(
    catalog: &'a Catalog,
    sent: &SentBody<'a>,
    view: errbook::Entry<'a>,
) -> Vec<Scope<'a>> {
    let entry = sent.entry;
    let scope = |case, disclosure| Scope::new(catalog, entry, view, case, disclosure);
    let mut scopes = Vec::new();
    if entry.is_masked() {
        scopes.push(scope(None, Disclosure::Masked));
    } else if entry.cases.is_empty() {
        scopes.push(scope(None, Disclosure::All));
    } else {
        scopes.extend((0..entry.cases.len()).map(|case| scope(Some(case), Disclosure::All)));
    }
    if sent.is_mask {
        scopes.push(scope(None, Disclosure::Nothing));
    }
    if !turns_on_fields(&sent.envelope.body) {
        return scopes;
    }
    let split = |scope: Scope<'a>| {
        let ways: &[bool] = if scope.fields().is_some() { &[true, false] } else { &[false] };
        ways.iter().map(move |way| scope.assuming(&Variable::Fields, *way)).collect::<Vec<_>>()
    };
    scopes.into_iter().flat_map(split).collect()
}

/// Returns whether field errors change other parts of a body, because a condition on them has an `else`.
fn turns_on_fields(node: &Node) -> bool {
    let inner = |node: &Option<Box<Node>>| node.as_deref().is_some_and(turns_on_fields);
    match node {
        Node::Object(members) => members.iter().any(|member| match member {
            Member::Named(_, node) | Member::Merge(node) => turns_on_fields(node),
            Member::Params { .. } => false,
        }),
        Node::Array(items) => items.iter().any(turns_on_fields),
        Node::When { condition, then, otherwise } => {
            (*condition == Variable::Fields && otherwise.is_some())
                || inner(then)
                || inner(otherwise)
        }
        _ => false,
    }
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        catalog: &'a Catalog,
        entry: &'a Entry,
        view: errbook::Entry<'a>,
        case: Option<usize>,
        disclosure: Disclosure,
    ) -> Self {
        let (assumed, field, error, next) = (Vec::new(), None, None, None);
        Self { catalog, entry, view, case, disclosure, assumed, field, error, next }
    }

    /// Returns the scope with a variable present or absent.
    pub(super) fn assuming(&self, variable: &Variable, is_there: bool) -> Self {
        let mut scope = self.clone();
        scope.assumed.push((variable.clone(), is_there));
        scope
    }

    /// Returns the scope of a field error.
    pub(super) fn in_field(&self, of: Option<Who>) -> Self {
        let mut scope = self.clone();
        scope.assumed.retain(|(variable, _)| !variable.is_of_field());
        scope.field = Some(of.unwrap_or(Who::Other));
        scope
    }

    /// Returns the scope of an error in a list, or in a chain if `next` refers to its definition.
    pub(super) fn in_error(&self, who: Who, next: Option<String>) -> Self {
        let mut scope = self.clone();
        scope
            .assumed
            .retain(|(variable, _)| !matches!(variable, Variable::Item(_) | Variable::Next));
        (scope.error, scope.next) = (Some(who), next);
        scope
    }

    /// Returns the case of the occurrence.
    pub(super) fn case(&self) -> Option<&'a Case> {
        self.entry.cases.get(self.case?)
    }

    /// Returns the params that are sent as members.
    pub(super) fn params(&self) -> impl Iterator<Item = &'a Param> + use<'a> {
        let disclosure = self.disclosure;
        let case = self.case().into_iter().flat_map(|case| &case.params);
        let all =
            self.entry.params.iter().chain(case).filter(move |_| disclosure == Disclosure::All);
        all.filter(|param| published::is_public(param) && param.kind != ParamType::Fields)
    }

    /// Returns the public param that contains the field errors.
    pub(super) fn fields(&self) -> Option<&'a Param> {
        let case = self.case().into_iter().flat_map(|case| &case.params);
        let mut all =
            self.entry.params.iter().chain(case).filter(|_| self.disclosure == Disclosure::All);
        all.find(|param| published::is_public(param) && param.kind == ParamType::Fields)
    }
}
