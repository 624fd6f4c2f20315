//! Severities, retries and props.

use core::fmt;

/// The level to log an error at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Work can't go on until someone acts.
    Fatal,
    /// Someone has to look.
    Error,
    /// Someone may want to look.
    Warn,
    /// Part of normal operation.
    Info,
}

impl Severity {
    /// Every level, the most severe first.
    pub const ALL: [Self; 4] = [Self::Fatal, Self::Error, Self::Warn, Self::Info];

    /// Returns `fatal`, `error`, `warn` or `info`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fatal => "fatal",
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The advice on retries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Never.
    Never,
    /// After the request is corrected.
    AfterFix,
    /// With growing pauses.
    Backoff,
    /// After a number of seconds.
    AfterSeconds(u32),
    /// After the duration of the param with this index.
    AfterParam(u32),
}

impl Retry {
    /// Returns whether the same request can succeed later.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        !matches!(self, Self::Never | Self::AfterFix)
    }
}

/// A static value that envelopes use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prop<'a> {
    /// Text.
    Text(&'a str),
    /// A number or boolean, as JSON writes it.
    Json(&'a str),
}

impl<'a> Prop<'a> {
    /// Returns the value's text.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Json(text) => text,
        }
    }
}
