//! [`Catalog`] → the runtime's tables.
//!
//! In order: texts and messages, records with the names that they refer to, the lookup index, the envelopes'
//! programs, and the same envelopes for reading. The format is `errbook::__v1::Tables`; after lowering, every index in the tables is in range.

use crate::model::{Catalog, UriPart, UriTemplate, page_name};

mod bytes;
mod index;
mod pilots;
mod program;
mod reading;
mod records;
mod tables;
mod text;
mod views;

#[cfg(test)]
mod tests;

pub use tables::{Lowered, OwnedEnvelope, OwnedIndex, OwnedLocalized, OwnedText};
pub use views::Views;

use bytes::Put;
use errbook::__v1::{MARKER, MARKER_BASE, uri};
use text::{Strings, TextBuilder};

/// Lowers a catalog with the source language and, of the others, those given by index.
///
/// Ignores indices that are not in [`Catalog::languages`].
///
/// # Examples
///
/// ```
/// # fn example(catalog: &errbook_spec::model::Catalog) {
/// let lowered = errbook_spec::lower(catalog, &[1]);
/// assert_eq!(lowered.languages, catalog.languages[..2]);
/// # }
/// ```
#[must_use]
pub fn lower(catalog: &Catalog, languages: &[usize]) -> Lowered {
    let languages = text::selected(catalog, languages);
    let texts = text::texts(catalog, &languages);
    let mut strings = Strings::default();
    let records = records::records(catalog, &mut strings);
    let mut envelopes = program::envelopes(catalog, &mut strings);
    let reading = reading::readings(&catalog.envelopes, &mut strings, &mut envelopes.envelopes);
    let uris = |uri: &UriTemplate| template(catalog, uri);
    let mut codes = TextBuilder::default();
    for entry in &catalog.entries {
        codes.push(&entry.code);
    }
    Lowered {
        name: catalog.name.clone(),
        languages: languages.iter().map(|&language| catalog.languages[language].clone()).collect(),
        codes: codes.finish(),
        index: index::index(&catalog.entries),
        records: records.entries,
        groups: records.groups,
        params: records.params,
        variants: records.variants,
        attributes: records.attributes,
        numbers: records.numbers,
        strings: strings.finish(),
        templates: records.templates,
        titles: texts.titles,
        descriptions: texts.descriptions,
        resolutions: texts.resolutions,
        messages: texts.messages,
        type_uri: catalog.type_uri.as_ref().map(uris).unwrap_or_default(),
        docs_url: catalog.page_uri().as_ref().map(uris).unwrap_or_default(),
        envelopes: envelopes.envelopes,
        offered: u8::try_from(catalog.offered).unwrap_or(u8::MAX),
        program: envelopes.program,
        pieces: envelopes.pieces,
        fallbacks: fallbacks(catalog),
        reading,
    }
}

/// Writes the entry for each status. The fields of a row are in the order of `errbook::__v1::FALLBACK`.
fn fallbacks(catalog: &Catalog) -> Vec<u8> {
    let mut rows = Vec::new();
    for (status, entry) in &catalog.fallbacks {
        rows.put_u16(*status);
        rows.put_u16(bytes::int16(entry.0));
    }
    rows
}

/// Writes a URI template in the table format.
fn template(catalog: &Catalog, template: &UriTemplate) -> String {
    let is_page = |code: &String| page_name(code) == *code;
    let mut entries = catalog.entries.iter();
    let pages_are_codes =
        entries.all(|entry| is_page(&entry.code) && entry.aliases.iter().all(is_page));
    let mut text = String::new();
    for part in &template.0 {
        match part {
            UriPart::Literal(literal) => text.push_str(literal),
            UriPart::Code => placeholder(&mut text, uri::CODE),
            UriPart::Group => placeholder(&mut text, uri::GROUP),
            UriPart::Number => placeholder(&mut text, uri::NUMBER),
            UriPart::Catalog => placeholder(&mut text, uri::CATALOG),
            UriPart::Page if pages_are_codes => placeholder(&mut text, uri::CODE),
            UriPart::Page => placeholder(&mut text, uri::PAGE),
        }
    }
    text
}

/// Adds a placeholder.
fn placeholder(text: &mut String, index: u8) {
    text.push(char::from(MARKER));
    text.push(char::from(MARKER_BASE.saturating_add(index)));
}
