//! Compiles the headers of an envelope.

use std::collections::BTreeMap;

use errbook::__v1::spelled;

use super::compile::Compiler;
use super::head::is_token;
use super::lexer::{Scalar, scalar};
use super::position::Position;
use super::source::PartPlace;
use crate::diagnostic::words::envelope as words;
use crate::model::{Entry, EnvelopeHeader, Fragment, Param, ParamType, PropValue, Value, Variable};

/// Headers that an envelope cannot set, because other parts of a response write them.
const WRITTEN: [&str; 9] = [
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "retry-after",
    "transfer-encoding",
    "upgrade",
    "vary",
];

impl Compiler<'_, '_> {
    /// Reads the headers. Reports and omits those with a mistake.
    pub(super) fn headers(
        &mut self,
        headers: &[(String, String, PartPlace)],
    ) -> Vec<EnvelopeHeader> {
        let mut first: BTreeMap<String, &PartPlace> = BTreeMap::new();
        let mut read = Vec::new();
        for (name, value, at) in headers {
            self.header_name(name, at);
            if let Some(first) = first.insert(name.to_ascii_lowercase(), at) {
                let (again, first) = (self.places.key(at), self.places.key(first));
                self.push(words::member_collision(name, again, first), at);
            }
            if let Some(value) = self.header_value(value, at) {
                self.listed_values(name, &value, at);
                read.push(EnvelopeHeader { name: name.clone(), value });
            }
        }
        read
    }

    fn header_name(&mut self, name: &str, at: &PartPlace) {
        let place = self.places.key(at);
        if !is_token(name) {
            let message = format!("`{name}` is not the name of a header");
            let help = "use letters, digits and hyphens";
            self.push(words::header(message, place, help), at);
        } else if WRITTEN.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!("header `{name}` is written by errbook or by the server");
            self.push(words::header(message, place, "remove it here"), at);
        }
    }

    fn header_value(&mut self, text: &str, at: &PartPlace) -> Option<Vec<Fragment>> {
        let fragments = match scalar(text) {
            Err(error) => {
                self.syntax_error(error, at);
                return None;
            }
            Ok(Scalar::Variable(expression)) => {
                let value = self.expression(&expression, at, Position::Header)?;
                vec![Fragment::Value(value)]
            }
            Ok(Scalar::Parts(parts)) => {
                self.braced(&parts, text, at);
                self.fragments(&parts, at, Position::Header)?
            }
        };
        let sendable = |fragment: &Fragment| match fragment {
            Fragment::Text(text) => is_field_text(text),
            Fragment::Value(value) => value.or.as_deref().is_none_or(is_field_text),
        };
        if text.trim().is_empty() || !fragments.iter().all(sendable) {
            let message =
                "the value of a header is ASCII text without control characters".to_owned();
            let help = "write other characters percent-encoded, or leave them out";
            self.push(words::header(message, self.places.value(at), help), at);
            return None;
        }
        Some(fragments)
    }

    /// Reports texts of the entries that cannot be sent in a header.
    fn listed_values(&mut self, header: &str, fragments: &[Fragment], at: &PartPlace) {
        let usage = self.usage;
        // An internal entry is never sent. Its mask is sent instead.
        let sent = |entry: &&&Entry| entry.is_public();
        for entry in usage.entries.iter().filter(sent) {
            for fragment in fragments {
                let Fragment::Value(value) = fragment else { continue };
                let Some((key, what)) = unsendable(entry, value) else { continue };
                let message =
                    format!("{what} of `{}` cannot be sent in header `{header}`", entry.code);
                let place = match (key, &value.variable) {
                    ("params", Variable::Param(name)) => (usage.param)(entry, name),
                    _ => (usage.place)(entry, Some(key)),
                };
                let help = "write ASCII text without control characters";
                self.push(words::header(message, place, help), at);
            }
        }
    }
}

/// Returns a value of an entry's variable that a header cannot contain, and the key that lists it.
fn unsendable(entry: &Entry, value: &Value) -> Option<(&'static str, String)> {
    let is_unfit = |text: &str| {
        let written = spelled(text, value.filter.byte()).to_string();
        !is_field_text(&written)
    };
    match &value.variable {
        Variable::Prop(name) => {
            let is_unfit = |value: &PropValue| match value {
                PropValue::Text(text) => is_unfit(text),
                PropValue::Number(_) | PropValue::Boolean(_) => false,
            };
            let found = entry.every_prop().any(|(prop, value)| prop == name && is_unfit(value));
            found.then(|| ("props", format!("prop `{name}`")))
        }
        Variable::Param(name) => {
            let of_cases = entry.cases.iter().flat_map(|case| &case.params);
            let mut params = entry.params.iter().map(|param| (param, "params"));
            let mut of_cases = of_cases.map(|param| (param, "cases"));
            let is_unfit = |(param, _): &(&Param, &str)| match &param.kind {
                ParamType::OneOf(texts) => {
                    param.name == *name && texts.iter().any(|(text, _)| is_unfit(text))
                }
                _ => false,
            };
            let (_, key) = params.find(is_unfit).or_else(|| of_cases.find(is_unfit))?;
            Some((key, format!("a value of param `{name}`")))
        }
        _ => None,
    }
}

/// Returns whether every recipient of a header understands all characters of a text.
fn is_field_text(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
