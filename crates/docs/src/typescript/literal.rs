//! Text → TypeScript that is nothing but this text: the only place that escapes.

use crate::push::push;
pub(super) use crate::quoted::quoted as string;

/// Returns a row of a table whose values are of a type, whatever the key is: the compiler takes `constructor` for the member that
/// every object has.
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
    // As a name, this one would set the prototype.
    let name = if key == "__proto__" { format!("[{}]", string(key)) } else { string(key) };
    let of = if INHERITED.contains(&key) { format!(" as {of}") } else { String::new() };
    format!("  {name}: {value}{of},\n")
}

/// Returns a list of string literals.
pub(super) fn strings<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(string).collect::<Vec<_>>().join(", "))
}

/// Returns a doc comment, indented by so many spaces; nothing of the text ends it or is a tag. Tags come after the text.
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

/// Returns the lines without those that are empty at the ends.
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
        // A backslash before what would end the comment stays harmless: `*\\/`.
        out.push(c);
    }
    // The comment's own end follows.
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
