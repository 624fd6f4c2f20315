//! `#[deprecated]`.

use errbook_spec::model::Deprecation;

use super::docs;
use super::literal;
use super::names::CatalogNames;
use super::printer::Printer;

/// Prints the attribute of an error or a case, if it is deprecated.
pub(crate) fn attribute(
    printer: &mut Printer,
    names: &CatalogNames<'_>,
    deprecated: Option<&Deprecation>,
) {
    let Some(deprecated) = deprecated else { return };
    let note = docs::deprecation_note(names.catalog, deprecated);
    let note = Some(literal::string(&note)).filter(|_| !note.is_empty());
    let since = deprecated.since.as_deref().map(literal::string);
    match (since, note) {
        (Some(since), Some(note)) => {
            printer.row(&[&"#[deprecated(since = ", &since, &", note = ", &note, &")]"])
        }
        (Some(since), None) => printer.row(&[&"#[deprecated(since = ", &since, &")]"]),
        (None, Some(note)) => printer.row(&[&"#[deprecated(note = ", &note, &")]"]),
        (None, None) => printer.row(&[&"#[deprecated]"]),
    };
}
