//! Paths of files: their extension, and how reports show them.

use std::path::Path;

/// The file that makes a folder a catalog.
pub(super) const COVER: &str = "catalog.yaml";

/// Returns the extension of a path, in lower case.
pub(super) fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// Returns whether a path within the catalog is the cover's, or is so nearly it that nothing else is meant.
pub(super) fn is_cover(path: &str) -> bool {
    matches!(path.to_ascii_lowercase().as_str(), COVER | "catalog.yml")
}

/// Returns whether a character is invisible and affects the text around it: control characters, and those that turn the
/// direction of a text or hide in it.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Returns a path as reports show it: with `/`, and with escapes for characters that would act on a terminal.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace('\\', "/").into() };
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            visible.extend(c.escape_unicode());
        } else {
            visible.push(c);
        }
    }
    let text = visible;
    let trimmed = text.trim_end_matches('/');
    let trimmed = trimmed.strip_prefix("./").unwrap_or(trimmed);
    if trimmed == "." { String::new() } else { trimmed.to_owned() }
}
