//! The enums of sets: some of the errors of all groups, and what leads into and out of them.

use super::docs;
use super::error::{self, Variant};
use super::fields::Within;
use super::plan::{EntryPlan, GroupPlan, Plan, SetMember, SetPlan};
use super::printer::{Printer, Rust};
use super::provided;

/// Prints the items of the module of the sets.
pub(crate) fn sets(printer: &mut Printer, plan: &Plan<'_>) {
    printer.item().row(&[&"use super::{AnyCode, AnyError};"]);
    for set in &plan.sets {
        declaration(printer, plan, set);
        out_of(printer, plan, set);
        into(printer, plan, set);
    }
}

fn declaration(printer: &mut Printer, plan: &Plan<'_>, set: &SetPlan<'_>) {
    let variants: Vec<_> = set
        .members
        .iter()
        .map(|member| {
            let within = Within::Group(&member.group(&plan.groups).module);
            Variant { name: &member.variant, entry: member.entry(&plan.groups), within }
        })
        .collect();
    let about = docs::set(plan.catalog, set.set);
    error::declaration(printer, plan, (&set.name, &about), &variants);
    printer.item().open(&[&"impl ", &set.name, &" {"]);
    code(printer, plan, set);
    printer.close("}").shape(provided::methods(&set.name));
    error::catalog_error(printer, &set.name, &variants);
    printer.shape(provided::traits(&set.name));
}

fn code(printer: &mut Printer, plan: &Plan<'_>, set: &SetPlan<'_>) {
    printer.docs(&["Returns what identifies the error.".to_owned()]).row(&[&"#[must_use]"]);
    printer.open(&[&"pub fn code(&self) -> AnyCode {"]).open(&[&"match self {"]);
    for member in &set.members {
        let (group, entry) = (member.group(&plan.groups), member.entry(&plan.groups));
        printer.row(&[
            &"Self::",
            &member.variant,
            &entry.rest(),
            &" => AnyCode::",
            &group.variant,
            &"(super::",
            &group.module,
            &"::Code::",
            &entry.variant,
            &"),",
        ]);
    }
    printer.close("}").close("}");
}

/// Prints what a set turns into: any error, an error of a group that has all of it, another set that has all of it.
fn out_of(printer: &mut Printer, plan: &Plan<'_>, set: &SetPlan<'_>) {
    let from = Type::Set(set);
    conversion(printer, plan, set, (from, Type::Any));
    for group in plan.groups.iter().filter(|group| group.holds(plan, set)) {
        conversion(printer, plan, set, (from, Type::Group(group)));
    }
    let wider = plan.sets.iter().filter(|other| !std::ptr::eq(*other, set) && other.holds(set));
    for other in wider {
        conversion(printer, plan, set, (from, Type::Set(other)));
    }
}

/// Prints what turns into a set: the error of a group that the set has all of, and any error that is one of the set's.
fn into(printer: &mut Printer, plan: &Plan<'_>, set: &SetPlan<'_>) {
    for (index, group) in plan.groups.iter().enumerate() {
        let members = set.members.iter().filter(|member| member.group == index);
        let has_all = group.has_error() && members.clone().count() == group.raised().count();
        if has_all {
            let (from, to) = (Type::Group(group), Type::Set(set));
            open(printer, (from, to));
            members.for_each(|member| arm(printer, plan, member, (from, to)));
            close(printer);
        }
    }
    narrow(printer, plan, set);
}

/// Prints how any error becomes one of a set, or is given back.
fn narrow(printer: &mut Printer, plan: &Plan<'_>, set: &SetPlan<'_>) {
    let ok = "::core::result::Result::Ok(";
    printer.item().open(&[&"impl ::core::convert::TryFrom<AnyError> for ", &set.name, &" {"]);
    printer.item().row(&[&"type Error = AnyError;"]).item();
    printer.open(&[&"fn try_from(error: AnyError) -> ::core::result::Result<Self, AnyError> {"]);
    printer.open(&[&"match error {"]);
    for member in &set.members {
        let found = Value { of: Type::Any, is_self: false, plan, member };
        let own = Value { of: Type::Set(set), is_self: true, plan, member };
        printer.row(&[&found, &" => ", &ok, &own, &"),"]);
    }
    let raised: usize = plan.groups.iter().map(|group| group.raised().count()).sum();
    if set.members.len() < raised {
        printer.row(&[&"other => ::core::result::Result::Err(other),"]);
    }
    close(printer);
}

/// Prints how all errors of a set become those of another type.
fn conversion(
    printer: &mut Printer,
    plan: &Plan<'_>,
    set: &SetPlan<'_>,
    types: (Type<'_>, Type<'_>),
) {
    open(printer, types);
    set.members.iter().for_each(|member| arm(printer, plan, member, types));
    close(printer);
}

fn open(printer: &mut Printer, (from, to): (Type<'_>, Type<'_>)) {
    printer.item().open(&[&"impl ::core::convert::From<", &from, &"> for ", &to, &" {"]);
    printer.open(&[&"fn from(error: ", &from, &") -> Self {"]).open(&[&"match error {"]);
}

fn close(printer: &mut Printer) {
    printer.close("}").close("}").close("}");
}

fn arm(
    printer: &mut Printer,
    plan: &Plan<'_>,
    member: &SetMember,
    (from, to): (Type<'_>, Type<'_>),
) {
    let from = Value { of: from, is_self: false, plan, member };
    let to = Value { of: to, is_self: true, plan, member };
    printer.row(&[&from, &" => ", &to, &","]);
}

/// A type of errors, as the module of the sets names it.
#[derive(Clone, Copy)]
enum Type<'p> {
    Any,
    Group(&'p GroupPlan<'p>),
    Set(&'p SetPlan<'p>),
}

impl Rust for Type<'_> {
    fn print(&self, text: &mut String) {
        match self {
            Self::Any => text.push_str("AnyError"),
            Self::Group(group) => {
                Within::Group(&group.module).print(text);
                text.push_str("Error");
            }
            Self::Set(set) => set.name.print(text),
        }
    }
}

/// An error with all its fields, which is a pattern and an expression alike.
struct Value<'p> {
    of: Type<'p>,
    /// Whether the type is what is being implemented.
    is_self: bool,
    plan: &'p Plan<'p>,
    member: &'p SetMember,
}

impl Rust for Value<'_> {
    fn print(&self, text: &mut String) {
        let Self { of, is_self, plan, member } = self;
        let (group, entry) = (member.group(&plan.groups), member.entry(&plan.groups));
        if *is_self {
            text.push_str("Self");
        } else {
            of.print(text);
        }
        text.push_str("::");
        match of {
            Type::Any => {
                group.variant.print(text);
                text.push('(');
                Self { of: Type::Group(group), is_self: false, plan, member }.print(text);
                text.push(')');
            }
            Type::Group(_) => with_fields(text, &entry.variant, entry),
            Type::Set(set) => {
                let own = set.find(member);
                with_fields(text, own.map_or(&entry.variant, |own| &own.variant), entry);
            }
        }
    }
}

fn with_fields(text: &mut String, variant: &dyn Rust, entry: &EntryPlan<'_>) {
    variant.print(text);
    for (index, field) in entry.fields().into_iter().enumerate() {
        text.push_str(if index == 0 { " { " } else { ", " });
        field.print(text);
    }
    if entry.has_fields() {
        text.push_str(" }");
    }
}

impl SetPlan<'_> {
    /// Returns whether all errors of another set are in it.
    fn holds(&self, other: &SetPlan<'_>) -> bool {
        other.members.iter().all(|member| self.find(member).is_some())
    }
}

impl GroupPlan<'_> {
    /// Returns whether all errors of a set are its.
    fn holds(&self, plan: &Plan<'_>, set: &SetPlan<'_>) -> bool {
        set.members.iter().all(|member| std::ptr::eq(member.group(&plan.groups), self))
    }
}
