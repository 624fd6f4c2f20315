//! Decides where to publish a site and which folder each catalog gets, so that every published address is a page.

use errbook_spec::model::{Catalog, host, is_device};

use super::checked::CheckedCatalog;

/// The place where a site is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The address of the site's folder, with a trailing slash. `None` if no catalog has a `docs_url`, or if there is no folder that all of
    /// them are in.
    pub address: Option<String>,
    /// Why no single address fits all `docs_url`s, if so.
    pub conflict: Option<String>,
    /// The folder of each catalog in the site, with a trailing slash; empty for the only catalog of a site.
    pub(crate) folders: Vec<String>,
}

impl Publication {
    /// Finds the address for the site of some catalogs.
    ///
    /// The site of one catalog is published at its `docs_url`. The site of several catalogs is published at the innermost folder that
    /// contains all their `docs_url`s.
    #[must_use]
    pub fn new(catalogs: &[CheckedCatalog<'_>]) -> Self {
        let catalogs: Vec<_> = catalogs.iter().map(|checked| checked.catalog).collect();
        let names = || match catalogs[..] {
            [_] => vec![String::new()],
            _ => catalogs.iter().map(|catalog| format!("{}/", catalog.name)).collect(),
        };
        match root(&catalogs) {
            Ok(None) => Self { address: None, conflict: None, folders: names() },
            Ok(Some((address, folders))) => {
                Self { address: Some(address), conflict: None, folders }
            }
            Err(conflict) => Self { address: None, conflict: Some(conflict), folders: names() },
        }
    }

    /// Returns the path within the site of a published address.
    pub(crate) fn below<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(self.address.as_deref()?)
    }

    /// Returns the path of the site on its host.
    pub(crate) fn path(&self) -> &str {
        self.address.as_deref().map_or("/", |address| &address[host(address).len()..])
    }
}

/// Returns the address of the folder that contains everything, and the folder of each catalog in it.
fn root(catalogs: &[&Catalog]) -> Result<Option<(String, Vec<String>)>, String> {
    let mut found: Option<String> = None;
    for catalog in catalogs {
        let Some(docs_url) = catalog.docs_url.as_deref() else { continue };
        let own = match catalogs {
            [_] => format!("{docs_url}/"),
            // With several catalogs, the folder above contains the page that lists them.
            _ => above(docs_url).ok_or_else(|| top(catalog, docs_url))?.to_owned(),
        };
        for address in
            [Some(own.as_str()), catalog.type_page().and_then(above)].into_iter().flatten()
        {
            found = Some(match found {
                None => address.to_owned(),
                Some(other) => shared(&other, address).ok_or_else(|| hosts(&other, address))?,
            });
        }
    }
    let Some(root) = found else { return Ok(None) };
    let folder = |catalog: &&Catalog| match &catalog.docs_url {
        Some(docs_url) => format!("{docs_url}/")[root.len()..].to_owned(),
        None => format!("{}/", catalog.name),
    };
    let folders: Vec<_> = catalogs.iter().map(folder).collect();
    distinct(catalogs, &folders)?;
    Ok(Some((root, folders)))
}

/// Checks that every catalog has a folder with a valid name, and that no folder contains another.
fn distinct(catalogs: &[&Catalog], folders: &[String]) -> Result<(), String> {
    let lower: Vec<_> = folders.iter().map(|it| it.to_ascii_lowercase()).collect();
    for (index, (catalog, folder)) in catalogs.iter().zip(folders).enumerate() {
        if let Some(part) = folder.split_terminator('/').find(|part| !is_file_name(part)) {
            return Err(format!(
                "`{part}` of the `docs_url` of `{}` is not the name of a folder",
                catalog.name
            ));
        }
        let mut others = lower.iter().zip(catalogs).enumerate();
        let outer = |(at, (other, _)): &(usize, (&String, _))| {
            *at != index && lower[index].starts_with(other.as_str())
        };
        if let Some((_, (_, other))) = others.find(outer) {
            return Err(format!(
                "the pages of `{}` are in the folder of `{}`",
                catalog.name, other.name
            ));
        }
    }
    Ok(())
}

/// Returns whether a segment of an address is a valid file name on every system.
fn is_file_name(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    part.chars().all(is_plain) && !part.ends_with('.') && !part.starts_with('.') && !is_device(stem)
}

/// Returns the address of the parent folder, with a trailing slash; `None` for the root of a host.
fn above(url: &str) -> Option<&str> {
    let slash = url.rfind('/').filter(|slash| *slash >= host(url).len())?;
    url.get(..=slash)
}

/// Returns the innermost folder that contains both addresses; `None` if their hosts differ.
fn shared(one: &str, other: &str) -> Option<String> {
    let parts = one.split_inclusive('/').zip(other.split_inclusive('/'));
    let same: Vec<_> = parts.take_while(|(one, other)| one == other).map(|(one, _)| one).collect();
    // `https:`, an empty part and the host are three.
    (same.len() >= 3).then(|| same.concat())
}

fn top(catalog: &Catalog, docs_url: &str) -> String {
    format!(
        "the `docs_url` of `{}` is {docs_url} itself, where the list of the catalogs would be",
        catalog.name
    )
}

fn hosts(one: &str, other: &str) -> String {
    format!("{one} and {other} are on different hosts")
}

#[cfg(test)]
mod tests {
    use super::{above, is_file_name, shared};

    #[test]
    fn folders_have_a_folder() {
        for (one, other, expected) in [
            ("https://a.es/b/c/", "https://a.es/b/d/", Some("https://a.es/b/")),
            ("https://a.es/b/", "https://a.es/b/c/", Some("https://a.es/b/")),
            ("https://a.es/bc/", "https://a.es/b/", Some("https://a.es/")),
            ("https://a.es/", "https://a.es.evil/", None),
            ("https://a.es/", "http://a.es/", None),
        ] {
            assert_eq!(shared(one, other).as_deref(), expected, "{one} {other}");
        }
        for (url, expected) in [
            ("https://a.es", None),
            ("https://a.es/b", Some("https://a.es/")),
            ("https://a.es/b/c", Some("https://a.es/b/")),
        ] {
            assert_eq!(above(url), expected);
        }
    }

    #[test]
    fn not_every_part_of_an_address_is_a_folder() {
        for (part, expected) in [
            ("errors", true),
            ("v1.2", true),
            ("~me", true),
            ("..", false),
            ("a%20b", false),
            ("a:b", false),
            ("aux", false),
            ("aux.old", false),
            ("", false),
        ] {
            // An empty segment means two consecutive slashes.
            assert_eq!(!part.is_empty() && is_file_name(part), expected, "{part}");
        }
    }
}
