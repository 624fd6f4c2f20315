//! The items that a catalog has one of: `CATALOG`, `Language`, `AnyCode`, `AnyError`.

use proc_macro2::Literal;

use super::frameworks;
use super::names::{CatalogNames, GroupNames};
use super::printer::Printer;

/// Prints the items of a catalog as a whole.
pub(crate) fn catalog_items(printer: &mut Printer, names: &CatalogNames<'_>, committed: bool) {
    let checked = if committed { "errbook_written" } else { "errbook_tables" };
    printer.item().docs(&["Everything that the catalog says.".to_owned()]);
    let start = "pub static CATALOG: ::errbook::Catalog<'static> = ::errbook::Catalog::new(";
    printer.row(&[&start, &checked, &"::TABLES);"]);
    language(printer, names);
    any_code(printer, names);
    if has_any_error(names) {
        any_error(printer, names);
    }
}

/// Returns whether any entry of the catalog isn't retired.
pub(crate) fn has_any_error(names: &CatalogNames<'_>) -> bool {
    names.groups.iter().any(GroupNames::has_error)
}

const IDENTITY: &str = "#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]";

fn language(printer: &mut Printer, names: &CatalogNames<'_>) {
    printer.item().docs(&["A language of the catalog.".to_owned()]);
    printer.row(&[&IDENTITY]).row(&[&"#[non_exhaustive]"]).open(&[&"pub enum Language {"]);
    for (index, (tag, variant)) in names.languages.iter().enumerate() {
        let source = if index == 0 { ", in which the catalog is written" } else { "" };
        printer.docs(&[format!("`{tag}`{source}.")]).row(&[variant, &","]);
    }
    printer.close("}").item().open(&[&"::errbook::__v1::language! {"]).row(&[&"Language;"]);
    for (_, variant) in &names.languages {
        printer.row(&[variant, &","]);
    }
    printer.close("}");
}

fn any_code(printer: &mut Printer, names: &CatalogNames<'_>) {
    printer.item().docs(&["Identifies an error of the catalog.".to_owned()]);
    printer.row(&[&IDENTITY]);
    any(printer, names.groups.iter(), "AnyCode", "Code");
    printer.item().open(&[&"::errbook::__v1::code! {"]).row(&[&"AnyCode of Code;"]);
    for group in &names.groups {
        let [first, last] = group.range().map(Literal::usize_unsuffixed);
        let (variant, module) = (&group.variant, &group.module);
        let code: &str = "::Code, ";
        printer.row(&[variant, &" = ", module, &code, &first, &"..=", &last, &";"]);
    }
    printer.close("}");
}

fn any_error(printer: &mut Printer, names: &CatalogNames<'_>) {
    let about = "An error of the catalog as it occurs, with the values that it carries.";
    printer.item().docs(&[about.to_owned()]).row(&[&"#[derive(Clone)]"]);
    let groups = names.groups.iter().filter(|group| group.has_error());
    any(printer, groups.clone(), "AnyError", "Error");
    printer.item().open(&[&"::errbook::__v1::error! {"]).row(&[&"AnyError of AnyCode;"]);
    for group in groups {
        printer.row(&[&group.variant, &" = ", &group.module, &"::Error;"]);
    }
    printer.close("}");
    of_types(printer, names, "from_dyn");
}

/// Prints the call of a macro with `AnyError` and every type of errors.
pub(super) fn of_types(printer: &mut Printer, names: &CatalogNames<'_>, name: &'static str) {
    printer.item().open(&[&"::errbook::__v1::", &name, &"! {"]).row(&[&"AnyError;"]);
    for error in frameworks::types(names) {
        printer.row(&[&error, &","]);
    }
    printer.close("}");
}

/// Prints an enum with a variant for each group.
fn any<'g>(
    printer: &mut Printer,
    groups: impl Iterator<Item = &'g GroupNames<'g>>,
    name: &'static str,
    inner: &'static str,
) {
    printer.row(&[&"#[non_exhaustive]"]).open(&[&"pub enum ", &name, &" {"]);
    for group in groups {
        printer.docs(&[format!("Of the group `{}`.", group.group.name)]);
        printer.row(&[&group.variant, &"(", &group.module, &"::", &inner, &"),"]);
    }
    printer.close("}");
}
