//! Schemas of strings with variables in them.

use errbook_spec::model::{Fragment, Value as EnvelopeValue};
use serde_json::Value;

use super::keywords::{constant, text, text_of, values};
use super::scope::{Presence, Scope, ValueSchema};

/// Returns the schema of a string, which is constant if all its parts are. The string is absent if one of its variables with `opt` is
/// absent, or, with `all`, if any variable is.
pub(crate) fn schema(scope: &Scope<'_>, fragments: &[Fragment], all: bool) -> ValueSchema {
    let mut constant_text = Some(String::new());
    let mut presence = Presence::Always;
    for fragment in fragments {
        let piece = match fragment {
            Fragment::Text(text) => Some(text.clone()),
            Fragment::Value(value) => {
                let found = scope.look_up(&value.variable, value.filter);
                let is_needed = (all || value.optional) && value.or.is_none();
                match found.presence {
                    Presence::Never if is_needed => return ValueSchema::never(),
                    Presence::Maybe if is_needed => presence = Presence::Maybe,
                    _ => {}
                }
                known(value, &found)
            }
        };
        constant_text =
            constant_text.zip(piece).map(|(constant_text, piece)| constant_text + &piece);
    }
    ValueSchema { presence, schema: constant_text.map_or_else(text, constant) }
}

/// Returns the text of a variable, if it is constant.
fn known(value: &EnvelopeValue, found: &ValueSchema) -> Option<String> {
    match found.presence {
        Presence::Always => match &values(&found.schema)?[..] {
            [value] => Some(text_of(value)),
            _ => None,
        },
        Presence::Maybe => None,
        Presence::Never => Some(value.or.as_deref().map(literal_text).unwrap_or_default()),
    }
}

fn literal_text(json: &str) -> String {
    text_of(&literal(json))
}

/// Parses a JSON literal of an envelope.
pub(super) fn literal(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}
