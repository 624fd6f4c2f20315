//! Catalogs in memory whose errors can be raised like those of generated crates.

use std::path::Path;

use errbook::{ArgSink, CatalogError, Entry};
use errbook_spec::model::{self, Catalog, Example};
use errbook_spec::{OwnedArgs, lower};

use crate::{catalog_of, overlays, read};

/// A catalog that lives as long as the program, like a generated one.
#[derive(Debug)]
pub struct Known {
    /// The checked catalog.
    pub model: Catalog,
    /// The runtime's catalog.
    pub runtime: errbook::Catalog<'static>,
}

impl Known {
    /// Lowers a catalog and leaks it.
    #[must_use]
    pub fn new(model: Catalog) -> &'static Self {
        let lowered = Box::leak(Box::new(lower(&model, &overlays(&model))));
        let views = Box::leak(Box::new(lowered.views()));
        Box::leak(Box::new(Self { model, runtime: views.catalog() }))
    }

    /// Reads the catalog in a folder with a built-in envelope for every entry that fits. Adds type URIs if the catalog
    /// has none.
    ///
    /// # Panics
    ///
    /// Panics if the catalog has an error, or if the envelope is unknown.
    #[must_use]
    pub fn in_preset(folder: &Path, preset: &str) -> &'static Self {
        let mut files = read(folder);
        let cover = files.get_mut("catalog.yaml").expect("a catalog has a cover");
        if !cover.windows(10).any(|it| it == b"\ntype_uri:") {
            cover.extend_from_slice(b"\ntype_uri: \"https://example.com/{group}#{code}\"\n");
        }
        let mut model = catalog_of(&files.into_iter().collect::<Vec<_>>());
        for index in 0..model.entries.len() {
            let envelope = errbook_spec::preset(preset, &model, &model.entries[index]);
            if let Ok(envelope) = envelope.expect("there is such a preset") {
                model.envelopes.push(envelope);
                model.entries[index].envelope = model.envelopes.len() - 1;
            }
        }
        Self::new(model)
    }

    /// Returns every example of every entry, as an error.
    pub fn examples(&'static self) -> impl Iterator<Item = KnownError> {
        self.model.entries.iter().flat_map(move |entry| {
            let examples = entry.examples.iter();
            examples.map(move |example| self.example(entry, example))
        })
    }

    /// Returns an error by its code; `code#1` selects its second example.
    ///
    /// # Panics
    ///
    /// Panics if the code or the example is unknown.
    #[must_use]
    pub fn error(&'static self, text: &str) -> KnownError {
        let (code, example) = text.split_once('#').unwrap_or((text, "0"));
        let entry = self.model.entries.iter().find(|entry| entry.code == code);
        let entry = entry.unwrap_or_else(|| panic!("there is no `{code}`"));
        let example = example.parse::<usize>().ok().and_then(|index| entry.examples.get(index));
        self.example(entry, example.unwrap_or_else(|| panic!("there is no `{text}`")))
    }

    /// Returns an occurrence of an entry, as an error.
    ///
    /// # Panics
    ///
    /// Panics if the entry belongs to another catalog.
    #[must_use]
    pub fn example(&'static self, entry: &model::Entry, example: &Example) -> KnownError {
        let served = self.runtime.entry(entry.id.0).expect("all entries are lowered");
        KnownError { entry: served, args: OwnedArgs::new(entry, example) }
    }
}

/// An error of a [`Known`] catalog.
#[derive(Clone, Debug)]
pub struct KnownError {
    entry: Entry<'static>,
    args: OwnedArgs,
}

impl CatalogError for KnownError {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        let args = self.args.args();
        args.case_index().into_iter().for_each(|case| sink.case(case));
        (0..args.len()).for_each(|index| sink.arg(args.get(index)));
    }
}

impl std::error::Error for KnownError {}

impl std::fmt::Display for KnownError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.entry.code())
    }
}
