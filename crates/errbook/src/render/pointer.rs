//! Paths of field errors.

use super::sink::Sink;

/// Writes a path as a JSON Pointer in a URI fragment (RFC 6901, section 6), such as `#/items/0/name` for
/// `items[0].name`. A path that starts with a slash is a pointer already.
pub(super) fn write(path: &str, sink: &mut impl Sink) {
    sink.plain("#");
    if path.starts_with('/') {
        return path.bytes().for_each(|byte| put(byte, sink));
    }
    for part in parts(path) {
        sink.plain("/");
        for byte in part.bytes() {
            match byte {
                b'~' => sink.plain("~0"),
                b'/' => sink.plain("~1"),
                _ => put(byte, sink),
            }
        }
    }
}

/// Writes a path as a JSON Pointer (RFC 6901, section 3), such as `/items/0/name` for `items[0].name`.
pub(super) fn write_plain(path: &str, sink: &mut impl Sink) {
    if path.starts_with('/') {
        return sink.text(path);
    }
    for part in parts(path) {
        sink.plain("/");
        let mut rest = part;
        while let Some(at) = rest.find(['~', '/']) {
            let (clean, special) = rest.split_at_checked(at).unwrap_or_default();
            sink.text(clean);
            sink.plain(if special.starts_with('~') { "~0" } else { "~1" });
            rest = special.get(1..).unwrap_or_default();
        }
        sink.text(rest);
    }
}

/// Writes a path with its indices in brackets, such as `items[0].name` for `items.0.name` or `/items/0/name`. A pointer with
/// other characters than those of names stays a pointer.
pub(super) fn write_indexed(path: &str, sink: &mut impl Sink) {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-');
    let separator = if path.starts_with('/') { &['/'][..] } else { &SEPARATORS };
    if path.starts_with('/') && !path.bytes().all(is_word) {
        return sink.text(path);
    }
    let parts = path.split(separator).filter(|part| !part.is_empty());
    for (index, part) in parts.enumerate() {
        let is_index = index > 0 && part.bytes().all(|byte| byte.is_ascii_digit());
        sink.plain(if is_index {
            "["
        } else if index > 0 {
            "."
        } else {
            ""
        });
        sink.text(part);
        sink.plain(if is_index { "]" } else { "" });
    }
}

/// Returns the last part of a path.
pub(super) fn last_part(path: &str) -> &str {
    if path.starts_with('/') {
        return path.rsplit('/').next().unwrap_or(path);
    }
    parts(path).last().unwrap_or("")
}

const SEPARATORS: [char; 3] = ['.', '[', ']'];

/// Splits `items[0].name` into `items`, `0` and `name`.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split(SEPARATORS).filter(|part| !part.is_empty())
}

/// Writes a byte of a fragment, percent-encoded if necessary (RFC 3986, section 3.5).
fn put(byte: u8, sink: &mut impl Sink) {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
        sink.plain(char::from(byte).encode_utf8(&mut [0; 4]));
    } else {
        let digit = |value: u8| HEX.get(usize::from(value & 15)).copied().unwrap_or(b'0');
        let encoded = [b'%', digit(byte >> 4), digit(byte)];
        sink.plain(str::from_utf8(&encoded).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::super::sink::Raw;
    use super::*;

    #[test]
    fn pointers() {
        let cases = [
            ("reference", "#/reference", "reference"),
            ("profile.color", "#/profile/color", "color"),
            ("items[0].name", "#/items/0/name", "name"),
            ("items[0]", "#/items/0", "0"),
            ("/items/0/a~1b", "#/items/0/a~1b", "a~1b"),
            ("a/b~c", "#/a~1b~0c", "a/b~c"),
            ("a\"b\\c %ñ", "#/a%22b%5Cc%20%25%C3%B1", "a\"b\\c %ñ"),
            ("", "#", ""),
        ];
        for (path, pointer, last) in cases {
            let mut out = Vec::new();
            write(path, &mut Raw(&mut out));
            assert_eq!(String::from_utf8(out).unwrap(), pointer);
            assert_eq!(last_part(path), last);
        }
    }

    #[test]
    fn indices_in_brackets() {
        let cases = [
            ("Patient.contact.0.name", "Patient.contact[0].name"),
            ("items[0].name", "items[0].name"),
            ("/items/0/name", "items[0].name"),
            ("0.name", "0.name"),
            ("a.0.1", "a[0][1]"),
            ("/a~1b/0", "/a~1b/0"),
            ("a\"b", "a\"b"),
            ("", ""),
        ];
        for (path, expected) in cases {
            let mut out = Vec::new();
            write_indexed(path, &mut Raw(&mut out));
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn plain_pointers() {
        let cases = [
            ("profile.color", "/profile/color"),
            ("/items/0/a~1b", "/items/0/a~1b"),
            ("a/b~c/", "/a~1b~0c~1"),
            ("a\"b %ñ", "/a\"b %ñ"),
            ("", ""),
        ];
        for (path, pointer) in cases {
            let mut out = Vec::new();
            write_plain(path, &mut Raw(&mut out));
            assert_eq!(String::from_utf8(out).unwrap(), pointer);
        }
    }
}
