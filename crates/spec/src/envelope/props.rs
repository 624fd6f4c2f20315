//! Checks the props of entries against the declarations of their envelope.

use std::collections::{BTreeMap, BTreeSet};

use super::head::status;
use super::source::{DeclaredProp, PartPlace, Places, Source};
use super::{EnvelopeUsage, literal};
use crate::diagnostic::words::{envelope as words, sent, value};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{CoverDecl, InFile, Written, ambiguous_boolean, ambiguous_number};
use crate::model::{Envelope, PropValue, Variable};
use crate::suggest::nearest;

/// The types that an envelope may declare for a prop.
const TYPES: [&str; 4] = ["string", "number", "boolean", "url"];

/// Returns the default values of props for entries of a status: prop, status, value.
pub(crate) fn defaults(name: &str, cover: &InFile<CoverDecl>) -> Vec<(String, u16, PropValue)> {
    // Problems of the envelope are reported when it is resolved.
    let none = &mut Diagnostics::default();
    let source = super::source::find(name, &Place::File(cover.file), cover, none);
    let props = source.into_iter().flat_map(|source| source.props);
    let all = props.flat_map(|DeclaredProp { name, decl, .. }| {
        let row = move |(text, written): (String, Written)| {
            Some((name.clone(), status(&text)?, literal::prop(&written)?))
        };
        decl.by_status.into_iter().filter_map(row)
    });
    all.collect()
}

/// Reports entries without a prop that the envelope requires.
pub(super) fn required(
    source: &Source,
    places: &Places<'_>,
    usage: &EnvelopeUsage<'_>,
    diagnostics: &mut Diagnostics,
) {
    // An internal entry is never sent. Its mask is sent instead.
    let public = usage.entries.iter().filter(|entry| entry.is_public());
    for entry in public {
        for (prop, at) in &source.requires_props {
            if entry.has_prop(prop) != Some(true) {
                let (place, required) = ((usage.place)(entry, None), places.value(at));
                let near = nearest(prop, entry.every_prop().map(|(name, _)| name.as_str()));
                diagnostics.push(words::prop_missing(prop, &entry.code, near, place, required));
            }
        }
    }
}

/// Reports declarations of props that are impossible or have no effect.
pub(super) fn declared(
    envelope: &Envelope,
    source: &Source,
    places: &Places<'_>,
    diagnostics: &mut Diagnostics,
) {
    let used = used(envelope);
    for prop in source.props.iter().filter(|prop| prop.at.preset.is_none()) {
        let DeclaredProp { name, decl, at } = prop;
        let under = |key: &str| PartPlace { preset: None, path: at.path.key(key) };
        if !used.contains(name.as_str()) {
            let near = nearest(name, used.iter().map(String::as_str));
            diagnostics.push(sent::unused_prop(name, &envelope.name, near, places.key(at)));
        }
        if let Some(kind) = decl.kind.as_deref().filter(|kind| !TYPES.contains(kind)) {
            let (near, place) = (nearest(kind, TYPES), places.value(&under("type")));
            diagnostics.push(value::word("type", kind, &TYPES, near, place));
        }
        for (text, written) in &decl.by_status {
            let at = PartPlace { preset: None, path: under("by_status").path.key(text) };
            if status(text).is_none_or(|status| status < 400) {
                diagnostics.push(sent::by_status(text, places.key(&at)));
            }
            let Some(value) = literal::prop(written) else {
                diagnostics.push(value::prop(name, places.value(&at)));
                continue;
            };
            let text = written.text().unwrap_or_default();
            if let Written::Plain(_) = written {
                diagnostics.list.extend(literal::problem(text, || places.value(&at)));
            }
            if let Some(problem) = wrong_prop(&value, prop) {
                let place = places.value(&at);
                diagnostics.push(problem.report((text, &value), name, &envelope.name, place));
            }
        }
    }
}

/// Reports props of entries that the envelope cannot send, or never sends although it was meant to. Returns the props that
/// are probably misspelt.
pub(super) fn written(
    envelope: &Envelope,
    source: &Source,
    usage: &EnvelopeUsage<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<String> {
    let used = used(envelope);
    let mut misspelt = BTreeSet::new();
    let mut values: BTreeMap<&str, Vec<(&'static str, Place)>> = BTreeMap::new();
    for entry in usage.entries {
        // A default for the status is not written in the catalog.
        let is_default = |name: &str, value: &PropValue| {
            let decl = source.props.iter().find(|prop| prop.name == name);
            let mut defaults = decl.into_iter().flat_map(|prop| &prop.decl.by_status);
            defaults.any(|(text, written)| {
                *text == entry.status.to_string() && literal::prop(written).as_ref() == Some(value)
            })
        };
        let has = |name: &str| {
            entry.every_prop().any(|(prop, value)| prop == name && !is_default(prop, value))
        };
        let of_entry = entry.props.iter().map(|prop| (None, prop));
        let of_cases = entry.cases.iter().enumerate();
        let of_cases =
            of_cases.flat_map(|(case, it)| it.props.iter().map(move |prop| (Some(case), prop)));
        for (case, (name, value)) in of_entry.chain(of_cases) {
            if is_default(name, value) {
                continue;
            }
            let key = if case.is_some() { "cases" } else { "props" };
            let (text, place) = (usage.written)(entry, case, name)
                .unwrap_or_else(|| (text(value), (usage.place)(entry, Some(key))));
            let decl = source.props.iter().find(|prop| prop.name == *name);
            if let Some(wrong) = decl.and_then(|decl| wrong_prop(value, decl)) {
                diagnostics.push(wrong.report((&text, value), name, &envelope.name, place));
                continue;
            }
            if !used.contains(name.as_str()) {
                let others = used.iter().map(String::as_str).filter(|other| !has(other));
                if let Some(near) = nearest(name, others) {
                    let place = (usage.place)(entry, Some(key));
                    diagnostics.push(sent::misspelt(name, near, &envelope.name, place));
                    misspelt.insert(name.clone());
                }
                continue;
            }
            values.entry(name).or_default().push((kind(value), place));
        }
    }
    for (name, values) in values {
        mixed(name, &values, diagnostics);
    }
    misspelt
}

/// Returns the props that an envelope sends, declares or requires.
pub(super) fn known(envelope: &Envelope, source: &Source) -> BTreeSet<String> {
    let declared = source.props.iter().map(|prop| &prop.name);
    let required = source.requires_props.iter().map(|(name, _)| name);
    used(envelope).into_iter().chain(declared.chain(required).cloned()).collect()
}

/// Reports the values of a prop whose type is not the most common one. If two types are equally common, the first is right.
fn mixed(name: &str, values: &[(&'static str, Place)], diagnostics: &mut Diagnostics) {
    let count = |kind: &str| values.iter().filter(|(other, _)| *other == kind).count();
    // `max_by_key` returns the last of equal elements.
    let Some((usual, at)) = values.iter().rev().max_by_key(|(kind, _)| count(kind)) else { return };
    let at = values.iter().find(|(kind, _)| kind == usual).map_or(at, |(_, first)| first);
    for (kind, place) in values.iter().filter(|(kind, _)| kind != usual) {
        diagnostics.push(sent::mixed(name, (kind, usual), place.clone(), at.clone()));
    }
}

/// Returns the props that an envelope sends or has conditions on.
fn used(envelope: &Envelope) -> BTreeSet<String> {
    fn prop(variable: Variable) -> Option<String> {
        match variable {
            Variable::Prop(name) => Some(name),
            Variable::Item(variable) => prop(*variable),
            _ => None,
        }
    }
    envelope.variables().into_iter().chain(envelope.deciding()).filter_map(prop).collect()
}

/// The reason why a prop cannot have a value.
enum WrongProp<'a> {
    /// The value is not one of these choices.
    Choice(&'a [String]),
    /// The value is not of this type.
    Type(&'a str),
}

impl WrongProp<'_> {
    /// Reports the fault, and quotes the value as the catalog writes it.
    fn report(
        &self,
        (text, value): (&str, &PropValue),
        prop: &str,
        envelope: &str,
        place: Place,
    ) -> Diagnostic {
        match self {
            Self::Choice(allowed) if allowed.iter().any(|allowed| allowed == text) => {
                sent::value_type(text, prop, envelope, ("string", kind(value)), None, place)
            }
            Self::Choice(allowed) => {
                let near = nearest(text, allowed.iter().map(String::as_str));
                sent::value(text, prop, envelope, (near, allowed), place)
            }
            Self::Type(expected) => {
                let probably = match *expected {
                    "number" => ambiguous_number(text),
                    "boolean" => ambiguous_boolean(text).map(|boolean| boolean.to_string()),
                    _ => None,
                };
                sent::value_type(text, prop, envelope, (expected, kind(value)), probably, place)
            }
        }
    }
}

/// Returns the reason why a prop cannot have a value. Returns `None` if it can.
fn wrong_prop<'a>(value: &PropValue, prop: &'a DeclaredProp) -> Option<WrongProp<'a>> {
    let decl = &prop.decl;
    if !decl.one_of.is_empty() && !decl.one_of.contains(&text(value)) {
        return Some(WrongProp::Choice(&decl.one_of));
    }
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let kind = decl.kind.as_deref()?;
    let fits = match (kind, value) {
        ("string", PropValue::Text(_))
        | ("number", PropValue::Number(_))
        | ("boolean", PropValue::Boolean(_)) => true,
        ("url", PropValue::Text(text)) => is_address(text),
        ("string" | "number" | "boolean" | "url", _) => false,
        // An unknown type is reported elsewhere.
        _ => true,
    };
    (!fits).then_some(WrongProp::Type(kind))
}

fn text(value: &PropValue) -> String {
    match value {
        PropValue::Text(text) | PropValue::Number(text) => text.clone(),
        PropValue::Boolean(value) => value.to_string(),
    }
}

fn kind(value: &PropValue) -> &'static str {
    match value {
        PropValue::Text(_) => "a text",
        PropValue::Number(_) => "a number",
        PropValue::Boolean(_) => "a boolean",
    }
}
