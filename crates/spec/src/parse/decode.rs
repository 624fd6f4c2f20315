//! Values → declarations, with serde.

use serde::de::DeserializeOwned;

use super::SyntaxTree;
use super::convert::Converter;
use super::shape::Shape;
use super::syntax::NodeId;
use super::{misplaced, named_map};

use crate::diagnostic::words::{parse as syntax, shape as words};
use crate::diagnostic::{Diagnostics, Path, Place};
use crate::document::{
    CoverDecl, Document, EntryDecl, EntryTextsDecl, EnvelopeDecl, GroupDecl, InFile, OverlayDecl,
    Pairs,
};
use crate::source::{FileId, Role, Sources};

/// Decodes every file that the syntax pass accepts.
pub(super) fn document(
    sources: &Sources,
    trees: &[SyntaxTree],
    diagnostics: &mut Diagnostics,
) -> Document {
    let shapes = Shapes::new();
    let mut document = Document { pictures: sources.pictures.clone(), ..Document::default() };
    for (index, (source, tree)) in sources.files.iter().zip(trees).enumerate() {
        let file = FileId(index);
        if tree.is_refused() {
            document.incomplete = true;
            continue;
        }
        // A key that is missing elsewhere may be one of two duplicates.
        for map in tree.doubled() {
            let path = tree.path_to(*map);
            // The second key may lack a code above it.
            if path.0.first() == Path::keys(["errors"]).0.first() {
                diagnostics.reject_code(None);
                if source.role == Role::Translation {
                    diagnostics.reject(file, Path::keys(["errors"]));
                }
            }
            diagnostics.reject(file, path);
        }
        let converter = Converter::new(tree, file, diagnostics);
        let mut decoder = Decoder { converter, shapes: &shapes };
        let path = sources.below(&source.path).to_owned();
        match decoder.role(source.role, &path) {
            Role::Cover => document.cover = Some(InFile { file, path, decl: decoder.cover() }),
            Role::Group => document.groups.push(InFile { file, path, decl: decoder.group() }),
            Role::Translation => {
                document.overlays.push(InFile { file, path, decl: decoder.overlay() });
            }
        }
    }
    document
}

/// Decodes a file with one envelope.
pub(super) fn envelope(tree: &SyntaxTree, diagnostics: &mut Diagnostics) -> Option<EnvelopeDecl> {
    let root = tree.root().filter(|_| !tree.is_refused())?;
    let mut converter = Converter::new(tree, FileId(0), diagnostics);
    let envelope = decode(&mut converter, root, &Shape::of::<EnvelopeDecl>());
    serializer(&mut converter, root);
    Some(envelope)
}

/// Reports an unknown serializer.
fn serializer(converter: &mut Converter<'_>, envelope: NodeId) {
    let Converter { tree, file, diagnostics, .. } = converter;
    let Some(value) = tree.get(envelope, "serializer") else { return };
    if tree.is_scalar(value) && !matches!(tree.scalar(value), "json" | "xml") {
        let place = Place::Span(*file, tree.value_range(value));
        let problem = words::wrong_type("`json` or `xml`", "another word", place);
        diagnostics.push(problem.help("write `serializer: json` or `serializer: xml`"));
    }
}

struct Shapes {
    cover: Shape,
    group: Shape,
    entry: Shape,
    envelope: Shape,
    overlay: Shape,
    texts: Shape,
}

impl Shapes {
    fn new() -> Self {
        Self {
            cover: Shape::of::<CoverDecl>(),
            group: Shape::of::<GroupDecl>().elsewhere("errors"),
            entry: Shape::of::<EntryDecl>(),
            envelope: Shape::of::<EnvelopeDecl>(),
            overlay: Shape::of::<OverlayDecl>().elsewhere("errors"),
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
        let envelopes = self.converter.tree.get(root, "envelopes");
        if let Some(map) = envelopes
            && !misplaced::is_misindented(&mut self.converter, map, named_map::ENVELOPES)
        {
            let envelope = &self.shapes.envelope;
            misplaced::report(&mut self.converter, map, envelope, named_map::ENVELOPES);
        } else {
            self.converter.skipped.extend(envelopes);
        }
        misplaced::outside(&mut self.converter, root, "envelopes", named_map::ENVELOPES);
        let cover: CoverDecl = self.decode(root, &self.shapes.cover);
        if let Some(map) = envelopes {
            for (_, envelope) in self.converter.tree.pairs(map) {
                serializer(&mut self.converter, envelope);
            }
        }
        cover
    }

    fn group(&mut self) -> GroupDecl {
        let Some(root) = self.root(Role::Group) else { return GroupDecl::default() };
        let mut group: GroupDecl = self.decode(root, &self.shapes.group);
        if let Some(map) = self.errors(root) {
            misplaced::report(&mut self.converter, map, &self.shapes.entry, named_map::ERRORS);
            group.errors =
                self.each(map, |decoder, entry| decoder.decode(entry, &decoder.shapes.entry));
        }
        group
    }

    fn overlay(&mut self) -> OverlayDecl {
        let Some(root) = self.root(Role::Translation) else { return OverlayDecl::default() };
        let mut overlay: OverlayDecl = self.decode(root, &self.shapes.overlay);
        if let Some(map) = self.errors(root) {
            overlay.errors = self.each(map, |decoder, group| {
                if misplaced::is_code(decoder.converter.tree, group) {
                    return Vec::new();
                }
                let texts = &decoder.shapes.texts;
                misplaced::report(&mut decoder.converter, group, texts, named_map::TRANSLATIONS);
                decoder.each(group, |decoder, texts: NodeId| -> EntryTextsDecl {
                    decoder.decode(texts, &decoder.shapes.texts)
                })
            });
            let tree = self.converter.tree;
            let codes = tree.pairs(map).filter(|(_, group)| misplaced::is_code(tree, *group));
            overlay.ungrouped = codes.map(|(code, _)| tree.scalar(code).to_owned()).collect();
            overlay.errors.retain(|(name, _)| !overlay.ungrouped.contains(name));
        }
        overlay
    }

    /// Returns the kind of a file by its keys. Reports a file in the wrong folder.
    fn role(&mut self, role: Role, path: &str) -> Role {
        let Converter { tree, file, diagnostics, .. } = &mut self.converter;
        let find = |key: &str| tree.root().and_then(|root| tree.get(root, key));
        let name = path.rsplit('/').next().unwrap_or(path);
        let place = |value| Place::Span(*file, tree.key_range(value));
        match (role, find("language"), find("group")) {
            (Role::Group, Some(language), None) => {
                diagnostics.push(syntax::misplaced_translation(name, place(language)));
                Role::Translation
            }
            (Role::Translation, None, Some(group)) => {
                diagnostics.push(syntax::misplaced_group(name, place(group)));
                Role::Group
            }
            _ => role,
        }
    }

    /// Returns the top of the file, a map. Reports an empty file.
    fn root(&mut self, role: Role) -> Option<NodeId> {
        let Converter { tree, file, diagnostics, .. } = &mut self.converter;
        let root = tree.root().filter(|root| !tree.is_null(*root));
        let Some(root) = root else {
            diagnostics.push(syntax::empty_file(*file, role));
            diagnostics.reject(*file, Path::default());
            return None;
        };
        self.converter.is_map(root).then_some(root)
    }

    /// Returns the value of `errors`. Reports an empty one if the lines below it are not indented.
    fn errors(&self, root: NodeId) -> Option<NodeId> {
        let Converter { tree, file, diagnostics, .. } = &self.converter;
        let map = tree.get(root, "errors")?;
        let is_known = tree.is_null(map) && diagnostics.is_rejected(*file, &tree.path_to(map));
        (!is_known).then_some(map)
    }

    /// Decodes each value of a map.
    fn each<T>(&mut self, map: NodeId, mut decode: impl FnMut(&mut Self, NodeId) -> T) -> Pairs<T> {
        if !self.converter.is_map(map)
            || misplaced::is_misindented(&mut self.converter, map, named_map::ERRORS)
        {
            return Vec::new();
        }
        let tree = self.converter.tree;
        let pairs: Vec<_> =
            tree.pairs(map).filter(|(_, value)| !self.converter.skipped.contains(value)).collect();
        pairs
            .into_iter()
            .map(|(key, value)| (tree.scalar(key).to_owned(), decode(self, value)))
            .collect()
    }

    /// Decodes a node alone. Reports mismatched parts and leaves their defaults.
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
        // The shape comes from `T`, so here the two disagree about a value.
        Err(error) => {
            let Converter { tree, file, diagnostics, .. } = converter;
            let place = Place::Span(*file, tree.key_range(id));
            let path = error.path().to_string();
            diagnostics.push(words::undecodable(&path, error.inner(), place));
            diagnostics.reject(*file, tree.path_to(id));
            T::default()
        }
    }
}
