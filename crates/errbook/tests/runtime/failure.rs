//! An error of the catalog, with its parts, as generated code would make it.

use std::borrow::Cow;
use std::fmt;

use errbook::{__v1, Arg, ArgSink, Catalog, CatalogError, Entry, FieldIssue, OwnedArg};

use crate::mini::{catalog, entry};

/// An error of the catalog.
#[derive(Clone, PartialEq)]
pub(crate) struct Failure {
    pub(crate) code: &'static str,
    pub(crate) case: Option<u16>,
    pub(crate) args: Vec<OwnedArg>,
    pub(crate) fields: Vec<errbook::FieldError>,
}

impl Failure {
    pub(crate) fn new(code: &'static str, args: impl Into<Vec<OwnedArg>>) -> Self {
        Self { code, case: None, args: args.into(), fields: Vec::new() }
    }

    pub(crate) fn out_of_credit() -> Self {
        Self::new("out-of-credit", [OwnedArg::Integer(30), OwnedArg::Integer(50)])
    }
}

impl CatalogError for Failure {
    fn entry(&self) -> Entry<'static> {
        entry(self.code)
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        if let Some(case) = self.case {
            sink.case(case);
        }
        if !self.fields.is_empty() {
            sink.arg(Arg::Fields(&self.fields));
        }
        for arg in &self.args {
            sink.arg(arg.as_arg());
        }
    }
}

impl core::error::Error for Failure {}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __v1::display(self, f)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __v1::debug(self, f)
    }
}

/// The problems with a field of `INPUT_VALIDATION_ERROR`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Issue {
    ReferenceUsed,
    TooLong { max: u64 },
}

impl FieldIssue for Issue {
    fn catalog(&self) -> Option<&'static Catalog<'static>> {
        Some(catalog())
    }

    fn index(&self) -> u32 {
        match self {
            Self::ReferenceUsed => 2,
            Self::TooLong { .. } => 3,
        }
    }

    fn args(self) -> Vec<OwnedArg> {
        match self {
            Self::ReferenceUsed => Vec::new(),
            Self::TooLong { max } => {
                vec![OwnedArg::Unsigned(max), OwnedArg::Text(Cow::Borrowed("internal-limit"))]
            }
        }
    }
}
