//! The languages that a request asks for.

use alloc::string::String;
use core::fmt::Write;

/// Returns the value of `Accept-Language` (RFC 9110, section 12.5.4) that asks for languages, the most wanted first.
///
/// Skips texts that are not language tags. From the tenth on, all have the same weight.
///
/// # Examples
///
/// ```
/// use errbook_client::accept_language;
///
/// assert_eq!(accept_language(["es-MX", "es", "en"]), "es-MX,es;q=0.9,en;q=0.8");
/// ```
#[must_use]
pub fn accept_language<'t>(tags: impl IntoIterator<Item = &'t str>) -> String {
    let mut out = String::new();
    let mut weight = 10_u8;
    for tag in tags.into_iter().filter(|tag| is_tag(tag)) {
        let comma = if out.is_empty() { "" } else { "," };
        // Writing to a string never fails.
        let _ = match weight {
            10 => write!(out, "{comma}{tag}"),
            weight => write!(out, "{comma}{tag};q=0.{weight}"),
        };
        weight = weight.saturating_sub(1).max(1);
    }
    out
}

/// Returns whether a text is a language range (RFC 4647, section 2.1).
fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text == "*" || text.split('-').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_fall_to_a_tenth() {
        let tags = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        let header = accept_language(tags);
        assert!(header.starts_with("a,b;q=0.9,"), "{header}");
        assert!(header.ends_with("j;q=0.1,k;q=0.1,l;q=0.1"), "{header}");
    }

    #[test]
    fn what_is_no_tag_is_left_out() {
        assert_eq!(accept_language(["", "e n", "en\r\nX: y", "en_US", "toolongapart", "*"]), "*");
        assert_eq!(accept_language([]), "");
    }
}
