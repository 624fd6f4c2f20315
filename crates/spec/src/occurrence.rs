//! Builds the runtime's arguments from an occurrence's values.

use std::borrow::Cow;
use std::time::Duration;

use errbook::{
    Arg, ArgSink as _, Args, Catalog, FieldError, FieldIssue, OwnedArg, RequestContext, Response,
};

use crate::model::{self, ContextValue, Entry, Example, Param, ParamType, ParamValue, Related};
use crate::resolve::{expected, is_within, seconds};
use crate::suggest::nearest;

/// An example with its entry and context, for the runtime.
#[derive(Debug)]
pub struct Occurrence<'e> {
    example: &'e Example,
    entry: usize,
    args: OwnedArgs,
    errors: Vec<(usize, OwnedArgs)>,
    causes: Vec<(usize, OwnedArgs)>,
}

impl<'e> Occurrence<'e> {
    /// Takes an example of an entry.
    #[must_use]
    pub fn new(catalog: &model::Catalog, entry: &Entry, example: &'e Example) -> Self {
        let related = |related: &Related| {
            let entry = catalog.entry(related.entry);
            (related.entry.0, OwnedArgs::of(entry, related.case, &related.values))
        };
        Self {
            example,
            entry: entry.id.0,
            args: OwnedArgs::new(entry, example),
            errors: example.errors.iter().map(related).collect(),
            causes: example.causes.iter().map(related).collect(),
        }
    }

    /// Replaces the value of a param of type `fields`.
    #[must_use]
    pub fn with_fields(mut self, param: usize, fields: Vec<FieldError>) -> Self {
        if let Some(value) = self.args.values.get_mut(param) {
            *value = Owned::Fields(fields);
        }
        self
    }

    /// Returns the response, rendered with the example's catalog. Request values of the example take precedence over
    /// those of the context.
    #[must_use]
    pub fn response<'a>(
        &'a self,
        catalog: &Catalog<'_>,
        mut context: RequestContext<'a>,
    ) -> Option<Response> {
        if let Some(instance) = &self.example.instance {
            context = context.instance(instance);
        }
        if let Some(trace_id) = &self.example.trace_id {
            context = context.trace_id(trace_id);
        }
        for (name, value) in &self.example.context {
            context = match value {
                ContextValue::Text(text) => context.value(name, text),
                ContextValue::Json(json) => context.json(name, json),
            };
        }
        let errors = self.errors.iter().filter_map(|error| related(catalog, error));
        let causes = self.causes.iter().filter_map(|cause| related(catalog, cause));
        let (errors, causes): (Vec<_>, Vec<_>) = (errors.collect(), causes.collect());
        let entry = catalog.entry(self.entry)?;
        Some(entry.response_with(&self.args.args(), &context, &errors, &causes))
    }
}

fn related<'r>(
    catalog: &'r Catalog<'_>,
    (entry, args): &'r (usize, OwnedArgs),
) -> Option<(errbook::Entry<'r>, Args<'r>)> {
    Some((catalog.entry(*entry)?, args.args()))
}

/// Owns the data that the runtime's arguments borrow.
#[derive(Clone, Debug, Default)]
pub struct OwnedArgs {
    case: Option<u16>,
    values: Vec<Owned>,
}

#[derive(Clone, Debug)]
enum Owned {
    One(OwnedArg),
    Fields(Vec<FieldError>),
}

impl OwnedArgs {
    /// Takes the values of an occurrence.
    ///
    /// A value that the example doesn't have is absent; a case that the entry doesn't have is `None`.
    #[must_use]
    pub fn new(entry: &Entry, example: &Example) -> Self {
        Self::of(entry, example.case, &example.values)
    }

    fn of(entry: &Entry, case: Option<usize>, values: &[ParamValue]) -> Self {
        let case = case.filter(|case| *case < entry.cases.len());
        let case = case.and_then(|case| u16::try_from(case).ok());
        Self { case, values: values.iter().map(Owned::new).collect() }
    }

    /// Returns the arguments.
    #[must_use]
    pub fn args(&self) -> Args<'_> {
        let mut args = Args::new();
        if let Some(case) = self.case {
            args.case(case);
        }
        for value in &self.values {
            args.arg(match value {
                Owned::One(value) => value.as_arg(),
                Owned::Fields(fields) => Arg::Fields(fields),
            });
        }
        args
    }

    /// Reads the value of a param from text: `30` for a number or seconds (`30 s` and `2m`, too), `a,b` or `["a", "b"]` for a list of
    /// texts, and JSON for `json`.
    ///
    /// # Errors
    ///
    /// Returns an error message, lower case and without a full stop, if the text is not a value of the param.
    pub fn parse_value(param: &Param, text: &str) -> Result<ParamValue, String> {
        let value = match &param.kind {
            ParamType::String => Some(ParamValue::Text(text.to_owned())),
            ParamType::OneOf(values) => return one_of(param, values, text),
            ParamType::Integer => text.parse().ok().map(ParamValue::Integer),
            ParamType::Unsigned => text.parse().ok().map(ParamValue::Unsigned),
            ParamType::Number => text.parse().ok().map(ParamValue::Number),
            ParamType::Boolean => text.parse().ok().map(ParamValue::Boolean),
            ParamType::Duration => {
                let integer = text.parse::<i64>().ok().and_then(|it| u64::try_from(it).ok());
                integer.or_else(|| seconds(&text.replace(' ', ""))).map(ParamValue::Seconds)
            }
            ParamType::Strings => {
                let plain = || {
                    let texts = text.split(',').map(str::trim).filter(|text| !text.is_empty());
                    Some(texts.map(str::to_owned).collect())
                };
                let texts = if text.starts_with('[') { json_texts(text) } else { plain() };
                texts.map(ParamValue::Texts)
            }
            ParamType::Json(_) => text
                .parse()
                .ok()
                .map(|json: errbook::Json| ParamValue::Json(json.as_str().to_owned())),
            ParamType::Fields => {
                return Err(format!(
                    "param `{}` takes field errors, which are given one by one as path and message",
                    param.name
                ));
            }
        };
        value.filter(|value| is_within(value, param)).ok_or_else(|| {
            format!("param `{}` takes {}, and `{text}` is not", param.name, expected(param))
        })
    }
}

/// Parses a JSON array of strings. The only escapes supported are `\"` and `\\`.
fn json_texts(text: &str) -> Option<Vec<String>> {
    let mut rest = text.strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut texts = Vec::new();
    while !rest.is_empty() {
        if !texts.is_empty() {
            rest = rest.strip_prefix(',')?.trim_start();
        }
        let mut item = String::new();
        let mut chars = rest.strip_prefix('"')?.char_indices();
        let end = loop {
            match chars.next()? {
                (at, '"') => break at + 2,
                (_, '\\') => {
                    item.push(chars.next().map(|(_, c)| c).filter(|c| "\"\\/".contains(*c))?);
                }
                (_, c) => item.push(c),
            }
        };
        texts.push(item);
        rest = rest[end..].trim_start();
    }
    Some(texts)
}

fn one_of(param: &Param, values: &[(String, String)], text: &str) -> Result<ParamValue, String> {
    if values.iter().any(|(value, _)| value == text) {
        return Ok(ParamValue::Text(text.to_owned()));
    }
    let all: Vec<_> = values.iter().map(|(value, _)| format!("`{value}`")).collect();
    let near = nearest(text, values.iter().map(|(value, _)| value.as_str()));
    let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
    Err(format!("param `{}` takes one of {}, not `{text}`{near}", param.name, all.join(", ")))
}

impl Owned {
    fn new(value: &ParamValue) -> Self {
        let ParamValue::Fields(fields) = value else { return Self::One(owned(value)) };
        let field = |(path, issue, values): &(String, usize, Vec<Option<ParamValue>>)| {
            let args = values.iter().map(|value| value.as_ref().map_or(OwnedArg::Absent, owned));
            FieldError::new(path.clone(), UntypedIssue { index: *issue, args: args.collect() })
        };
        Self::Fields(fields.iter().map(field).collect())
    }
}

fn owned(value: &ParamValue) -> OwnedArg {
    match value {
        ParamValue::Text(text) => OwnedArg::Text(Cow::Owned(text.clone())),
        ParamValue::Integer(value) => OwnedArg::Integer(*value),
        ParamValue::Unsigned(value) => OwnedArg::Unsigned(*value),
        ParamValue::Number(value) => OwnedArg::Number(*value),
        ParamValue::Boolean(value) => OwnedArg::Boolean(*value),
        ParamValue::Seconds(seconds) => OwnedArg::Duration(Duration::from_secs(*seconds)),
        ParamValue::Texts(texts) => {
            OwnedArg::Texts(texts.iter().cloned().map(Cow::Owned).collect())
        }
        ParamValue::Json(json) => json.parse().map(OwnedArg::Json).unwrap_or_default(),
        ParamValue::Fields(_) | ParamValue::Absent => OwnedArg::Absent,
    }
}

/// A field issue of the entry that the occurrence is of.
struct UntypedIssue {
    index: usize,
    args: Vec<OwnedArg>,
}

impl FieldIssue for UntypedIssue {
    fn catalog(&self) -> Option<&'static Catalog<'static>> {
        None
    }

    fn index(&self) -> u32 {
        u32::try_from(self.index).unwrap_or(u32::MAX)
    }

    fn args(self) -> Vec<OwnedArg> {
        self.args
    }
}

#[cfg(test)]
mod tests {
    use super::json_texts;

    #[test]
    fn lists_are_read_as_json() {
        let texts = |texts: &[&str]| Some(texts.iter().map(|it| (*it).to_owned()).collect());
        for (text, expected) in [
            ("[]", texts(&[])),
            (r#"["a"]"#, texts(&["a"])),
            (r#"[ "a, b" , "\"\\" ]"#, texts(&["a, b", "\"\\"])),
            (r#"["a",]"#, None),
            (r#"["a" "b"]"#, None),
            (r#"["a"#, None),
            ("[a]", None),
            (r#"["\u0041"]"#, None),
        ] {
            assert_eq!(json_texts(text), expected, "{text}");
        }
    }
}
