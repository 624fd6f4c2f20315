//! What a key of the format is, for people who ask.

use super::shape::{Shape, Takes};
use crate::diagnostic::words::shape as words;
use crate::document::{
    CoverDecl, EntryDecl, EnvelopeDecl, ExampleDecl, GroupDecl, LifecycleDecl, OverlayDecl,
    ParamSpec, SiteDecl,
};

/// Says in which maps of the format a key may be, and what it takes there, one a line; `None` where it may be in none.
#[must_use]
pub fn explain_key(name: &str) -> Option<String> {
    let maps = [
        ("catalog.yaml", Shape::of::<CoverDecl>()),
        ("`site`", Shape::of::<SiteDecl>()),
        ("an envelope", Shape::of::<EnvelopeDecl>()),
        ("a group", Shape::of::<GroupDecl>().elsewhere(&["errors"])),
        ("an error", Shape::of::<EntryDecl>()),
        ("a param", Shape::of::<ParamSpec>()),
        ("an example", Shape::of::<ExampleDecl>()),
        ("`deprecated` and `retired`", Shape::of::<LifecycleDecl>()),
        ("a translation", Shape::of::<OverlayDecl>().elsewhere(&["errors"])),
    ];
    let lines = maps.iter().filter_map(|(map, shape)| {
        let Shape::Struct(fields) = shape else { return None };
        let takes = match &fields.iter().find(|field| field.name == name)?.takes {
            Takes::Value(shape) => shape.words(),
            Takes::Elsewhere => "a map",
        };
        Some(format!("`{name}` is a key of {map}: {takes}"))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return None;
    }
    let example = words::example(name).map(|example| format!("\nFor example: `{name}: {example}`"));
    Some(lines.join("\n") + &example.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::explain_key;

    #[test]
    fn keys_are_explained() {
        for (name, expected) in [
            (
                "retry",
                Some(
                    "`retry` is a key of an error: a text or a map\nFor example: `retry: { after: 30s }`",
                ),
            ),
            (
                "errors",
                Some(
                    "`errors` is a key of a group: a map\n`errors` is a key of an example: a list\n\
                     `errors` is a key of a translation: a map\nFor example: `errors: { sold-out: { status: 409 } }`",
                ),
            ),
            ("max_length", Some("`max_length` is a key of a param: a whole number")),
            ("zzz", None),
        ] {
            assert_eq!(explain_key(name).as_deref(), expected, "{name}");
        }
    }
}
