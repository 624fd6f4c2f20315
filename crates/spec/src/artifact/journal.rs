//! The journal of a switch from old files to new ones. It is written before the switch begins.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Folder;
use super::safe::is_safe;
use crate::Error;

/// The journal's name in the staging folder.
pub(super) const NAME: &str = "journal";
/// The journal's name before the commit.
const DRAFT: &str = "journal.draft";

const PUT: &str = "put ";
const DELETE: &str = "delete ";
/// The last line. A journal without it is incomplete.
const END: &str = "end";

/// Files to move into place, and files to delete.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// The final paths; [`staged()`] returns the staged ones.
    pub(super) puts: Vec<String>,
    pub(super) deletes: Vec<String>,
}

/// Returns the path of a staged file by its position.
pub(super) fn staged(place: &Path, position: usize) -> PathBuf {
    place.join(position.to_string())
}

impl Journal {
    /// Writes the journal without committing it.
    pub(super) fn prepare(&self, place: &Path) -> Result<(), Error> {
        let draft = place.join(DRAFT);
        fs::write(&draft, self.text()).map_err(|error| Error::io("write", &draft, error))
    }

    /// Commits the journal.
    pub(super) fn decide(place: &Path) -> Result<(), Error> {
        let journal = place.join(NAME);
        let renamed = fs::rename(place.join(DRAFT), &journal);
        renamed.map_err(|error| Error::io("write", &journal, error))
    }

    /// Reads the journal of a staging folder; `None` if it was not committed.
    pub(super) fn read(place: &Path) -> Result<Option<Self>, Error> {
        let journal = place.join(NAME);
        match fs::read_to_string(&journal) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", &journal, error)),
        }
    }

    /// Applies the changes that are not applied yet. Idempotent.
    pub(super) fn run(&self, place: &Path, disk: &mut Folder) -> Result<(), Error> {
        for (position, path) in self.puts.iter().enumerate() {
            disk.put(&staged(place, position), path)?;
        }
        self.deletes.iter().try_for_each(|path| disk.remove(path).map(drop))
    }

    fn text(&self) -> String {
        let puts = self.puts.iter().map(|path| [PUT, path, "\n"].concat());
        let deletes = self.deletes.iter().map(|path| [DELETE, path, "\n"].concat());
        let mut text: String = puts.chain(deletes).collect();
        text.push_str(END);
        text
    }

    /// Parses a journal; `None` if it is incomplete or foreign.
    fn parse(text: &str) -> Option<Self> {
        let mut journal = Self::default();
        for line in text.strip_suffix(END)?.lines() {
            let (list, path) = match line.strip_prefix(PUT) {
                Some(path) => (&mut journal.puts, path),
                None => (&mut journal.deletes, line.strip_prefix(DELETE)?),
            };
            list.push(Some(path).filter(|path| is_safe(path))?.to_owned());
        }
        Some(journal)
    }
}

#[cfg(test)]
mod tests {
    use super::Journal;

    #[test]
    fn reads_back_whole_or_not_at_all() {
        let strings = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let journal = Journal { puts: strings(&["a/b", ".errbook"]), deletes: strings(&["c"]) };
        let text = journal.text();
        assert_eq!(text, "put a/b\nput .errbook\ndelete c\nend");
        assert_eq!(Journal::parse("end"), Some(Journal::default()));
        for end in 0..text.len() {
            assert_eq!(Journal::parse(&text[..end]), None, "{}", &text[..end]);
        }
        assert_eq!(Journal::parse(&text), Some(journal));
        for text in ["put ../a\nend", "delete /a\nend", "delete \nend", "move a\nend"] {
            assert_eq!(Journal::parse(text), None, "{text}");
        }
    }
}
