//! Writes what surrounds the contents of a page: front matter and headings, and the list of all pages.

use errbook_spec::artifact::Artifact;
use errbook_spec::commonmark::escape;
use errbook_spec::model::Entry;

use super::flavour::Flavour;
use super::language_pages::LanguagePages;
use super::paths::{self, Page};
use crate::published;
use crate::push::push;
use crate::quoted::quoted;

/// Returns the title heading of a page. Zola's themes take it from the front matter instead.
pub(crate) fn title(pages: &LanguagePages<'_>, page: Page) -> String {
    let text = escape::line(title_text(pages, page));
    match pages.paths.flavour() {
        Flavour::CommonMark => format!("# {text}\n\n"),
        Flavour::Zola => String::new(),
        // Without an explicit id, the generator would use one that the text contains.
        flavour => heading(flavour, "#", id(pages, page), &text),
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

/// Returns the front matter of a page.
pub(crate) fn front(pages: &LanguagePages<'_>, page: Page, order: usize) -> String {
    let title = quoted(title_text(pages, page));
    let is_entry = matches!(page, Page::Entry(..));
    match pages.paths.flavour() {
        Flavour::CommonMark | Flavour::MdBook => String::new(),
        Flavour::Docusaurus => {
            let name =
                if let Page::Entry(_, entry) = page { pages.paths.entry(entry) } else { "index" };
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
pub(crate) fn summary(by_language: &[LanguagePages<'_>]) -> Artifact {
    let mut contents = "# Summary\n\n".to_owned();
    for pages in by_language {
        if pages.language > 0 {
            push(&mut contents, format_args!("# {}\n\n", escape::line(pages.tag())));
        }
        for (index, page) in all(pages).into_iter().enumerate() {
            let indent = match page {
                _ if index == 0 => "",
                Page::Catalog => "",
                Page::Group(_) => "  ",
                Page::Entry(..) => "    ",
            };
            let title = escape::line(title_text(pages, page));
            let path = pages.path(page);
            push(&mut contents, format_args!("{indent}- [{title}]({path})\n"));
        }
        contents.push('\n');
    }
    contents.truncate(contents.trim_end().len());
    contents.push('\n');
    Artifact { path: "SUMMARY.md".to_owned(), contents }
}

/// Returns every page of a language in order.
pub(crate) fn all(pages: &LanguagePages<'_>) -> Vec<Page> {
    let mut all = vec![Page::Catalog];
    for (index, group) in published::groups(pages.catalog) {
        all.push(Page::Group(index));
        all.extend(published::entries(pages.catalog, group).map(paths::page));
    }
    all
}

fn title_text<'s>(pages: &'s LanguagePages<'_>, page: Page) -> &'s str {
    match page {
        Page::Catalog => pages.catalog_title(),
        Page::Group(group) => pages.group_title(&pages.catalog.groups[group]),
        Page::Entry(_, entry) => &self::entry(pages, entry).texts_in(pages.language).0.title,
    }
}

fn id<'s>(pages: &'s LanguagePages<'_>, page: Page) -> &'s str {
    match page {
        Page::Catalog => &pages.catalog.name,
        Page::Group(group) => &pages.catalog.groups[group].name,
        Page::Entry(_, entry) => &self::entry(pages, entry).code,
    }
}

fn entry<'s>(pages: &'s LanguagePages<'_>, entry: usize) -> &'s Entry {
    &pages.catalog.entries[entry]
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
