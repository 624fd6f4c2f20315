//! Paths of pages, and links between them.

use std::collections::BTreeSet;

use errbook_spec::model::{Addresses, Catalog, Entry, free_name, is_device, page_name};

use super::flavour::Flavour;

/// The names of all files and folders.
#[derive(Clone)]
pub(crate) struct Paths {
    flavour: Flavour,
    /// If all pages are in one file: the folder that its links point to, relative to that file. Empty for the same folder, otherwise with a
    /// trailing slash.
    folder: Option<String>,
    /// For each language, its folder with a trailing slash; empty for the source language.
    languages: Vec<String>,
    groups: Vec<String>,
    entries: Vec<String>,
}

/// A page in the tree of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// `index.md`
    Catalog,
    /// `<group>/index.md`
    Group(usize),
    /// `<group>/<code>.md`: index of the group, index of the entry
    Entry(usize, usize),
}

impl Paths {
    /// Names every page of a catalog.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        Self::flavoured(catalog, Flavour::CommonMark)
    }

    /// Names every page of a catalog for a site generator.
    pub(crate) fn flavoured(catalog: &Catalog, flavour: Flavour) -> Self {
        let slugs = flavour == Flavour::Zola;
        let name = if slugs { free_slug } else { free_name };
        let mut entries = Vec::with_capacity(catalog.entries.len());
        for group in &catalog.groups {
            let mut taken = flavour.own_names();
            let of_group = catalog.entries_of(group).iter();
            entries.extend(of_group.map(|entry| name(&page_name(&entry.code), &mut taken)));
        }
        let groups: Vec<_> = catalog.groups.iter().map(|group| group.name.clone()).collect();
        let translations = 0..catalog.languages.len();
        let languages = if slugs {
            let mut taken = groups.iter().cloned().collect();
            let folder = |tag: &String| free_slug(tag, &mut taken) + "/";
            let translations = catalog.languages.iter().skip(1).map(folder);
            std::iter::once(String::new()).chain(translations).collect()
        } else {
            let addresses = Addresses::new(catalog);
            translations.map(|language| addresses.catalog(language).to_owned()).collect()
        };
        Self { flavour, folder: None, languages, groups, entries }
    }

    /// Returns the same paths for pages that are parts of one file, with links into `folder`.
    pub(crate) fn seen_in(&self, folder: &str) -> Self {
        Self { folder: Some(folder.to_owned()), ..self.clone() }
    }

    /// Returns the site generator that the pages are for.
    pub(crate) fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// Returns the file name of an entry's page, without `.md`.
    pub(crate) fn entry(&self, entry: usize) -> &str {
        &self.entries[entry]
    }

    /// Returns the path of a page, relative to the docs folder. The source language has no folder.
    pub(crate) fn path(&self, language: usize, page: Page) -> String {
        format!("{}{}", self.languages[language], self.below(page))
    }

    /// Returns a relative link to a page in the same language.
    pub(crate) fn link(&self, from: Page, to: Page) -> String {
        if let Some(folder) = &self.folder {
            return format!("{folder}{}", self.below(to));
        }
        if self.flavour == Flavour::Zola {
            return here(format!("{}{}", "../".repeat(depth(from)), self.folder(to)));
        }
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

    /// Returns a relative link to a page in another language.
    pub(crate) fn translation(&self, page: Page, from: usize, to: usize) -> String {
        if let Some(folder) = &self.folder {
            return format!("{folder}{}", self.path(to, page));
        }
        if self.flavour == Flavour::Zola {
            let up = "../".repeat(depth(page) + usize::from(from != 0));
            return here(format!("{up}{}{}", self.languages[to], self.folder(page)));
        }
        let depth = usize::from(page != Page::Catalog) + usize::from(from != 0);
        format!("{}{}", "../".repeat(depth), self.path(to, page))
    }

    /// Returns the folder that Zola renders a page to.
    fn folder(&self, page: Page) -> String {
        match page {
            Page::Catalog => String::new(),
            Page::Group(group) => format!("{}/", self.groups[group]),
            Page::Entry(group, entry) => format!("{}/{}/", self.groups[group], self.entries[entry]),
        }
    }

    fn below(&self, page: Page) -> String {
        let index = if self.flavour == Flavour::Zola { "_index.md" } else { "index.md" };
        match page {
            Page::Catalog => index.to_owned(),
            Page::Group(group) => format!("{}/{index}", self.groups[group]),
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

/// Returns the number of folders above the page that Zola renders.
fn depth(page: Page) -> usize {
    match page {
        Page::Catalog => 0,
        Page::Group(_) => 1,
        Page::Entry(..) => 2,
    }
}

/// Returns a relative link, `./` instead of an empty one.
fn here(address: String) -> String {
    if address.is_empty() { "./".to_owned() } else { address }
}

/// Returns a name as Zola's slug: lower-case letters and digits, separated by single hyphens.
fn slug(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn free_slug(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = slug(name);
    while is_device(&free) || !taken.insert(free.clone()) {
        free.push_str("-x");
    }
    free
}

#[cfg(test)]
mod tests {
    use super::{Flavour, Page, Paths};
    use std::collections::BTreeSet;

    fn paths() -> Paths {
        Paths {
            flavour: Flavour::CommonMark,
            folder: None,
            languages: vec![String::new(), "es/".to_owned()],
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
        let paths = paths.seen_in("shop/");
        assert_eq!(paths.link(Page::Entry(0, 0), Page::Catalog), "shop/index.md");
        assert_eq!(paths.link(Page::Entry(0, 0), Page::Entry(0, 1)), "shop/a/y.md");
        assert_eq!(paths.translation(Page::Entry(1, 1), 0, 1), "shop/es/b/y.md");
    }

    #[test]
    fn zola_has_a_folder_for_each_page() {
        let paths = Paths { flavour: Flavour::Zola, ..paths() };
        for (from, to, expected) in [
            (Page::Catalog, Page::Catalog, "./"),
            (Page::Catalog, Page::Entry(1, 1), "b/y/"),
            (Page::Entry(0, 0), Page::Group(0), "../../a/"),
            (Page::Group(0), Page::Catalog, "../"),
        ] {
            assert_eq!(paths.link(from, to), expected);
        }
        assert_eq!(paths.translation(Page::Entry(1, 1), 1, 0), "../../../b/y/");
        assert_eq!(paths.path(1, Page::Group(0)), "es/a/_index.md");
        let mut taken = BTreeSet::from(["index".to_owned()]);
        for (name, expected) in [
            ("index", "index-x"),
            ("NOT_FOUND", "not-found"),
            ("not-found", "not-found-x"),
            ("-404", "404"),
        ] {
            assert_eq!(super::free_slug(name, &mut taken), expected);
        }
    }
}
