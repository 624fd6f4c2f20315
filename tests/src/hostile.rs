//! A catalog of texts that would do harm if a program took them for code.

mod texts;

use std::fmt::Write;

use errbook_spec::model::Catalog;
pub use texts::{Hostile, TEXTS, Verdict};

use crate::catalog_of;

/// The cover of hostile catalogs.
pub const COVER: &str = "\
catalog: hostile
title: Hostile
docs_url: https://example.com/hostile
language: en
code_style: kebab-case
envelope: rfc9457
";

/// A text field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the keys")]
pub enum Field {
    Title,
    Detail,
    Description,
    Resolution,
}

/// Every field.
pub const FIELDS: [Field; 4] = [Field::Title, Field::Detail, Field::Description, Field::Resolution];

impl Field {
    /// Returns the verdict on a text in this field.
    #[must_use]
    pub fn verdict(self, hostile: &Hostile) -> Verdict {
        match self {
            Self::Title => hostile.title,
            Self::Detail => hostile.detail,
            Self::Description | Self::Resolution => hostile.markdown,
        }
    }
}

/// The texts that the look of the pages is set with.
const SITE: &str = r##"
site:
  title: "</title><script>alert(1)</script>"
  logo: logo.svg
  colours: { accent: "#704", accent_dark: "#ffb3d1" }
  links: { "<img src=x onerror=alert(1)>": "https://example.com/?a=%22%3E%3Cscript%3E&b='" }
  source: "https://example.com/{file}?'onload='alert(1)#L{line}"
  words:
    copy: "\"><script>alert(1)</script>"
    shown: "<b>{shown}</b> {all} </output><script>alert(1)</script>"
    search: "\" autofocus onfocus=\"alert(1)"
    untranslated: "```\n# {{ x }} {% y %} <script>alert(1)</script> | [a](javascript:x)"
    params: "] --> <script>alert(1)</script> `x` {@html y}"
"##;

const LOGO: &str = r#"<svg xmlns="http://www.w3.org/2000/svg"><title>&lt;script&gt;alert(1)&lt;/script&gt;</title><text>"'--&gt;</text></svg>"#;

/// Returns the files of a catalog with a very long text and every text that is harmless in any field.
#[must_use]
pub fn hostile_files() -> Vec<(String, Vec<u8>)> {
    let mut group = String::from("group: texts\ntitle: Texts\nerrors:\n");
    let long = "long ".repeat(20_000);
    for hostile in TEXTS {
        entry(&mut group, &format!("t-{}", hostile.name), |field: Field| {
            if field.verdict(hostile) == Verdict::Harmless { hostile.text } else { "Text." }
        });
    }
    entry(&mut group, "t-long", |_| &long);
    vec![
        ("catalog.yaml".to_owned(), [COVER, SITE].concat().into_bytes()),
        ("logo.svg".to_owned(), LOGO.as_bytes().to_vec()),
        ("texts.yaml".to_owned(), group.into_bytes()),
    ]
}

/// Returns the catalog of [`hostile_files`].
///
/// # Panics
///
/// Panics if a text is refused.
#[must_use]
pub fn hostile_catalog() -> Catalog {
    catalog_of(&hostile_files())
}

/// Writes an entry with a text in each field.
pub fn entry<'a>(out: &mut String, code: &str, text: impl Fn(Field) -> &'a str) {
    push(out, format_args!("  {code}:\n    status: 400\n"));
    for (key, field) in ["title", "detail", "description", "resolution"].iter().zip(FIELDS) {
        push(out, format_args!("    {key}: {}\n", quoted(text(field))));
    }
}

/// Quotes a text and escapes every character that YAML can escape.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => push(&mut out, format_args!("\\{character}")),
            ' '..='~' => out.push(character),
            _ => push(&mut out, format_args!("\\U{:08x}", u32::from(character))),
        }
    }
    out + "\""
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}
