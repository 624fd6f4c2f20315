//! [`Document`] → [`Catalog`]: all meaning.
//!
//! The passes run in order. Each reports all its problems and continues with the rest. A wrong declaration leaves its default,
//! and later passes don't report problems caused by that default.

mod defaults; // What entries have if they leave it out.
mod name_words; // The words of names.
mod place_ref; // Where a declaration is.
mod requires; // The texts that every entry must have.
mod settings; // What the cover says.
mod suggest; // "Did you mean", within a budget.
mod text; // Small checks of plain texts, names and versions.
mod used; // Which envelopes are in use.

// The passes.
mod codes; // AFTER: every code is well formed and occurs once; references can be looked up.
mod cover; // AFTER THIS POINT: the settings of the whole catalog are known.
mod draft; // AFTER: groups and entries are in their final order.
mod envelopes; // AFTER: every envelope has been checked against the entries that use it.
mod examples; // AFTER: every entry that can be raised has an occurrence to show.
mod extends; // (a part of sets)
mod facts; // AFTER: status, severity, headers, retry, props and tags are in range.
mod filled; // AFTER: the examples make texts of bounded length.
mod formats; // (of values)
mod headers; // (a part of facts)
mod identity; // (a part of envelopes)
mod json; // (of values and examples)
mod languages; // AFTER: every language has whole entries or none.
mod lints; // AFTER: what is found is as bad as the catalog says.
mod markdown; // (the Markdown subset, for texts and languages)
mod messages; // (the text of one occurrence, for texts, headers and languages)
mod names; // AFTER: everything has a Rust name, unique in its group.
mod param; // (a part of params)
mod params; // AFTER: every param has a type; cases and field errors are there.
mod placeholders; // (those that nothing fills in, for texts)
mod references; // AFTER: every code that an entry names exists and makes sense there.
mod related; // AFTER: the errors and causes of every example are looked up.
mod retry; // (a part of facts)
mod sets; // AFTER: every set and fallback is of entries that can be raised.
mod shared_params; // (a part of params)
mod site; // AFTER: the logo is harmless, colours can be read, links lead where links may.
mod spelling; // (the styles of codes)
mod style; // (a part of codes)
mod texts; // AFTER: every entry has its texts in the source language.
mod unsent; // AFTER: what no response says has been said.
mod uris; // AFTER: type URIs are URIs, and unique.
mod url; // (addresses, for uris, references, markdown and site)
mod values; // (values of params, for params and examples)

#[cfg(test)]
mod tests;

pub(crate) use retry::seconds;
pub use text::is_empty as is_empty_text;
pub(crate) use values::{expected, is_within};

use crate::diagnostic::words::parse;
use crate::diagnostic::{Diagnostics, Path};
use crate::document::Document;
use crate::model::Catalog;
use draft::Resolver;
use place_ref::PlaceRef;

/// Resolves a document; `lines` are the first lines of each file's errors, for links to them. Returns no catalog without a cover.
pub(crate) fn resolve(
    document: &Document,
    lines: &[Vec<usize>],
    diagnostics: &mut Diagnostics,
) -> Option<Catalog> {
    let Some(cover) = &document.cover else {
        // It may be in a file that could not be read, which is reported.
        if !document.incomplete {
            diagnostics.push(parse::no_cover());
        }
        return None;
    };
    let in_cover = diagnostics.is_rejected(cover.file, &Path::keys(["errors"]));
    if document.groups.is_empty() && !document.incomplete && !in_cover {
        diagnostics.push(parse::no_errors(PlaceRef::File(cover.file).key("catalog").value()));
    }
    let settings = cover::settings(cover, diagnostics);
    let mut resolver = Resolver::new(document, settings, diagnostics);
    let index = codes::check(&mut resolver, diagnostics);
    names::give(&mut resolver, diagnostics);
    params::resolve(&mut resolver, diagnostics);
    facts::resolve(&mut resolver, diagnostics);
    references::resolve(&mut resolver, &index, diagnostics);
    texts::resolve(&mut resolver, &index, diagnostics);
    let sets = sets::sets(&resolver, &index, diagnostics);
    let fallbacks = sets::fallbacks(&resolver, &index, diagnostics);
    site::resolve(&mut resolver, &document.pictures, lines, diagnostics);
    examples::resolve(&mut resolver, diagnostics);
    related::resolve(&mut resolver, &index, diagnostics);
    languages::resolve(&mut resolver, document, &index, diagnostics);
    filled::check(&resolver, diagnostics);
    unsent::check(&resolver, diagnostics);
    uris::check(&mut resolver, diagnostics);
    let envelopes = envelopes::resolve(&mut resolver, diagnostics);
    unsent::fields(&resolver, &envelopes, diagnostics);
    headers::required(&resolver, &envelopes, &fallbacks, diagnostics);
    lints::apply(&resolver, document, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    Some(Catalog { sets, fallbacks, ..resolver.into_catalog(envelopes) })
}
