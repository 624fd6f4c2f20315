//! Reads errors with serde, as `serialize` writes them.

mod written;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::str::FromStr;
use core::time::Duration;

use serde_core::Deserializer;
use serde_core::de::{Error, Visitor};

use crate::field::Problem;
use crate::{
    Arg, ArgSource, Args, Catalog, CatalogError, Entry, FieldError, FromResponse, OwnedArg, Param,
    ParamKind, Variant,
};
use written::{Object, Value, Written};

/// Reads a code or a language.
///
/// # Errors
///
/// Returns an error if there is another value than a text, or if the text is unknown.
pub fn deserialize_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    struct Text<T>(PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(|error| E::custom(format_args!("{error} `{text}`")))
        }
    }

    deserializer.deserialize_str(Text(PhantomData))
}

/// Reads an error of a type, whose name is only for messages, as an error of its catalog. Takes any order of the members, so the
/// format must be self-describing.
///
/// # Errors
///
/// Returns an error if a code, case, param or field error is unknown or missing, or if a value is not of its type.
pub fn deserialize<'de, A, E, D>(deserializer: D, name: &str) -> Result<E, D::Error>
where
    A: FromResponse,
    E: TryFrom<A>,
    D: Deserializer<'de>,
{
    let written = deserializer.deserialize_map(Object::Error)?;
    let mut values = Values::new(written, A::catalog()).map_err(Error::custom)?;
    let error = A::read(values.entry.index(), &mut values);
    let problem = values.problem(error.as_ref().map(|error| error as &dyn CatalogError));
    match (error, problem) {
        (Some(error), None) => E::try_from(error).map_err(|_| {
            let code = values.entry.code();
            Error::custom(format_args!("`{code}` is not one of the errors of `{name}`"))
        }),
        (_, problem) => Err(Error::custom(problem.unwrap_or_default())),
    }
}

/// The values of an error, for `FromResponse`.
struct Values {
    entry: Entry<'static>,
    case: Option<u16>,
    /// Absent for field errors.
    args: Vec<OwnedArg>,
    fields: Vec<FieldError>,
    next: usize,
}

impl Values {
    fn new(written: Written, catalog: &'static Catalog<'static>) -> Result<Self, String> {
        let entry = written.entry(catalog)?;
        let code = entry.code();
        if entry.is_retired() {
            return Err(format!("`{code}` is retired"));
        }
        let case = written.case(entry)?;
        let all: Vec<_> = params(entry, case).collect();
        let args = args(&all, &written.params, code)?;
        let has_fields = all.iter().any(|param| param.kind() == ParamKind::Fields);
        let fields = match (written.field_errors, has_fields) {
            (Some(fields), true) => {
                let read = fields.into_iter().map(|field| field.field_error(entry));
                read.collect::<Result<_, _>>()?
            }
            (None, true) => return Err(format!("missing `field_errors` of `{code}`")),
            (Some(_), false) => return Err(format!("`{code}` has no field errors")),
            (None, false) => Vec::new(),
        };
        Ok(Self { entry, case, args, fields, next: 0 })
    }

    /// Returns what is wrong with a value, if no error could be made, or if the error doesn't have it: it is not one of the texts that
    /// its param can be, which the tables don't have.
    fn problem(&self, error: Option<&dyn CatalogError>) -> Option<String> {
        let lost = |args: &Args<'_>| {
            let mut given = self.args.iter().enumerate();
            given.position(|(at, arg)| *arg != OwnedArg::Absent && args.get(at) == Arg::Absent)
        };
        let lost = match error {
            None => self.next.checked_sub(1),
            Some(error) => {
                let mut args = Args::new();
                error.args(&mut args);
                Some(lost(&args)?)
            }
        };
        let value = lost.and_then(|at| Some((params(self.entry, self.case).nth(at)?, at)));
        let code = self.entry.code();
        Some(match value.map(|(param, at)| (param.name(), self.args.get(at))) {
            Some((name, Some(OwnedArg::Text(text)))) => {
                format!("param `{name}` of `{code}`: unknown value `{text}`")
            }
            _ => format!("`{code}` can't be read"),
        })
    }
}

impl ArgSource for Values {
    fn case(&mut self) -> Option<u16> {
        self.case
    }

    fn arg(&mut self) -> OwnedArg {
        self.next += 1;
        self.args.get(self.next - 1).cloned().unwrap_or_default()
    }

    fn fields(&mut self) -> Vec<FieldError> {
        self.next += 1;
        mem::take(&mut self.fields)
    }
}

/// Returns the params of an error in the order of their values.
fn params(entry: Entry<'_>, case: Option<u16>) -> impl Iterator<Item = Param<'_>> {
    entry.params().chain(entry.case(case).into_iter().flat_map(|case| case.params()))
}

/// Returns the values of some params.
fn args(
    params: &[Param<'_>],
    values: &[(String, Value)],
    of: &str,
) -> Result<Vec<OwnedArg>, String> {
    let is_known = |name: &str| {
        let mut known = params.iter().filter(|param| param.kind() != ParamKind::Fields);
        known.any(|param| param.name() == name)
    };
    if let Some((name, _)) = values.iter().find(|(name, _)| !is_known(name)) {
        return Err(format!("unknown param `{name}` of `{of}`"));
    }
    let arg = |param: &Param<'_>| {
        let (name, kind) = (param.name(), param.kind());
        let value = values.iter().rfind(|(other, _)| other == name).map(|(_, value)| value);
        match value.filter(|value| !matches!(value, Value::Null)) {
            Some(value) => typed(kind, value).ok_or_else(|| {
                format!("param `{name}` of `{of}`: expected {}, found {value}", expected(kind))
            }),
            None if param.is_optional() || kind == ParamKind::Fields => Ok(OwnedArg::Absent),
            None => Err(format!("missing param `{name}` of `{of}`: expected {}", expected(kind))),
        }
    };
    params.iter().map(arg).collect()
}

const fn expected(kind: ParamKind) -> &'static str {
    match kind {
        ParamKind::String => "string",
        ParamKind::Integer => "integer",
        ParamKind::Unsigned => "unsigned",
        ParamKind::Number => "number",
        ParamKind::Boolean => "boolean",
        ParamKind::Duration => "duration such as \"1.5s\"",
        ParamKind::Strings => "list of strings",
        ParamKind::Json => "JSON in a string",
        ParamKind::Fields => "field errors",
    }
}

/// Returns a value as one of a type.
fn typed(kind: ParamKind, value: &Value) -> Option<OwnedArg> {
    Some(match (kind, value) {
        (ParamKind::String, Value::Text(text)) => OwnedArg::Text(text.clone().into()),
        (ParamKind::Integer, Value::Integer(value)) => OwnedArg::Integer(*value),
        (ParamKind::Integer, Value::Unsigned(value)) => {
            OwnedArg::Integer(i64::try_from(*value).ok()?)
        }
        (ParamKind::Unsigned, Value::Unsigned(value)) => OwnedArg::Unsigned(*value),
        (ParamKind::Unsigned, Value::Integer(value)) => {
            OwnedArg::Unsigned(u64::try_from(*value).ok()?)
        }
        (ParamKind::Number, value) => OwnedArg::Number(value.number()?),
        (ParamKind::Boolean, Value::Boolean(value)) => OwnedArg::Boolean(*value),
        (ParamKind::Duration, Value::Text(text)) => OwnedArg::Duration(span(text)?),
        (ParamKind::Json, Value::Text(text)) => OwnedArg::Json(text.parse().ok()?),
        (ParamKind::Strings, Value::List(items)) => {
            let text = |item: &Value| match item {
                Value::Text(text) => Some(text.clone().into()),
                _ => None,
            };
            OwnedArg::Texts(items.iter().map(text).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// Parses a time span in seconds, such as `30s` or `1.5s`.
fn span(text: &str) -> Option<Duration> {
    let text = text.strip_suffix('s')?;
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !are_digits(seconds) || !are_digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let nanos = format!("{fraction:0<9}").parse().ok()?;
    Some(Duration::new(seconds.parse().ok()?, nanos))
}

impl Written {
    /// Returns the entry that the code names. A group that was written must have it: the same code of another group is another error.
    fn entry(&self, catalog: &'static Catalog<'static>) -> Result<Entry<'static>, String> {
        let Some(code) = &self.code else { return Err("missing `code`".into()) };
        let found = match &self.group {
            Some(group) => catalog.find_in(group, code),
            None => catalog.find(code),
        };
        found.ok_or_else(|| match (catalog.owners(code).next(), &self.group) {
            (None, _) => format!("unknown error code `{code}`"),
            (Some(_), Some(group)) => format!("group `{group}` has no error code `{code}`"),
            (Some(_), None) => format!("several groups have the error code `{code}`: add `group`"),
        })
    }

    /// Returns the index of the case, for an entry with cases.
    fn case(&self, entry: Entry<'_>) -> Result<Option<u16>, String> {
        let code = entry.code();
        let is_plain = entry.cases().next().is_none();
        match &self.case {
            None if is_plain => Ok(None),
            None => Err(format!("missing `case` of `{code}`")),
            Some(_) if is_plain => Err(format!("`{code}` has no cases")),
            Some(case) => (0..)
                .zip(entry.cases())
                .find_map(|(index, it)| (it.name() == case).then_some(Some(index)))
                .ok_or_else(|| format!("unknown case `{case}` of `{code}`")),
        }
    }

    /// Returns the field error of an error.
    fn field_error(self, of: Entry<'static>) -> Result<FieldError, String> {
        let Some(path) = self.path.clone() else {
            return Err(format!("missing `path` of a field error of `{}`", of.code()));
        };
        let Some(issue) = &self.issue else {
            return match self.message {
                Some(message) => Ok(FieldError::text(path, message)),
                None => Err(format!("missing `issue` or `message` of the field error `{path}`")),
            };
        };
        let owner = if self.code.is_some() { self.entry(of.catalog())? } else { of };
        let mut issues = owner.issue_range().zip(owner.issues());
        let found = issues.find(|(_, it): &(usize, Variant<'_>)| it.name() == issue);
        let found = found.and_then(|(index, it)| Some((u32::try_from(index).ok()?, it)));
        let Some((index, variant)) = found else {
            return Err(format!("unknown field error `{issue}` of `{}`", owner.code()));
        };
        let args = args(&variant.params().collect::<Vec<_>>(), &self.params, issue)?;
        let catalog = Some(owner.catalog());
        Ok(FieldError::with_problem(path, Problem::Issue { catalog, index, args }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_seconds() {
        for (text, span_of) in [
            ("0s", Some(Duration::ZERO)),
            ("90s", Some(Duration::from_secs(90))),
            ("1.5s", Some(Duration::from_millis(1500))),
            ("0.000000001s", Some(Duration::from_nanos(1))),
            ("18446744073709551615.999999999s", Some(Duration::MAX)),
            ("18446744073709551616s", None),
            ("1.0000000001s", None),
            ("-1s", None),
            ("+1s", None),
            ("1.+5s", None),
            (".5s", None),
            ("1.s", None),
            ("1 s", None),
            ("1", None),
            ("s", None),
            ("", None),
        ] {
            assert_eq!(span(text), span_of, "{text}");
        }
    }
}
