//! Facts about an entry: words and numbers.

use std::collections::BTreeSet;

use super::defaults::{Defaults, is_status, severity};
use super::draft::{Draft, Resolver};
use super::place_ref::PlaceRef;
use super::retry::{self, Params};
use super::{headers, text};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{identity, reference, shape, value};
use crate::document::{LifecycleDecl, Pairs, Written};
use crate::envelope;
use crate::model::{Deprecation, ExampleRequest, PropValue, Retirement, Severity};

/// The maximum length of a tag, in characters.
const LONGEST_TAG: usize = 63;

/// Fills in all facts.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    for group in &mut resolver.groups {
        let at = PlaceRef::File(group.file);
        group.group.tags = tags(&group.decl.tags, &at.key("tags"), diagnostics);
    }
    defaults(resolver, diagnostics);
    let defaults: Vec<_> = resolver.groups.iter().map(|group| group.defaults.clone()).collect();
    let version = resolver.settings.version.clone();
    let version = version.as_deref();
    resolver.each(diagnostics, |draft, diagnostics| {
        let defaults = &defaults[draft.entry.group];
        status(draft, defaults, diagnostics);
        words(draft, defaults, diagnostics);
        let entry = draft.place();
        draft.entry.tags = tags(&draft.decl.tags, &entry.key("tags"), diagnostics);
        draft.entry.props = props(&draft.decl.props, &entry.key("props"), diagnostics);
        draft.entry.retry = match &draft.decl.retry {
            None => defaults.retry,
            Some(decl) => {
                let (written, broken) = (&draft.decl.params, draft.broken);
                let params = Params { known: &draft.entry.params, written, broken };
                retry::of_entry(decl, &params, &entry.key("retry"), diagnostics)
            }
        };
        draft.entry.headers = headers::resolve(draft, diagnostics);
        draft.entry.since = since(draft.decl.since.as_ref(), &entry, version, diagnostics);
        lifecycle(draft, version, diagnostics);
        cases(draft, version, diagnostics);
    });
}

/// Reads the facts of the cases.
fn cases(draft: &mut Draft<'_>, version: Option<&str>, diagnostics: &mut Diagnostics) {
    let entry = draft.place();
    let all = entry.key("cases");
    for ((name, decl), case) in draft.decl.cases.iter().zip(&mut draft.entry.cases) {
        let at = all.key(name);
        case.tags = tags(&decl.tags, &at.key("tags"), diagnostics);
        case.props = props(&decl.props, &at.key("props"), diagnostics);
        if let Some(decl) = &decl.deprecated {
            let since = since(decl.since.as_ref(), &at.key("deprecated"), version, diagnostics);
            let note = decl.note.as_deref().map(text::one_line);
            case.deprecated = Some(Deprecation { since, replacement: None, note });
        }
    }
}

/// Reads what entries have if they leave it out.
fn defaults(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    let cover = resolver.settings.cover;
    let of_cover = Defaults::read(
        cover.decl.defaults.as_ref(),
        &Defaults::default(),
        &PlaceRef::File(cover.file),
        diagnostics,
    );
    for group in &mut resolver.groups {
        let file = PlaceRef::File(group.file);
        group.defaults =
            Defaults::read(group.decl.defaults.as_ref(), &of_cover, &file, diagnostics);
    }
}

fn status(draft: &mut Draft<'_>, defaults: &Defaults, diagnostics: &mut Diagnostics) {
    let entry = draft.place();
    match draft.decl.status.or(defaults.status) {
        None => entry.missing("status", diagnostics),
        Some(status) if is_status(status) => draft.entry.status = status,
        Some(status) => {
            let place = entry.key("status").value();
            diagnostics.push(shape::status_out_of_range(status, place));
        }
    }
}

fn words(draft: &mut Draft<'_>, defaults: &Defaults, diagnostics: &mut Diagnostics) {
    let (at, decl) = (draft.place(), draft.decl);
    let by_status = if draft.entry.status >= 500 { Severity::Error } else { Severity::Warn };
    draft.entry.severity = match &decl.severity {
        None => defaults.severity.unwrap_or(by_status),
        Some(written) => severity(written, &at, diagnostics),
    };
    let known = [("public", ()), ("internal", ())];
    text::word(decl.audience.as_ref(), &known, "audience", &at.key("audience"), diagnostics);
    draft.entry.expose = decl.expose.or(defaults.expose).unwrap_or_default();
    draft.entry.note.clone_from(&decl.note);
    draft.entry.example_request = decl.example_request.clone().map(ExampleRequest);
}

fn tags(written: &[String], at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut seen = BTreeSet::new();
    for (i, tag) in written.iter().enumerate() {
        let place = at.index(i).value();
        if tag.trim().is_empty() || tag.lines().count() > 1 {
            diagnostics.push(value::tag("is not a label on one line", place));
        } else if tag.chars().count() > LONGEST_TAG {
            diagnostics.push(value::tag("has more than 63 characters", place));
        } else if !seen.insert(tag.trim()) {
            diagnostics.push(value::tag("appears twice", place));
        }
    }
    written.iter().map(|tag| tag.trim().to_owned()).collect()
}

fn props(
    decls: &Pairs<Written>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, PropValue)> {
    let mut props = Vec::new();
    for (name, written) in decls {
        let at = at.key(name);
        if !text::is_prop_name(name) {
            let rule = "ASCII letters, digits and `_`, a letter first";
            diagnostics.push(identity::name_syntax("prop", name, rule, at.name()));
            continue;
        }
        let problem = match written {
            Written::Plain(text) => envelope::literal_problem(text, || at.value()),
            _ => None,
        };
        match envelope::prop_value(written) {
            Some(value) => props.push((name.clone(), value)),
            None if problem.is_none() => diagnostics.push(value::prop(name, at.value())),
            None => {}
        }
        diagnostics.list.extend(problem);
    }
    props
}

fn since(
    written: Option<&String>,
    at: &PlaceRef<'_>,
    catalog: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let at = at.key("since");
    let since = text::version(written, "since", &at, diagnostics)?;
    if let Some(catalog) = catalog
        && text::is_later(&since, catalog)
    {
        diagnostics.push(reference::since_after_version(&since, catalog, at.value()));
    }
    Some(since)
}

/// Reads the lifecycle. The replacement of the entry is looked up later.
fn lifecycle(draft: &mut Draft<'_>, version: Option<&str>, diagnostics: &mut Diagnostics) {
    let entry = draft.place();
    let mut read = |key: &str, decl: &LifecycleDecl| {
        let since = since(decl.since.as_ref(), &entry.key(key), version, diagnostics);
        (since, decl.note.as_deref().map(text::one_line))
    };
    if let Some(decl) = &draft.decl.deprecated {
        let (since, note) = read("deprecated", decl);
        draft.entry.deprecated = Some(Deprecation { since, replacement: None, note });
    }
    if let Some(decl) = &draft.decl.retired {
        let (since, note) = read("retired", decl);
        draft.entry.retired = Some(Retirement { since, replacement: None, note });
    }
}
