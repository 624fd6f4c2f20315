//! The syntax tree of a file: its nodes with their byte ranges.
//!
//! Positions come from `granit-parser`, whose events are turned into a flat list of nodes without recursion. The same pass
//! refuses everything that the format forbids, before any other code reads the text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Scalar;

mod advice;
mod build;
mod characters;
mod keys;
mod locate;
mod spelling;

pub(crate) use characters::is_forbidden;
#[cfg(test)]
pub(super) use locate::Seen;
pub(crate) use locate::locate;

/// The syntax tree of a file.
#[derive(Debug, Default)]
pub(crate) struct SyntaxTree {
    /// The file's text, with U+FFFD for invalid UTF-8.
    text: String,
    nodes: Vec<Node>,
    /// Scalars whose text differs from their spelling.
    texts: Vec<Box<str>>,
    /// The keys of large maps, sorted by text.
    sorted_keys: BTreeMap<NodeId, Vec<NodeId>>,
    /// The maps in which a key appears twice.
    doubled: Vec<NodeId>,
    refused: bool,
}

/// A node of a [`SyntaxTree`]; its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// Without quotes, or absent.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// Lines after `|`.
    Literal,
    /// Lines after `>`.
    Folded,
    List,
    Map,
}

/// 24 bytes, because a file can have 300,000.
#[derive(Debug)]
struct Node {
    start: u32,
    end: u32,
    parent: Option<NodeLink>,
    /// The next child of the parent. The children of a map are key, value, key, value …
    next: Option<NodeLink>,
    content: Content,
}

/// A node's number plus one, so that an `Option` of it is no larger.
type NodeLink = std::num::NonZeroU32;

#[derive(Clone, Copy, Debug)]
enum Content {
    /// The text is the spelling.
    AsSpelled(NodeKind),
    /// The text is between the quotes.
    BetweenQuotes,
    /// The text is one of `texts`.
    Text(NodeKind, u32),
    /// The first child.
    Children(NodeKind, Option<NodeLink>, /* in brackets or braces */ bool),
}

impl SyntaxTree {
    /// Returns the syntax tree of a skipped file.
    pub(crate) fn refused() -> Self {
        Self { refused: true, ..Self::default() }
    }

    /// Returns the file's text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether the file was refused.
    pub(crate) fn is_refused(&self) -> bool {
        self.refused
    }

    /// Returns the maps in which a key appears twice. They are already reported.
    pub(crate) fn doubled(&self) -> &[NodeId] {
        &self.doubled
    }

    /// Returns the top node; `None` for a file of comments.
    pub(crate) fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// Returns what a node is.
    pub(crate) fn kind(&self, id: NodeId) -> NodeKind {
        match self.node(id).content {
            Content::AsSpelled(kind) | Content::Text(kind, _) | Content::Children(kind, ..) => kind,
            Content::BetweenQuotes => NodeKind::Quoted,
        }
    }

    /// Returns the text of a scalar, after YAML's escapes and folding; empty for a list or map.
    pub(crate) fn scalar(&self, id: NodeId) -> &str {
        let node = self.node(id);
        let range = node.start as usize..node.end as usize;
        match node.content {
            Content::AsSpelled(_) => &self.text[range],
            Content::BetweenQuotes => &self.text[range.start + 1..range.end - 1],
            Content::Text(_, index) => &self.texts[index as usize],
            Content::Children(..) => "",
        }
    }

    /// Returns whether a node is absent, `null` or `~`.
    pub(crate) fn is_null(&self, id: NodeId) -> bool {
        self.kind(id) == NodeKind::Plain && Scalar::plain(self.scalar(id)) == Scalar::Null
    }

    /// Returns whether a node is a non-empty scalar.
    pub(crate) fn is_scalar(&self, id: NodeId) -> bool {
        !matches!(self.kind(id), NodeKind::List | NodeKind::Map) && !self.is_null(id)
    }

    /// Returns the bytes of the comment after a scalar without quotes, on the same line.
    pub(crate) fn comment_after(&self, id: NodeId) -> Option<Range<usize>> {
        let end = self.range(id).end;
        let rest = self.text[end..].lines().next()?;
        let comment = rest.trim_start_matches([' ', '\t']);
        let is_comment = self.kind(id) == NodeKind::Plain
            && comment.starts_with('#')
            && comment.len() < rest.len();
        let start = end + rest.len() - comment.len();
        is_comment.then_some(start..end + rest.trim_end().len())
    }

    /// Returns the items of a list; none for any other node.
    pub(crate) fn items(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let list = self.kind(id) == NodeKind::List;
        self.children(id).take_while(move |_| list)
    }

    /// Returns the keys and values of a map; none for any other node. Only the first of duplicate keys is included.
    pub(crate) fn pairs(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let map = self.kind(id) == NodeKind::Map;
        let mut children = self.children(id).take_while(move |_| map);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// Returns the value of a key of a map.
    pub(crate) fn get(&self, map: NodeId, key: &str) -> Option<NodeId> {
        if let Some(keys) = self.sorted_keys.get(&map) {
            let index = keys.binary_search_by(|id| self.scalar(*id).cmp(key)).ok()?;
            return self.next(keys[index]);
        }
        self.pairs(map).find(|(id, _)| self.scalar(*id) == key).map(|(_, value)| value)
    }

    /// Returns whether a node is a list or map in brackets or braces.
    pub(crate) fn is_flow(&self, id: NodeId) -> bool {
        matches!(self.node(id).content, Content::Children(_, _, true))
    }

    /// Returns the bytes of every scalar in file order.
    pub(crate) fn scalar_ranges(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let ids = (0..self.nodes.len()).filter_map(|index| u32::try_from(index).ok().map(NodeId));
        let is_scalar = |id: &NodeId| !matches!(self.kind(*id), NodeKind::List | NodeKind::Map);
        ids.filter(is_scalar).map(|id| self.range(id))
    }

    /// Returns the bytes of a node: of a list or map in block style, from its first to its last token.
    pub(crate) fn range(&self, id: NodeId) -> Range<usize> {
        let node = self.node(id);
        node.start as usize..node.end as usize
    }

    fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let first = match self.node(id).content {
            Content::Children(_, first, _) => first.map(NodeId::from_link),
            _ => None,
        };
        std::iter::successors(first, |id| self.next(*id))
    }

    fn next(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next.map(NodeId::from_link)
    }

    /// Returns the list or map around a node.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent.map(NodeId::from_link)
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

impl NodeId {
    fn from_link(link: NodeLink) -> Self {
        Self(link.get() - 1)
    }

    fn link(self) -> Option<NodeLink> {
        NodeLink::new(self.0 + 1)
    }
}
