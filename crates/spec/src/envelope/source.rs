//! The source of an envelope, merged with the envelope that it extends. Every part has a place.

use std::collections::BTreeMap;

use crate::diagnostic::words::envelope as words;
use crate::diagnostic::{Diagnostic, Diagnostics, Path, Place, Seg};
use crate::document::{CoverDecl, EnvelopeDecl, InFile, PropDecl, Written};
use crate::presets::{by_other_name, presets};
use crate::source::FileId;
use crate::suggest::nearest;

/// The source of an envelope, merged with the envelope that it extends.
pub(super) struct Source {
    pub(super) at: PartPlace,
    pub(super) content_type: Option<(String, PartPlace)>,
    pub(super) serializer: Option<String>,
    pub(super) http_status: Option<(String, PartPlace)>,
    pub(super) keeps_status: Vec<(String, PartPlace)>,
    /// Props that every entry in the envelope must have.
    pub(super) requires_props: Vec<(String, PartPlace)>,
    pub(super) props: Vec<DeclaredProp>,
    /// Name, value, place.
    pub(super) headers: Vec<(String, String, PartPlace)>,
    pub(super) body: Option<SourceNode>,
}

/// The declaration of a prop.
pub(super) struct DeclaredProp {
    pub(super) name: String,
    pub(super) decl: PropDecl,
    pub(super) at: PartPlace,
}

/// The place of a part of an envelope.
#[derive(Clone)]
pub(super) struct PartPlace {
    /// The built-in envelope that contains the part, or `None` for the cover.
    pub(super) preset: Option<&'static str>,
    pub(super) path: Path,
}

impl PartPlace {
    /// Returns a note that names the built-in envelope and its part.
    pub(super) fn note(&self) -> Option<String> {
        let preset = self.preset?;
        let path: Vec<_> = self.path.0.iter().map(segment).collect();
        let path = path.join(".");
        Some(format!("in the built-in envelope `{preset}`, at `{path}`"))
    }
}

fn segment(segment: &Seg) -> String {
    match segment {
        Seg::Key(key) => key.clone(),
        Seg::Index(index) => index.to_string(),
    }
}

/// A node of a body in the source.
pub(super) struct SourceNode {
    pub(super) at: PartPlace,
    pub(super) value: SourceValue,
}

/// The value of a node.
pub(super) enum SourceValue {
    Scalar { text: String, plain: bool },
    List(Vec<SourceNode>),
    Map(Vec<(String, SourceNode)>),
}

/// Converts paths in an envelope to places.
pub(super) struct Places<'a> {
    pub(super) file: FileId,
    /// The place that names the envelope. Every part of a built-in envelope has this place.
    pub(super) at: &'a Place,
}

impl Places<'_> {
    pub(super) fn key(&self, at: &PartPlace) -> Place {
        self.place(at, Place::key)
    }

    pub(super) fn value(&self, at: &PartPlace) -> Place {
        self.place(at, Place::value)
    }

    pub(super) fn within(&self, at: &PartPlace, range: std::ops::Range<usize>) -> Place {
        self.place(at, |file, path| Place::within(file, path, range))
    }

    fn place(&self, at: &PartPlace, place: impl FnOnce(FileId, Path) -> Place) -> Place {
        match at.preset {
            None => place(self.file, at.path.clone()),
            Some(_) => self.at.clone(),
        }
    }
}

/// Finds an envelope by name, first in the cover, then among the built-in envelopes.
pub(super) fn find(
    name: &str,
    at: &Place,
    cover: &InFile<CoverDecl>,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    let places = Places { file: cover.file, at };
    let mut chain: Vec<String> = Vec::new();
    let (mut name, mut place) = (name.to_owned(), at.clone());
    let mut found: Option<Source> = None;
    let mut in_preset = false;
    loop {
        // An envelope that extends its own name means the built-in envelope. Built-in envelopes extend only each other.
        let in_cover = !in_preset && chain.last() != Some(&name);
        let declared = cover.decl.envelopes.iter().position(|(declared, _)| *declared == name);
        let (source, extends) = if let Some(position) = declared.filter(|_| in_cover) {
            if chain.contains(&name) {
                diagnostics.push(words::cycle(&name, place));
                return None;
            }
            let (name, decl) = &cover.decl.envelopes[position];
            let at = PartPlace { preset: None, path: Path::keys(["envelopes", name]) };
            (Source::new(at, decl), decl.extends.clone())
        } else if let Some((preset, decl)) = cover.decl.presets.iter().find(|(it, _)| *it == name) {
            let at = PartPlace { preset: Some(*preset), path: Path::default() };
            (Source::new(at, decl), decl.extends.clone())
        } else {
            // The envelope may be in a part that could not be read. That problem is already reported.
            if !diagnostics.is_rejected(cover.file, &Path::keys(["envelopes", &name])) {
                diagnostics.push(unknown(&name, place, cover));
            }
            return None;
        };
        let extends_site =
            PartPlace { preset: source.at.preset, path: source.at.path.key("extends") };
        place = places.value(&extends_site);
        in_preset = source.at.preset.is_some();
        found = Some(match found {
            Some(over) => over.over(source),
            None => source,
        });
        let Some(next) = extends else { return found };
        chain.push(std::mem::replace(&mut name, next));
    }
}

fn unknown(name: &str, place: Place, cover: &InFile<CoverDecl>) -> Diagnostic {
    let presets: Vec<&str> = presets().collect();
    let own: Vec<&str> = cover.decl.envelopes.iter().map(|(name, _)| name.as_str()).collect();
    let near = nearest(name, own.iter().chain(&presets).copied());
    let near = near.or_else(|| by_other_name(name));
    words::unknown_envelope(name, place, near, &own, &presets)
}

impl Source {
    fn new(at: PartPlace, decl: &EnvelopeDecl) -> Self {
        let under = |key: &str| PartPlace { preset: at.preset, path: at.path.key(key) };
        let text = |text: &Option<String>, key| text.clone().map(|text| (text, under(key)));
        let header = |(name, value): &(String, String)| {
            let headers = under("headers");
            let at = PartPlace { preset: headers.preset, path: headers.path.key(name) };
            (name.clone(), value.clone(), at)
        };
        let prop = |(name, decl): &(String, PropDecl)| {
            let props = under("props");
            let at = PartPlace { preset: props.preset, path: props.path.key(name) };
            DeclaredProp { name: name.clone(), decl: decl.clone(), at }
        };
        let list = |texts: &[String], key| {
            let item = |(i, text): (usize, &String)| {
                let list = under(key);
                (text.clone(), PartPlace { preset: list.preset, path: list.path.index(i) })
            };
            texts.iter().enumerate().map(item).collect()
        };
        Self {
            content_type: text(&decl.content_type, "content_type"),
            serializer: decl.serializer.clone(),
            http_status: text(&decl.http_status, "http_status"),
            keeps_status: list(&decl.keeps_status, "keeps_status"),
            requires_props: list(&decl.requires_props, "requires_props"),
            props: decl.props.iter().map(prop).collect(),
            headers: decl.headers.iter().map(header).collect(),
            body: decl.body.as_ref().map(|tree| SourceNode::new(tree, under("body"))),
            at,
        }
    }

    /// Merges this envelope into the one that it extends.
    fn over(self, base: Self) -> Self {
        let mut headers = base.headers;
        headers.retain(|(name, ..)| {
            !self.headers.iter().any(|(own, ..)| own.eq_ignore_ascii_case(name))
        });
        headers.extend(self.headers);
        let mut keeps_status = base.keeps_status;
        keeps_status.extend(self.keeps_status);
        let mut props = base.props;
        props.retain(|base| !self.props.iter().any(|own| own.name == base.name));
        props.extend(self.props);
        let mut requires_props = base.requires_props;
        requires_props.extend(self.requires_props);
        let body = match (self.body, base.body) {
            (Some(body), Some(base)) => Some(body.over(base)),
            (body, base) => body.or(base),
        };
        Self {
            at: self.at,
            content_type: self.content_type.or(base.content_type),
            serializer: self.serializer.or(base.serializer),
            http_status: self.http_status.or(base.http_status),
            keeps_status,
            requires_props,
            props,
            headers,
            body,
        }
    }
}

impl SourceNode {
    fn new(written: &Written, at: PartPlace) -> Self {
        let under = |path: Path| PartPlace { preset: at.preset, path };
        let value = match written {
            Written::Plain(text) => SourceValue::Scalar { text: text.clone(), plain: true },
            Written::Quoted(text) => SourceValue::Scalar { text: text.clone(), plain: false },
            Written::List(items) => SourceValue::List(
                items
                    .iter()
                    .enumerate()
                    .map(|(i, item)| Self::new(item, under(at.path.index(i))))
                    .collect(),
            ),
            Written::Map(members) => SourceValue::Map(
                members
                    .iter()
                    .map(|(key, value)| (key.clone(), Self::new(value, under(at.path.key(key)))))
                    .collect(),
            ),
        };
        Self { at, value }
    }

    /// Merges plain objects member by member. Any other node replaces the base.
    fn over(self, base: Self) -> Self {
        let plain = |members: &[(String, Self)]| {
            members.iter().all(|(key, _)| !is_construct(key) || key == "$merge")
        };
        match (self.value, base.value) {
            (SourceValue::Map(own), SourceValue::Map(base)) if plain(&own) && plain(&base) => {
                let mut own: BTreeMap<usize, (String, Self)> =
                    own.into_iter().enumerate().collect();
                let positions: BTreeMap<String, usize> =
                    own.iter().map(|(position, (key, _))| (key.clone(), *position)).collect();
                let mut members = Vec::new();
                for (key, base) in base {
                    let over = positions.get(&key).and_then(|position| own.remove(position));
                    members.push(match over {
                        Some((key, over)) => (key, over.over(base)),
                        None => (key, base),
                    });
                }
                members.extend(own.into_values());
                Self { at: self.at, value: SourceValue::Map(members) }
            }
            (value, _) => Self { at: self.at, value },
        }
    }
}

/// Returns whether a key is a construct rather than the name of a member.
pub(super) fn is_construct(key: &str) -> bool {
    key.starts_with('$') && !key.starts_with("$$")
}
