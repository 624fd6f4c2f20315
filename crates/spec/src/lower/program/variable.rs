//! Operands that name a variable.

use errbook::__v1::{op, var};

use super::assembler::Assembler;
use crate::lower::bytes::Put;
use crate::lower::text::Strings;
use crate::model::json::quoted;
use crate::model::{Filter, Variable};

impl Assembler<'_> {
    /// Adds `TEXT` or `VALUE` of a variable; what is the same for every entry becomes a literal.
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
    out.put_u8(variable_byte(variable));
    out.put_u8(filter.byte());
    out.put_u32(argument);
}

fn variable_byte(variable: &Variable) -> u8 {
    match variable {
        Variable::Code => var::CODE,
        Variable::Case => var::CASE,
        Variable::Number => var::NUMBER,
        Variable::Group => var::GROUP,
        Variable::Catalog => var::CATALOG,
        Variable::Status => var::STATUS,
        Variable::ReasonPhrase => var::REASON_PHRASE,
        Variable::TypeUri => var::TYPE_URI,
        Variable::DocsUrl => var::DOCS_URL,
        Variable::Severity => var::SEVERITY,
        Variable::Retryable => var::RETRYABLE,
        Variable::Prop(_) => var::PROP,
        Variable::Title => var::TITLE,
        Variable::Detail => var::DETAIL,
        Variable::Description => var::DESCRIPTION,
        Variable::Resolution => var::RESOLUTION,
        Variable::Language => var::LANGUAGE,
        Variable::Text => var::TEXT,
        Variable::TitleSource => var::TITLE_SOURCE,
        Variable::DetailSource => var::DETAIL_SOURCE,
        Variable::DescriptionSource => var::DESCRIPTION_SOURCE,
        Variable::ResolutionSource => var::RESOLUTION_SOURCE,
        Variable::TextSource => var::TEXT_SOURCE,
        Variable::Params => var::PARAMS,
        Variable::Param(_) => var::PARAM,
        Variable::Fields => var::FIELDS,
        Variable::Errors => var::ERRORS,
        Variable::Causes => var::CAUSES,
        Variable::Next => var::NEXT,
        Variable::Instance => var::INSTANCE,
        Variable::TraceId => var::TRACE_ID,
        Variable::RetryAfter => var::RETRY_AFTER,
        Variable::Timestamp => var::TIMESTAMP,
        Variable::Context(_) => var::CONTEXT,
        Variable::ItemPath => var::ITEM_PATH,
        Variable::ItemPointer => var::ITEM_POINTER,
        Variable::ItemJsonPointer => var::ITEM_JSON_POINTER,
        Variable::ItemIndexedPath => var::ITEM_INDEXED_PATH,
        Variable::ItemName => var::ITEM_NAME,
        Variable::ItemMessage => var::ITEM_MESSAGE,
        Variable::ItemCode => var::ITEM_CODE,
        Variable::Item(own) => var::OF_ITEM | variable_byte(own),
    }
}
