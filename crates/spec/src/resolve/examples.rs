//! Examples of occurrences.

use super::draft::{Draft, Resolver};
use super::json;
use super::place_ref::PlaceRef;
use super::{text, texts, values};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::param as words;
use crate::document::{ExampleDecl, Pairs, Written};
use crate::model::{Example, Param, ParamValue};

/// Reads the examples. If none is given, makes one up, or one per case.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    resolver.each(diagnostics, |draft, diagnostics| {
        // Problems with params would be repeated for their values.
        if draft.broken {
            return;
        }
        let entry = draft.place();
        let at = entry.key("examples");
        let read = draft.decl.examples.iter().enumerate();
        let mut examples: Vec<_> =
            read.filter_map(|(i, decl)| example(draft, decl, &at.index(i), diagnostics)).collect();
        if draft.decl.examples.is_empty() && draft.entry.retired.is_none() {
            examples = made_up(draft);
        }
        draft.entry.examples = examples;
    });
}

fn made_up(draft: &Draft<'_>) -> Vec<Example> {
    let cases = draft.entry.cases.len();
    let cases = if cases == 0 { vec![None] } else { (0..cases).map(Some).collect() };
    let example = |case| {
        let params = params(draft, case);
        let values = params.into_iter().map(|param| param.example.clone()).collect();
        Example { case, values, ..Example::default() }
    };
    cases.into_iter().map(example).collect()
}

/// Returns the params of an occurrence.
pub(super) fn params<'p>(draft: &'p Draft<'_>, case: Option<usize>) -> Vec<&'p Param> {
    let case = case.and_then(|case| draft.entry.cases.get(case));
    texts::reach(&draft.entry.params, case.map_or(&[], |case| &case.params))
}

fn example(
    draft: &Draft<'_>,
    decl: &ExampleDecl,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Example> {
    let case = case(draft, decl.case.as_ref(), at, diagnostics).ok()?;
    let made_up = |param: &Param, _| param.example.clone();
    let values = values_of(draft, case, &decl.params, made_up, &at.key("params"), diagnostics)?;
    let under = at.key("values");
    let value = |(name, written): &(String, Written)| {
        (name.clone(), json::context(written, &under.key(name), diagnostics))
    };
    Some(Example {
        title: decl.title.as_deref().map(text::one_line),
        case,
        values,
        errors: Vec::new(),
        causes: Vec::new(),
        instance: decl.instance.as_deref().map(text::one_line),
        trace_id: decl.trace_id.as_deref().map(text::one_line),
        context: decl.values.iter().map(value).collect(),
    })
}

/// Reads the values of an occurrence; `otherwise` provides missing ones.
pub(super) fn values_of(
    draft: &Draft<'_>,
    case: Option<usize>,
    written: &Pairs<Written>,
    otherwise: impl Fn(&Param, usize) -> ParamValue,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<ParamValue>> {
    let params = params(draft, case);
    for (name, _) in written {
        if !params.iter().any(|param| param.name == *name) {
            let place = at.key(name).name();
            text::unknown_param(name, params.iter().copied(), at, place, diagnostics);
        }
    }
    let values: Vec<Option<ParamValue>> = params
        .iter()
        .enumerate()
        .map(|(i, param)| match written.iter().find(|(name, _)| *name == param.name) {
            Some((name, written)) => {
                values::read(written, param, &draft.entry.issues, &at.key(name), diagnostics)
            }
            None => Some(otherwise(param, i)),
        })
        .collect();
    values.into_iter().collect()
}

/// Returns the index of the case, or `None` without cases; an error if a problem is reported.
pub(super) fn case(
    draft: &Draft<'_>,
    written: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<usize>, ()> {
    let cases = &draft.entry.cases;
    let Some(name) = written else {
        if !cases.is_empty() {
            diagnostics.push(words::case_missing(at.value()));
            return Err(());
        }
        return Ok(None);
    };
    let found = cases.iter().position(|case| case.name == *name);
    if found.is_none() {
        let names: Vec<_> = cases.iter().map(|case| case.name.as_str()).collect();
        let near = text::nearest_word(name, &names, diagnostics);
        diagnostics.push(words::unknown_case(name, near, at.key("case").value()));
        return Err(());
    }
    Ok(found)
}
