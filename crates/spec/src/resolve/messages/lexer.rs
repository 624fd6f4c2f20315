//! Text with braces → tokens.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::resolve::text::{is_param_name, is_prop_name};

/// A part of a text. Ranges are bytes of the text and include the braces.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Token<'t> {
    /// Literal text, with doubled braces undone.
    Text(String),
    /// `{name}`
    Name(&'t str, Range<usize>),
    /// A brace without its partner.
    Unbalanced(char, Range<usize>),
    /// Braces around something other than a name.
    NoName(&'t str, Range<usize>),
    /// `{name, formatter…}` or `{name:formatter…}`
    Formatter(&'t str, &'t str, Range<usize>),
    /// `{name, plural, …}` and similar: the keyword.
    Choice(&'t str, Range<usize>),
}

const CHOICES: [&str; 4] = ["plural", "select", "selectordinal", "present"];

/// Splits a text into tokens. Together they cover every byte.
pub(in crate::resolve) fn lex(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut plain = String::new();
    let mut partners = None;
    let mut at = 0;
    while let Some(found) = text[at..].find(['{', '}']) {
        let brace = at + found;
        plain.push_str(&text[at..brace]);
        let rest = &text[brace..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            plain.push_str(&rest[..1]);
            at = brace + 2;
            continue;
        }
        if !plain.is_empty() {
            tokens.push(Token::Text(std::mem::take(&mut plain)));
        }
        let token = if rest.starts_with('{') {
            opened(text, brace, &mut partners)
        } else {
            Token::Unbalanced('}', brace..brace + 1)
        };
        at = token.end();
        tokens.push(token);
    }
    plain.push_str(&text[at..]);
    if !plain.is_empty() {
        tokens.push(Token::Text(plain));
    }
    tokens
}

impl Token<'_> {
    fn end(&self) -> usize {
        match self {
            Token::Text(_) => 0,
            Token::Name(_, range)
            | Token::Unbalanced(_, range)
            | Token::NoName(_, range)
            | Token::Formatter(_, _, range)
            | Token::Choice(_, range) => range.end,
        }
    }
}

/// Reads from an opening brace. `partners` is computed on first use.
fn opened<'t>(
    text: &'t str,
    brace: usize,
    partners: &mut Option<BTreeMap<usize, usize>>,
) -> Token<'t> {
    let inside = brace + 1;
    let end = text[inside..].find(['{', '}']).map(|found| inside + found);
    let head = &text[inside..end.unwrap_or(text.len())];
    let mut parts = head.splitn(3, ',').map(str::trim);
    let (name, word) = (parts.next().unwrap_or_default(), parts.next());
    if let Some(keyword) = word.filter(|word| CHOICES.contains(word)) {
        let partners = partners.get_or_insert_with(|| self::partners(text));
        return match partners.get(&brace) {
            Some(end) => Token::Choice(keyword, brace..*end),
            None => Token::Unbalanced('{', brace..inside),
        };
    }
    match end {
        Some(close) if text[close..].starts_with('}') => {
            let range = brace..close + 1;
            match word {
                None if is_param_name(head) => Token::Name(head, range),
                Some(formatter) if is_param_name(name) && is_prop_name(formatter) => {
                    Token::Formatter(name, formatter, range)
                }
                _ => match head.split_once(':') {
                    Some((name, formatter)) if is_param_name(name.trim()) => {
                        Token::Formatter(name.trim(), formatter.trim(), range)
                    }
                    _ => Token::NoName(head, range),
                },
            }
        }
        _ => Token::Unbalanced('{', brace..inside),
    }
}

/// Returns the closing brace of each opening one. In the branches of a choice, `'{'` and `'}'` are text.
fn partners(text: &str) -> BTreeMap<usize, usize> {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut partners = BTreeMap::new();
    for (i, byte) in bytes.iter().enumerate() {
        let quoted = i > 0 && bytes[i - 1] == b'\'' && bytes.get(i + 1) == Some(&b'\'');
        match byte {
            b'{' if !quoted => open.push(i),
            b'}' if !quoted => partners.extend(open.pop().map(|brace| (brace, i + 1))),
            _ => {}
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::{Token, lex};

    #[test]
    fn text_and_names() {
        assert_eq!(lex(""), []);
        assert_eq!(lex("a}}b"), [Token::Text("a}b".to_owned())]);
        assert_eq!(
            lex("{a}{{{b}}}"),
            [
                Token::Name("a", 0..3),
                Token::Text("{".to_owned()),
                Token::Name("b", 5..8),
                Token::Text("}".to_owned()),
            ]
        );
        assert_eq!(
            lex("é {a}!"),
            [Token::Text("é ".to_owned()), Token::Name("a", 3..6), Token::Text("!".to_owned()),]
        );
    }

    #[test]
    fn problems() {
        assert_eq!(lex("{"), [Token::Unbalanced('{', 0..1)]);
        assert_eq!(lex("}"), [Token::Unbalanced('}', 0..1)]);
        assert_eq!(lex("{}"), [Token::NoName("", 0..2)]);
        assert_eq!(lex("{ a }"), [Token::NoName(" a ", 0..5)]);
        assert_eq!(lex("{a, number}"), [Token::Formatter("a", "number", 0..11)]);
        assert_eq!(lex("{a:.2f}"), [Token::Formatter("a", ".2f", 0..7)]);
        assert_eq!(
            lex("{a {b}"),
            [Token::Unbalanced('{', 0..1), Token::Text("a ".to_owned()), Token::Name("b", 3..6),]
        );
    }

    #[test]
    fn choices() {
        let text = "x {n, plural, one {# '}' day} other {{n} days}} y";
        assert_eq!(
            lex(text),
            [
                Token::Text("x ".to_owned()),
                Token::Choice("plural", 2..47),
                Token::Text(" y".to_owned()),
            ]
        );
        assert_eq!(lex("{n, select, a {b}")[0], Token::Unbalanced('{', 0..1));
    }
}
