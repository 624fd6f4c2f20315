//! Unique names of components.

use std::collections::BTreeSet;

/// The names that are in use, compared without case and `_`: client generators turn them into types in their own spelling, and into files,
/// whose names may ignore case.
#[derive(Default)]
pub(crate) struct ComponentNames(BTreeSet<String>);

impl ComponentNames {
    /// Returns `wanted`, with a number at its end if it is taken, and reserves the name.
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 1;
        while !self.0.insert(name.replace('_', "").to_ascii_lowercase()) {
            number += 1;
            name = format!("{wanted}{number}");
        }
        name
    }
}

impl<'n> FromIterator<&'n str> for ComponentNames {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        let mut taken = Self::default();
        names.into_iter().for_each(|name| drop(taken.take(name)));
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_names_are_one_type() {
        let mut names = ComponentNames::from_iter(["OutOfCredit"]);
        let wanted = ["OutOfCredit", "Out_Of_Credit", "OutOfcredit", "Other", "OutOfCredit2"];
        let taken = wanted.map(|name| names.take(name));
        assert_eq!(
            taken,
            ["OutOfCredit2", "Out_Of_Credit3", "OutOfcredit4", "Other", "OutOfCredit22"]
        );
    }
}
