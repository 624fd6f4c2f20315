//! Renders the page of a group, with every entry in catalog order.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::{Entry, Group};

use super::language_pages::LanguagePages;
use super::page;
use super::paths::{self, Page};
use super::sections;
use crate::published;
use crate::push::push;

pub(crate) fn page(site: &LanguagePages<'_>, index: usize, group: &Group) -> String {
    let here = Page::Group(index);
    let (texts, is_translated) = site.group_texts(group);
    let mut out = page::title(site, here);
    let home = site.paths.link(here, Page::Catalog);
    push(&mut out, format_args!("[{}]({home})\n\n", escape::line(site.catalog_title())));
    out.push_str(&site.translations(here));
    out.push_str(&site.untranslated(is_translated));
    if let Some(description) = texts.and_then(|texts| texts.description.as_ref()) {
        out.push_str(&commonmark::blocks(description, &site.links(here)));
        out.push('\n');
    }
    for entry in published::entries(site.catalog, group) {
        out.push_str(&article(site, here, entry));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn article(site: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let (texts, language) = entry.texts_in(site.language);
    let links = site.links(here);
    let address = site.paths.link(here, paths::page(entry));
    let title = format!("{}{}", former(entry), escape::line(&texts.title));
    let mut out = page::heading(site.paths.flavour(), "##", &entry.code, &title);
    push(
        &mut out,
        format_args!(
            "[{}]({address}) · {}\n\n",
            escape::code(&entry.code),
            sections::status(site, entry)
        ),
    );
    out.push_str(&site.untranslated(language == site.language));
    out.push_str(&sections::notices(site, here, entry));
    out.push_str(&commonmark::blocks(&texts.description, &links));
    push(&mut out, format_args!("\n**{}**\n\n", site.words.resolution));
    out.push_str(&sections::resolution(&texts.resolution, &links));
    out.push('\n');
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
