//! Both streams: stdout for what was asked for, stderr for the rest.

use std::path::Path;

use errbook_spec::Error;

use super::{Stream, Style};

/// Where the program speaks.
pub(crate) struct Console {
    pub(crate) out: Stream,
    pub(crate) err: Stream,
    /// Only what was asked for, and errors.
    pub(crate) quiet: bool,
    /// Everything that was done.
    pub(crate) verbose: bool,
}

impl Console {
    pub(crate) fn new(out: Stream, err: Stream) -> Self {
        Self { out, err, quiet: false, verbose: false }
    }

    /// Says what went wrong. Lines that begin with `help:` are the way out.
    pub(crate) fn error(&mut self, message: &str) {
        self.headed(Style::Error, "error", message);
    }

    /// Says something worth knowing, unless the user wants quiet.
    pub(crate) fn note(&mut self, message: &str) {
        if !self.quiet {
            self.out.flush();
            self.err.text(message);
            self.err.text("\n");
        }
    }

    /// Writes what is left.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        // Where stderr is gone, nobody is left to tell.
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
