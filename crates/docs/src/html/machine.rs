//! What machines read: `llms.txt`, `llms-full.txt`, `sitemap.xml`.

use errbook_spec::artifact::Artifact;

use super::Book;
use super::names::Names;
use super::site::Site;
use crate::published;
use crate::push::push;

/// Returns the files that speak of the whole site.
pub(crate) fn of_site(books: &[Book<'_>]) -> Vec<Artifact> {
    let (mut short, mut full, mut addresses) = (String::new(), String::new(), Vec::new());
    short.push_str("# API errors\n\n> Every error that these APIs answer with: what it means, and what to do about it.\n");
    for book in books {
        of_catalog(book, &mut short, &mut full, &mut addresses);
    }
    let file = |path: &str, contents| Artifact { path: path.to_owned(), contents };
    let mut files = vec![file("llms.txt", short), file("llms-full.txt", full)];
    if !addresses.is_empty() {
        files.push(file("sitemap.xml", sitemap(&addresses)));
    }
    files
}

fn of_catalog(book: &Book<'_>, short: &mut String, full: &mut String, addresses: &mut Vec<String>) {
    let views = book.lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let names = Names::new(book.catalog);
    let site = Site::new(book.catalog, &tables, &names, 0);
    let folder = &book.catalog.name;
    push(short, format_args!("\n## {}\n\n", one_line(site.catalog_title())));
    for (index, group) in published::groups(book.catalog) {
        for entry in published::entries(book.catalog, group) {
            let title = one_line(&entry.source().title);
            let path = format!("{folder}/{}/{}.md", names.group(index), names.entry(entry.id.0));
            push(short, format_args!("- [{}]({path}): {} {title}\n", entry.code, entry.status));
        }
    }
    let twins = crate::markdown(book.catalog, book.lowered);
    let own =
        |path: &str| {
            !book.catalog.languages.iter().skip(1).any(|tag| {
                path.strip_prefix(tag.as_str()).is_some_and(|rest| rest.starts_with('/'))
            })
        };
    for twin in twins.iter().filter(|it| own(&it.path) && !it.path.ends_with("index.md")) {
        if !full.is_empty() {
            full.push_str("\n---\n\n");
        }
        full.push_str(&twin.contents);
    }
    let Some(docs_url) = &book.catalog.docs_url else { return };
    let base = docs_url.trim_end_matches('/');
    for (index, tag) in book.catalog.languages.iter().enumerate() {
        let prefix = if index == 0 { base.to_owned() } else { format!("{base}/{tag}") };
        addresses.push(format!("{prefix}/"));
        for (index, group) in published::groups(book.catalog) {
            addresses.push(format!("{prefix}/{}/", names.group(index)));
            let entries = published::entries(book.catalog, group);
            let pages = entries.map(|it| names.entry(it.id.0));
            addresses.extend(pages.map(|it| format!("{prefix}/{}/{it}/", names.group(index))));
        }
    }
}

/// Returns a title as part of a list; brackets would end the link.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['[', ']'], "")
}

fn sitemap(addresses: &[String]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        let escaped = maud::html! { (address) }.into_string();
        push(&mut out, format_args!("<url><loc>{escaped}</loc></url>\n"));
    }
    out.push_str("</urlset>\n");
    out
}
