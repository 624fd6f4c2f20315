//! The published addresses of the pages of catalogs, groups and entries, in each language.
//!
//! Responses link to pages, and clients compare type URIs, so groups and codes always keep their names in addresses. A language's
//! folder is renamed if a group has its name.

use std::collections::BTreeSet;

use errbook::__v1::page_words;

use super::{Catalog, Entry, UriPart, UriTemplate};

/// The addresses of a catalog's pages, below its folder in the published docs.
///
/// Each is a folder and ends in a slash. The source language has no separate folder.
#[derive(Clone, Debug)]
pub struct Addresses<'c> {
    catalog: &'c Catalog,
    /// The folder of each language, with a slash.
    languages: Vec<String>,
}

impl<'c> Addresses<'c> {
    /// Names every page of a catalog.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        let groups = catalog.groups.iter().map(|group| group.name.as_str());
        let below = catalog.type_page().and_then(|page| below(catalog, page));
        let folders = language_folders(groups, below, &catalog.languages).into_iter();
        let languages = std::iter::once(String::new()).chain(folders.map(|it| it + "/")).collect();
        Self { catalog, languages }
    }

    /// Returns the folder of the catalog in a language.
    #[must_use]
    pub fn catalog(&self, language: usize) -> &str {
        self.languages.get(language).map_or("", String::as_str)
    }

    /// Returns the folder of a group in a language.
    #[must_use]
    pub fn group(&self, language: usize, group: usize) -> String {
        format!("{}{}/", self.catalog(language), self.catalog.groups[group].name)
    }

    /// Returns the folder of an entry in a language.
    #[must_use]
    pub fn entry(&self, language: usize, entry: &Entry) -> String {
        format!("{}{}", self.catalog(language), entry_folder(self.catalog, entry))
    }

    /// Returns the full address of a path below the catalog's folder; `None` if the docs aren't published.
    #[must_use]
    pub fn url(&self, below: &str) -> Option<String> {
        Some(format!("{}/{below}", self.catalog.docs_url.as_deref()?))
    }

    /// Returns the folder of [`Catalog::type_page`] below the catalog's; `None` if it's elsewhere or a group has the name.
    #[must_use]
    pub fn type_page(&self) -> Option<&'c str> {
        let below = below(self.catalog, self.catalog.type_page()?)?;
        let first = below.split('/').next()?;
        let mut groups = self.catalog.groups.iter();
        (!groups.any(|group| group.name.eq_ignore_ascii_case(first))).then_some(below)
    }
}

impl Catalog {
    /// Returns the template of the addresses of the entries' pages in the source language, for responses.
    #[must_use]
    pub fn page_uri(&self) -> Option<UriTemplate> {
        self.docs_url.as_deref().map(page_uri)
    }

    /// Returns the address of an entry's page in the source language; `None` if the docs aren't published.
    #[must_use]
    pub fn page_of(&self, entry: &Entry) -> Option<String> {
        Some(format!("{}/{}", self.docs_url.as_deref()?, entry_folder(self, entry)))
    }

    /// Returns the address of the page with all type URIs as anchors: `https://example.com/Error` for
    /// `https://example.com/Error#{code}`. `None` if type URIs have another form, or aren't on the host of the docs.
    #[must_use]
    pub fn type_page(&self) -> Option<&str> {
        type_page(self.docs_url.as_deref()?, self.type_uri.as_ref()?)
    }
}

/// See [`Catalog::type_page`].
pub(crate) fn type_page<'u>(docs_url: &str, type_uri: &'u UriTemplate) -> Option<&'u str> {
    let [UriPart::Literal(start), UriPart::Code] = type_uri.0.as_slice() else { return None };
    let page = start.strip_suffix('#')?.trim_end_matches('/');
    let path = page.strip_prefix(host(docs_url))?.strip_prefix('/')?;
    (page != docs_url && path.split('/').all(is_plain)).then_some(page)
}

/// Returns the folder of each translation below the catalog's folder. The names of the groups and of the page of the type URIs
/// take precedence.
pub(crate) fn language_folders<'n>(
    groups: impl Iterator<Item = &'n str>,
    type_page: Option<&str>,
    languages: &[String],
) -> Vec<String> {
    let mut taken: BTreeSet<String> = groups.map(str::to_owned).collect();
    let first = type_page.and_then(|below| below.split('/').next());
    taken.extend(first.map(str::to_ascii_lowercase));
    languages.iter().skip(1).map(|tag| free_name(tag, &mut taken)).collect()
}

/// Returns whether the rest of an address after the catalog's folder is a page, or an anchor on one, on which readers find a
/// code: the index, the page of its group or its own, in any language. Static servers ignore a query.
pub(crate) fn is_page(below: &str, group: &str, code: &str, folders: &[String]) -> bool {
    let (address, place) = match below.split_once('#') {
        Some((address, place)) => (address, Some(place)),
        None => (below, None),
    };
    let path = address.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            // The parent of the catalog's folder belongs to another catalog, or to none.
            ".." if parts.pop().is_none() => return false,
            "." | "" | ".." => {}
            part => parts.push(part),
        }
    }
    if parts.first().is_some_and(|first| folders.iter().any(|folder| folder == first)) {
        parts.remove(0);
    }
    if parts.last() == Some(&"index.html") {
        parts.pop();
    }
    match parts.as_slice() {
        [] => place.is_none_or(|place| place == code),
        [page] => *page == group && place.is_none_or(|place| place == code),
        [folder, page] => *folder == group && *page == page_name(code) && place.is_none(),
        _ => false,
    }
}

/// Returns the template of the addresses of the entries' pages in the source language.
pub(crate) fn page_uri(docs_url: &str) -> UriTemplate {
    let start = UriPart::Literal(format!("{docs_url}/"));
    let slash = || UriPart::Literal("/".to_owned());
    UriTemplate(vec![start, UriPart::Group, slash(), UriPart::Page, slash()])
}

/// Returns the default template of the type URIs: anchors on the pages of the groups.
#[must_use]
pub fn default_type_uri(docs_url: &str) -> UriTemplate {
    let [start, hash] = [format!("{docs_url}/"), "#".to_owned()].map(UriPart::Literal);
    UriTemplate(vec![start, UriPart::Group, hash, UriPart::Code])
}

/// Returns the name of a code's page: the code, with `-` for characters that can't be in the names of files on every system.
#[must_use]
pub fn page_name(code: &str) -> String {
    page_words(code).collect::<Vec<_>>().join("-")
}

/// Returns a name that is unique in its folder, even if case is ignored, and that no system reserves. No code, group or language
/// ends in an underscore.
pub fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    while is_device(&free) || !taken.insert(free.to_ascii_lowercase()) {
        free.push('_');
    }
    free
}

/// Returns whether Windows reserves the name for a device.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |stem: &str| {
        name.strip_prefix(stem)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| ('1'..='9').contains(&c)))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Returns the folder of an entry within that of its language.
fn entry_folder(catalog: &Catalog, entry: &Entry) -> String {
    format!("{}/{}/", catalog.group_of(entry).name, page_name(&entry.code))
}

/// Returns the path of an address below the catalog's folder.
fn below<'u>(catalog: &Catalog, address: &'u str) -> Option<&'u str> {
    address.strip_prefix(catalog.docs_url.as_deref()?)?.strip_prefix('/')
}

/// Returns scheme and host of an address.
#[must_use]
pub fn host(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url, |end| &url[..host + end])
}

fn is_plain(part: &str) -> bool {
    !part.is_empty()
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Addresses, default_type_uri, free_name, is_device, is_page};
    use crate::fixture;
    use crate::model::{Catalog, UriPart, UriTemplate};

    fn with_type_uri(literal: &str) -> Catalog {
        let mut catalog = fixture::catalog(Vec::new());
        catalog.docs_url = Some("https://example.com/docs".to_owned());
        let literal = UriPart::Literal(literal.to_owned());
        catalog.type_uri = Some(UriTemplate(vec![literal, UriPart::Code]));
        catalog
    }

    /// Returns the catalog with its first group and its first translation renamed.
    fn named(mut catalog: Catalog, group: &str, language: &str) -> Catalog {
        group.clone_into(&mut catalog.groups[0].name);
        catalog.languages = vec!["en".to_owned(), language.to_owned()];
        catalog
    }

    #[test]
    fn a_language_gives_way() {
        for (catalog, expected) in [
            (named(fixture::catalog(Vec::new()), "it", "it"), "it_/"),
            (named(fixture::catalog(Vec::new()), "pt-br", "pt-BR"), "pt-BR_/"),
            (named(fixture::catalog(Vec::new()), "a", "it"), "it/"),
            (named(with_type_uri("https://example.com/docs/it/x#"), "a", "it"), "it_/"),
            (named(with_type_uri("https://example.com/it#"), "a", "it"), "it/"),
        ] {
            assert_eq!(Addresses::new(&catalog).catalog(1), expected);
        }
        let catalog = named(fixture::catalog(Vec::new()), "en", "it");
        let addresses = Addresses::new(&catalog);
        let entry = &catalog.entries[catalog.groups[0].first];
        assert_eq!(addresses.entry(0, entry), format!("en/{}/", entry.code));
        assert_eq!(addresses.group(1, 0), "it/en/");
    }

    #[test]
    fn responses_have_the_addresses_of_the_pages() {
        let catalog = fixture::catalog(Vec::new());
        let addresses = Addresses::new(&catalog);
        for entry in &catalog.entries {
            let group = &catalog.group_of(entry).name;
            let expand = |template: &UriTemplate| {
                let part = |part: &UriPart| match part {
                    UriPart::Literal(text) => text.clone(),
                    UriPart::Group => group.clone(),
                    _ => entry.code.clone(),
                };
                Some(template.0.iter().map(part).collect::<String>())
            };
            let page = catalog.page_uri().and_then(|it| expand(&it));
            assert_eq!(page, addresses.url(&addresses.entry(0, entry)));
            assert_eq!(page, catalog.page_of(entry));
            let docs_url = catalog.docs_url.as_deref().unwrap_or_default();
            let place = addresses.url(&addresses.group(0, entry.group)).unwrap_or_default();
            let place = format!("{}#{}", place.trim_end_matches('/'), entry.code);
            assert_eq!(expand(&default_type_uri(docs_url)), Some(place));
        }
    }

    #[test]
    fn a_page_has_the_type_uris() {
        for (literal, expected) in [
            ("https://example.com/Error#", Some("https://example.com/Error")),
            ("https://example.com/docs/a/b/#", Some("https://example.com/docs/a/b")),
            ("https://example.com/docs#", None),
            ("https://example.com/#", None),
            ("https://example.com.evil/Error#", None),
            ("https://example.com/Error", None),
            ("https://example.com/../Error#", None),
            ("urn:example:", None),
        ] {
            assert_eq!(with_type_uri(literal).type_page(), expected, "{literal}");
        }
    }

    #[test]
    fn names_are_free() {
        let mut taken = BTreeSet::from(["index".to_owned()]);
        for (name, expected) in
            [("index", "index_"), ("con", "con_"), ("Foo", "Foo"), ("FOO", "FOO_"), ("com", "com")]
        {
            assert_eq!(free_name(name, &mut taken), expected);
        }
        assert!(is_device("CON") && is_device("lpt9") && !is_device("com") && !is_device("com0"));
    }

    #[test]
    fn pages_are_known() {
        for (below, expected) in [
            ("", true),
            ("orders", true),
            ("orders/", true),
            ("orders#late", true),
            ("orders/#late", true),
            ("orders/index.html#late", true),
            ("orders/late/", true),
            ("es/orders#late", true),
            ("es_/orders#late", false),
            ("./orders/../orders#late", true),
            ("orders?lang=es#late", true),
            ("?code=late", true),
            ("#late", true),
            ("#other", false),
            ("orders#other", false),
            ("orders/other", false),
            ("orders/late/more", false),
            ("../orders#late", false),
            ("late", false),
        ] {
            assert_eq!(is_page(below, "orders", "late", &["es".to_owned()]), expected, "{below}");
        }
    }
}
