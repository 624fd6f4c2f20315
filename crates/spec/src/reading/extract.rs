//! Matches patterns against a response, to extract its variables.

use std::collections::BTreeMap;

use errbook::__v1::identify::value_end;
use errbook::__v1::{read_seconds, var};

use super::owners::identifies;
use super::sent::{BodyValue, other};
use super::{Object, Pattern, Var};
use crate::model::{List, Variable};

/// The variables that a client extracted from a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extracted {
    /// Each variable with its text.
    pub(crate) values: BTreeMap<Variable, (Var, String)>,
    /// Whether there are field errors.
    pub(crate) has_fields: bool,
}

impl Extracted {
    /// Reads a body. A list that may be the field errors is read as such if it matches; with `fields_last`, only if nothing else
    /// matches.
    pub(crate) fn body(pattern: &Pattern, sent: &BodyValue, fields_last: bool) -> Self {
        let mut matcher = BodyMatcher { extracted: Self::default(), fields_last };
        matcher.read(pattern, sent);
        matcher.extracted
    }

    /// Reads a header.
    pub(crate) fn header(&mut self, pattern: &Pattern, text: &str) -> bool {
        match pattern {
            Pattern::Literal(literal) => literal == text,
            Pattern::Value(var) => {
                self.note(var, text);
                true
            }
            Pattern::Text { prefix, values } => self.text(prefix, values, text),
            Pattern::Either(ways) => ways.iter().any(|way| self.header(way, text)),
            _ => false,
        }
    }

    fn note(&mut self, var: &Var, text: &str) {
        let own = var.variable.own();
        self.has_fields |= own.is_of_field();
        if identifies(own) {
            self.values.insert(own.clone(), (var.clone(), text.to_owned()));
        }
    }

    /// Adds the variables that only `other` has.
    fn add(&mut self, other: Self) {
        self.has_fields |= other.has_fields;
        for (variable, value) in other.values {
            self.values.entry(variable).or_insert(value);
        }
    }

    /// Reads the variables of a text if it contains all the literal text between them.
    fn text(&mut self, prefix: &str, values: &[(Var, String)], text: &str) -> bool {
        if other(text).is_some() {
            for (var, _) in values {
                self.note(var, text);
            }
            return true;
        }
        let Some(mut rest) = text.strip_prefix(prefix) else { return false };
        let mut found = Vec::new();
        for (i, (of, suffix)) in values.iter().enumerate() {
            let is_last = i + 1 == values.len();
            let end = value_end(rest, suffix, is_last, var::is_name(of.variable.byte()));
            let Some(end) = end else { return false };
            found.push((of, &rest[..end]));
            rest = &rest[end + suffix.len()..];
        }
        for (var, text) in found {
            self.note(var, text);
        }
        true
    }
}

struct BodyMatcher {
    extracted: Extracted,
    fields_last: bool,
}

impl BodyMatcher {
    /// Reads a value. Returns whether it matches the pattern.
    fn read(&mut self, pattern: &Pattern, sent: &BodyValue) -> bool {
        match (pattern, sent) {
            // Causes are other errors, so their values are not read.
            (Pattern::Skip, _) | (Pattern::Chain(_) | Pattern::Next, BodyValue::Object(_)) => true,
            (Pattern::Literal(literal), BodyValue::Scalar(text, _)) => literal == text,
            (Pattern::Value(_), sent) if sent.is_null() => true,
            (Pattern::Value(var), BodyValue::Scalar(text, is_string)) => {
                let fits = can_be(&var.variable, text, *is_string);
                if fits {
                    self.extracted.note(var, text);
                }
                fits
            }
            (Pattern::Text { prefix, values }, BodyValue::Scalar(text, true)) => {
                self.extracted.text(prefix, values, text)
            }
            (Pattern::Object(object), BodyValue::Object(members)) => self.object(object, members),
            (Pattern::Array(patterns), BodyValue::Array(items)) => {
                for item in items {
                    let found = self.apart(|matcher| matcher.either(patterns, item));
                    self.extracted.add(found.1);
                }
                true
            }
            (Pattern::Each(list, pattern), BodyValue::Array(items)) => {
                let items = items.iter().enumerate();
                items.fold(true, |fits, (i, item)| self.item(*list, pattern, i, item) && fits)
            }
            (Pattern::Group(_, pattern), BodyValue::Object(members)) => {
                for (_, value) in members {
                    let items = if let BodyValue::Array(items) = value { &items[..] } else { &[] };
                    for item in items {
                        self.item(List::Fields, pattern, 0, item);
                    }
                    self.extracted.has_fields |= !items.is_empty();
                }
                true
            }
            (Pattern::Either(patterns), sent) => self.either(patterns, sent),
            _ => false,
        }
    }

    fn object(&mut self, object: &Object, members: &[(String, BodyValue)]) -> bool {
        let mut seen = 0;
        let mut fits = true;
        for (name, value) in members {
            let Some(member) = object.members.get(name) else { continue };
            fits &= self.read(&member.pattern, value) || !member.required;
            seen += usize::from(member.required);
        }
        fits && seen >= object.members.values().filter(|member| member.required).count()
    }

    /// Reads an item of a list. Errors after the first add no values to the response.
    fn item(&mut self, list: List, pattern: &Pattern, index: usize, item: &BodyValue) -> bool {
        let (fits, found) = self.apart(|matcher| matcher.read(pattern, item));
        if fits && (list != List::Errors || index == 0) && list != List::Causes {
            self.extracted.add(found);
        }
        fits
    }

    /// Reads a value without the variables that are already known.
    fn apart(&mut self, read: impl FnOnce(&mut Self) -> bool) -> (bool, Extracted) {
        let known = std::mem::take(&mut self.extracted);
        let fits = read(self);
        (fits, std::mem::replace(&mut self.extracted, known))
    }

    /// Reads a value with the first pattern that matches.
    fn either(&mut self, patterns: &[Pattern], sent: &BodyValue) -> bool {
        let are_fields = |pattern: &&Pattern| {
            matches!(
                pattern,
                Pattern::Group(..) | Pattern::Each(List::Fields | List::ItemFields, _)
            )
        };
        let (mut first, mut last): (Vec<&Pattern>, Vec<&Pattern>) =
            (patterns.iter().collect(), vec![]);
        if self.fields_last {
            (last, first) = patterns.iter().partition(are_fields);
        }
        first.append(&mut last);
        self.mixed(&first, sent) || first.into_iter().any(|pattern| self.tried(pattern, sent))
    }

    /// Reads a list of field errors and other errors, each item with the first pattern that matches.
    fn mixed(&mut self, patterns: &[&Pattern], sent: &BodyValue) -> bool {
        let lists: Vec<(List, &Pattern)> = patterns
            .iter()
            .filter_map(|pattern| match pattern {
                Pattern::Each(list @ (List::Fields | List::Errors), item) => Some((*list, &**item)),
                _ => None,
            })
            .collect();
        let (BodyValue::Array(items), true) = (sent, lists.len() > 1) else { return false };
        let before = self.extracted.clone();
        let fits = items.iter().enumerate().all(|(i, item)| {
            lists.iter().any(|(list, pattern)| self.item(*list, pattern, i, item))
        });
        if !fits {
            self.extracted = before;
        }
        fits
    }

    /// Reads a value with a pattern. Adds nothing if the value does not match.
    fn tried(&mut self, pattern: &Pattern, sent: &BodyValue) -> bool {
        let before = self.extracted.clone();
        let fits = self.read(pattern, sent);
        if !fits {
            self.extracted = before;
        }
        fits
    }
}

/// Returns whether a scalar can be the value of a variable.
fn can_be(variable: &Variable, text: &str, is_string: bool) -> bool {
    match variable.own() {
        Variable::Param(_) | Variable::Context(_) | Variable::Prop(_) => true,
        Variable::Number => other(text).is_some() || text.parse::<i32>().is_ok(),
        Variable::Status => text.parse::<u16>().is_ok(),
        Variable::RetryAfter => read_seconds(text).is_some(),
        Variable::Retryable => matches!(text, "true" | "false"),
        _ => is_string,
    }
}
