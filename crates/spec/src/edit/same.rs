//! Compares what two texts mean. The order of keys is no difference.

use crate::diagnostic::Diagnostics;
use crate::parse::{NodeId, NodeKind, SyntaxTree};
use crate::source::FileId;

/// Returns whether a text has the values of a tree.
pub(super) fn is_same(tree: &SyntaxTree, text: &str) -> bool {
    let mut diagnostics = Diagnostics::default();
    let other = SyntaxTree::build(text.as_bytes(), FileId(0), &mut diagnostics);
    !diagnostics.has_errors() && has_same_others(tree, &other, &[])
}

/// Returns whether two trees have the same values, except for the value at a path.
pub(super) fn has_same_others(left: &SyntaxTree, right: &SyntaxTree, path: &[&str]) -> bool {
    match (left.root(), right.root()) {
        (Some(id), Some(other)) => is_same_value((left, id), (right, other), path),
        (left, right) => !path.is_empty() || left.is_none() && right.is_none(),
    }
}

fn is_same_value(
    (left, id): (&SyntaxTree, NodeId),
    (right, other): (&SyntaxTree, NodeId),
    path: &[&str],
) -> bool {
    match (left.kind(id), right.kind(other)) {
        (NodeKind::Map, NodeKind::Map) => is_same_map((left, id), (right, other), path),
        (NodeKind::List, NodeKind::List) => {
            let items = left.items(id).zip(right.items(other));
            left.items(id).count() == right.items(other).count()
                && items
                    .into_iter()
                    .all(|(item, found)| is_same_value((left, item), (right, found), &[]))
        }
        (NodeKind::List | NodeKind::Map, _) | (_, NodeKind::List | NodeKind::Map) => {
            !path.is_empty()
        }
        (kind, found) => {
            let is_null = left.is_null(id) && right.is_null(other);
            (kind == NodeKind::Plain) == (found == NodeKind::Plain)
                && (left.scalar(id) == right.scalar(other) || is_null)
        }
    }
}

fn is_same_map(
    (left, id): (&SyntaxTree, NodeId),
    (right, other): (&SyntaxTree, NodeId),
    path: &[&str],
) -> bool {
    let except = if let [key] = path { Some(*key) } else { None };
    let others = |tree: &SyntaxTree, id| {
        tree.pairs(id).filter(|(key, _)| Some(tree.scalar(*key)) != except).count()
    };
    others(left, id) == others(right, other)
        && left.pairs(id).all(|(key, value)| {
            let key = left.scalar(key);
            let rest = match path {
                [first, rest @ ..] if *first == key => rest,
                _ => &[],
            };
            Some(key) == except
                || right
                    .get(other, key)
                    .is_some_and(|found| is_same_value((left, value), (right, found), rest))
        })
}
