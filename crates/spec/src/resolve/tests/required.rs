//! Tests for texts that errors and cases have or leave out.

use super::{COVER, GROUP, resolve};
use crate::model::{Catalog, PropValue};

/// Resolves a catalog in English and Spanish.
fn load(cover: &str, entry: &str, spanish: &str) -> (Option<Catalog>, Vec<String>) {
    resolve(&[
        ("catalog.yaml", format!("{COVER}languages: [es]\n{cover}")),
        ("g.yaml", format!("{GROUP}  sold-out: {entry}\n")),
        ("languages/es.yaml", format!("language: es\nerrors: {{ g: {spanish} }}\n")),
    ])
}

/// Returns a cover that requires no texts, with an envelope that has a further member.
fn with_member(member: &str) -> String {
    format!(
        "catalog: demo\ntitle: Demo\nlanguage: en\nrequires: []\nenvelope: own\nenvelopes: {{ own: {{ body: {{ code: $code, {member} }} }} }}\n"
    )
}

#[test]
fn the_cover_says_which_texts_are_required() {
    let all = ["title", "description", "resolution"];
    for (cover, required) in [
        ("", &all[..]),
        ("requires: [resolution, title]\n", &["title", "resolution"]),
        ("requires: [title]\n", &["title"]),
        ("requires: []\n", &[]),
    ] {
        let (_, found) = load(cover, "{ status: 400 }", "{ sold-out: {} }");
        let missing =
            |key: &&str| found.iter().any(|it| it.starts_with(&format!("EB0203 `{key}`")));
        let missing: Vec<&str> = all.into_iter().filter(missing).collect();
        assert_eq!(missing, required, "{cover}: {found:?}");
    }
    for wrong in ["requires: [titel]\n", "requires: [status]\n"] {
        let (catalog, found) = load(wrong, "{ status: 400 }", "{ sold-out: {} }");
        assert!(catalog.is_none() && found[0].starts_with("EB0211"), "{found:?}");
    }
}

#[test]
fn what_is_left_out_is_made_of_the_rest() {
    let entry = "{ status: 400, detail: \"Has {left}.\", params: { left: integer } }";
    let (catalog, found) =
        load("requires: []\n", entry, "{ sold-out: { detail: \"Hay {left}.\" } }");
    assert_eq!(found, Vec::<String>::new());
    let catalog = catalog.unwrap();
    let (texts, language) = catalog.entries[0].texts_in(1);
    assert_eq!((texts.title.as_str(), language), ("Sold out", 1));
    assert_eq!((&texts.description, &texts.resolution), (&None, &None));
}

/// A translation has what the source has.
#[test]
fn translations_are_complete_with_what_the_source_has() {
    let entry = "{ status: 400, title: T, cases: { far: { detail: D, title: F } } }";
    for (spanish, expected) in [
        ("{ sold-out: { title: T, cases: { far: { detail: D, title: F } } } }", ""),
        ("{ sold-out: { title: T, cases: { far: D } } }", "EB0607"),
        ("{ sold-out: { title: T, cases: { far: { title: F } } } }", "EB0607"),
        ("{ sold-out: { cases: { far: { detail: D, title: F } } } }", "EB0607"),
        (
            "{ sold-out: { title: T, resolution: R, cases: { far: { detail: D, title: F } } } }",
            "EB0605",
        ),
        (
            "{ sold-out: { title: T, cases: { far: { detail: D, title: F, resolution: R } } } }",
            "EB0605",
        ),
        (
            "{ sold-out: { title: T, user_message: U, cases: { far: { detail: D, title: F } } } }",
            "EB0605",
        ),
    ] {
        let (_, found) = load("requires: []\n", entry, spanish);
        let is_expected = match expected {
            "" => found.is_empty(),
            expected => found.len() == 1 && found[0].contains(expected),
        };
        assert!(is_expected, "{spanish}: {found:?}");
    }
    // What is made of the code needs no translation.
    let (catalog, found) = load("requires: []\n", "{ status: 400 }", "{}");
    assert_eq!(found, Vec::<String>::new());
    assert!(catalog.unwrap().entries[0].texts[1].is_some());
}

#[test]
fn cases_have_facts_of_their_own() {
    let entry = "{ status: 400, title: T, props: { kind: A }, cases: { a: { detail: D, props: { kind: B }, tags: [x], \
                 see: [\"https://example.com\"], deprecated: { since: 1.0.0, note: N } }, b: D } }";
    let cover = format!("version: 1.0.0\n{}", with_member("kind: $props.kind"));
    let group = format!("{GROUP}  sold-out: {entry}\n");
    let (catalog, found) = resolve(&[("catalog.yaml", cover), ("g.yaml", group)]);
    assert_eq!(found, Vec::<String>::new());
    let entry = &catalog.unwrap().entries[0];
    let kind = |case| entry.prop("kind", case).cloned();
    let [a, b] = ["A", "B"].map(|text| Some(PropValue::Text(text.to_owned())));
    assert_eq!([kind(None), kind(Some(0)), kind(Some(1))], [a.clone(), b, a]);
    let case = &entry.cases[0];
    assert_eq!((case.tags.len(), case.see.len()), (1, 1));
    assert_eq!(case.deprecated.as_ref().and_then(|it| it.note.as_deref()), Some("N"));
}

/// What only some responses have needs `|opt`.
#[test]
fn what_some_responses_lack_is_reported() {
    let report = |variable: &str, entry: &str| {
        let cover = with_member(&format!("x: {variable}"));
        let group = format!("{GROUP}  sold-out: {{ {entry} }}\n");
        let (_, found) = resolve(&[("catalog.yaml", cover), ("g.yaml", group)]);
        found.into_iter().find(|it| it.starts_with("EB0507")).unwrap_or_default()
    };
    let params = "params: { a: { type: string, example: x } }";
    for (variable, entry, expected) in [
        ("$resolution", "status: 400", "has no resolution"),
        ("$resolution", "status: 400, resolution: R", ""),
        ("$resolution|opt", "status: 400", ""),
        (
            "$resolution",
            "status: 400, cases: { a: { detail: D, resolution: R }, b: D }",
            "has no resolution in every case",
        ),
        ("$resolution", "status: 400, cases: { a: { detail: D, resolution: R } }", ""),
        (
            "$resolution",
            "status: 500, cases: { a: { detail: D, resolution: R } }",
            "has no resolution",
        ),
        (
            "$props.kind",
            "status: 400, cases: { a: { detail: D, props: { kind: K } }, b: D }",
            "has no prop `kind` in every case",
        ),
        ("$props.kind", "status: 400, cases: { a: { detail: D, props: { kind: K } } }", ""),
        ("$user_message", "status: 400", "has no `user_message`"),
        ("$user_message", "status: 400, user_message: U", ""),
        ("$user_message", "status: 500, user_message: U", ""),
        ("$user_message", &format!("status: 400, user_message: \"U {{a}}\", {params}"), ""),
        ("$user_message", &format!("status: 500, user_message: \"U {{a}}\", {params}"), "is a 5xx"),
        ("$description", "status: 500", ""),
        ("$text", "status: 500", ""),
    ] {
        let found = report(variable, entry);
        let is_expected =
            if expected.is_empty() { found.is_empty() } else { found.contains(expected) };
        assert!(is_expected, "{variable} of {entry}: {found}");
    }
}
