//! Occurrences to show.

use super::draft::{Draft, Scene};
use super::spot::Spot;
use super::{text, texts, values};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{message, param as words};
use crate::document::ExampleDecl;
use crate::model::{Example, Param, ParamValue};

/// Reads the examples; makes one up, or one a case, where none is given.
pub(super) fn resolve(scene: &mut Scene<'_>, diagnostics: &mut Diagnostics) {
    scene.each(diagnostics, |draft, diagnostics| {
        // What is wrong with params would be said again of their values.
        if draft.broken {
            return;
        }
        let entry = draft.spot();
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
        Example { title: None, case, values }
    };
    cases.into_iter().map(example).collect()
}

/// Returns the params of an occurrence.
fn params<'p>(draft: &'p Draft<'_>, case: Option<usize>) -> Vec<&'p Param> {
    let case = case.and_then(|case| draft.entry.cases.get(case));
    texts::reach(&draft.entry.params, case.map_or(&[], |case| &case.params))
}

fn example(
    draft: &Draft<'_>,
    decl: &ExampleDecl,
    at: &Spot<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Example> {
    let case = case(draft, decl, at, diagnostics).ok()?;
    let params = params(draft, case);
    let at = at.key("params");
    for (name, _) in &decl.params {
        if !params.iter().any(|param| param.name == *name) {
            let names: Vec<_> = params.iter().map(|param| param.name.as_str()).collect();
            let near = text::nearest_word(name, &names, diagnostics);
            diagnostics.push(message::unknown_param(name, near, at.key(name).name()));
        }
    }
    let values: Vec<Option<ParamValue>> = params
        .iter()
        .map(|param| match decl.params.iter().find(|(name, _)| *name == param.name) {
            Some((name, written)) => {
                values::read(written, param, &draft.entry.issues, &at.key(name), diagnostics)
            }
            None => Some(param.example.clone()),
        })
        .collect();
    let title = decl.title.as_deref().map(text::one_line);
    Some(Example { title, case, values: values.into_iter().collect::<Option<_>>()? })
}

/// Returns which case it is, or that there are none; an error where something is reported.
fn case(
    draft: &Draft<'_>,
    decl: &ExampleDecl,
    at: &Spot<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<usize>, ()> {
    let cases = &draft.entry.cases;
    let Some(name) = &decl.case else {
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
