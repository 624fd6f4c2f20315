//! Checks a syntax tree against a shape: reports mismatches, and converts the rest to a value.

use std::collections::BTreeSet;

use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value};

use super::named_map;
use super::shape::{Field, Shape, Takes};
use super::syntax::{NodeId, NodeKind};
use super::unknown_key::KeyGuess;
use super::wrong_type::{help_for_nothing, help_for_type, sibling};
use super::{SyntaxTree, unknown_key};
use crate::diagnostic::words::shape as words;
use crate::diagnostic::{Diagnostic, Diagnostics, Path, Place, Seg};
use crate::document::Scalar;
use crate::source::FileId;

/// Converts the parts of one file.
pub(super) struct Converter<'a> {
    pub(super) tree: &'a SyntaxTree,
    pub(super) file: FileId,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Nodes that are already reported and not read.
    pub(super) skipped: Vec<NodeId>,
}

impl<'a> Converter<'a> {
    pub(super) fn new(
        tree: &'a SyntaxTree,
        file: FileId,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { tree, file, diagnostics, skipped: Vec::new() }
    }
}

impl Converter<'_> {
    /// Returns whether the node is a map. Reports it if it isn't.
    pub(super) fn is_map(&mut self, id: NodeId) -> bool {
        let map = self.tree.kind(id) == NodeKind::Map;
        if !map {
            self.mismatch(id, &Shape::Struct(Vec::new()));
        }
        map
    }

    /// Converts a node, leaving out mismatched parts. Returns `None` if the whole node is mismatched.
    pub(super) fn value(&mut self, id: NodeId, shape: &Shape) -> Option<Value> {
        if self.skipped.contains(&id) {
            return None;
        }
        if *shape != Shape::Any && self.tree.is_null(id) {
            return self.empty(id);
        }
        match (shape, self.tree.kind(id)) {
            (Shape::Any, _) => Some(self.any(id)),
            (Shape::List(item), NodeKind::List) => Some(self.list(id, item)),
            (Shape::Pairs(value), NodeKind::Map) => Some(self.pairs(id, value)),
            (Shape::Struct(fields), NodeKind::Map) => Some(self.fields(id, fields)),
            (Shape::ListOr(_), NodeKind::List) => Some(self.list(id, &Shape::Text)),
            (Shape::TextOr(other), NodeKind::List | NodeKind::Map)
            | (Shape::ListOr(other), NodeKind::Map) => self.value(id, other),
            (_, NodeKind::List | NodeKind::Map) => self.mismatch(id, shape),
            (Shape::Text | Shape::TextOr(_), _) => {
                self.text(id);
                Some(self.tree.scalar(id).into())
            }
            (Shape::Integer(low, high), _) => self.integer(id, *low, *high),
            (Shape::Boolean, _) => self.boolean(id),
            _ => self.mismatch(id, shape),
        }
    }

    fn list(&mut self, id: NodeId, item: &Shape) -> Value {
        let tree = self.tree;
        Value::Sequence(tree.items(id).filter_map(|child| self.value(child, item)).collect())
    }

    fn pairs(&mut self, id: NodeId, shape: &Shape) -> Value {
        let tree = self.tree;
        if matches!(shape, Shape::Text | Shape::TextOr(_) | Shape::Any) {
            self.cut_by_commas(id, None);
        }
        let pair = |(key, value)| Some((tree.scalar(key).into(), self.value(value, shape)?));
        Value::Mapping(tree.pairs(id).filter_map(pair).collect())
    }

    fn fields(&mut self, id: NodeId, fields: &[Field]) -> Value {
        let mut map = Mapping::new();
        let tree = self.tree;
        let mut told = BTreeSet::new();
        self.cut_by_commas(id, Some(fields));
        for (key, value) in tree.pairs(id) {
            if self.skipped.contains(&value) {
                continue;
            }
            let name = tree.scalar(key);
            match fields.iter().find(|field| field.name == name).map(|field| &field.takes) {
                Some(Takes::Value(shape)) => {
                    if let Some(value) = self.value(value, shape) {
                        map.insert(name.into(), value);
                    }
                }
                Some(Takes::Elsewhere) => {}
                None => self.unknown(id, name, value, fields, &mut told),
            }
        }
        Value::Mapping(map)
    }

    /// Reports an unknown key. Keys that belong to the same other place are reported once. A key that was probably meant isn't
    /// reported as missing.
    fn unknown(
        &mut self,
        map: NodeId,
        name: &str,
        value: NodeId,
        fields: &[Field],
        told: &mut BTreeSet<String>,
    ) {
        let tree = self.tree;
        let known: Vec<_> = fields.iter().map(|field| field.name).collect();
        let is_left = |key: &&&str| tree.get(map, key).is_none();
        let left: Vec<_> = known.iter().filter(is_left).copied().collect();
        let guess = KeyGuess::of(tree, name, value, fields, &left);
        let (mut may_be, mut missing) = (Vec::new(), None);
        match &guess {
            KeyGuess::Key(key)
            | KeyGuess::Joined(key, _)
            | KeyGuess::In(key)
            | KeyGuess::Spaced(_, Some(key)) => {
                may_be.push(*key);
            }
            KeyGuess::Nothing => {
                (may_be, missing) = unknown_key::candidates(tree, value, fields, &left);
                self.diagnostics.reject(self.file, tree.path_to(value));
            }
            KeyGuess::Elsewhere(_) | KeyGuess::Spaced(_, None) => {}
        }
        for key in may_be {
            self.diagnostics.reject(self.file, tree.path_to(map).key(key));
        }
        // A misplaced error isn't reported as an unknown key either.
        if unknown_key::is_entry(tree, value) {
            self.diagnostics.reject(self.file, Path::keys(["errors", name]));
        }
        if let KeyGuess::Elsewhere(place) = &guess {
            self.diagnostics.reject(self.file, tree.path_to(value));
            if known.contains(&"errors") && unknown_key::is_entry(tree, value) {
                self.diagnostics.reject(self.file, Path::keys(["errors"]));
            }
            if known.contains(&"group") && tree.get(value, "errors").is_some() {
                let inner = tree.pairs(value).map(|(key, _)| tree.scalar(key));
                for key in inner.chain(["group"]) {
                    self.diagnostics.reject(self.file, tree.path_to(map).key(key));
                }
            }
            if known.contains(&"requires_props") {
                self.diagnostics.reject(self.file, tree.path_to(map).key("body"));
            }
            if named_map::is_thing(tree, value, named_map::ENVELOPES) {
                self.diagnostics.reject(self.file, Path::keys(["envelopes"]));
            }
            if !told.insert(place.clone()) {
                return;
            }
        }
        let place = Place::Span(self.file, tree.key_range(value));
        let problem = words::unknown_key(name, &known, guess.help(name), place);
        self.diagnostics.push(match missing {
            Some(missing) => problem.note(format!("`{missing}` is missing here")),
            None => problem,
        });
    }

    /// Converts a value whose type is decided elsewhere: a [`crate::document::Written`], tagged with its variant.
    fn any(&mut self, id: NodeId) -> Value {
        let (tag, value) = match self.tree.kind(id) {
            NodeKind::List => ("List", self.list(id, &Shape::Any)),
            NodeKind::Map => ("Map", self.pairs(id, &Shape::Any)),
            NodeKind::Plain => ("Plain", self.tree.scalar(id).into()),
            _ => ("Quoted", self.tree.scalar(id).into()),
        };
        Value::Tagged(Box::new(TaggedValue { tag: Tag::new(tag), value }))
    }

    fn integer(&mut self, id: NodeId, low: i64, high: i64) -> Option<Value> {
        let text = self.tree.scalar(id);
        let plain = self.tree.kind(id) == NodeKind::Plain;
        match Scalar::plain(text) {
            Scalar::Integer(_) | Scalar::Unsigned(_) | Scalar::Wide(_) if !plain => {
                self.refuse(id, |place| words::quoted_value("a whole number", text, place))
            }
            Scalar::Integer(number) if number.to_string() != text => {
                self.refuse(id, |place| words::not_plain_digits(number, text, place))
            }
            Scalar::Integer(number) if (low..=high).contains(&number) => Some(number.into()),
            Scalar::Integer(_) | Scalar::Unsigned(_) | Scalar::Wide(_) => {
                self.refuse(id, |place| words::number_out_of_range(text, low, high, place))
            }
            _ => self.mismatch(id, &Shape::Integer(low, high)),
        }
    }

    fn boolean(&mut self, id: NodeId) -> Option<Value> {
        let text = self.tree.scalar(id);
        match (Scalar::plain(text), self.tree.kind(id)) {
            (Scalar::Boolean(value), NodeKind::Plain) => Some(value.into()),
            (Scalar::Boolean(_), _) => {
                self.refuse(id, |place| words::quoted_value("`true` or `false`", text, place))
            }
            _ => self.mismatch(id, &Shape::Boolean),
        }
    }

    fn mismatch(&mut self, id: NodeId, shape: &Shape) -> Option<Value> {
        if self.tree.is_null(id) {
            return self.empty(id);
        }
        let (found, help) = (self.found(id), help_for_type(self.tree, id, shape));
        if let Some((sibling, map)) = sibling(self.tree, id).zip(self.tree.parent(id)) {
            self.diagnostics.reject(self.file, self.tree.path_to(map).key(sibling));
        }
        self.refuse(id, |place| words::wrong_type(shape.type_name(), found, place).help(help))
    }

    fn empty(&mut self, id: NodeId) -> Option<Value> {
        let what = self.name(id);
        let help = help_for_nothing(self.tree, id);
        self.refuse(id, |place| words::empty_value(&what, help, place))
    }

    fn refuse(&mut self, id: NodeId, problem: impl FnOnce(Place) -> Diagnostic) -> Option<Value> {
        let place = Place::Span(self.file, self.tree.value_range(id));
        self.diagnostics.push(problem(place));
        self.diagnostics.reject(self.file, self.tree.path_to(id));
        None
    }

    /// Describes a value.
    fn found(&self, id: NodeId) -> &'static str {
        match self.tree.kind(id) {
            NodeKind::List => "a list",
            NodeKind::Map => "a map",
            NodeKind::Plain => Scalar::plain(self.tree.scalar(id)).words(),
            _ => "a text",
        }
    }

    /// Returns the name of a value's key or map.
    fn name(&self, id: NodeId) -> String {
        let Path(segs) = self.tree.path_to(id);
        match segs.last() {
            Some(Seg::Key(key)) => format!("`{key}`"),
            Some(Seg::Index(_)) => "the list item".to_owned(),
            None => "the file".to_owned(),
        }
    }
}
