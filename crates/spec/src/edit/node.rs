//! What is printed: nodes with their comments.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Value, text};

/// A scalar, list or map.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Scalar(Scalar),
    Collection(Collection),
}

/// How a scalar is written.
#[derive(Clone, Debug)]
pub(super) enum Scalar {
    /// Nothing after the key.
    Absent,
    /// As it is in the file, without quotes.
    Plain(String),
    /// A text that was in quotes.
    Quoted(String),
    /// A text that is written as it needs to be.
    Text(String),
    /// Over several lines, without quotes or in quotes.
    Lines(Vec<String>),
    /// After `|` or `>`: the header, and the lines without indentation.
    Block(String, Vec<String>),
}

/// A list or a map.
#[derive(Clone, Debug, Default)]
pub(super) struct Collection {
    pub(super) is_map: bool,
    /// Whether it is on one line if it fits.
    pub(super) is_flow: bool,
    pub(super) items: Vec<Item>,
    /// The comments after the last item.
    pub(super) below: Vec<Above>,
}

/// An item of a list or map.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) above: Vec<Above>,
    /// How many of the lines above are between the key and the value in the file.
    pub(super) inside: usize,
    /// The key as it is written and as a text; `None` in a list.
    pub(super) key: Option<(String, String)>,
    pub(super) value: Node,
    /// The comment at the end of the line of the key or of the value.
    pub(super) after: Option<String>,
    /// Where the comment right above the key begins; without one, the key.
    pub(super) start: usize,
    /// The bytes from the key to the last comment that belongs to the item.
    pub(super) range: Range<usize>,
}

/// A line above an item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Above {
    Blank,
    Comment(String),
}

impl Item {
    /// Creates an item of a map.
    pub(super) fn of(key: &str, value: Node) -> Self {
        let key = text::allowed(key);
        Self { key: Some((text::inline(&key, true), key)), ..Self::in_list(value) }
    }

    /// Creates an item of a list.
    pub(super) fn in_list(value: Node) -> Self {
        Self { above: Vec::new(), inside: 0, key: None, value, after: None, start: 0, range: 0..0 }
    }

    /// Returns the text of the key.
    pub(super) fn key(&self) -> &str {
        self.key.as_ref().map_or("", |(_, key)| key)
    }
}

impl Node {
    /// Creates the node of a value. Lists and maps of a few short values are on one line.
    pub(super) fn of(value: &Value) -> Self {
        let scalar = |text: String| Self::Scalar(Scalar::Plain(text));
        match value {
            Value::Text(text) => Self::Scalar(Scalar::Text(text::allowed(text))),
            Value::Integer(number) => scalar(number.to_string()),
            Value::Number(number) if number.is_finite() => scalar(format!("{number:?}")),
            Value::Number(number) if number.is_nan() => scalar(".nan".to_owned()),
            Value::Number(number) => {
                scalar(if *number < 0.0 { "-.inf" } else { ".inf" }.to_owned())
            }
            Value::Boolean(boolean) => scalar(boolean.to_string()),
            Value::List(items) => {
                let is_flow = items.iter().all(is_short);
                let items = items.iter().map(|item| Item::in_list(Self::of(item))).collect();
                Self::Collection(Collection { is_flow, items, ..Collection::default() })
            }
            Value::Map(members) => {
                let is_flow = members
                    .iter()
                    .all(|(key, value)| is_short(value) && !TEXTS.contains(&key.as_str()));
                let mut seen = BTreeSet::new();
                let members = members.iter().filter(|(key, _)| seen.insert(key));
                let items = members.map(|(key, value)| Item::of(key, Self::of(value))).collect();
                Self::Collection(Collection {
                    is_map: true,
                    is_flow,
                    items,
                    ..Collection::default()
                })
            }
        }
    }
}

/// The keys of maps whose texts are long.
const TEXTS: [&str; 8] =
    ["status", "detail", "message", "resolution", "reasons", "group", "catalog", "language"];

/// Returns whether a value is a scalar on one line, or a list of these.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.contains('\n'),
        Value::List(items) => items
            .iter()
            .all(|item| !matches!(item, Value::List(_) | Value::Map(_)) && is_short(item)),
        Value::Map(members) => members.is_empty(),
        Value::Integer(_) | Value::Number(_) | Value::Boolean(_) => true,
    }
}
