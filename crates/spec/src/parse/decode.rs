//! Values → declarations, with serde.

use serde::de::DeserializeOwned;

use super::Outline;
use super::convert::Converter;
use super::outline::NodeId;
use super::shape::Shape;

use crate::diagnostic::words::{parse as gate, shape as words};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{
    CoverDecl, Document, EntryDecl, EntryTextsDecl, EnvelopeDecl, GroupDecl, InFile, OverlayDecl,
    Pairs,
};
use crate::source::{FileId, Role, Sources};

/// Decodes every file that the gate let through.
pub(super) fn document(
    sources: &Sources,
    outlines: &[Outline],
    diagnostics: &mut Diagnostics,
) -> Document {
    let shapes = Shapes::new();
    let mut document = Document { pictures: sources.pictures.clone(), ..Document::default() };
    for (index, (source, outline)) in sources.files.iter().zip(outlines).enumerate() {
        let file = FileId(index);
        if outline.is_refused() {
            document.incomplete = true;
            continue;
        }
        let converter = Converter { outline, file, diagnostics };
        let mut decoder = Decoder { converter, shapes: &shapes };
        let path = sources.below(&source.path).to_owned();
        match decoder.role(source.role, &path) {
            Role::Cover => document.cover = Some(InFile { file, path, decl: decoder.cover() }),
            Role::Group => document.groups.push(InFile { file, path, decl: decoder.group() }),
            Role::Overlay => {
                document.overlays.push(InFile { file, path, decl: decoder.overlay() });
            }
        }
    }
    document
}

/// Decodes a file that is one envelope.
pub(super) fn envelope(outline: &Outline, diagnostics: &mut Diagnostics) -> Option<EnvelopeDecl> {
    let root = outline.root().filter(|_| !outline.is_refused())?;
    let mut converter = Converter { outline, file: FileId(0), diagnostics };
    let envelope = decode(&mut converter, root, &Shape::of::<EnvelopeDecl>());
    serializer(&mut converter, root);
    Some(envelope)
}

/// Reports a serializer that is none of two words.
fn serializer(converter: &mut Converter<'_>, envelope: NodeId) {
    let Converter { outline, file, diagnostics } = converter;
    let Some(value) = outline.get(envelope, "serializer") else { return };
    if outline.is_scalar(value) && !matches!(outline.scalar(value), "json" | "xml") {
        let place = Place::Span(*file, outline.value_range(value));
        diagnostics.push(words::wrong_type("`json` or `xml`", "another word", place));
    }
}

struct Shapes {
    cover: Shape,
    group: Shape,
    entry: Shape,
    overlay: Shape,
    texts: Shape,
}

impl Shapes {
    fn new() -> Self {
        Self {
            cover: Shape::of::<CoverDecl>().not_yet(&["rules"]),
            group: Shape::of::<GroupDecl>().elsewhere(&["errors"]),
            entry: Shape::of::<EntryDecl>(),
            overlay: Shape::of::<OverlayDecl>().elsewhere(&["errors"]),
            texts: Shape::of::<EntryTextsDecl>(),
        }
    }
}

struct Decoder<'a> {
    converter: Converter<'a>,
    shapes: &'a Shapes,
}

impl Decoder<'_> {
    fn cover(&mut self) -> CoverDecl {
        let Some(root) = self.root() else { return CoverDecl::default() };
        let cover: CoverDecl = self.decode(root, &self.shapes.cover);
        if let Some(map) = self.converter.outline.get(root, "envelopes") {
            for (_, envelope) in self.converter.outline.pairs(map) {
                serializer(&mut self.converter, envelope);
            }
        }
        cover
    }

    fn group(&mut self) -> GroupDecl {
        let Some(root) = self.root() else { return GroupDecl::default() };
        let mut group: GroupDecl = self.decode(root, &self.shapes.group);
        if let Some(map) = self.converter.outline.get(root, "errors") {
            group.errors =
                self.each(map, |decoder, entry| decoder.decode(entry, &decoder.shapes.entry));
        }
        group
    }

    fn overlay(&mut self) -> OverlayDecl {
        let Some(root) = self.root() else { return OverlayDecl::default() };
        let mut overlay: OverlayDecl = self.decode(root, &self.shapes.overlay);
        if let Some(map) = self.converter.outline.get(root, "errors") {
            overlay.errors = self.each(map, |decoder, group| {
                decoder.each(group, |decoder, texts: NodeId| -> EntryTextsDecl {
                    decoder.decode(texts, &decoder.shapes.texts)
                })
            });
        }
        overlay
    }

    /// Returns what a file is by what is in it, and reports one that is in another's place.
    fn role(&mut self, role: Role, path: &str) -> Role {
        let Converter { outline, file, diagnostics } = &mut self.converter;
        let find = |key: &str| outline.root().and_then(|root| outline.get(root, key));
        let name = path.rsplit('/').next().unwrap_or(path);
        let place = |value| Place::Span(*file, outline.key_range(value));
        match (role, find("language"), find("group")) {
            (Role::Group, Some(language), None) => {
                diagnostics.push(gate::misplaced_translation(name, place(language)));
                Role::Overlay
            }
            (Role::Overlay, None, Some(group)) => {
                diagnostics.push(gate::misplaced_group(name, place(group)));
                Role::Group
            }
            _ => role,
        }
    }

    /// Returns the top of the file, a map. A file without anything has none.
    fn root(&mut self) -> Option<NodeId> {
        let root = self.converter.outline.root()?;
        self.converter.is_map(root).then_some(root)
    }

    /// Decodes each value of a map.
    fn each<T>(&mut self, map: NodeId, mut decode: impl FnMut(&mut Self, NodeId) -> T) -> Pairs<T> {
        if !self.converter.is_map(map) {
            return Vec::new();
        }
        let outline = self.converter.outline;
        outline
            .pairs(map)
            .map(|(key, value)| (outline.scalar(key).to_owned(), decode(self, value)))
            .collect()
    }

    /// Decodes a node by itself. What does not fit is reported and left at its default.
    fn decode<T: DeserializeOwned + Default>(&mut self, id: NodeId, shape: &Shape) -> T {
        decode(&mut self.converter, id, shape)
    }
}

fn decode<T: DeserializeOwned + Default>(
    converter: &mut Converter<'_>,
    id: NodeId,
    shape: &Shape,
) -> T {
    let Some(value) = converter.value(id, shape) else { return T::default() };
    match serde_path_to_error::deserialize(value) {
        Ok(decl) => decl,
        // The shape was asked from `T` itself, so this says that the two disagree about a value.
        Err(error) => {
            let Converter { outline, file, diagnostics } = converter;
            let place = Place::Span(*file, outline.key_range(id));
            let path = error.path().to_string();
            diagnostics.push(words::undecodable(&path, error.inner(), place));
            diagnostics.reject(*file, outline.path_to(id));
            T::default()
        }
    }
}
