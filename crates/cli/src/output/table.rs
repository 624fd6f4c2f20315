//! Rows with aligned columns.

use unicode_width::UnicodeWidthStr;

use super::{Stream, Style};

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// For text.
    Left,
    /// For numbers.
    Right,
}

/// A table; every row has as many cells as there are columns.
pub(crate) struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<(Style, String)>>,
    indent: usize,
}

impl Table {
    pub(crate) fn new(columns: &[(&str, Align)]) -> Self {
        let columns = columns.iter().map(|(name, align)| ((*name).to_owned(), *align)).collect();
        Self { columns, rows: Vec::new(), indent: 0 }
    }

    /// Moves the table to the right.
    pub(crate) fn indented(mut self, columns: usize) -> Self {
        self.indent = columns;
        self
    }

    pub(crate) fn row(&mut self, cells: Vec<(Style, String)>) {
        self.rows.push(cells);
    }

    /// Writes the table; the names of the columns first, unless all are empty.
    pub(crate) fn write(&self, stream: &mut Stream) {
        let widths: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(index, (name, _))| {
                let cells = self.rows.iter().filter_map(|row| row.get(index));
                cells.map(|(_, text)| text.width()).max().unwrap_or_default().max(name.width())
            })
            .collect();
        if self.columns.iter().any(|(name, _)| !name.is_empty()) {
            let head: Vec<_> =
                self.columns.iter().map(|(name, _)| (Style::Faint, name.clone())).collect();
            self.line(stream, &widths, &head);
        }
        for row in &self.rows {
            self.line(stream, &widths, row);
        }
    }

    fn line(&self, stream: &mut Stream, widths: &[usize], cells: &[(Style, String)]) {
        // Spaces wait for the next text, so that no line ends in them.
        let mut spaces = self.indent;
        for (index, ((style, text), (_, align))) in cells.iter().zip(&self.columns).enumerate() {
            let free = widths[index].saturating_sub(text.width());
            let (before, after) = if *align == Align::Right { (free, 0) } else { (0, free) };
            spaces += before + if index == 0 { 0 } else { 2 };
            if !text.is_empty() {
                stream.text(&" ".repeat(spaces));
                stream.styled(*style, text);
                spaces = 0;
            }
            spaces += after;
        }
        stream.text("\n");
    }
}
