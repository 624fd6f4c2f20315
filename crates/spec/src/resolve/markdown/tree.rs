//! Builds the tree on an explicit stack.

use crate::model::{Align, Block, Inline, LinkTarget};

/// A block or inline that is still open.
#[derive(Debug)]
pub(super) enum Frame {
    Paragraph(Vec<Inline>),
    /// Its blocks are shown, the first paragraph with the mark.
    Quote(Vec<Block>),
    Code {
        language: String,
        text: String,
    },
    /// Shown as a paragraph.
    Indented(String),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item(Vec<Block>),
    /// The first row is the head.
    Table {
        columns: Vec<Align>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strike(Vec<Inline>),
    /// Only its content is shown if it has no target.
    Link {
        target: Option<LinkTarget>,
        content: Vec<Inline>,
    },
    /// Only its content is shown.
    Plain(Vec<Inline>),
}

/// The tree so far.
#[derive(Debug, Default)]
pub(super) struct Tree {
    blocks: Vec<Block>,
    open: Vec<Frame>,
}

impl Frame {
    /// Returns whether it counts as a level of nesting.
    pub(super) fn is_level(&self) -> bool {
        matches!(
            self,
            Self::List { .. }
                | Self::Quote(_)
                | Self::Emphasis(_)
                | Self::Strong(_)
                | Self::Strike(_)
        )
    }
}

impl Tree {
    /// Returns the number of open lists, quotes and emphasis.
    pub(super) fn depth(&self) -> usize {
        self.open.iter().filter(|frame| frame.is_level()).count()
    }

    /// Returns whether text is currently struck.
    pub(super) fn is_struck(&self) -> bool {
        self.open.iter().any(|frame| matches!(frame, Frame::Strike(_)))
    }

    /// Opens a frame.
    pub(super) fn open(&mut self, frame: Frame) {
        self.open.push(frame);
    }

    /// Closes the innermost frame.
    pub(super) fn close(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        match frame {
            Frame::Paragraph(inlines) => self.paragraph(inlines),
            Frame::Indented(text) => {
                let lines: Vec<_> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
                self.paragraph(vec![Inline::Text(lines.join(" "))]);
            }
            Frame::Code { language, text } => self.block(Block::Code { language, text }),
            Frame::List { start, items } => self.block(Block::List { start, items }),
            Frame::Quote(mut blocks) => {
                if let Some(Block::Paragraph(inlines)) = blocks.first_mut() {
                    let mut marked = vec![Inline::Text("> ".to_owned())];
                    inlines.drain(..).for_each(|inline| push(&mut marked, inline));
                    *inlines = marked;
                }
                for block in blocks {
                    self.block(block);
                }
            }
            Frame::Item(blocks) => self.item(blocks),
            Frame::Table { columns, rows } => {
                let mut rows = rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(Block::Table { columns, head, rows: rows.collect() });
            }
            Frame::Row(cells) => {
                if let Some(Frame::Table { rows, .. }) = self.open.last_mut() {
                    rows.push(cells);
                }
            }
            Frame::Cell(inlines) => {
                if let Some(Frame::Row(cells)) = self.open.last_mut() {
                    cells.push(inlines);
                }
            }
            Frame::Emphasis(inlines) => self.inline(Inline::Emphasis(inlines)),
            Frame::Strong(inlines) => self.inline(Inline::Strong(inlines)),
            Frame::Strike(inlines) => self.inline(Inline::Strike(inlines)),
            Frame::Link { target: Some(target), content } => {
                self.inline(Inline::Link { target, content });
            }
            Frame::Link { target: None, content } | Frame::Plain(content) => {
                for inline in content {
                    self.inline(inline);
                }
            }
        }
    }

    /// Adds a paragraph, unless it is empty.
    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>) {
        if !inlines.is_empty() {
            self.block(Block::Paragraph(inlines));
        }
    }

    /// Adds text, joined with text before it.
    pub(super) fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Frame::Code { text: code, .. } | Frame::Indented(code)) => code.push_str(text),
            _ => self.inline(Inline::Text(text.to_owned())),
        }
    }

    /// Adds an inline. In an item of a tight list it makes a paragraph.
    pub(super) fn inline(&mut self, inline: Inline) {
        match self.open.last_mut() {
            Some(
                Frame::Paragraph(inlines)
                | Frame::Emphasis(inlines)
                | Frame::Strong(inlines)
                | Frame::Strike(inlines)
                | Frame::Cell(inlines)
                | Frame::Plain(inlines)
                | Frame::Link { content: inlines, .. },
            ) => push(inlines, inline),
            Some(Frame::Item(blocks) | Frame::Quote(blocks)) => push_loose(blocks, inline),
            Some(
                Frame::Code { .. }
                | Frame::Indented(_)
                | Frame::List { .. }
                | Frame::Table { .. }
                | Frame::Row(_),
            ) => {}
            None => push_loose(&mut self.blocks, inline),
        }
    }

    /// Returns the finished tree.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.blocks
    }

    fn item(&mut self, blocks: Vec<Block>) {
        match self.open.last_mut() {
            Some(Frame::List { items, .. }) => items.push(blocks),
            _ => blocks.into_iter().for_each(|block| self.block(block)),
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Frame::Quote(blocks) | Frame::Item(blocks)) => blocks.push(block),
            _ => self.blocks.push(block),
        }
    }
}

/// Adds an inline; text is joined with text before it.
fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// Adds an inline to the paragraph that blocks end in.
fn push_loose(blocks: &mut Vec<Block>, inline: Inline) {
    match blocks.last_mut() {
        Some(Block::Paragraph(inlines)) => push(inlines, inline),
        _ => blocks.push(Block::Paragraph(vec![inline])),
    }
}
