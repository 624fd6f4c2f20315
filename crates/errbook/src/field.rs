//! Field errors.

use alloc::borrow::Cow;
#[cfg(feature = "serde")]
use alloc::string::String;
use alloc::vec::Vec;

use crate::bytes::wide;
use crate::{Catalog, Entry, LanguageId, OwnedArg, Variant};

/// A problem of a field that a catalog declares. Generated `…Issue` enums implement it.
pub trait FieldIssue {
    /// Returns the catalog that declares it; `None` for that of the error it is part of.
    fn catalog(&self) -> Option<&'static Catalog<'static>>;

    /// Returns the index in the catalog's table of variants, or without a catalog, among the issues of the error.
    fn index(&self) -> u32;

    /// Returns the values of its params, in declaration order.
    fn args(self) -> Vec<OwnedArg>;
}

/// One problem of one field of a request.
///
/// # Examples
///
/// ```
/// use errbook::FieldError;
///
/// let error = FieldError::text("profile.color", "is no color");
/// assert_eq!(error.path(), "profile.color");
/// ```
#[derive(Clone, PartialEq)]
pub struct FieldError {
    path: Cow<'static, str>,
    problem: Problem,
}

/// The problem of a field.
#[derive(Clone)]
pub(crate) enum Problem {
    /// An issue that a catalog declares; without a catalog, an issue of the error it is part of.
    Issue { catalog: Option<&'static Catalog<'static>>, index: u32, args: Vec<OwnedArg> },
    /// A message of the application.
    Text(Cow<'static, str>),
}

impl FieldError {
    /// Makes a field error with a message of the catalog, in the caller's language.
    ///
    /// The path names the field, such as `profile.color`, `items[0].name` or the JSON Pointer `/items/0/name`.
    #[must_use]
    pub fn new(path: impl Into<Cow<'static, str>>, issue: impl FieldIssue) -> Self {
        let (catalog, index) = (issue.catalog(), issue.index());
        Self { path: path.into(), problem: Problem::Issue { catalog, index, args: issue.args() } }
    }

    /// Makes a field error with a message that is sent unchanged, in any language.
    #[must_use]
    pub fn text(path: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { path: path.into(), problem: Problem::Text(message.into()) }
    }

    /// Returns the path as it was given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    #[cfg(feature = "serde")]
    pub(crate) const fn with_problem(path: String, problem: Problem) -> Self {
        Self { path: Cow::Owned(path), problem }
    }

    pub(crate) const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Returns the message, for an error with an entry.
    pub(crate) fn message<'s>(
        &'s self,
        entry: Entry<'s>,
        language: LanguageId,
    ) -> FieldMessage<'s> {
        let catalog = entry.catalog();
        match &self.problem {
            Problem::Text(text) => FieldMessage::Text(text),
            Problem::Issue { catalog: Some(own), index, args } => {
                let (owner, language) = if core::ptr::eq(*own, catalog) {
                    (catalog, language)
                } else {
                    (*own, own.language(catalog.language_tag(language)).unwrap_or_default())
                };
                let variant = Variant::at(owner, wide(*index));
                FieldMessage::Issue { variant, args, language }
            }
            Problem::Issue { catalog: None, index, args } => {
                let issue = entry.issues().nth(wide(*index));
                let variant = issue.unwrap_or_else(|| Variant::at(catalog, usize::MAX));
                FieldMessage::Issue { variant, args, language }
            }
        }
    }
}

/// The message of a field error.
#[derive(Clone, Copy)]
pub(crate) enum FieldMessage<'s> {
    Text(&'s str),
    Issue { variant: Variant<'s>, args: &'s [OwnedArg], language: LanguageId },
}

impl PartialEq for Problem {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(text), Self::Text(other)) => text == other,
            (
                Self::Issue { catalog, index, args },
                Self::Issue { catalog: other_catalog, index: other_index, args: other_args },
            ) => {
                catalog.map(Catalog::name) == other_catalog.map(Catalog::name)
                    && index == other_index
                    && args == other_args
            }
            _ => false,
        }
    }
}
