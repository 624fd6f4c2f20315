//! The variables of an envelope.

use errbook::__v1::{read_seconds, var};

use super::{Machine, is_of_item};
use crate::captures::{Fact, Facts, FieldSlots, Owner, ParamSlot, PropSlot, Slot, Source};
use crate::node_reader::Variable;
use crate::tape::{Tape, ValueKind};
use crate::value::whole_number;

impl Machine<'_> {
    /// Notes a variable's value. Returns whether it can be one.
    pub(super) fn value(&mut self, variable: Variable, at: u32) -> bool {
        let owner = self.owner_of(variable);
        match variable.kind & !var::OF_ITEM {
            _ if self.tape.kind(at) == ValueKind::Null => true,
            var::PARAMS => self.params(owner, at),
            kind if can_be(self.tape, kind, at) => {
                let slot = Slot { source: Source::Body, at, ..Slot::default() };
                self.note(variable, slot);
                true
            }
            _ => false,
        }
    }

    /// Notes the position of a variable.
    pub(super) fn note(&mut self, variable: Variable, slot: Slot) {
        let slot = Slot { filter: variable.filter, ..slot };
        let owner = self.owner_of(variable);
        let kind = variable.kind & !var::OF_ITEM;
        if kind == var::PARAM {
            self.captures.params.push(ParamSlot { owner, name: variable.argument, slot });
        } else if kind >= var::ITEM_PATH {
            if let Some(field) = &mut self.field {
                note_field(field, kind, slot);
            }
        } else {
            note_fact(self.captures.facts_mut(owner), variable, slot);
        }
    }

    fn owner_of(&self, variable: Variable) -> Owner {
        if is_of_item(variable.kind) { self.owner } else { 0 }
    }
}

/// Notes a text as a fact of an error.
pub(super) fn note_fact(facts: &mut Facts, variable: Variable, slot: Slot) {
    let kind = variable.kind & !var::OF_ITEM;
    if kind == var::PROP {
        facts.set_prop(PropSlot { name: variable.argument, slot });
    }
    let Some((fact, rank)) = Fact::of(kind) else { return };
    let known = facts.get(fact);
    if known.source == Source::None || rank <= known.rank {
        facts.set(fact, Slot { rank, ..slot });
    }
}

fn note_field(field: &mut FieldSlots, kind: u8, slot: Slot) {
    match kind {
        var::ITEM_MESSAGE => field.message = slot,
        var::ITEM_CODE => field.code = slot,
        // The last part of a path is worse than the path, and a pointer may be another spelling of it.
        var::ITEM_NAME if field.path.source != Source::None => {}
        var::ITEM_POINTER | var::ITEM_JSON_POINTER if is_path(field) => {}
        _ => (field.path, field.path_kind) = (slot, kind),
    }
}

fn is_path(field: &FieldSlots) -> bool {
    let is_of_path = matches!(field.path_kind, var::ITEM_PATH | var::ITEM_INDEXED_PATH);
    field.path.source != Source::None && is_of_path
}

/// Returns whether a value can be that of a variable; `null` is none.
fn can_be(tape: &Tape<'_>, kind: u8, at: u32) -> bool {
    let is = tape.kind(at);
    let is_parsed_as = |parses: fn(&str) -> bool| tape.scalar(at).is_some_and(|it| parses(&it));
    match kind {
        var::PARAM | var::CONTEXT => true,
        var::NUMBER => is_parsed_as(|text| whole_number(text).is_some()),
        var::STATUS => is_parsed_as(|text| text.parse::<u16>().is_ok()),
        var::RETRY_AFTER => is_parsed_as(|text| read_seconds(text).is_some()),
        var::RETRYABLE => is_parsed_as(|text| matches!(text, "true" | "false")),
        var::PROP => is.is_scalar(),
        _ => is.is_string(),
    }
}
