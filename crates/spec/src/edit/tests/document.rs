//! Generates YAML with comments from bytes.

use std::fmt::Write as _;

/// Keys of the format and others.
pub(super) const KEYS: [&str; 10] =
    ["title", "group", "errors", "a-b", "status", "params", "detail", "404", "x y", "é"];

/// Choices that bytes make.
pub(super) struct Choices {
    bytes: Vec<u8>,
    at: usize,
    comments: usize,
}

const SCALARS: [&str; 20] = [
    "a",
    "12",
    "true",
    "1.10",
    "no",
    "'it''s'",
    "\"a \\\"b\\\" \\u00e9\"",
    "a b: c",
    "a#b",
    "''",
    "\"\"",
    "~",
    "'a: b'",
    "-x",
    "?y",
    ":z",
    "a: b",
    "a\\b",
    "\"\\tx\"",
    "http://x.y/z#q",
];
const FLOW: [&str; 8] = ["a", "12", "'x, y'", "\"[\"", "a-b", "true", "''", "a\n  b"];

impl Choices {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0, comments: 0 }
    }

    /// Returns a number below a limit.
    pub(super) fn next(&mut self, limit: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % limit.max(1)
    }

    pub(super) fn document(&mut self) -> String {
        let mut out = String::new();
        if self.next(12) == 1 {
            out.push_str("---\n");
        }
        self.map(&mut out, 0, 0, false);
        if self.next(3) == 1 {
            self.comment(&mut out, 0);
        }
        if self.next(5) == 1 {
            out.truncate(out.trim_end().len());
        }
        out
    }

    fn comment(&mut self, out: &mut String, indent: usize) {
        self.comments += 1;
        writeln!(out, "{}# c{}", " ".repeat(indent), self.comments).unwrap();
    }

    /// Comments and blank lines.
    fn above(&mut self, out: &mut String, indent: usize) {
        match self.next(10) {
            1 => out.push('\n'),
            2 => self.comment(out, indent),
            3 => {
                let odd = self.next(5);
                self.comment(out, odd);
                out.push_str(" \n");
            }
            4 => {
                out.push('\n');
                self.comment(out, indent);
                self.comment(out, indent);
            }
            _ => {}
        }
    }

    /// Ends a line.
    fn end(&mut self, out: &mut String) {
        match self.next(6) {
            1 => {
                out.push_str("  ");
                self.comment(out, 0);
            }
            2 => out.push_str("  \n"),
            _ => out.push('\n'),
        }
    }

    fn map(&mut self, out: &mut String, indent: usize, depth: usize, is_inline: bool) {
        let first = self.next(KEYS.len());
        for index in 0..=self.next(4) {
            if index > 0 || !is_inline {
                self.above(out, indent);
                out.push_str(&" ".repeat(indent));
            }
            let key = KEYS[(first + index) % KEYS.len()];
            match self.next(8) {
                1 => write!(out, "\"{key}\"").unwrap(),
                2 => write!(out, "'{key}' ").unwrap(),
                _ => out.push_str(key),
            }
            out.push(':');
            self.value(out, indent, depth, true);
        }
        if self.next(5) == 1 {
            self.comment(out, indent + 1);
        }
    }

    fn value(&mut self, out: &mut String, indent: usize, depth: usize, has_key: bool) {
        let choice = self.next(if depth > 3 { 7 } else { 10 });
        let deeper = indent + 1 + self.next(4).max(usize::from(!has_key));
        match choice {
            0..=2 => {
                let scalar = SCALARS[self.next(SCALARS.len())];
                let scalar = if scalar == "a b: c" || scalar == "a: b" { "a b" } else { scalar };
                out.push(' ');
                out.push_str(scalar);
                self.end(out);
            }
            3 => self.end(out),
            4 => self.block_scalar(out, deeper),
            5 => {
                out.push(' ');
                self.flow(out, deeper, depth);
                self.end(out);
            }
            6 => {
                let lines = ["a", "\"x", "'y"][self.next(3)];
                let quote = lines.chars().next().filter(|it| *it != 'a');
                let quote = quote.map(String::from).unwrap_or_default();
                let pad = " ".repeat(deeper);
                let blank = if self.next(3) == 1 { "\n" } else { "" };
                write!(out, " {lines}  \n{blank}{pad}  second\n{pad}third{quote}").unwrap();
                self.end(out);
            }
            7 if has_key && self.next(2) == 0 => {
                self.end(out);
                self.list(out, indent, depth);
            }
            7 | 8 if has_key => {
                self.end(out);
                self.list(out, deeper, depth);
            }
            7 | 8 => {
                out.push_str(&" ".repeat(deeper - indent - 1));
                self.items(out, deeper, depth, true);
            }
            _ if has_key => {
                self.end(out);
                self.map(out, deeper, depth + 1, false);
            }
            _ => {
                out.push_str(&" ".repeat(deeper - indent - 1));
                self.map(out, deeper, depth + 1, true);
            }
        }
    }

    fn list(&mut self, out: &mut String, indent: usize, depth: usize) {
        self.items(out, indent, depth, false);
    }

    fn items(&mut self, out: &mut String, indent: usize, depth: usize, is_inline: bool) {
        for index in 0..=self.next(3) {
            if index > 0 || !is_inline {
                self.above(out, indent);
                out.push_str(&" ".repeat(indent));
            }
            out.push('-');
            self.value(out, indent, depth + 1, false);
        }
    }

    fn block_scalar(&mut self, out: &mut String, indent: usize) {
        let mark = ["|", ">", "|-", ">-", "|+", ">+"][self.next(6)];
        out.push(' ');
        out.push_str(mark);
        self.end(out);
        let pad = " ".repeat(indent);
        if self.next(5) == 1 {
            out.push('\n');
        }
        writeln!(out, "{pad}first # no comment").unwrap();
        for _ in 0..self.next(3) {
            match self.next(4) {
                0 => out.push('\n'),
                1 => writeln!(out, "{pad}   more").unwrap(),
                _ => writeln!(out, "{pad}line").unwrap(),
            }
        }
    }

    fn flow(&mut self, out: &mut String, indent: usize, depth: usize) {
        let is_map = self.next(2) == 0;
        out.push(if is_map { '{' } else { '[' });
        let first = self.next(KEYS.len());
        for index in 0..self.next(4) {
            if index > 0 {
                out.push(',');
            }
            self.flow_blank(out, indent);
            if is_map {
                out.push_str(KEYS[(first + index) % KEYS.len()]);
                out.push_str(": ");
            }
            if depth < 4 && self.next(4) == 1 {
                self.flow(out, indent, depth + 1);
            } else {
                let scalar = FLOW[self.next(FLOW.len())];
                out.push_str(&scalar.replace('\n', &format!("\n{}", " ".repeat(indent))));
            }
        }
        self.flow_blank(out, indent);
        out.push(if is_map { '}' } else { ']' });
    }

    fn flow_blank(&mut self, out: &mut String, indent: usize) {
        match self.next(8) {
            1 => write!(out, "\n\n{}", " ".repeat(indent)).unwrap(),
            2 => {
                out.push_str("  ");
                self.comment(out, 0);
                out.push_str(&" ".repeat(indent));
            }
            3 => {
                out.push('\n');
                self.comment(out, indent + 1);
                out.push_str(&" ".repeat(indent));
            }
            _ => out.push(' '),
        }
    }
}
