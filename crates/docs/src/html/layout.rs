//! Renders the frame of every page: head, top bar and footer.

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Entry};
use maud::{DOCTYPE, Markup, html};

use super::language_pages::{LanguagePages, Page, relative};
use super::languages;
use super::theme::Theme;
use crate::words::Words;

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/site.js");
/// The files that every footer links to, relative to the catalog's folder.
const DOWNLOADS: [&str; 6] = [
    "catalog.json",
    "catalog.schema.json",
    "openapi.json",
    "schema.json",
    "errors.ts",
    "errors.csv",
];

/// The `id` of the `main` element. No code starts with an underscore.
const MAIN: &str = "_main";
const STYLE_PATH: &str = "assets/style.css";
const SCRIPT_PATH: &str = "assets/site.js";

/// Returns the style sheet and the script, which all pages share.
pub(crate) fn assets() -> Vec<Artifact> {
    let file =
        |path: &str, text: &str| Artifact { path: path.to_owned(), contents: text.to_owned() };
    vec![file(STYLE_PATH, STYLE), file(SCRIPT_PATH, SCRIPT)]
}

/// The contents of a page's head, top bar and footer.
pub(crate) struct Frame<'f> {
    /// The path of the page, relative to the site's folder.
    pub(crate) path: String,
    /// The address of the site's folder for the page's links; `None` to derive it from `path`.
    pub(crate) root: Option<String>,
    /// The tag of the page's language.
    pub(crate) language: &'f str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) words: &'f Words<'f>,
    /// The theme of the catalog; `None` for the default theme.
    pub(crate) theme: Option<Theme<'f>>,
    /// The breadcrumbs, from the first page of the site to this one: title and address. The last one has no address.
    pub(crate) crumbs: Vec<(String, Option<String>)>,
    /// The translations of the page: language tag and address. The current language has no address.
    pub(crate) languages: Vec<(String, Option<String>)>,
    /// The address for `<link rel="canonical">`.
    pub(crate) canonical: Option<String>,
    /// The languages and addresses for `<link rel="alternate" hreflang="…">`, including this page and `x-default`.
    pub(crate) alternates: Vec<(String, String)>,
    /// The address of the page as `CommonMark`.
    pub(crate) markdown_alternate: Option<String>,
    /// The address that the page redirects to.
    pub(crate) next: Option<String>,
    /// The contents of the footer.
    pub(crate) foot: Markup,
}

/// Returns a complete HTML page.
pub(crate) fn page(frame: &Frame<'_>, main: &Markup) -> Markup {
    let asset = |path: &str| match &frame.root {
        Some(root) => format!("{root}{path}"),
        None => relative(&frame.path, path),
    };
    html! {
        (DOCTYPE)
        html lang=(frame.language) dir=[languages::is_rtl(frame.language).then_some("rtl")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if let Some(next) = &frame.next { meta http-equiv="refresh" content={ "0; url=" (next) }; }
                title { (frame.title) }
                @if !frame.description.is_empty() { meta name="description" content=(frame.description); }
                link rel="stylesheet" href=(asset(STYLE_PATH));
                @if let Some(style) = frame.theme.and_then(Theme::style) { link rel="stylesheet" href=(asset(&style)); }
                link rel="icon" href="data:,";
                @if let Some(canonical) = &frame.canonical { link rel="canonical" href=(canonical); }
                @for (tag, address) in &frame.alternates { link rel="alternate" hreflang=(tag) href=(address); }
                @if let Some(address) = &frame.markdown_alternate { link rel="alternate" type="text/markdown" href=(address); }
                script src=(asset(SCRIPT_PATH)) defer {}
            }
            body {
                a.skip href={ "#" (MAIN) } { (frame.words.skip) }
                (bar(frame, frame.theme.and_then(Theme::logo).map(|it| asset(&it)).as_deref()))
                main id=(MAIN) { (main) }
                footer.foot { (frame.foot) }
            }
        }
    }
}

fn bar(frame: &Frame<'_>, logo: Option<&str>) -> Markup {
    html! {
        header.bar { div {
            nav.crumbs aria-label=(frame.words.path) { ol {
                @for (index, (name, address)) in frame.crumbs.iter().enumerate() {
                    @let picture = logo.filter(|_| index == 0);
                    @let picture = html! { @if let Some(picture) = picture { img src=(picture) alt=""; " " } };
                    @if let Some(address) = address { li { a href=(address) { (picture) (name) } } }
                    @else { li aria-current="page" { (picture) (name) } }
                }
            } }
            @if frame.languages.len() > 1 {
                nav aria-label=(frame.words.languages) { ul.languages {
                    @for (tag, address) in &frame.languages {
                        li { @if let Some(address) = address {
                            a href=(address) hreflang=(tag) lang=(tag) { (languages::autonym(tag)) }
                        } @else {
                            span aria-current="true" lang=(tag) { (languages::autonym(tag)) }
                        } }
                    }
                } }
            }
        } }
    }
}

/// Returns a page of a catalog. `crumbs` are the breadcrumbs from the catalog's page to this one.
pub(crate) fn catalog_page(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    title: &str,
    description: &str,
    crumbs: &[(&str, Page<'_>)],
    main: &Markup,
) -> Artifact {
    let frame = frame(pages, here, title, description, crumbs);
    pages.artifact(here, page(&frame, main))
}

fn frame<'s>(
    pages: &'s LanguagePages<'_>,
    here: Page<'_>,
    title: &str,
    description: &str,
    crumbs: &[(&str, Page<'_>)],
) -> Frame<'s> {
    let path = pages.path(here);
    let mut trail = Vec::new();
    if !pages.paths.folder.is_empty() {
        trail.push((pages.words.home.to_owned(), Some(relative(&path, "index.html"))));
    }
    let all = [(pages.catalog_title(), Page::Catalog)];
    for (name, page) in all.iter().chain(crumbs) {
        let address = (*page != here).then(|| pages.link(here, *page));
        trail.push(((*name).to_owned(), address));
    }
    let languages = pages.catalog.languages.iter().enumerate().map(|(index, tag)| {
        let address = relative(&path, &pages.path_in(index, here));
        (tag.clone(), (index != pages.language).then_some(address))
    });
    let full_title = match here {
        Page::Catalog => title.to_owned(),
        _ => format!("{title} · {}", pages.catalog_title()),
    };
    Frame {
        language: pages.tag(),
        title: full_title,
        description: shortened(description),
        words: &pages.words,
        theme: Some(pages.paths.theme(pages.catalog)),
        crumbs: trail,
        languages: languages.collect(),
        canonical: pages.address_in(pages.language, here),
        alternates: alternates(pages, here),
        markdown_alternate: markdown_alternate(pages, here),
        foot: foot(pages, here),
        root: None,
        next: None,
        path,
    }
}

/// Returns the absolute addresses of a page in each language for search engines. Returns none if there is only one language, or if the
/// catalog has no `docs_url`.
fn alternates(pages: &LanguagePages<'_>, here: Page<'_>) -> Vec<(String, String)> {
    let all = &pages.catalog.languages;
    if all.len() < 2 {
        return Vec::new();
    }
    let tags = all.iter().map(String::as_str).enumerate().chain([(0, "x-default")]);
    let alternate =
        |(language, tag): (usize, &str)| Some((tag.to_owned(), pages.address_in(language, here)?));
    tags.filter_map(alternate).collect()
}

/// Returns the address of a page as `CommonMark`.
fn markdown_alternate(pages: &LanguagePages<'_>, here: Page<'_>) -> Option<String> {
    match here {
        Page::Catalog | Page::Group(_) => Some("index.md".to_owned()),
        Page::Entry(_, entry) => Some(format!("../{}.md", pages.paths.markdown.entry(entry))),
        Page::Alias(..) | Page::File(_) | Page::TypeUris(_) => None,
    }
}

fn foot(pages: &LanguagePages<'_>, here: Page<'_>) -> Markup {
    let catalog = pages.catalog;
    html! {
        @if let Some(version) = &catalog.version { span { (pages.words.version) " " (version) } }
        @for name in DOWNLOADS {
            a href=(pages.file(here, &format!("{}{name}", pages.paths.folder))) { (name) }
        }
        @if let Some(address) = markdown_alternate(pages, here) { a href=(address) { "Markdown" } }
        a href=(pages.file(here, "llms.txt")) { "llms.txt" }
        (links(catalog))
        @if let Some(contact) = &catalog.contact {
            a href=(contact) { (contact.strip_prefix("mailto:").unwrap_or(contact)) }
        }
    }
}

/// Returns the links that the catalog adds to its pages.
pub(crate) fn links(catalog: &Catalog) -> Markup {
    html! { @for (name, address) in &catalog.site.links { a href=(address) { (name) } } }
}

/// Returns the page of a former code, which redirects to the current one.
pub(crate) fn redirect(
    pages: &LanguagePages<'_>,
    from: Page<'_>,
    former: &str,
    entry: &Entry,
) -> Artifact {
    let (to, words) = (pages.page(entry), &pages.words);
    let address = pages.link(from, to);
    let group = pages.group_title(pages.catalog.group_of(entry));
    let crumbs = [(group, Page::Group(entry.group)), (former, from)];
    let title = format!("{former}: {}", words.moved);
    // Search engines index only the target of a redirect.
    let frame = Frame {
        canonical: Some(pages.address_in(pages.language, to).unwrap_or_else(|| address.clone())),
        alternates: Vec::new(),
        next: Some(address.clone()),
        ..frame(pages, from, &title, "", &crumbs)
    };
    let main = html! {
        h1 { (words.moved) }
        p.lead { code { (former) } " → " a href=(address) { code { (entry.code) } } }
    };
    pages.artifact(from, page(&frame, &main))
}

/// Returns the first words of a text, at most 160 characters, for search engines.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(160) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &line[..cut])
        }
    }
}
