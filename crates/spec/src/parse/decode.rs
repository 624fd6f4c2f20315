//! Values → declarations, with serde.

use serde::de::DeserializeOwned;

use super::Outline;
use super::convert::Converter;
use super::outline::NodeId;
use super::shape::Shape;

use crate::diagnostic::words::{parse as gate, shape as words};
use crate::diagnostic::{Diagnostics, Path, Place};
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
        // What is missing elsewhere may be the one of two keys that was meant otherwise.
        for map in outline.doubled() {
            diagnostics.reject(file, outline.path_to(*map));
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
        let problem = words::wrong_type("`json` or `xml`", "another word", place);
        diagnostics.push(problem.help("write `serializer: json` or `serializer: xml`"));
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
            cover: Shape::of::<CoverDecl>(),
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
        let Some(root) = self.root(Role::Cover) else { return CoverDecl::default() };
        let cover: CoverDecl = self.decode(root, &self.shapes.cover);
        if let Some(map) = self.converter.outline.get(root, "envelopes") {
            for (_, envelope) in self.converter.outline.pairs(map) {
                serializer(&mut self.converter, envelope);
            }
        }
        cover
    }

    fn group(&mut self) -> GroupDecl {
        let Some(root) = self.root(Role::Group) else { return GroupDecl::default() };
        let mut group: GroupDecl = self.decode(root, &self.shapes.group);
        if let Some(map) = self.errors(root) {
            let strays = self.strays(map);
            group.errors = self.each(map, |decoder, entry| {
                let is_stray = strays.contains(&entry);
                if is_stray {
                    EntryDecl::default()
                } else {
                    decoder.decode(entry, &decoder.shapes.entry)
                }
            });
            let outline = self.converter.outline;
            let strays: Vec<_> = strays.iter().filter_map(|it| outline.key_text(*it)).collect();
            group.errors.retain(|(code, _)| !strays.contains(&code.as_str()));
        }
        group
    }

    fn overlay(&mut self) -> OverlayDecl {
        let Some(root) = self.root(Role::Overlay) else { return OverlayDecl::default() };
        let mut overlay: OverlayDecl = self.decode(root, &self.shapes.overlay);
        if let Some(map) = self.errors(root) {
            overlay.errors = self.each(map, |decoder, group| {
                if decoder.is_code(group) {
                    return Vec::new();
                }
                decoder.each(group, |decoder, texts: NodeId| -> EntryTextsDecl {
                    decoder.decode(texts, &decoder.shapes.texts)
                })
            });
            let outline = self.converter.outline;
            let codes = outline.pairs(map).filter(|(_, group)| self.is_code(*group));
            overlay.ungrouped = codes.map(|(code, _)| outline.scalar(code).to_owned()).collect();
            overlay.errors.retain(|(name, _)| !overlay.ungrouped.contains(name));
        }
        overlay
    }

    /// Returns whether what is in the place of a translation's group has the texts of a code.
    fn is_code(&self, group: NodeId) -> bool {
        let outline = self.converter.outline;
        outline.pairs(group).any(|(key, text)| is_text(outline, key, text))
            && hollow(outline, group).is_none()
    }

    /// Reports and returns what is in the place of an error and is a key of the error before it.
    fn strays(&mut self, map: NodeId) -> Vec<NodeId> {
        let Shape::Struct(fields) = &self.shapes.entry else { return Vec::new() };
        let Converter { outline, file, diagnostics } = &mut self.converter;
        if hollow(outline, map).is_some() {
            return Vec::new();
        }
        let pairs: Vec<_> = outline.pairs(map).collect();
        let mut error = None;
        let mut strays = Vec::new();
        for (key, value) in pairs {
            let name = outline.scalar(key);
            let is_key = fields.iter().any(|field| field.name == name);
            let texts = ["status", "title", "description", "resolution"];
            let is_error = texts.iter().any(|text| outline.get(value, text).is_some());
            match error.filter(|_| is_key && !is_error && !outline.range(value).is_empty()) {
                Some(error) => {
                    let place = Place::Span(*file, outline.range(key));
                    diagnostics.push(gate::as_code(name, outline.indent(key) + 2, place));
                    diagnostics.reject(*file, outline.path_to(error).key(name));
                    diagnostics.reject(*file, outline.path_to(value));
                    strays.push(value);
                }
                None => error = Some(value),
            }
        }
        strays
    }

    /// Reports a code that is indented as its own keys: it is one of them then, and has no value.
    fn is_misindented(&mut self, map: NodeId) -> bool {
        let Converter { outline, file, diagnostics } = &mut self.converter;
        let Some((key, value)) = hollow(outline, map) else { return false };
        let place = Place::Span(*file, outline.key_range(value));
        let expected = outline.indent_around(map);
        let (name, indent) = (outline.scalar(key), outline.indent(key));
        diagnostics.push(gate::misindented(name, indent, expected, None, place));
        diagnostics.reject(*file, outline.path_to(map));
        true
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

    /// Returns the top of the file, a map. A file without anything has none, which is reported.
    fn root(&mut self, role: Role) -> Option<NodeId> {
        let Converter { outline, file, diagnostics } = &mut self.converter;
        let root = outline.root().filter(|root| !outline.is_null(*root));
        let Some(root) = root else {
            diagnostics.push(gate::empty_file(*file, role));
            diagnostics.reject(*file, Path::default());
            return None;
        };
        self.converter.is_map(root).then_some(root)
    }

    /// Returns the value of `errors`, unless nothing is in it because what belongs below it is not indented, which is reported.
    fn errors(&self, root: NodeId) -> Option<NodeId> {
        let Converter { outline, file, diagnostics } = &self.converter;
        let map = outline.get(root, "errors")?;
        let is_known =
            outline.is_null(map) && diagnostics.is_rejected(*file, &outline.path_to(map));
        (!is_known).then_some(map)
    }

    /// Decodes each value of a map.
    fn each<T>(&mut self, map: NodeId, mut decode: impl FnMut(&mut Self, NodeId) -> T) -> Pairs<T> {
        if !self.converter.is_map(map) || self.is_misindented(map) {
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

/// Returns whether this is a text of an error, or its status.
fn is_text(outline: &Outline, key: NodeId, value: NodeId) -> bool {
    let keys = ["status", "title", "description", "resolution", "detail"];
    keys.contains(&outline.scalar(key)) && outline.is_scalar(value)
}

/// Returns the key without a value that stands right before the texts of an error.
fn hollow(outline: &Outline, map: NodeId) -> Option<(NodeId, NodeId)> {
    let pairs: Vec<_> = outline.pairs(map).collect();
    let is_hollow = |pair: &&[(NodeId, NodeId)]| {
        let ((_, nothing), (key, value)) = (pair[0], pair[1]);
        outline.range(nothing).is_empty() && is_text(outline, key, value)
    };
    pairs.windows(2).find(is_hollow).map(|pair| pair[0])
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
