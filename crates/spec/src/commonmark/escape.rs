//! Escapes text for `CommonMark`. No other file escapes Markdown.

use std::fmt::Write as _;

/// Returns a text as part of a paragraph; line ends stay line ends.
#[must_use]
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_text(&mut out, text);
    out
}

/// Returns a text on one line: for headings, table cells, list items and what a link says.
#[must_use]
pub fn line(line: &str) -> String {
    // Spaces that do not break stay.
    let breaks = [' ', '\t', '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let words = line.split(breaks).filter(|word| !word.is_empty());
    text(&words.collect::<Vec<_>>().join(" "))
}

/// Appends text to a paragraph. Whether a character needs an escape depends on the line so far: a hyphen or a number with a full stop
/// starts a list only at its beginning.
pub fn push_text(out: &mut String, text: &str) {
    let mut start = line_start(out);
    let mut word = Word::default();
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\n' | '\r' => {
                out.truncate(out.trim_end_matches([' ', '\t']).len());
                out.push('\n');
                start = out.len();
            }
            ' ' | '\t' if out.len() == start => {}
            '\t' => out.push(' '),
            // Linters read `\<script>` as an element.
            '<' => out.push_str("&lt;"),
            _ => {
                let line = &out[start..];
                let is_address = starts_address(c, line, rest) && word.has_live_after(text, index);
                if is_live(c, line, rest) || is_address {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
}

/// Returns the start of the last line. For a long line, returns a later position, since only the first bytes of a line are special. So the
/// cost does not grow with the length of a paragraph.
fn line_start(out: &str) -> usize {
    const ENOUGH: usize = 16;
    let mut from = out.len().saturating_sub(ENOUGH);
    while !out.is_char_boundary(from) {
        from -= 1;
    }
    out[from..].rfind('\n').map_or(from, |end| from + end + 1)
}

/// The word at the current position, so that each word is searched only once.
#[derive(Default)]
struct Word {
    end: usize,
    last_live: usize,
}

impl Word {
    /// Returns whether the rest of the word contains characters to escape.
    fn has_live_after(&mut self, text: &str, index: usize) -> bool {
        if index >= self.end {
            let word = text[index..].split(char::is_whitespace).next().unwrap_or_default();
            self.end = index + word.len();
            let live = word.rfind(|c| LIVE.contains(&c) || c == '&');
            self.last_live = live.map_or(0, |live| index + live);
        }
        self.last_live > index
    }
}

/// The characters that are always escaped.
const LIVE: [char; 14] = ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '$'];

/// Returns whether a character would be read as markup. `%` starts a template tag after `{`.
fn is_live(c: char, line: &str, rest: &str) -> bool {
    let next = rest.chars().next();
    match c {
        // Between letters and digits it is part of a word.
        '_' => !(line.ends_with(is_word) && next.is_some_and(is_word)),
        _ if LIVE.contains(&c) => true,
        '&' => next.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
        '%' => line.ends_with('{'),
        '(' => line.ends_with(']'),
        '-' | '+' | '=' | ':' => line.is_empty(),
        '.' | ')' => {
            let ends = next.is_none_or(char::is_whitespace);
            // CommonMark allows nine digits.
            ends && (1..=9).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Returns whether a character makes an address of a text. If others have to be escaped in it, GFM (section 6.9) would show the
/// backslashes.
fn starts_address(c: char, line: &str, rest: &str) -> bool {
    let ends_with = |end: &str| {
        let start = line.len().checked_sub(end.len());
        start.and_then(|start| line.get(start..)).is_some_and(|it| it.eq_ignore_ascii_case(end))
    };
    match c {
        ':' => rest.starts_with("//") && ["http", "https", "ftp"].into_iter().any(ends_with),
        '.' => ends_with("www"),
        _ => false,
    }
}

/// Returns inline code, wherever it may stand.
#[must_use]
pub fn code(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let pad = if text.starts_with(edge) || text.ends_with(edge) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Returns inline code for a table cell, where a `|` ends the cell even inside of code.
#[must_use]
pub fn code_cell(text: &str) -> String {
    if text.contains('|') { line(text) } else { code(text) }
}

/// Returns a fenced block whose fence is longer than any in the text.
#[must_use]
pub fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}\n")
}

/// Returns the destination of a link.
#[must_use]
pub fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' | '>' | '(' | ')' | '\\' | '{' | '}' | '|' | '`' | '"' | '[' | ']' | ' ' => {
                // Writing to a string does not fail.
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Returns whether a text needs no escapes in an attribute.
#[must_use]
pub fn is_plain_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{code, code_cell, destination, fenced, line, text};
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn text_is_never_markup() {
        for (given, expected) in [
            ("plain, with (a) 1.5 & more - ok!", "plain, with (a) 1.5 & more - ok!"),
            ("{balance}", "\\{balance\\}"),
            ("{{#include /etc/passwd}}", "\\{\\{\\#include /etc/passwd\\}\\}"),
            ("{% raw %}", "\\{\\% raw %\\}"),
            ("</script><script>", "&lt;/script\\>&lt;script\\>"),
            ("[a](javascript:alert(1))", "\\[a\\]\\(javascript:alert(1))"),
            ("a | b", "a \\| b"),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("1) item", "1\\) item"),
            ("    four spaces", "four spaces"),
            ("one  \n  two", "one\ntwo"),
            ("https://e.example/a", "https://e.example/a"),
            ("HTTPS://e.example/a_b#c", "HTTPS\\://e.example/a_b\\#c"),
            ("see www.e.example/?a&b=c", "see www\\.e.example/?a\\&b=c"),
            ("one\n---", "one\n\\---"),
            ("&lt; &#60; & x", "\\&lt; \\&\\#60; & x"),
            ("a\\", "a\\\\"),
            ("```", "\\`\\`\\`"),
        ] {
            assert_eq!(text(given), expected);
        }
    }

    /// Returns the text that readers of some Markdown see, and whether it consists of plain paragraphs only.
    fn shown(markdown: &str) -> (String, bool) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        let (mut text, mut is_plain) = (String::new(), true);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(piece) => text.push_str(&piece),
                Event::SoftBreak => text.push(' '),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                _ => is_plain = false,
            }
        }
        (text, is_plain)
    }

    #[test]
    fn a_reader_sees_exactly_the_text() {
        let hostile = [
            "*/ pub fn x(){} /*",
            "\"#; fn x(){} r#\"",
            "</script><script>alert(1)</script>",
            "[a](javascript:alert(1))",
            "![a](x.png)",
            "[a]: https://e.com",
            "<https://e.com>",
            "<!-- x -->",
            "{}",
            "{{#include /etc/passwd}}",
            "{% raw %}",
            "${x} $x$ $$y$$",
            "%s",
            "```",
            "~~~",
            "~~x~~",
            "``` x ``` y",
            "# heading #",
            "====",
            "----",
            "***",
            "___",
            "+++",
            "> quote",
            "+ item",
            "1. item",
            "99) item",
            "a | b",
            "|-|-|",
            ":-: | :-:",
            "&lt;b&gt; &#x3c; &amp &",
            "a*b*c _d_ __e__",
            "\\ \\* x\\",
            "=1+1",
            "\u{1f469}\u{200d}\u{1f4bb} e\u{301}",
        ];
        for given in hostile {
            for written in [text(given), line(given)] {
                assert_eq!(shown(&written), (given.to_owned(), true), "{written}");
            }
            let lines = format!("before\n{given}\n{given}");
            assert_eq!(shown(&text(&lines)), (lines.replace('\n', " "), true));
            let table =
                format!("| a | b |\n| --- | --- |\n| {} | {} |\n", line(given), code_cell(given));
            assert_eq!(shown_cells(&table), ["a", "b", given, given]);
        }
    }

    /// Returns the texts of a table's cells.
    fn shown_cells(markdown: &str) -> Vec<String> {
        let mut cells = Vec::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::TableCell) => cells.push(String::new()),
                Event::Text(piece) | Event::Code(piece) => {
                    cells.last_mut().unwrap().push_str(&piece);
                }
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
                other => panic!("{other:?}"),
            }
        }
        cells
    }

    #[test]
    fn pieces_of_one_line_are_seen_together() {
        let mut out = text("1");
        super::push_text(&mut out, ". not a list");
        assert_eq!(out, "1\\. not a list");
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(line("  two\r\n lines\u{a0}!  "), "two lines\u{a0}!");
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code_cell("a|b"), "a\\|b");
        assert_eq!(fenced("http", "a\n````\n"), "`````http\na\n````\n`````\n");
        assert_eq!(fenced("", "a"), "```\na\n```\n");
    }

    #[test]
    fn destinations_keep_to_themselves() {
        assert_eq!(
            destination("https://e.com/a)(b?c=1&lt;=2"),
            "https://e.com/a%29%28b?c=1&amp;lt;=2"
        );
    }
}
