//! The valid part of a catalog that has errors.

use crate::diagnostic::{DiagnosticSeverity, Diagnostics, Path, Place, Seg};
use crate::document::Document;
use crate::model::Catalog;
use crate::parse::{self, Parsed};
use crate::resolve;
use crate::source::Sources;

/// Returns a catalog without the entries, translations, sets and fallbacks that have errors, and without those that refer to them;
/// `None` if an error concerns the whole catalog.
#[must_use]
pub fn sound(sources: &Sources) -> Option<Catalog> {
    let mut diagnostics = Diagnostics::default();
    let Parsed { mut document, trees, .. } = parse::parse(sources, &mut diagnostics);
    for label in diagnostics.list.iter_mut().flat_map(|it| &mut it.labels) {
        if let Place::Span(file, range) = &label.place {
            let path = trees.get(file.0).map(|tree| tree.path_at(range.start));
            label.place = Place::key(*file, path.unwrap_or_default());
        }
    }
    remove_all(&mut document, &diagnostics);
    // Names in unreadable files are treated as missing.
    document.incomplete = false;
    loop {
        let mut diagnostics = Diagnostics::default();
        let catalog = resolve::resolve(&document, &[], &mut diagnostics);
        // A remaining item may refer to a removed one.
        if catalog.is_some() || !remove_all(&mut document, &diagnostics) {
            return catalog;
        }
    }
}

/// Removes the items that have errors. Returns whether it removed any.
fn remove_all(document: &mut Document, diagnostics: &Diagnostics) -> bool {
    let errors = diagnostics.list.iter().filter(|it| it.severity == DiagnosticSeverity::Error);
    let places: Vec<&Place> = errors.filter_map(|it| Some(&it.labels.first()?.place)).collect();
    let mut removed = false;
    // From the last to the first, so that indices stay valid.
    for place in places.into_iter().rev() {
        removed |= remove(document, place);
    }
    removed
}

/// Removes the item that contains a place. Returns whether it removed any.
fn remove(document: &mut Document, place: &Place) -> bool {
    let (file, segs) = match place {
        Place::At(file, Path(segs), _) => (*file, &segs[..]),
        Place::File(file) | Place::Span(file, _) => (*file, &[][..]),
    };
    let key = |index: usize| match segs.get(index) {
        Some(Seg::Key(key)) => key.as_str(),
        _ => "",
    };
    if let Some(group) = document.groups.iter_mut().find(|it| it.file == file) {
        if key(0) == "errors" && segs.len() > 1 {
            return dropped(&mut group.decl.errors, |(code, _)| code == key(1));
        }
        return dropped(&mut document.groups, |it| it.file == file);
    }
    if let Some(overlay) = document.overlays.iter_mut().find(|it| it.file == file) {
        let texts = overlay.decl.errors.iter_mut().find(|(group, _)| group == key(1));
        if let Some((_, texts)) = texts.filter(|_| key(0) == "errors" && segs.len() > 2) {
            return dropped(texts, |(code, _)| code == key(2));
        }
        return dropped(&mut document.overlays, |it| it.file == file);
    }
    let Some(cover) = document.cover.as_mut().filter(|it| it.file == file) else { return false };
    match (key(0), segs.get(1)) {
        ("sets", Some(_)) => dropped(&mut cover.decl.sets, |(name, _)| name == key(1)),
        ("fallbacks", Some(_)) => dropped(&mut cover.decl.fallbacks, |(name, _)| name == key(1)),
        ("languages", Some(Seg::Index(index))) if *index < cover.decl.languages.len() => {
            cover.decl.languages.remove(*index);
            true
        }
        _ => false,
    }
}

/// Removes the items that match. Returns whether it removed any.
fn dropped<T>(items: &mut Vec<T>, is_wrong: impl Fn(&T) -> bool) -> bool {
    let before = items.len();
    items.retain(|item| !is_wrong(item));
    items.len() < before
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the codes, the sets and the languages that are left.
    fn left(files: &[(&str, &str)]) -> Option<(Vec<String>, Vec<String>, Vec<String>)> {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let catalog = sound(&Sources::from_memory(files.collect()))?;
        let codes = catalog.entries.iter().map(|entry| entry.code.clone()).collect();
        let sets = catalog.sets.iter().map(|set| set.name.clone()).collect();
        Some((codes, sets, catalog.languages))
    }

    #[test]
    fn what_is_wrong_is_left_out_with_what_needs_it() {
        const COVER: &str = "catalog: shop\ntitle: T\nlanguage: en\nlanguages: [es, fr]\nenvelope: stripe\nsets: { x: [a], y: [a, b] }\n";
        const ENTRY: &str = "title: T, description: D., resolution: R.";
        const SPANISH: &str = "language: es\nerrors: { g: { a: { title: T, description: D., resolution: R. }, b: { titel: T } } }";
        let group = |last: &str| {
            format!(
                "group: g\ntitle: G\nerrors:\n  a: {{ status: 400, {ENTRY} }}\n  c: {{ status: 400, {ENTRY}, see: [b] }}\n  {last}\n"
            )
        };
        let names = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        for (last, french, expected) in [
            // A status, a key and a whole file.
            (
                format!("b: {{ status: 99, {ENTRY} }}"),
                "language: fr",
                Some((&["a"][..], &["en", "es", "fr"][..])),
            ),
            (
                format!("b: {{ status: 400, titel: x, {ENTRY} }}"),
                "x: [",
                Some((&["a"], &["en", "es"])),
            ),
            (
                format!("b: {{ status: 400, {ENTRY}, see: [d] }}"),
                "language: de",
                Some((&["a"], &["en", "es"])),
            ),
            ("b: [".to_owned(), "language: fr", None),
        ] {
            let group = group(&last);
            let files = [
                ("catalog.yaml", COVER),
                ("g.yaml", &group),
                ("languages/es.yaml", SPANISH),
                ("languages/fr.yaml", french),
            ];
            let expected =
                expected.map(|(codes, languages)| (names(codes), names(&["x"]), names(languages)));
            assert_eq!(left(&files), expected, "{last} {french}");
        }
        assert_eq!(left(&[("catalog.yaml", "catalog: Not a name\n")]), None);
    }
}
