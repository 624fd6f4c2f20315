//! Compiles expressions to values, and checks their variable, filters and presence.

use super::compile::Compiler;
use super::lexer::{Expression, FilterWord, SyntaxError, Word};
use super::other_names;
use super::position::Position;
use super::source::PartPlace;
use super::variables::{self, Item, VariableType};
use crate::diagnostic::Place;
use crate::diagnostic::words::envelope::expression as words;
use crate::model::{Filter, Value, Variable};
use crate::suggest::nearest;

/// The filters.
pub(super) const FILTERS: [&str; 12] = [
    "opt",
    "or",
    "string",
    "strings",
    "list",
    "upper",
    "snake",
    "kebab",
    "pascal",
    "camel",
    "camel_or_pascal",
    "ascii",
];

impl Compiler<'_, '_> {
    /// Compiles an expression; `None` if it has an error.
    pub(super) fn expression(
        &mut self,
        expression: &Expression,
        at: &PartPlace,
        position: Position,
    ) -> Option<Value> {
        let variable = self.variable(&expression.name, at)?;
        let kind = variables::kind(&variable, self.usage);
        let mut value = Value {
            variable,
            filter: Filter::None,
            optional: false,
            or: None,
            string: false,
            strings: false,
            list: false,
        };
        let mut good = true;
        for filter in &expression.filters {
            good &= self.filter(filter, kind, &mut value, at);
        }
        good &= self.fits(&value, kind, &expression.name, at, position);
        if !good {
            return None;
        }
        let handled = value.optional || value.or.is_some();
        if handled {
            self.check_known(&value.variable, &expression.name, at)?;
        } else if position != Position::Header {
            self.check_present(&value.variable, &expression.name, at)?;
        }
        Some(value)
    }

    /// Reads the name of a variable.
    pub(super) fn variable(&mut self, name: &Word, at: &PartPlace) -> Option<Variable> {
        let place = self.places.within(at, name.range.clone());
        let item = self.item();
        let Some(variable) = variables::variable(&name.text, item) else {
            self.unknown(name, place, at);
            return None;
        };
        if variable.is_of_field() && item.is_none() {
            self.push(words::item_outside(&name.text, place), at);
            return None;
        }
        if variable == Variable::Next && item != Some(Item::Link) {
            self.push(words::next_outside(place), at);
            return None;
        }
        Some(variable)
    }

    /// Reports an unknown param or prop if its name resembles a known one.
    pub(super) fn check_known(
        &mut self,
        variable: &Variable,
        name: &Word,
        at: &PartPlace,
    ) -> Option<()> {
        if at.preset.is_some() || variables::is_known(variable, self.usage) {
            return Some(());
        }
        if variables::suggestion(&name.text, self.item(), self.usage).is_none() {
            return Some(());
        }
        let place = self.places.within(at, name.range.clone());
        self.unknown(name, place, at);
        None
    }

    /// Reports a variable that nothing has.
    fn unknown(&mut self, name: &Word, place: Place, at: &PartPlace) {
        let item = self.item();
        let near = variables::suggestion(&name.text, item, self.usage);
        let known = variables::in_reach(&name.text, item, self.usage);
        self.push(words::unknown_variable(&name.text, place, near.as_deref(), &known), at);
    }

    /// Reports a variable that may be absent.
    fn check_present(&mut self, variable: &Variable, name: &Word, at: &PartPlace) -> Option<()> {
        if self.is_guarded(variable) {
            return Some(());
        }
        let place = self.places.within(at, name.range.clone());
        if !variables::is_known(variable, self.usage) && !self.usage.entries.is_empty() {
            self.unknown(name, place, at);
            return None;
        }
        let Some(absence) = self.absence(variable) else { return Some(()) };
        let usage = self.usage;
        let entry = absence.entry.and_then(|(index, key, text)| {
            let entry = usage.entries.get(index)?;
            let place = match (key, variable) {
                (Some("params"), Variable::Param(name)) => (usage.param)(entry, name),
                _ => (usage.place)(entry, key),
            };
            Some((place, text))
        });
        let others = absence.others.iter().filter_map(|index| usage.entries.get(*index));
        let others: Vec<&str> = others.map(|entry| entry.code.as_str()).collect();
        let problem = words::may_be_absent(&name.text, (&absence.because, &others), place, entry);
        self.push(problem, at);
        None
    }

    /// Adds a filter to a value.
    fn filter(
        &mut self,
        filter: &FilterWord,
        kind: VariableType,
        value: &mut Value,
        at: &PartPlace,
    ) -> bool {
        let name = filter.name.text.as_str();
        let place = self.places.within(at, filter.name.range.clone());
        if !FILTERS.contains(&name) {
            let near = other_names::filter(name).or_else(|| nearest(name, FILTERS));
            let value = filter.argument.as_ref().map(|(value, _)| value.as_str());
            self.push(words::unknown_filter(name, place, (near, value), &FILTERS), at);
            return false;
        }
        if filter.argument.is_some() != (name == "or") {
            let (message, help) = if name == "or" {
                ("filter `or` needs a value".to_owned(), "write it like `or(unknown)`")
            } else {
                (format!("filter `{name}` takes no value"), "remove the parentheses")
            };
            self.push(words::expression(message, place, help), at);
            return false;
        }
        if !accepts(name, kind) {
            let message =
                format!("filter `{name}` does not fit `${}`", variables::name(&value.variable));
            let is = format!("the value {}", kind.words());
            self.push(words::filter_type(message, place, &is), at);
            return false;
        }
        match name {
            "opt" => value.optional = true,
            "or" => {
                let argument = filter.argument.as_ref();
                value.or = argument.map(|(text, quoted)| self.literal(text, !quoted, at));
            }
            "string" => value.string = true,
            "strings" => value.strings = true,
            "list" => value.list = true,
            // This is how codes that are already names are written.
            "camel_or_pascal" if self.usage.code_style.are_names() => {
                let is_code = value.variable.own() == &Variable::Code;
                value.filter = if is_code { Filter::None } else { Filter::Pascal };
            }
            spelling => {
                let Some(filter) = spelled(value.filter, spelling) else {
                    let message = format!("filter `{name}` changes a spelling again");
                    self.push(words::filter_type(message, place, "is spelled already"), at);
                    return false;
                };
                value.filter = filter;
            }
        }
        true
    }

    /// Reports a value that does not fit its position.
    fn fits(
        &mut self,
        value: &Value,
        kind: VariableType,
        name: &Word,
        at: &PartPlace,
        position: Position,
    ) -> bool {
        let place = self.places.within(at, name.range.clone());
        if kind == VariableType::List {
            let help = format!("write `{{ $each: {0}, as: … }}`", variables::name(&value.variable));
            let message = format!("`${}` is a list and cannot be written as one value", name.text);
            self.push(words::expression(message, place, &help), at);
            return false;
        }
        let plain_key = value.or.is_none() && !value.optional && !value.string;
        if position == Position::Key && !plain_key {
            let message = format!("a key takes no such filter of `${}`", name.text);
            self.push(words::filter_type(message, place, "names the lists"), at);
            return false;
        }
        if position != Position::Value
            && (matches!(kind, VariableType::Map | VariableType::Next) || value.list)
        {
            let message = format!("`${}` is not a single value", name.text);
            let is = if value.list { "is put into a list" } else { kind.words() };
            self.push(words::filter_type(message, place, is), at);
            return false;
        }
        true
    }

    /// Reports what the lexer could not read.
    pub(super) fn syntax_error(&mut self, error: SyntaxError, at: &PartPlace) {
        let place = self.places.within(at, error.range);
        self.push(words::expression(error.message, place, &error.help), at);
    }
}

/// Returns the filter that two filters combine to.
fn spelled(before: Filter, name: &str) -> Option<Filter> {
    let filter = match name {
        "upper" if before == Filter::Snake => return Some(Filter::Screaming),
        "upper" => Filter::Upper,
        "snake" => Filter::Snake,
        "kebab" => Filter::Kebab,
        "pascal" => Filter::Pascal,
        "camel" | "camel_or_pascal" => Filter::Camel,
        _ => Filter::Ascii,
    };
    (before == Filter::None || before == filter).then_some(filter)
}

/// Returns whether a filter fits a kind of value.
fn accepts(filter: &str, kind: VariableType) -> bool {
    match filter {
        _ if kind == VariableType::Next => filter == "opt",
        "upper" | "snake" | "kebab" | "pascal" | "camel" | "camel_or_pascal" => {
            kind == VariableType::Name
        }
        "ascii" => matches!(kind, VariableType::Name | VariableType::Text),
        "strings" => kind == VariableType::Map,
        "or" | "string" => kind != VariableType::Map,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{FILTERS, other_names};

    #[test]
    fn other_names_of_filters_are_understood() {
        let cases = [("default", "or"), ("to_string", "string"), ("camelCase", "camel")];
        for (name, expected) in cases {
            assert_eq!(other_names::filter(name), Some(expected), "{name}");
        }
        assert!(other_names::FILTERS.iter().all(|(_, here)| FILTERS.contains(here)));
    }
}
