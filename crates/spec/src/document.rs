//! The catalog as written: what the YAML says, before anything is looked up in anything else.
//!
//! The structs are the definition of the format, and their doc comments its reference. Values have no places of their own; a place is a file and a
//! key path ([`crate::diagnostic::Place`]), looked up in the file's syntax tree when a report is drawn.

use crate::source::FileId;

mod bare;
mod code_style;
mod cover;
mod defaults;
mod entry;
mod envelope;
mod keys;
mod overlay;
mod param;
mod retry;
mod scalar;
mod set;
mod values;

pub(crate) use code_style::{CodeStyleDecl, PatternDecl};
pub(crate) use cover::{ColoursDecl, CoverDecl, SiteDecl};
pub(crate) use defaults::DefaultsDecl;
pub(crate) use entry::{
    CaseDecl, EntryDecl, ExampleDecl, GroupDecl, IssueDecl, LifecycleDecl, RelatedDecl, SeeDecl,
};
pub(crate) use envelope::{EnvelopeDecl, PropDecl};
pub(crate) use overlay::{
    CaseTextsDecl, EntryTextsDecl, IssueTextsDecl, OverlayDecl, SiteTextsDecl, TextsDecl,
};
pub(crate) use param::{ChoiceDecl, ParamDecl, ParamSpec};
pub(crate) use retry::{AfterDecl, RetryDecl};
pub(crate) use scalar::{Scalar, ambiguous_boolean, ambiguous_number};
pub(crate) use set::{SetDecl, SetSpec};
pub(crate) use values::{EnvelopesDecl, Pairs, ResolutionDecl, Written, names};

/// Everything that was written.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) cover: Option<InFile<CoverDecl>>,
    /// Sorted by path.
    pub(crate) groups: Vec<InFile<GroupDecl>>,
    /// Sorted by path.
    pub(crate) overlays: Vec<InFile<OverlayDecl>>,
    /// The pictures, sorted by path below the catalog's folder.
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
    /// Whether a file could not be read as YAML and is missing here. Its problem is reported: a name that is not found
    /// may well be in it.
    pub(crate) incomplete: bool,
}

/// A declaration and its file.
#[derive(Debug)]
pub(crate) struct InFile<T> {
    pub(crate) file: FileId,
    /// Below the catalog's folder.
    pub(crate) path: String,
    pub(crate) decl: T,
}

/// Returns the doc comments of the fields of a struct of the format that files may have, in their order.
pub(crate) fn docs(name: &str) -> impl Iterator<Item = &'static [&'static str]> {
    let all = [
        code_style::DOCS,
        cover::DOCS,
        defaults::DOCS,
        entry::DOCS,
        envelope::DOCS,
        overlay::DOCS,
        param::DOCS,
        retry::DOCS,
        set::DOCS,
    ];
    let found = all.into_iter().flatten().find(|docs| docs.name == name);
    let keys = found.map_or(&[][..], |docs| docs.keys);
    keys.iter().filter(|key| key.attribute != "skip").map(|key| key.lines)
}
