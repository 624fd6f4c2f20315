//! Facts about an entry: words and numbers.

use std::collections::BTreeSet;

use super::draft::{Draft, Resolver};
use super::place_ref::PlaceRef;
use super::{headers, text};
use crate::diagnostic::words::{http, identity, message, reference, shape, value};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{LifecycleDecl, ParamDecl, RetryDecl, Written};
use crate::envelope;
use crate::model::{
    Deprecation, ExampleRequest, ParamType, PropValue, Retirement, Retry, Severity, Visibility,
};

/// The maximum length of a tag, in characters.
const LONGEST_TAG: usize = 63;

/// The maximum time to wait: 365 days.
const MOST_SECONDS: u64 = 31_536_000;

/// Fills in all facts.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    for group in &mut resolver.groups {
        let at = PlaceRef::File(group.file);
        group.group.tags = tags(&group.decl.tags, &at.key("tags"), diagnostics);
    }
    let version = resolver.settings.version.clone();
    let version = version.as_deref();
    resolver.each(diagnostics, |draft, diagnostics| {
        status(draft, diagnostics);
        words(draft, diagnostics);
        let entry = draft.place();
        draft.entry.tags = tags(&draft.decl.tags, &entry.key("tags"), diagnostics);
        draft.entry.props = props(draft, diagnostics);
        draft.entry.retry = retry(draft, diagnostics);
        draft.entry.headers = headers::resolve(draft, diagnostics);
        draft.entry.since = since(draft.decl.since.as_ref(), &entry, version, diagnostics);
        lifecycle(draft, version, diagnostics);
    });
}

/// Status 200 is checked again once the envelopes are known.
fn status(draft: &mut Draft<'_>, diagnostics: &mut Diagnostics) {
    let entry = draft.place();
    match draft.decl.status {
        None => entry.missing("status", diagnostics),
        Some(status) if status == 200 || (400..=599).contains(&status) => {
            draft.entry.status = status;
        }
        Some(status) => {
            let place = entry.key("status").value();
            diagnostics.push(shape::status_out_of_range(status, place));
        }
    }
}

fn words(draft: &mut Draft<'_>, diagnostics: &mut Diagnostics) {
    let (at, decl) = (draft.place(), draft.decl);
    let by_status = if draft.entry.status >= 500 { Severity::Error } else { Severity::Warn };
    let known = Severity::ALL.map(|level| (level.as_str(), level));
    draft.entry.severity = match &decl.severity {
        None => by_status,
        written => {
            text::word(written.as_ref(), &known, "severity", &at.key("severity"), diagnostics)
        }
    };
    let known = [("public", ()), ("internal", ())];
    text::word(decl.audience.as_ref(), &known, "audience", &at.key("audience"), diagnostics);
    draft.entry.expose = decl.expose.unwrap_or_default();
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

fn props(draft: &Draft<'_>, diagnostics: &mut Diagnostics) -> Vec<(String, PropValue)> {
    let entry = draft.place();
    let at = entry.key("props");
    let mut props = Vec::new();
    for (name, written) in &draft.decl.props {
        let at = at.key(name);
        if !text::is_param_name(name) {
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

fn retry(draft: &Draft<'_>, diagnostics: &mut Diagnostics) -> Option<Retry> {
    let entry = draft.place();
    let at = entry.key("retry");
    match draft.decl.retry.as_ref()? {
        // A map without its required key, which is reported.
        RetryDecl::After(_) if diagnostics.is_rejected(draft.file, &at.key("after").path()) => None,
        RetryDecl::After(after) => retry_after(after, draft, &at.key("after"), diagnostics),
        RetryDecl::Word(written) => {
            let known = Retry::WORDS.into_iter().find(|retry| retry.as_str() == written);
            if known.is_none() {
                let words = Retry::WORDS.map(Retry::as_str);
                let help = match text::nearest_word(written, &words, diagnostics) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("write `{}` or `{{after: 30s}}`", words.join("`, `")),
                };
                diagnostics.push(http::retry("unknown word", help, at.value()));
            }
            known
        }
    }
}

/// Reads a time, or the name of a param.
fn retry_after(
    after: &str,
    draft: &Draft<'_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Retry> {
    if !text::is_param_name(after) {
        return retry_seconds(after, at.value(), diagnostics);
    }
    let params = &draft.entry.params;
    let Some(index) = params.iter().position(|param| param.name == after) else {
        text::unknown_param(after, params.iter(), at, at.value(), diagnostics);
        return None;
    };
    let param = &params[index];
    let type_known = draft.decl.params.get(index).is_some_and(|(_, decl)| match decl {
        ParamDecl::Type(kind) => ParamType::named(kind).is_some(),
        ParamDecl::Spec(spec) => spec.kind.as_deref().and_then(ParamType::named).is_some(),
    });
    if param.visibility == Visibility::Internal {
        diagnostics.push(message::internal(after, at.value()));
    } else if param.kind == ParamType::Duration {
        return Some(Retry::AfterParam(index));
    } else if type_known {
        diagnostics.push(http::retry_param(after, at.value()));
    }
    None
}

fn retry_seconds(after: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<Retry> {
    let seconds = seconds(after);
    let fits = seconds.filter(|seconds| (1..=MOST_SECONDS).contains(seconds));
    if let Some(seconds) = fits.and_then(|seconds| u32::try_from(seconds).ok()) {
        return Some(Retry::AfterSeconds(seconds));
    }
    let why = match seconds {
        Some(_) => "not from one second to 365 days",
        None => "neither a time nor a param",
    };
    let help = "write a time such as `30s`, `5m`, `1h` or `1d`, or the name of a param";
    diagnostics.push(http::retry(why, help.to_owned(), place));
    None
}

/// Reads a time such as `30s`.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let unit = match text.bytes().last()? {
        b's' => 1,
        b'm' => 60,
        b'h' => 3_600,
        b'd' => 86_400,
        _ => return None,
    };
    let digits = &text[..text.len() - 1];
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u64>().ok()?.checked_mul(unit)
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

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn times() {
        assert_eq!(seconds("30s"), Some(30));
        assert_eq!(seconds("2h"), Some(7200));
        for bad in ["", "s", "30", "-1s", "1.5s", "30 s", "99999999999999999999d", "1é"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
