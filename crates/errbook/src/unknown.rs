//! The errors of parsing a code or a language.

use core::fmt;

/// The text is no code or alias of the group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnknownCode(());

impl UnknownCode {
    /// Returns the error.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown error code")
    }
}

impl core::error::Error for UnknownCode {}

/// The text is no tag of a language that the catalog has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnknownLanguage(());

impl UnknownLanguage {
    /// Returns the error.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language")
    }
}

impl core::error::Error for UnknownLanguage {}
