//! Reads JSON and YAML with the line of each value. JSON is read as YAML, which contains it.

use std::collections::BTreeSet;

use errbook_spec::Error;
use granit_parser::{Event, Parser, ScalarStyle, options};

use crate::source::Source;

const MAX_DEPTH: usize = 120;

/// A value and its line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) kind: NodeKind,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NodeKind {
    /// A text, or another scalar without quotes.
    Scalar {
        text: String,
        is_plain: bool,
    },
    List(Vec<Node>),
    /// Keys with their lines, and values, in order.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Returns a scalar as text; `null` is none.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, is_plain } => {
                (!(*is_plain && matches!(text.as_str(), "" | "null" | "~"))).then_some(text)
            }
            _ => None,
        }
    }

    /// Returns whether this is a plain scalar that is an integer.
    pub(crate) fn integer(&self) -> Option<i64> {
        match &self.kind {
            NodeKind::Scalar { text, is_plain: true } => text.parse().ok(),
            _ => None,
        }
    }

    /// Returns the members of a map; none of another value.
    pub(crate) fn members(&self) -> &[(String, Self)] {
        match &self.kind {
            NodeKind::Map(members) => members,
            _ => &[],
        }
    }

    /// Returns the items of a list; none of another value.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.kind {
            NodeKind::List(items) => items,
            _ => &[],
        }
    }

    /// Returns a member of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Returns what a JSON pointer points to.
    pub(crate) fn at(&self, pointer: &str) -> Option<&Self> {
        let mut keys = pointer.strip_prefix('/').unwrap_or(pointer).split('/');
        if pointer.is_empty() {
            return Some(self);
        }
        keys.try_fold(self, |node, key| {
            let key = key.replace("~1", "/").replace("~0", "~");
            match &node.kind {
                NodeKind::List(items) => items.get(key.parse::<usize>().ok()?),
                _ => node.get(&key),
            }
        })
    }

    /// Returns what the value is, for messages.
    pub(crate) fn what(&self) -> &'static str {
        match &self.kind {
            NodeKind::Scalar { .. } if self.text().is_none() => "nothing",
            NodeKind::Scalar { is_plain: false, .. } => "a text",
            NodeKind::Scalar { .. } => "a scalar",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map",
        }
    }
}

/// Reads a source whose top is a map or a list.
pub(crate) fn read(source: &Source) -> Result<Node, Error> {
    let text = joined_surrogates(source.text.trim_start_matches('\u{feff}'));
    let options = options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: MAX_DEPTH + 8,
        block_nesting_limit: MAX_DEPTH + 8,
    };
    let mut builder = Builder { source, stack: Vec::new(), root: None };
    for event in Parser::new_from_str_with_options(&text, options) {
        let (event, span) = event.map_err(|error| {
            let line = error.marker().line();
            source.error(line, &format!("not JSON or YAML: {}", error.info()), "correct the file")
        })?;
        builder.event(event, span.start.line())?;
    }
    match builder.root {
        Some(root) if matches!(root.kind, NodeKind::Map(_) | NodeKind::List(_)) => Ok(root),
        Some(root) => Err(source.error(
            root.line,
            &format!("expected a map or a list, found {}", root.what()),
            "name another file",
        )),
        None => Err(source.error(1, "the file is empty", "name another file")),
    }
}

/// An open list or map. A map has the key that waits for its value.
struct Frame {
    node: Node,
    keys: BTreeSet<String>,
    key: Option<String>,
}

struct Builder<'s> {
    source: &'s Source,
    stack: Vec<Frame>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, line: usize) -> Result<(), Error> {
        match event {
            Event::Scalar(text, style, ..) => {
                let is_plain = style == ScalarStyle::Plain;
                self.add(Node {
                    line,
                    kind: NodeKind::Scalar { text: text.into_owned(), is_plain },
                })
            }
            Event::SequenceStart(..) => self.open(line, NodeKind::List(Vec::new())),
            Event::MappingStart(..) => self.open(line, NodeKind::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => match self.stack.pop() {
                Some(frame) => self.add(frame.node),
                None => Ok(()),
            },
            Event::Anchor(..) | Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let help = "write the value in each place, as `yq 'explode(.)'` does";
                Err(self.source.error(line, "anchors and aliases can't be read", help))
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(self.source.error(line, "a second document begins here", "split the file"))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, line: usize, kind: NodeKind) -> Result<(), Error> {
        if let Some(frame) = self.stack.last()
            && matches!(frame.node.kind, NodeKind::Map(_))
            && frame.key.is_none()
        {
            return Err(self.source.error(line, "expected a text as a key", "correct the file"));
        }
        if self.stack.len() >= MAX_DEPTH {
            let reason = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(self.source.error(line, &reason, "name another file"));
        }
        self.stack.push(Frame { node: Node { line, kind }, keys: BTreeSet::new(), key: None });
        Ok(())
    }

    fn add(&mut self, node: Node) -> Result<(), Error> {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut frame.node.kind, frame.key.take()) {
            (NodeKind::List(items), _) => items.push(node),
            (NodeKind::Map(members), Some(key)) => members.push((key, node)),
            (_, None) => {
                let line = node.line;
                let NodeKind::Scalar { text, .. } = node.kind else { return Ok(()) };
                if !frame.keys.insert(text.clone()) {
                    let reason = format!("the key `{text}` appears twice in one map");
                    return Err(self.source.error(line, &reason, "remove one of them"));
                }
                frame.key = Some(text);
            }
            (NodeKind::Scalar { .. }, Some(_)) => {}
        }
        Ok(())
    }
}

/// Replaces the two escapes of JSON for a character beyond U+FFFF, which YAML doesn't have, by the character.
fn joined_surrogates(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = match surrogates(rest) {
            Some(character) => (Some(character), 12),
            None => (None, 1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
        };
        match character {
            Some(character) => out.push(character),
            None => out.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn surrogates(text: &str) -> Option<char> {
    let unit = |at: usize| {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    char::decode_utf16([unit(0)?, unit(6)?]).next()?.ok().filter(|c| c.len_utf16() == 2)
}
