//! Where pages are and how they lead to each other.

use std::collections::BTreeSet;

use errbook_spec::model::{Catalog, Entry};

/// The names of files and folders.
pub(crate) struct Paths {
    languages: Vec<String>,
    groups: Vec<String>,
    entries: Vec<String>,
}

/// A page's place in its language's tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// `index.md`
    Catalog,
    /// `<group>/index.md`
    Group(usize),
    /// `<group>/<code>.md`: group and entry.
    Entry(usize, usize),
}

impl Paths {
    /// Names every page of a catalog.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let languages = catalog.languages.clone();
        let mut taken = languages.iter().map(|tag| tag.to_ascii_lowercase()).collect();
        let groups =
            catalog.groups.iter().map(|group| free_name(&group.name, &mut taken)).collect();
        let mut entries = Vec::with_capacity(catalog.entries.len());
        for group in &catalog.groups {
            let mut taken = BTreeSet::from(["index".to_owned()]);
            let of_group = catalog.entries_of(group).iter();
            entries.extend(of_group.map(|entry| free_name(&entry.code, &mut taken)));
        }
        Self { languages, groups, entries }
    }

    /// Returns the name of a group's folder.
    pub(crate) fn group(&self, group: usize) -> &str {
        &self.groups[group]
    }

    /// Returns the name of an entry's page.
    pub(crate) fn entry(&self, entry: usize) -> &str {
        &self.entries[entry]
    }

    /// Returns the path of a page below the docs folder. The source language has no folder of its own.
    pub(crate) fn path(&self, language: usize, page: Page) -> String {
        let below = self.below(page);
        if language == 0 { below } else { format!("{}/{below}", self.languages[language]) }
    }

    /// Returns the address of a page as a link on another page of the same language.
    pub(crate) fn link(&self, from: Page, to: Page) -> String {
        match (from, to) {
            (Page::Catalog, _) => self.below(to),
            (Page::Group(group) | Page::Entry(group, _), Page::Group(other)) if group == other => {
                "index.md".to_owned()
            }
            (Page::Group(group) | Page::Entry(group, _), Page::Entry(other, entry))
                if group == other =>
            {
                format!("{}.md", self.entries[entry])
            }
            _ => format!("../{}", self.below(to)),
        }
    }

    /// Returns the address of the same page in another language.
    pub(crate) fn translation(&self, page: Page, from: usize, to: usize) -> String {
        let depth = usize::from(page != Page::Catalog) + usize::from(from != 0);
        format!("{}{}", "../".repeat(depth), self.path(to, page))
    }

    fn below(&self, page: Page) -> String {
        match page {
            Page::Catalog => "index.md".to_owned(),
            Page::Group(group) => format!("{}/index.md", self.groups[group]),
            Page::Entry(group, entry) => {
                format!("{}/{}.md", self.groups[group], self.entries[entry])
            }
        }
    }
}

/// Returns the page of an entry.
pub(crate) fn page(entry: &Entry) -> Page {
    Page::Entry(entry.group, entry.id.0)
}

/// Returns a name that no other file of the folder has, even where case is ignored, and that no system reserves.
/// No code or group ends in an underscore.
pub(crate) fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    while is_device(&free) || !taken.insert(free.to_ascii_lowercase()) {
        free.push('_');
    }
    free
}

/// Returns whether Windows has a device of this name.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|rest: &str| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::{Page, Paths, free_name};
    use std::collections::BTreeSet;

    fn paths() -> Paths {
        Paths {
            languages: vec!["en".to_owned(), "es".to_owned()],
            groups: vec!["a".to_owned(), "b".to_owned()],
            entries: vec!["x".to_owned(), "y".to_owned()],
        }
    }

    #[test]
    fn links_are_relative() {
        let paths = paths();
        for (from, to, expected) in [
            (Page::Catalog, Page::Entry(1, 1), "b/y.md"),
            (Page::Group(0), Page::Entry(0, 0), "x.md"),
            (Page::Entry(0, 0), Page::Group(0), "index.md"),
            (Page::Entry(0, 0), Page::Entry(1, 1), "../b/y.md"),
            (Page::Entry(0, 0), Page::Catalog, "../index.md"),
        ] {
            assert_eq!(paths.link(from, to), expected);
        }
        assert_eq!(paths.translation(Page::Catalog, 0, 1), "es/index.md");
        assert_eq!(paths.translation(Page::Entry(1, 1), 1, 0), "../../b/y.md");
        assert_eq!(paths.path(1, Page::Group(0)), "es/a/index.md");
    }

    #[test]
    fn names_are_free() {
        let mut taken = BTreeSet::from(["index".to_owned()]);
        for (name, expected) in
            [("index", "index_"), ("con", "con_"), ("Foo", "Foo"), ("FOO", "FOO_"), ("com", "com")]
        {
            assert_eq!(free_name(name, &mut taken), expected);
        }
    }
}
