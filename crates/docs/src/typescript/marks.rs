//! What identifies an error: tables from what is sent to the codes that it may be.

use std::collections::BTreeMap;

use errbook::__v1::{filter, spelled};
use errbook_spec::model::{Filter, PropValue, Variable};
use errbook_spec::reading::Var;

use super::codes::Codes;
use super::literal::{row, strings};

/// Returns the table that a variable is looked up in, with its name; `None` where it identifies nothing.
pub(super) fn table(codes: &Codes<'_>, var: &Var) -> Option<(String, String)> {
    let variable = var.variable.own();
    let name = match variable {
        Variable::Code => "CODES_BY_CODE",
        Variable::TypeUri => "CODES_BY_TYPE_URI",
        Variable::Number => "CODES_BY_NUMBER",
        Variable::Group => "CODES_BY_GROUP",
        Variable::DocsUrl => "CODES_BY_DOCS_URL",
        Variable::Prop(_) => "CODES_BY_PROP",
        _ => return None,
    };
    let spell = |text: &str| spelled(text, var.filter.byte()).to_string();
    let mut table = BTreeMap::new();
    let mut former = BTreeMap::new();
    for (entry, label) in codes.iter() {
        match variable {
            Variable::Code => {
                add(&mut table, spell(&entry.code), label);
                entry.aliases.iter().for_each(|alias| add(&mut former, spell(alias), label));
            }
            Variable::Number => {
                entry.number.iter().for_each(|number| add(&mut table, number.to_string(), label));
            }
            Variable::Prop(name) => {
                let values = entry.props.iter().filter(|(prop, _)| prop == name);
                values.for_each(|(_, value)| add(&mut table, sent_prop(value, spell), label));
            }
            Variable::Group => add(&mut table, spell(&codes.catalog.group_of(entry).name), label),
            Variable::DocsUrl => {
                codes.docs_url(entry).into_iter().for_each(|url| add(&mut table, url, label));
                // Wherever the pages are published, they are below their groups.
                let group = &codes.catalog.group_of(entry).name;
                add(&mut table, format!("{group}/{}", entry.code), label);
            }
            _ => codes.type_uri(entry).into_iter().for_each(|uri| add(&mut table, uri, label)),
        }
    }
    // What is a code is no former one.
    for (sent, labels) in former {
        table.entry(sent).or_insert(labels);
    }
    let mut rows = String::new();
    for (sent, labels) in table {
        rows.push_str(&row(&sent, &strings(labels.into_iter()), "readonly Code[]"));
    }
    let of = match variable {
        Variable::Prop(name) => format!("_{name}"),
        _ => String::new(),
    };
    let table = format!("Codes = tableOf<readonly Code[]>({{\n{rows}}})");
    Some((format!("{name}{}{of}", suffix(var.filter)), table))
}

/// Returns the end of the name of a table with another spelling.
pub(super) fn suffix(of: Filter) -> String {
    match of.byte() {
        filter::NONE => String::new(),
        _ => format!("_{}", spelled(&format!("{of:?}"), filter::SCREAMING)),
    }
}

/// Before what is no text, which no text begins with.
const OTHER: char = '\0';

/// Returns the text of a prop as JavaScript has it: that of a number depends on its value alone.
fn sent_prop(value: &PropValue, spell: impl Fn(&str) -> String) -> String {
    match value {
        PropValue::Text(text) => spell(text),
        PropValue::Boolean(value) => format!("{OTHER}{value}"),
        PropValue::Number(json) => {
            format!("{OTHER}{}", json.parse().map_or_else(|_| json.clone(), number))
        }
    }
}

/// Writes a number as JavaScript does.
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

fn add<'c>(table: &mut BTreeMap<String, Vec<&'c str>>, sent: String, label: &'c str) {
    let labels = table.entry(sent).or_default();
    if !labels.contains(&label) {
        labels.push(label);
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
