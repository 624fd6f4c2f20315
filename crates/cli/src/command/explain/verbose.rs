//! Removes what `curl -v` prints around a response.

use std::borrow::Cow;

/// The notes that may follow a body on its last line.
const NOTES: [&str; 2] = ["* Connection #", "* Closing connection"];

/// Removes the markers of header lines, and all lines about the request, the connection or the progress.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    let Some(start) = start(text) else { return Cow::Borrowed(text) };
    let lines = text.get(start..).unwrap_or_default().split_inclusive('\n');
    let is_note = |line: &str| {
        let line = line.trim();
        line == ">"
            || line.starts_with("> ")
            || line.starts_with("* ")
            || line.contains(" --:--:-- ")
            || (line.starts_with(['{', '}']) && line.ends_with(" bytes data]"))
    };
    let mut response = String::with_capacity(text.len());
    let mut is_head = false;
    for line in lines.filter(|line| !is_note(line)) {
        is_head |= line.starts_with("< HTTP/");
        let below = line.strip_prefix('<').filter(|_| is_head);
        is_head &= below.is_some_and(|below| !below.trim().is_empty());
        let line = below.map_or(line, |below| below.strip_prefix(' ').unwrap_or(below));
        let end = NOTES.iter().filter_map(|note| line.find(note)).min();
        response.push_str(end.and_then(|end| line.get(..end)).unwrap_or(line));
    }
    Cow::Owned(response)
}

/// Returns the position of the first status line, or `None` if the text has no markers.
fn start(text: &str) -> Option<usize> {
    if text.starts_with("HTTP/") {
        return None;
    }
    if text.starts_with("< HTTP/") { Some(0) } else { text.find("\n< HTTP/").map(|at| at + 1) }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn only_the_response_is_left() {
        let sent = "  % Total\n\r  0 --:--:--     0*   Trying ::1...\n* Connected\n> GET / HTTP/1.1\r\n> Host: x\r\n> \r\n";
        let head = "< HTTP/1.1 409 Conflict\r\n< A: b\r\n< \r\n";
        let meter = "{ [2 bytes data]\n\r100    12  100    12    0     0   8849      0 --:--:-- --:--:-- --:--:-- 12000\n";
        let left = "* Connection #0 to host x left intact";
        let response = "HTTP/1.1 409 Conflict\r\nA: b\r\n\r\n";
        for (text, expected) in [
            (format!("{sent}{head}{{}}\n{left}\n"), format!("{response}{{}}\n")),
            (format!("{head}{{}}{left}"), format!("{response}{{}}")),
            (format!("{sent}{head}{meter}{left}\n{{}}"), format!("{response}{{}}")),
            (format!("{head}<a>\n< b</a>\n"), format!("{response}<a>\n< b</a>\n")),
            (
                format!("< HTTP/1.1 100 Continue\n<\n{head}x"),
                format!("HTTP/1.1 100 Continue\n\n{response}x"),
            ),
            (format!("{head}{response}{{}}"), format!("{response}{response}{{}}")),
            ("* a\n> b\n".to_owned(), "* a\n> b\n".to_owned()),
            (format!("{response}* a\n< HTTP/2"), format!("{response}* a\n< HTTP/2")),
        ] {
            assert_eq!(strip(&text), expected, "{text}");
        }
    }
}
