//! Renders the Markdown tree as HTML. Text is escaped by default, so a catalog cannot add markup.

use errbook_spec::model::{Align, Block, Inline, LinkTarget, Markdown, Message, Param, Piece};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::languages;
use crate::meaning::Meaning;

/// Returns Markdown as block elements.
pub(crate) fn blocks(pages: &LanguagePages<'_>, here: Page<'_>, markdown: &Markdown) -> Markup {
    all(pages, here, &markdown.blocks)
}

fn all(pages: &LanguagePages<'_>, here: Page<'_>, blocks: &[Block]) -> Markup {
    html! { @for it in blocks { (block(pages, here, it)) } }
}

fn block(pages: &LanguagePages<'_>, here: Page<'_>, block: &Block) -> Markup {
    match block {
        Block::Paragraph(content) => html! { p { (inlines(pages, here, content)) } },
        Block::Code { text, .. } => html! { pre { code { (text) } } },
        Block::List { start, items } => {
            let items = html! { @for item in items { li { (tight(pages, here, item)) } } };
            match start {
                None => html! { ul { (items) } },
                Some(1) => html! { ol { (items) } },
                Some(start) => html! { ol start=(start) { (items) } },
            }
        }
        Block::Table { columns, head, rows } => {
            let cell = |content: &[Inline]| inlines(pages, here, content);
            html! {
                div.scroll tabindex="0" {
                    table {
                        thead { tr { @for (at, it) in columns.iter().zip(head) {
                            th scope="col" class=[align(*at)] { (cell(it)) }
                        } } }
                        tbody { @for row in rows { tr { @for (at, it) in columns.iter().zip(row) {
                            td class=[align(*at)] { (cell(it)) }
                        } } } }
                    }
                }
            }
        }
    }
}

/// Returns the class that aligns a table cell. The pages' content security policy forbids inline styles.
fn align(column: Align) -> Option<&'static str> {
    match column {
        Align::Default | Align::Left => None,
        Align::Center => Some("center"),
        Align::Right => Some("right"),
    }
}

/// Returns the content of a list item, without a `<p>` around a single paragraph.
fn tight(pages: &LanguagePages<'_>, here: Page<'_>, item: &[Block]) -> Markup {
    match item {
        [Block::Paragraph(content)] => inlines(pages, here, content),
        [Block::Paragraph(content), rest @ ..] => {
            html! { (inlines(pages, here, content)) (all(pages, here, rest)) }
        }
        blocks => all(pages, here, blocks),
    }
}

/// Returns Markdown for use in a list item: the content of a single paragraph, otherwise all blocks.
pub(crate) fn item(pages: &LanguagePages<'_>, here: Page<'_>, markdown: &Markdown) -> Markup {
    tight(pages, here, &markdown.blocks)
}

fn inlines(pages: &LanguagePages<'_>, here: Page<'_>, content: &[Inline]) -> Markup {
    html! {
        @for inline in content {
            @match inline {
                Inline::Text(text) => (text),
                Inline::Emphasis(content) => em { (inlines(pages, here, content)) },
                Inline::Strong(content) => strong { (inlines(pages, here, content)) },
                Inline::Strike(content) => del { (inlines(pages, here, content)) },
                Inline::Code(text) => code { (text) },
                Inline::Link { target, content } => (link(pages, here, target, content)),
                Inline::Break => br;,
            }
        }
    }
}

fn link(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    target: &LinkTarget,
    content: &[Inline],
) -> Markup {
    let content = inlines(pages, here, content);
    let address = match target {
        LinkTarget::Url(url) => Some(url.clone()),
        LinkTarget::Entry(id) => pages.entry_link(here, *id),
    };
    match address {
        Some(address) => html! { a href=(address) { (content) } },
        None => content,
    }
}

/// Returns what happened: the description, or the message.
pub(crate) fn meaning(pages: &LanguagePages<'_>, here: Page<'_>, meaning: &Meaning<'_>) -> Markup {
    match meaning {
        Meaning::Description(description) => blocks(pages, here, description),
        Meaning::Message(text, params) => html! { p { (message(text, params)) } },
    }
}

/// Returns a message, with its placeholders as code.
pub(crate) fn message(message: &Message, params: &[&Param]) -> Markup {
    html! {
        @for piece in &message.0 {
            @match piece {
                Piece::Text(text) => (text),
                Piece::Param(index) => code { "{" (params.get(*index).map_or("", |it| &it.name)) "}" },
            }
        }
    }
}

/// Returns one of the pages' own words, with the parts in backticks as code.
pub(crate) fn word(word: &str) -> Markup {
    html! { @for (index, part) in word.split('`').enumerate() {
        @if index % 2 == 1 { code { (part) } } @else { (part) }
    } }
}

/// Returns an address or path with line break opportunities between its segments.
pub(crate) fn breakable(name: &str) -> Markup {
    let is_end = |(at, byte): (usize, &u8)| {
        let next = name.as_bytes().get(at + 1);
        let ends = |it: &u8| matches!(it, b':' | b'/' | b'#' | b'?' | b'&');
        (ends(byte) && next.is_some_and(|next| !ends(next))).then_some(at + 1)
    };
    let ends: Vec<_> = name.as_bytes().iter().enumerate().filter_map(is_end).collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    html! { @for (start, end) in starts.zip(ends.iter().copied().chain([name.len()])) {
        @if start > 0 { wbr; }
        (name[start..end])
    } }
}

/// Returns the first paragraph as plain text, for the first page of the site. Relative links would be wrong there.
pub(crate) fn first_paragraph(markdown: &Markdown) -> Markup {
    let first = markdown.plain.split("\n\n").next().unwrap_or_default();
    html! { p { (first) } }
}

/// Returns a note if a text is not in the page's language.
pub(crate) fn untranslated(pages: &LanguagePages<'_>, language: &str) -> Markup {
    html! {
        @if language != pages.tag() {
            p.count { (pages.words.untranslated) " " (languages::autonym(language)) "." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn addresses_break_between_their_parts() {
        for (name, expected) in [
            ("", ""),
            ("out-of-credit", "out-of-credit"),
            ("api::Code::NotFound", "api::<wbr>Code::<wbr>NotFound"),
            ("https://a.es/x#ñ:", "https://<wbr>a.es/<wbr>x#<wbr>ñ:"),
            ("urn:a:<b>", "urn:<wbr>a:<wbr>&lt;b&gt;"),
        ] {
            assert_eq!(breakable(name).into_string(), expected, "{name}");
        }
    }
}
