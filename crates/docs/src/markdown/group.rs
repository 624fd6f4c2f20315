//! Renders the page of a group, with every entry in catalog order.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::{Entry, Group};

use super::language_pages::LanguagePages;
use super::page;
use super::paths::{self, Page};
use super::sections;
use crate::meaning::Meaning;
use crate::published;
use crate::push::push;

pub(crate) fn page(pages: &LanguagePages<'_>, index: usize, group: &Group) -> String {
    let here = Page::Group(index);
    let (texts, is_translated) = pages.group_texts(group);
    let mut out = page::title(pages, here);
    let home = pages.paths.link(here, Page::Catalog);
    push(&mut out, format_args!("[{}]({home})\n\n", escape::line(pages.catalog_title())));
    out.push_str(&pages.translations(here));
    out.push_str(&pages.untranslated(is_translated));
    if let Some(description) = texts.and_then(|texts| texts.description.as_ref()) {
        out.push_str(&commonmark::blocks(description, &pages.links(here)));
        out.push('\n');
    }
    for entry in published::entries(pages.catalog, group) {
        out.push_str(&article(pages, here, entry));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn article(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let (texts, language) = entry.texts_in(pages.language);
    let links = pages.links(here);
    let address = pages.paths.link(here, paths::page(entry));
    let title = format!("{}{}", former(entry), escape::line(&texts.title));
    let mut out = page::heading(pages.paths.flavour(), "##", &entry.code, &title);
    push(
        &mut out,
        format_args!(
            "[{}]({address}) · {}\n\n",
            escape::code(&entry.code),
            sections::status(pages, entry)
        ),
    );
    out.push_str(&pages.untranslated(language == pages.language));
    out.push_str(&sections::notices(pages, here, entry));
    if let Some(meaning) = Meaning::of(entry, texts) {
        out.push_str(&meaning.markdown(&links));
        out.push('\n');
    }
    if let Some(resolution) = &texts.resolution {
        let resolution = sections::resolution(resolution, &links);
        push(&mut out, format_args!("**{}**\n\n{resolution}\n", pages.words.resolution));
    }
    out
}

/// Returns an anchor for each former code.
fn former(entry: &Entry) -> String {
    let mut out = String::new();
    for name in &entry.aliases {
        if escape::is_plain_name(name) {
            push(&mut out, format_args!("<a id=\"{name}\"></a>"));
        }
    }
    out
}
