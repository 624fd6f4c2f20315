//! Owned tables as borrowed ones.

use errbook::__v1::{Envelope, Index, Localized, Tables, Text};
use errbook::Catalog;

use super::{Lowered, OwnedLocalized, OwnedText};

/// The borrowed tables of a [`Lowered`].
#[derive(Debug)]
pub struct Views<'a> {
    lowered: &'a Lowered,
    languages: Vec<&'a str>,
    titles: LocalizedView<'a>,
    descriptions: LocalizedView<'a>,
    resolutions: LocalizedView<'a>,
    messages: LocalizedView<'a>,
    envelopes: Vec<Envelope<'a>>,
}

#[derive(Debug)]
struct LocalizedView<'a> {
    texts: Vec<Text<'a>>,
    complete: Vec<&'a [u8]>,
}

impl Lowered {
    /// Creates the slices that [`Views::tables`] borrows.
    #[must_use]
    pub fn views(&self) -> Views<'_> {
        Views {
            lowered: self,
            languages: self.languages.iter().map(String::as_str).collect(),
            titles: LocalizedView::new(&self.titles),
            descriptions: LocalizedView::new(&self.descriptions),
            resolutions: LocalizedView::new(&self.resolutions),
            messages: LocalizedView::new(&self.messages),
            envelopes: self
                .envelopes
                .iter()
                .map(|envelope| Envelope {
                    name: &envelope.name,
                    content_type: &envelope.content_type,
                    http_status: envelope.http_status,
                    keeps_status: &envelope.keeps_status,
                    body: envelope.body,
                    headers: &envelope.headers,
                    reading: envelope.reading,
                    header_reading: &envelope.header_reading,
                })
                .collect(),
        }
    }
}

impl Views<'_> {
    /// Returns the catalog for the runtime.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'_> {
        Catalog::new(self.tables())
    }

    /// Returns the tables.
    #[must_use]
    pub fn tables(&self) -> Tables<'_> {
        let lowered = self.lowered;
        Tables {
            name: &lowered.name,
            languages: &self.languages,
            codes: lowered.codes.view(),
            index: Index {
                pilots: &lowered.index.pilots,
                slots: &lowered.index.slots,
                keys: &lowered.index.keys,
                owners: &lowered.index.owners,
                hashed: lowered.index.hashed,
            },
            records: &lowered.records,
            groups: &lowered.groups,
            params: &lowered.params,
            variants: &lowered.variants,
            attributes: &lowered.attributes,
            numbers: &lowered.numbers,
            strings: lowered.strings.view(),
            templates: lowered.templates.view(),
            titles: self.titles.view(),
            descriptions: self.descriptions.view(),
            resolutions: self.resolutions.view(),
            messages: self.messages.view(),
            type_uri: &lowered.type_uri,
            docs_url: &lowered.docs_url,
            envelopes: &self.envelopes,
            offered: lowered.offered,
            program: &lowered.program,
            pieces: &lowered.pieces,
            fallbacks: &lowered.fallbacks,
            reading: &lowered.reading,
        }
    }
}

impl<'a> LocalizedView<'a> {
    fn new(owned: &'a OwnedLocalized) -> Self {
        Self {
            texts: owned.texts.iter().map(OwnedText::view).collect(),
            complete: owned.complete.iter().map(Vec::as_slice).collect(),
        }
    }

    fn view(&self) -> Localized<'_> {
        Localized { texts: &self.texts, complete: &self.complete }
    }
}

impl OwnedText {
    fn view(&self) -> Text<'_> {
        Text { blob: &self.blob, offsets: &self.offsets }
    }
}
