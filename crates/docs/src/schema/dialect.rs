//! What schemas are written for.

use super::prose::Prose;

/// What schemas are written for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `schema.json`, which JSON bodies are held against.
    JsonSchema,
    /// The components of a document, which describes bodies of every format.
    OpenApi,
}

impl Dialect {
    /// Returns what the address of a definition starts with.
    pub(super) const fn refs(self) -> &'static str {
        match self {
            Self::JsonSchema => "#/$defs/",
            Self::OpenApi => "#/components/schemas/",
        }
    }

    pub(super) const fn prose(self) -> Prose {
        match self {
            Self::JsonSchema => Prose::Plain,
            Self::OpenApi => Prose::Markdown,
        }
    }
}
