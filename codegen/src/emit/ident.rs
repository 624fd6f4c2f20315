//! Names of the catalog → identifiers that every edition accepts.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

/// The keywords of every edition, reserved ones included, that can be written raw.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "_",
];

/// Keywords that cannot be written raw.
const PATH_KEYWORDS: [&str; 4] = ["Self", "crate", "self", "super"];

/// What a module at the top of a catalog would hide from the code beside it: primitive types, crates that the user's
/// code names, and our own module.
const HIDING: [&str; 23] = [
    "alloc",
    "bool",
    "char",
    "core",
    "errbook",
    "errbook_catalog",
    "f16",
    "f32",
    "f64",
    "f128",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "std",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "usize",
];

/// Returns the identifier of a name.
fn ident(name: &str) -> Ident {
    if PATH_KEYWORDS.contains(&name) {
        return Ident::new(&format!("{name}_"), Span::call_site());
    }
    if KEYWORDS.contains(&name) && name != "_" {
        return Ident::new_raw(name, Span::call_site());
    }
    match syn::parse_str::<Ident>(name) {
        Ok(ident) if name.is_ascii() && !name.starts_with('_') => ident,
        _ => sanitized(name),
    }
}

/// Returns the name of a group's module, not yet escaped.
pub(crate) fn module(name: &str) -> String {
    let end = if HIDING.contains(&name) { "_" } else { "" };
    format!("{name}{end}")
}

/// Returns the `UpperCamelCase` of a `kebab-case`, `snake_case` or BCP 47 name.
pub(crate) fn camel(name: &str) -> String {
    let mut camel = String::new();
    for word in name.split(['-', '_']) {
        let mut chars = word.chars();
        camel.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        camel.extend(chars.map(|rest| rest.to_ascii_lowercase()));
    }
    camel
}

/// Makes an identifier of anything; resolve has refused such names long before.
fn sanitized(name: &str) -> Ident {
    let kept = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    Ident::new(&format!("N{}", kept.collect::<String>()), Span::call_site())
}

/// Hands out names, each once, in one scope.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// Makes a scope in which these are taken.
    pub(crate) fn with<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: taken.into_iter().map(str::to_owned).collect() }
    }

    /// Takes the first of the names that is free, else the last one with underscores.
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
    use super::{KEYWORDS, Scope, camel, ident, module};

    #[test]
    fn keywords_are_escaped() {
        for keyword in KEYWORDS.into_iter().filter(|keyword| *keyword != "_") {
            assert_eq!(ident(keyword).to_string(), format!("r#{keyword}"));
        }
        for (name, escaped) in [
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
    fn modules_hide_nothing() {
        assert_eq!(module("str"), "str_");
        assert_eq!(module("generic"), "generic");
    }

    #[test]
    fn words_become_camel_case() {
        for (name, expected) in [
            ("zh-Hant", "ZhHant"),
            ("pt-BR", "PtBr"),
            ("es-419", "Es419"),
            ("whatsapp_provisioning", "WhatsappProvisioning"),
        ] {
            assert_eq!(camel(name), expected);
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
