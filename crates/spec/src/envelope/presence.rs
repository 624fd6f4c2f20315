//! Checks whether a variable has a value in every occurrence of every entry that uses an envelope.

use super::EnvelopeUsage;
use super::variables::is_sent;
use crate::model::{Audience, Entry, Message, Param, ParamType, Variable, Visibility};

/// The reason why a variable may be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Absence {
    /// The text after "may be absent:".
    pub(super) because: String,
    /// The index in [`EnvelopeUsage::entries`] of the first entry that lacks it, one of its keys, and the label for that key.
    pub(super) entry: Option<(usize, Option<&'static str>, &'static str)>,
    /// The indices of the other entries that lack it.
    pub(super) others: Vec<usize>,
}

/// Returns the reason why a variable may be absent. Returns `None` if it is always present.
pub(super) fn absence(variable: &Variable, usage: &EnvelopeUsage<'_>) -> Option<Absence> {
    let request =
        |what: &str| Some(Absence { because: what.to_owned(), entry: None, others: Vec::new() });
    match variable {
        Variable::Instance | Variable::TraceId | Variable::Timestamp | Variable::Context(_) => {
            request("it depends on the request")
        }
        Variable::RetryAfter => request("not every response says when to retry"),
        Variable::Fields => request("not every occurrence has field errors"),
        Variable::Causes => request("not every occurrence has causes"),
        Variable::Next => request("the last cause has none after it"),
        Variable::Item(variable) => may_lack(variable)
            .then_some(())
            .and_then(|()| request("an error that was added may not have it")),
        Variable::ItemCode => request("a field error may be a text without a code"),
        Variable::TypeUri if !usage.uris.type_uri => {
            request("the catalog has neither `docs_url` nor `type_uri`")
        }
        Variable::DocsUrl if !usage.uris.docs_url => request("the catalog has no `docs_url`"),
        Variable::Case
        | Variable::Number
        | Variable::Retryable
        | Variable::Prop(_)
        | Variable::Detail
        | Variable::DetailSource
        | Variable::Resolution
        | Variable::ResolutionSource
        | Variable::UserMessage
        | Variable::Param(_) => {
            let entries = usage.entries.iter().enumerate();
            let mut at_fault = entries.filter_map(|(index, entry)| {
                let lack = lacks(entry, variable, usage)?;
                Some((index, entry, lack))
            });
            let (index, entry, (because, key, text)) = at_fault.next()?;
            let because = format!("`{}` {because}", entry.code);
            let others = at_fault.map(|(index, ..)| index).collect();
            Some(Absence { because, entry: Some((index, key, text)), others })
        }
        _ => None,
    }
}

/// Returns whether an error of any catalog may lack a variable.
fn may_lack(variable: &Variable) -> bool {
    !matches!(
        variable,
        Variable::Code
            | Variable::Group
            | Variable::Catalog
            | Variable::Status
            | Variable::ReasonPhrase
            | Variable::Severity
            | Variable::Title
            | Variable::Description
            | Variable::Language
            | Variable::Text
            | Variable::TitleSource
            | Variable::DescriptionSource
            | Variable::TextSource
            | Variable::Params
    )
}

type Lack = (String, Option<&'static str>, &'static str);

/// Returns the value that an entry lacks, a key to point at, and the label for that key.
fn lacks(entry: &Entry, variable: &Variable, usage: &EnvelopeUsage<'_>) -> Option<Lack> {
    // Callers get the mask of an internal entry, which is checked as an entry itself.
    if matches!(entry.audience, Audience::Internal { .. }) {
        return None;
    }
    let missing = |what: &str| Some((format!("has no {what}"), None, "this entry"));
    match variable {
        Variable::Case if entry.cases.is_empty() => missing("cases"),
        Variable::Number if entry.number.is_none() => missing("number"),
        Variable::Retryable if entry.retry.is_none() => missing("`retry`"),
        Variable::Prop(name) => {
            let is_own = entry.prop(name, None).is_some();
            of_cases(entry, usage, (&format!("prop `{name}`"), is_own, entry.has_prop(name)))
        }
        Variable::Resolution | Variable::ResolutionSource => {
            let is_own = entry.source().resolution.is_some();
            of_cases(entry, usage, ("resolution", is_own, entry.has_resolution()))
        }
        Variable::UserMessage => {
            let own = entry.source().user_message.as_ref();
            match own.filter(|own| own.has_params()) {
                Some(_) => withheld(entry, usage, false),
                None => {
                    let has = entry.has_user_message();
                    of_cases(entry, usage, ("`user_message`", own.is_some(), has))
                }
            }
        }
        Variable::Detail | Variable::DetailSource => {
            if entry.cases.is_empty() && entry.source().detail.is_none() {
                return missing("detail");
            }
            let fixed =
                entry.cases.is_empty() && !entry.source().detail.iter().any(Message::has_params);
            withheld(entry, usage, fixed)
        }
        Variable::Param(name) => lacks_param(entry, name).or_else(|| withheld(entry, usage, false)),
        _ => None,
    }
}

/// Returns the reason why responses may not have something that an entry or its cases can have: its name, whether the entry has it,
/// and whether responses have it.
fn of_cases(
    entry: &Entry,
    usage: &EnvelopeUsage<'_>,
    (what, is_own, has): (&str, bool, Option<bool>),
) -> Option<Lack> {
    match has {
        Some(true) if is_own => None,
        Some(true) => withheld(entry, usage, false),
        Some(false) => Some((format!("has no {what}"), None, "this entry")),
        None => {
            Some((format!("has no {what} in every case"), Some("cases"), "not in each of them"))
        }
    }
}

/// Returns the reason why an occurrence's values are not sent. `fixed` means that they need no params.
fn withheld(entry: &Entry, usage: &EnvelopeUsage<'_>, fixed: bool) -> Option<Lack> {
    if entry.status >= 500 && !entry.expose {
        let because = "is a 5xx that does not say `expose: true`".to_owned();
        return Some((because, Some("status"), "its detail and params are not sent"));
    }
    let masks = |other: &&Entry| other.audience == Audience::Internal { mask: entry.id };
    if !fixed && usage.entries.iter().any(masks) {
        let because = "replaces an internal error, without params".to_owned();
        return Some((because, None, "is sent as a mask"));
    }
    None
}

fn lacks_param(entry: &Entry, name: &str) -> Option<Lack> {
    let named = |param: &&Param| param.name == name;
    let in_case = |params: &[Param]| params.iter().any(|param| named(&param) && !param.optional);
    let everywhere =
        !entry.cases.is_empty() && entry.cases.iter().all(|case| in_case(&case.params));
    let (because, key, text) = match entry.params.iter().find(named) {
        None if everywhere => return None,
        None if entry.cases.iter().any(|case| case.params.iter().any(|param| named(&param))) => {
            (format!("has no param `{name}` in every case"), Some("cases"), "not in each of them")
        }
        None => (format!("has no param `{name}`"), None, "this entry"),
        Some(param) if param.visibility == Visibility::Internal => {
            (format!("keeps param `{name}` internal"), Some("params"), "is not sent")
        }
        Some(param) if param.kind == ParamType::Fields => {
            (format!("sends param `{name}` as `$fields`"), Some("params"), "is not a single value")
        }
        Some(param) if param.optional => {
            (format!("declares param `{name}` as optional"), Some("params"), "is optional")
        }
        Some(param) => {
            debug_assert!(is_sent(param));
            return None;
        }
    };
    Some((because, key, text))
}
