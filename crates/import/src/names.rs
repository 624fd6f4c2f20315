//! Names that a catalog accepts.

use std::collections::BTreeSet;

use errbook_spec::edit::Value;

/// Returns whether a code has a style.
type Fits = fn(&str) -> bool;

/// The styles, from the strictest to the loosest, and what each allows.
const STYLES: [(&str, Fits); 7] = [
    ("number", is_number),
    ("kebab-case", |code| is_words(code, '-', |c| c.is_ascii_lowercase())),
    ("snake_case", |code| is_words(code, '_', |c| c.is_ascii_lowercase())),
    ("SCREAMING_SNAKE_CASE", |code| is_words(code, '_', |c| c.is_ascii_uppercase())),
    ("UPPER-KEBAB-CASE", |code| is_words(code, '-', |c| c.is_ascii_uppercase())),
    ("PascalCase", |code| is_camel(code, |c| c.is_ascii_uppercase())),
    ("camelCase", |code| is_camel(code, |c| c.is_ascii_lowercase())),
];

/// Returns a style that all codes have: one with a name, or a pattern.
pub(crate) fn code_style<'c>(codes: impl Iterator<Item = &'c str>) -> Value {
    let codes: Vec<&str> = codes.collect();
    let all = |fits: fn(&str) -> bool| codes.iter().all(|code| fits(code));
    if let Some((name, _)) = STYLES.into_iter().find(|(_, fits)| all(*fits)) {
        return Value::from(name);
    }
    let used: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
    let mut set = String::new();
    for (range, is_in) in [
        ("0-9", (|c: &char| c.is_ascii_digit()) as fn(&char) -> bool),
        ("A-Z", |c| c.is_ascii_uppercase()),
        ("a-z", |c| c.is_ascii_lowercase()),
    ] {
        if used.iter().any(is_in) {
            set.push_str(range);
        }
    }
    let marks: String = used.iter().filter(|c| "._:+@".contains(**c)).collect();
    set.push_str(&marks);
    if used.contains(&'-') {
        set.push('-');
    }
    let mut lengths: Vec<usize> = codes.iter().map(|code| code.len()).collect();
    lengths.dedup();
    let times = match lengths.as_slice() {
        [length] => format!("{{{length}}}"),
        _ => "+".to_owned(),
    };
    Value::Map(vec![("pattern".to_owned(), Value::from(format!("[{set}]{times}")))])
}

/// Returns whether a catalog can take a code.
pub(crate) fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 240
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._:+@".contains(c))
}

/// Returns words in kebab-case, `prefix` before them if they don't begin with a letter.
pub(crate) fn kebab(text: &str, prefix: &str) -> String {
    let mut name = String::new();
    let mut is_lower = false;
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() {
            is_lower = false;
            if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
            continue;
        }
        if c.is_ascii_uppercase() && is_lower {
            name.push('-');
        }
        is_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        name.push(c.to_ascii_lowercase());
    }
    let name = name.trim_end_matches('-');
    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.to_owned()
    } else {
        format!("{prefix}-{name}").trim_end_matches('-').to_owned()
    }
}

/// Returns the words of a name as a sentence: `undefined_table` is `Undefined table`.
pub(crate) fn sentence(name: &str) -> String {
    let words = kebab(name, "").trim_start_matches('-').replace('-', " ");
    let mut characters = words.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Returns the words of a name in `UpperCamelCase`.
pub(crate) fn upper_camel(name: &str) -> String {
    let words = kebab(name, "").trim_start_matches('-').to_owned();
    words.split('-').map(sentence).collect()
}

/// Returns the name of a param for a name in the source.
pub(crate) fn param(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let is_digits = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit());
    if is_digits || name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("p{name}")
    }
}

fn is_number(code: &str) -> bool {
    let digits = code.strip_prefix('-').unwrap_or(code);
    (1..=9).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
}

fn is_words(code: &str, separator: char, letter: fn(char) -> bool) -> bool {
    code.starts_with(letter)
        && code
            .split(separator)
            .all(|word| !word.is_empty() && word.chars().all(|c| letter(c) || c.is_ascii_digit()))
}

fn is_camel(code: &str, first: fn(char) -> bool) -> bool {
    code.starts_with(first) && code.chars().all(|c| c.is_ascii_alphanumeric())
}
