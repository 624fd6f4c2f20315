//! Writes TypeScript literals and comments. No other file escapes TypeScript.

use crate::push::push;
pub(super) use crate::quoted::quoted as string;

/// Returns a row of an object literal. The cast keeps the compiler from taking the type of an inherited key such as `constructor`.
pub(super) fn row(key: &str, value: &str, of: &str) -> String {
    const INHERITED: [&str; 7] = [
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    ];
    // A plain `__proto__` would set the prototype.
    let name = if key == "__proto__" { format!("[{}]", string(key)) } else { string(key) };
    let of = if INHERITED.contains(&key) { format!(" as {of}") } else { String::new() };
    format!("  {name}: {value}{of},\n")
}

/// Returns an array of string literals.
pub(super) fn strings<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(string).collect::<Vec<_>>().join(", "))
}

/// Returns a doc comment with an indentation. The text can neither end the comment nor add tags; `tags` follow it.
pub(super) fn comment(indent: usize, text: &str, tags: &[(&str, &str)]) -> String {
    let mut lines: Vec<String> = lines(text).map(escaped).collect();
    for (tag, text) in tags {
        let text: Vec<_> = text.split_whitespace().collect();
        lines.push(format!("@{tag} {}", escaped(&text.join(" "))).trim_end().to_owned());
    }
    let space = " ".repeat(indent);
    match &lines[..] {
        [] => String::new(),
        [line] => format!("{space}/** {line} */\n"),
        lines => {
            let mut out = format!("{space}/**\n");
            for line in lines {
                push(&mut out, format_args!("{}\n", format!("{space} * {line}").trim_end()));
            }
            push(&mut out, format_args!("{space} */\n"));
            out
        }
    }
}

/// Returns the lines of a text, without empty ones at the start and the end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim_end).filter({
        let is_empty = text.trim().is_empty();
        move |_| !is_empty
    })
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        let is_tag = c == '@' && !out.ends_with(char::is_alphanumeric);
        let is_end = c == '/' && out.ends_with('*');
        if is_tag || is_end {
            out.push('\\');
        }
        // Backslashes of the text need no escape: `*\\/` does not end the comment either.
        out.push(c);
    }
    // A final `*` would merge with the end of the comment.
    if out.ends_with('*') {
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::comment;

    #[test]
    fn comments_end_where_they_end() {
        for (text, expected) in [
            ("", ""),
            ("one", "/** one */\n"),
            ("a */ b", "/** a *\\/ b */\n"),
            ("a *", "/** a *  */\n"),
            ("@deprecated a@b.c {@link x}", "/** \\@deprecated a@b.c {\\@link x} */\n"),
            ("one\n\ntwo", "/**\n * one\n *\n * two\n */\n"),
        ] {
            assert_eq!(comment(0, text, &[]), expected);
        }
        assert_eq!(comment(2, "", &[("deprecated", "a\n*/")]), "  /** @deprecated a *\\/ */\n");
        assert_eq!(comment(0, "", &[("deprecated", "")]), "/** @deprecated */\n");
    }
}
