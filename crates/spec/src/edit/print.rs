//! Nodes → text, in canonical layout.

use super::node::{Above, Collection, Item, Node, Scalar};
use super::text;

/// The columns into which a list or map on one line has to fit.
const WIDTH: usize = 100;
/// The columns of one level.
pub(super) const INDENT: usize = 2;

/// Prints the items of a map or list, each on its own lines. The first is printed where the text ends.
pub(super) fn items(collection: &mut Collection, indent: usize) -> String {
    settle(collection, indent);
    let mut printer = Printer { out: String::new() };
    printer.items(collection, indent);
    printer.out
}

/// Prints the lines above an item or at the end.
pub(super) fn above(lines: &[Above], indent: usize) -> String {
    let mut printer = Printer { out: String::new() };
    printer.above(lines, indent);
    printer.out
}

/// Returns a node on one line, if it has no comments and no texts of several lines.
pub(super) fn on_line(node: &Node, is_flow: bool) -> Option<String> {
    Some(match node {
        Node::Scalar(Scalar::Absent) => String::new(),
        Node::Scalar(Scalar::Plain(spelled)) => spelled.clone(),
        Node::Scalar(Scalar::Quoted(written)) => text::quoted(written),
        Node::Scalar(Scalar::Text(written)) => text::inline(written, is_flow),
        Node::Scalar(Scalar::Lines(_) | Scalar::Block(..)) => return None,
        Node::Collection(collection) => {
            let (open, close) = if collection.is_map { ("{", "}") } else { ("[", "]") };
            if collection.items.is_empty() && collection.below.is_empty() {
                return Some(format!("{open}{close}"));
            }
            let items: Option<Vec<_>> = collection.items.iter().map(item_on_line).collect();
            let items = items.filter(|_| collection.below.is_empty())?.join(", ");
            let blank = if collection.is_map { " " } else { "" };
            format!("{open}{blank}{items}{blank}{close}")
        }
    })
}

/// Returns an item in braces or brackets.
pub(super) fn item_on_line(item: &Item) -> Option<String> {
    let has_comment = item.above.iter().any(|line| *line != Above::Blank) || item.after.is_some();
    let value = on_line(&item.value, true).filter(|_| !has_comment)?;
    Some(match &item.key {
        Some((key, _)) if value.is_empty() => key.clone(),
        Some((key, _)) => format!("{key}: {value}"),
        // Nothing would not be an item.
        None if value.is_empty() => "~".to_owned(),
        None => value,
    })
}

/// Decides which lists and maps are on one line, and where comments without a place of their own are.
pub(super) fn settle(collection: &mut Collection, indent: usize) {
    let is_map = collection.is_map;
    for item in &mut collection.items {
        lift(item);
        if matches!(&item.value, Node::Scalar(Scalar::Text(written)) if written.contains('\n'))
            && let Node::Scalar(Scalar::Text(written)) = &item.value
            && let Some((header, lines)) = text::literal(written)
        {
            item.value = Node::Scalar(Scalar::Block(header, lines));
        }
        let start = indent + item.key.as_ref().map_or(1, |(key, _)| key.chars().count() + 1) + 1;
        let fits = fits(&item.value, start);
        let Node::Collection(value) = &mut item.value else { continue };
        value.is_flow = value.items.is_empty() || value.is_flow && fits;
        if value.is_flow {
            continue;
        }
        settle(value, indent + INDENT);
        if !is_map {
            // Comments are above the hyphen, not after it.
            item.above.extend(item.after.take().map(Above::Comment));
            if let Some(first) = value.items.first_mut() {
                item.above.append(&mut first.above);
            }
        }
    }
    let first = collection.items.first_mut().map(|item| &mut item.above);
    if let Some(above) = first
        && above.first() == Some(&Above::Blank)
    {
        above.remove(0);
    }
}

/// Moves the comments of an empty list or map above it. Returns how many there are.
pub(super) fn lift(item: &mut Item) -> usize {
    let Node::Collection(value) = &mut item.value else { return 0 };
    if !value.items.is_empty() {
        return 0;
    }
    let below = std::mem::take(&mut value.below);
    let comments = below.into_iter().filter(|line| *line != Above::Blank);
    let before = item.above.len();
    item.above.extend(comments);
    item.above.len() - before
}

/// Returns whether a node fits on the line, from a column on.
pub(super) fn fits(node: &Node, start: usize) -> bool {
    on_line(node, false).is_some_and(|line| start + line.chars().count() <= WIDTH)
}

struct Printer {
    out: String,
}

impl Printer {
    fn items(&mut self, collection: &Collection, indent: usize) {
        for (index, item) in collection.items.iter().enumerate() {
            if index > 0 {
                self.above(&item.above, indent);
                self.indent(indent);
            }
            match &item.key {
                Some((key, _)) => {
                    self.out.push_str(key);
                    self.out.push(':');
                }
                None => self.out.push('-'),
            }
            self.value(item, indent);
        }
        self.above(&collection.below, indent);
    }

    /// Prints a value after its key or hyphen.
    fn value(&mut self, item: &Item, indent: usize) {
        match &item.value {
            Node::Scalar(Scalar::Lines(lines)) => {
                self.out.push(' ');
                self.lines(lines, indent + INDENT);
                self.end(item);
            }
            Node::Scalar(Scalar::Block(header, lines)) => {
                self.out.push(' ');
                self.out.push_str(header);
                self.end(item);
                self.indent_unless_empty(lines, indent + INDENT);
                self.lines(lines, indent + INDENT);
                self.out.push('\n');
            }
            Node::Collection(value) if !value.is_flow => self.block(item, value, indent),
            node => {
                let line = on_line(node, false).unwrap_or_default();
                if !line.is_empty() {
                    self.out.push(' ');
                    self.out.push_str(&line);
                }
                self.end(item);
            }
        }
    }

    fn block(&mut self, item: &Item, value: &Collection, indent: usize) {
        if item.key.is_none() {
            self.out.push(' ');
        } else {
            self.end(item);
            if let Some(first) = value.items.first() {
                self.above(&first.above, indent + INDENT);
            }
            self.indent(indent + INDENT);
        }
        self.items(value, indent + INDENT);
    }

    /// Prints lines, the first where the text ends.
    fn lines(&mut self, lines: &[String], indent: usize) {
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
                if !line.is_empty() {
                    self.indent(indent);
                }
            }
            self.out.push_str(line);
        }
    }

    fn indent_unless_empty(&mut self, lines: &[String], indent: usize) {
        if lines.first().is_some_and(|line| !line.is_empty()) {
            self.indent(indent);
        }
    }

    /// Ends a line, with the comment of the item.
    fn end(&mut self, item: &Item) {
        if let Some(comment) = &item.after {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    fn above(&mut self, lines: &[Above], indent: usize) {
        for line in lines {
            match line {
                Above::Comment(comment) => {
                    self.indent(indent);
                    self.out.push_str(comment);
                    self.out.push('\n');
                }
                // After `|+`, another blank line would be a part of the text.
                Above::Blank if self.out.ends_with("\n\n") => {}
                Above::Blank => self.out.push('\n'),
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}
