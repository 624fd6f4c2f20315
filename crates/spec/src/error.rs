//! The public error.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a catalog could not be used: unreadable input, or a report of what is wrong with it.
///
/// `Debug` and `Display` show the same text, so that a build script that returns it shows the report and nothing else.
pub struct Error(ErrorKind);

enum ErrorKind {
    Io { path: PathBuf, doing: &'static str, source: std::io::Error },
    Usage(String),
    Findings(String),
}

impl Error {
    /// Makes an error of a file operation; `doing` is a verb such as `read`.
    #[must_use]
    pub fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self(ErrorKind::Io { path: path.to_owned(), doing, source })
    }

    /// Makes an error of a request that cannot be met as it stands; the text names the way out.
    pub fn usage(message: impl Into<String>) -> Self {
        Self(ErrorKind::Usage(message.into()))
    }

    /// Makes an error of a drawn report.
    pub fn findings(report: impl Into<String>) -> Self {
        Self(ErrorKind::Findings(report.into()))
    }

    /// Returns whether the input was read and found wrong, rather than not usable at all.
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
