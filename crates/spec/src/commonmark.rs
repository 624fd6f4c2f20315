//! Renders the Markdown tree as `CommonMark`.
//!
//! Written by hand, because the escaping is the point: no text of a catalog can become markup. `pulldown-cmark-to-cmark` is made for
//! texts that were Markdown before.

pub mod escape;
mod wrap;

use crate::model::{Align, Block, EntryId, Inline, LinkTarget, Markdown, Message, Param, Piece};

pub use wrap::wrapped;

/// The pages that the `CommonMark` is written for.
pub trait Target {
    /// Returns the address of an error; `None` if none is published, so that only the text of the link remains.
    fn entry(&self, id: EntryId) -> Option<String>;

    /// Returns inline code.
    fn code(&self, text: &str) -> String {
        escape::code(text)
    }

    /// Returns a block of code.
    fn fenced(&self, language: &str, text: &str) -> String {
        escape::fenced(language, text)
    }

    /// Returns the width of a line in characters, if paragraphs are wrapped.
    fn width(&self) -> Option<usize> {
        None
    }
}

/// Returns a text as blocks. It ends with a line end.
#[must_use]
pub fn blocks(markdown: &Markdown, target: &dyn Target) -> String {
    let mut out = String::new();
    push_blocks(&mut out, &markdown.blocks, target);
    out
}

/// Returns a text as an item of a list with a marker such as `- `.
#[must_use]
pub fn item(marker: &str, markdown: &Markdown, target: &dyn Target) -> String {
    let mut out = String::new();
    push_item(&mut out, marker, &markdown.blocks, target);
    out
}

/// Returns a message on one line, with each placeholder as code such as `` `{name}` ``.
///
/// `params` are those that the message's indices are of.
#[must_use]
pub fn message(message: &Message, params: &[&Param]) -> String {
    let mut out = String::new();
    for piece in &message.0 {
        match piece {
            Piece::Text(text) => escape::push_text(&mut out, text),
            Piece::Param(index) => {
                let name = params.get(*index).map_or("", |param| &param.name);
                out.push_str(&escape::code(&format!("{{{name}}}")));
            }
        }
    }
    out.replace('\n', " ")
}

fn push_blocks(out: &mut String, blocks: &[Block], target: &dyn Target) {
    // Two lists in a row would be read as one, unless their markers differ.
    let mut lists = 0;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match block {
            Block::Paragraph(inlines) => {
                let mut paragraph = String::new();
                push_inlines(&mut paragraph, inlines, target, Within { depth: 0, cell: false });
                let paragraph = paragraph.trim_end();
                match target.width() {
                    Some(width) => out.push_str(&wrapped(paragraph, width)),
                    None => out.push_str(paragraph),
                }
                out.push('\n');
            }
            Block::List { start, items } => {
                push_list(out, *start, items, target, lists % 2 == 1);
            }
            Block::Code { language, text } => {
                out.push_str(&target.fenced(language, text));
            }
            Block::Table { columns, head, rows } => {
                push_row(out, head, target);
                let rule = columns.iter().map(|column| match column {
                    Align::Default => "---",
                    Align::Left => ":--",
                    Align::Center => ":-:",
                    Align::Right => "--:",
                });
                out.push_str("| ");
                out.push_str(&rule.collect::<Vec<_>>().join(" | "));
                out.push_str(" |\n");
                for row in rows {
                    push_row(out, row, target);
                }
            }
        }
        lists = if matches!(block, Block::List { .. }) { lists + 1 } else { 0 };
    }
}

/// Appends a table row (GFM 0.29, section 4.10).
fn push_row(out: &mut String, cells: &[Vec<Inline>], target: &dyn Target) {
    out.push('|');
    for cell in cells {
        let mut text = String::new();
        push_inlines(&mut text, cell, target, Within { depth: 0, cell: true });
        // A row must be one line.
        let text = text.replace("\\\n", " ").replace('\n', " ");
        out.push(' ');
        out.push_str(text.trim());
        out.push_str(" |");
    }
    out.push('\n');
}

fn push_list(
    out: &mut String,
    start: Option<u64>,
    items: &[Vec<Block>],
    target: &dyn Target,
    is_second: bool,
) {
    let (bullet, end) = if is_second { ("* ", ')') } else { ("- ", '.') };
    for (index, item) in items.iter().enumerate() {
        let marker = match start {
            // CommonMark allows at most nine digits.
            Some(first) => {
                format!("{}{end} ", first.saturating_add(index as u64).min(999_999_999))
            }
            None => bullet.to_owned(),
        };
        push_item(out, &marker, item, target);
    }
}

fn push_item(out: &mut String, marker: &str, blocks: &[Block], target: &dyn Target) {
    let mut inner = String::new();
    push_blocks(&mut inner, blocks, target);
    if inner.is_empty() {
        inner.push('\n');
    }
    let indent = " ".repeat(marker.len());
    for (index, line) in inner.lines().enumerate() {
        let lead = if index == 0 { marker } else { &indent };
        out.push_str(if line.is_empty() { lead.trim_end() } else { lead });
        out.push_str(line);
        out.push('\n');
    }
}

/// The context of inlines.
#[derive(Clone, Copy)]
struct Within {
    /// The depth of nested emphasis.
    depth: usize,
    /// Whether the inlines are in a table cell.
    cell: bool,
}

impl Within {
    fn emphasis(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

fn push_inlines(out: &mut String, inlines: &[Inline], target: &dyn Target, within: Within) {
    // Nested emphasis alternates between `*` and `_`, because adjacent equal delimiters would merge.
    let mark = if within.depth.is_multiple_of(2) { "*" } else { "_" };
    let around = |out: &mut String, mark: &str, content: &[Inline]| {
        out.push_str(mark);
        push_inlines(out, content, target, within.emphasis());
        out.push_str(mark);
    };
    for inline in inlines {
        match inline {
            Inline::Text(text) => escape::push_text(out, text),
            Inline::Emphasis(content) => around(out, mark, content),
            Inline::Strong(content) => around(out, &mark.repeat(2), content),
            Inline::Strike(content) => around(out, "~~", content),
            // A `|` would end the cell even inside of code.
            Inline::Code(text) if within.cell && text.contains('|') => {
                out.push_str(&escape::line(text));
            }
            Inline::Code(text) => out.push_str(&target.code(text)),
            Inline::Link { target: to, content } => push_link(out, to, content, target, within),
            Inline::Break => out.push_str("\\\n"),
        }
    }
}

fn push_link(
    out: &mut String,
    to: &LinkTarget,
    content: &[Inline],
    target: &dyn Target,
    within: Within,
) {
    let address = match to {
        LinkTarget::Url(url) => Some(url.clone()),
        LinkTarget::Entry(id) => target.entry(*id),
    };
    let Some(address) = address else { return push_inlines(out, content, target, within) };
    out.push('[');
    push_inlines(out, content, target, within);
    out.push_str("](");
    out.push_str(&escape::destination(&address));
    out.push(')');
}

#[cfg(test)]
mod tests {
    use super::{Target, blocks, item};
    use crate::model::{Align, Block, EntryId, Inline, LinkTarget, Markdown};

    struct Here;

    impl Target for Here {
        fn entry(&self, id: EntryId) -> Option<String> {
            (id.0 == 0).then(|| "a.md".to_owned())
        }
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn markdown(blocks: Vec<Block>) -> Markdown {
        Markdown { blocks, plain: String::new() }
    }

    #[test]
    fn inlines() {
        let link = |target| Inline::Link { target, content: vec![text("x")] };
        let paragraph = Block::Paragraph(vec![
            text("1"),
            text(". a*b "),
            Inline::Strong(vec![Inline::Emphasis(vec![text("c")])]),
            Inline::Code("`".to_owned()),
            link(LinkTarget::Entry(EntryId(0))),
            link(LinkTarget::Entry(EntryId(1))),
            Inline::Strike(vec![text("y")]),
            Inline::Break,
            text("- z"),
        ]);
        assert_eq!(
            blocks(&markdown(vec![paragraph]), &Here),
            "1\\. a\\*b **_c_**`` ` ``[x](a.md)x~~y~~\\\n\\- z\n"
        );
    }

    #[test]
    fn blocks_are_indented_in_items() {
        let paragraph = |content: &str| Block::Paragraph(vec![text(content)]);
        let list = Block::List {
            start: Some(9),
            items: vec![
                vec![
                    paragraph("one"),
                    Block::Code { language: "sh".to_owned(), text: "a\n\nb\n".to_owned() },
                ],
                vec![paragraph("two")],
            ],
        };
        assert_eq!(
            item("- ", &markdown(vec![list]), &Here),
            "- 9. one\n\n     ```sh\n     a\n\n     b\n     ```\n  10. two\n"
        );
    }

    #[test]
    fn tables_keep_their_cells() {
        let table = Block::Table {
            columns: vec![Align::Default, Align::Right],
            head: vec![vec![text("a|b")], vec![]],
            rows: vec![vec![
                vec![Inline::Code("x|y".to_owned()), Inline::Break, text("z")],
                vec![Inline::Code("`".to_owned())],
            ]],
        };
        assert_eq!(
            item("- ", &markdown(vec![table]), &Here),
            "- | a\\|b |  |\n  | --- | --: |\n  | x\\|y z | `` ` `` |\n"
        );
    }

    #[test]
    fn lists_in_a_row_stay_apart() {
        let list =
            |start| Block::List { start, items: vec![vec![Block::Paragraph(vec![text("a")])]] };
        let lists = vec![list(None), list(None), list(Some(1)), list(Some(1))];
        assert_eq!(blocks(&markdown(lists), &Here), "- a\n\n* a\n\n1. a\n\n1) a\n");
    }
}
