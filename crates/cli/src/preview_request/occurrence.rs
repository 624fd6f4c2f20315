//! Builds the occurrence of an error from options.

use std::collections::BTreeSet;
use std::slice;

use errbook::FieldError;
use errbook_spec::model::{Entry, Example, Param, ParamType, ParamValue, Related};
use errbook_spec::{Error, Occurrence, OwnedArgs};
use serde_json::Value;

use super::{PreviewRequest, Spelling, context};
use crate::find::{self, FoundEntry, unknown};
use crate::words;

/// An occurrence, from the given options and an example of the catalog.
pub(crate) struct Given {
    example: Example,
    /// The index of the field errors' param, and the given field errors that replace its value.
    fields: Option<(usize, Vec<FieldError>)>,
}

impl Given {
    /// Builds an occurrence from options, and takes the rest from the catalog's examples. A list param collects all values that are given
    /// for it.
    ///
    /// # Errors
    ///
    /// Returns an error if the entry has no such case, param or field error, or if a value has the wrong type.
    pub(crate) fn parse(found: &FoundEntry<'_>, wanted: &PreviewRequest) -> Result<Self, Error> {
        let entry = found.entry;
        let case = case(entry, wanted.spelling, wanted.case.as_deref())?;
        let params = params(entry, case);
        let mut example = example(entry, case, &params);
        let mut set = BTreeSet::new();
        for text in &wanted.params {
            let Some((index, value)) = param(entry, &params, wanted.spelling, text)? else {
                continue;
            };
            let is_first = set.insert(index);
            match (example.values.get_mut(index), value) {
                (Some(ParamValue::Texts(all)), ParamValue::Texts(more)) if !is_first => {
                    all.extend(more);
                }
                (Some(slot), value) => *slot = value,
                (None, _) => {}
            }
        }
        let fields = fields(entry, &params, wanted)?;
        for (slot, codes) in
            [(&mut example.errors, &wanted.errors), (&mut example.causes, &wanted.causes)]
        {
            if !codes.is_empty() {
                *slot = codes.iter().map(|code| related(found, code)).collect::<Result<_, _>>()?;
            }
        }
        example.instance = wanted.instance.clone().or(example.instance);
        example.trace_id = wanted.trace_id.clone().or(example.trace_id);
        for (name, value) in context::values(wanted)? {
            example.context.retain(|(other, _)| *other != name);
            example.context.push((name, value));
        }
        Ok(Self { example, fields })
    }

    /// Returns the occurrence for the runtime.
    pub(crate) fn occurrence(&self, found: &FoundEntry<'_>) -> Occurrence<'_> {
        let occurrence = Occurrence::new(&found.checked.catalog, found.entry, &self.example);
        match &self.fields {
            Some((index, fields)) => occurrence.with_fields(*index, fields.clone()),
            None => occurrence,
        }
    }
}

/// Returns the params of an entry and of one of its cases.
fn params(entry: &Entry, case: Option<usize>) -> Vec<&Param> {
    let own_of_case = case.and_then(|index| entry.cases.get(index)).into_iter();
    entry.params.iter().chain(own_of_case.flat_map(|case| &case.params)).collect()
}

/// Returns the first example of a case, or one made of the params' own examples.
fn example(entry: &Entry, case: Option<usize>, params: &[&Param]) -> Example {
    let example = entry.examples.iter().find(|example| example.case == case);
    example.cloned().unwrap_or_else(|| {
        let values = params.iter().map(|param| param.example.clone()).collect();
        Example { case, values, ..Example::default() }
    })
}

/// Finds an additional error or a cause in the same catalog.
fn related(found: &FoundEntry<'_>, code: &str) -> Result<Related, Error> {
    let entry = find::entry(slice::from_ref(found.checked), code)?.entry;
    let case = case(entry, Spelling::default(), None)?;
    let Example { case, values, .. } = example(entry, case, &params(entry, case));
    Ok(Related { entry: entry.id, case, values })
}

fn case(entry: &Entry, spelling: Spelling, name: Option<&str>) -> Result<Option<usize>, Error> {
    let Some(name) = name else {
        let example = entry.examples.first().and_then(|example| example.case);
        return Ok(example.or_else(|| (!entry.cases.is_empty()).then_some(0)));
    };
    let names = entry.cases.iter().map(|case| case.name.as_str());
    match names.clone().position(|other| other == name) {
        Some(index) => Ok(Some(index)),
        None if entry.cases.is_empty() => Err(Error::usage(format!(
            "`{}` has no cases\nhelp: leave out `{}`",
            entry.code,
            spelling.given("case", name),
        ))),
        None => Err(unknown(&format!("`{}` has no case `{name}`", entry.code), name, names)),
    }
}

/// Parses `NAME=VALUE` and returns the index of the param and the value. In a query, params of other cases are ignored, because an
/// `OpenAPI` document cannot describe which params go together.
fn param(
    entry: &Entry,
    params: &[&Param],
    spelling: Spelling,
    given: &str,
) -> Result<Option<(usize, ParamValue)>, Error> {
    let (name, text) = spelling.split("param", "NAME=VALUE", given)?;
    let shown = spelling.given("param", given);
    let index = params.iter().position(|param| param.name == name);
    let mut of_cases = entry.cases.iter().flat_map(|case| &case.params);
    let other = of_cases.find(|param| param.name == name && spelling == Spelling::Query);
    let Some(param) = index.map(|index| params[index]).or(other) else {
        let code = &entry.code;
        return Err(if params.is_empty() {
            Error::usage(format!("`{code}` has no params\nhelp: leave out `{shown}`"))
        } else {
            let names = params.iter().map(|param| param.name.as_str());
            unknown(&format!("`{code}` has no param `{name}`"), name, names)
        });
    };
    if param.kind == ParamType::Fields {
        return Err(Error::usage(format!(
            "the param `{name}` is a list of field errors\n\
             help: write `{}` for each of them",
            spelling.given("field", "PATH=MESSAGE"),
        )));
    }
    let value = OwnedArgs::parse_value(param, text)
        .map_err(|it| Error::usage(format!("`{shown}`: {it}\nhelp: {}", way_out(param))))?;
    if !fits_schema(param, &value) {
        return Err(Error::usage(format!(
            "`{shown}`: the value does not fit the `schema` of the param\nhelp: {}",
            way_out(param)
        )));
    }
    Ok(index.map(|index| (index, value)))
}

/// Returns whether a structured value is one that the contracts describe.
fn fits_schema(param: &Param, value: &ParamValue) -> bool {
    let (ParamType::Json(Some(schema)), ParamValue::Json(json)) = (&param.kind, value) else {
        return true;
    };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    let validator = read(schema).and_then(|schema| jsonschema::validator_for(&schema).ok());
    validator.is_none_or(|it| read(json).is_some_and(|json| it.is_valid(&json)))
}

fn way_out(param: &Param) -> String {
    format!("write a value such as `{}={}`", param.name, words::value(&param.example))
}

/// Returns the index of the param with the field errors, and the field errors, if any are given.
fn fields(
    entry: &Entry,
    params: &[&Param],
    wanted: &PreviewRequest,
) -> Result<Option<(usize, Vec<FieldError>)>, Error> {
    if wanted.fields.is_empty() {
        return Ok(None);
    }
    let Some(index) = params.iter().position(|param| param.kind == ParamType::Fields) else {
        let code = &entry.code;
        let option = wanted.spelling.option("field");
        let problem = format!("`{code}` has no field errors\nhelp: leave out `{option}`");
        return Err(Error::usage(problem));
    };
    let errors: Result<_, Error> =
        wanted.fields.iter().map(|given| field(entry, index, wanted.spelling, given)).collect();
    Ok(Some((index, errors?)))
}

/// Parses `PATH=MESSAGE`. The message is the name of a declared field error, or any text.
fn field(
    entry: &Entry,
    index: usize,
    spelling: Spelling,
    given: &str,
) -> Result<FieldError, Error> {
    let (path, message) = spelling.split("field", "PATH=MESSAGE", given)?;
    let text = || FieldError::text(path.to_owned(), message.to_owned());
    let Some(issue) = entry.issues.iter().position(|issue| issue.name == message) else {
        return Ok(text());
    };
    let examples = entry.issues[issue].params.iter().map(|param| Some(param.example.clone()));
    let mut values = vec![ParamValue::Absent; index];
    values.push(ParamValue::Fields(vec![(path.to_owned(), issue, examples.collect())]));
    let owned = OwnedArgs::new(entry, &Example { values, ..Example::default() });
    Ok(owned.args().fields().first().cloned().unwrap_or_else(text))
}
