//! The enums of sets, each with some errors of any group, and their conversions.
//!
//! One macro has what all sets share, so a set is one line for each of its errors. A set converts into another only if the other `extends`
//! it, so the size of the code is linear in that of the catalog.

use super::docs;
use super::error::{self, Variant};
use super::fields::Within;
use super::names::{CatalogNames, EntryNames, GroupNames, SetMember, SetNames};
use super::printer::{Printer, Rust};

/// Prints the items of the module of the sets.
pub(crate) fn sets(printer: &mut Printer, names: &CatalogNames<'_>) {
    printer.item().row(&[&"use super::{AnyCode, AnyError};"]);
    shared(printer);
    for set in &names.sets {
        declaration(printer, names, set);
        members(printer, names, set);
        for group in names.groups.iter().filter(|group| group.holds(names, set)) {
            conversion(printer, names, &set.members, (Type::Set(set), Type::Group(group)));
        }
        for (index, group) in names.groups.iter().enumerate() {
            let members = set.members.iter().filter(|member| member.group == index);
            let count = members.clone().count();
            if group.has_error() && count == group.active().count() {
                conversion(printer, names, members, (Type::Group(group), Type::Set(set)));
            } else if count > 0 {
                let (from, to) = (Type::Group(group), Type::Set(set));
                printer.item().row(&[&"narrow!(", &from, &" => ", &to, &");"]);
            }
        }
        for other in set.extends.iter().filter_map(|index| names.sets.get(*index)) {
            conversion(printer, names, &other.members, (Type::Set(other), Type::Set(set)));
        }
    }
}

/// Prints the macro that all sets share. It takes each variant with its fields, its group and the group's variant.
fn shared(printer: &mut Printer) {
    printer.item().open(&[&"macro_rules! set {"]).open(&[&TAKEN]);
    printer.lines(OF_MEMBERS).close("};").close("}");
    printer.item().lines(TURN);
    printer.item().lines(NARROW);
}

const TAKEN: &str = "($set:ident; $($variant:ident { $($field:ident),* } = $any:ident $group:ident $error:ident,)*) => {";

/// The impls with one line for each error: its code, and the conversions into `AnyError` and out of it.
///
/// `TryFrom` is a `match`, not a look-up in a table. The fields of an error move, which takes an arm an error in any case, so a table
/// could only be asked before: measured with 830 sets of 4 of 1,000 errors, that is 18 % more Rust, and rustc takes 2.4 s instead of
/// 1.4 s (5.7 s instead of 3.1 s optimised).
const OF_MEMBERS: &str = r#"::errbook::__v1::error_traits!($set);

impl $set {
    /// Returns what identifies the error.
    #[must_use]
    pub fn code(&self) -> AnyCode {
        match self {
            $(Self::$variant { .. } => AnyCode::$any(super::$group::Code::$error),)*
        }
    }

    ::errbook::__v1::error_methods!();
}

impl ::core::convert::From<$set> for AnyError {
    #[inline]
    fn from(error: $set) -> Self {
        match error {
            $($set::$variant { $($field),* } => Self::$any(super::$group::Error::$error { $($field),* }),)*
        }
    }
}

impl ::core::convert::TryFrom<AnyError> for $set {
    type Error = AnyError;

    #[allow(unreachable_patterns, reason = "a set may have every error")]
    #[inline]
    fn try_from(error: AnyError) -> ::core::result::Result<Self, AnyError> {
        match error {
            $(AnyError::$any(super::$group::Error::$error { $($field),* }) => ::core::result::Result::Ok(Self::$variant { $($field),* }),)*
            other => ::core::result::Result::Err(other),
        }
    }
}
"#;

/// The conversion of errors of one type into another.
const TURN: &str = r#"#[allow(unused_macros, reason = "no set may turn into anything but `AnyError`")]
macro_rules! turn {
    ($from:path => $to:path; $($left:ident { $($field:ident),* } = $right:ident,)*) => {
        impl ::core::convert::From<$from> for $to {
            #[inline]
            fn from(error: $from) -> Self {
                type From = $from;
                match error {
                    $(From::$left { $($field),* } => Self::$right { $($field),* },)*
                }
            }
        }
    };
}
"#;

/// The conversion of errors of one type into another that has some of them.
const NARROW: &str = r#"#[allow(unused_macros, reason = "no set may have only some errors of a group")]
macro_rules! narrow {
    ($from:path => $to:path) => {
        impl ::core::convert::TryFrom<$from> for $to {
            type Error = AnyError;

            #[inline]
            fn try_from(error: $from) -> ::core::result::Result<Self, AnyError> {
                Self::try_from(AnyError::from(error))
            }
        }
    };
}
"#;

fn declaration(printer: &mut Printer, names: &CatalogNames<'_>, set: &SetNames<'_>) {
    let variants: Vec<_> = set
        .members
        .iter()
        .map(|member| {
            let within = Within::Group(&member.group(&names.groups).module);
            Variant { name: &member.variant, entry: member.entry(&names.groups), within }
        })
        .collect();
    let about = docs::set(names, set.set);
    error::declaration(printer, names, (&set.name, &about), &variants);
    error::catalog_error(printer, &set.name, &variants);
}

/// Prints the errors of a set for the macro.
fn members(printer: &mut Printer, names: &CatalogNames<'_>, set: &SetNames<'_>) {
    printer.item().open(&[&"set! {"]).row(&[&set.name, &";"]);
    for member in &set.members {
        let (group, entry) = (member.group(&names.groups), member.entry(&names.groups));
        let (variant, fields) = (&member.variant, FieldList(entry));
        let (any, module, error) = (&group.variant, &group.module, &entry.variant);
        printer.row(&[variant, &fields, &" = ", any, &" ", module, &" ", error, &","]);
    }
    printer.close("}");
}

/// Prints the conversion of errors of one type into another.
fn conversion<'m>(
    printer: &mut Printer,
    names: &CatalogNames<'_>,
    members: impl IntoIterator<Item = &'m SetMember>,
    (from, to): (Type<'_>, Type<'_>),
) {
    printer.item().open(&[&"turn! {"]).row(&[&from, &" => ", &to, &";"]);
    for member in members {
        let entry = member.entry(&names.groups);
        let (left, right) = (from.variant(member, entry), to.variant(member, entry));
        printer.row(&[left, &FieldList(entry), &" = ", right, &","]);
    }
    printer.close("}");
}

/// A type of errors, as a path from the module of the sets.
#[derive(Clone, Copy)]
enum Type<'p> {
    Group(&'p GroupNames<'p>),
    Set(&'p SetNames<'p>),
}

impl<'p> Type<'p> {
    /// Returns the variant that an error has in it.
    fn variant(self, member: &SetMember, entry: &'p EntryNames<'p>) -> &'p dyn Rust {
        match self {
            Self::Group(_) => &entry.variant,
            Self::Set(set) => set.find(member).map_or(&entry.variant, |own| &own.variant),
        }
    }
}

impl Rust for Type<'_> {
    fn print(&self, text: &mut String) {
        match self {
            Self::Group(group) => {
                Within::Group(&group.module).print(text);
                text.push_str("Error");
            }
            Self::Set(set) => set.name.print(text),
        }
    }
}

/// The fields of an error, as Rust that is both a pattern and an expression.
struct FieldList<'p>(&'p EntryNames<'p>);

impl Rust for FieldList<'_> {
    fn print(&self, text: &mut String) {
        text.push_str(" {");
        for (index, field) in self.0.fields().into_iter().enumerate() {
            text.push_str(if index == 0 { " " } else { ", " });
            field.print(text);
        }
        text.push_str(" }");
    }
}

impl GroupNames<'_> {
    /// Returns whether it has all errors of a set.
    fn holds(&self, names: &CatalogNames<'_>, set: &SetNames<'_>) -> bool {
        set.members.iter().all(|member| std::ptr::eq(member.group(&names.groups), self))
    }
}
