//! Where a declaration is. Costs nothing until a place is asked for.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, Part, Path, Place};
use crate::source::FileId;

/// A value of a file, by the way to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'a> {
    /// The file itself.
    File(FileId),
    /// An entry of a group file.
    Entry(FileId, &'a str),
    /// The value of a key.
    Key(&'a Spot<'a>, &'a str),
    /// An item of a list.
    Index(&'a Spot<'a>, usize),
}

impl<'a> Spot<'a> {
    /// Returns the spot one key further.
    pub(super) fn key(&'a self, key: &'a str) -> Spot<'a> {
        Spot::Key(self, key)
    }

    /// Returns the spot one item further.
    pub(super) fn index(&'a self, index: usize) -> Spot<'a> {
        Spot::Index(self, index)
    }

    /// Returns the place of the value.
    pub(super) fn value(&self) -> Place {
        self.place(Part::Value)
    }

    /// Returns the place of the value's key.
    pub(super) fn name(&self) -> Place {
        match self {
            Spot::Index(..) => self.place(Part::Value),
            _ => self.place(Part::Key),
        }
    }

    /// Returns the place of a part of the value's text.
    pub(super) fn within(&self, range: Range<usize>) -> Place {
        self.place(Part::Within(range))
    }

    /// Reports a key that must be there, unless it was written and refused.
    pub(super) fn missing(&self, key: &str, diagnostics: &mut Diagnostics) {
        diagnostics.missing(self.file(), &self.path(), key);
    }

    fn place(&self, part: Part) -> Place {
        match self {
            Spot::File(file) => Place::File(*file),
            _ => Place::At(self.file(), self.path(), part),
        }
    }

    /// Returns the file.
    pub(super) fn file(&self) -> FileId {
        match self {
            Spot::File(file) | Spot::Entry(file, _) => *file,
            Spot::Key(parent, _) | Spot::Index(parent, _) => parent.file(),
        }
    }

    /// Returns the path to the value.
    pub(super) fn path(&self) -> Path {
        match self {
            Spot::File(_) => Path::default(),
            Spot::Entry(_, code) => Path::keys(["errors", code]),
            Spot::Key(parent, key) => parent.path().key(key),
            Spot::Index(parent, index) => parent.path().index(*index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spot;
    use crate::diagnostic::{Path, Place};
    use crate::source::FileId;

    #[test]
    fn finds_the_value() {
        let entry = Spot::Entry(FileId(1), "a");
        let see = entry.key("see");
        assert_eq!(
            see.index(2).value(),
            Place::value(FileId(1), Path::keys(["errors", "a", "see"]).index(2))
        );
        assert_eq!(entry.name(), Place::key(FileId(1), Path::keys(["errors", "a"])));
        assert_eq!(Spot::File(FileId(0)).value(), Place::File(FileId(0)));
    }
}
