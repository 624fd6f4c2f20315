//! Documentation comments from the catalog's texts.
//!
//! Nothing in a text becomes HTML, a link, a code example that rustdoc runs, or an indented block.

use errbook_spec::commonmark::{self, Target, escape, wrapped};
use errbook_spec::model::{Block, EntryId, Markdown};

use super::names::CatalogNames;

/// The width of a line in characters.
const WIDTH: usize = 100;

/// Links from an item to codes.
pub(crate) struct Links<'p> {
    names: &'p CatalogNames<'p>,
    /// The path from the item to the modules of the groups.
    to_groups: &'static str,
}

impl<'p> Links<'p> {
    /// Links from an item of the catalog's own module, such as a group.
    pub(crate) fn from_catalog(names: &'p CatalogNames<'p>) -> Self {
        Self { names, to_groups: "" }
    }

    /// Links from an item in a group or in the module of the sets.
    pub(crate) fn from_group(names: &'p CatalogNames<'p>) -> Self {
        Self { names, to_groups: "super::" }
    }

    /// Returns a link to a code that is named by itself.
    pub(crate) fn code(&self, id: EntryId) -> String {
        let code = escape::code(&self.names.catalog.entry(id).code);
        self.entry(id).map_or_else(|| code.clone(), |path| format!("[{code}]({path})"))
    }
}

impl Target for Links<'_> {
    fn entry(&self, id: EntryId) -> Option<String> {
        let (group, entry) = self.names.entry(id)?;
        let path = format!("{}{}::Code::{}", self.to_groups, group.module, entry.variant);
        // To rustdoc, `#` begins a fragment.
        Some(path.replace("r#", ""))
    }

    /// The language is always `text`: rustdoc would compile and run Rust.
    fn fenced(&self, _: &str, text: &str) -> String {
        escape::fenced("text", text)
    }

    fn width(&self) -> Option<usize> {
        Some(WIDTH)
    }
}

/// The documentation of an item, block by block.
#[derive(Debug, Default)]
pub(crate) struct Rustdoc {
    blocks: String,
}

impl Rustdoc {
    /// Returns its lines.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.blocks.lines().map(str::to_owned).collect()
    }

    /// Adds a paragraph of plain text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.markup(&escape::line(text))
    }

    /// Adds a paragraph of Markdown.
    pub(crate) fn markup(&mut self, markup: &str) -> &mut Self {
        if !markup.is_empty() {
            self.gap();
            self.blocks.push_str(&wrapped(markup, WIDTH));
            self.blocks.push('\n');
        }
        self
    }

    /// Adds a text of the catalog.
    pub(crate) fn markdown(&mut self, markdown: &Markdown, links: &Links<'_>) -> &mut Self {
        self.gap();
        self.blocks.push_str(&commonmark::blocks(markdown, links));
        self
    }

    /// Adds a text of the catalog after a label, in the same paragraph if it begins with one.
    pub(crate) fn labelled(
        &mut self,
        label: &str,
        markdown: &Markdown,
        links: &Links<'_>,
    ) -> &mut Self {
        self.markup(label);
        if !matches!(markdown.blocks.first(), Some(Block::Paragraph(_))) {
            self.gap();
        }
        self.blocks.push_str(&commonmark::blocks(markdown, links));
        self
    }

    /// Adds a list of texts, numbered or not.
    pub(crate) fn list(
        &mut self,
        is_numbered: bool,
        items: &[Markdown],
        links: &Links<'_>,
    ) -> &mut Self {
        self.gap();
        for (index, item) in items.iter().enumerate() {
            let marker = if is_numbered { format!("{}. ", index + 1) } else { "- ".to_owned() };
            self.blocks.push_str(&commonmark::item(&marker, item, links));
        }
        self
    }

    fn gap(&mut self) {
        if !self.blocks.is_empty() {
            self.blocks.push('\n');
        }
    }
}

#[cfg(test)]
mod tests;
