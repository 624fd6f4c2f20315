//! The Markdown tree → `CommonMark`.

use errbook_spec::model::{Align, Block, EntryId, Inline, LinkTarget, Markdown};

use super::escape;
use super::flavour::Flavour;
use crate::push::push;

/// Where links lead, seen from the page that is written.
pub(crate) trait Links {
    /// Returns the address of an entry; `None` where it is not published.
    fn entry(&self, id: EntryId) -> Option<String>;
    /// Returns what the text is written for.
    fn flavour(&self) -> Flavour {
        Flavour::CommonMark
    }
}

/// Returns a text as blocks; ends with a line end.
pub(crate) fn blocks(markdown: &Markdown, links: &dyn Links) -> String {
    let mut out = String::new();
    push_blocks(&mut out, &markdown.blocks, links);
    out
}

/// Returns a text as an item of a list whose marker is given.
pub(crate) fn item(marker: &str, markdown: &Markdown, links: &dyn Links) -> String {
    let mut out = String::new();
    push_item(&mut out, marker, &markdown.blocks, links);
    out
}

fn push_blocks(out: &mut String, blocks: &[Block], links: &dyn Links) {
    // Two lists in a row would be read as one, unless their markers differ.
    let mut lists = 0;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match block {
            Block::Paragraph(inlines) => {
                let mut paragraph = String::new();
                push_inlines(&mut paragraph, inlines, links, Within { depth: 0, cell: false });
                out.push_str(paragraph.trim_end());
                out.push('\n');
            }
            Block::List { start, items } => {
                push_list(out, *start, items, links, lists % 2 == 1);
            }
            Block::Code { language, text } => {
                out.push_str(&escape::fenced_in(links.flavour(), language, text));
            }
            Block::Table { columns, head, rows } => {
                push_row(out, head, links);
                let rule = columns.iter().map(|column| match column {
                    Align::Default => "---",
                    Align::Left => ":--",
                    Align::Center => ":-:",
                    Align::Right => "--:",
                });
                push(out, format_args!("| {} |\n", rule.collect::<Vec<_>>().join(" | ")));
                for row in rows {
                    push_row(out, row, links);
                }
            }
        }
        lists = if matches!(block, Block::List { .. }) { lists + 1 } else { 0 };
    }
}

/// Appends a row of a table (GFM 0.29, section 4.10).
fn push_row(out: &mut String, cells: &[Vec<Inline>], links: &dyn Links) {
    out.push('|');
    for cell in cells {
        let mut text = String::new();
        push_inlines(&mut text, cell, links, Within { depth: 0, cell: true });
        // A row is one line.
        let text = text.replace("\\\n", " ").replace('\n', " ");
        push(out, format_args!(" {} |", text.trim()));
    }
    out.push('\n');
}

fn push_list(
    out: &mut String,
    start: Option<u64>,
    items: &[Vec<Block>],
    links: &dyn Links,
    is_second: bool,
) {
    let (bullet, end) = if is_second { ("* ", ')') } else { ("- ", '.') };
    for (index, item) in items.iter().enumerate() {
        let marker = match start {
            // CommonMark allows nine digits.
            Some(first) => {
                format!("{}{end} ", first.saturating_add(index as u64).min(999_999_999))
            }
            None => bullet.to_owned(),
        };
        push_item(out, &marker, item, links);
    }
}

fn push_item(out: &mut String, marker: &str, blocks: &[Block], links: &dyn Links) {
    let mut inner = String::new();
    push_blocks(&mut inner, blocks, links);
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

/// What inlines are within.
#[derive(Clone, Copy)]
struct Within {
    /// How much emphasis.
    depth: usize,
    /// Whether a cell of a table.
    cell: bool,
}

impl Within {
    fn emphasis(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

fn push_inlines(out: &mut String, inlines: &[Inline], links: &dyn Links, within: Within) {
    // Neighbouring delimiters of one kind would merge.
    let mark = if within.depth.is_multiple_of(2) { "*" } else { "_" };
    let around = |out: &mut String, mark: &str, content: &[Inline]| {
        out.push_str(mark);
        push_inlines(out, content, links, within.emphasis());
        out.push_str(mark);
    };
    for inline in inlines {
        match inline {
            Inline::Text(text) => escape::push_text(out, text),
            Inline::Emphasis(content) => around(out, mark, content),
            Inline::Strong(content) => around(out, &mark.repeat(2), content),
            Inline::Strike(content) => around(out, "~~", content),
            Inline::Code(text) if within.cell => {
                out.push_str(&escape::code_cell_in(links.flavour(), text));
            }
            Inline::Code(text) => out.push_str(&escape::code_in(links.flavour(), text)),
            Inline::Link { target, content } => push_link(out, target, content, links, within),
            Inline::Break => out.push_str("\\\n"),
        }
    }
}

fn push_link(
    out: &mut String,
    target: &LinkTarget,
    content: &[Inline],
    links: &dyn Links,
    within: Within,
) {
    let address = match target {
        LinkTarget::Url(url) => Some(url.clone()),
        LinkTarget::Entry(id) => links.entry(*id),
    };
    let Some(address) = address else { return push_inlines(out, content, links, within) };
    out.push('[');
    push_inlines(out, content, links, within);
    out.push_str("](");
    out.push_str(&escape::destination(&address));
    out.push(')');
}

#[cfg(test)]
mod tests {
    use super::{Links, blocks, item};
    use errbook_spec::model::{Align, Block, EntryId, Inline, LinkTarget, Markdown};

    struct Here;

    impl Links for Here {
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
