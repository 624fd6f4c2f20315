//! Names of the catalog → identifiers that every edition accepts.

use std::collections::BTreeSet;

use errbook_spec::rust_names::escaped;
use proc_macro2::{Ident, Span};

/// Returns the identifier of a name.
fn ident(name: &str) -> Ident {
    let escaped = escaped(name);
    if let Some(raw) = escaped.strip_prefix("r#") {
        return Ident::new_raw(raw, Span::call_site());
    }
    match syn::parse_str::<Ident>(&escaped) {
        Ok(ident) if name.is_ascii() && !name.starts_with('_') => ident,
        _ => sanitized(name),
    }
}

/// Makes an identifier from any text. `resolve` has already refused names that need this.
fn sanitized(name: &str) -> Ident {
    let kept = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    Ident::new(&format!("N{}", kept.collect::<String>()), Span::call_site())
}

/// The names that are taken in one scope.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// Returns a scope with taken names.
    pub(crate) fn with<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: taken.into_iter().map(str::to_owned).collect() }
    }

    /// Takes the first free name, or the last one with underscores appended until it is free.
    pub(crate) fn take(&mut self, names: &[String]) -> Ident {
        let free = names.iter().find(|name| !self.taken.contains(*name)).cloned();
        let name = free.unwrap_or_else(|| {
            let mut name = names.last().cloned().unwrap_or_default();
            while self.taken.contains(&name) {
                name.push('_');
            }
            name
        });
        let ident = ident(&name);
        self.taken.insert(name);
        ident
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, ident};

    #[test]
    fn keywords_are_escaped() {
        for (name, escaped) in [
            ("type", "r#type"),
            ("Self", "Self_"),
            ("self", "self_"),
            ("crate", "crate_"),
            ("super", "super_"),
            ("Ok", "Ok"),
            ("E404", "E404"),
        ] {
            assert_eq!(ident(name).to_string(), escaped);
        }
    }

    #[test]
    fn anything_becomes_an_identifier() {
        for name in ["", "_", "4x", "a b", "с", "a::b", "//", "'a"] {
            let ident = ident(name).to_string();
            assert!(
                ident.is_ascii() && syn::parse_str::<syn::Ident>(&ident).is_ok(),
                "{name:?} became {ident}"
            );
        }
    }

    #[test]
    fn a_scope_gives_a_name_once() {
        let mut scope = Scope::with(["Code", "Error"]);
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(scope.take(&names(&["FooCase", "FooErrorCase"])).to_string(), "FooCase");
        assert_eq!(scope.take(&names(&["FooCase", "FooErrorCase"])).to_string(), "FooErrorCase");
        assert_eq!(scope.take(&names(&["FooCase", "FooErrorCase"])).to_string(), "FooErrorCase_");
        assert_eq!(scope.take(&names(&["Code"])).to_string(), "Code_");
    }
}
