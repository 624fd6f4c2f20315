//! `Code`, the identity of an error.

use proc_macro2::Literal;

use super::docs;
use super::names::{CatalogNames, GroupNames};
use super::printer::Printer;

/// Prints a group's `Code`.
pub(crate) fn code(printer: &mut Printer, names: &CatalogNames<'_>, group: &GroupNames<'_>) {
    let small = group.entries.len() <= 256;
    printer.item().docs(&["Identifies an error of this group.".to_owned()]);
    printer.row(&[&"#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]"]);
    printer
        .row(&[if small { &"#[repr(u8)]" } else { &"#[repr(u16)]" }])
        .row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum Code {"]);
    for entry in &group.entries {
        printer.docs(&docs::code(names, entry));
        printer.row(&[&entry.variant, &","]);
    }
    printer.close("}");

    printer.item().open(&[&"::errbook::__v1::code! {"]);
    printer.row(&[&"Code from ", &Literal::usize_unsuffixed(group.group.first), &";"]);
    for entry in &group.entries {
        printer.row(&[&entry.variant, &","]);
    }
    printer.close("}");
}
