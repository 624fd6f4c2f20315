//! Syntax tree → nodes with their comments.

use std::ops::Range;

use super::node::{Above, Collection, Item, Node, Scalar};
use super::text;
use crate::parse::{NodeId, NodeKind, SyntaxTree};

/// Reads the map at the top of a file with all comments of the file; `None` if it has no map there.
pub(super) fn file(tree: &SyntaxTree) -> Option<Collection> {
    let root = tree.root().filter(|root| tree.kind(*root) == NodeKind::Map)?;
    let comments = comments(tree);
    let mut reader = Reader { tree, text: tree.text(), comments, next: 0, at: 0 };
    let mut map = reader.collection(root, None);
    // Without a blank line, the comments above the first key are about the file.
    if let Some(first) = map.items.first_mut().filter(|it| !it.above.contains(&Above::Blank)) {
        first.start = first.range.start;
    }
    // What follows the end mark of a document.
    map.below.append(&mut reader.above(usize::MAX));
    while map.below.last() == Some(&Above::Blank) {
        map.below.pop();
    }
    Some(map)
}

/// A comment, in the order of the file.
struct Comment {
    range: Range<usize>,
    /// The column, if nothing precedes it on the line.
    column: Option<usize>,
}

/// Finds the comments: what begins with `#` between the scalars.
fn comments(tree: &SyntaxTree) -> Vec<Comment> {
    let text = tree.text();
    let mut found = Vec::new();
    let mut at = 0;
    for range in tree.scalar_ranges() {
        between(text, at..range.start, &mut found);
        at = range.end.max(at);
    }
    between(text, at..text.len(), &mut found);
    found
}

/// Returns the texts of all comments.
#[cfg(test)]
pub(super) fn comment_texts(tree: &SyntaxTree) -> Vec<String> {
    let texts = comments(tree).into_iter().map(|it| tree.text()[it.range].trim_end().to_owned());
    texts.collect()
}

fn between(text: &str, range: Range<usize>, found: &mut Vec<Comment>) {
    let mut at = range.start;
    while let Some(mark) = text.get(at..range.end).and_then(|rest| rest.find('#')) {
        let start = at + mark;
        let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        let line = text[..start].rfind('\n').map_or(0, |line| line + 1);
        let before = text[line..start].trim_start_matches('\u{feff}');
        let is_alone = before.trim_start_matches([' ', '\t']).is_empty();
        found.push(Comment { range: start..end, column: is_alone.then_some(before.len()) });
        at = end;
    }
}

struct Reader<'t> {
    tree: &'t SyntaxTree,
    text: &'t str,
    comments: Vec<Comment>,
    /// The next comment.
    next: usize,
    /// The end of what has been read.
    at: usize,
}

impl Reader<'_> {
    /// Reads a list or map. `around` is the column of the item around it.
    fn collection(&mut self, id: NodeId, around: Option<usize>) -> Collection {
        let tree = self.tree;
        let is_map = tree.kind(id) == NodeKind::Map;
        let is_flow = tree.is_flow(id);
        let mut items = Vec::new();
        for (key, value) in tree.pairs(id) {
            items.push(self.member(key, value));
        }
        for value in tree.items(id) {
            items.push(self.list_item(id, value));
        }
        let mut below = Vec::new();
        if is_flow {
            let end = tree.range(id).end;
            if !items.is_empty() {
                below = self.above(end.saturating_sub(1));
            }
            self.at = self.at.max(end);
        } else {
            self.below(around, &mut below);
        }
        while below.last() == Some(&Above::Blank) {
            below.pop();
        }
        Collection { is_map, is_flow, items, below }
    }

    fn member(&mut self, key: NodeId, value: NodeId) -> Item {
        let range = self.tree.range(key);
        let (above, start) = self.above_from(range.start);
        let column = self.column(range.start);
        self.at = self.at.max(range.end);
        let spelled = (self.key(key), self.tree.scalar(key).to_owned());
        let mut item = self.item(value, above, column, true);
        item.key = Some(spelled);
        item.start = start;
        item.range.start = range.start;
        item
    }

    fn list_item(&mut self, list: NodeId, value: NodeId) -> Item {
        let start = self.tree.range(value).start;
        let mark = if self.tree.is_flow(list) { start } else { self.mark().min(start) };
        let (mut above, above_start) = self.above_from(mark);
        let column = self.column(mark);
        self.at = self.at.max(mark);
        let outside = above.len();
        above.extend(self.above(start).into_iter().filter(|line| *line != Above::Blank));
        let inside = above.len() - outside;
        let mut item = self.item(value, above, column, false);
        item.inside += inside;
        item.start = above_start;
        item.range.start = mark;
        item
    }

    /// Returns where the next mark is, such as the hyphen of an item.
    fn mark(&self) -> usize {
        let mut at = self.at;
        for comment in &self.comments[self.next..] {
            let before = self.text.get(at..comment.range.start).unwrap_or_default();
            if !before.trim().is_empty() {
                break;
            }
            at = comment.range.end;
        }
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start().len()
    }

    /// Reads a value and the comments around it.
    fn item(&mut self, value: NodeId, mut above: Vec<Above>, column: usize, has_key: bool) -> Item {
        let tree = self.tree;
        let range = tree.range(value);
        let is_collection = matches!(tree.kind(value), NodeKind::List | NodeKind::Map);
        let is_block = is_collection && !tree.is_flow(value);
        let outside = above.len();
        let mut after = None;
        if has_key && is_block {
            after = self.after(range.start, ":");
        } else if has_key && matches!(tree.kind(value), NodeKind::Literal | NodeKind::Folded) {
            after = self.after(range.start, ":|>+-0123456789");
        } else if has_key && !range.is_empty() {
            above.extend(self.above(range.start).into_iter().filter(|line| *line != Above::Blank));
        }
        let value = if is_collection {
            Node::Collection(self.collection(value, Some(column)))
        } else {
            Node::Scalar(self.scalar(value))
        };
        while self.comments.get(self.next).is_some_and(|comment| comment.range.start < self.at) {
            above.push(self.comment());
        }
        if !is_block && after.is_none() {
            after = self.after(usize::MAX, ",:");
        }
        let inside = above.len() - outside;
        Item {
            above,
            inside,
            key: None,
            value,
            after,
            start: range.start,
            range: range.start..self.at,
        }
    }

    fn scalar(&mut self, id: NodeId) -> Scalar {
        let (tree, range) = (self.tree, self.tree.range(id));
        let spelled = &self.text[range.clone()];
        match tree.kind(id) {
            kind @ (NodeKind::Literal | NodeKind::Folded) => {
                let mark = if kind == NodeKind::Literal { "|" } else { ">" };
                let start = self.text[..range.start].rfind('\n').map_or(0, |line| line + 1);
                let text = &self.text[start..range.end];
                let written = tree.scalar(id);
                self.at = self.at.max(start + block_end(text, written));
                block_lines(mark, text, written)
                    .unwrap_or_else(|| Scalar::Quoted(written.to_owned()))
            }
            NodeKind::Plain if spelled.is_empty() => Scalar::Absent,
            kind => {
                self.at = self.at.max(range.end);
                if spelled.contains('\n') {
                    let lines = spelled.split('\n').enumerate();
                    let lines = lines.map(|(index, line)| line_of_several(line, index > 0));
                    Scalar::Lines(lines.collect())
                } else if kind == NodeKind::Quoted {
                    Scalar::Quoted(tree.scalar(id).to_owned())
                } else {
                    Scalar::Plain(spelled.to_owned())
                }
            }
        }
    }

    fn key(&self, id: NodeId) -> String {
        let (spelled, written) = (&self.text[self.tree.range(id)], self.tree.scalar(id));
        match self.tree.kind(id) {
            NodeKind::Plain if spelled == written && !spelled.is_empty() => spelled.to_owned(),
            _ => text::quoted(written),
        }
    }

    /// Takes the comments and blank lines before an offset. Returns where those begin that are right above it.
    fn above_from(&mut self, until: usize) -> (Vec<Above>, usize) {
        let first = self.next;
        let above = self.above(until);
        let own = above.iter().rev().take_while(|line| **line != Above::Blank).count();
        let comment = self.comments[first..self.next].iter().rev().take(own).next_back();
        let start = comment.filter(|comment| comment.column.is_some());
        (above, start.map_or(until, |comment| comment.range.start))
    }

    /// Takes the comments and blank lines before an offset.
    fn above(&mut self, until: usize) -> Vec<Above> {
        let mut lines = Vec::new();
        while self.comments.get(self.next).is_some_and(|comment| comment.range.start < until) {
            self.blank(self.comments[self.next].range.start, &mut lines);
            lines.push(self.comment());
        }
        if until < self.text.len() {
            self.blank(until, &mut lines);
        }
        lines
    }

    /// Takes the comments after a block that are indented deeper than the item around it.
    fn below(&mut self, around: Option<usize>, lines: &mut Vec<Above>) {
        while let Some(comment) = self.comments.get(self.next) {
            let is_deeper =
                comment.column.is_some_and(|column| around.is_none_or(|around| column > around));
            let start = comment.range.start;
            let between = self.text.get(self.at..start).unwrap_or_default();
            if !is_deeper || !between.trim().is_empty() {
                return;
            }
            self.blank(start, lines);
            lines.push(self.comment());
        }
    }

    /// Takes the comment on the line on which reading is, if it is before an offset.
    fn after(&mut self, until: usize, marks: &str) -> Option<String> {
        let comment = self.comments.get(self.next)?;
        let between = self.text.get(self.at..comment.range.start)?;
        let is_same = between.chars().all(|it| " \t".contains(it) || marks.contains(it));
        (is_same && comment.range.start < until).then(|| self.line())
    }

    /// Adds a blank line if there are some before an offset.
    fn blank(&mut self, until: usize, lines: &mut Vec<Above>) {
        let between = self.text.get(self.at..until).unwrap_or_default();
        let ends = between.matches('\n').count();
        if ends > 1 && lines.last() != Some(&Above::Blank) {
            lines.push(Above::Blank);
        }
    }

    fn comment(&mut self) -> Above {
        Above::Comment(self.line())
    }

    /// Takes the next comment.
    fn line(&mut self) -> String {
        let range = self.comments[self.next].range.clone();
        self.next += 1;
        self.at = self.at.max(range.end);
        self.text[range].trim_end().to_owned()
    }

    fn column(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |line| line + 1);
        self.text[line..at].trim_start_matches('\u{feff}').len()
    }
}

/// Returns a line of a scalar of several lines. Blanks at its ends mean nothing, except after a backslash.
fn line_of_several(line: &str, is_later: bool) -> String {
    let line = if is_later { line.trim_start_matches([' ', '\t']) } else { line };
    let short = line.trim_end_matches([' ', '\t', '\r']);
    let short = if short.ends_with('\\') { line.trim_end_matches('\r') } else { short };
    short.to_owned()
}

/// Returns the number of line ends at the end of a text.
fn ends(written: &str) -> usize {
    written.len() - written.trim_end_matches('\n').len()
}

/// Returns the end of the lines of a text after `|` or `>`: also of blank lines at its end, if they are a part of it.
fn block_end(text: &str, written: &str) -> usize {
    let mut end = text.trim_end().len();
    for _ in 1..ends(written) {
        let next = text.get(end..).and_then(|rest| rest.strip_prefix(['\r', '\n']));
        let Some(line) = next.and_then(|rest| rest.find('\n')) else { break };
        end += 1 + line;
    }
    end
}

/// Returns the lines of a text after `|` or `>` without their indentation, if that is certain.
fn block_lines(mark: &str, text: &str, written: &str) -> Option<Scalar> {
    let before = written.len() - written.trim_start_matches('\n').len();
    let first = written[before..].split('\n').next().filter(|line| !line.trim().is_empty())?;
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indent = blanks(text).checked_sub(blanks(first))?;
    let mut lines = vec![String::new(); before];
    for line in text.trim_end().split('\n') {
        let line = line.trim_end_matches('\r');
        match line.get(indent..) {
            Some(rest) if line[..indent].trim().is_empty() => lines.push(rest.to_owned()),
            _ if line.trim().is_empty() => lines.push(String::new()),
            _ => return None,
        }
    }
    lines.extend((1..ends(written)).map(|_| String::new()));
    let last = written.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let indicator = if first.starts_with(' ') { "2" } else { "" };
    let header = format!("{mark}{indicator}{}", text::chomping(ends(written)));
    (!last.trim().is_empty()).then_some(Scalar::Block(header, lines))
}
