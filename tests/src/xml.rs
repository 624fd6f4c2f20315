//! Checks XML with a third-party parser.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Checks that a text is a well-formed document: one element that needs no document type.
///
/// # Errors
///
/// Returns an error if the text is not well-formed or needs a document type.
pub fn is_xml(text: &str) -> Result<(), String> {
    if let Some(forbidden) = text.chars().find(|it| !is_char(*it)) {
        return Err(format!("{forbidden:?}"));
    }
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
                if !known && !character.is_some_and(is_char) {
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

/// Returns whether a document may contain a character (XML 1.0, production 2).
const fn is_char(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn attributes(start: &BytesStart<'_>) -> Result<(), String> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
    }
    Ok(())
}
