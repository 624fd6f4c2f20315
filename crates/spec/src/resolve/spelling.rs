//! The styles that codes may have, and which codes have them.

use regex_lite::Regex;

use super::name_words::{upper_camel, words};
use super::place_ref::PlaceRef;
use super::text::{LONGEST_NAME, is_kebab, is_words, word};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::identity;
use crate::document::CodeStyleDecl;
use crate::model::CodeStyle;

/// A style of codes, as the cover or a group sets it.
#[derive(Clone, Debug)]
pub(super) enum Style {
    Named(CodeStyle),
    /// What was written, and its expression with both ends.
    Pattern(String, Regex),
}

/// The code styles by name; the first is the default.
pub(super) const STYLES: [(&str, CodeStyle); 7] = [
    ("kebab-case", CodeStyle::Kebab),
    ("snake_case", CodeStyle::Snake),
    ("SCREAMING_SNAKE_CASE", CodeStyle::ScreamingSnake),
    ("UPPER-KEBAB-CASE", CodeStyle::UpperKebab),
    ("PascalCase", CodeStyle::Pascal),
    ("camelCase", CodeStyle::Camel),
    ("number", CodeStyle::Number),
];

impl Style {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Returns why it is no regular expression.
    pub(super) fn pattern(written: &str) -> Result<Self, String> {
        // A lone parenthesis in it must not end the group of the second expression.
        let reason = |error: regex_lite::Error| error.to_string();
        Regex::new(written).map_err(reason)?;
        let anchored = Regex::new(&format!("^(?:{written})$")).map_err(reason)?;
        Ok(Self::Pattern(written.to_owned(), anchored))
    }

    /// Returns the style without its pattern.
    pub(super) const fn code_style(&self) -> CodeStyle {
        match self {
            Self::Named(style) => *style,
            Self::Pattern(..) => CodeStyle::Other,
        }
    }

    /// Returns the name in reports.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Named(style) => {
                let known = STYLES.iter().find(|(_, known)| known == style);
                known.map_or("the catalog's style", |(name, _)| *name).to_owned()
            }
            Self::Pattern(written, _) => format!("the pattern `{}`", written.escape_debug()),
        }
    }

    /// Returns whether a code has the style.
    pub(super) fn fits(&self, code: &str) -> bool {
        match self {
            Self::Named(style) => has(code, *style),
            Self::Pattern(_, anchored) => code.len() <= LONGEST_NAME && anchored.is_match(code),
        }
    }

    /// Returns a code in this style, if there is a way to write it so.
    pub(super) fn restyled(&self, code: &str) -> Option<String> {
        let Self::Named(style) = self else { return None };
        Some(restyle(code, *style)).filter(|near| has(near, *style))
    }
}

/// Reads `code_style` of the cover or a group; `None` if it is not written, or refused.
pub(super) fn read(
    written: Option<&CodeStyleDecl>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Style> {
    match written? {
        CodeStyleDecl::Named(name) => {
            let style = word(Some(name), &STYLES, "code_style", at, diagnostics);
            STYLES.iter().any(|(known, _)| known == name).then_some(Style::Named(style))
        }
        CodeStyleDecl::Pattern(decl) => {
            let Some(pattern) = &decl.pattern else {
                at.missing("pattern", diagnostics);
                return None;
            };
            let style = Style::pattern(pattern);
            if let Err(reason) = &style {
                diagnostics.push(identity::pattern(reason, at.key("pattern").value()));
            }
            style.ok()
        }
    }
}

/// Returns the named styles that a code has.
pub(super) fn fitting(code: &str) -> impl Iterator<Item = &'static str> {
    STYLES.iter().filter(move |(_, style)| has(code, *style)).map(|(name, _)| *name)
}

/// Returns whether this can be in a code: a character that addresses, texts, pages and shells take as it is.
pub(super) const fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':' | '+' | '@')
}

/// Returns whether a code can begin as this one does: its page has the same name, and `-x` is an option to programs.
pub(super) fn begins_like_a_code(code: &str) -> bool {
    let rest = code.strip_prefix('-').unwrap_or(code);
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
    is_number || code.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// Returns a pattern that these codes have; `None` if one has a character that no code has.
pub(super) fn pattern_of<'c>(codes: impl Iterator<Item = &'c str>) -> Option<String> {
    let (mut ranges, mut others) = ([false; 3], Vec::new());
    for c in codes.flat_map(str::chars) {
        match c {
            '0'..='9' => ranges[0] = true,
            'A'..='Z' => ranges[1] = true,
            'a'..='z' => ranges[2] = true,
            _ if !is_code_char(c) => return None,
            _ if !others.contains(&c) => others.push(c),
            _ => {}
        }
    }
    others.sort_unstable();
    // At the end of a class, `-` stands for itself.
    others.sort_by_key(|c| *c == '-');
    let ranges = ["0-9", "A-Z", "a-z"].into_iter().zip(ranges).filter(|(_, used)| *used);
    let class: String = ranges.map(|(range, _)| range).collect();
    let others: String = others
        .iter()
        .map(|c| if *c == '&' || *c == '~' { format!(r"\{c}") } else { c.to_string() })
        .collect();
    Some(format!("[{class}{others}]+"))
}

/// Returns whether a code has a named style.
fn has(code: &str, style: CodeStyle) -> bool {
    let is_name = |first: fn(&char) -> bool| {
        code.starts_with(|c| first(&c)) && code.chars().all(|c| c.is_ascii_alphanumeric())
    };
    match style {
        CodeStyle::Kebab => is_kebab(code),
        CodeStyle::Snake => is_words(code, '_', char::is_ascii_lowercase),
        CodeStyle::ScreamingSnake => is_words(code, '_', char::is_ascii_uppercase),
        CodeStyle::UpperKebab => is_words(code, '-', char::is_ascii_uppercase),
        CodeStyle::Pascal => is_name(char::is_ascii_uppercase),
        CodeStyle::Camel => is_name(char::is_ascii_lowercase),
        CodeStyle::Number => {
            let digits = code.strip_prefix('-').unwrap_or(code);
            (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        }
        CodeStyle::Other => false,
    }
}

/// Converts a code to a style.
fn restyle(code: &str, style: CodeStyle) -> String {
    let parts = words(code);
    match style {
        CodeStyle::Kebab => parts.join("-").to_ascii_lowercase(),
        CodeStyle::Snake => parts.join("_").to_ascii_lowercase(),
        CodeStyle::ScreamingSnake => parts.join("_").to_ascii_uppercase(),
        CodeStyle::UpperKebab => parts.join("-").to_ascii_uppercase(),
        CodeStyle::Pascal => upper_camel(code),
        CodeStyle::Camel => {
            let pascal = upper_camel(code);
            let first = pascal.chars().take(1).map(|c| c.to_ascii_lowercase());
            first.chain(pascal.chars().skip(1)).collect()
        }
        CodeStyle::Number | CodeStyle::Other => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeStyle, Style, has, pattern_of, restyle};

    #[test]
    fn styles() {
        let good = [
            (CodeStyle::Kebab, "a1-b"),
            (CodeStyle::Snake, "a_b2"),
            (CodeStyle::ScreamingSnake, "A_B"),
            (CodeStyle::UpperKebab, "ORA-00942"),
            (CodeStyle::Pascal, "OutOfCredit"),
            (CodeStyle::Camel, "outOfCredit"),
            (CodeStyle::Number, "-32601"),
            (CodeStyle::Number, "404"),
        ];
        for (style, code) in good {
            assert!(has(code, style), "{code}");
        }
        let bad = [
            (CodeStyle::Kebab, "a_b"),
            (CodeStyle::Kebab, ""),
            (CodeStyle::UpperKebab, "a-b"),
            (CodeStyle::Pascal, "Out_Of"),
            (CodeStyle::Camel, "OutOf"),
            (CodeStyle::Number, "-"),
            (CodeStyle::Number, "1234567890"),
            (CodeStyle::ScreamingSnake, "A__B"),
        ];
        for (style, code) in bad {
            assert!(!has(code, style), "{code}");
        }
        assert_eq!(restyle("OutOf_credit", CodeStyle::Kebab), "out-of-credit");
        assert_eq!(restyle("out-of-credit", CodeStyle::ScreamingSnake), "OUT_OF_CREDIT");
        assert_eq!(restyle("out-of-credit", CodeStyle::Camel), "outOfCredit");
    }

    #[test]
    fn a_pattern_matches_whole_codes() {
        let style = Style::pattern("[0-9A-Z]{5}|x").expect("an expression");
        for (code, fits) in
            [("42P01", true), ("x", true), ("42P012", false), ("ax", false), ("", false)]
        {
            assert_eq!(style.fits(code), fits, "{code}");
        }
        assert!(Style::pattern("a)(b").is_err() && Style::pattern("[").is_err());
        assert!(!Style::pattern("(?m)a").expect("an expression").fits("a\nb"));
    }

    #[test]
    fn a_suggested_pattern_fits() {
        for codes in
            [&["42P01", "08001"][..], &["a.b", "acme:error"], &["_LEGACY-X"], &["a-b+c_:@."]]
        {
            let pattern = pattern_of(codes.iter().copied()).expect("they are codes");
            let style = Style::pattern(&pattern).expect("an expression");
            assert!(codes.iter().all(|code| style.fits(code)), "{pattern}");
        }
        assert_eq!(pattern_of(["42P01", "08001"].into_iter()).as_deref(), Some("[0-9A-Z]+"));
        assert_eq!(pattern_of(std::iter::once("a b")), None);
    }
}
