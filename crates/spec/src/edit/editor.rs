//! Edits of a file: what isn't set or removed stays the same byte for byte.

use super::merge::{self, Change};
use super::node::{Collection, Item, Node};
use super::same::has_same_others;
use super::splice::{Target, printed};
use super::{FileKind, Value, canonical, order, read, tree, value};
use crate::Error;
use crate::parse::{NodeId, NodeKind, Shape, SyntaxTree};
use crate::source::role;

/// A file that is edited: what isn't set or removed stays the same byte for byte.
///
/// A value is named by its keys, from the top of the file. A value that is set replaces the earlier one, or is added with its key: in the
/// canonical order if the format knows the key, else at the end.
///
/// Characters that the format forbids become U+FFFD. An edit that would make the file larger or deeper than the format allows is
/// not made.
#[derive(Debug)]
pub struct Editor {
    path: String,
    kind: FileKind,
    shape: Shape,
    text: String,
    has_mark: bool,
    has_returns: bool,
    tree: SyntaxTree,
    /// The nodes, until the next edit.
    map: Option<Collection>,
}

impl Editor {
    /// Reads a file. Its path decides which keys it has: `catalog.yaml` is a cover, and a file in `languages` a translation.
    ///
    /// # Errors
    ///
    /// Returns a report if the text is not YAML that the format reads, or has no map.
    pub fn new(path: &str, text: String) -> Result<Self, Error> {
        let has_mark = text.starts_with('\u{feff}');
        let text = if has_mark { text.trim_start_matches('\u{feff}').to_owned() } else { text };
        let ends = text.matches('\n').count();
        let has_returns = ends > 0 && text.matches("\r\n").count() == ends;
        let text = if has_returns { text.replace("\r\n", "\n") } else { text };
        let tree = tree(path, &text)?;
        if tree.root().is_some_and(|root| tree.kind(root) != NodeKind::Map && !tree.is_null(root)) {
            return Err(Error::usage(format!("expected a map in `{path}`, found another value")));
        }
        let kind = role(path);
        let shape = order::shape(kind);
        let path = path.to_owned();
        Ok(Self { path, kind, shape, text, has_mark, has_returns, tree, map: None })
    }

    /// Returns the keys of a map in file order; none if there is no map.
    #[must_use]
    pub fn keys(&self, path: &[&str]) -> Vec<String> {
        let Some(map) = self.find(path) else { return Vec::new() };
        self.tree.pairs(map).map(|(key, _)| self.tree.scalar(key).to_owned()).collect()
    }

    /// Returns a value; `None` if there is none.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> Option<Value> {
        value(&self.tree, self.find(path)?)
    }

    /// Sets a value. Maps on the way are created; comments stay.
    pub fn set(&mut self, path: &[&str], value: Value) {
        let Some((key, around)) = path.split_last() else {
            if let Value::Map(members) = value {
                self.members(path, members);
            }
            return;
        };
        let value = value.allowed();
        if self.get(path).as_ref() == Some(&value) {
            return;
        }
        let is_map = |found: NodeId| self.tree.kind(found) == NodeKind::Map;
        if let (Some(found), Value::Map(members)) = (self.find(path), &value)
            && is_map(found)
            && self.tree.pairs(found).next().is_some()
            && !members.is_empty()
        {
            return self.members(path, members.clone());
        }
        // What is no map is replaced by one.
        if self.find(around).is_none_or(|found| !is_map(found)) && !around.is_empty() {
            return self.set(around, Value::Map(vec![((*key).to_owned(), value)]));
        }
        self.change(around, key, &Change::Set(value));
    }

    /// Removes a key with its value and its comments.
    pub fn remove(&mut self, path: &[&str]) {
        if let (Some((key, around)), true) = (path.split_last(), self.find(path).is_some()) {
            self.change(around, key, &Change::Remove);
        }
    }

    /// Returns the edited text.
    #[must_use]
    pub fn finish(self) -> String {
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        let text = if self.has_returns { self.text.replace('\n', "\r\n") } else { self.text };
        format!("{mark}{text}")
    }

    /// Makes a map have these members.
    fn members(&mut self, path: &[&str], members: Vec<(String, Value)>) {
        let below =
            |key: &str| path.iter().copied().chain([key]).map(str::to_owned).collect::<Vec<_>>();
        for key in self.keys(path) {
            if members.iter().all(|(name, _)| *name != key) {
                let path = below(&key);
                self.remove(&path.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
        for (key, value) in members {
            let path = below(&key);
            self.set(&path.iter().map(String::as_str).collect::<Vec<_>>(), value);
        }
    }

    fn find(&self, path: &[&str]) -> Option<NodeId> {
        find(&self.tree, path)
    }

    /// Changes a member of a map.
    fn change(&mut self, around: &[&str], key: &str, change: &Change) {
        let Some(mut root) = self.map.take().or_else(|| read::file(&self.tree)) else {
            return self.append(key, change);
        };
        if root.is_flow || root.items.is_empty() {
            // A file in braces is written without them first.
            merge::change(&mut root, around, key, change, Some(&self.shape));
            let text = canonical(self.kind, root);
            return self.replace(text);
        }
        let is_error = self.kind == FileKind::Group && around == [order::ERRORS];
        let target = Target { text: &self.text, key, change, is_error };
        let splice = target.splice(&root, around, &self.shape);
        match splice {
            Some((range, text)) => {
                let mut edited = self.text.clone();
                edited.replace_range(range, &text);
                let path: Vec<&str> = around.iter().copied().chain([key]).collect();
                let is_right = |tree: SyntaxTree| {
                    let found = find(&tree, &path).and_then(|found| value(&tree, found));
                    let is_set = match change {
                        Change::Set(value) => found.as_ref() == Some(value),
                        Change::Remove => found.is_none(),
                    };
                    is_set && has_same_others(&self.tree, &tree, &path)
                };
                if !tree(&self.path, &edited).is_ok_and(is_right) {
                    // Such as a comment that would become a part of the text before it.
                    merge::change(&mut root, around, key, change, Some(&self.shape));
                    edited = canonical(self.kind, root);
                }
                self.replace(edited);
            }
            None => self.map = Some(root),
        }
    }

    /// Adds the first member of a file.
    fn append(&mut self, key: &str, change: &Change) {
        if let Change::Set(value) = change {
            let item = printed(Item::of(key, Node::of(value)), 0);
            let end = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { "\n" };
            let appended = format!("{}{end}{item}\n", self.text);
            if tree(&self.path, &appended).is_ok_and(|tree| find(&tree, &[key]).is_some()) {
                return self.replace(appended);
            }
            // Marks of a document, or `null`, which goes. The file has comments and nothing else.
            let comments = self.text.lines().filter_map(|line| Some(&line[line.find('#')?..]));
            let lines: Vec<&str> = comments.map(str::trim_end).chain([item.as_str(), ""]).collect();
            self.replace(lines.join("\n"));
        }
    }

    fn replace(&mut self, text: String) {
        if let Ok(tree) = tree(&self.path, &text) {
            self.text = text;
            self.tree = tree;
            self.map = None;
        }
    }
}

fn find(tree: &SyntaxTree, path: &[&str]) -> Option<NodeId> {
    path.iter().try_fold(tree.root()?, |map, key| tree.get(map, key))
}
