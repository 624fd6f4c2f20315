//! The types of errors that a catalog has: one for each group and set, and one for all.

use super::names::{CatalogNames, GroupNames, SetNames};
use super::printer::Rust;

/// A type of errors, as a path from the catalog's module.
pub(crate) enum Type<'p> {
    Group(&'p GroupNames<'p>),
    Set(&'p CatalogNames<'p>, &'p SetNames<'p>),
    Any,
}

impl Type<'_> {
    /// Returns the name of the file with its responses.
    pub(crate) fn responses(&self) -> String {
        match self {
            Self::Group(group) => format!("responses.group.{}.json", group.group.name),
            Self::Set(_, set) => format!("responses.set.{}.json", set.set.name),
            Self::Any => "responses.any.json".to_owned(),
        }
    }
}

impl Rust for Type<'_> {
    fn print(&self, text: &mut String) {
        match self {
            Self::Group(group) => {
                group.module.print(text);
                text.push_str("::Error");
            }
            Self::Set(names, set) => {
                names.sets_module.print(text);
                text.push_str("::");
                set.name.print(text);
            }
            Self::Any => text.push_str("AnyError"),
        }
    }
}

/// Returns the types of errors; none if every entry is retired.
pub(crate) fn types<'p>(names: &'p CatalogNames<'p>) -> Vec<Type<'p>> {
    let groups = names.groups.iter().filter(|group| group.has_error()).map(Type::Group);
    let mut types: Vec<_> = groups.collect();
    if !types.is_empty() {
        types.extend(names.sets.iter().map(|set| Type::Set(names, set)));
        types.push(Type::Any);
    }
    types
}
