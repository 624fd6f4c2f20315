//! Changes of nodes: what stays keeps its comments and its layout.

use super::Value;
use super::node::{Above, Collection, Item, Node, Scalar};
use super::order;
use crate::parse::Shape;

/// A change of a member of a map.
#[derive(Debug)]
pub(super) enum Change {
    Set(Value),
    Remove,
}

/// Changes a member of a map that is in a map.
pub(super) fn change(
    map: &mut Collection,
    around: &[&str],
    key: &str,
    change: &Change,
    shape: Option<&Shape>,
) {
    if let Some((first, rest)) = around.split_first() {
        let shape = shape.and_then(|shape| order::below(shape, Some(first)));
        let found = map.items.iter_mut().find(|item| item.key() == *first);
        if let Some(Node::Collection(inner)) = found.map(|item| &mut item.value) {
            self::change(inner, rest, key, change, shape);
        }
        return;
    }
    let found = map.items.iter().position(|item| item.key() == key);
    match (change, found) {
        (Change::Set(value), Some(index)) => {
            let item = &mut map.items[index];
            item.value = merged(&item.value, value);
        }
        (Change::Set(value), None) => {
            let item = Item::of(key, Node::of(value));
            map.items.insert(position(map, key, shape), item);
        }
        (Change::Remove, Some(index)) => {
            map.items.remove(index);
            if map.items.is_empty() {
                map.is_flow = true;
            }
        }
        (Change::Remove, None) => {}
    }
}

/// Returns the index of a new key.
pub(super) fn position(map: &Collection, key: &str, shape: Option<&Shape>) -> usize {
    let fields = shape.and_then(order::fields).unwrap_or_default();
    let rank = order::rank(fields, key);
    let before = |item: &Item| order::rank(fields, item.key()) <= rank;
    map.items.iter().rposition(before).map_or(0, |index| index + 1)
}

/// Returns the node of a value, with what it shares with the earlier node.
pub(super) fn merged(node: &Node, value: &Value) -> Node {
    match (node, value) {
        (Node::Collection(old), Value::Map(members)) if old.is_map => {
            let mut map = Collection { items: Vec::new(), ..old.clone() };
            for (key, value) in members {
                let found = old.items.iter().find(|item| item.key() == key);
                map.items.push(match found {
                    Some(item) => with(item, value),
                    None => Item::of(key, Node::of(value)),
                });
            }
            layout(map)
        }
        (Node::Collection(old), Value::List(values)) if !old.is_map => {
            let mut left: Vec<Option<&Item>> = old.items.iter().map(Some).collect();
            let mut items: Vec<Option<Item>> = vec![None; values.len()];
            // Items that stay the same are found first, so that the rest are the changed ones.
            for (item, value) in items.iter_mut().zip(values) {
                let same = left.iter_mut().find(|it| it.is_some_and(|it| is(&it.value, value)));
                *item = same.and_then(Option::take).cloned();
            }
            for (index, (item, value)) in items.iter_mut().zip(values).enumerate() {
                if item.is_none() {
                    let old = left.get_mut(index).and_then(Option::take);
                    *item = Some(
                        old.map_or_else(|| Item::in_list(Node::of(value)), |old| with(old, value)),
                    );
                }
            }
            layout(Collection { items: items.into_iter().flatten().collect(), ..old.clone() })
        }
        (node, value) if is(node, value) => node.clone(),
        (_, value) => Node::of(value),
    }
}

/// Returns a list or map; an empty one has no comments in it.
fn layout(collection: Collection) -> Node {
    let is_flow = collection.is_flow || collection.items.is_empty();
    Node::Collection(Collection { is_flow, ..collection })
}

fn with(item: &Item, value: &Value) -> Item {
    Item { value: merged(&item.value, value), ..item.clone() }
}

/// Returns whether a node surely has a value already.
fn is(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Scalar(Scalar::Quoted(written)), Value::Text(text)) => written == text,
        (Node::Scalar(Scalar::Plain(spelled)), value) => {
            super::scalar(spelled).as_ref() == Some(value)
        }
        (Node::Collection(old), Value::List(values)) => {
            !old.is_map
                && old.items.len() == values.len()
                && old.items.iter().zip(values).all(|(item, value)| is(&item.value, value))
        }
        (Node::Collection(old), Value::Map(members)) => {
            old.is_map
                && old.items.len() == members.len()
                && old
                    .items
                    .iter()
                    .zip(members)
                    .all(|(item, (key, value))| item.key() == key && is(&item.value, value))
        }
        _ => false,
    }
}

/// Takes the comments in a collection that is emptied.
pub(super) fn comments_below(map: &Collection) -> impl Iterator<Item = Above> + '_ {
    map.below.iter().filter(|line| **line != Above::Blank).cloned()
}
