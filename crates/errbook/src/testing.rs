//! Assertions for tests of an API's errors.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str;

use crate::Response;

/// Asserts that status, media type and body of a response are those of an expected response.
///
/// # Panics
///
/// Panics with the lines that differ, if they are not. JSON is shown with a line for each member.
///
/// # Examples
///
/// ```
/// use errbook::RequestContext;
/// use errbook::testing::assert_response;
/// use vonage_errors::generic::Error;
///
/// let expected = Error::out_of_credit(30, 50).response(&RequestContext::new());
/// # let received = expected.clone();
/// assert_response(received.status(), "application/problem+json", received.body(), &expected);
/// ```
#[track_caller]
pub fn assert_response(status: u16, content_type: &str, body: &[u8], expected: &Response) {
    let wanted_type = expected.header("Content-Type").unwrap_or_default();
    let wanted = lines(expected.status(), wanted_type, expected.body());
    let found = lines(status, content_type, body);
    assert!(
        wanted == found,
        "the response is another one (- expected, + received)\n{}",
        difference(&wanted, &found)
    );
}

/// Returns a response line by line.
fn lines(status: u16, content_type: &str, body: &[u8]) -> Vec<String> {
    let mut lines =
        Vec::from([format!("status: {status}"), format!("content-type: {content_type}")]);
    match str::from_utf8(body) {
        Ok(text) => lines.extend(members(text)),
        Err(_) => lines.push(format!("{body:?}")),
    }
    lines
}

/// Splits JSON after each bracket and each comma outside of strings; other text keeps its lines.
fn members(text: &str) -> Vec<String> {
    if !text.starts_with(['{', '[']) {
        return text.lines().map(String::from).collect();
    }
    let (mut lines, mut line) = (Vec::new(), String::new());
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for c in text.chars() {
        if !in_string && matches!(c, '}' | ']') {
            end(&mut lines, &mut line);
            depth = depth.saturating_sub(1);
        }
        if line.is_empty() {
            if c.is_whitespace() {
                continue;
            }
            line.extend((0..depth).map(|_| "  "));
        }
        line.push(c);
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        in_string = c == '"';
        if matches!(c, '{' | '[') {
            depth += 1;
        }
        if matches!(c, '{' | '[' | ',') {
            end(&mut lines, &mut line);
        }
    }
    end(&mut lines, &mut line);
    lines
}

fn end(lines: &mut Vec<String>, line: &mut String) {
    let full = core::mem::take(line);
    if !full.trim().is_empty() {
        lines.push(full);
    }
}

/// Shows the lines, those between the first and the last difference twice.
fn difference(wanted: &[String], found: &[String]) -> String {
    let same = |pair: &(&String, &String)| pair.0 == pair.1;
    let before = wanted.iter().zip(found).take_while(same).count();
    let (wanted_rest, found_rest) = (&wanted[before..], &found[before..]);
    let after = wanted_rest.iter().rev().zip(found_rest.iter().rev()).take_while(same).count();
    let mut text = String::new();
    let mut show = |sign: &str, lines: &[String]| {
        for line in lines {
            text.extend([sign, line, "\n"]);
        }
    };
    show("  ", &wanted[..before]);
    show("- ", &wanted_rest[..wanted_rest.len() - after]);
    show("+ ", &found_rest[..found_rest.len() - after]);
    show("  ", &wanted_rest[wanted_rest.len() - after..]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_twice() {
        let wanted =
            lines(409, "application/json", br#"{"code":"a","message":"x, {y}","n":[1,2]}"#);
        let found =
            lines(404, "application/json", br#"{"code":"a","message":"x, \"{z}","n":[1,2]}"#);
        let expected = r#"- status: 409
- content-type: application/json
- {
-   "code":"a",
-   "message":"x, {y}",
+ status: 404
+ content-type: application/json
+ {
+   "code":"a",
+   "message":"x, \"{z}",
    "n":[
      1,
      2
    ]
  }
"#;
        assert_eq!(difference(&wanted, &found), expected);
        let longer =
            lines(409, "application/json", br#"{"code":"a","message":"x, {y}","n":[1,2,3]}"#);
        let expected = r#"  status: 409
  content-type: application/json
  {
    "code":"a",
    "message":"x, {y}",
    "n":[
      1,
-     2
+     2,
+     3
    ]
  }
"#;
        assert_eq!(difference(&wanted, &longer), expected);
    }

    #[test]
    fn what_is_no_json_keeps_its_lines() {
        assert_eq!(members("<a>\n  <b/>\n</a>"), ["<a>", "  <b/>", "</a>"]);
        assert_eq!(members("{ \"a\": 1 }"), ["{", "  \"a\": 1 ", "}"]);
        assert_eq!(lines(500, "", b"\xff")[2], "[255]");
    }
}
