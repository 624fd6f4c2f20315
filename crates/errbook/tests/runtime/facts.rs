//! Tests for the facts of the catalog and its entries.

use errbook::{__v1, LanguageId, ParamKind, Prop, Retry, Severity};

use crate::mini::{catalog, entry};

const ES: LanguageId = LanguageId::new(1);

#[test]
fn of_a_catalog() {
    let catalog = catalog();
    assert_eq!(
        (catalog.name(), catalog.len(), catalog.languages()),
        ("mini", 11, &["en", "es"][..])
    );
    assert_eq!(catalog.language("eS"), Some(ES));
    assert_eq!(catalog.language("fr"), None);
    let groups: Vec<_> =
        catalog.groups().map(|group| (group.name(), group.entries().count())).collect();
    assert_eq!(groups, [("api", 3), ("generic", 8)]);
    assert_eq!(
        catalog.by_status(503).map(|entry| entry.code()).collect::<Vec<_>>(),
        ["db-down", "overloaded"]
    );
    assert_eq!(
        catalog.by_tag("money").map(|entry| entry.code()).collect::<Vec<_>>(),
        ["out-of-credit"]
    );
    assert!(catalog.entry(11).is_none());
    assert!(!catalog.is_empty());
    let shown = format!("{catalog:?} {:?}", catalog.groups().next());
    let expected =
        r#"Catalog { name: "mini", languages: ["en", "es"], len: 11 } Some(Group("api"))"#;
    assert_eq!(shown, expected);
    assert_eq!(format!("{:?}", entry("x")), "Entry(mini/generic/x)");
    assert_eq!(entry("out-of-credit").tags().collect::<Vec<_>>(), ["money"]);
    assert_eq!(entry("x").parent(), None);
}

#[test]
fn lookups() {
    let catalog = catalog();
    for entry in catalog.entries() {
        assert_eq!(catalog.find_in(entry.group().name(), entry.code()), Some(entry));
        assert_eq!(catalog.entry(entry.index()), Some(entry));
    }
    let code = |code| catalog.find(code).map(|entry| entry.code());
    assert_eq!(code("throttled"), Some("throttled"));
    assert_eq!(code("no-credit"), Some("out-of-credit"), "a former code");
    assert_eq!(code("NOT_FOUND_ERROR"), None, "it belongs to two");
    assert_eq!(code("Throttled"), None);
    assert_eq!(code(""), None);
    assert_eq!(catalog.find_in("generic", "NOT_FOUND_ERROR"), Some(entry("out-of-credit")));
    assert_eq!(catalog.find_in("api", "throttled"), None);
    for number in [-7, -3, 1001] {
        assert_eq!(catalog.find_number(number).and_then(|entry| entry.number()), Some(number));
    }
    assert_eq!(catalog.find_number(0), None);
}

#[test]
fn of_an_entry() {
    let teapot = entry("teapot");
    assert_eq!((teapot.status(), teapot.number()), (418, Some(-7)));
    assert_eq!(
        (teapot.severity(), teapot.retry()),
        (Severity::Info, Some(Retry::AfterSeconds(30)))
    );
    assert!(teapot.is_deprecated() && !teapot.is_internal() && !teapot.is_retired());
    assert_eq!(teapot.title(ES), "Soy una \"tetera\"");
    assert_eq!(teapot.resolution(LanguageId::SOURCE), "Fix it.");
    let props: Vec<_> = teapot.props().collect();
    assert_eq!(props, [("kind", Prop::Text("a \"kind\"")), ("level", Prop::Json("3"))]);
    let last: Vec<_> = teapot.params().skip(6).map(|param| (param.name(), param.kind())).collect();
    assert_eq!(
        last,
        [
            ("strings", ParamKind::Strings),
            ("maybe", ParamKind::String),
            ("secret", ParamKind::String)
        ]
    );
    assert_eq!(teapot.params().filter(errbook::Param::is_internal).count(), 1);
    assert_eq!(teapot.params().filter(errbook::Param::is_optional).count(), 1);
    assert!(entry("leak").is_retired());
    assert_eq!(entry("leak").mask(), entry("out-of-credit"));
    assert_eq!(entry("x").mask(), entry("x"));
    assert_eq!(entry("out-of-credit").since(), Some("1.2.0"));
    assert_eq!(entry("out-of-credit").aliases().count(), 2);
    let token = entry("INVALID_ACCESS_TOKEN");
    let names: Vec<_> = token.cases().map(|case| (case.name(), case.params().count())).collect();
    assert_eq!(names, [("wrong-environment", 0), ("expired", 2)]);
    let issues: Vec<_> =
        entry("INPUT_VALIDATION_ERROR").issues().map(|issue| issue.name()).collect();
    assert_eq!(issues, ["reference-used", "too-long"]);
}

#[test]
fn an_incomplete_entry_is_in_the_source_language() {
    let throttled = entry("throttled");
    assert!(!throttled.is_complete(ES) && throttled.is_complete(LanguageId::SOURCE));
    assert!(entry("x").is_complete(ES) && !entry("x").is_complete(LanguageId::new(7)));
    assert_eq!(throttled.title(ES), "Too many requests");
    assert_eq!(entry("x").title(LanguageId::new(7)), "X");
}

#[test]
fn facts_of_single_tables() {
    let tables = crate::mini::tables();
    for entry in catalog().entries() {
        let index = entry.index();
        assert_eq!(__v1::text(&tables.codes, index), entry.code());
        assert_eq!(__v1::status(tables.records, index), entry.status());
        assert_eq!(__v1::number(tables.records, index), entry.number());
        assert_eq!(__v1::localized(&tables.titles, index, ES), entry.title(ES));
    }
    assert_eq!(__v1::find(&tables.index, "x"), Some(10));
    assert_eq!(__v1::find_in(&tables.index, "x", 3, 8), Some(10));
    assert_eq!(__v1::find_in(&tables.index, "x", 3, 7), None);
    assert_eq!(__v1::find_in(&tables.index, "NOT_FOUND_ERROR", 0, 3), Some(1));
    assert_eq!(__v1::status(tables.records, 11), 0);
}
