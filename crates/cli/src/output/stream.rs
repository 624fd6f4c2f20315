//! Writes to stdout or stderr.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write};

use anstream::AutoStream;
use clap::builder::styling::{AnsiColor, Style as Ansi};
use errbook_spec::source::is_invisible;

use crate::args::ColorArg;

/// The role of a text, which determines its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Plain text.
    Plain,
    /// A name or title.
    Strong,
    /// A secondary detail.
    Faint,
    /// A success.
    Good,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// An output stream. After the first failure, nothing more is written.
pub(crate) struct Stream {
    sink: Box<dyn Write>,
    /// Whether to use styles.
    pub(crate) color: bool,
    pub(crate) is_terminal: bool,
    failure: Option<io::Error>,
}

impl Stream {
    /// Returns a stream whose text is lost.
    #[cfg(test)]
    pub(crate) fn nowhere() -> Self {
        Self { sink: Box::new(io::sink()), color: false, is_terminal: false, failure: None }
    }

    pub(crate) fn stdout(color: ColorArg) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let color = color.resolve(AutoStream::choice(&io::stdout()));
        let sink: Box<dyn Write> = if color {
            Box::new(io::BufWriter::new(AutoStream::always(io::stdout())))
        } else {
            Box::new(io::BufWriter::new(io::stdout()))
        };
        Self { sink, color, is_terminal, failure: None }
    }

    pub(crate) fn stderr(color: ColorArg) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let color = color.resolve(AutoStream::choice(&io::stderr()));
        let sink: Box<dyn Write> =
            if color { Box::new(AutoStream::always(io::stderr())) } else { Box::new(io::stderr()) };
        Self { sink, color, is_terminal, failure: None }
    }

    /// Writes a text, with control characters escaped on terminals.
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(self.shown(text).as_bytes());
    }

    /// Returns a text as [`text`](Self::text) writes it.
    pub(crate) fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_terminal { harmless(text) } else { Cow::Borrowed(text) }
    }

    /// Writes a text in a style.
    pub(crate) fn styled(&mut self, style: Style, text: &str) {
        let ansi = style.ansi();
        if !self.color || ansi.is_plain() {
            return self.text(text);
        }
        self.raw(&ansi.to_string());
        self.text(text);
        self.raw(&format!("{ansi:#}"));
    }

    /// Writes a text that contains its own styles and no other control characters.
    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Flushes the stream, so that later output of the other stream appears after it.
    pub(crate) fn flush(&mut self) {
        if self.failure.is_none() {
            self.failure = self.sink.flush().err();
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        if self.failure.is_none() {
            self.failure = self.sink.write_all(bytes).err();
        }
    }

    /// Flushes the stream and returns the first error since the last call. A closed pipe is not an error.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        if self.failure.is_none() {
            self.failure = self.sink.flush().err();
        }
        match self.failure.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }
}

impl Style {
    fn ansi(self) -> Ansi {
        match self {
            Self::Plain => Ansi::new(),
            Self::Strong => Ansi::new().bold(),
            Self::Faint => Ansi::new().dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Warning => AnsiColor::Yellow.on_default().bold(),
            Self::Error => AnsiColor::Red.on_default().bold(),
        }
    }
}

/// Escapes control and invisible characters, except line ends, tabs, and the joiners within letters and emoji.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful =
        |c: char| is_invisible(c) && !matches!(c, '\n' | '\t' | '\u{200c}' | '\u{200d}');
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmful(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn terminals_are_not_controlled() {
        let shown = "a\\u{1b}[31mb\\u{d}\\u{9b}\\u{202e}c\n\td";
        assert_eq!(harmless("a\u{1b}[31mb\r\u{9b}\u{202e}c\n\td"), shown);
        assert_eq!(harmless("👩\u{200d}👩"), "👩\u{200d}👩");
        assert_eq!(harmless("plain"), "plain");
    }
}
