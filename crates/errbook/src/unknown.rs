//! The errors of parsing a code, a language or a value of a param.

use core::fmt;

/// The error of parsing a text that is not a code or alias of the group.
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

/// The error of parsing a text that is not the tag of a language of the catalog.
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

/// The error of parsing a text that is none of the values of a param with `one_of`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnknownValue(());

impl UnknownValue {
    /// Returns the error.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown value")
    }
}

impl core::error::Error for UnknownValue {}
