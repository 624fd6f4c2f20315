//! Third-party parsers read the bodies of every built-in envelope in `tests/presets`.

use errbook_tests::{bodies, is_xml, preset_catalogs};
use serde_json::Value;

#[test]
fn are_json_or_xml_as_their_content_type_says() {
    let (mut json, mut xml) = (0, 0);
    for catalog in preset_catalogs() {
        for (path, text) in bodies(&catalog) {
            let place = format!("{}: {path}", catalog.display());
            let text = String::from_utf8(text).unwrap();
            let mut parts = text.splitn(3, "\n\n").skip(1);
            let (head, body) = (parts.next().unwrap(), parts.next().unwrap());
            let content_type =
                head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap();
            if content_type.contains("json") {
                let value = serde_json::from_str::<Value>(body);
                assert!(value.is_ok_and(|value| value.is_object()), "{place}");
                json += 1;
            } else {
                assert_eq!(is_xml(body), Ok(()), "{place}");
                xml += 1;
            }
        }
    }
    assert!(json > 30 && xml >= 4, "{json} JSON, {xml} XML");
}
