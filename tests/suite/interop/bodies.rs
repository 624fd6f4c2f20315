//! The bodies of every built-in envelope, as `tests/presets` has them, before parsers that are not errbook's.

use errbook_tests::{folders, read, root};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

#[test]
fn are_json_or_xml_as_their_content_type_says() {
    let (mut json, mut xml) = (0, 0);
    for folder in folders(&root().join("tests/presets")) {
        for (path, text) in read(&folder) {
            if !path.starts_with("bodies/") {
                continue;
            }
            let place = format!("{}: {path}", folder.display());
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
                assert_eq!(is_document(body), Ok(()), "{place}");
                xml += 1;
            }
        }
    }
    assert!(json > 30 && xml >= 4, "{json} JSON, {xml} XML");
}

/// Checks that a text is one element, with nothing in it that needs a document type.
pub(crate) fn is_document(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text.trim_end());
    reader.config_mut().check_end_names = true;
    let (mut depth, mut roots) = (0, 0);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                attributes(&start)?;
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Event::Empty(start) => {
                attributes(&start)?;
                roots += usize::from(depth == 0);
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(name) => {
                let known = ["lt", "gt", "amp", "quot", "apos"].contains(&&*name);
                let character = name.resolve_char_ref().map_err(|error| error.to_string())?;
                if !known && character.is_none() {
                    return Err(format!("&{};", &*name));
                }
            }
            Event::Text(text) if depth == 0 => return Err(format!("text outside: {text:?}")),
            Event::Text(_) | Event::Decl(_) => {}
            Event::Eof => break,
            other => return Err(format!("{other:?}")),
        }
    }
    if (depth, roots) == (0, 1) { Ok(()) } else { Err(format!("{depth} open, {roots} roots")) }
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> Result<(), String> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}
