//! Aligns rows in columns.

use unicode_width::UnicodeWidthStr;

use super::{Stream, Style};

/// The side of its column that a cell is aligned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// For text.
    Left,
    /// For numbers.
    Right,
}

/// A table. All rows have the same number of cells.
pub(crate) struct Table {
    columns: Vec<Align>,
    rows: Vec<Vec<(Style, String)>>,
    indent: usize,
}

impl Table {
    /// Creates a table with column names. If all names are empty, it has no header.
    pub(crate) fn new(columns: &[(&str, Align)]) -> Self {
        let names: Vec<_> =
            columns.iter().map(|(name, _)| (Style::Faint, (*name).to_owned())).collect();
        let has_names = names.iter().any(|(_, name)| !name.is_empty());
        let rows = has_names.then_some(names).into_iter().collect();
        Self { columns: columns.iter().map(|(_, align)| *align).collect(), rows, indent: 0 }
    }

    /// Indents the table.
    pub(crate) fn indented(mut self, columns: usize) -> Self {
        self.indent = columns;
        self
    }

    pub(crate) fn row(&mut self, cells: Vec<(Style, String)>) {
        self.rows.push(cells);
    }

    /// Writes the table.
    pub(crate) fn write(self, stream: &mut Stream) {
        let texts = self.texts(|text| stream.shown(text).into_owned());
        for (style, text) in texts {
            stream.styled(style, &text);
        }
    }

    /// Returns the cells of all lines, and the spaces between them.
    fn texts(mut self, shown: impl Fn(&str) -> String) -> Vec<(Style, String)> {
        for (_, text) in self.rows.iter_mut().flatten() {
            *text = shown(text).replace(['\n', '\t'], " ");
        }
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells.map(|(_, text)| text.width()).max().unwrap_or_default()
            })
            .collect();
        let rows = std::mem::take(&mut self.rows);
        rows.into_iter().flat_map(|cells| self.line(&widths, cells)).collect()
    }

    fn line(&self, widths: &[usize], cells: Vec<(Style, String)>) -> Vec<(Style, String)> {
        // Spaces are added before the next text, so that no line ends in spaces.
        let mut spaces = self.indent;
        let mut texts = Vec::new();
        for (index, ((style, text), align)) in cells.into_iter().zip(&self.columns).enumerate() {
            let free = widths[index].saturating_sub(text.width());
            let (before, after) = if *align == Align::Right { (free, 0) } else { (0, free) };
            spaces += before + if index == 0 { 0 } else { 2 };
            if !text.is_empty() {
                texts.extend([(Style::Plain, " ".repeat(spaces)), (style, text)]);
                spaces = 0;
            }
            spaces += after;
        }
        texts.push((Style::Plain, "\n".to_owned()));
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::super::stream::harmless;
    use super::*;

    fn drawn(rows: &[[&str; 3]]) -> String {
        let mut table = Table::new(&[("a", Align::Left), ("n", Align::Right), ("", Align::Left)]);
        for row in rows {
            table.row(row.iter().map(|cell| (Style::Plain, (*cell).to_owned())).collect());
        }
        table.texts(|text| harmless(text).into_owned()).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn columns_are_as_wide_as_the_cells_of_their_texts() {
        let rows = [
            ["plain text", "1", "|"],
            ["残高が", "22", "|"],
            ["e\u{301}te\u{301}", "3", "|"],
            ["👍", "4", "|"],
            ["👩\u{200d}💻", "5", "|"],
            ["한국어", "6", "|"],
            ["", "", ""],
        ];
        let expected = "\
a            n
plain text   1  |
残高が      22  |
e\u{301}te\u{301}          3  |
👍           4  |
👩\u{200d}💻           5  |
한국어       6  |

";
        assert_eq!(drawn(&rows), expected);
    }

    #[test]
    fn a_text_is_measured_as_it_is_shown_and_stays_on_its_line() {
        let rows = [["a\u{202e}b", "1", "|"], ["one\ntwo", "2", "|"]];
        let expected = "a           n\na\\u{202e}b  1  |\none two     2  |\n";
        assert_eq!(drawn(&rows), expected);
    }
}
