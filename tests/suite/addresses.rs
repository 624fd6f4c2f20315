//! Every address in any output is a page of the site, wherever the site is published.

use std::collections::{BTreeMap, BTreeSet};

use errbook_docs::{CheckedCatalog, Flavour, Publication, html, markdown_for};
use errbook_spec::model::Catalog;
use errbook_spec::{Lowered, lower};
use errbook_tests::{
    catalog, catalog_folders, catalog_of, folders, has_extension, overlays, read, root, tags, text,
};

/// A site on a server.
struct Published {
    /// The address of its folder, with a slash.
    address: String,
    files: BTreeMap<String, String>,
    /// The ids of each HTML page.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Published {
    fn new(catalogs: &[(Catalog, Lowered)]) -> Self {
        let checked = |(catalog, lowered)| CheckedCatalog { catalog, lowered, mock: None };
        let catalogs: Vec<_> =
            catalogs.iter().map(|(catalog, lowered)| checked((catalog, lowered))).collect();
        let publication = Publication::new(&catalogs);
        let address = publication.address.unwrap_or_else(|| panic!("{:?}", publication.conflict));
        let files: BTreeMap<_, _> =
            html(&catalogs).into_iter().map(|it| (it.path, it.contents)).collect();
        let folded: BTreeSet<_> = files.keys().map(|path| path.to_ascii_lowercase()).collect();
        assert_eq!(folded.len(), files.len(), "two files are one where case is ignored");
        let pages = files.iter().filter(|(path, _)| has_extension(path, "html"));
        let ids =
            |page: &str| tags(page).iter().filter_map(|tag| tag.get("id")).map(text).collect();
        let ids = pages.map(|(path, page)| (path.clone(), ids(page))).collect();
        Self { address, files, ids }
    }

    /// Returns the path and the contents of what an address of the site means to a server.
    fn get(&self, address: &str) -> Option<(String, &str)> {
        let path = format!("{address}/");
        let path = if path == self.address { "" } else { address.strip_prefix(&self.address)? };
        let path = path.split('?').next()?;
        let index = format!("{}/index.html", path.trim_end_matches('/'));
        let path = if path.is_empty() { "index.html" } else { path };
        let path = if self.files.contains_key(path) { path } else { index.as_str() };
        Some((path.to_owned(), self.files.get(path)?))
    }

    /// Returns the page that an address with a fragment means, if it has the place.
    fn place(&self, address: &str) -> Option<(String, &str)> {
        let (page, id) = match address.split_once('#') {
            Some((page, id)) => (page, Some(id)),
            None => (address, None),
        };
        let (path, contents) = self.get(page)?;
        // Only HTML pages have ids.
        let ids = self.ids.get(&path);
        let has = |id: &str| ids.is_none_or(|ids| ids.contains(id));
        id.is_none_or(has).then_some((path, contents))
    }

    /// Returns every address on the site's host in a file, without counting parts of longer ones.
    fn addresses(&self, path: &str, contents: &str) -> BTreeSet<String> {
        let here = format!("{}{path}", self.address);
        let mut found: BTreeSet<String> = BTreeSet::new();
        if has_extension(path, "html") {
            for tag in tags(contents) {
                let names = ["href", "src", "action", "data-near"];
                let one = names.iter().filter_map(|name| tag.get(name));
                let several = tag.get("data-index").into_iter().flat_map(str::split_whitespace);
                found.extend(one.chain(several).map(|it| join(&here, &text(it))));
            }
        }
        if has_extension(path, "md") || path.contains("llms") {
            let links =
                contents.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
            found.extend(links.map(|link| join(&here, link.trim_matches(['<', '>']))));
        }
        for (at, _) in contents.match_indices(self.address.trim_end_matches('/')) {
            let end = |c: char| c.is_whitespace() || "\"'<>()[]`\\|{}&,;*".contains(c);
            let address = contents[at..].split(end).next().unwrap_or_default();
            found.insert(address.trim_end_matches(['.', ':']).to_owned());
        }
        // The golden catalog's own link to a page of its site, which at the top of a host is where the docs are.
        found.remove("https://docs.example/terms");
        found.retain(|address| address.starts_with(&self.address));
        found
    }
}

/// Resolves an address against another.
fn join(from: &str, to: &str) -> String {
    let (start, _) = from.split_once("://").unwrap();
    if to.contains(':') {
        return to.to_owned();
    }
    if to.starts_with('#') {
        return format!("{from}{to}");
    }
    let (host, path) = from[start.len() + 3..].split_once('/').unwrap();
    if let Some(top) = to.strip_prefix('/') {
        return format!("{start}://{host}/{top}");
    }
    let mut parts: Vec<_> = path.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{to} on {from} leaves the host"),
            part => parts.push(part),
        }
    }
    format!("{start}://{host}/{}", parts.join("/"))
}

type Files = Vec<(String, Vec<u8>)>;

/// Returns the catalog with its docs published at an address.
fn published_at(files: &Files, docs_url: &str) -> (Catalog, Lowered) {
    let mut files = files.clone();
    let (_, cover) = files.iter_mut().find(|(path, _)| path == "catalog.yaml").unwrap();
    let lines = std::str::from_utf8(cover).unwrap().lines();
    let kept: Vec<_> = lines.filter(|line| !line.starts_with("docs_url:")).collect();
    *cover = format!("docs_url: {docs_url}\n{}\n", kept.join("\n")).into_bytes();
    let catalog = catalog_of(&files);
    let lowered = lower(&catalog, &overlays(&catalog));
    (catalog, lowered)
}

/// Returns the golden catalogs.
fn golden() -> Vec<Files> {
    let files = |case: std::path::PathBuf| read(&case.join("catalog")).into_iter().collect();
    folders(&root().join("tests/golden")).into_iter().map(files).collect()
}

/// Returns a catalog with names of other files and folders.
fn hostile() -> Files {
    let mut files: Files = vec![(
        "catalog.yaml".to_owned(),
        b"catalog: index\ntitle: Hostile\nlanguage: en\nlanguages: [it, de, pt-BR]\ncode_style: kebab-case\nunique: group\nenvelope: [rfc9457, github]\n".to_vec(),
    )];
    let groups = ["it", "en", "pt-br", "assets", "index", "mock", "readme", "search-index"];
    for group in groups {
        let mut yaml = format!(
            "group: {group}\ntitle: Names\ndescription: \"See [it](code:{group}/index).\"\nerrors:\n"
        );
        for code in ["index", "readme", "it", "assets", "search-index"] {
            let see = if code == "readme" { String::new() } else { format!("{group}/readme, ") };
            yaml.extend([format!(
                "  {code}:\n    status: 404\n    title: None\n    description: \"There is none, as [the other](code:{group}/it), not [it](code:{group}/{code}).\"\n    resolution: Ask.\n    aliases: [old-{code}]\n    see: [{see}\"https://example.com/x\"]\n",
            )]);
        }
        files.push((format!("{group}.yaml"), yaml.into_bytes()));
    }
    let italian = "language: it\nerrors:\n  it:\n    index: { title: Niente, description: Non c'è., resolution: Chiedi. }\n";
    files.push(("languages/it.yaml".to_owned(), italian.as_bytes().to_vec()));
    for language in ["de", "pt-BR"] {
        let text = format!("language: {language}\nerrors: {{}}\n");
        files.push((format!("languages/{language}.yaml"), text.into_bytes()));
    }
    files
}

/// Returns a catalog with codes that differ only in case.
fn cases() -> Files {
    let cover = "catalog: cases\ntitle: Cases\nlanguage: en\ncode_style: PascalCase\nunique: group\nenvelope: rfc9457\n";
    let group = |name: &str, codes: &[&str]| {
        let entry = |code: &&str| {
            format!(
                "  {code}: {{ status: 404, title: N, description: N., resolution: A., aliases: [Old{code}] }}\n"
            )
        };
        let entries: String = codes.iter().map(entry).collect();
        (
            format!("{name}.yaml"),
            format!("group: {name}\ntitle: N\nerrors:\n{entries}").into_bytes(),
        )
    };
    vec![
        ("catalog.yaml".to_owned(), cover.as_bytes().to_vec()),
        group("assets", &["Index", "README", "NotFound"]),
        group("index", &["INDEX", "Readme", "Notfound"]),
    ]
}

/// Follows every address of every output, and returns their number.
fn follow(catalogs: &[(Catalog, Lowered)]) -> usize {
    let site = Published::new(catalogs);
    let mut followed = 0;
    let mut dead = BTreeSet::new();
    for (path, contents) in &site.files {
        for address in site.addresses(path, contents) {
            followed += 1;
            if site.place(&address).is_none() {
                dead.insert(format!("{path}: {address}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}: {dead:#?}", site.address);
    for (catalog, lowered) in catalogs {
        promises(&site, catalog, lowered);
    }
    followed
}

/// Checks that responses link to the page of their code in the source language.
fn promises(site: &Published, catalog: &Catalog, lowered: &Lowered) {
    let views = lowered.views();
    let tables = views.catalog();
    for entry in catalog.entries.iter().filter(|it| it.is_public()) {
        let view = tables.entry(entry.id.0).unwrap();
        let language = format!("<html lang=\"{}\"", catalog.languages[0]);
        let page = view.docs_url().unwrap().to_string();
        let (path, contents) = site.place(&page).unwrap_or_else(|| panic!("no page at {page}"));
        let heading = format!("<h1 class=\"code\" id=\"_code\">{}</h1>", entry.code);
        assert!(contents.contains(&heading) && contents.contains(&language), "{page}: {path}");
        let canonical = format!("<link rel=\"canonical\" href=\"{page}\">");
        assert!(contents.contains(&canonical), "{page}: {path}");
        let Some(uri) = view.type_uri().map(|uri| uri.to_string()) else { continue };
        if uri.starts_with(&site.address) {
            let (path, contents) = site.place(&uri).unwrap_or_else(|| panic!("no place at {uri}"));
            let group = &catalog.group_of(entry).name;
            assert!(contents.contains(&language), "{uri}: {path}");
            let is_of_group = path.ends_with(&format!("{group}/index.html"));
            assert!(is_of_group || !uri.contains(&format!("/{group}#")), "{uri}: {path}");
        }
    }
}

#[test]
fn every_address_of_every_output_is_a_page() {
    for files in golden().into_iter().chain([hostile(), cases()]) {
        for docs_url in
            ["https://docs.example", "https://docs.example/a/errors", "https://docs.example/index/"]
        {
            let followed = follow(&[published_at(&files, docs_url)]);
            assert!(followed > 20, "{docs_url}: {followed}");
        }
    }
}

#[test]
fn the_type_uris_may_have_a_page_of_their_own() {
    for (docs_url, type_uri) in [
        ("https://docs.example", "https://docs.example/Error#{code}"),
        ("https://docs.example", "https://docs.example/it/all#{code}"),
        ("https://docs.example/errors", "https://docs.example/Error#{code}"),
        ("https://docs.example/a/b/errors", "https://docs.example/a/problems/all/#{code}"),
        ("https://docs.example/errors", "{docs_url}#{code}"),
        ("https://docs.example/errors", "{docs_url}/{group}/{code}"),
    ] {
        let cover = format!(
            "catalog: shop\ntitle: Shop\nlanguage: en\nlanguages: [it]\ncode_style: kebab-case\nenvelope: rfc9457\ntype_uri: \"{type_uri}\"\n"
        );
        let group = "group: orders\ntitle: Orders\nerrors:\n  gone: { status: 410, title: G, description: G., resolution: G. }\n";
        let files = [
            ("catalog.yaml", cover.as_str()),
            ("orders.yaml", group),
            ("languages/it.yaml", "language: it\n"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).to_vec();
        let checked = published_at(&files, docs_url);
        follow(std::slice::from_ref(&checked));
        let site = Published::new(&[checked]);
        let uri = type_uri
            .replace("{docs_url}", docs_url)
            .replace("{group}", "orders")
            .replace("{code}", "gone");
        assert!(site.place(&uri).is_some(), "{uri} in {:?}", site.files.keys());
    }
}

#[test]
fn several_catalogs_are_one_site() {
    let golden = golden();
    let at = |index: usize, docs_url: &str| published_at(&golden[index], docs_url);
    let catalogs = [
        at(0, "https://docs.example/a/one"),
        at(1, "https://docs.example/a/b/two"),
        at(2, "https://docs.example/a/Three"),
    ];
    assert!(follow(&catalogs) > 100);
    let site = Published::new(&catalogs);
    assert_eq!(site.address, "https://docs.example/a/");
    for page in ["index.html", "one/index.html", "b/two/index.html", "Three/index.html"] {
        assert!(site.files.contains_key(page), "{page}");
    }
}

#[test]
fn no_address_fits_what_is_apart() {
    let golden = golden();
    let at = |index: usize, docs_url: &str| published_at(&golden[index], docs_url);
    for (one, other, expected) in [
        ("https://a.example/x", "https://b.example/x", "different hosts"),
        ("https://a.example", "https://a.example/x", "where the list of the catalogs would be"),
        ("https://a.example/x", "https://a.example/X", "in the folder of"),
        ("https://a.example/x/y", "https://a.example/x", "in the folder of"),
        ("https://a.example/a%20b", "https://a.example/x", "not the name of a folder"),
    ] {
        let catalogs = [at(0, one), at(1, other)];
        let catalogs: Vec<_> = catalogs
            .iter()
            .map(|(catalog, lowered)| CheckedCatalog { catalog, lowered, mock: None })
            .collect();
        let publication = Publication::new(&catalogs);
        let conflict = publication.conflict.unwrap_or_else(|| panic!("{one} {other}"));
        assert!(conflict.contains(expected), "{conflict}");
        assert_eq!(publication.address, None);
        let made = html(&catalogs);
        let paths: BTreeSet<_> = made.iter().map(|it| &it.path).collect();
        assert_eq!(paths.len(), made.len(), "{one} {other}: a file is made twice");
    }
}

/// Site generators treat some names as the page of a folder.
#[test]
fn no_code_is_the_page_of_its_group() {
    for files in [hostile(), cases()] {
        let (catalog, lowered) = published_at(&files, "https://docs.example");
        for flavour in [Flavour::CommonMark, Flavour::MdBook, Flavour::Docusaurus, Flavour::Zola] {
            let folded = |path: &str| {
                let path = path.to_ascii_lowercase();
                let is_book = matches!(flavour, Flavour::MdBook | Flavour::Docusaurus);
                if is_book { path.replace("/readme.md", "/index.md") } else { path }
            };
            let pages = markdown_for(&catalog, &lowered, flavour);
            let paths: BTreeSet<_> = pages.iter().map(|page| folded(&page.path)).collect();
            assert_eq!(paths.len(), pages.len(), "{flavour:?}");
        }
    }
}

/// Callers have no `errbook serve`, and search engines reject relative addresses of other languages.
#[test]
fn pages_say_nothing_that_is_true_here_alone() {
    let mut without = 0;
    for folder in catalog_folders() {
        let catalog = catalog(&folder);
        let lowered = lower(&catalog, &overlays(&catalog));
        without += usize::from(catalog.docs_url.is_none() && catalog.languages.len() > 1);
        for file in html(&[CheckedCatalog { catalog: &catalog, lowered: &lowered, mock: None }]) {
            let path = &file.path;
            for here in ["/mock/", "127.0.0.1"] {
                assert!(!file.contents.contains(here), "{path}: {here}");
            }
            if has_extension(path, "html") && catalog.docs_url.is_none() {
                let tags = tags(&file.contents);
                let mut links = tags.iter().filter(|tag| tag.name == "link");
                assert!(links.all(|link| link.get("hreflang").is_none()), "{path}");
            }
        }
    }
    assert!(without > 0);
}
