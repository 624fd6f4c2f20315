//! Writes a page as a file: path, front matter and headings.

use errbook_spec::artifact::Artifact;
use errbook_spec::commonmark::escape;
use errbook_spec::model::Entry;

use super::flavour::Flavour;
use super::language_pages::LanguagePages;
use super::paths::{self, Page};
use crate::published;
use crate::push::push;
use crate::quoted::quoted;

/// Returns a page as a file, with its front matter.
pub(crate) fn artifact(
    site: &LanguagePages<'_>,
    page: Page,
    order: usize,
    contents: &str,
) -> Artifact {
    let path = site.paths.path(site.language, page);
    Artifact { contents: format!("{}{contents}", front(site, page, order)), path }
}

/// Returns the title heading of a page. Zola's themes take it from the front matter instead.
pub(crate) fn title(site: &LanguagePages<'_>, page: Page) -> String {
    let text = escape::line(title_text(site, page));
    match site.paths.flavour() {
        Flavour::CommonMark => format!("# {text}\n\n"),
        Flavour::Zola => String::new(),
        // Without an explicit id, the generator would use one that the text contains.
        flavour => heading(flavour, "#", id(site, page), &text),
    }
}

/// Returns a heading with an explicit id for links, independent of its text.
pub(crate) fn heading(flavour: Flavour, marks: &str, id: &str, text: &str) -> String {
    let id = Some(id).filter(|id| escape::is_plain_name(id));
    match (flavour, id) {
        (Flavour::CommonMark, Some(id)) => format!("{marks} <a id=\"{id}\"></a>{text}\n\n"),
        (_, Some(id)) => format!("{marks} {text} {{#{id}}}\n\n"),
        (_, None) => format!("{marks} {text}\n\n"),
    }
}

fn front(site: &LanguagePages<'_>, page: Page, order: usize) -> String {
    let title = quoted(title_text(site, page));
    let is_entry = matches!(page, Page::Entry(..));
    match site.paths.flavour() {
        Flavour::CommonMark | Flavour::MdBook => String::new(),
        Flavour::Docusaurus => {
            let name =
                if let Page::Entry(_, entry) = page { site.paths.entry(entry) } else { "index" };
            let name = quoted(name);
            let slug = if is_entry { format!("slug: {name}\n") } else { String::new() };
            format!(
                "---\nid: {name}\ntitle: {title}\n{slug}sidebar_position: {order}\nformat: md\n---\n\n"
            )
        }
        Flavour::Zola => {
            let sort = if is_entry { "" } else { "sort_by = \"weight\"\n" };
            format!("+++\ntitle = {title}\nweight = {order}\n{sort}+++\n\n")
        }
    }
}

/// Returns the `SUMMARY.md` of mdBook, which lists every page of every language.
pub(crate) fn summary(sites: &[LanguagePages<'_>]) -> Artifact {
    let mut contents = "# Summary\n\n".to_owned();
    for site in sites {
        if site.language > 0 {
            push(&mut contents, format_args!("# {}\n\n", escape::line(site.tag())));
        }
        for (index, page) in pages(site).into_iter().enumerate() {
            let indent = match page {
                _ if index == 0 => "",
                Page::Catalog => "",
                Page::Group(_) => "  ",
                Page::Entry(..) => "    ",
            };
            let title = escape::line(title_text(site, page));
            let path = site.paths.path(site.language, page);
            push(&mut contents, format_args!("{indent}- [{title}]({path})\n"));
        }
        contents.push('\n');
    }
    contents.truncate(contents.trim_end().len());
    contents.push('\n');
    Artifact { path: "SUMMARY.md".to_owned(), contents }
}

/// Returns every page of a language in order.
pub(crate) fn pages(site: &LanguagePages<'_>) -> Vec<Page> {
    let mut pages = vec![Page::Catalog];
    for (index, group) in published::groups(site.catalog) {
        pages.push(Page::Group(index));
        pages.extend(published::entries(site.catalog, group).map(paths::page));
    }
    pages
}

fn title_text<'s>(site: &'s LanguagePages<'_>, page: Page) -> &'s str {
    match page {
        Page::Catalog => site.catalog_title(),
        Page::Group(group) => site.group_title(&site.catalog.groups[group]),
        Page::Entry(_, entry) => &self::entry(site, entry).texts_in(site.language).0.title,
    }
}

fn id<'s>(site: &'s LanguagePages<'_>, page: Page) -> &'s str {
    match page {
        Page::Catalog => &site.catalog.name,
        Page::Group(group) => &site.catalog.groups[group].name,
        Page::Entry(_, entry) => &self::entry(site, entry).code,
    }
}

fn entry<'s>(site: &'s LanguagePages<'_>, entry: usize) -> &'s Entry {
    &site.catalog.entries[entry]
}

#[cfg(test)]
mod tests {
    use super::{Flavour, heading};

    #[test]
    fn headings_have_ids() {
        for (flavour, id, expected) in [
            (Flavour::CommonMark, "a-b", "## <a id=\"a-b\"></a>x\n\n"),
            (Flavour::Zola, "a-b", "## x {#a-b}\n\n"),
            (Flavour::MdBook, "a b", "## x\n\n"),
        ] {
            assert_eq!(heading(flavour, "##", id, "x"), expected);
        }
    }
}
