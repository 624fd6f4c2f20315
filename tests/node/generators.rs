//! HTML from site generators for the pages: mdBook itself, and the parser of Docusaurus with its configuration.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use errbook_docs::Flavour;
use errbook_spec::lower;
use errbook_spec::model::{Catalog, Piece};
use errbook_tests::{Page, catalog, hostile, node_script, output, overlays, pages, root};
use mdbook_driver::MDBook;

/// The elements that a page may contain. Scripts, images, frames and forms are not allowed.
const ELEMENTS: [&str; 28] = [
    "html",
    "head",
    "body",
    "main",
    "div",
    "span",
    "h1",
    "h2",
    "h3",
    "p",
    "a",
    "em",
    "del",
    "strong",
    "br",
    "ul",
    "ol",
    "li",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "hr",
];
const ATTRIBUTES: [&str; 6] = ["class", "href", "id", "start", "style", "align"];

const BOOK: &str = "[book]\ntitle = \"Errors\"\n\n[output.html]\nsmart-punctuation = false\n";

#[test]
fn mdbook_builds_the_pages() {
    for_each_catalog(Flavour::MdBook, |source, target| {
        let book = source.parent().unwrap();
        fs::write(book.join("book.toml"), BOOK).unwrap();
        let mut book = MDBook::load(book).unwrap();
        book.config.build.build_dir = target.to_owned();
        book.build().unwrap();
    });
}

#[test]
fn docusaurus_parses_the_pages() {
    for_each_catalog(Flavour::Docusaurus, |source, target| {
        let _ = output(node_script("docusaurus.mjs").arg(source).arg(target));
    });
}

/// Writes the pages of each catalog, builds HTML from them, and checks it.
fn for_each_catalog(flavour: Flavour, build: impl Fn(&Path, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let hostile = hostile::hostile_catalog();
    let everything = catalog(&root().join("tests/golden/everything/catalog"));
    for model in [&hostile, &everything] {
        let folder = folder.path().join(&model.name);
        let (source, target) = (folder.join("src"), folder.join("site"));
        for page in errbook_docs::markdown_for(model, &lower(model, &overlays(model)), flavour) {
            let path = source.join(page.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, page.contents).unwrap();
        }
        build(&source, &target);
        let pages = pages(&target);
        for (path, page) in &pages {
            is_inert(path, page, &pages);
        }
        has_texts(model, &pages);
    }
}

/// Checks that a page runs and loads nothing, and has no broken link.
fn is_inert(path: &str, page: &Page, pages: &BTreeMap<String, Page>) {
    // mdBook's table of contents is a page without a frame and loads styles.
    let is_contents = path == "toc.html";
    for (name, attributes) in &page.elements {
        let is_known = ELEMENTS.contains(&&**name);
        assert!(is_known || is_contents && ["meta", "link"].contains(&&**name), "{path}: {name}");
        for (attribute, value) in attributes {
            let is_known = ATTRIBUTES.contains(&&**attribute);
            assert!(is_known || is_contents, "{path}: {name} {attribute}={value}");
        }
        let link = attributes.get("href").filter(|_| name == "a");
        if let Some(link) = link {
            leads_somewhere(path, link, pages);
        }
    }
}

fn leads_somewhere(path: &str, link: &str, pages: &BTreeMap<String, Page>) {
    if let Some((scheme, _)) = link.split_once(':') {
        assert!(matches!(scheme, "https" | "http" | "mailto"), "{path}: {link}");
        return;
    }
    let (to, anchor) = link.split_once('#').unwrap_or((link, ""));
    // The parser of Docusaurus keeps the file names.
    let to = to.strip_suffix(".md").map_or(to.to_owned(), |name| format!("{name}.html"));
    let mut place: Vec<&str> = path.split('/').collect();
    if !to.is_empty() {
        place.pop();
    }
    for step in to.split('/').filter(|step| !step.is_empty()) {
        match step {
            ".." => drop(place.pop()),
            step => place.push(step),
        }
    }
    let page = pages.get(&place.join("/"));
    let page = page.unwrap_or_else(|| panic!("{path}: {link} is a link to no page"));
    let is_there = anchor.is_empty() || page.ids.iter().any(|id| id == anchor);
    assert!(is_there, "{path}: {link} is a link to no place");
}

/// Checks that every title is a heading and every message a paragraph, unchanged.
fn has_texts(model: &Catalog, pages: &BTreeMap<String, Page>) {
    for entry in &model.entries {
        let path = format!("{}/{}.html", model.group_of(entry).name, entry.code);
        let Some(page) = pages.get(&path) else { continue };
        let title = words(&entry.source().title);
        assert_eq!(page.headings.first().map(|it| words(it)), Some(title), "{path}");
        let Some(detail) = &entry.source().detail else { continue };
        let pieces = detail.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Param(_) => "",
        });
        let detail = words(&pieces.collect::<String>());
        if entry.params.is_empty() && entry.status < 500 {
            let mut paragraphs = page.paragraphs.iter().map(|it| words(it));
            assert!(paragraphs.any(|it| it == detail), "{path}: {detail}");
        }
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
