//! The plain text for bodies, terminals and summaries.

use crate::model::{Block, Inline};

/// Returns the text of blocks without markup.
pub(super) fn plain(blocks: &[Block]) -> String {
    let blocks: Vec<_> = blocks.iter().map(block).collect();
    blocks.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => {
            let mut text = String::new();
            push(inlines, &mut text);
            text
        }
        Block::Code { text, .. } => text.trim_end_matches('\n').to_owned(),
        Block::List { start, items } => {
            let mut number = start.unwrap_or_default();
            let mut lines = Vec::new();
            for item in items {
                let mark = start.map_or_else(|| "- ".to_owned(), |_| format!("{number}. "));
                number = number.saturating_add(1);
                lines.push(mark.clone() + &indented(&item_text(item), mark.len()));
            }
            lines.join("\n")
        }
        Block::Table { head, rows, .. } => {
            let lines: Vec<_> = std::iter::once(head).chain(rows).map(|row| cells(row)).collect();
            lines.join("\n")
        }
    }
}

/// Returns a row of a table as a line.
fn cells(row: &[Vec<Inline>]) -> String {
    let mut line = String::new();
    for (index, cell) in row.iter().enumerate() {
        line.push_str(if index > 0 { " | " } else { "" });
        push(cell, &mut line);
    }
    line
}

/// A list in an item follows its text on the next line.
fn item_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (i, inner) in blocks.iter().enumerate() {
        if i > 0 {
            text.push_str(if matches!(inner, Block::List { .. }) { "\n" } else { "\n\n" });
        }
        text.push_str(&block(inner));
    }
    text
}

fn indented(text: &str, width: usize) -> String {
    let lines: Vec<_> = text
        .split('\n')
        .enumerate()
        .map(|(i, line)| match line {
            line if i == 0 || line.is_empty() => line.to_owned(),
            line => " ".repeat(width) + line,
        })
        .collect();
    lines.join("\n")
}

fn push(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(inner) | Inline::Strong(inner) => push(inner, text),
            // Without its marks, struck text would say the opposite.
            Inline::Strike(inner) => {
                text.push_str("~~");
                push(inner, text);
                text.push_str("~~");
            }
            Inline::Link { content, .. } => push(content, text),
            Inline::Break => text.push('\n'),
        }
    }
}
