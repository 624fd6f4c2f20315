//! The restrictions on bodies in XML.

use super::compile::Compiler;
use super::lexer::{Scalar, ScalarPart, scalar};
use super::source::{PartPlace, SourceNode, SourceValue, is_construct};
use super::variables::sent;
use super::{EnvelopeUsage, NotedPlace};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope as words;
use crate::model::{Envelope, Variable};

impl Compiler<'_, '_> {
    /// Reports what cannot be written as XML.
    pub(super) fn check_xml(&mut self, body: &SourceNode) {
        let root = match &body.value {
            SourceValue::Map(members) => match &members[..] {
                [(key, value)] if !is_construct(key) && is_object(value) => Some(value),
                _ => None,
            },
            _ => None,
        };
        if root.is_none() {
            let message = "an XML body has no single root element".to_owned();
            let help = "write an object with one member, which is an object: the root element";
            let place = self.places.value(&body.at);
            self.push(words::xml(message, place, help), &body.at);
        }
        self.check_elements(body);
    }

    fn check_elements(&mut self, source: &SourceNode) {
        match &source.value {
            SourceValue::Scalar { .. } => {}
            SourceValue::List(items) => items.iter().for_each(|item| self.check_elements(item)),
            SourceValue::Map(members) => {
                let is_object = is_object(source);
                let mut elements = false;
                for (key, value) in members {
                    if let Some(name) = key.strip_prefix('@').filter(|_| is_object) {
                        self.check_attribute(name, value, elements);
                    } else if is_object && key != "$merge" {
                        self.check_name(key.strip_prefix('$').unwrap_or(key), &value.at);
                    } else if key == "$group" {
                        let message = "`$group` makes names that XML may not allow".to_owned();
                        let help = "write a list: `{ $each: fields, as: … }`";
                        let place = self.places.key(&value.at);
                        self.push(words::xml(message, place, help), &value.at);
                    }
                    elements |= !key.starts_with('@');
                    self.check_elements(value);
                }
            }
        }
    }

    fn check_attribute(&mut self, name: &str, value: &SourceNode, elements_before: bool) {
        if name != "xmlns" && !name.starts_with("xmlns:") {
            self.check_name(name, &value.at);
        }
        let is_fixed = match &value.value {
            SourceValue::Scalar { text, .. } => match scalar(text) {
                Ok(Scalar::Parts(parts)) => {
                    parts.iter().all(|part| matches!(part, ScalarPart::Text(_)))
                }
                _ => false,
            },
            _ => false,
        };
        if !is_fixed || elements_before {
            let message = format!("attribute `{name}` is not a fixed text before all elements");
            let help = "move it to the top of its object and give it a text without variables";
            let place = self.places.key(&value.at);
            self.push(words::xml(message, place, help), &value.at);
        }
    }

    fn check_name(&mut self, name: &str, at: &PartPlace) {
        if !is_name(name) {
            let message = format!("`{name}` is not the name of an XML element");
            let help = "use ASCII letters, digits, `_`, `-` and `.`, begin with a letter, and not with `xml`";
            self.push(words::xml(message, self.places.key(at), help), at);
        }
    }
}

/// Reports the first param whose name is no name of an element, if the envelope sends all params by name.
pub(super) fn check_params(
    envelope: &Envelope,
    body: &NotedPlace,
    usage: &EnvelopeUsage<'_>,
    diagnostics: &mut Diagnostics,
) {
    if !envelope.variables().contains(&Variable::Params) {
        return;
    }
    let unfit = usage.entries.iter().find_map(|entry| {
        let param = sent(entry).find(|param| !is_name(&param.name))?;
        Some((entry, param))
    });
    let Some((entry, param)) = unfit else { return };
    let place = match entry.params.iter().any(|own| own.name == param.name) {
        true => (usage.param)(entry, &param.name),
        false => (usage.place)(entry, Some("cases")),
    };
    let message =
        format!("param `{}` of `{}` is not the name of an XML element", param.name, entry.code);
    let help = format!("send params one by one, as `$params.{}`, or rename the param", param.name);
    let problem = words::xml(message, place, &help).label(body.place.clone(), "has every param");
    diagnostics.push(body.noted(|_| problem));
}

/// Returns whether a map is an object rather than a construct.
fn is_object(source: &SourceNode) -> bool {
    match &source.value {
        SourceValue::Map(members) => {
            members.iter().all(|(key, _)| !is_construct(key) || key == "$merge")
        }
        _ => false,
    }
}

/// Returns whether a text is a name with or without a prefix (Namespaces in XML 1.0, section 4), ASCII only.
fn is_name(text: &str) -> bool {
    let is_start = |c: char| c.is_ascii_alphabetic() || c == '_';
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let reserved = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("xml"));
    let mut parts = text.splitn(2, ':');
    !reserved && parts.all(|part| part.starts_with(is_start) && part.chars().all(is_part))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn knows_names() {
        assert!(["a", "_a", "Code", "a-b.c1", "soap:Envelope"].into_iter().all(is_name));
        let bad = ["", "1a", "-a", "a b", "a<", "ñ", "xmlFoo", "XML", ":a", "a:", "a:b:c", "@a"];
        assert!(!bad.into_iter().any(is_name));
    }
}
