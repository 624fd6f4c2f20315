//! The reference of the format: every key, for `errbook explain` and for editors.

use super::shape::{Field, Shape};
use crate::document::{
    CaseDecl, CaseTextsDecl, ChoiceDecl, ColoursDecl, CoverDecl, DefaultsDecl, EntryDecl,
    EntryTextsDecl, EnvelopeDecl, ExampleDecl, GroupDecl, IssueDecl, IssueTextsDecl, LifecycleDecl,
    OverlayDecl, ParamSpec, PatternDecl, PropDecl, RelatedDecl, SeeDecl, SetSpec, SiteDecl,
    SiteTextsDecl, TextsDecl,
};

/// A map of the format, such as an error.
#[derive(Debug)]
pub struct FormatMap {
    /// Its name in the reference, such as `error` in `error.status`.
    pub name: &'static str,
    /// What it is, such as `an error`.
    pub thing: &'static str,
    /// Its keys.
    pub keys: Vec<Field>,
    /// Whether it is part of a translation, with keys for texts that other maps have too.
    is_translation: bool,
}

/// The keys that hold entries, which are decoded one by one.
const ERRORS: &[&str] = &[
    "Required. The errors of the group, by code.",
    "",
    "Example: `errors: { sold-out: { status: 409 } }`",
];
const TRANSLATIONS: &[&str] = &[
    "The texts of each error: the name of its group, its code, and the texts.",
    "",
    "Example: `errors: { orders: { sold-out: { title: Agotado } } }`",
];

/// Returns every map of the format. The first three are files.
#[must_use]
pub fn format_maps() -> Vec<FormatMap> {
    let entries = Shape::Pairs(Box::new(Shape::of::<EntryDecl>()));
    let texts = Shape::Pairs(Box::new(Shape::Pairs(Box::new(Shape::of::<EntryTextsDecl>()))));
    let group = Shape::of::<GroupDecl>().with("errors", ERRORS, entries);
    let overlay = Shape::of::<OverlayDecl>().with("errors", TRANSLATIONS, texts);
    let map = |name, thing, shape: Shape| {
        let Shape::Struct(keys) = shape else { return None };
        Some(FormatMap { name, thing, keys, is_translation: false })
    };
    let translation = |name, thing, shape| {
        map(name, thing, shape).map(|map| FormatMap { is_translation: true, ..map })
    };
    let maps = [
        map("cover", "`catalog.yaml`", Shape::of::<CoverDecl>()),
        map("group", "a group", group),
        translation("translation", "a translation", overlay),
        map("code_style", "`code_style`", Shape::of::<PatternDecl>()),
        map("defaults", "`defaults`", Shape::of::<DefaultsDecl>()),
        map("site", "`site`", Shape::of::<SiteDecl>()),
        map("colours", "`colours`", Shape::of::<ColoursDecl>()),
        map("set", "a set", Shape::of::<SetSpec>()),
        map("envelope", "an envelope", Shape::of::<EnvelopeDecl>()),
        map("prop", "a prop of an envelope", Shape::of::<PropDecl>()),
        map("error", "an error", Shape::of::<EntryDecl>()),
        map("case", "a case", Shape::of::<CaseDecl>()),
        map("field_error", "a field error", Shape::of::<IssueDecl>()),
        map("param", "a param", Shape::of::<ParamSpec>()),
        map("one_of", "a value of `one_of`", Shape::of::<ChoiceDecl>()),
        map("deprecated", "`deprecated` and `retired`", Shape::of::<LifecycleDecl>()),
        map("example", "an example", Shape::of::<ExampleDecl>()),
        map("related", "`errors` and `causes` of an example", Shape::of::<RelatedDecl>()),
        map("see", "`see`", Shape::of::<SeeDecl>()),
        translation(
            "translation.catalog",
            "a translated catalog or group",
            Shape::of::<TextsDecl>(),
        ),
        translation("translation.site", "a translated `site`", Shape::of::<SiteTextsDecl>()),
        translation("translation.error", "a translated error", Shape::of::<EntryTextsDecl>()),
        translation("translation.case", "a translated case", Shape::of::<CaseTextsDecl>()),
        translation(
            "translation.field_error",
            "a translated field error",
            Shape::of::<IssueTextsDecl>(),
        ),
    ];
    maps.into_iter().flatten().collect()
}

/// Returns whether a file, an error or a param has a key with this name.
pub(super) fn is_key(name: &str) -> bool {
    let maps = ["cover", "group", "translation", "error", "param"];
    let mut maps = format_maps().into_iter().filter(|map| maps.contains(&map.name));
    maps.any(|map| map.keys.iter().any(|field| field.name == name))
}

/// Explains a key, such as `status`, in every map that has it, or in one, such as `error.status`. For the name of a map, such as
/// `error`, lists its keys. `None` if there is neither.
#[must_use]
pub fn explain_key(name: &str) -> Option<String> {
    let maps = format_maps();
    let (map, key) = name.rsplit_once('.').map_or((None, name), |(map, key)| (Some(map), key));
    let found = |map: &FormatMap| {
        let field = map.keys.iter().find(|field| field.name == key)?;
        Some((map.is_translation, section(map.thing, field)))
    };
    let found: Vec<(bool, String)> =
        maps.iter().filter(|it| map.is_none_or(|map| map == it.name)).filter_map(found).collect();
    // What a translation has is explained with what it translates.
    let only_translations = found.iter().all(|(is_translation, _)| *is_translation);
    let sections: Vec<String> = found
        .into_iter()
        .filter(|(is_translation, _)| !is_translation || only_translations)
        .map(|(_, section)| section)
        .collect();
    let overview = maps.iter().find(|it| it.name == name).map(overview);
    let sections: Vec<String> = sections.into_iter().chain(overview).collect();
    (!sections.is_empty()).then(|| sections.join("\n\n"))
}

/// Returns the keys of a map, a line for each.
fn overview(map: &FormatMap) -> String {
    let line = |field: &Field| {
        let required = if field.is_required() { ", required" } else { "" };
        format!("`{}`: {}{required}", field.name, field.type_name())
    };
    let lines: Vec<String> = map.keys.iter().map(line).collect();
    let first = map.keys.first().map_or("", |field| field.name);
    format!(
        "The keys of {}:\n\n{}\n\n`errbook explain {}.{first}` explains one of them.",
        map.thing,
        lines.join("\n"),
        map.name
    )
}

/// Returns what is said about a key of a map.
fn section(thing: &str, field: &Field) -> String {
    let required = if field.is_required() { ", required" } else { "" };
    let title = format!("`{}` of {thing}{required}: {}", field.name, field.type_name());
    format!("{title}\n\n{}\n\nExample: `{}`", field.meaning(), field.example())
}

#[cfg(test)]
mod tests {
    use super::{explain_key, format_maps};
    use crate::diagnostic::kinds;
    use crate::parse::shape::Takes;

    #[test]
    fn keys_are_explained() {
        let mask = "`mask` of an error: a text\n\nThe code that callers get in place of an internal error. Required with `audience: internal`.\n\n\
                    Example: `mask: internal-error`";
        assert_eq!(explain_key("mask").as_deref(), Some(mask));
        assert_eq!(explain_key("error.mask").as_deref(), Some(mask));
        let status = explain_key("status").unwrap();
        assert!(
            status.contains("`status` of an error: a whole number\n\nRequired without `defaults`.")
        );
        let titles = |name: &str| {
            let text = explain_key(name).unwrap_or_default();
            let titles = text.lines().filter(|line| line.starts_with(&format!("`{name}` of")));
            titles.map(str::to_owned).collect::<Vec<_>>().join("\n")
        };
        let errors = "`errors` of a group, required: a map\n`errors` of an example: a list";
        assert_eq!(titles("errors"), errors);
        assert_eq!(titles("groups"), "`groups` of a translation: a map");
        let see = explain_key("see").unwrap();
        assert!(see.starts_with("`see` of an error: a list\n"), "{see}");
        let overview = "The keys of `see`:\n\n`url`: a text, required\n`title`: a text\n\n\
                        `errbook explain see.url` explains one of them.";
        assert!(see.ends_with(overview), "{see}");
        for unknown in ["zzz", "error.zzz", "zzz.status", "", "."] {
            assert_eq!(explain_key(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_explanation_of_missing_keys_names_every_required_key() {
        let explanation = kinds().iter().find(|it| it.id == "EB0203").unwrap().explanation;
        let maps = ["cover", "group", "error", "param", "case", "field_error"];
        for map in format_maps().iter().filter(|map| maps.contains(&map.name)) {
            for field in map.keys.iter().filter(|field| field.is_required()) {
                let name = format!("`{}`", field.name);
                assert!(explanation.contains(&name), "{}.{}", map.name, field.name);
            }
        }
    }

    #[test]
    fn every_key_has_a_meaning_and_an_example() {
        for map in format_maps() {
            for field in &map.keys {
                let (name, meaning) = (format!("{}.{}", map.name, field.name), field.meaning());
                assert!(meaning.ends_with('.'), "{name}: {meaning}");
                assert!(field.example().starts_with(&format!("{}: ", field.name)), "{name}");
                assert!(matches!(field.takes, Takes::Value(_)), "{name} has no type");
                assert!(meaning.chars().count() < 600, "{name}: {meaning}");
                let ids = meaning.split([' ', '`']).filter(|word| word.starts_with("EB"));
                for id in ids {
                    assert!(kinds().iter().any(|kind| kind.id == id), "{name}: {id}");
                }
            }
        }
    }
}
