//! The style of codes.

use super::draft::{Draft, Resolver};
use super::spelling::{self, STYLES, Style, begins_like_a_code, is_code_char};
use super::text::LONGEST_NAME;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::identity;
use crate::model::{is_device, page_name};

/// Checks the style of every code, unless its style is refused.
pub(super) fn check(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    if other_style(resolver, diagnostics) {
        return;
    }
    for group in &resolver.groups {
        let members = group.group.first..group.group.first + group.group.len;
        let drafts = &mut resolver.drafts[members];
        let Some(style) = &group.style else { continue };
        let pattern = spelling::pattern_of(drafts.iter().map(|draft| draft.code));
        for draft in drafts {
            draft.broken |= !syntax(draft, style, pattern.as_deref(), diagnostics);
        }
    }
}

/// Reports a catalog that sets no style and has all codes in a style other than the default.
fn other_style(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) -> bool {
    let cover = &resolver.settings.cover.decl;
    let is_set = cover.code_style.is_some()
        || resolver.groups.iter().any(|group| group.decl.code_style.is_some());
    let [first, _, ..] = resolver.drafts.as_slice() else { return false };
    let Some(style) = resolver.settings.style.as_ref().filter(|_| !is_set) else { return false };
    if resolver.drafts.iter().any(|draft| style.fits(draft.code)) {
        return false;
    }
    let fits = |other| resolver.drafts.iter().all(|draft| Style::Named(other).fits(draft.code));
    let Some((other, _)) = STYLES.iter().find(|(_, other)| fits(*other)) else { return false };
    diagnostics.push(identity::other_style(&style.name(), other, first.place().name()));
    true
}

/// Checks the style of a code, and returns whether it is right. `pattern` matches all codes of its group.
fn syntax(
    draft: &Draft<'_>,
    style: &Style,
    pattern: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let (code, place) = (draft.code, draft.place().name());
    if code.len() > LONGEST_NAME {
        diagnostics.push(identity::too_long("code", code.len(), place));
    } else if !style.fits(code) {
        let near = style.restyled(code);
        let mut fitting: Vec<_> = spelling::fitting(code).map(str::to_owned).collect();
        if let (Some(pattern), true) = (pattern, fitting.is_empty()) {
            fitting.push(format!("{{ pattern: \"{}\" }}", pattern.escape_default()));
        }
        let name = style.name();
        diagnostics.push(identity::code_syntax(code, &name, near.as_deref(), &fitting, place));
        diagnostics.reject_code(near);
    } else if let Some(c) = code.chars().find(|c| !is_code_char(*c)) {
        diagnostics.push(identity::code_char(code, c, place));
    } else if !begins_like_a_code(code) {
        diagnostics.push(identity::code_start(code, place));
    } else if is_device(&page_name(code)) {
        diagnostics.push(identity::unsafe_name("code", code, place));
    } else {
        return true;
    }
    false
}
