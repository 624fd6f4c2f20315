//! Values of params: as written, or generated.

use std::collections::BTreeMap;

use super::formats::Format;
use super::place_ref::PlaceRef;
use super::retry::seconds;
use super::text;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{param as words, shape, value};
use crate::document::{Pairs, Scalar, Written, ambiguous_boolean, ambiguous_number};
use crate::model::{Issue, Param, ParamType, ParamValue};

/// The maximum number of seconds in an example: the largest exact JSON number.
const MOST_SECONDS: u64 = 1 << 53;

/// Reads a value of a param, or reports it and returns `None`.
pub(super) fn read(
    written: &Written,
    param: &Param,
    issues: &[Issue],
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ParamValue> {
    if written.scalar() == Some(Scalar::Null) && param.optional {
        return Some(ParamValue::Absent);
    }
    if param.kind == ParamType::Fields {
        return fields(written, &param.name, issues, at, diagnostics);
    }
    if let ParamType::Json(_) = &param.kind {
        return json(written, param, at, diagnostics);
    }
    let read = scalar(written, &param.kind).filter(|value| is_within(value, param));
    let is_number =
        matches!(param.kind, ParamType::Integer | ParamType::Unsigned | ParamType::Number);
    if let (Some(_), true, Written::Quoted(text)) = (&read, is_number, written) {
        diagnostics.push(shape::quoted_value("a number", text, at.value()));
        return None;
    }
    let is_text = matches!(param.kind, ParamType::String | ParamType::OneOf(_));
    let number = match written {
        Written::Plain(text) if !is_text => ambiguous_number(text).map(|number| (text, number)),
        _ => None,
    };
    match (&read, number) {
        (Some(_), Some((text, number))) => {
            diagnostics.push(value::ambiguous(text, &number, false, at.value()));
        }
        (None, number) => {
            let problem = words::value(&param.name, &expected(param), at.value());
            let boolean = written.text().and_then(ambiguous_boolean);
            let boolean = boolean.filter(|_| param.kind == ParamType::Boolean);
            diagnostics.push(match (number, boolean) {
                (Some((_, number)), _) => problem.help(format!("write `{number}`")),
                (None, Some(boolean)) => problem.help(format!("write `{boolean}`")),
                (None, None) => problem,
            });
        }
        (Some(_), None) => {}
    }
    read
}

/// Returns whether a body can contain a value, and the value fits its param's length and format.
pub(crate) fn is_within(value: &ParamValue, param: &Param) -> bool {
    let format = Format::named(param.format.as_deref());
    let is_of_format = |text: &String| format.is_none_or(|format| format.fits(text));
    match value {
        ParamValue::Text(text) => {
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            param.max_length.is_none_or(|most| length <= most) && is_of_format(text)
        }
        ParamValue::Texts(texts) => texts.iter().all(is_of_format),
        ParamValue::Number(number) => number.is_finite(),
        _ => true,
    }
}

fn scalar(written: &Written, kind: &ParamType) -> Option<ParamValue> {
    let text = || written.text().map(str::to_owned);
    let value = match kind {
        ParamType::String => ParamValue::Text(text()?),
        ParamType::OneOf(choices) => {
            let text = text()?;
            choices.iter().any(|(choice, _)| *choice == text).then_some(ParamValue::Text(text))?
        }
        ParamType::Integer => ParamValue::Integer(number(written)?),
        ParamType::Unsigned => ParamValue::Unsigned(number(written)?),
        ParamType::Number => ParamValue::Number(number(written)?),
        ParamType::Boolean => match written.scalar()? {
            Scalar::Boolean(value) => ParamValue::Boolean(value),
            _ => return None,
        },
        ParamType::Duration => {
            let seconds = number(written).or_else(|| seconds(written.text()?))?;
            ParamValue::Seconds(Some(seconds).filter(|seconds| *seconds <= MOST_SECONDS)?)
        }
        ParamType::Strings => match written {
            Written::List(items) => {
                let texts = items.iter().map(|item| item.text().map(str::to_owned));
                ParamValue::Texts(texts.collect::<Option<_>>()?)
            }
            _ => return None,
        },
        ParamType::Json(_) | ParamType::Fields => return None,
    };
    Some(value)
}

/// Reads a value of any type.
fn json(
    written: &Written,
    param: &Param,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ParamValue> {
    let json = super::json::of(written, at, diagnostics);
    let is_absent = written.scalar() == Some(Scalar::Null);
    if is_absent || json.parse::<errbook::Json>().is_err() {
        diagnostics.push(words::value(&param.name, &expected(param), at.value()));
        return None;
    }
    Some(ParamValue::Json(json))
}

/// Returns a number; in quotes, its digits.
fn number<T: std::str::FromStr>(written: &Written) -> Option<T> {
    match written.scalar()? {
        Scalar::Integer(number) => number.to_string().parse().ok(),
        Scalar::Unsigned(number) => number.to_string().parse().ok(),
        // A whole number may have an exponent, as in `1e3`.
        Scalar::Float(number) => number.to_string().parse().ok(),
        Scalar::Wide(text) | Scalar::Text(text) => text.parse().ok(),
        Scalar::Null | Scalar::Boolean(_) => None,
    }
}

/// Describes the values of a param.
pub(crate) fn expected(param: &Param) -> String {
    let format = Format::named(param.format.as_deref());
    let text = format.map_or_else(
        || "a text".to_owned(),
        |format| format!("{}, such as `{}`", format.what, format.sample),
    );
    match (&param.kind, param.max_length) {
        (ParamType::String, Some(most)) => format!("{text} of at most {most} characters"),
        (ParamType::String, None) => text,
        (ParamType::Strings, _) if format.is_some() => format!("a list, each item {text}"),
        (ParamType::OneOf(choices), _) => {
            let choices: Vec<_> = choices.iter().map(|(choice, _)| format!("`{choice}`")).collect();
            format!("one of {}", choices.join(", "))
        }
        (ParamType::Integer, _) => format!("a whole number from {} to {}", i64::MIN, i64::MAX),
        (ParamType::Unsigned, _) => format!("a whole number from 0 to {}", u64::MAX),
        (ParamType::Number, _) => "a finite number".to_owned(),
        (ParamType::Boolean, _) => "`true` or `false`".to_owned(),
        (ParamType::Duration, _) => "whole seconds, or a time such as `30s`".to_owned(),
        (ParamType::Strings, _) => "a list of texts".to_owned(),
        (ParamType::Json(_), _) => "a JSON value other than `null`".to_owned(),
        (ParamType::Fields, _) => "a list of `{field: path, error: name}`".to_owned(),
    }
}

/// Reads field errors.
fn fields(
    written: &Written,
    name: &str,
    issues: &[Issue],
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ParamValue> {
    let Written::List(items) = written else {
        let expected = "a list of `{field: path, error: name}`";
        diagnostics.push(words::value(name, expected, at.value()));
        return None;
    };
    let known: BTreeMap<&str, usize> =
        issues.iter().enumerate().map(|(i, issue)| (issue.name.as_str(), i)).collect();
    let read: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(i, item)| field(item, name, (issues, &known), &at.index(i), diagnostics))
        .collect();
    read.into_iter().collect::<Option<_>>().map(ParamValue::Fields)
}

/// Reads one field error: its path, the issue, and the values of the issue's params.
fn field(
    item: &Written,
    name: &str,
    (issues, known): (&[Issue], &BTreeMap<&str, usize>),
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, usize, Vec<Option<ParamValue>>)> {
    let Written::Map(pairs) = item else {
        let expected = "`{field: path, error: name}`";
        diagnostics.push(words::value(name, expected, at.value()));
        return None;
    };
    let text = |key: &str| pairs.iter().find(|(k, _)| k == key).and_then(|(_, v)| v.text());
    match (text("field"), text("error")) {
        (Some(_), None) => at.missing("error", diagnostics),
        (None, Some(_)) => at.missing("field", diagnostics),
        (None, None) => {
            let expected = "`{field: path, error: name}`";
            diagnostics.push(words::value(name, expected, at.value()));
        }
        (Some(_), Some(_)) => {}
    }
    let (path, issue) = (text("field")?, text("error")?);
    let Some(index) = known.get(issue).copied() else {
        let names: Vec<_> = known.keys().copied().collect();
        let near = text::nearest_word(issue, &names, diagnostics);
        diagnostics.push(words::unknown_issue(issue, near, at.key("error").value()));
        return None;
    };
    let values = issue_values(pairs, &issues[index], at, diagnostics)?;
    Some((path.to_owned(), index, values))
}

fn issue_values(
    pairs: &Pairs<Written>,
    issue: &Issue,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Option<ParamValue>>> {
    let known = |name: &str| issue.params.iter().any(|param| param.name == name);
    let mut sound = true;
    for (key, _) in pairs {
        if key != "field" && key != "error" && !known(key) {
            let place = at.key(key).name();
            text::unknown_param(key, issue.params.iter(), at, place, diagnostics);
            sound = false;
        }
    }
    let mut values = Vec::new();
    for param in &issue.params {
        let value = match pairs.iter().find(|(key, _)| *key == param.name) {
            Some((key, written)) => read(written, param, &[], &at.key(key), diagnostics),
            None => Some(param.example.clone()),
        };
        sound &= value.is_some();
        values.push(value.filter(|value| *value != ParamValue::Absent));
    }
    sound.then_some(values)
}

/// Makes up a value of a param.
pub(super) fn make_up(param: &Param, issues: &[Issue]) -> ParamValue {
    if param.optional {
        return ParamValue::Absent;
    }
    match &param.kind {
        ParamType::String => ParamValue::Text(made_up_text(param)),
        ParamType::OneOf(choices) => {
            ParamValue::Text(choices.first().map(|(choice, _)| choice.clone()).unwrap_or_default())
        }
        ParamType::Integer => ParamValue::Integer(42),
        ParamType::Unsigned => ParamValue::Unsigned(42),
        ParamType::Number => ParamValue::Number(1.5),
        ParamType::Boolean => ParamValue::Boolean(true),
        ParamType::Duration => ParamValue::Seconds(30),
        ParamType::Strings => ParamValue::Texts(vec![made_up_text(param)]),
        ParamType::Json(_) => ParamValue::Json("{}".to_owned()),
        ParamType::Fields => {
            ParamValue::Fields(issues.first().map(made_up_field).into_iter().collect())
        }
    }
}

fn made_up_field(issue: &Issue) -> (String, usize, Vec<Option<ParamValue>>) {
    let values = issue
        .params
        .iter()
        .map(|param| Some(param.example.clone()).filter(|value| *value != ParamValue::Absent));
    ("field".to_owned(), 0, values.collect())
}

fn made_up_text(param: &Param) -> String {
    let format = Format::named(param.format.as_deref());
    let text = format.map_or(param.name.as_str(), |format| format.sample);
    let most = param.max_length.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    text.chars().take(most).collect()
}
