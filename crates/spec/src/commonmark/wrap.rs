//! Paragraphs over several lines.

/// Returns a paragraph of `CommonMark` with its lines broken where they would get longer than a width in characters.
///
/// Lines are broken only at single spaces outside of code, and only before a word that can't begin a block: `-` and `1.` follow on the
/// same line.
#[must_use]
pub fn wrapped(paragraph: &str, width: usize) -> String {
    let mut out = String::with_capacity(paragraph.len() + 8);
    for (index, line) in paragraph.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let mut column = 0;
        for piece in pieces(line) {
            let len = piece.chars().count();
            if column > 0 {
                let fits = column + 1 + len <= width;
                out.push(if fits { ' ' } else { '\n' });
                column = if fits { column + 1 } else { 0 };
            }
            out.push_str(piece);
            column += len;
        }
    }
    out
}

/// Splits a line at the spaces where it can be broken.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    // The number of backticks that opened the code.
    let mut code = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at + c.len_utf8()..];
        match c {
            '`' => {
                let run = 1 + rest.len() - rest.trim_start_matches('`').len();
                code = if code == 0 { run } else { code * usize::from(code != run) };
                at += run;
                continue;
            }
            '\\' if code == 0 && !rest.is_empty() => {
                at += 1 + rest.chars().next().map_or(0, char::len_utf8);
                continue;
            }
            ' ' if code == 0 && !line[..at].ends_with(' ') && begins_line(rest) => {
                pieces.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    pieces.push(&line[start..]);
    pieces
}

/// Returns whether a line of a paragraph can begin with this.
fn begins_line(rest: &str) -> bool {
    let after_digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.chars().next() {
        None | Some(' ' | '-' | '+' | '=' | ':' | '#' | '>' | '|') => false,
        Some('0'..='9') => !after_digits.starts_with(['.', ')']),
        Some('`') => !rest.starts_with("```"),
        Some('~') => !rest.starts_with("~~~"),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_end_where_nothing_changes_its_meaning() {
        for (given, expected) in [
            ("one two three", "one two\nthree"),
            ("four five\\\nsix", "four\nfive\\\nsix"),
            ("a long-word-that-fits-nowhere b", "a\nlong-word-that-fits-nowhere\nb"),
            ("words - dash", "words -\ndash"),
            ("words 1. item", "words 1.\nitem"),
            ("words 10 of", "words 10\nof"),
            ("words `a b c d`", "words\n`a b c d`"),
            ("a ```b ` c``` d", "a ```b ` c```\nd"),
            ("words \\` abc", "words \\`\nabc"),
            ("two  spaces stay", "two  spaces\nstay"),
            ("ñañaña ñañ ñ", "ñañaña\nñañ ñ"),
            ("", ""),
        ] {
            assert_eq!(wrapped(given, 9), expected);
        }
    }
}
