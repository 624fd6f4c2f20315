//! Renders the response that a user asks for.

use errbook::{RequestContext, Response};
use errbook_spec::model::{Audience, Catalog, Entry, Example};
use errbook_spec::{Error, Lowered, Occurrence, lower, preset};

use super::occurrence::Given;
use super::{PreviewRequest, context};
use crate::find::{self, FoundEntry, unknown};

/// The placeholder for the id of an example's occurrence.
const INSTANCE: &str = "<trace_id>";

/// A response, and notes for the user.
pub(crate) struct Preview {
    /// `None` if the runtime cannot render the response, which no checked catalog causes.
    pub(crate) response: Option<Response>,
    pub(crate) notes: Vec<String>,
}

/// Returns the response to what `ask` and `request` ask for.
///
/// # Errors
///
/// Returns an error if the catalog has no such language, case, param, field error, code or envelope, or if a value has the wrong type.
pub(crate) fn preview(
    found: &FoundEntry<'_>,
    wanted: &PreviewRequest,
    request: RequestContext<'_>,
) -> Result<Preview, Error> {
    let (catalog, entry) = (&found.checked.catalog, found.entry);
    let language = find::language(catalog, wanted.lang.as_deref())?;
    let mut notes = Vec::new();
    if let Audience::Internal { mask } = entry.audience {
        let mask = &catalog.entry(mask).code;
        notes.push(format!("`{}` is internal: callers get `{mask}`", entry.code));
    } else if entry.texts_in(language).1 != language {
        let tag = &catalog.languages[language];
        notes.push(format!("`{}` is not translated to `{tag}` yet", entry.code));
    }
    if entry.is_public() && entry.has_unsent() {
        let note = "the detail and the params of a 5xx aren't sent; `expose: true` sends them";
        notes.push(note.to_owned());
    }
    let given = Given::parse(found, wanted)?;
    let other =
        wanted.envelope.as_deref().map(|name| in_envelope(catalog, entry, name)).transpose()?;
    let (shown, lowered) = match &other {
        Some((catalog, lowered)) => (catalog, lowered),
        None => (catalog, &found.checked.lowered),
    };
    context::check(shown, &shown.entries[entry.id.0], wanted, &mut notes)?;
    let occurrence = given.occurrence(found);
    let response = response(lowered, &occurrence, context::context(wanted, request));
    Ok(Preview { response, notes })
}

/// Returns the response of an example in the source language.
pub(crate) fn example(found: &FoundEntry<'_>, example: &Example) -> Option<Response> {
    let catalog = &found.checked.catalog;
    let context = RequestContext::new().language(catalog.languages.first()?).instance(INSTANCE);
    response(&found.checked.lowered, &Occurrence::new(catalog, found.entry, example), context)
}

fn response(
    lowered: &Lowered,
    occurrence: &Occurrence<'_>,
    context: RequestContext<'_>,
) -> Option<Response> {
    let views = lowered.views();
    occurrence.response(&errbook::Catalog::new(views.tables()), context)
}

/// Lowers the catalog with the entry in another envelope, which is sent whatever the request accepts.
fn in_envelope(catalog: &Catalog, entry: &Entry, name: &str) -> Result<(Catalog, Lowered), Error> {
    let mut catalog = catalog.clone();
    let entry = match entry.audience {
        Audience::Internal { mask } => &catalog.entries[mask.0].clone(),
        Audience::Public => entry,
    };
    let names = catalog.envelopes.iter().map(|envelope| envelope.name.as_str());
    let index = if let Some(index) = names.clone().position(|other| other == name) {
        index
    } else if let Some(preset) = preset(name, &catalog, entry) {
        let wrong =
            |what| Error::usage(format!("envelope `{name}` does not fit `{}`: {what}", entry.code));
        catalog.envelopes.push(preset.map_err(wrong)?);
        catalog.envelopes.len() - 1
    } else {
        let what = format!(
            "`{name}` is neither an envelope of the catalog `{}` nor built in",
            catalog.name
        );
        let built_in: Vec<&str> = errbook_spec::presets().collect();
        let own: Vec<&str> = names.filter(|own| !built_in.iter().any(|it| it == own)).collect();
        return Err(unknown(&what, name, own.iter().chain(&built_in).copied()));
    };
    catalog.entries[entry.id.0].envelope = index;
    catalog.offered = 1;
    let languages: Vec<usize> = (1..catalog.languages.len()).collect();
    let lowered = lower(&catalog, &languages);
    Ok((catalog, lowered))
}
