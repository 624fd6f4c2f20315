//! Writes errors with serde. `deserialize` reads them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde_core::{Serialize, Serializer};

use crate::bytes::wide;
use crate::field::{FieldMessage, Problem};
use crate::render::{ErrorTree, Further, causes, issue_text};
use crate::{
    Arg, Args, CatalogError, Entry, FieldError, LanguageId, Occurrence, OwnedArg, Param, Report,
};

/// Writes an error with all its values, its id, further errors and causes, as `CatalogError` documents it.
///
/// # Errors
///
/// Returns an error if the serializer does.
pub fn serialize<S: Serializer>(
    error: &dyn CatalogError,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = of_error(&error);
    let errors: Vec<_> = Further::new(&error).map(One).collect();
    let causes: Vec<_> = causes(&error).map(One).collect();
    let lists = [("errors", errors), ("causes", causes)];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    members.extend(lists.map(|(name, list)| (name, Member::Errors(list))));
    serializer.collect_map(members)
}

macro_rules! serialize_dyn {
    ($($error:ty,)*) => {
        $(
            impl Serialize for $error {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serialize(&self, serializer)
                }
            }
        )*
    };
}

// The types of a reference and of `AddedError`.
serialize_dyn! { dyn CatalogError + '_, dyn CatalogError + Send + Sync + '_, }

impl<E: CatalogError> Serialize for Occurrence<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<E: CatalogError> Serialize for Report<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.occurrence(), serializer)
    }
}

/// A value of a member of the map.
enum Member<'e> {
    Text(&'e str),
    Message(String),
    Params(Vec<(&'e str, Arg<'e>)>),
    Fields(Entry<'e>, &'e [FieldError]),
    Errors(Vec<One<'e>>),
}

type Members<'e> = Vec<(&'static str, Member<'e>)>;

/// Returns the members of an error, without its further errors and causes.
fn of_error(error: &dyn ErrorTree) -> Members<'_> {
    let mut args = Args::new();
    error.take_args(&mut args);
    let entry = error.entry();
    let case = entry.case(args.case_index());
    let mut members = identity(entry);
    members.extend(case.map(|case| ("case", Member::Text(case.name()))));
    let all = entry.params().chain(case.into_iter().flat_map(|case| case.params()));
    members.extend(params(all, (0..).map(|index| args.get(index))));
    if args.has_fields() {
        members.push(("field_errors", Member::Fields(entry, args.fields())));
    }
    members.extend(error.instance().map(|instance| ("instance", Member::Text(instance))));
    members
}

/// Returns the members of a field error of an error.
fn of_field<'e>(of: Entry<'e>, field: &'e FieldError) -> Members<'e> {
    let mut members = Vec::from([("path", Member::Text(field.path()))]);
    let FieldMessage::Issue { variant, args, .. } = field.message(of, LanguageId::SOURCE) else {
        if let Problem::Text(text) = field.problem() {
            members.push(("message", Member::Text(text)));
        }
        return members;
    };
    let Some(owner) = owner(of, field) else {
        members.push(("message", Member::Message(issue_text(variant, args))));
        return members;
    };
    if owner != of {
        members.extend(identity(owner));
    }
    members.push(("issue", Member::Text(variant.name())));
    members.extend(params(variant.params(), args.iter().map(OwnedArg::as_arg)));
    members
}

fn identity(entry: Entry<'_>) -> Members<'_> {
    let (group, code) = (entry.group().name(), entry.code());
    Vec::from([("group", Member::Text(group)), ("code", Member::Text(code))])
}

/// Returns the params with a value, except field errors, if there are any.
fn params<'e>(
    params: impl Iterator<Item = Param<'e>>,
    args: impl Iterator<Item = Arg<'e>>,
) -> Option<(&'static str, Member<'e>)> {
    let values = params.map(|param| param.name()).zip(args);
    let values = values.filter(|(_, arg)| !matches!(arg, Arg::Absent | Arg::Fields(_)));
    Some(values.collect::<Vec<_>>())
        .filter(|values| !values.is_empty())
        .map(|values| ("params", Member::Params(values)))
}

/// Returns the entry that declares the issue of a field error of an error; `None` if it is of another catalog.
fn owner<'e>(of: Entry<'e>, field: &FieldError) -> Option<Entry<'e>> {
    let Problem::Issue { catalog, index, .. } = field.problem() else { return None };
    let Some(catalog) = catalog else { return Some(of) };
    if catalog.name() != of.catalog().name() {
        return None;
    }
    let declares = |entry: &Entry<'_>| entry.issue_range().contains(&wide(*index));
    Some(of).filter(declares).or_else(|| of.catalog().entries().find(declares))
}

/// Writes a time span in seconds, with as many digits as needed: `30s`, `1.5s`.
struct Span(Duration);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.as_secs())?;
        let (mut fraction, mut digits) = (self.0.subsec_nanos(), 9);
        if fraction > 0 {
            while fraction % 10 == 0 {
                (fraction, digits) = (fraction / 10, digits - 1);
            }
            write!(f, ".{fraction:0digits$}")?;
        }
        f.write_str("s")
    }
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Message(text) => serializer.serialize_str(text),
            Self::Params(params) => {
                serializer.collect_map(params.iter().map(|(name, arg)| (name, Value(*arg))))
            }
            Self::Fields(of, fields) => {
                serializer.collect_seq(fields.iter().map(|field| Field(*of, field)))
            }
            Self::Errors(errors) => serializer.collect_seq(errors),
        }
    }
}

/// An error without its further errors and causes.
struct One<'e>(&'e dyn ErrorTree);

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(of_error(self.0))
    }
}

/// A field error of an error.
struct Field<'e>(Entry<'e>, &'e FieldError);

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(of_field(self.0, self.1))
    }
}

/// A value of a param.
struct Value<'e>(Arg<'e>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Arg::Absent | Arg::Fields(_) => serializer.serialize_unit(),
            Arg::Text(text) => serializer.serialize_str(text),
            Arg::Integer(value) => serializer.serialize_i64(value),
            Arg::Unsigned(value) => serializer.serialize_u64(value),
            Arg::Number(value) if value.is_finite() => serializer.serialize_f64(value),
            // JSON has no such numbers. `NaN`, `inf` or `-inf`.
            Arg::Number(value) => serializer.collect_str(&value),
            Arg::Boolean(value) => serializer.serialize_bool(value),
            Arg::Duration(span) => serializer.collect_str(&Span(span)),
            Arg::Texts(texts) => serializer.collect_seq(texts),
            Arg::Json(json) => serializer.serialize_str(json.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn spans_are_exact() {
        for (span, text) in [
            (Duration::ZERO, "0s"),
            (Duration::from_secs(90), "90s"),
            (Duration::from_millis(1500), "1.5s"),
            (Duration::from_nanos(1), "0.000000001s"),
            (Duration::from_micros(20), "0.00002s"),
            (Duration::MAX, "18446744073709551615.999999999s"),
        ] {
            assert_eq!(Span(span).to_string(), text);
        }
    }
}
