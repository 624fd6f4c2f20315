//! Operands that name a variable.

use errbook::__v1::op;

use super::assembler::Assembler;
use crate::lower::bytes::Put;
use crate::lower::text::Strings;
use crate::model::json::quoted;
use crate::model::{Filter, Variable};

impl Assembler<'_> {
    /// Adds `TEXT` or `VALUE` of a variable, or a literal if every entry has the same value.
    pub(super) fn reference(&mut self, operation: u8, variable: &Variable, filter: Filter) {
        if *variable == Variable::Catalog && filter == Filter::None {
            let catalog = self.catalog;
            if operation == op::VALUE {
                self.literal(&quoted(catalog));
            } else {
                self.literal(catalog);
            }
            return;
        }
        if operation == op::VALUE && self.has_literal() {
            self.member(op::MEMBER, variable, filter);
            return;
        }
        self.op(operation);
        self.variable(variable, filter);
    }

    /// Adds the operands of a variable.
    pub(super) fn variable(&mut self, variable: &Variable, filter: Filter) {
        put_variable(&mut self.program, self.strings, variable, filter);
    }
}

/// Appends the operands that name a variable.
pub(in crate::lower) fn put_variable(
    out: &mut Vec<u8>,
    strings: &mut Strings,
    variable: &Variable,
    filter: Filter,
) {
    let own = match variable {
        Variable::Item(own) => own,
        other => other,
    };
    let argument = match own {
        Variable::Prop(name) | Variable::Param(name) | Variable::Context(name) => {
            strings.index(name)
        }
        _ => 0,
    };
    out.put_u8(variable.byte());
    out.put_u8(filter.byte());
    out.put_u32(argument);
}
