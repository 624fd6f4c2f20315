//! Looks up the variables of the error that a body is for.

use errbook::__v1::reason_phrase;
use errbook_spec::model::{
    CaseTexts, EntryTexts, Message, ParamType, Piece, PropValue, Retry, Variable,
};
use serde_json::{Value, json};

use super::keywords::{anything, constant, one_of, text};
use super::param;
use super::scope::{Disclosure, Presence, Scope, ValueSchema};
use crate::{published, value};

/// Returns the schema of a variable.
pub(super) fn variable(scope: &Scope<'_>, variable: &Variable) -> ValueSchema {
    let (entry, view) = (scope.entry, &scope.view);
    match variable {
        Variable::Code => fixed(entry.code.as_str()),
        Variable::Case => {
            let case = scope.case().filter(|_| scope.disclosure == Disclosure::All);
            option(case.map(|case| case.name.as_str()))
        }
        Variable::Number => option(entry.number),
        Variable::Group => fixed(scope.catalog.group_of(entry).name.as_str()),
        Variable::Catalog => fixed(scope.catalog.name.as_str()),
        Variable::Status => fixed(entry.status),
        Variable::ReasonPhrase => fixed(reason_phrase(entry.status)),
        Variable::TypeUri => option(view.type_uri().map(|uri| uri.to_string())),
        // A server may set the address of its docs at run time.
        Variable::DocsUrl => {
            let schema = json!({ "type": "string", "format": "uri" });
            ValueSchema { presence: always_if(view.docs_url().is_some()), schema }
        }
        Variable::Severity => fixed(view.severity().as_str()),
        Variable::Retryable => option(view.retry().map(errbook::Retry::is_retryable)),
        Variable::Prop(name) => prop(scope, name),
        Variable::Title
        | Variable::TitleSource
        | Variable::Description
        | Variable::DescriptionSource
        | Variable::Text
        | Variable::TextSource => ValueSchema::always(text()),
        Variable::Resolution | Variable::ResolutionSource => {
            let presence = in_languages(scope, |texts, case| {
                let of_case = case.and_then(|case| case.resolution.as_ref());
                of_case.or(texts.resolution.as_ref()).is_some()
            });
            ValueSchema { presence, schema: text() }
        }
        Variable::UserMessage => {
            let presence = in_languages(scope, |texts, case| {
                let of_case = case.and_then(|case| case.user_message.as_ref());
                let sent = of_case.or(texts.user_message.as_ref());
                sent.is_some_and(|sent| message(scope, sent) != Presence::Never)
            });
            ValueSchema { presence, schema: text() }
        }
        Variable::Detail | Variable::DetailSource => {
            ValueSchema { presence: detail(scope), schema: text() }
        }
        Variable::Language => ValueSchema::always(languages(scope)),
        Variable::Params => params(scope),
        Variable::Param(name) => named(scope, name),
        Variable::Fields if scope.fields().is_some() => ValueSchema::maybe(anything()),
        Variable::Causes if scope.disclosure == Disclosure::All => ValueSchema::maybe(anything()),
        Variable::Errors => ValueSchema::always(anything()),
        Variable::Instance | Variable::TraceId | Variable::Timestamp => ValueSchema::maybe(text()),
        Variable::Context(_) => ValueSchema::maybe(anything()),
        Variable::RetryAfter => retry_after(scope),
        _ => ValueSchema::never(),
    }
}

/// Returns the schema of a response's language: the languages that the server has and the entry is translated to.
pub(crate) fn languages(scope: &Scope<'_>) -> Value {
    let served = scope.view.catalog().languages();
    let translated = scope.catalog.languages.iter().zip(&scope.entry.texts);
    let translated =
        translated.filter(|(tag, texts)| texts.is_some() && served.contains(&tag.as_str()));
    let tags: Vec<_> = translated.map(|(tag, _)| tag.clone()).collect();
    match &tags[..] {
        [tag] => constant(tag.as_str()),
        _ => one_of(tags),
    }
}

/// Returns the schema of the number of seconds after which to retry.
pub(crate) fn retry_after(scope: &Scope<'_>) -> ValueSchema {
    match scope.entry.retry {
        Some(Retry::AfterSeconds(seconds)) => fixed(seconds),
        Some(Retry::AfterParam(index)) if scope.disclosure != Disclosure::Nothing => {
            let param = scope.entry.params.get(index).filter(|param| published::is_public(param));
            let schema = json!({ "type": "integer", "minimum": 0 });
            param.map_or(ValueSchema::never(), |param| ValueSchema {
                presence: always_if(!param.optional),
                schema,
            })
        }
        _ => ValueSchema::never(),
    }
}

/// Returns whether all placeholders of a message have values.
pub(crate) fn message(scope: &Scope<'_>, message: &Message) -> Presence {
    let case = scope.case().into_iter().flat_map(|case| &case.params);
    let params: Vec<_> = scope.entry.params.iter().chain(case).collect();
    let mut presence = Presence::Always;
    for piece in &message.0 {
        let Piece::Param(index) = piece else { continue };
        match params.get(*index).filter(|param| published::is_public(param)) {
            Some(param) if scope.disclosure == Disclosure::All => {
                if param.optional {
                    presence = Presence::Maybe;
                }
            }
            _ => return Presence::Never,
        }
    }
    presence
}

fn detail(scope: &Scope<'_>) -> Presence {
    if scope.disclosure == Disclosure::Masked
        || (scope.disclosure == Disclosure::Nothing && scope.entry.is_masked())
    {
        return Presence::Never;
    }
    in_languages(scope, |texts, case| match case {
        Some(_) => true,
        None => texts.detail.as_ref().is_some_and(|detail| {
            scope.disclosure == Disclosure::All || message(scope, detail) == Presence::Always
        }),
    })
}

/// Returns whether a text is present: in all languages, in some, or in none.
fn in_languages(
    scope: &Scope<'_>,
    has: impl Fn(&EntryTexts, Option<&CaseTexts>) -> bool,
) -> Presence {
    let has = |texts: &EntryTexts| has(texts, scope.case.and_then(|case| texts.cases.get(case)));
    let mut languages = scope.entry.texts.iter().flatten();
    if languages.clone().all(has) {
        Presence::Always
    } else if languages.any(has) {
        Presence::Maybe
    } else {
        Presence::Never
    }
}

fn prop(scope: &Scope<'_>, name: &str) -> ValueSchema {
    match scope.entry.prop(name, scope.case) {
        Some(PropValue::Text(text)) => option(Some(text.as_str())),
        Some(other) => fixed(value::prop(other)),
        None => ValueSchema::never(),
    }
}

/// Returns whether there are any params. The schemas of the params belong to the object that contains them.
fn params(scope: &Scope<'_>) -> ValueSchema {
    let presence = if scope.params().any(|param| !param.optional) {
        Presence::Always
    } else if scope.params().next().is_some() {
        Presence::Maybe
    } else {
        Presence::Never
    };
    ValueSchema { presence, schema: anything() }
}

fn named(scope: &Scope<'_>, name: &str) -> ValueSchema {
    let Some(found) = scope.params().find(|param| param.name == name) else {
        return ValueSchema::never();
    };
    // Empty strings and lists count as absent.
    let may_be_empty = match &found.kind {
        ParamType::String | ParamType::Strings => true,
        ParamType::OneOf(values) => values.iter().any(|(value, _)| value.is_empty()),
        _ => false,
    };
    let presence = always_if(!found.optional && !may_be_empty);
    ValueSchema { presence, schema: param::schema(found) }
}

const fn always_if(is_always: bool) -> Presence {
    if is_always { Presence::Always } else { Presence::Maybe }
}

fn fixed(value: impl Into<Value>) -> ValueSchema {
    ValueSchema::always(constant(value))
}

/// Returns the schema of an optional constant. An empty string counts as absent.
fn option(value: Option<impl Into<Value>>) -> ValueSchema {
    let value = value.map(Into::into).filter(|value: &Value| value != "");
    value.map_or(ValueSchema::never(), fixed)
}
