//! The Markdown subset, parsed.

use super::EntryId;

/// A text with its plain projection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// The tree.
    pub blocks: Vec<Block>,
    /// The text without markup; paragraphs are separated by an empty line.
    pub plain: String,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, ordered or not.
    List {
        /// The first number of an ordered list; `None` for a bullet list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Fenced code.
    Code {
        /// The word after the fence, checked to be `[A-Za-z0-9_+-]*`.
        language: String,
        /// The text, with its final newline.
        text: String,
    },
    /// A table. A row has as many cells as there are columns.
    Table {
        /// The alignment of each column.
        columns: Vec<Align>,
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of the other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// The alignment of a table column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The alignment of the page.
    Default,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Literal text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck text.
    Strike(Vec<Inline>),
    /// Inline code.
    Code(String),
    /// A link.
    Link {
        /// The target.
        target: LinkTarget,
        /// The text.
        content: Vec<Inline>,
    },
    /// A hard line break.
    Break,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// `https:`, `http:` or `mailto:`.
    Url(String),
    /// Another entry.
    Entry(EntryId),
}
