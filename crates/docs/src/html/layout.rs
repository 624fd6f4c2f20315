//! What every page has: head, bar, foot.

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Entry};
use maud::{DOCTYPE, Markup, html};

use super::languages;
use super::site::{LanguagePages, Page, relative};
use super::theme::Theme;
use crate::words::Words;

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/site.js");
/// The files that the foot of every page links to, below the catalog's folder.
const DOWNLOADS: [&str; 6] = [
    "catalog.json",
    "catalog.schema.json",
    "openapi.json",
    "schema.json",
    "errors.ts",
    "errors.csv",
];

/// The `id` of what a page is about. No code begins with an underscore.
const MAIN: &str = "_main";
const STYLE_PATH: &str = "assets/style.css";
const SCRIPT_PATH: &str = "assets/site.js";

/// Returns the files that every page uses.
pub(crate) fn assets() -> Vec<Artifact> {
    let file =
        |path: &str, text: &str| Artifact { path: path.to_owned(), contents: text.to_owned() };
    vec![file(STYLE_PATH, STYLE), file(SCRIPT_PATH, SCRIPT)]
}

/// What is in the head and the bar of a page.
pub(crate) struct Frame<'f> {
    /// Path below the site's folder.
    pub(crate) path: String,
    /// Where the page finds the site's folder; `None` for where its path says.
    pub(crate) root: Option<String>,
    /// Tag of the page's language.
    pub(crate) language: &'f str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) words: &'f Words<'f>,
    /// Whose look it has.
    pub(crate) theme: Option<Theme<'f>>,
    /// From the first page of the site to this one: what each is called and its address, the last without.
    pub(crate) crumbs: Vec<(String, Option<String>)>,
    /// The same page in every language: tag and address, this one's without.
    pub(crate) languages: Vec<(String, Option<String>)>,
    /// The address that search engines should know the page by.
    pub(crate) canonical: Option<String>,
    /// The same page in every language, this one too, and for all other languages, as search engines read it: language and address.
    pub(crate) alternates: Vec<(String, String)>,
    /// The same page as `CommonMark`.
    pub(crate) markdown_alternate: Option<String>,
    /// Where the page leads on to by itself.
    pub(crate) next: Option<String>,
    /// What is in the foot.
    pub(crate) foot: Markup,
}

/// Returns a page.
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

/// Returns a page of a catalog: `crumbs` lead from the catalog's page to this one.
pub(crate) fn catalog_page(
    site: &LanguagePages<'_>,
    here: Page<'_>,
    title: &str,
    description: &str,
    crumbs: &[(&str, Page<'_>)],
    main: &Markup,
) -> Artifact {
    let frame = frame(site, here, title, description, crumbs);
    site.artifact(here, page(&frame, main))
}

fn frame<'s>(
    site: &'s LanguagePages<'_>,
    here: Page<'_>,
    title: &str,
    description: &str,
    crumbs: &[(&str, Page<'_>)],
) -> Frame<'s> {
    let path = site.path(here);
    let mut trail = Vec::new();
    if !site.names.folder.is_empty() {
        trail.push((site.words.home.to_owned(), Some(relative(&path, "index.html"))));
    }
    let all = [(site.catalog_title(), Page::Catalog)];
    for (name, page) in all.iter().chain(crumbs) {
        let address = (*page != here).then(|| site.link(here, *page));
        trail.push(((*name).to_owned(), address));
    }
    let languages = site.catalog.languages.iter().enumerate().map(|(index, tag)| {
        let address = relative(&path, &site.path_in(index, here));
        (tag.clone(), (index != site.language).then_some(address))
    });
    let full_title = match here {
        Page::Catalog => title.to_owned(),
        _ => format!("{title} · {}", site.catalog_title()),
    };
    Frame {
        language: site.tag(),
        title: full_title,
        description: shortened(description),
        words: &site.words,
        theme: Some(site.names.theme(site.catalog)),
        crumbs: trail,
        languages: languages.collect(),
        canonical: site.address_in(site.language, here),
        alternates: alternates(site, here),
        markdown_alternate: markdown_alternate(site, here),
        foot: foot(site, here),
        root: None,
        next: None,
        path,
    }
}

/// Returns where a page is in each language; nothing where there is only one, or where no address is known: search engines want whole ones.
fn alternates(site: &LanguagePages<'_>, here: Page<'_>) -> Vec<(String, String)> {
    let all = &site.catalog.languages;
    if all.len() < 2 {
        return Vec::new();
    }
    let tags = all.iter().map(String::as_str).enumerate().chain([(0, "x-default")]);
    let alternate =
        |(language, tag): (usize, &str)| Some((tag.to_owned(), site.address_in(language, here)?));
    tags.filter_map(alternate).collect()
}

/// Returns the address of a page's `CommonMark`.
fn markdown_alternate(site: &LanguagePages<'_>, here: Page<'_>) -> Option<String> {
    match here {
        Page::Catalog | Page::Group(_) => Some("index.md".to_owned()),
        Page::Entry(_, entry) => Some(format!("../{}.md", site.names.markdown.entry(entry))),
        Page::Alias(..) | Page::File(_) | Page::TypeUris(_) => None,
    }
}

fn foot(site: &LanguagePages<'_>, here: Page<'_>) -> Markup {
    let catalog = site.catalog;
    html! {
        @if let Some(version) = &catalog.version { span { (site.words.version) " " (version) } }
        @for name in DOWNLOADS {
            a href=(site.file(here, &format!("{}{name}", site.names.folder))) { (name) }
        }
        @if let Some(address) = markdown_alternate(site, here) { a href=(address) { "Markdown" } }
        a href=(site.file(here, "llms.txt")) { "llms.txt" }
        (links(catalog))
        @if let Some(contact) = &catalog.contact {
            a href=(contact) { (contact.strip_prefix("mailto:").unwrap_or(contact)) }
        }
    }
}

/// Returns the links that a catalog adds to its pages.
pub(crate) fn links(catalog: &Catalog) -> Markup {
    html! { @for (name, address) in &catalog.site.links { a href=(address) { (name) } } }
}

/// Returns the page of a former code, which leads on to the one of today.
pub(crate) fn redirect(
    site: &LanguagePages<'_>,
    from: Page<'_>,
    former: &str,
    entry: &Entry,
) -> Artifact {
    let (to, words) = (site.page(entry), &site.words);
    let address = site.link(from, to);
    let group = site.group_title(site.catalog.group_of(entry));
    let crumbs = [(group, Page::Group(entry.group)), (former, from)];
    let title = format!("{former}: {}", words.moved);
    // Search engines index only the page that it redirects to.
    let frame = Frame {
        canonical: Some(site.address_in(site.language, to).unwrap_or_else(|| address.clone())),
        alternates: Vec::new(),
        next: Some(address.clone()),
        ..frame(site, from, &title, "", &crumbs)
    };
    let main = html! {
        h1 { (words.moved) }
        p.lead { code { (former) } " → " a href=(address) { code { (entry.code) } } }
    };
    site.artifact(from, page(&frame, &main))
}

/// Returns the first sentences of a text, for search engines.
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
