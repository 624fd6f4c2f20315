//! Envelopes: their bodies are trees, taken as they stand in the outline.

use super::Outline;
use super::outline::{NodeId, NodeKind};
use super::shape::{Field, Shape, Takes};
use super::spell::Speller;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::diagnostic::words::shape as words;
use crate::document::{EnvelopeDecl, Pairs, Tree, TreeNode};
use crate::source::FileId;

/// Parses a file that is one envelope.
pub(super) fn top(outline: &Outline, diagnostics: &mut Diagnostics) -> Option<EnvelopeDecl> {
    let root = outline.root().filter(|_| !outline.is_refused())?;
    let mut speller = Speller { outline, file: FileId(0), diagnostics };
    Some(envelope(&mut speller, root))
}

/// Parses the cover's `envelopes`.
pub(super) fn envelopes(speller: &mut Speller<'_>, map: NodeId) -> Pairs<EnvelopeDecl> {
    if !speller.is_map(map) {
        return Vec::new();
    }
    let outline = speller.outline;
    outline
        .pairs(map)
        .map(|(name, value)| (outline.scalar(name).to_owned(), envelope(speller, value)))
        .collect()
}

fn envelope(speller: &mut Speller<'_>, id: NodeId) -> EnvelopeDecl {
    if !speller.is_map(id) {
        return EnvelopeDecl::default();
    }
    // Only what is wrong is of interest here: the values are taken from the outline.
    let _ = speller.spell(id, &shape());
    let outline = speller.outline;
    let serializer = serializer(speller, id);
    let text = |key: &str| outline.get(id, key).and_then(|value| scalar(outline, value));
    let headers = outline.get(id, "headers").into_iter().flat_map(|map| outline.pairs(map));
    EnvelopeDecl {
        content_type: text("content_type"),
        serializer,
        http_status: text("http_status"),
        extends: text("extends"),
        requires_props: outline
            .get(id, "requires_props")
            .into_iter()
            .flat_map(|list| outline.items(list))
            .map(|item| scalar(outline, item).unwrap_or_default())
            .collect(),
        headers: headers
            .filter_map(|(name, value)| {
                Some((outline.scalar(name).to_owned(), scalar(outline, value)?))
            })
            .collect(),
        body: outline.get(id, "body").map(|body| tree(outline, body)),
    }
}

fn shape() -> Shape {
    let field = |name, shape| Field { name, takes: Takes::Value(shape) };
    Shape::Struct(vec![
        field("content_type", Shape::Text),
        field("http_status", Shape::Text),
        field("extends", Shape::Text),
        field("requires_props", Shape::List(Box::new(Shape::Text))),
        field("headers", Shape::Pairs(Box::new(Shape::Text))),
        field("body", Shape::Any),
        field("serializer", Shape::Text),
    ])
}

/// Returns the serializer, which is one of two words.
fn serializer(speller: &mut Speller<'_>, id: NodeId) -> Option<String> {
    let value = speller.outline.get(id, "serializer")?;
    let name = scalar(speller.outline, value)?;
    if !matches!(name.as_str(), "json" | "xml") {
        let place = Place::Span(speller.file, speller.outline.value_range(value));
        speller.diagnostics.push(words::wrong_type("`json` or `xml`", "another word", place));
    }
    Some(name)
}

fn scalar(outline: &Outline, id: NodeId) -> Option<String> {
    let scalar = !matches!(outline.kind(id), NodeKind::List | NodeKind::Map);
    (scalar && !outline.is_null(id)).then(|| outline.scalar(id).to_owned())
}

/// Takes a node as it stands. The gate has bounded the depth.
fn tree(outline: &Outline, id: NodeId) -> Tree {
    let node = match outline.kind(id) {
        NodeKind::List => {
            TreeNode::List(outline.items(id).map(|item| tree(outline, item)).collect())
        }
        NodeKind::Map => TreeNode::Map(
            outline
                .pairs(id)
                .map(|(key, value)| (outline.scalar(key).to_owned(), tree(outline, value)))
                .collect(),
        ),
        kind => {
            TreeNode::Scalar { text: outline.scalar(id).to_owned(), plain: kind == NodeKind::Plain }
        }
    };
    Tree { node }
}
