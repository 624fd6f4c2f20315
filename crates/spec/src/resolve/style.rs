//! The style of codes.

use super::draft::{Draft, Resolver};
use super::names;
use super::settings::{STYLES, Settings, style_name};
use super::text::{self, LONGEST_NAME};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::identity;
use crate::model::{CodeStyle, is_device};

/// Checks the style of every code, unless the catalog's style is refused.
pub(super) fn check(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    if resolver.settings.style_refused || other_style(resolver, diagnostics) {
        return;
    }
    let style = resolver.settings.style;
    for draft in &mut resolver.drafts {
        draft.broken |= !syntax(draft, style, diagnostics);
    }
}

/// Reports a catalog that sets no style and has all codes in a style other than the default.
fn other_style(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) -> bool {
    let Settings { style, cover, .. } = &resolver.settings;
    let [first, _, ..] = resolver.drafts.as_slice() else { return false };
    let has = |style| resolver.drafts.iter().any(|draft| is_in_style(draft.code, style));
    if cover.decl.code_style.is_some() || has(*style) {
        return false;
    }
    let fits = |other| resolver.drafts.iter().all(|draft| is_in_style(draft.code, other));
    let Some((other, _)) = STYLES.iter().find(|(_, other)| fits(*other)) else { return false };
    let place = first.place().name();
    diagnostics.push(identity::other_style(style_name(*style), other, place));
    true
}

/// Checks the style of a code, and returns whether it is right.
fn syntax(draft: &Draft<'_>, style: CodeStyle, diagnostics: &mut Diagnostics) -> bool {
    let (code, place) = (draft.code, draft.place().name());
    if !is_in_style(code, style) {
        let near = Some(restyle(code, style)).filter(|near| is_in_style(near, style));
        let fitting: Vec<_> =
            STYLES.iter().filter(|(_, other)| is_in_style(code, *other)).collect();
        let fitting: Vec<_> = fitting.into_iter().map(|(name, _)| *name).collect();
        let name = style_name(style);
        diagnostics.push(identity::code_syntax(code, name, near.as_deref(), &fitting, place));
        diagnostics.reject_code(near);
    } else if code.len() > LONGEST_NAME {
        diagnostics.push(identity::too_long("code", code.len(), place));
    } else if is_device(code) {
        diagnostics.push(identity::unsafe_name("code", code, place));
    } else {
        return true;
    }
    false
}

/// Returns whether a code has a style.
fn is_in_style(code: &str, style: CodeStyle) -> bool {
    match style {
        CodeStyle::Kebab => text::is_kebab(code),
        CodeStyle::Snake => text::is_words(code, '_', char::is_ascii_lowercase),
        CodeStyle::ScreamingSnake => text::is_words(code, '_', char::is_ascii_uppercase),
        CodeStyle::Pascal => {
            code.starts_with(|c: char| c.is_ascii_uppercase())
                && code.chars().all(|c| c.is_ascii_alphanumeric())
        }
        CodeStyle::Number => {
            let digits = code.strip_prefix('-').unwrap_or(code);
            (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        }
    }
}

/// Converts a code to a style.
fn restyle(code: &str, style: CodeStyle) -> String {
    let words = names::words(code);
    match style {
        CodeStyle::Kebab => words.join("-").to_ascii_lowercase(),
        CodeStyle::Snake => words.join("_").to_ascii_lowercase(),
        CodeStyle::ScreamingSnake => words.join("_").to_ascii_uppercase(),
        CodeStyle::Pascal => names::upper_camel(code),
        CodeStyle::Number => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeStyle, is_in_style, restyle};

    #[test]
    fn styles() {
        let good = [
            (CodeStyle::Kebab, "a1-b"),
            (CodeStyle::Snake, "a_b2"),
            (CodeStyle::ScreamingSnake, "A_B"),
            (CodeStyle::Pascal, "OutOfCredit"),
            (CodeStyle::Number, "-32601"),
            (CodeStyle::Number, "404"),
        ];
        for (style, code) in good {
            assert!(is_in_style(code, style), "{code}");
        }
        let bad = [
            (CodeStyle::Kebab, "a_b"),
            (CodeStyle::Kebab, ""),
            (CodeStyle::Pascal, "Out_Of"),
            (CodeStyle::Number, "-"),
            (CodeStyle::Number, "1234567890"),
            (CodeStyle::ScreamingSnake, "A__B"),
        ];
        for (style, code) in bad {
            assert!(!is_in_style(code, style), "{code}");
        }
        assert_eq!(restyle("OutOf_credit", CodeStyle::Kebab), "out-of-credit");
        assert_eq!(restyle("out-of-credit", CodeStyle::ScreamingSnake), "OUT_OF_CREDIT");
    }
}
