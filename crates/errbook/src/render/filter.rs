//! The filters of an envelope, which change the spelling of names.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::sink::{Raw, Sink};
use crate::tables::filter;

/// Changes the spelling of text on its way to a sink.
pub(super) struct Filtered<'s, S> {
    inner: &'s mut S,
    filter: u8,
    previous: Previous,
}

/// The class of the previous character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Previous {
    Nothing,
    Separator,
    Upper,
    Other,
}

impl<'s, S: Sink> Filtered<'s, S> {
    pub(super) const fn new(inner: &'s mut S, filter: u8) -> Self {
        Self { inner, filter, previous: Previous::Nothing }
    }

    fn put(&mut self, character: char) {
        self.inner.text(character.encode_utf8(&mut [0; 4]));
    }

    /// Takes a character of a name, and the one after it.
    fn name(&mut self, character: char, next: Option<char>) {
        if matches!(character, '-' | '_' | ' ' | '.') {
            if self.previous != Previous::Nothing {
                self.previous = Previous::Separator;
            }
            return;
        }
        let is_upper = character.is_ascii_uppercase();
        let ends_acronym = || next.is_some_and(|next| next.is_ascii_lowercase());
        let starts_word = match self.previous {
            Previous::Nothing | Previous::Separator => true,
            Previous::Upper => is_upper && ends_acronym(),
            Previous::Other => is_upper,
        };
        let is_joined = matches!(self.filter, filter::PASCAL | filter::CAMEL);
        let is_capital = match self.filter {
            filter::PASCAL => starts_word,
            filter::CAMEL => starts_word && self.previous != Previous::Nothing,
            other => other == filter::SCREAMING,
        };
        if starts_word && !is_joined && self.previous != Previous::Nothing {
            self.put(if self.filter == filter::KEBAB { '-' } else { '_' });
        }
        self.put(if is_capital {
            character.to_ascii_uppercase()
        } else {
            character.to_ascii_lowercase()
        });
        self.previous = match self.previous {
            _ if is_upper => Previous::Upper,
            // A digit belongs to the letters before it: `V2X` is one word.
            Previous::Upper if character.is_ascii_digit() => Previous::Upper,
            _ => Previous::Other,
        };
    }
}

impl<S: Sink> Sink for Filtered<'_, S> {
    fn text(&mut self, text: &str) {
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match self.filter {
                filter::UPPER => self.put(character.to_ascii_uppercase()),
                filter::SNAKE..=filter::PASCAL | filter::SCREAMING | filter::CAMEL => {
                    self.name(character, characters.peek().copied());
                }
                filter::ASCII if character == '"' => self.put('\''),
                filter::ASCII if !is_oauth(character) => self.put('?'),
                _ => self.put(character),
            }
        }
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// Returns a name in the spelling of a filter, to show or to compare.
#[must_use]
pub const fn spelled(name: &str, filter: u8) -> Spelled<'_> {
    Spelled { name, filter }
}

/// A name in the spelling of a filter.
#[derive(Clone, Copy, Debug)]
pub struct Spelled<'n> {
    name: &'n str,
    filter: u8,
}

impl PartialEq<str> for Spelled<'_> {
    fn eq(&self, text: &str) -> bool {
        if self.filter == filter::NONE {
            return self.name == text;
        }
        let mut rest = Rest(Some(text));
        Filtered::new(&mut rest, self.filter).text(self.name);
        rest.0 == Some("")
    }
}

impl fmt::Display for Spelled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        Filtered::new(&mut Raw(&mut out), self.filter).text(self.name);
        f.write_str(&String::from_utf8_lossy(&out))
    }
}

/// The rest of a text that is compared; `None` once it differs.
struct Rest<'t>(Option<&'t str>);

impl Sink for Rest<'_> {
    fn text(&mut self, text: &str) {
        self.0 = self.0.and_then(|rest| rest.strip_prefix(text));
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// Returns whether `error_description` may have a character (RFC 6749, section 5.2).
const fn is_oauth(character: char) -> bool {
    matches!(character, ' '..='!' | '#'..='[' | ']'..='~')
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn text(name: &str, filter: u8) -> String {
        spelled(name, filter).to_string()
    }

    #[test]
    fn names() {
        let cases = [
            ("out-of-credit", "out_of_credit", "out-of-credit", "OutOfCredit"),
            ("NOT_FOUND_ERROR", "not_found_error", "not-found-error", "NotFoundError"),
            ("OutOfCredit", "out_of_credit", "out-of-credit", "OutOfCredit"),
            ("HTTPError2Big", "http_error2_big", "http-error2-big", "HttpError2Big"),
            ("--a__b  c.d-", "a_b_c_d", "a-b-c-d", "ABCD"),
            ("404", "404", "404", "404"),
            ("V2X_FAILED", "v2x_failed", "v2x-failed", "V2xFailed"),
            ("", "", "", ""),
        ];
        for (name, snake, kebab, pascal) in cases {
            assert_eq!(text(name, filter::SNAKE), snake);
            assert_eq!(text(name, filter::KEBAB), kebab);
            assert_eq!(text(name, filter::PASCAL), pascal);
            assert_eq!(text(name, filter::SCREAMING), snake.to_ascii_uppercase());
            assert!(spelled(name, filter::KEBAB) == *kebab);
            assert!(spelled(name, filter::KEBAB) != *[kebab, "x"].concat());
            let camel = text(name, filter::CAMEL);
            assert_eq!(camel.get(1..), pascal.get(1..));
            assert!(!camel.starts_with(|first: char| first.is_ascii_uppercase()));
        }
    }

    #[test]
    fn characters() {
        assert_eq!(text("grün-1", filter::UPPER), "GRüN-1");
        assert_eq!(text("a \"b\" \\ ñ\n~", filter::ASCII), "a 'b' ? ??~");
        assert_eq!(text("aB", filter::NONE), "aB");
    }
}
