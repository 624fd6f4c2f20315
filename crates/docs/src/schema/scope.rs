//! What is known where a node of an envelope is looked at.

use errbook_spec::model::{Case, Catalog, Entry, Member, Node, Param, ParamType, Variable};
use serde_json::Value;

use super::Sent;
use crate::published;

/// What is known of the error whose body it is, and where in the body one is.
#[derive(Clone)]
pub(crate) struct Scope<'a> {
    pub(super) catalog: &'a Catalog,
    pub(crate) entry: &'a Entry,
    pub(super) view: errbook::Entry<'a>,
    pub(super) case: Option<usize>,
    pub(super) shown: Shown,
    /// Whether a variable is there.
    pub(super) assumed: Vec<(Variable, bool)>,
    /// Whose field error is the item.
    pub(super) field: Option<Who>,
    /// Which error is the item.
    pub(super) error: Option<Who>,
    /// The definition of a link of the chain that one is in.
    pub(super) next: Option<String>,
}

/// What of an occurrence is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    All,
    /// Only when to retry.
    Masked,
    /// Nothing: an internal error is behind it.
    Nothing,
}

/// Which error something is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The one whose body it is.
    Own,
    /// Any other: one that was added, or a cause.
    Other,
}

/// Whether something is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Always,
    Maybe,
    Never,
}

/// What a variable stands for.
pub(crate) struct Found {
    pub(crate) presence: Presence,
    pub(crate) schema: Value,
}

impl Found {
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

/// Returns the kinds of occurrences whose bodies differ.
pub(crate) fn scopes<'a>(
    catalog: &'a Catalog,
    sent: &Sent<'a>,
    view: errbook::Entry<'a>,
) -> Vec<Scope<'a>> {
    let entry = sent.entry;
    let scope = |case, shown| Scope::new(catalog, entry, view, case, shown);
    let mut scopes = Vec::new();
    if entry.is_masked() {
        scopes.push(scope(None, Shown::Masked));
    } else if entry.cases.is_empty() {
        scopes.push(scope(None, Shown::All));
    } else {
        scopes.extend((0..entry.cases.len()).map(|case| scope(Some(case), Shown::All)));
    }
    if sent.is_mask {
        scopes.push(scope(None, Shown::Nothing));
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

/// Returns whether a body is another one where there are field errors, not only has them or not.
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
        shown: Shown,
    ) -> Self {
        let (assumed, field, error, next) = (Vec::new(), None, None, None);
        Self { catalog, entry, view, case, shown, assumed, field, error, next }
    }

    /// Returns the scope where a variable is there, or is not.
    pub(super) fn assuming(&self, variable: &Variable, is_there: bool) -> Self {
        let mut scope = self.clone();
        scope.assumed.push((variable.clone(), is_there));
        scope
    }

    /// Returns the scope of a field error of an error.
    pub(super) fn in_field(&self, of: Option<Who>) -> Self {
        let mut scope = self.clone();
        scope.assumed.retain(|(variable, _)| !variable.is_of_field());
        scope.field = Some(of.unwrap_or(Who::Other));
        scope
    }

    /// Returns the scope of an error in a list, or in a chain whose links have a definition.
    pub(super) fn in_error(&self, who: Who, next: Option<String>) -> Self {
        let mut scope = self.clone();
        scope
            .assumed
            .retain(|(variable, _)| !matches!(variable, Variable::Item(_) | Variable::Next));
        (scope.error, scope.next) = (Some(who), next);
        scope
    }

    /// Returns the case that the occurrence is of.
    pub(super) fn case(&self) -> Option<&'a Case> {
        self.entry.cases.get(self.case?)
    }

    /// Returns the params that are sent as members.
    pub(super) fn params(&self) -> impl Iterator<Item = &'a Param> + use<'a> {
        let shown = self.shown;
        let case = self.case().into_iter().flat_map(|case| &case.params);
        let all = self.entry.params.iter().chain(case).filter(move |_| shown == Shown::All);
        all.filter(|param| published::is_public(param) && param.kind != ParamType::Fields)
    }

    /// Returns the public param of field errors.
    pub(super) fn fields(&self) -> Option<&'a Param> {
        let case = self.case().into_iter().flat_map(|case| &case.params);
        let mut all = self.entry.params.iter().chain(case).filter(|_| self.shown == Shown::All);
        all.find(|param| published::is_public(param) && param.kind == ParamType::Fields)
    }
}
