//! Type URIs, there and back.

use errbook::Catalog;

use crate::mini::{catalog, entry, tables};

fn with(template: &'static str) -> Catalog<'static> {
    let mut tables = tables();
    tables.type_uri = template;
    Catalog::new(tables)
}

#[test]
fn as_written() {
    let uri = entry("x").type_uri().unwrap();
    assert_eq!(uri.to_string(), "https://example.com/Error#x");
    assert_eq!(entry("x").docs_url().unwrap().to_string(), "https://example.com/generic/x/");
    assert!(with("").entries().all(|entry| entry.type_uri().is_none()));
}

#[test]
fn back_to_the_entry() {
    // Code, group, number, catalog: \x01 followed by a blank, `!`, `"`, `#`.
    let templates = [
        "https://example.com/Error#\u{1} ",
        "https://example.com/\u{1}!/\u{1} /",
        "urn:\u{1}#:\u{1}!-\u{1} ",
        "urn:err\u{1} \u{1}!err",
        "/errors/\u{1} /\u{1} ",
        "urn:e:\u{1}\"",
        "urn:\u{1} \u{1}\"",
    ];
    for template in templates {
        let catalog = with(template);
        let mut count = 0;
        for entry in catalog.entries() {
            let Some(uri) = entry.type_uri() else { continue };
            let found = catalog.find_type_uri(&uri.to_string());
            let is_shared = entry.code() == "NOT_FOUND_ERROR" && !template.contains('!');
            assert_eq!(found, Some(entry).filter(|_| !is_shared), "{uri}");
            count += 1;
        }
        let expected = if template.contains('"') { 3 } else { 11 };
        assert_eq!(count, expected, "{template:?}");
    }
}

#[test]
fn what_is_no_type_uri() {
    let bad = [
        "",
        "about:blank",
        "https://example.com/Error#",
        "https://example.com/Error#y",
        "https://example.com/Error#x/",
        "http://example.com/Error#x",
        "https://example.com/Error#x\u{1}",
        "https://example.com/Error#ñ",
    ];
    for text in bad {
        assert_eq!(catalog().find_type_uri(text), None, "{text}");
    }
    let former = catalog().find_type_uri("https://example.com/Error#no-credit");
    assert_eq!(former, Some(entry("out-of-credit")));
    let numbered = with("urn:\u{1}\"");
    assert!(numbered.find_type_uri("urn:-7").is_some());
    for text in ["urn:-07", "urn:01001", "urn:", "urn:--7", "urn:99999999999"] {
        assert_eq!(numbered.find_type_uri(text), None, "{text}");
    }
    assert_eq!(with("about:blank").find_type_uri("about:blank"), None);
    assert_eq!(with("\u{1}").find_type_uri("\u{1}"), None);
}

#[test]
fn long_texts_are_given_up_early() {
    let catalog = with("\u{1} \u{1}!\u{1}\"");
    assert_eq!(catalog.find_type_uri(&"a".repeat(100_000)), None);
}
