//! The Markdown subset: text → tree, and its plain projection.
//!
//! Prose is never refused for what Markdown would make of it: tables, footnotes and their like are not switched on, and headings,
//! block quotes, rules and code by indentation are shown as the text that they are, with a warning. Raw HTML, images and links that
//! lead where none may are errors.

mod link;
mod plain;
mod tree;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::codes::Index;
use super::spot::Spot;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::docs;
use crate::model::{Inline, Markdown};
use tree::{Frame, Tree};

/// How deep lists and emphasis may nest.
const DEEPEST: usize = 16;

/// Who reads a text, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s, 'd> {
    pub(super) at: &'s Spot<'s>,
    pub(super) index: &'s Index<'d>,
    /// Whether only the team reads it.
    pub(super) internal: bool,
}

/// Parses a text.
pub(super) fn parse(
    text: &str,
    setting: Setting<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> Markdown {
    let text = text.trim_end();
    let mut reader = Reader { text, setting, diagnostics, tree: Tree::default(), too_deep: false };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        reader.event(event, range);
    }
    let blocks = reader.tree.finish();
    let plain = plain::plain(&blocks);
    Markdown { blocks, plain }
}

struct Reader<'r, 's, 'd> {
    text: &'r str,
    setting: Setting<'s, 'd>,
    diagnostics: &'r mut Diagnostics,
    tree: Tree,
    too_deep: bool,
}

impl Reader<'_, '_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.tree.text(&text),
            Event::Code(code) => self.tree.inline(Inline::Code(code.into_string())),
            Event::SoftBreak => self.tree.text(" "),
            Event::HardBreak => self.tree.inline(Inline::Break),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            Event::Rule => {
                let source = self.source(&range);
                self.as_text("a rule", "write `\\` before it, or remove it", range);
                self.tree.paragraph(vec![Inline::Text(source)]);
            }
            // Not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.tree.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.tree.depth() >= DEEPEST && !self.too_deep {
            self.too_deep = true;
            let place = self.setting.at.within(range.clone());
            self.diagnostics.push(docs::too_deep(place));
        }
        let frame = match tag {
            Tag::Paragraph => Frame::Paragraph(Vec::new()),
            Tag::Heading { .. } => {
                let marks = self.source(&range);
                let marks: String = marks.chars().take_while(|c| *c == '#').collect();
                self.as_text("a heading", "write `\\#` for a number sign, or remove it", range);
                let space = if marks.is_empty() { "" } else { " " };
                Frame::Paragraph(vec![Inline::Text(marks + space)])
            }
            Tag::BlockQuote(_) => {
                self.as_text(
                    "a block quote",
                    "write `\\>` for an angle bracket, or remove it",
                    range,
                );
                Frame::Quote(Vec::new())
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Frame::Code { language: language(&info), text: String::new() }
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.as_text(
                    "code by indentation",
                    "enclose code in lines of three backticks",
                    range,
                );
                Frame::Indented(String::new())
            }
            Tag::List(start) => Frame::List { start, items: Vec::new() },
            Tag::Item => Frame::Item(Vec::new()),
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            Tag::Link { dest_url, .. } => {
                let target = link::target(&dest_url, self.setting, &range, self.diagnostics);
                Frame::Link { target, content: Vec::new() }
            }
            Tag::Image { .. } => {
                let place = self.setting.at.within(range);
                self.diagnostics.push(docs::image(place));
                Frame::Plain(Vec::new())
            }
            // Not switched on, except blocks of HTML, whose lines follow as events.
            _ => Frame::Plain(Vec::new()),
        };
        self.tree.open(frame);
    }

    fn end(&mut self, _: TagEnd) {
        self.tree.close();
    }

    /// A line of HTML, or a tag of it.
    fn html(&mut self, range: Range<usize>) {
        let source = &self.text[range.clone()];
        if source.trim().is_empty() {
            return;
        }
        let end = range.start + source.trim_end().len();
        self.diagnostics.push(docs::html(self.setting.at.within(range.start..end)));
    }

    fn as_text(&mut self, what: &str, help: &str, range: Range<usize>) {
        let source = &self.text[range.clone()];
        let end = range.start + source.trim_end().len();
        let place = self.setting.at.within(range.start..end);
        self.diagnostics.push(docs::as_text(what, help, place));
    }

    fn source(&self, range: &Range<usize>) -> String {
        self.text[range.clone()].trim().to_owned()
    }
}

/// Returns the word after a fence; one with other characters says nothing to a highlighter and is left out.
fn language(info: &str) -> String {
    let word = info.split_whitespace().next().unwrap_or_default();
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    if word.len() <= 32 && word.chars().all(known) { word.to_owned() } else { String::new() }
}
