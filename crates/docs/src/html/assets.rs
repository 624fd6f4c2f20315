//! The style sheet and the script that all pages share.

const STYLE_SOURCE: &str = include_str!("assets/style.css");
const SCRIPT_SOURCE: &str = include_str!("assets/site.js");

/// The paths of the published files.
pub(crate) const STYLE: &str = "assets/style.css";
pub(crate) const SCRIPT: &str = "assets/site.js";

/// Returns the style sheet.
pub(crate) fn style() -> String {
    STYLE_SOURCE.to_owned()
}

/// Returns the script.
pub(crate) fn script() -> String {
    short(SCRIPT_SOURCE)
}

/// Returns a script without comment lines, indentation, spaces and line breaks next to punctuation, and semicolons at the end of blocks. Texts in
/// quotes stay as they are. A regular expression must not contain quotes or spaces, and no statement may be empty.
fn short(script: &str) -> String {
    let mut out = String::new();
    for line in script.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//")) {
        let mut quote = None;
        let mut chars = line.chars().peekable();
        while let Some(it) = chars.next() {
            let is_joint = |it: char| "{}()[]=<>!&|?:;,+*".contains(it);
            match quote {
                Some(_) if it == '\\' => {
                    out.push(it);
                    out.extend(chars.next());
                    continue;
                }
                Some(open) if it == open => quote = None,
                None if matches!(it, '"' | '\'' | '`') => quote = Some(it),
                None if it == ' ' => {
                    let next = chars.peek().copied();
                    if out.chars().next_back().is_some_and(is_joint) || next.is_some_and(is_joint) {
                        continue;
                    }
                }
                None if it == '}' && out.ends_with(';') => drop(out.pop()),
                _ => {}
            }
            out.push(it);
        }
        if !out.ends_with(['{', '(', ',', ';']) {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn scripts_lose_what_only_people_need() {
        let script = "// A comment.\n\nconst a = (b) => b ? \"c = d\" : `${b} = \\` + 1`;\n  if (a\n     !== 'x = y' && b) return [a];\n  for (;;) { b(); }\n";
        let expected = "const a=(b)=>b?\"c = d\":`${b} = \\` + 1`;if(a\n!=='x = y'&&b)return[a];for(;;){b()}\n";
        assert_eq!(short(script), expected);
    }
}
