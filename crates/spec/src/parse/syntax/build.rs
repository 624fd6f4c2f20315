//! Text → [`SyntaxTree`], or the problems.

use std::ops::Range;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StructureStyle, options,
};

use super::advice::{Advice, advice, in_quotes};
use super::characters::forbidden;
use super::spelling::Spelling;
use super::{Content, Node, NodeId, NodeKind, SyntaxTree};
use crate::diagnostic::words::parse as words;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::{FileId, MAX_BYTES};

const MAX_DEPTH: usize = 32;
const MAX_NODES: usize = 300_000;
/// The number of problems after which the rest of a file is skipped.
pub(super) const MAX_PROBLEMS: usize = 20;

impl SyntaxTree {
    /// Builds the syntax tree of a file and reports everything that the format forbids.
    pub(crate) fn build(bytes: &[u8], file: FileId, diagnostics: &mut Diagnostics) -> Self {
        let mut tree = Self::default();
        if bytes.len() > MAX_BYTES {
            diagnostics.push(words::too_large(file));
            tree.refused = true;
            return tree;
        }
        tree.text = String::from_utf8_lossy(bytes).into_owned();
        let problems = match std::str::from_utf8(bytes) {
            Ok(text) => {
                let problems = forbidden_characters(text, file);
                if problems.is_empty() { tree.read(text, file) } else { problems }
            }
            Err(error) => {
                let start = error.valid_up_to();
                vec![words::not_utf8(file, start..start + char::REPLACEMENT_CHARACTER.len_utf8())]
            }
        };
        // Duplicate keys are the only problem after which the rest can be read.
        tree.refused = problems.len() >= MAX_PROBLEMS
            || problems.iter().any(|problem| !words::is_readable(problem));
        let last = problems.len().saturating_sub(1);
        for (index, problem) in problems.into_iter().enumerate() {
            let left_out = tree.refused && index == last;
            diagnostics.push(if left_out { problem.note(words::LEFT_OUT) } else { problem });
        }
        tree
    }

    /// Fills the tree and returns the problems of the text.
    fn read(&mut self, text: &str, file: FileId) -> Vec<Diagnostic> {
        let base = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let mut builder =
            Builder { tree: self, text, base, file, stack: Vec::new(), problems: Vec::new() };
        builder.run();
        builder.problems
    }
}

fn forbidden_characters(text: &str, file: FileId) -> Vec<Diagnostic> {
    forbidden(text)
        .filter(|(character, range)| (*character, range.start) != ('\u{FEFF}', 0))
        .take(MAX_PROBLEMS)
        .map(|(character, range)| {
            let place = Place::Span(file, range);
            match character {
                '\u{FEFF}' => words::byte_order_mark(place),
                _ => words::forbidden_character(character, place),
            }
        })
        .collect()
}

/// Returns the tab in the indentation of a comment inside a plain scalar, which the parser skips with the comment. By the
/// specification, the scalar ends there (YAML 1.2.2, section 7.3.3).
fn tab_before_comment(spelled: &str) -> Option<usize> {
    let mut start = 0;
    spelled.split_inclusive('\n').find_map(|line| {
        let text = line.trim_start_matches([' ', '\t']);
        let tab = line[..line.len() - text.len()].find('\t').map(|tab| start + tab);
        let is_continuation = start > 0;
        start += line.len();
        tab.filter(|_| is_continuation && text.starts_with('#'))
    })
}

/// An open list or map.
struct Frame {
    id: NodeId,
    last: Option<NodeId>,
    count: usize,
}

pub(super) struct Builder<'t> {
    pub(super) tree: &'t mut SyntaxTree,
    pub(super) text: &'t str,
    /// The offset of the text after a byte order mark.
    base: usize,
    pub(super) file: FileId,
    stack: Vec<Frame>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Builder<'_> {
    fn run(&mut self) {
        let limit = MAX_DEPTH + 8;
        let options = options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            flow_nesting_limit: limit,
            block_nesting_limit: limit,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(&self.text[self.base..], options) {
            let (event, span) = match event {
                Ok(event) => event,
                // An earlier problem on the same line is probably the cause.
                Err(error) if self.is_refused_before(&error) => return,
                Err(error) => return self.stop(|builder| builder.syntax_error(&error)),
            };
            let at = self.place(&span);
            if let Event::DocumentStart(..) = event {
                documents += 1;
                if documents > 1 {
                    return self.stop(|_| words::several_documents(at));
                }
            }
            self.event(event, &span);
            if self.stack.len() > MAX_DEPTH {
                return self.stop(|_| words::too_deep(at));
            }
            if self.tree.nodes.len() > MAX_NODES {
                return self.stop(|_| words::too_many_values(at));
            }
            if self.problems.len() >= MAX_PROBLEMS {
                return;
            }
        }
    }

    fn event(&mut self, event: Event<'_>, span: &Span) {
        if span.tag_start().is_some() {
            let tag = span.tag_span().map_or_else(|| self.range(span), |tag| self.range(&tag));
            self.refuse_mark(words::tag, tag);
        }
        match event {
            Event::Scalar(text, style, ..) => self.scalar(&text, style, span),
            Event::SequenceStart(style, ..) => self.open(NodeKind::List, style, span),
            Event::MappingStart(style, ..) => self.open(NodeKind::Map, style, span),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(..) => self.refuse_mark(words::anchor, self.range(span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                // The merge key is already reported.
                if !self.text[..self.range(span).start].trim_end().ends_with("<<:") {
                    self.refuse_mark(words::alias, self.range(span));
                }
                self.add(Content::AsSpelled(NodeKind::Plain), span);
            }
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: &Span) {
        let range = self.range(span);
        let spelled = &self.text[range.clone()];
        let kind = match style {
            ScalarStyle::Plain => NodeKind::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => NodeKind::Quoted,
            ScalarStyle::Literal => NodeKind::Literal,
            ScalarStyle::Folded => NodeKind::Folded,
        };
        // The parser returns an absent value as an empty span with a text.
        let absent = kind == NodeKind::Plain && spelled.is_empty();
        let between = (kind == NodeKind::Quoted)
            .then(|| spelled.get(1..spelled.len().saturating_sub(1)))
            .flatten();
        let content = if absent || spelled == text {
            Content::AsSpelled(kind)
        } else if between == Some(text) {
            Content::BetweenQuotes
        } else {
            self.tree.texts.push(text.into());
            let index = u32::try_from(self.tree.texts.len() - 1).unwrap_or(u32::MAX);
            Content::Text(kind, index)
        };
        if style == ScalarStyle::DoubleQuoted && matches!(content, Content::Text(..)) {
            // The file's characters are already checked, so a forbidden character comes from an escape. So does a carriage
            // return, because line ends are line feeds here.
            self.forbidden_escapes(text, range.clone());
        }
        if kind == NodeKind::Plain
            && let Some(tab) = tab_before_comment(spelled)
        {
            let at = range.start + tab;
            self.refuse(words::tab(Place::Span(self.file, at..at + 1)));
        }
        let is_key = self.expects_key();
        if is_key && kind == NodeKind::Plain && text == "<<" {
            self.refuse(words::merge_key(self.place(span)));
        }
        if is_key {
            self.explicit_key(span);
        }
        self.add(content, span);
    }

    /// Refuses forbidden characters from the escapes of a text in double quotes.
    fn forbidden_escapes(&mut self, text: &str, range: Range<usize>) {
        let returns = text.match_indices('\r').map(|(at, _)| ('\r', at..at + 1));
        let mut found: Vec<_> = forbidden(text).chain(returns).collect();
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|(_, part)| part.start);
        let spelling = Spelling::new(NodeKind::Quoted, &self.text[range.clone()], text);
        for (character, part) in found.into_iter().take(MAX_PROBLEMS) {
            let source = spelling.as_ref().and_then(|spelling| spelling.source(&part));
            let source =
                source.map_or(range.clone(), |at| range.start + at.start..range.start + at.end);
            self.refuse(words::forbidden_character(character, Place::Span(self.file, source)));
        }
    }

    /// Refuses `? key`.
    fn explicit_key(&mut self, span: &Span) {
        let start = self.range(span).start;
        let before = self.text[..start].trim_end_matches([' ', '\t']);
        if before.len() < start && before.ends_with('?') {
            let place = Place::Span(self.file, before.len() - 1..before.len());
            self.refuse(words::explicit_key(place));
        }
    }

    fn open(&mut self, kind: NodeKind, style: StructureStyle, span: &Span) {
        if self.expects_key() {
            self.refuse(words::complex_key(self.place(span)));
        }
        let flow = style == StructureStyle::Flow;
        let id = self.add(Content::Children(kind, None, flow), span);
        self.stack.push(Frame { id, last: None, count: 0 });
    }

    fn close(&mut self, span: &Span) {
        let Some(frame) = self.stack.pop() else { return };
        let end = self.range(span).end;
        let last = frame.last.map(|last| self.tree.nodes[last.0 as usize].end);
        let node = &mut self.tree.nodes[frame.id.0 as usize];
        let Content::Children(kind, _, flow) = node.content else { return };
        // The parser only knows that a block ends before the next token.
        node.end =
            if flow { u32::try_from(end).unwrap_or(u32::MAX) } else { last.unwrap_or(node.start) };
        if kind == NodeKind::Map {
            self.keys(frame.id);
        }
    }

    /// Appends a node to the open list or map.
    fn add(&mut self, content: Content, span: &Span) -> NodeId {
        let range = self.range(span);
        let id = NodeId(u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX));
        let parent = self.stack.last().and_then(|frame| frame.id.link());
        let [start, end] = [range.start, range.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        self.tree.nodes.push(Node { start, end, parent, next: None, content });
        if let Some(frame) = self.stack.last_mut() {
            let nodes = &mut self.tree.nodes;
            match frame.last {
                Some(last) => nodes[last.0 as usize].next = id.link(),
                None => {
                    if let Content::Children(_, first, _) = &mut nodes[frame.id.0 as usize].content
                    {
                        *first = id.link();
                    }
                }
            }
            frame.last = Some(id);
            frame.count += 1;
        }
        id
    }

    fn expects_key(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|frame| frame.count % 2 == 0 && self.tree.kind(frame.id) == NodeKind::Map)
    }

    /// Returns whether the last problem is on the line on which the parser stopped.
    fn is_refused_before(&self, error: &ScanError) -> bool {
        let offset = self.offset(error);
        let place = self.problems.last().map(|problem| &problem.labels[0].place);
        let Some(Place::Span(_, range)) = place else { return false };
        self.text.get(range.start..offset).is_some_and(|between| !between.contains('\n'))
    }

    fn offset(&self, error: &ScanError) -> usize {
        error.marker().byte_offset().unwrap_or_default() + self.base
    }

    fn syntax_error(&self, error: &ScanError) -> Diagnostic {
        let offset = self.offset(error);
        let place = Place::Span(self.file, self.mark(offset));
        match (error.kind(), self.tab(offset)) {
            (ErrorKind::RecursionLimitExceeded, _) => words::too_deep(place),
            (_, Some(tab)) => words::tab(Place::Span(self.file, tab..tab + 1)),
            (ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation, None) => {
                words::tab(place)
            }
            _ => self.invalid(&error.info(), offset, place),
        }
    }

    /// Reports invalid YAML, with the probable reason.
    fn invalid(&self, problem: &str, offset: usize, place: Place) -> Diagnostic {
        if let Some(Advice { range, label, help }) = advice(self.text, offset) {
            let place = Place::Span(self.file, range);
            return words::invalid_yaml(problem, place, label, help);
        }
        let help = "check the indentation, the quotes and the brackets up to here";
        words::invalid_yaml(problem, place, "reading stopped here", help)
    }

    /// Returns a tab in the indentation of the line at an offset, or of the next line, which may continue the text.
    fn tab(&self, offset: usize) -> Option<usize> {
        let mut at = self.text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
        for line in self.text.get(at..)?.split_inclusive('\n').take(2) {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line[..indent].find('\t') {
                return Some(at + tab);
            }
            at += line.len();
        }
        None
    }

    /// Returns the character at an offset, or the last one.
    fn mark(&self, offset: usize) -> Range<usize> {
        let mut start = offset.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let length =
            self.text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        start..start + length
    }

    fn stop(&mut self, problem: impl FnOnce(&Self) -> Diagnostic) {
        let problem = problem(self);
        self.refuse(problem);
    }

    /// Refuses a node that starts with `&`, `*` or `!`: often a text that needs quotes.
    fn refuse_mark(&mut self, words: fn(Option<String>, Place) -> Diagnostic, range: Range<usize>) {
        let quoted = in_quotes(self.text, range.start);
        self.refuse(words(quoted, Place::Span(self.file, range)));
    }

    fn refuse(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    fn place(&self, span: &Span) -> Place {
        Place::Span(self.file, self.range(span))
    }

    /// Returns the bytes of a span, within the text and on character boundaries.
    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let range = range.start + self.base..range.end.max(range.start) + self.base;
        if self.text.get(range.clone()).is_some() {
            range
        } else {
            self.text.len()..self.text.len()
        }
    }
}
