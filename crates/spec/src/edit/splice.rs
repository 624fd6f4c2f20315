//! A change → the bytes that it replaces.

use std::ops::Range;

use super::merge::{self, Change};
use super::node::{Above, Collection, Item, Node};
use super::{order, print};
use crate::parse::Shape;

/// Bytes and what replaces them.
pub(super) type Splice = (Range<usize>, String);

/// What is changed: a member of a map that is in block style in the file, as all maps around it are.
pub(super) struct Target<'t> {
    pub(super) text: &'t str,
    pub(super) key: &'t str,
    pub(super) change: &'t Change,
    /// Whether the members are errors, which blank lines separate.
    pub(super) is_error: bool,
}

impl Target<'_> {
    /// Returns the bytes to replace; `None` if nothing changes.
    pub(super) fn splice(
        &self,
        root: &Collection,
        around: &[&str],
        shape: &Shape,
    ) -> Option<Splice> {
        let (mut map, mut shape, mut owner) = (root, Some(shape), None);
        for (depth, step) in around.iter().enumerate() {
            let item = map.items.iter().find(|item| item.key() == *step)?;
            let Node::Collection(inner) = &item.value else { return None };
            shape = shape.and_then(|shape| order::below(shape, Some(step)));
            if inner.is_flow {
                let rest = &around[depth + 1..];
                let splice = self.on_line(item, rest, shape);
                return Some(splice.unwrap_or_else(|| self.in_item(item, rest, shape)));
            }
            (map, owner) = (inner, Some(item));
        }
        let found = map.items.iter().position(|item| item.key() == self.key);
        match (self.change, found) {
            (Change::Set(value), Some(index)) => {
                let item = &map.items[index];
                let value = merge::merged(&item.value, value);
                Some(self.reprinted(item, Item { value, ..item.clone() }))
            }
            (Change::Set(value), None) => {
                Some(self.inserted(map, Item::of(self.key, Node::of(value)), shape))
            }
            (Change::Remove, Some(index)) => match owner {
                Some(owner) if map.items.len() == 1 => Some(self.in_item(owner, &[], shape)),
                _ => Some((self.removed(map, index), String::new())),
            },
            (Change::Remove, None) => None,
        }
    }

    /// Prints an item anew in whose value the change is.
    fn in_item(&self, item: &Item, around: &[&str], shape: Option<&Shape>) -> Splice {
        let mut changed = item.clone();
        if let Node::Collection(map) = &mut changed.value {
            merge::change(map, around, self.key, self.change, shape);
        }
        self.reprinted(item, changed)
    }

    fn reprinted(&self, item: &Item, changed: Item) -> Splice {
        let text = printed(changed, self.column(item.range.start));
        let (end, lines) = self.blank_lines(item.range.end);
        (item.range.start..end, text + &lines)
    }

    /// Changes a map in braces that has no comments.
    fn on_line(&self, item: &Item, around: &[&str], shape: Option<&Shape>) -> Option<Splice> {
        print::on_line(&item.value, true)?;
        let (mut map, mut shape) = (&item.value, shape);
        for step in around {
            let Node::Collection(around) = map else { return None };
            map = &around.items.iter().find(|item| item.key() == *step)?.value;
            shape = shape.and_then(|shape| order::below(shape, Some(step)));
        }
        let Node::Collection(map) = map else { return None };
        let items = &map.items;
        let found = items.iter().position(|item| item.key() == self.key);
        match (self.change, found) {
            (Change::Set(value), Some(index)) => {
                let value = merge::merged(&items[index].value, value);
                let item = Item { value, ..items[index].clone() };
                Some((items[index].range.clone(), print::item_on_line(&item)?))
            }
            (Change::Set(value), None) => {
                let new = print::item_on_line(&Item::of(self.key, Node::of(value)))?;
                let index = merge::position(map, self.key, shape);
                if index == 0 {
                    let at = items.first()?.range.start;
                    return Some((at..at, format!("{new}, ")));
                }
                let at = items[index - 1].range.end;
                Some((at..at, format!(", {new}")))
            }
            (Change::Remove, Some(index)) => {
                let range = match (items.get(index + 1), index.checked_sub(1)) {
                    (Some(next), _) => items[index].range.start..next.range.start,
                    (None, Some(before)) => items[before].range.end..items[index].range.end,
                    (None, None) => return None,
                };
                Some((range, String::new()))
            }
            (Change::Remove, None) => None,
        }
    }

    /// Adds a member to a map in block style.
    fn inserted(&self, map: &Collection, item: Item, shape: Option<&Shape>) -> Splice {
        let index = merge::position(map, self.key, shape);
        let column = map.items.first().map_or(0, |item| self.column(item.range.start));
        let (new, indent) = (printed(item, column), " ".repeat(column));
        if let Some(before) = index.checked_sub(1).and_then(|before| map.items.get(before)) {
            let at = self.line_end(before.range.end);
            let blank = if self.is_error { "\n" } else { "" };
            let (end, lines) = self.blank_lines(at);
            return (at..end, format!("\n{blank}{indent}{new}{lines}"));
        }
        let at = map.items.first().map_or(0, |item| {
            let is_aligned = self.column(item.start) == column;
            if is_aligned { item.start } else { item.range.start }
        });
        (at..at, format!("{new}\n{indent}"))
    }

    /// Returns the bytes of a member of several, with its comments and the blank line that separates it.
    fn removed(&self, map: &Collection, index: usize) -> Range<usize> {
        let item = &map.items[index];
        let start = item.start - self.column(item.start);
        if !self.text[start..item.start].trim().is_empty() {
            // After a hyphen.
            let next = map.items.get(index + 1);
            let next = next.filter(|next| next.above.iter().all(|line| *line == Above::Blank));
            let end = next.map_or(self.line_end(item.range.end), |next| next.range.start);
            return item.range.start..end;
        }
        let end = (self.line_end(item.range.end) + 1).min(self.text.len());
        let is_blank = |line: &str| line.trim().is_empty();
        if index > 0 && self.is_kept(map.items[index - 1].range.end) {
            let blank = self.text[end..].split_inclusive('\n').take_while(|line| is_blank(line));
            return start..end + blank.map(str::len).sum::<usize>();
        }
        let after = self.text[end..].split_inclusive('\n').next();
        let before = self.text[..start]
            .strip_suffix('\n')
            .map(|text| text.rsplit('\n').next().unwrap_or_default());
        match (before, after) {
            (Some(line), after) if is_blank(line) && after.is_none_or(is_blank) => {
                start - line.len() - 1..end
            }
            (_, Some(line)) if index == 0 && is_blank(line) => start..end + line.len(),
            _ => start..end,
        }
    }

    /// Returns whether a member ends in blank lines that are a part of its text.
    fn is_kept(&self, end: usize) -> bool {
        self.text[end - self.column(end)..end].trim().is_empty()
    }

    /// Returns the end of the blanks after an item, and the line ends in them: blanks would be a part of a text after `|`. The
    /// last line of a file gets a line end.
    fn blank_lines(&self, at: usize) -> (usize, String) {
        let rest = &self.text[at..];
        let blanks = &rest[..rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len()];
        let end = if blanks.len() == rest.len() { Some(blanks.len()) } else { blanks.rfind('\n') };
        let lines = blanks[..end.unwrap_or(0)].matches('\n').count();
        let lines = lines.max(usize::from(blanks.len() == rest.len()));
        (at + end.unwrap_or(0), "\n".repeat(lines))
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end)
    }

    fn column(&self, at: usize) -> usize {
        at - self.text[..at].rfind('\n').map_or(0, |line| line + 1)
    }
}

/// Prints a member of a map, without indentation and the last line end.
pub(super) fn printed(mut item: Item, column: usize) -> String {
    item.inside += print::lift(&mut item);
    let outside = item.above.len().saturating_sub(item.inside);
    let inside = item.above.split_off(outside);
    item.above.clear();
    let mut map = Collection { is_map: true, items: vec![item], ..Collection::default() };
    let comments = print::above(&inside, column);
    let indent = if comments.is_empty() { String::new() } else { " ".repeat(column) };
    let item = print::items(&mut map, column);
    let text = format!("{}{indent}{item}", comments.trim_start());
    text.strip_suffix('\n').map(str::to_owned).unwrap_or(text)
}
