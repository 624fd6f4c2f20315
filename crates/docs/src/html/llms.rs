//! Generates the files for crawlers and language models: `llms.txt`, `llms-full.txt` and `sitemap.xml`.

use super::language_pages::Page;
use super::pages::CatalogPages;
use crate::markdown;
use crate::published;
use crate::push::push;

/// The paths of the files.
pub(crate) const SHORT: &str = "llms.txt";
pub(crate) const FULL: &str = "llms-full.txt";
pub(crate) const SITEMAP: &str = "sitemap.xml";

/// Returns `llms.txt`, which lists every code with its title and its page.
pub(crate) fn short(catalogs: &[CatalogPages<'_>]) -> String {
    let mut text = "# API errors\n\n> Every error that these APIs return, what it means and what to do about it.\n".to_owned();
    for pages in catalogs {
        let (source, paths) = (pages.source(), pages.paths);
        push(&mut text, format_args!("\n## {}\n\n", one_line(source.catalog_title())));
        for (_, group) in published::groups(pages.catalog) {
            for entry in published::entries(pages.catalog, group) {
                let title = one_line(&entry.source().title);
                let path = match paths.markdown_languages() {
                    0 => source.path(source.page(entry)),
                    _ => {
                        paths.folder.clone() + &paths.markdown.path(0, markdown::paths::page(entry))
                    }
                };
                push(
                    &mut text,
                    format_args!("- [{}]({path}): {} {title}\n", entry.code, entry.status),
                );
            }
        }
    }
    text
}

/// Returns `llms-full.txt`, which contains the page of every code.
pub(crate) fn full(catalogs: &[CatalogPages<'_>]) -> String {
    let mut text = String::new();
    for pages in catalogs {
        let paths = pages.paths.markdown.seen_in(&pages.paths.folder);
        let markdown = pages
            .markdown
            .first()
            .map(|source| markdown::LanguagePages { paths: &paths, ..*source });
        let Some(source) = &markdown else { continue };
        for (order, page) in markdown::in_order(source) {
            if matches!(page, markdown::Page::Entry(..)) {
                if !text.is_empty() {
                    text.push_str("\n---\n\n");
                }
                text.push_str(&markdown::contents(source, page, order));
            }
        }
    }
    text
}

/// Returns whether any catalog has a `docs_url`, without which its pages have no absolute address.
pub(crate) fn has_addresses(catalogs: &[CatalogPages<'_>]) -> bool {
    catalogs.iter().any(|pages| pages.catalog.docs_url.is_some())
}

/// Returns `sitemap.xml`, which lists the address of every page.
pub(crate) fn sitemap(catalogs: &[CatalogPages<'_>]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for pages in catalogs {
        addresses(pages, &mut |address| {
            let escaped = maud::html! { (address) }.into_string();
            push(&mut text, format_args!("<url><loc>{escaped}</loc></url>\n"));
        });
    }
    text.push_str("</urlset>\n");
    text
}

fn addresses(pages: &CatalogPages<'_>, address: &mut dyn FnMut(String)) {
    for language_pages in &pages.html {
        let mut add = |page| {
            language_pages
                .address_in(language_pages.language, page)
                .into_iter()
                .for_each(&mut *address);
        };
        add(Page::Catalog);
        for (index, group) in published::groups(pages.catalog) {
            add(Page::Group(index));
            published::entries(pages.catalog, group)
                .for_each(|entry| add(language_pages.page(entry)));
        }
    }
}

/// Returns a title as the text of a link in a list, on one line and without brackets, which would end the link.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['[', ']'], "")
}
