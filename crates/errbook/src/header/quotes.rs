//! Quoted strings of headers (RFC 9110, section 5.6.4).

/// Where a text is: in a quoted string, behind its backslash, or outside.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quotes {
    is_quoted: bool,
    is_escaped: bool,
}

impl Quotes {
    /// Takes the next byte. Returns whether what follows is in a quoted string.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        if self.is_escaped {
            self.is_escaped = false;
        } else if byte == b'"' {
            self.is_quoted = !self.is_quoted;
        } else {
            self.is_escaped = self.is_quoted && byte == b'\\';
        }
        self.is_quoted
    }

    /// Takes the next bytes.
    pub(crate) fn take_all(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.take(*byte);
        }
    }

    /// Returns whether the text is in a quoted string.
    pub(crate) const fn is_quoted(self) -> bool {
        self.is_quoted
    }
}

/// Hands out a text in parts, as the inside of a quoted string.
pub(crate) fn escape(text: &str, take: &mut dyn FnMut(&str)) {
    for part in text.split_inclusive(['"', '\\']) {
        let plain = part.trim_end_matches(['"', '\\']);
        take(plain);
        if let Some(special) = part.get(plain.len()..).filter(|special| !special.is_empty()) {
            take("\\");
            take(special);
        }
    }
}
