//! Example occurrences.

use super::{EntryId, ParamValue};

/// One occurrence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// Plain text, if the author gave one.
    pub title: Option<String>,
    /// Index of the case, if the entry has cases.
    pub case: Option<usize>,
    /// Values of the entry's params, then of the case's.
    pub values: Vec<ParamValue>,
    /// Further errors in the same body.
    pub errors: Vec<Related>,
    /// The causes, the nearest first.
    pub causes: Vec<Related>,
    /// The id of the occurrence.
    pub instance: Option<String>,
    /// The id of its trace.
    pub trace_id: Option<String>,
    /// Named values from the application.
    pub context: Vec<(String, ContextValue)>,
}

/// An occurrence that is part of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The entry.
    pub entry: EntryId,
    /// Index of the case, if the entry has cases.
    pub case: Option<usize>,
    /// Values of the entry's params, then of the case's.
    pub values: Vec<ParamValue>,
}

/// A value from the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// Text.
    Text(String),
    /// Anything else, as JSON.
    Json(String),
}
