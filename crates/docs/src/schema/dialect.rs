//! The two kinds of documents that contain schemas.

use super::text_format::TextFormat;

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

    pub(super) const fn text_format(self) -> TextFormat {
        match self {
            Self::JsonSchema => TextFormat::Plain,
            Self::OpenApi => TextFormat::Markdown,
        }
    }
}
