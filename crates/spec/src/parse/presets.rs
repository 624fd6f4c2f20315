//! The built-in envelopes that a catalog names.

use super::decode;
use super::syntax::{SyntaxTree, locate};
use crate::diagnostic::{Diagnostics, Format, Report};
use crate::document::{Document, EnvelopeDecl, EnvelopesDecl};
use crate::presets::find;
use crate::source::{FileId, Sources};

/// Returns the built-in envelopes that a catalog names, and those that they extend.
pub(super) fn named(document: &Document) -> Vec<(&'static str, EnvelopeDecl)> {
    let cover = document.cover.iter().map(|cover| &cover.decl);
    let offered = cover.clone().flat_map(|cover| match &cover.envelope {
        Some(EnvelopesDecl::One(name)) => std::slice::from_ref(name),
        Some(EnvelopesDecl::Several(names)) => names,
        None => &[],
    });
    let extended =
        cover.flat_map(|cover| &cover.envelopes).filter_map(|(_, it)| it.extends.as_ref());
    let entries = document.groups.iter().flat_map(|group| &group.decl.errors);
    let of_entries = entries.filter_map(|(_, entry)| entry.envelope.as_ref());
    presets(offered.chain(extended).chain(of_entries).map(String::as_str))
}

/// Returns the built-in envelopes of these names, and those that they extend.
///
/// # Panics
///
/// Panics if a preset of this crate has errors, which a test rules out.
pub(crate) fn presets<'n>(
    names: impl IntoIterator<Item = &'n str>,
) -> Vec<(&'static str, EnvelopeDecl)> {
    let mut presets: Vec<(&'static str, EnvelopeDecl)> = Vec::new();
    for name in names {
        let mut next = find(name);
        while let Some((name, text)) = next
            && !presets.iter().any(|(known, _)| *known == name)
        {
            let decl = parse_envelope(name, text).expect("the built-in envelopes are well-formed");
            next = decl.extends.as_deref().and_then(find);
            presets.push((name, decl));
        }
    }
    presets
}

/// Parses the text of one envelope, such as a preset: `content_type`, `http_status`, `extends`, `headers`, `body`.
///
/// # Errors
///
/// Returns the rendered report if the text has a problem.
pub(super) fn parse_envelope(name: &str, text: &str) -> Result<EnvelopeDecl, String> {
    let sources = Sources::from_memory(vec![(name.to_owned(), text.as_bytes().to_vec())]);
    let mut diagnostics = Diagnostics::default();
    let tree = SyntaxTree::build(text.as_bytes(), FileId(0), &mut diagnostics);
    let decl = decode::envelope(&tree, &mut diagnostics);
    match decl {
        Some(decl) if !diagnostics.has_errors() => Ok(decl),
        _ => {
            let texts = locate(vec![tree], &mut diagnostics);
            Err(Report::new(sources, texts, diagnostics).render(Format::Full { color: false }))
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn are_read() {
        for name in crate::presets() {
            let presets = super::presets([name]);
            let (found, decl) = &presets[0];
            assert_eq!(*found, name);
            assert!(decl.body.is_some() && decl.content_type.is_some(), "{name}");
        }
    }
}
