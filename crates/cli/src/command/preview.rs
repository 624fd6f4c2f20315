//! `errbook preview`

use std::path::PathBuf;

use errbook::{RequestContext, Response};
use errbook_spec::model::{Audience, Catalog, Entry, Example};
use errbook_spec::{Error, Lowered, lower, preset};

use super::occurrence::Occurrence;
use crate::args::PreviewArgs;
use crate::books::{self, ended};
use crate::find::{self, Found, unknown};
use crate::output::Console;

/// What identifies the occurrence of an example.
const INSTANCE: &str = "<trace_id>";

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &PreviewArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let books = books::consult(catalogs, console)?;
    let found = find::entry(&books, &args.code)?;
    let (catalog, entry) = (&found.book.catalog, found.entry);
    let language = find::language(catalog, args.lang.as_deref())?;
    let tag = &catalog.languages[language];
    if let Audience::Internal { mask } = entry.audience {
        let mask = &catalog.entry(mask).code;
        console.note(&format!("`{}` is internal: callers get `{mask}`", entry.code));
    } else if entry.texts_in(language).1 != language {
        console.note(&format!("`{}` is not translated to `{tag}` yet", entry.code));
    }
    let occurrence = Occurrence::parse(entry, args)?;
    let mut context = RequestContext::new().language(tag);
    if let Some(instance) = &args.instance {
        context = context.instance(instance);
    }
    let other =
        args.envelope.as_deref().map(|name| in_envelope(catalog, entry, name)).transpose()?;
    let lowered = other.as_ref().unwrap_or(&found.book.lowered);
    let response = response(lowered, entry, &occurrence, &context);
    console.out.text(&ended(response.map(|it| it.to_string()).unwrap_or_default()));
    Ok(0)
}

/// Returns the response of an example in the source language.
pub(crate) fn example(found: &Found<'_>, example: &Example) -> Option<Response> {
    let tag = found.book.catalog.languages.first()?;
    let context = RequestContext::new().language(tag).instance(INSTANCE);
    response(&found.book.lowered, found.entry, &Occurrence::new(found.entry, example), &context)
}

fn response(
    lowered: &Lowered,
    entry: &Entry,
    occurrence: &Occurrence,
    context: &RequestContext<'_>,
) -> Option<Response> {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    Some(tables.entry(entry.id.0)?.response(&occurrence.args(), context))
}

/// Lowers the catalog with the entry in another envelope.
fn in_envelope(catalog: &Catalog, entry: &Entry, name: &str) -> Result<Lowered, Error> {
    let mut catalog = catalog.clone();
    let names = catalog.envelopes.iter().map(|envelope| envelope.name.as_str());
    let index = if let Some(index) = names.clone().position(|other| other == name) {
        index
    } else if let Some(preset) = preset(name, &catalog, entry) {
        let wrong =
            |what| Error::usage(format!("envelope `{name}` does not fit `{}`: {what}", entry.code));
        catalog.envelopes.push(preset.map_err(wrong)?);
        catalog.envelopes.len() - 1
    } else {
        let what = format!("the catalog `{}` does not use an envelope `{name}`", catalog.name);
        return Err(unknown(&what, name, names));
    };
    catalog.entries[entry.id.0].envelope = index;
    let languages: Vec<usize> = (1..catalog.languages.len()).collect();
    Ok(lower(&catalog, &languages))
}
