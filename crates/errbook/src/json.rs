//! Checks that a text of the application is JSON (RFC 8259).
//!
//! Written by hand, because the runtime has no dependency, and because nothing is built: `serde_json` would parse to a value to
//! answer yes or no.

/// Returns whether a text is one JSON value, with white space around it. `max_depth` limits the nesting of lists and objects.
pub(crate) fn is_json(text: &str, max_depth: usize) -> bool {
    let mut checker = JsonChecker { rest: text.as_bytes(), max_depth };
    checker.value(0).is_some() && {
        checker.space();
        checker.rest.is_empty()
    }
}

struct JsonChecker<'t> {
    rest: &'t [u8],
    max_depth: usize,
}

impl JsonChecker<'_> {
    fn value(&mut self, depth: usize) -> Option<()> {
        self.space();
        match self.rest.first()? {
            b'{' | b'[' if depth == self.max_depth => None,
            b'{' => self.items(b'}', |this| {
                this.space();
                this.string()?;
                this.space();
                this.eat(b':').then_some(())?;
                this.value(depth + 1)
            }),
            b'[' => self.items(b']', |this| this.value(depth + 1)),
            b'"' => self.string(),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    /// Reads a bracket, items with commas between them, and the closing bracket.
    fn items(&mut self, end: u8, item: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        self.skip(1)?;
        self.space();
        if self.eat(end) {
            return Some(());
        }
        loop {
            item(self)?;
            self.space();
            if self.eat(end) {
                return Some(());
            }
            self.eat(b',').then_some(())?;
        }
    }

    fn string(&mut self) -> Option<()> {
        self.eat(b'"').then_some(())?;
        loop {
            match *self.rest {
                [b'"', ..] => return self.skip(1),
                [b'\\', b'u', a, b, c, d, ..] => {
                    [a, b, c, d].iter().all(u8::is_ascii_hexdigit).then_some(())?;
                    self.skip(6)?;
                }
                [b'\\', escaped, ..] if b"\"\\/bfnrt".contains(&escaped) => self.skip(2)?,
                [byte, ..] if byte >= b' ' && byte != b'\\' => self.skip(1)?,
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let len = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (len > 0).then_some(())?;
        self.skip(len)
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.rest.starts_with(word).then_some(())?;
        self.skip(word.len())
    }

    fn space(&mut self) {
        while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        found && self.skip(1).is_some()
    }

    fn skip(&mut self, len: usize) -> Option<()> {
        self.rest = self.rest.get(len..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use proptest::prelude::*;

    use super::*;

    const MAX_DEPTH: usize = 64;

    fn serde_says(text: &str) -> bool {
        serde_json::from_str::<serde_json::Value>(text).is_ok()
    }

    #[test]
    fn json_and_what_looks_like_it() {
        let good = [
            "1",
            "-0.5e+3",
            " [1, {\"a\" : null}] ",
            "\"\\u00e9\\n\"",
            "[]",
            "{}",
            "true",
            "false",
            "2e-7",
            "1E5",
        ];
        assert!(good.iter().all(|text| is_json(text, MAX_DEPTH) && serde_says(text)));
        let bad =
            ["", "01", "1.", "[1,]", "{a:1}", "\"\t\"", "nul", "[1", "1 2", "+1", "\"\\x\"", "-"];
        assert!(bad.iter().all(|text| !is_json(text, MAX_DEPTH) && !serde_says(text)));
        assert!(!is_json(&"[".repeat(100_000), MAX_DEPTH));
    }

    #[test]
    fn values_are_nested_up_to_the_limit() {
        for (start, end) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = |depth| start.repeat(depth) + "1" + &end.repeat(depth);
            assert!(is_json(&nested(MAX_DEPTH), MAX_DEPTH), "{start}");
            assert!(!is_json(&nested(MAX_DEPTH + 1), MAX_DEPTH), "{start}");
        }
        let empty = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(
            is_json(&empty(MAX_DEPTH), MAX_DEPTH) && !is_json(&empty(MAX_DEPTH + 1), MAX_DEPTH)
        );
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json(text in "[\\[\\]{}:,\"\\\\a0-2e.+ -]{0,12}") {
            // Numbers beyond `f64` are valid JSON.
            prop_assume!(!text.contains('e'));
            prop_assert_eq!(is_json(&text, MAX_DEPTH), serde_says(&text));
        }

        #[test]
        fn takes_what_serde_json_writes(text in any::<String>()) {
            let json = serde_json::to_string(&[text]).unwrap();
            prop_assert!(is_json(&json, MAX_DEPTH));
        }
    }
}
