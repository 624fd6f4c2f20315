//! Catalog text → lines of rustdoc's Markdown that say just that text.
//!
//! Nothing in a text may become HTML, a link, a code example that rustdoc runs, or an indented block.

use errbook_spec::model::{Align, Block, Inline, LinkTarget, Markdown};

/// Where a line is broken, in characters.
const WIDTH: usize = 100;

/// Lines of rustdoc's Markdown.
#[derive(Debug, Default)]
pub(crate) struct Rustdoc {
    lines: Vec<String>,
}

impl Rustdoc {
    /// Returns the lines.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// Adds a paragraph of plain text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        let mut words = Words::default();
        words.text(text);
        self.paragraph(words)
    }

    /// Adds a paragraph of our own Markdown.
    pub(crate) fn markup(&mut self, markup: &str) -> &mut Self {
        let mut words = Words::default();
        words.words(markup);
        self.paragraph(words)
    }

    /// Adds a paragraph of our own Markdown and, in it, a plain text.
    pub(crate) fn markup_and_text(&mut self, markup: &str, text: &str) -> &mut Self {
        let mut words = Words::default();
        words.words(markup);
        words.text(text);
        self.paragraph(words)
    }

    /// Adds a paragraph of code.
    pub(crate) fn inline_code(&mut self, code: &str) -> &mut Self {
        let mut words = Words::default();
        words.code(code);
        self.paragraph(words)
    }

    /// Adds a text of the catalog.
    pub(crate) fn markdown(&mut self, markdown: &Markdown) -> &mut Self {
        self.led("", markdown)
    }

    /// Adds a text of the catalog that our own Markdown leads into.
    pub(crate) fn led(&mut self, lead: &str, markdown: &Markdown) -> &mut Self {
        let mut words = Words::default();
        words.words(lead);
        let mut blocks = markdown.blocks.as_slice();
        if let [Block::Paragraph(inlines), rest @ ..] = blocks {
            words.inlines(inlines);
            blocks = rest;
        }
        self.paragraph(words);
        self.blocks(blocks);
        self
    }

    /// Adds a list of texts, numbered or not.
    pub(crate) fn list(&mut self, numbered: bool, items: &[Markdown]) -> &mut Self {
        self.gap();
        for (i, item) in items.iter().enumerate() {
            let number = numbered.then_some(i as u64 + 1);
            self.item(number, &item.blocks);
        }
        self
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => {
                    let mut words = Words::default();
                    words.inlines(inlines);
                    self.paragraph(words);
                }
                Block::List { start, items } => {
                    self.gap();
                    for (i, item) in items.iter().enumerate() {
                        self.item(start.map(|start| start.saturating_add(i as u64)), item);
                    }
                }
                Block::Code { text, .. } => self.code(text),
                Block::Table { columns, head, rows } => self.table(columns, head, rows),
            }
        }
    }

    fn table(&mut self, columns: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let row =
            |cells: &[Vec<Inline>]| line(cells.iter().map(|cell| Words::cell(cell)).collect());
        let rule = columns.iter().map(|column| match column {
            Align::Default => "---".to_owned(),
            Align::Left => ":--".to_owned(),
            Align::Center => ":-:".to_owned(),
            Align::Right => "--:".to_owned(),
        });
        self.gap();
        self.lines.extend([row(head), line(rule.collect())]);
        self.lines.extend(rows.iter().map(|cells| row(cells)));
    }

    fn item(&mut self, number: Option<u64>, blocks: &[Block]) {
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let mut inner = Self::default();
        inner.blocks(blocks);
        for (i, line) in inner.lines.into_iter().enumerate() {
            let line = match (i, line.is_empty()) {
                (0, _) => format!("{marker}{line}"),
                (_, true) => line,
                (_, false) => format!("{:1$}{line}", "", marker.len()),
            };
            self.lines.push(line);
        }
    }

    fn code(&mut self, text: &str) {
        self.gap();
        let fence = "`".repeat(longest_run(text).max(2) + 1);
        self.lines.push(format!("{fence}text"));
        self.lines.extend(text.lines().map(str::to_owned));
        self.lines.push(fence);
    }

    fn paragraph(&mut self, words: Words) -> &mut Self {
        if !words.list.is_empty() {
            self.gap();
            self.lines.extend(words.wrapped());
        }
        self
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}

/// The words of a paragraph: escaped, and never broken inside.
#[derive(Debug, Default)]
struct Words {
    /// Empty where the author has broken the line.
    list: Vec<String>,
    /// Whether what comes next belongs to the last word.
    open: bool,
    /// Whether they are in a table, where `|` ends a cell even inside of code.
    in_table: bool,
}

impl Words {
    /// Returns the content of a cell of a table.
    fn cell(inlines: &[Inline]) -> String {
        let mut words = Self { in_table: true, ..Self::default() };
        words.inlines(inlines);
        words.list.retain(|word| !word.is_empty());
        words.list.join(" ")
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(content) => self.around("*", content, "*"),
                Inline::Strong(content) => self.around("**", content, "**"),
                Inline::Strike(content) => self.around("~~", content, "~~"),
                Inline::Code(code) => self.code(code),
                Inline::Link { target: LinkTarget::Url(url), content } => {
                    self.around("[", content, &format!("](<{}>)", destination(url)));
                }
                Inline::Link { content, .. } => self.inlines(content),
                Inline::Break => {
                    self.list.push(String::new());
                    self.open = false;
                }
            }
        }
    }

    fn around(&mut self, before: &str, content: &[Inline], after: &str) {
        self.glue(before);
        self.inlines(content);
        self.open = true;
        self.glue(after);
    }

    /// Adds text that means itself.
    fn text(&mut self, text: &str) {
        let spaces = [' ', '\n', '\r', '\t'];
        for (i, word) in text.split(spaces).enumerate() {
            self.open &= i == 0;
            if word.bytes().any(is_markup_anywhere) {
                self.glue(&escaped_word(word));
            } else if !word.is_empty() {
                self.glue(word);
            }
        }
    }

    /// Adds Markdown that ends a word.
    fn words(&mut self, markup: &str) {
        self.list.extend(markup.split_whitespace().map(str::to_owned));
        self.open = false;
    }

    fn code(&mut self, code: &str) {
        let fence = "`".repeat(longest_run(code) + 1);
        let mut code = code.replace(['\n', '\r'], " ");
        if self.in_table {
            code = code.replace('|', "\\|");
        }
        let padding = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.glue(&format!("{fence}{padding}{code}{padding}{fence}"));
    }

    fn glue(&mut self, part: &str) {
        match self.list.last_mut() {
            Some(last) if self.open => last.push_str(part),
            _ => self.list.push(part.to_owned()),
        }
        self.open = !part.is_empty();
    }

    fn wrapped(self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut width = 0;
        let mut broken = false;
        for word in self.list {
            let length = word.chars().count();
            match lines.last_mut() {
                _ if word.is_empty() => broken = true,
                Some(line) if !broken && width + 1 + length <= WIDTH => {
                    line.push(' ');
                    line.push_str(&word);
                    width += 1 + length;
                }
                last => {
                    if let Some(line) = last.filter(|_| broken) {
                        line.push('\\');
                    }
                    broken = false;
                    lines.push(at_start(word));
                    width = length;
                }
            }
        }
        lines
    }
}

/// Returns a text in one line, escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut words = Words::default();
    words.text(text);
    words.list.join(" ")
}

/// Returns whether a byte can be Markdown, depending on what is around it.
fn is_markup_anywhere(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'>' | b'&' | b'~' | b'|' | b'_' | b':'
    )
}

fn escaped_word(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len() + 8);
    let mut previous = ' ';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let markup = match c {
            '_' => !(previous.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()),
            // An address in a text is no link; rustdoc's `bare_urls` asks for one.
            ':' => next == '/',
            c => u8::try_from(c).is_ok_and(is_markup_anywhere),
        };
        escaped.extend(markup.then_some('\\'));
        escaped.push(c);
        previous = c;
    }
    escaped
}

/// Escapes what would begin a block where a line begins with it.
pub(crate) fn at_start(word: String) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &word[..digits], &word[digits..]),
        Some(b'#' | b'+' | b'-' | b'=' | b':') if digits == 0 => format!("\\{word}"),
        _ => word,
    }
}

/// Returns the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Returns a link's destination as it can stand between angle brackets.
fn destination(url: &str) -> String {
    let mut destination = String::new();
    for c in url.chars() {
        match c {
            '<' => destination.push_str("%3C"),
            '>' => destination.push_str("%3E"),
            '\\' => destination.push_str("%5C"),
            ' ' => destination.push_str("%20"),
            '&' => destination.push_str("\\&"),
            c if c.is_control() => {}
            c => destination.push(c),
        }
    }
    destination
}

#[cfg(test)]
mod tests;
