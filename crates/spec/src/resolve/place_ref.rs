//! References to places of declarations. They don't allocate until a place is needed.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, Path, Place, PlacePart};
use crate::source::FileId;

/// A value of a file, by its path.
#[derive(Clone, Copy, Debug)]
pub(super) enum PlaceRef<'a> {
    /// The file itself.
    File(FileId),
    /// An entry of a group file.
    Entry(FileId, &'a str),
    /// The value of a key.
    Key(&'a PlaceRef<'a>, &'a str),
    /// An item of a list.
    Index(&'a PlaceRef<'a>, usize),
}

impl<'a> PlaceRef<'a> {
    /// Returns the place of a key's value.
    pub(super) fn key(&'a self, key: &'a str) -> PlaceRef<'a> {
        PlaceRef::Key(self, key)
    }

    /// Returns the place of an item.
    pub(super) fn index(&'a self, index: usize) -> PlaceRef<'a> {
        PlaceRef::Index(self, index)
    }

    /// Returns the place of the value.
    pub(super) fn value(&self) -> Place {
        self.part(PlacePart::Value)
    }

    /// Returns the place of the value's key.
    pub(super) fn name(&self) -> Place {
        match self {
            PlaceRef::Index(..) => self.part(PlacePart::Value),
            _ => self.part(PlacePart::Key),
        }
    }

    /// Returns the place of a part of the value's text.
    pub(super) fn within(&self, range: Range<usize>) -> Place {
        self.part(PlacePart::Within(range))
    }

    /// Reports a missing key, unless it was written and refused.
    pub(super) fn missing(&self, key: &str, diagnostics: &mut Diagnostics) {
        diagnostics.missing(self.file(), &self.path(), key);
    }

    fn part(&self, part: PlacePart) -> Place {
        match self {
            PlaceRef::File(file) => Place::File(*file),
            _ => Place::At(self.file(), self.path(), part),
        }
    }

    /// Returns the file.
    pub(super) fn file(&self) -> FileId {
        match self {
            PlaceRef::File(file) | PlaceRef::Entry(file, _) => *file,
            PlaceRef::Key(parent, _) | PlaceRef::Index(parent, _) => parent.file(),
        }
    }

    /// Returns the path to the value.
    pub(super) fn path(&self) -> Path {
        match self {
            PlaceRef::File(_) => Path::default(),
            PlaceRef::Entry(_, code) => Path::keys(["errors", code]),
            PlaceRef::Key(parent, key) => parent.path().key(key),
            PlaceRef::Index(parent, index) => parent.path().index(*index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PlaceRef;
    use crate::diagnostic::{Path, Place};
    use crate::source::FileId;

    #[test]
    fn finds_the_value() {
        let entry = PlaceRef::Entry(FileId(1), "a");
        let see = entry.key("see");
        assert_eq!(
            see.index(2).value(),
            Place::value(FileId(1), Path::keys(["errors", "a", "see"]).index(2))
        );
        assert_eq!(entry.name(), Place::key(FileId(1), Path::keys(["errors", "a"])));
        assert_eq!(PlaceRef::File(FileId(0)).value(), Place::File(FileId(0)));
    }
}
