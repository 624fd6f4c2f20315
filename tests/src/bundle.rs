//! Several files in one readable file: `==== NAME` above each and an empty line after it.

use std::fs;
use std::path::Path;

use crate::has_extension;

/// Files with their names, in order.
pub type Bundle = Vec<(String, Vec<u8>)>;

const MARK: &[u8] = b"==== ";

/// Reads a bundle. Skips any text before the first name.
///
/// # Panics
///
/// Panics if the bundle cannot be read.
#[must_use]
pub fn read_bundle(path: &Path) -> Bundle {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse(&text)
}

/// Returns the text of a bundle.
#[must_use]
pub fn bundle_of<'f>(files: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) -> Vec<u8> {
    let mut text = Vec::new();
    for (name, contents) in files {
        if !text.is_empty() {
            text.push(b'\n');
        }
        text.extend([MARK, name.as_bytes(), b"\n", contents].concat());
    }
    text
}

/// Returns the expected bodies in the bundle of a built-in envelope. Catalogs in folders have none.
///
/// # Panics
///
/// Panics if the bundle cannot be read.
#[must_use]
pub fn bodies(catalog: &Path) -> Bundle {
    let files = if catalog.is_file() { read_bundle(catalog) } else { Bundle::new() };
    files.into_iter().filter(|(name, _)| has_extension(name, "txt")).collect()
}

/// Reads the text of a bundle.
pub(crate) fn parse(text: &[u8]) -> Bundle {
    let mut files = Bundle::new();
    let mut rest = text;
    while let Some(named) = rest.strip_prefix(MARK) {
        let line = named.iter().position(|byte| *byte == b'\n').unwrap_or(named.len());
        let (name, after) = named.split_at(line);
        let contents = after.get(1..).unwrap_or_default();
        let end = [b"\n", MARK].concat();
        let next = contents.windows(end.len()).position(|part| part == end);
        let (contents, after) = contents.split_at(next.unwrap_or(contents.len()));
        files.push((String::from_utf8_lossy(name).into_owned(), contents.to_vec()));
        rest = after.get(1..).unwrap_or_default();
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_as_they_were() {
        let files: Bundle =
            [("a.yaml", "a: 1\n"), ("empty", ""), ("b/c", "no line end"), ("d", "\n\n")]
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .into();
        let text = bundle_of(files.iter().map(|(name, text)| (name, text)));
        assert!(
            text.starts_with(b"==== a.yaml\na: 1\n\n==== empty\n\n==== b/c\nno line end\n==== d\n")
        );
        assert_eq!(parse(&text), files);
    }
}
