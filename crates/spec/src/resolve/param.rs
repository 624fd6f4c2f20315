//! A param: its name, type and example.

use std::collections::BTreeSet;

use super::names::{self, TakenNames};
use super::place_ref::PlaceRef;
use super::text::{self, LONGEST_NAME, MOST_PARAMS};
use super::values;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{identity, param as words};
use crate::document::{ChoiceDecl, Pairs, ParamDecl, ParamSpec};
use crate::model::{Issue, Param, ParamType, ParamValue, Visibility};

/// Reads the params of an entry, a case or a field error.
pub(super) fn list(
    decls: &Pairs<ParamDecl>,
    at: &PlaceRef<'_>,
    issues: &[Issue],
    diagnostics: &mut Diagnostics,
) -> Vec<Param> {
    let mut taken = TakenNames::default();
    let mut params = Vec::new();
    few(decls.len(), at, diagnostics);
    for (i, (name, decl)) in decls.iter().enumerate() {
        let at_param = at.key(name);
        let param = param(name, decl, &at_param, issues, diagnostics);
        if !param.rust_name.is_empty()
            && let Some(first) = taken.take(&param.rust_name, i)
            && decls[first].0 != *name
        {
            let (again, first) = (at_param.name(), at.key(&decls[first].0).name());
            let help = "rename one of the params";
            diagnostics.push(identity::rust_collision(&param.rust_name, help, again, first));
        }
        params.push(param);
    }
    params
}

pub(super) fn no_fields(params: &[Param], at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
    for param in params.iter().filter(|param| param.kind == ParamType::Fields) {
        let why = "only an entry itself has a param of type `fields`";
        diagnostics.push(words::misplaced_fields(why, at.key(&param.name).name()));
    }
}

pub(super) fn few(count: usize, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
    if count > MOST_PARAMS {
        diagnostics.push(identity::too_many("params", count, MOST_PARAMS, at.name()));
    }
}

fn param(
    name: &str,
    decl: &ParamDecl,
    at: &PlaceRef<'_>,
    issues: &[Issue],
    diagnostics: &mut Diagnostics,
) -> Param {
    let default = ParamSpec::default();
    let (spec, written, type_at) = match decl {
        ParamDecl::Type(kind) => (&default, Some(kind), *at),
        ParamDecl::Spec(spec) => (&**spec, spec.kind.as_ref(), at.key("type")),
    };
    let visibility = [("public", Visibility::Public), ("internal", Visibility::Internal)];
    let visible_at = at.key("visibility");
    let mut param = Param {
        name: name.to_owned(),
        rust_name: param_name(name, at, diagnostics),
        kind: ParamType::String,
        description: spec.description.as_deref().map(|text| text.trim().to_owned()),
        example: ParamValue::Absent,
        example_given: false,
        visibility: text::word(
            spec.visibility.as_ref(),
            &visibility,
            "visibility",
            &visible_at,
            diagnostics,
        ),
        optional: spec.optional.unwrap_or_default(),
        format: format(spec.format.as_ref(), at, diagnostics),
        max_length: spec.max_length,
    };
    if let Some(kind) = kind(written, spec, &type_at, at, diagnostics) {
        param.kind = kind;
        keys_fit(&mut param, at, diagnostics);
        example(&mut param, spec, at, issues, diagnostics);
    }
    param
}

/// Checks the name and returns the name of its field.
fn param_name(name: &str, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> String {
    if !text::is_param_name(name) {
        let rule = "ASCII letters, digits and `_`, a letter first, or only digits";
        diagnostics.push(identity::name_syntax("param", name, rule, at.name()));
        return String::new();
    }
    if name.len() > LONGEST_NAME {
        diagnostics.push(identity::too_long("name", name.len(), at.name()));
        return String::new();
    }
    names::field_name(name, at.name(), diagnostics)
}

fn format(
    format: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let format = format?;
    let fits = !format.is_empty()
        && format.len() <= LONGEST_NAME
        && format.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !fits {
        diagnostics.push(words::format(at.key("format").value()));
        return None;
    }
    Some(format.clone())
}

/// Returns the type; `one_of` alone means a choice of texts.
fn kind(
    written: Option<&String>,
    spec: &ParamSpec,
    type_at: &PlaceRef<'_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ParamType> {
    let choices = spec.one_of.as_deref();
    let Some(written) = written else {
        if choices.is_none() {
            at.missing("type", diagnostics);
        }
        return one_of(choices?, at, diagnostics);
    };
    let Some(kind) = ParamType::named(written) else {
        let names = ParamType::NAMED.map(|kind| kind.as_str());
        let near = text::nearest_word(written, &names, diagnostics);
        diagnostics.push(words::unknown_type(written, &names, near, type_at.value()));
        return None;
    };
    match choices {
        Some(choices) if kind == ParamType::String => return one_of(choices, at, diagnostics),
        Some(_) => {
            let place = at.key("one_of").name();
            diagnostics.push(words::key_does_not_fit("one_of", written, place));
        }
        None => {}
    }
    Some(kind)
}

fn one_of(
    listed: &[ChoiceDecl],
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ParamType> {
    let at = at.key("one_of");
    let mut taken = TakenNames::default();
    let mut seen = BTreeSet::new();
    let mut choices = Vec::new();
    let before = diagnostics.list.len();
    if listed.is_empty() {
        diagnostics.push(words::one_of("`one_of` lists no text", at.value()));
    }
    for (i, choice) in listed.iter().enumerate() {
        let choice_at = at.index(i);
        let Some(text) = &choice.value else {
            choice_at.missing("value", diagnostics);
            continue;
        };
        let place = choice_at.value();
        if !seen.insert(text) {
            diagnostics.push(words::one_of("this text appears twice", place));
            continue;
        }
        let rust_name = names::value_name(text, choice.rust_name.as_ref(), &choice_at, diagnostics);
        if rust_name.is_empty() {
            continue;
        }
        if let Some(first) = taken.take(&rust_name, i) {
            let help = "set `rust_name` to another name in one of them, or make the param a plain `string`";
            let first = at.index(first).value();
            diagnostics.push(identity::rust_collision(&rust_name, help, place, first));
        } else {
            choices.push((text.clone(), rust_name));
        }
    }
    (before == diagnostics.list.len()).then_some(ParamType::OneOf(choices))
}

/// Reports keys that don't apply to the type, and removes those that would limit its example.
fn keys_fit(param: &mut Param, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
    let name = param.kind.as_str();
    let mut unfit = |key, wrong: bool| {
        if wrong {
            diagnostics.push(words::key_does_not_fit(key, name, at.key(key).name()));
        }
    };
    let fields = param.kind == ParamType::Fields;
    unfit("optional", fields && param.optional);
    unfit("visibility", fields && param.visibility == Visibility::Internal);
    let is_choice = matches!(param.kind, ParamType::OneOf(_));
    let is_text = is_choice || param.kind == ParamType::String;
    let is_formatted = is_text || param.kind == ParamType::Strings;
    unfit("format", !is_formatted && param.format.take().is_some());
    unfit("max_length", !is_text && param.max_length.take().is_some());
    match param.max_length {
        Some(_) if is_choice => {
            diagnostics.push(words::max_length_of_choice(at.key("max_length").name()));
        }
        Some(0) => {
            diagnostics.push(words::no_length(at.key("max_length").value()));
            param.max_length = None;
        }
        _ => {}
    }
}

/// Reads the example, or makes one up.
fn example(
    param: &mut Param,
    spec: &ParamSpec,
    at: &PlaceRef<'_>,
    issues: &[Issue],
    diagnostics: &mut Diagnostics,
) {
    let given = spec
        .example
        .as_ref()
        .and_then(|example| values::read(example, param, issues, &at.key("example"), diagnostics));
    param.example_given = given.is_some();
    param.example = given.unwrap_or_else(|| values::make_up(param, issues));
    if spec.example.is_none()
        && !matches!(param.kind, ParamType::OneOf(_))
        && !values::is_within(&param.example, param)
    {
        let expected = values::expected(param);
        diagnostics.push(words::no_example(&param.name, &expected, at.name()));
    }
    if let ParamType::OneOf(choices) = &param.kind {
        let at = at.key("one_of");
        for (i, (choice, _)) in choices.iter().enumerate() {
            if !values::is_within(&ParamValue::Text(choice.clone()), param) {
                let format = param.format.as_deref().unwrap_or_default();
                diagnostics.push(words::choice_format(choice, format, at.index(i).value()));
            }
        }
    }
}
