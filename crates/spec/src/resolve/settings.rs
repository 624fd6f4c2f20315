//! The settings of the whole catalog.

use super::requires::RequiredTexts;
use super::spelling::Style;
use crate::document::{CoverDecl, InFile};
use crate::model::{Unique, UriTemplate};

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
    /// The style of the codes of groups that set none; `None` if what was written is refused.
    pub(super) style: Option<Style>,
    /// The texts that every entry must have.
    pub(super) requires: RequiredTexts,
    pub(super) unique: Unique,
    /// Sorted.
    pub(super) reserved: Vec<String>,
}
