//! The settings of the whole catalog.

use crate::document::{CoverDecl, InFile};
use crate::model::{CodeStyle, Unique, UriTemplate};

/// The settings of the cover.
#[derive(Debug)]
pub(super) struct Settings<'d> {
    pub(super) cover: &'d InFile<CoverDecl>,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) contact: Option<String>,
    pub(super) version: Option<String>,
    pub(super) docs_url: Option<String>,
    pub(super) type_uri: Option<UriTemplate>,
    /// The source language first; without invalid tags.
    pub(super) languages: Vec<String>,
    pub(super) style: CodeStyle,
    /// Whether the written style was refused.
    pub(super) style_refused: bool,
    pub(super) unique: Unique,
    /// Sorted.
    pub(super) reserved: Vec<String>,
}

/// The code styles by name.
pub(super) const STYLES: [(&str, CodeStyle); 5] = [
    ("kebab-case", CodeStyle::Kebab),
    ("snake_case", CodeStyle::Snake),
    ("SCREAMING_SNAKE_CASE", CodeStyle::ScreamingSnake),
    ("PascalCase", CodeStyle::Pascal),
    ("number", CodeStyle::Number),
];

/// Returns the name of a code style.
pub(super) fn style_name(style: CodeStyle) -> &'static str {
    STYLES
        .iter()
        .find(|(_, known)| *known == style)
        .map_or("the catalog's style", |(name, _)| *name)
}
