//! `errbook preview`

use std::path::PathBuf;

use errbook::{RequestContext, Response};
use errbook_spec::model::{Audience, Catalog, Entry, Example};
use errbook_spec::{Error, Lowered, Occurrence, lower, preset};

use super::context;
use super::occurrence::Given;
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
    let given = Given::parse(&found, args)?;
    let other =
        args.envelope.as_deref().map(|name| in_envelope(catalog, entry, name)).transpose()?;
    let (shown, lowered) = match &other {
        Some((catalog, lowered)) => (catalog, lowered),
        None => (catalog, &found.book.lowered),
    };
    context::check(shown, &shown.entries[entry.id.0], args, console)?;
    let response = response(lowered, &given.occurrence(&found), context::context(args, tag));
    console.out.text(&ended(response.map(|it| it.to_string()).unwrap_or_default()));
    Ok(0)
}

/// Returns the response of an example in the source language.
pub(crate) fn example(found: &Found<'_>, example: &Example) -> Option<Response> {
    let catalog = &found.book.catalog;
    let context = RequestContext::new().language(catalog.languages.first()?).instance(INSTANCE);
    response(&found.book.lowered, &Occurrence::new(catalog, found.entry, example), context)
}

fn response(
    lowered: &Lowered,
    occurrence: &Occurrence<'_>,
    context: RequestContext<'_>,
) -> Option<Response> {
    let views = lowered.views();
    occurrence.response(&errbook::Catalog::new(views.tables()), context)
}

/// Lowers the catalog with the entry in another envelope.
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
        let what = format!("the catalog `{}` does not use an envelope `{name}`", catalog.name);
        return Err(unknown(&what, name, names));
    };
    catalog.entries[entry.id.0].envelope = index;
    let languages: Vec<usize> = (1..catalog.languages.len()).collect();
    let lowered = lower(&catalog, &languages);
    Ok((catalog, lowered))
}
