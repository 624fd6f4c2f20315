//! Looks up the variables of unknown errors and of field errors.

use errbook_spec::model::{Entry, Severity, Variable};
use serde_json::json;

use super::keywords::{anything, one_of, text};
use super::scope::ValueSchema;

/// Returns the schema of a variable of an error that may be any error of any catalog.
pub(super) fn variable(variable: &Variable) -> ValueSchema {
    match variable {
        Variable::Code
        | Variable::Group
        | Variable::Catalog
        | Variable::ReasonPhrase
        | Variable::Title
        | Variable::TitleSource
        | Variable::Description
        | Variable::DescriptionSource
        | Variable::Text
        | Variable::TextSource
        | Variable::Language => ValueSchema::always(text()),
        Variable::Severity => {
            ValueSchema::always(one_of(Severity::ALL.map(|it| it.as_str().to_owned())))
        }
        Variable::Status => ValueSchema::always(json!({ "type": "integer" })),
        Variable::Number => ValueSchema::maybe(json!({ "type": "integer" })),
        Variable::RetryAfter => ValueSchema::maybe(json!({ "type": "integer", "minimum": 1 })),
        Variable::Retryable => ValueSchema::maybe(json!({ "type": "boolean" })),
        Variable::TypeUri
        | Variable::Resolution
        | Variable::ResolutionSource
        | Variable::DocsUrl
        | Variable::Case
        | Variable::Detail
        | Variable::DetailSource
        | Variable::UserMessage
        | Variable::Instance
        | Variable::TraceId
        | Variable::Timestamp => ValueSchema::maybe(text()),
        Variable::Prop(_)
        | Variable::Param(_)
        | Variable::Params
        | Variable::Context(_)
        | Variable::Fields => ValueSchema::maybe(anything()),
        _ => ValueSchema::never(),
    }
}

/// Returns the schema of a variable of a field error. `entry` is the entry that declares the field error, if it is known.
pub(super) fn of_field(variable: &Variable, entry: Option<&Entry>) -> ValueSchema {
    match variable {
        Variable::ItemPointer | Variable::ItemJsonPointer => ValueSchema::always(text()),
        // A field error may be plain text, without a code.
        Variable::ItemCode => {
            let issues = entry.map(|entry| &entry.issues).filter(|issues| !issues.is_empty());
            let names = issues.map(|issues| one_of(issues.iter().map(|issue| issue.name.clone())));
            ValueSchema::maybe(names.unwrap_or_else(text))
        }
        // Empty strings count as absent.
        _ => ValueSchema::maybe(text()),
    }
}
