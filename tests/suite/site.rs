//! The site of every catalog: every link and every type URI has a target, nothing is loaded from elsewhere, and the examples
//! shown are the responses of a server.

use std::collections::{BTreeMap, BTreeSet};

use errbook::RequestContext;
use errbook_docs::{CheckedCatalog, html, with_site};
use errbook_spec::model::{Catalog, page_name};
use errbook_spec::{Lowered, Occurrence, lower};
use errbook_tests::{
    Tag, catalog, catalog_folders, has_extension, overlays, shown_bodies, tags, text,
};

/// The pages of the site with all catalogs of the repository, by path.
struct Site {
    catalogs: Vec<(Catalog, Lowered)>,
    files: BTreeMap<String, String>,
}

impl Site {
    fn new() -> Self {
        let read = |folder: &std::path::PathBuf| {
            let catalog = catalog(folder);
            let lowered = lower(&catalog, &overlays(&catalog));
            (catalog, lowered)
        };
        let catalogs: Vec<_> = catalog_folders().iter().map(read).collect();
        let made = html(&for_docs(&catalogs));
        let count = made.len();
        let files: BTreeMap<_, _> = made.into_iter().map(|it| (it.path, it.contents)).collect();
        assert_eq!(files.len(), count, "a file is made twice");
        Self { catalogs, files }
    }

    fn pages(&self) -> impl Iterator<Item = (&str, Vec<Tag<'_>>)> {
        self.files
            .iter()
            .filter(|(path, _)| has_extension(path, "html"))
            .map(|(path, page)| (path.as_str(), tags(page)))
    }

    /// Returns the file for an address in the published docs.
    fn published(&self, address: &str) -> Option<String> {
        let below = |catalog: &Catalog| {
            let path = path_of(catalog, address)?;
            let index = if path.ends_with('/') { "index.html" } else { "" };
            Some(format!("{path}{index}"))
        };
        let files = self.catalogs.iter().filter_map(|(catalog, _)| below(catalog));
        files.into_iter().find(|path| self.has(path, None))
    }

    /// Returns whether a file of the site has an element with an id; without an id, whether the file exists.
    fn has(&self, path: &str, id: Option<&str>) -> bool {
        let Some(page) = self.files.get(path) else { return false };
        let Some(id) = id else { return true };
        tags(page).iter().any(|tag| tag.get("id") == Some(id))
    }
}

fn for_docs(catalogs: &[(Catalog, Lowered)]) -> Vec<CheckedCatalog<'_>> {
    let checked = catalogs.iter();
    checked.map(|(catalog, lowered)| CheckedCatalog { catalog, lowered, mock: None }).collect()
}

/// Returns the path in the site for an address in a catalog's folder.
fn path_of(catalog: &Catalog, address: &str) -> Option<String> {
    let below = address.strip_prefix(catalog.docs_url.as_deref()?)?;
    Some(format!("{}{below}", catalog.name))
}

#[test]
fn a_file_is_the_same_when_a_server_asks_for_it() {
    let site = Site::new();
    with_site(&for_docs(&site.catalogs), "/", |asked| {
        assert!(asked.paths().eq(site.files.keys()));
        // The links of `404.html` start with the root.
        for (path, contents) in site.files.iter().filter(|(path, _)| *path != "404.html") {
            assert_eq!(asked.contents(path).as_ref(), Some(contents), "{path}");
        }
    });
}

#[test]
fn every_link_leads_somewhere_on_the_site() {
    let site = Site::new();
    let mut broken = BTreeSet::new();
    for (path, tags) in site.pages() {
        for tag in &tags {
            let address =
                ["href", "src", "action", "data-near"].iter().find_map(|name| tag.get(name));
            let indexes = tag.get("data-index").into_iter().flat_map(str::split_whitespace);
            for address in address.into_iter().chain(indexes).map(text) {
                let is_elsewhere =
                    ["https://", "http://", "mailto:"].iter().any(|it| address.starts_with(it));
                if is_elsewhere && tag.name == "link" {
                    // Search engines need absolute addresses.
                    assert!(
                        matches!(tag.get("rel"), Some("canonical" | "alternate")),
                        "{path} loads {address}"
                    );
                    if !site.has(&site.published(&address).unwrap_or_default(), None) {
                        broken.insert(format!("{path}: {address}"));
                    }
                } else if is_elsewhere {
                    assert_eq!(tag.name, "a", "{path} loads {address}");
                } else if address != "data:," {
                    let (to, id) = target(path, &address);
                    if !site.has(&to, id.as_deref()) {
                        broken.insert(format!("{path}: {address}"));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Returns the path and the fragment for an address on a page.
fn target(page: &str, address: &str) -> (String, Option<String>) {
    let (path, id) = match address.split_once('#') {
        Some((path, id)) => (path, Some(id.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return (page.to_owned(), id);
    }
    if let Some(path) = path.strip_prefix('/') {
        assert_eq!(page, "404.html", "{address} does not stay in the site");
        return (path.to_owned(), id);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {address} leaves the site"),
            part => parts.push(part),
        }
    }
    (parts.join("/"), id)
}

#[test]
fn every_type_uri_below_the_docs_shows_its_entry() {
    let site = Site::new();
    let mut checked = 0;
    for (catalog, lowered) in &site.catalogs {
        let views = lowered.views();
        let tables = views.catalog();
        for entry in catalog.entries.iter().filter(|entry| entry.is_public()) {
            let view = tables.entry(entry.id.0).unwrap();
            let uris = [
                view.type_uri().map(|uri| uri.to_string()),
                view.docs_url().map(|uri| uri.to_string()),
            ];
            for uri in uris.into_iter().flatten() {
                let Some(path) = path_of(catalog, &uri) else { continue };
                let (path, id) =
                    path.split_once('#').map_or((&*path, None), |(p, id)| (p, Some(id)));
                let page = format!("{}/index.html", path.trim_end_matches('/'));
                assert!(site.has(&page, id), "{uri}: {page}");
                checked += 1;
            }
        }
    }
    assert!(checked > 20, "{checked}");
}

#[test]
fn pages_are_whole() {
    let site = Site::new();
    for (path, tags) in site.pages() {
        let count = |name: &str| tags.iter().filter(|it| it.name == name && !it.is_end).count();
        assert_eq!((count("h1"), count("main"), count("title")), (1, 1, 1), "{path}");
        assert!(tags.iter().any(|tag| tag.name == "html" && tag.get("lang").is_some()), "{path}");
        let ids: Vec<_> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), distinct.len(), "{path}: duplicate ids: {ids:?}");
        for tag in &tags {
            for named in ["aria-labelledby", "for", "data-copy"] {
                let known = tag.get(named).is_none_or(|id| id.is_empty() || ids.contains(&id));
                assert!(known, "{path}: nothing has the id of {tag:?}");
            }
        }
        let mut levels = tags.iter().filter(|tag| !tag.is_end).filter_map(|tag| level(tag.name));
        let mut last = levels.next().unwrap_or(1);
        for level in levels {
            assert!(level <= last + 1, "{path}: a heading of level {level} after {last}");
            last = level;
        }
    }
}

fn level(name: &str) -> Option<u8> {
    name.strip_prefix('h').and_then(|level| level.parse().ok())
}

#[test]
fn a_former_code_has_a_page_like_others_that_leads_on() {
    let site = Site::new();
    let mut moved = 0;
    for (catalog, _) in &site.catalogs {
        let folder = format!("{}/", catalog.name);
        let pages = site.pages().filter(|(path, _)| path.starts_with(&folder));
        for (path, tags) in pages {
            let find = |name: &str, key: &str, value: &str| {
                tags.iter().find(|tag| tag.name == name && tag.get(key) == Some(value))
            };
            let Some(refresh) = find("meta", "http-equiv", "refresh") else { continue };
            let next = text(refresh.get("content").unwrap());
            let next = next.strip_prefix("0; url=").unwrap();
            let page = &site.files[path];
            let (main, former) =
                (page.split("<main").nth(1).unwrap(), path.rsplit('/').nth(1).unwrap());
            assert!(main.contains(&format!("href=\"{next}\"")), "{path}: {main}");
            let entries = site.catalogs.iter().flat_map(|(catalog, _)| &catalog.entries);
            let mut aliases = entries.flat_map(|entry| &entry.aliases);
            let former = aliases.find(|alias| page_name(alias) == former).unwrap();
            assert!(main.contains(former), "{path}: {main}");
            assert!(page.contains(&format!("<title>{former}: ")), "{path}");
            let known = find("link", "rel", "canonical").and_then(|tag| tag.get("href")).unwrap();
            let known = site.published(known).unwrap_or_else(|| target(path, known).0);
            assert_eq!(known, target(path, next).0, "{path}: search engines index its target");
            assert!(find("meta", "name", "viewport").is_some(), "{path}");
            assert!(find("nav", "class", "crumbs").is_some(), "{path}");
            let themed =
                tags.iter().any(|tag| tag.get("href").is_some_and(|it| it.ends_with("/theme.css")));
            assert_eq!(themed, catalog.site.accent.is_some(), "{path}");
            moved += 1;
        }
    }
    assert!(moved > 3, "{moved}");
}

#[test]
fn nothing_on_a_page_is_a_script_or_a_style() {
    let site = Site::new();
    for (path, tags) in site.pages() {
        for tag in &tags {
            assert!(tag.name != "style", "{path}");
            assert!(tag.name != "script" || tag.is_end || tag.get("src").is_some(), "{path}");
            for (name, value) in &tag.attributes {
                assert!(*name != "style" && !name.starts_with("on"), "{path}: {tag:?}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript"), "{path}");
            }
        }
    }
    let script = &site.files["assets/site.js"];
    assert!(script.len() <= 10 * 1024, "{} bytes of script", script.len());
    assert!(!script.contains("innerHTML"), "text is never markup");
}

#[test]
fn bodies_are_what_is_sent() {
    let site = Site::new();
    let mut shown = 0;
    for (catalog, lowered) in &site.catalogs {
        let views = lowered.views();
        let tables = views.catalog();
        for entry in catalog.entries.iter().filter(|entry| entry.is_public()) {
            let view = tables.entry(entry.id.0).unwrap();
            let page = site
                .files
                .iter()
                .find(|(path, page)| {
                    path.starts_with(&format!("{}/{}", catalog.name, view.group().name()))
                        && page.contains(&format!(
                            "<h1 class=\"code\" id=\"_code\">{}</h1>",
                            entry.code
                        ))
                })
                .map(|(_, page)| page)
                .unwrap();
            let shown_here = shown_bodies(page);
            let context = || RequestContext::new().instance("<trace_id>");
            let sent = entry.examples.iter().map(|example| {
                let occurrence = Occurrence::new(catalog, entry, example);
                let response = occurrence.response(&tables, context()).unwrap();
                String::from_utf8(response.into_body()).unwrap()
            });
            assert_eq!(shown_here, sent.collect::<Vec<_>>(), "{}", entry.code);
            shown += shown_here.len();
        }
    }
    assert!(shown > 20, "{shown}");
}

#[test]
fn pages_say_what_is_not_translated() {
    let site = Site::new();
    let mut fallbacks = 0;
    for (catalog, _) in &site.catalogs {
        for (index, tag) in catalog.languages.iter().enumerate().skip(1) {
            for entry in catalog.entries.iter().filter(|it| it.is_public()) {
                if entry.texts[index].is_some() {
                    continue;
                }
                let start = format!("{}/{tag}/", catalog.name);
                let title = format!("<h1 class=\"code\" id=\"_code\">{}</h1>", entry.code);
                let mut pages = site
                    .files
                    .iter()
                    .filter(|(path, page)| path.starts_with(&start) && page.contains(&title));
                let (path, page) = pages.next().unwrap();
                let mark = format!("<p class=\"headline\" lang=\"{}\">", catalog.languages[0]);
                assert!(page.contains(&mark), "{path}");
                fallbacks += 1;
            }
        }
    }
    assert!(fallbacks > 0, "no catalog has an entry that is not translated");
}

#[test]
fn the_same_catalogs_give_the_same_site() {
    assert_eq!(Site::new().files, Site::new().files);
}
