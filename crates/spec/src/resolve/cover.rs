//! Cover → settings.

use super::place_ref::PlaceRef;
use super::requires::RequiredTexts;
use super::settings::Settings;
use super::spelling::{self, STYLES, Style};
use super::{languages, text, uris};
use crate::diagnostic::Diagnostics;
use crate::document::{CoverDecl, InFile};
use crate::model::Unique;

/// Reads the cover.
pub(super) fn settings<'d>(
    cover: &'d InFile<CoverDecl>,
    diagnostics: &mut Diagnostics,
) -> Settings<'d> {
    let decl = &cover.decl;
    let at = PlaceRef::File(cover.file);
    let name = text::required(decl.catalog.as_ref(), "catalog", &at, diagnostics);
    if let Some(name) = &name {
        text::file_name("catalog", name, &at.key("catalog"), diagnostics);
    }
    let title = text::required(decl.title.as_ref(), "title", &at, diagnostics);
    if decl.envelope.is_none() {
        at.missing("envelope", diagnostics);
    }
    let style_at = at.key("code_style");
    let style = match &decl.code_style {
        None if diagnostics.is_rejected(cover.file, &style_at.path()) => None,
        None => Some(Style::Named(STYLES[0].1)),
        written => spelling::read(written.as_ref(), &style_at, diagnostics),
    };
    let unique = [("catalog", Unique::Catalog), ("group", Unique::Group)];
    let unique =
        text::word(decl.unique.as_ref(), &unique, "unique", &at.key("unique"), diagnostics);
    let policies = [("serve", ()), ("fallback", ())];
    let policy_at = at.key("stale_translations");
    text::word(
        decl.stale_translations.as_ref(),
        &policies,
        "stale_translations",
        &policy_at,
        diagnostics,
    );
    let docs_url = uris::docs_url(decl.docs_url.as_ref(), &at.key("docs_url"), diagnostics);
    let mut reserved = decl.reserved.clone();
    reserved.sort();
    reserved.dedup();
    Settings {
        cover,
        name: name.unwrap_or_default(),
        title: title.unwrap_or_default(),
        contact: uris::contact(decl.contact.as_ref(), &at.key("contact"), diagnostics),
        version: text::version(decl.version.as_ref(), "version", &at.key("version"), diagnostics),
        type_uri: uris::template(decl, docs_url.as_deref(), &at.key("type_uri"), diagnostics),
        docs_url,
        languages: languages::declared(decl, &at, diagnostics),
        style,
        requires: RequiredTexts::read(decl.requires.as_deref(), &at, diagnostics),
        unique,
        reserved,
    }
}
