//! Renders the frame of every page: head, header and footer.

use errbook_spec::model::{Catalog, Entry};
use maud::{DOCTYPE, Markup, html};

use super::assets;
use super::header::{self, Header};
use super::language_pages::{LanguagePages, Page, relative};
use super::theme::{Logo, Theme};
use super::{languages, llms};
use crate::words::Words;
use crate::{csv, json, openapi, published, schema, typescript};

/// The files that the footer of the catalog's page links to, relative to the catalog's folder.
const DOWNLOADS: [&str; 6] =
    [json::FILE, json::SCHEMA_FILE, openapi::FILE, schema::FILE, typescript::FILE, csv::FILE];

/// The most characters that search engines show of a title and of a description.
const TITLE: usize = 70;
const DESCRIPTION: usize = 160;

/// The `id` of the `main` element. No code starts with an underscore.
const MAIN: &str = "_main";
/// The `id` of the footer.
const FOOT: &str = "_foot";

/// The contents of a page's head, header and footer.
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
    pub(crate) header: Header<'f>,
    /// The breadcrumbs, from the catalog's page to this one: title and address. The last one has no address.
    pub(crate) crumbs: Vec<(String, Option<String>)>,
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
pub(crate) fn page(frame: &Frame<'_>, main: &Markup) -> String {
    let asset = |path: &str| match &frame.root {
        Some(root) => format!("{root}{path}"),
        None => relative(&frame.path, path),
    };
    let page = html! {
        (DOCTYPE)
        html lang=(frame.language) dir=[languages::is_rtl(frame.language).then_some("rtl")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if let Some(next) = &frame.next { meta http-equiv="refresh" content={ "0; url=" (next) }; }
                title { (frame.title) }
                @if !frame.description.is_empty() { meta name="description" content=(frame.description); }
                link rel="stylesheet" href=(asset(assets::STYLE));
                @if let Some(style) = frame.theme.and_then(Theme::style) { link rel="stylesheet" href=(asset(&style)); }
                link rel="icon" href="data:,";
                @if let Some(canonical) = &frame.canonical { link rel="canonical" href=(canonical); }
                @for (tag, address) in &frame.alternates { link rel="alternate" hreflang=(tag) href=(address); }
                @if let Some(address) = &frame.markdown_alternate { link rel="alternate" type="text/markdown" href=(address); }
                script src=(asset(assets::SCRIPT)) defer {}
            }
            body data-done=(frame.words.copied) {
                a.skip href={ "#" (MAIN) } { (frame.words.skip) }
                @let logo = frame.theme.and_then(Theme::logo).map(|it| Logo { address: asset(&it.address), ..it });
                (header::header(&frame.header, frame.words, frame.language, logo.as_ref()))
                main id=(MAIN) { (crumbs(frame)) (main) }
                footer.foot id=(FOOT) { (frame.foot) }
            }
        }
    };
    unescape_quotes(&page.into_string()) + "\n"
}

/// Writes the quotes of texts as they are: only attributes need `&quot;`, and examples consist of quotes.
fn unescape_quotes(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for part in page.split_inclusive('>') {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        for (index, piece) in text.split("&quot;").enumerate() {
            out.push_str(if index == 0 { "" } else { "\"" });
            out.push_str(piece);
        }
        out.push_str(tag);
    }
    out
}

/// Returns the links from the catalog's page to this one; nothing for a page at the top.
fn crumbs(frame: &Frame<'_>) -> Markup {
    html! {
        @if frame.crumbs.len() > 1 {
            nav.crumbs aria-label=(frame.words.path) { ol {
                @for (name, address) in &frame.crumbs {
                    @if let Some(address) = address { li { a href=(address) { (name) } } }
                    @else { li aria-current="page" { (name) } }
                }
            } }
        }
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
) -> String {
    let frame = frame(pages, here, title, description, crumbs);
    page(&frame, main)
}

fn frame<'s>(
    pages: &'s LanguagePages<'s>,
    here: Page<'_>,
    title: &str,
    description: &str,
    crumbs: &[(&str, Page<'_>)],
) -> Frame<'s> {
    let path = pages.path(here);
    let crumb = |(name, page): &(&str, Page<'_>)| {
        ((*name).to_owned(), (*page != here).then(|| pages.link(here, *page)))
    };
    let all = [(pages.catalog_title(), Page::Catalog)];
    Frame {
        language: pages.tag(),
        title: match here {
            Page::Catalog => head_title(&[title]),
            _ => head_title(&[title, pages.catalog_title()]),
        },
        description: shortened(description_of(pages, description), DESCRIPTION),
        words: &pages.words,
        theme: Some(pages.paths.theme()),
        header: header::of_catalog(pages, here),
        crumbs: all.iter().chain(crumbs).map(crumb).collect(),
        canonical: pages.address_in(pages.language, here),
        alternates: alternates(pages, here),
        markdown_alternate: markdown_alternate(pages, here),
        foot: foot(pages, here),
        root: None,
        next: None,
        path,
    }
}

/// Returns the description of a page, otherwise that of its catalog, otherwise one that fits any catalog.
fn description_of<'s>(pages: &'s LanguagePages<'_>, own: &'s str) -> &'s str {
    let catalog = pages.catalog_texts().0.and_then(|texts| texts.description.as_ref());
    let all = [own, catalog.map_or("", |it| &it.plain), pages.words.home_lead];
    all.into_iter().find(|it| !it.trim().is_empty()).unwrap_or_default()
}

/// Returns the absolute addresses of a page in each language for search engines. Returns none if there is only one language, or if the
/// catalog has no `docs_url`.
fn alternates(pages: &LanguagePages<'_>, here: Page<'_>) -> Vec<(String, String)> {
    let all = &pages.catalog.languages;
    // The menu of languages says the same, which has to be enough for each of many pages.
    let is_one_of_many = matches!(here, Page::Entry(..)) && published::is_large(pages.catalog);
    if all.len() < 2 || is_one_of_many {
        return Vec::new();
    }
    let tags = all.iter().map(String::as_str).enumerate().chain([(0, "x-default")]);
    let alternate =
        |(language, tag): (usize, &str)| Some((tag.to_owned(), pages.address_in(language, here)?));
    tags.filter_map(alternate).collect()
}

/// Returns the address of a page as `CommonMark`, if it is published.
fn markdown_alternate(pages: &LanguagePages<'_>, here: Page<'_>) -> Option<String> {
    if pages.language >= pages.paths.markdown_languages() {
        return None;
    }
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
        @if here == Page::Catalog {
            @for name in DOWNLOADS {
                a href=(pages.file(here, &format!("{}{name}", pages.paths.folder))) { (name) }
            }
            a href=(pages.file(here, llms::SHORT)) { (llms::SHORT) }
        } @else {
            a href={ (pages.link(here, Page::Catalog)) "#" (FOOT) } { (pages.words.downloads) }
        }
        @if let Some(address) = markdown_alternate(pages, here) { a href=(address) { "Markdown" } }
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
) -> String {
    let (to, words) = (pages.page(entry), &pages.words);
    let address = pages.link(from, to);
    let group = pages.group_title(pages.catalog.group_of(entry));
    let crumbs = [(group, Page::Group(entry.group)), (former, from)];
    let title = format!("{former}: {}", words.moved);
    // Search engines index only the target of a redirect.
    let frame = Frame {
        canonical: Some(pages.address_in(pages.language, to).unwrap_or_else(|| address.clone())),
        description: String::new(),
        alternates: Vec::new(),
        next: Some(address.clone()),
        ..frame(pages, from, &title, "", &crumbs)
    };
    let main = html! {
        h1 { (words.moved) }
        p.lead { code { (former) } " → " a href=(address) { code { (entry.code) } } }
    };
    page(&frame, &main)
}

/// Returns the text of `<title>`: as many of the parts as fit, the first one shortened if it is too long.
pub(crate) fn head_title(parts: &[&str]) -> String {
    let whole = parts.join(" · ");
    match parts {
        [_, .., _] if length(&whole) > TITLE => head_title(&parts[..parts.len() - 1]),
        _ => shortened(&whole, TITLE),
    }
}

/// Returns the first words of a text, at most `most` characters as written in HTML.
fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&line) <= most {
        return line;
    }
    let ends = line.char_indices().map(|(end, _)| end);
    let end = ends.take_while(|end| length(&line[..*end]) < most).last().unwrap_or_default();
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &line[..cut])
}

/// Returns the number of characters of a text as written in HTML.
fn length(text: &str) -> usize {
    html! { (text) }.into_string().chars().count()
}

#[cfg(test)]
mod tests {
    use super::{head_title, unescape_quotes};

    #[test]
    fn quotes_of_texts_need_no_escape() {
        let page = r#"<a b="&quot;&gt;">&quot;&amp;quot;&quot; <i>x&quot;</i></a>&quot;"#;
        let expected = r#"<a b="&quot;&gt;">"&amp;quot;" <i>x"</i></a>""#;
        assert_eq!(unescape_quotes(page), expected);
    }

    #[test]
    fn titles_fit_into_a_list_of_search_results() {
        let long = "x".repeat(80);
        for (parts, expected) in [
            (&["a: b", "C"][..], "a: b · C"),
            (&[&"x".repeat(66), "Y"], &format!("{} · Y", "x".repeat(66))),
            (&[&"x".repeat(67), "Y"], &"x".repeat(67)),
            (&[&format!("code: {long}"), "Y"], "code:…"),
            (&[&long], &format!("{}…", "x".repeat(69))),
            (&[&"<".repeat(20)], &format!("{}…", "<".repeat(17))),
        ] {
            assert_eq!(head_title(parts), expected, "{parts:?}");
        }
    }
}
