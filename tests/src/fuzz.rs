//! The functions that fuzzing runs: on any bytes, they must not panic, and their output must be well-formed.
//! `fuzz/` has a target for each function; `tests/suite/fuzz.rs` replays the seeds.

mod bodies;
mod bytes;
mod clients;
mod format;
mod loader;
mod requests;
mod texts;

use std::cell::OnceCell;

use crate::{Bundle, Known, catalog, catalog_folders, preset_catalogs, read_bundle, root};

/// A function that takes any bytes.
pub type FuzzTarget = fn(&Fuzz, &[u8]);

/// The targets, by the names of their seeds.
pub const FUZZ_TARGETS: [(&str, FuzzTarget); 8] = [
    ("body", |fuzz, data| fuzz.body(data)),
    ("client", |fuzz, data| fuzz.client(data)),
    ("format", |_, data| format::run(data)),
    ("loader", |_, data| loader::load(data)),
    ("logo", |_, data| loader::logo(data)),
    ("markdown", |_, data| texts::markdown(data)),
    ("message", |_, data| texts::message(data)),
    ("request", |fuzz, data| fuzz.request(data)),
];

/// Returns the seeds of a target with their names.
#[must_use]
pub fn fuzz_seeds(target: &str) -> Bundle {
    read_bundle(&root().join(format!("fuzz/seeds/{target}.txt")))
}

/// The catalogs that the targets need, loaded once.
#[derive(Debug, Default)]
pub struct Fuzz {
    /// Catalogs by the name of their folder or bundle: every built-in envelope, the golden cases, the seeds.
    known: OnceCell<Vec<(String, &'static Known)>>,
}

impl Fuzz {
    /// Runs a target.
    ///
    /// # Panics
    ///
    /// Panics if the target finds a fault, or if the target is unknown.
    pub fn run(&self, target: &str, data: &[u8]) {
        let found = FUZZ_TARGETS.iter().find(|(name, _)| *name == target);
        let (_, run) = found.unwrap_or_else(|| panic!("unknown target `{target}`"));
        run(self, data);
    }

    /// Returns the catalog with a name. Any other word selects one of the catalogs too.
    fn known(&self, name: &str) -> &'static Known {
        let known = self.known.get_or_init(known);
        let found = known.iter().find(|(other, _)| other == name);
        let any = || known.get(any_index(name, known.len()));
        found.or_else(any).expect("there are catalogs").1
    }
}

fn known() -> Vec<(String, &'static Known)> {
    let catalogs = preset_catalogs().into_iter().chain(catalog_folders());
    let known = catalogs.map(|path| {
        let named = path.ancestors().find(|it| !it.ends_with("catalog"));
        let name = named.and_then(|it| it.file_name()).unwrap_or_default().to_string_lossy();
        let name = name.strip_suffix(".txt").unwrap_or(&name).to_owned();
        (name, Known::new(catalog(&path)))
    });
    known.collect()
}

/// Turns a word into an index.
fn any_index(word: &str, len: usize) -> usize {
    let sum = word.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31) + usize::from(byte));
    sum % len.max(1)
}
