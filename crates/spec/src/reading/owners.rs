//! Finds the entries that a text in a response may identify.

use std::collections::{BTreeMap, BTreeSet};

use errbook::__v1::spelled;

use super::Var;
use crate::model::{Entry, EntryId, Filter, PropValue, Variable, page_name};

/// An entry with the URIs that identify it.
#[derive(Clone, Debug)]
pub struct Identified<'c> {
    /// The entry.
    pub entry: &'c Entry,
    /// The name of its group.
    pub group: &'c str,
    /// Its type URI.
    pub type_uri: Option<String>,
    /// The address of its page.
    pub docs_url: Option<String>,
}

/// Maps each text to the entries that it may identify.
pub type Owners = BTreeMap<String, Vec<EntryId>>;

/// Maps each text that a variable can have to the entries that it may identify. Returns `None` if the variable identifies no
/// entry.
///
/// A former code belongs to its entry unless another entry has that code. A prop that is not text has the form of
/// `sent_value`. An address is included as a whole and as `group/code`, because pages are below their groups wherever they
/// are published.
#[must_use]
pub fn owners<'i>(
    var: &Var,
    entries: impl IntoIterator<Item = &'i Identified<'i>>,
) -> Option<Owners> {
    let variable = var.variable.own();
    if !identifies(variable) {
        return None;
    }
    let spelling = |text: &str| spelled(text, var.filter.byte()).to_string();
    let mut owners = Owners::new();
    let mut former = Owners::new();
    for Identified { entry, group, type_uri, docs_url } in entries {
        let mut add = |text: String| add(&mut owners, text, entry.id);
        match variable {
            Variable::Code => {
                add(spelling(&entry.code));
                entry.aliases.iter().for_each(|it| self::add(&mut former, spelling(it), entry.id));
            }
            Variable::TypeUri => type_uri.iter().cloned().for_each(add),
            Variable::Number => entry.number.iter().map(i32::to_string).for_each(add),
            Variable::Group => add(spelling(group)),
            Variable::DocsUrl => {
                docs_url.iter().cloned().for_each(&mut add);
                add(format!("{group}/{}", page_name(&entry.code)));
            }
            Variable::Prop(name) => {
                entry
                    .prop_values(name)
                    .map(|value| sent_prop(value, var.filter))
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .for_each(add);
            }
            _ => {}
        }
    }
    for (text, ids) in former {
        owners.entry(text).or_insert(ids);
    }
    Some(owners)
}

/// Returns whether a variable distinguishes entries, alone or with other variables.
pub(crate) const fn identifies(variable: &Variable) -> bool {
    matches!(
        variable,
        Variable::Code
            | Variable::TypeUri
            | Variable::Number
            | Variable::Group
            | Variable::DocsUrl
            | Variable::Prop(_)
    )
}

/// The prefix of values that are not texts; no text begins with it.
const OTHER: char = '\0';

/// Returns the key of a scalar that is not text. All spellings of a number have the same key.
pub(crate) fn sent_value(json: &str) -> String {
    let is_number = json.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let number = json.parse().ok().filter(|_| is_number).map(number);
    format!("{OTHER}{}", number.as_deref().unwrap_or(json))
}

fn sent_prop(value: &PropValue, filter: Filter) -> String {
    match value {
        PropValue::Text(text) => spelled(text, filter.byte()).to_string(),
        PropValue::Boolean(value) => format!("{OTHER}{value}"),
        PropValue::Number(json) => sent_value(json),
    }
}

/// Formats a number like JavaScript.
fn number(number: f64) -> String {
    match number.abs() {
        0.0 => "0".to_owned(),
        1e-6..1e21 => number.to_string(),
        _ => {
            let text = format!("{number:e}");
            if text.contains("e-") { text } else { text.replace('e', "e+") }
        }
    }
}

fn add(owners: &mut Owners, text: String, id: EntryId) {
    let ids = owners.entry(text).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_those_of_javascript() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (1e-6, "0.000001"),
            (1.5e-7, "1.5e-7"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (1e21, "1e+21"),
            (-2.5e300, "-2.5e+300"),
        ] {
            assert_eq!(super::number(value), expected);
        }
    }
}
