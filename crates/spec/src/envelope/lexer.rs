//! Splits a scalar into text and expressions, with byte ranges.

use std::ops::Range;

/// A scalar.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    /// Only an expression: `$name|filter`.
    Variable(Expression),
    /// Text with variables in it.
    Parts(Vec<ScalarPart>),
}

/// A part of a scalar.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ScalarPart {
    /// Literal text.
    Text(String),
    /// `${name|filter}`
    Expression(Expression),
}

/// A variable with its filters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Expression {
    /// The name, without the dollar sign.
    pub(super) name: Word,
    /// The filters in order.
    pub(super) filters: Vec<FilterWord>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// A filter as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FilterWord {
    pub(super) name: Word,
    /// The argument in parentheses, and whether it is in quotes.
    pub(super) argument: Option<(String, bool)>,
}

/// A syntax error.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// Reads a scalar.
pub(super) fn scalar(text: &str) -> Result<Scalar, SyntaxError> {
    let is_variable = text.strip_prefix('$').is_some_and(|rest| !rest.starts_with(['$', '{']));
    if is_variable {
        let mut cursor = Cursor { text, at: 1 };
        let expression = cursor.expression()?;
        cursor.spaces();
        if cursor.at < text.len() {
            let name = &expression.name.text;
            let is_or = text[..cursor.at].trim_end().ends_with("|or");
            let help = if is_or || cursor.rest().starts_with(['?', '|']) {
                format!("write `${name}|or(text)` for a text in its place")
            } else {
                format!("write `${{{name}}}` for a variable inside a text")
            };
            return Err(cursor.error(cursor.at..text.len(), "text follows a variable", help));
        }
        return Ok(Scalar::Variable(expression));
    }
    parts(text).map(Scalar::Parts)
}

/// Reads the name of a `$when` or `$each`. The dollar sign is optional, and filters are not allowed.
pub(super) fn name(text: &str) -> Result<Word, SyntaxError> {
    let mut cursor = Cursor { text, at: usize::from(text.starts_with('$')) };
    let word = cursor.word()?;
    if cursor.at < text.len() {
        let range = cursor.at..text.len();
        return Err(cursor.error(
            range,
            "expected a name alone",
            "remove what follows it: only whether there is a value is asked",
        ));
    }
    Ok(word)
}

/// Reads text with variables in it.
fn parts(text: &str) -> Result<Vec<ScalarPart>, SyntaxError> {
    let mut parts = Vec::new();
    let mut gathered = String::new();
    let mut cursor = Cursor { text, at: 0 };
    while let Some(dollar) = cursor.rest().find('$') {
        gathered.push_str(&cursor.rest()[..dollar]);
        let start = cursor.at + dollar;
        cursor.at = start + 1;
        if cursor.eat('$') {
            gathered.push('$');
        } else if cursor.eat('{') {
            cursor.spaces();
            let expression = cursor.expression()?;
            cursor.spaces();
            if !cursor.eat('}') {
                let range = start..text.len();
                return Err(cursor.error(range, "`${` is not closed", "add `}` behind the name"));
            }
            if !gathered.is_empty() {
                parts.push(ScalarPart::Text(std::mem::take(&mut gathered)));
            }
            parts.push(ScalarPart::Expression(expression));
        } else {
            let help = "write `$$` for a dollar sign, `${name}` for a variable";
            return Err(cursor.error(start..start + 1, "a single `$` inside a text", help));
        }
    }
    gathered.push_str(cursor.rest());
    if !gathered.is_empty() || parts.is_empty() {
        parts.push(ScalarPart::Text(gathered));
    }
    Ok(parts)
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn eat(&mut self, character: char) -> bool {
        let found = self.rest().starts_with(character);
        self.at += if found { character.len_utf8() } else { 0 };
        found
    }

    fn spaces(&mut self) {
        while self.eat(' ') {}
    }

    fn expression(&mut self) -> Result<Expression, SyntaxError> {
        let name = self.word()?;
        let mut filters = Vec::new();
        loop {
            let before = self.at;
            self.spaces();
            if !self.eat('|') {
                self.at = before;
                return Ok(Expression { name, filters });
            }
            self.spaces();
            let name = self.word()?;
            let argument = if self.eat('(') { Some(self.argument()?) } else { None };
            filters.push(FilterWord { name, argument });
        }
    }

    /// Reads letters, digits, dots, underscores and hyphens.
    fn word(&mut self) -> Result<Word, SyntaxError> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let len = self.rest().find(|c| !is_part(c)).unwrap_or(self.rest().len());
        if len == 0 {
            let next = self.rest().chars().next().map_or(0, char::len_utf8);
            let start = if next == 0 { self.at.saturating_sub(1) } else { self.at };
            let help = "write a name such as `$code`, or `$$` for a dollar sign";
            return Err(self.error(start..self.at + next, "a name is missing", help));
        }
        let range = self.at..self.at + len;
        self.at += len;
        Ok(Word { text: self.text[range.clone()].to_owned(), range })
    }

    /// Reads the argument, up to the closing parenthesis.
    fn argument(&mut self) -> Result<(String, bool), SyntaxError> {
        let start = self.at;
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        self.at += usize::from(quote.is_some());
        let end = self.rest().find(quote.unwrap_or(')'));
        if let Some(end) = end {
            let argument = self.rest()[..end].to_owned();
            self.at += end + usize::from(quote.is_some());
            if self.eat(')') {
                return Ok((argument, quote.is_some()));
            }
        }
        let range = start.saturating_sub(1)..self.text.len();
        Err(self.error(range, "the parenthesis is not closed", "add `)`"))
    }

    fn error(&self, range: Range<usize>, message: &str, help: impl Into<String>) -> SyntaxError {
        let message = format!("{message} in `{}`", self.text);
        SyntaxError { range, message, help: help.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let expression = |e: &Expression| {
            let filters: Vec<_> = e
                .filters
                .iter()
                .map(|f| match &f.argument {
                    Some((text, quoted)) => format!("{}<{text}:{quoted}>", f.name.text),
                    None => f.name.text.clone(),
                })
                .collect();
            assert_eq!(&text[e.name.range.clone()], e.name.text);
            format!("[{} {}]", e.name.text, filters.join(" "))
        };
        match scalar(text) {
            Ok(Scalar::Variable(e)) => format!("variable{}", expression(&e)),
            Ok(Scalar::Parts(parts)) => parts
                .iter()
                .map(|part| match part {
                    ScalarPart::Text(text) => text.clone(),
                    ScalarPart::Expression(e) => expression(e),
                })
                .collect(),
            Err(error) => format!("{:?} {}", error.range, error.message),
        }
    }

    #[test]
    fn reads_scalars() {
        let cases = [
            ("plain", "plain"),
            ("", ""),
            ("$code", "variable[code ]"),
            ("$props.kind | upper|opt", "variable[props.kind upper opt]"),
            ("$number|or(none)", "variable[number or<none:false>]"),
            ("$number|or(\"a) b\")", "variable[number or<a) b:true>]"),
            ("a ${code|upper} b$$", "a [code upper] b$"),
            ("$${code}", "${code}"),
            ("$$", "$"),
            ("${code}", "[code ]"),
            ("ñ ${ code }", "ñ [code ]"),
            ("$code and", "6..9 text follows a variable in `$code and`"),
            ("5$ off", "1..2 a single `$` inside a text in `5$ off`"),
            ("a ${code", "2..8 `${` is not closed in `a ${code`"),
            ("$", "0..1 a name is missing in `$`"),
            ("$code|", "5..6 a name is missing in `$code|`"),
            ("${}", "2..3 a name is missing in `${}`"),
            ("$x|or(a", "5..7 the parenthesis is not closed in `$x|or(a`"),
            ("$ñ", "1..3 a name is missing in `$ñ`"),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_names() {
        assert_eq!(name("fields").map(|word| word.text), Ok("fields".to_owned()));
        assert_eq!(name("$it.path").map(|word| word.range), Ok(1..8));
        assert!(name("fields|opt").is_err());
        assert!(name("").is_err());
    }
}
