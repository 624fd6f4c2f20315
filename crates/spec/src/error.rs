//! The public error.

use std::fmt;
use std::path::{Path, PathBuf};

/// An error of this crate: input that cannot be read, or the report of a catalog that has errors.
///
/// `Debug` and `Display` show the same text, so that a build script that returns it shows the report and nothing else.
pub struct Error(ErrorKind);

enum ErrorKind {
    Io { path: PathBuf, doing: &'static str, source: std::io::Error },
    Usage(String),
    Findings(String),
}

impl Error {
    /// Creates an error from a failed file operation; `doing` is a verb such as `read`.
    #[must_use]
    pub fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self(ErrorKind::Io { path: path.to_owned(), doing, source })
    }

    /// Creates an error for a request that cannot be met; the message says how to fix it.
    pub fn usage(message: impl Into<String>) -> Self {
        Self(ErrorKind::Usage(message.into()))
    }

    /// Creates an error from a rendered report.
    pub fn findings(report: impl Into<String>) -> Self {
        Self(ErrorKind::Findings(report.into()))
    }

    /// Returns whether the input could be read but has errors.
    #[must_use]
    pub fn is_findings(&self) -> bool {
        matches!(self.0, ErrorKind::Findings(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ErrorKind::Io { path, doing, source } => {
                write!(formatter, "cannot {doing} `{}`: {source}", path.display())
            }
            ErrorKind::Usage(message) => formatter.write_str(message),
            ErrorKind::Findings(report) => formatter.write_str(report.trim_end()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            ErrorKind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
