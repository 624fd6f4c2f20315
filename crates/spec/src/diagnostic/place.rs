//! The place of a problem: a file and a key path, which become bytes when the report is drawn.

use std::ops::Range;

use crate::source::FileId;

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seg {
    /// A key of a map.
    Key(String),
    /// An item of a list.
    Index(usize),
}

/// A path from the top of a file, such as `errors.out-of-credit.status`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Path(pub(crate) Vec<Seg>);

/// The part of the thing at the end of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PlacePart {
    /// Its key.
    Key,
    /// Its value.
    Value,
    /// These bytes of its decoded text. The whole value is shown where text and source differ in spelling.
    Within(Range<usize>),
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The start of a file, or the whole of a small one.
    File(FileId),
    /// By path. If the file doesn't have the whole path, the report shows its longest prefix that the file has.
    At(FileId, Path, PlacePart),
    /// Bytes of the file.
    Span(FileId, Range<usize>),
}

impl Path {
    /// Returns a path of keys.
    pub(crate) fn keys<'k>(keys: impl IntoIterator<Item = &'k str>) -> Self {
        Self(keys.into_iter().map(|key| Seg::Key(key.to_owned())).collect())
    }

    /// Returns the path one key further.
    pub(crate) fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Seg::Key(key.to_owned()));
        path
    }

    /// Returns the path one item further.
    pub(crate) fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Seg::Index(index));
        path
    }
}

impl Place {
    /// Returns the place of a key.
    pub(crate) fn key(file: FileId, path: Path) -> Self {
        Self::At(file, path, PlacePart::Key)
    }

    /// Returns the path of a place that has one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::At(_, path, _) => Some(path),
            Self::File(_) | Self::Span(..) => None,
        }
    }

    /// Returns the place of a value.
    pub(crate) fn value(file: FileId, path: Path) -> Self {
        Self::At(file, path, PlacePart::Value)
    }

    /// Returns the place of a part of a text.
    pub(crate) fn within(file: FileId, path: Path, range: Range<usize>) -> Self {
        Self::At(file, path, PlacePart::Within(range))
    }
}
