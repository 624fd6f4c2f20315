//! The two streams of the process: stdout for the result, stderr for everything else.

use std::path::Path;

use errbook_spec::Error;

use super::{Stream, Style};

/// The streams and how much to print.
pub(crate) struct Console {
    pub(crate) out: Stream,
    pub(crate) err: Stream,
    /// Print only the result and errors.
    pub(crate) quiet: bool,
    /// Print every step.
    pub(crate) verbose: bool,
}

impl Console {
    pub(crate) fn new(out: Stream, err: Stream) -> Self {
        Self { out, err, quiet: false, verbose: false }
    }

    /// Prints an error. Lines that start with `help:` say how to fix it.
    pub(crate) fn error(&mut self, message: &str) {
        self.headed(Style::Error, "error", message);
    }

    /// Prints a note, unless `quiet` is set.
    pub(crate) fn note(&mut self, message: &str) {
        if !self.quiet {
            self.out.flush();
            self.err.text(message);
            self.err.text("\n");
        }
    }

    /// Flushes both streams.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        // If stderr is closed, there is no way to report it.
        let _ = self.err.finish();
        self.out.finish().map_err(|error| Error::io("write to", Path::new("stdout"), error))
    }

    fn headed(&mut self, style: Style, head: &str, message: &str) {
        self.out.flush();
        self.err.styled(style, head);
        self.err.styled(Style::Strong, ": ");
        for line in message.lines() {
            if let Some(help) = line.strip_prefix("help: ") {
                self.err.styled(Style::Good, "help");
                self.err.text(": ");
                self.err.text(help);
            } else {
                self.err.text(line);
            }
            self.err.text("\n");
        }
    }
}
