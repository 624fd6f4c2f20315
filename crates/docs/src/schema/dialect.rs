//! The two kinds of documents that contain schemas.

use super::prose::Prose;

/// The kind of document that a schema is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `schema.json`, which describes JSON bodies only.
    JsonSchema,
    /// An `OpenAPI` document, which describes bodies of every format.
    OpenApi,
}

impl Dialect {
    /// Returns the part of a `$ref` before the name of a definition.
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
