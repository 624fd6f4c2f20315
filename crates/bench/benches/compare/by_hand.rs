//! The errors of a catalog, as if written by hand: thiserror for the text, strum for the codes, arrays for the rest.

use std::fmt::Write;

use errbook_spec::model::{Catalog, Entry, Message, Param, ParamType, Piece};

/// Returns the source of a crate with the same codes, params, statuses and texts.
pub(crate) fn source(catalog: &Catalog) -> String {
    let mut out = String::from(HEAD);
    for entry in &catalog.entries {
        let detail = entry.source().detail.as_ref();
        let text =
            detail.map_or_else(|| entry.source().title.clone(), |it| format_of(it, &entry.params));
        line(&mut out, format_args!("    /// {}", entry.source().title));
        line(&mut out, format_args!("    #[error({text:?})]"));
        line(
            &mut out,
            format_args!("    #[strum_discriminants(strum(serialize = {:?}))]", entry.code),
        );
        let params = entry.params.iter().map(|it| format!("{}: {}", it.rust_name, rust(&it.kind)));
        let params: Vec<String> = params.collect();
        let fields =
            if params.is_empty() { String::new() } else { format!(" {{ {} }}", params.join(", ")) };
        line(&mut out, format_args!("    {}{fields},", name(entry)));
    }
    out.push_str("}\n\nimpl Code {\n");
    let len = catalog.entries.len();
    line(&mut out, format_args!("    pub fn status(self) -> u16 {{ STATUS[self as usize] }}"));
    for field in ["title", "description", "resolution"] {
        let array = field.to_uppercase();
        line(
            &mut out,
            format_args!(
                "    pub fn {field}(self, language: usize) -> &'static str {{ {array}[language][self as usize] }}"
            ),
        );
    }
    out.push_str("}\n\n");
    let statuses: Vec<String> = catalog.entries.iter().map(|it| it.status.to_string()).collect();
    line(&mut out, format_args!("static STATUS: [u16; {len}] = [{}];", statuses.join(", ")));
    let fields: [(&str, Text); 3] = [
        ("TITLE", |entry, language| entry.texts_in(language).0.title.clone()),
        ("DESCRIPTION", |entry, language| {
            let description = &entry.texts_in(language).0.description;
            description.as_ref().map(|it| it.plain.clone()).unwrap_or_default()
        }),
        ("RESOLUTION", |entry, language| entry.texts_in(language).0.plain_resolution()),
    ];
    for (name, text) in fields {
        let languages = catalog.languages.len();
        line(&mut out, format_args!("static {name}: [[&str; {len}]; {languages}] = ["));
        for language in 0..languages {
            let texts: Vec<String> = catalog
                .entries
                .iter()
                .map(|entry| format!("{:?}", text(entry, language)))
                .collect();
            line(&mut out, format_args!("    [{}],", texts.join(", ")));
        }
        out.push_str("];\n");
    }
    out
}

/// One text of an entry in a language.
type Text = fn(&Entry, usize) -> String;

/// Names are only unique in a group, so the single enum numbers them.
fn name(entry: &Entry) -> String {
    format!("{}{}", entry.rust_name, entry.id.0)
}

fn format_of(message: &Message, params: &[Param]) -> String {
    let pieces = message.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Piece::Param(index) => format!("{{{}}}", params[*index].rust_name),
    });
    pieces.collect()
}

fn rust(kind: &ParamType) -> &'static str {
    match kind {
        ParamType::Integer => "i64",
        ParamType::Unsigned => "u64",
        ParamType::Number => "f64",
        ParamType::Boolean => "bool",
        ParamType::Strings | ParamType::Fields => "Vec<String>",
        ParamType::String | ParamType::OneOf(_) | ParamType::Duration => "String",
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a string takes everything");
}

const HEAD: &str = "//! By hand.

/// An error.
#[derive(Clone, Debug, PartialEq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(name(Code))]
#[strum_discriminants(derive(Hash, PartialOrd, Ord, strum::EnumString, strum::IntoStaticStr, strum::EnumIter))]
pub enum Error {
";
