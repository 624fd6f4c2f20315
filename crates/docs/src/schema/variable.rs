//! Looks up the variables of an envelope.

use errbook_spec::model::{Filter, Variable};
use serde_json::json;

use super::keywords::spelled;
use super::scope::{Presence, Scope, ValueSchema, Who};
use super::{other, own};

impl Scope<'_> {
    /// Returns the schema of a variable, and whether it is present.
    pub(super) fn look_up(&self, variable: &Variable, filter: Filter) -> ValueSchema {
        let found = match variable {
            Variable::Item(inner) if self.error == Some(Who::Own) => {
                self.look_up(inner, Filter::None)
            }
            Variable::Item(inner) => other::variable(inner),
            Variable::Next => match &self.next {
                Some(address) => ValueSchema::maybe(json!({ "$ref": address })),
                None => ValueSchema::never(),
            },
            variable if variable.is_of_field() => self.of_field(variable),
            variable => own::variable(self, variable),
        };
        let presence = self.assumption(variable).unwrap_or(found.presence);
        ValueSchema { presence, schema: spelled(found.schema, filter) }
    }

    fn assumption(&self, variable: &Variable) -> Option<Presence> {
        let (_, is_there) = self.assumed.iter().rfind(|(known, _)| known == variable)?;
        Some(if *is_there { Presence::Always } else { Presence::Never })
    }

    fn of_field(&self, variable: &Variable) -> ValueSchema {
        let Some(who) = self.field else { return ValueSchema::never() };
        other::of_field(variable, (who == Who::Own).then_some(self.entry))
    }
}
