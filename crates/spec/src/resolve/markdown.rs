//! The Markdown subset: text → tree, and its plain projection.
//!
//! Unsupported Markdown in prose is not an error: footnotes and the like are disabled, and headings, block quotes, rules and
//! indented code appear as plain text, with a warning. Raw HTML, images and links to forbidden targets are errors.

mod link;
mod plain;
mod setting;
mod tree;

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::docs;
use crate::model::{Align, Inline, Markdown};
pub(super) use setting::Setting;
use tree::{Frame, Tree};

/// The maximum nesting of lists and emphasis.
const DEEPEST: usize = 16;

/// Parses a text. Also returns the bytes of its code.
pub(super) fn parse(
    text: &str,
    setting: Setting<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> (Markdown, Vec<Range<usize>>) {
    let text = text.trim_end();
    let tree = Tree::default();
    let mut parser =
        SubsetParser { text, setting, diagnostics, tree, skipped: 0, code: Vec::new() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        parser.event(event, range);
    }
    let blocks = parser.tree.finish();
    let plain = plain::plain(&blocks);
    (Markdown { blocks, plain }, parser.code)
}

struct SubsetParser<'r, 's, 'd> {
    text: &'r str,
    setting: Setting<'s, 'd>,
    diagnostics: &'r mut Diagnostics,
    tree: Tree,
    /// The number of open elements that are nested too deeply. Their content belongs to the element around them.
    skipped: usize,
    /// The bytes that are code.
    code: Vec<Range<usize>>,
}

impl SubsetParser<'_, '_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(_) => self.tree.close(),
            Event::Text(text) => self.tree.text(&text),
            Event::Code(code) => {
                self.code.push(range);
                self.tree.inline(Inline::Code(code.into_string()));
            }
            Event::SoftBreak => self.tree.text(" "),
            Event::HardBreak => self.tree.inline(Inline::Break),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            Event::Rule => {
                let source = self.source(&range);
                self.as_text("a rule", "write `\\` before it, or remove it", range);
                self.tree.paragraph(vec![Inline::Text(source)]);
            }
            // Disabled.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.tree.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let frame = self.frame(tag, range.clone());
        // Below what is skipped, nothing is shown.
        let is_shown = self.skipped == 0 && !(frame.is_level() && self.tree.depth() == DEEPEST);
        if is_shown {
            self.tree.open(frame);
            return;
        }
        if self.skipped == 0 {
            self.diagnostics.push(docs::too_deep(self.setting.at.within(range)));
        }
        self.skipped += 1;
    }

    fn frame(&mut self, tag: Tag<'_>, range: Range<usize>) -> Frame {
        match tag {
            Tag::Paragraph => Frame::Paragraph(Vec::new()),
            Tag::Heading { .. } => {
                let marks: String =
                    self.text[range.clone()].chars().take_while(|c| *c == '#').collect();
                self.as_text("a heading", "write `\\#` for a number sign, or remove it", range);
                let space = if marks.is_empty() { "" } else { " " };
                Frame::Paragraph(vec![Inline::Text(marks + space)])
            }
            Tag::BlockQuote(_) => {
                let help = "write `\\>` for an angle bracket, or remove it";
                self.as_text("a block quote", help, range);
                Frame::Quote(Vec::new())
            }
            Tag::CodeBlock(kind) => self.code_block(&kind, range),
            Tag::List(start) => Frame::List { start, items: Vec::new() },
            Tag::Item => Frame::Item(Vec::new()),
            Tag::Table(columns) => {
                Frame::Table { columns: columns.into_iter().map(align).collect(), rows: Vec::new() }
            }
            Tag::TableHead | Tag::TableRow => Frame::Row(Vec::new()),
            Tag::TableCell => Frame::Cell(Vec::new()),
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            // Nested strikethrough could not be told apart.
            Tag::Strikethrough if self.tree.is_struck() => Frame::Plain(Vec::new()),
            Tag::Strikethrough => Frame::Strike(Vec::new()),
            Tag::Link { link_type, dest_url, .. } => {
                let is_mail = link_type == LinkType::Email;
                let written = if is_mail { format!("mailto:{dest_url}") } else { dest_url.into() };
                let target = link::target(&written, self.setting, &range, self.diagnostics);
                Frame::Link { target, content: Vec::new() }
            }
            Tag::Image { .. } => {
                let place = self.setting.at.within(range);
                self.diagnostics.push(docs::image(place));
                Frame::Plain(Vec::new())
            }
            // Disabled, except blocks of HTML, whose lines follow as events.
            _ => Frame::Plain(Vec::new()),
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Frame {
        self.code.push(range.clone());
        if let CodeBlockKind::Fenced(info) = kind {
            return Frame::Code { language: language(info), text: String::new() };
        }
        let help = "enclose code in lines of three backticks";
        self.as_text("code by indentation", help, range);
        Frame::Indented(String::new())
    }

    /// Reports a line of HTML, or a tag of it.
    fn html(&mut self, range: Range<usize>) {
        let source = self.text[range.clone()].trim_end();
        if !source.trim().is_empty() {
            let end = range.start + source.len();
            let place = self.setting.at.within(range.start..end);
            self.diagnostics.push(docs::html(source.trim(), place));
        }
    }

    fn as_text(&mut self, what: &str, help: &str, range: Range<usize>) {
        let source = self.text[range.clone()].trim_end();
        let place = self.setting.at.within(range.start..range.start + source.len());
        self.diagnostics.push(docs::as_text(source.trim(), what, help, place));
    }

    fn source(&self, range: &Range<usize>) -> String {
        self.text[range.clone()].trim().to_owned()
    }
}

fn align(column: Alignment) -> Align {
    match column {
        Alignment::None => Align::Default,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// Returns the word after a fence. A word with other characters means nothing to a highlighter and is left out.
fn language(info: &str) -> String {
    let word = info.split_whitespace().next().unwrap_or_default();
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    if word.len() <= 32 && word.chars().all(known) { word.to_owned() } else { String::new() }
}
