//! The variables of envelopes.

use errbook::__v1::var;

/// A variable; see `errbook::__v1::var`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the variable of this name")]
pub enum Variable {
    Code,
    Case,
    Number,
    Group,
    Catalog,
    Status,
    ReasonPhrase,
    TypeUri,
    DocsUrl,
    Severity,
    Retryable,
    Prop(String),
    Title,
    Detail,
    Description,
    Resolution,
    Language,
    Text,
    UserMessage,
    TitleSource,
    DetailSource,
    DescriptionSource,
    ResolutionSource,
    TextSource,
    Params,
    Param(String),
    Fields,
    Errors,
    Causes,
    Next,
    Instance,
    TraceId,
    RetryAfter,
    Timestamp,
    Context(String),
    ItemPath,
    ItemPointer,
    ItemJsonPointer,
    /// Its path with indices in brackets.
    ItemIndexedPath,
    ItemName,
    ItemMessage,
    ItemCode,
    /// A variable of the current item's error.
    Item(Box<Self>),
}

impl Variable {
    /// Returns the variable without [`Self::Item`].
    #[must_use]
    pub fn own(&self) -> &Self {
        match self {
            Self::Item(own) => own,
            own => own,
        }
    }

    /// Returns one of `errbook::__v1::var`.
    #[must_use]
    pub fn byte(&self) -> u8 {
        match self {
            Self::Code => var::CODE,
            Self::Case => var::CASE,
            Self::Number => var::NUMBER,
            Self::Group => var::GROUP,
            Self::Catalog => var::CATALOG,
            Self::Status => var::STATUS,
            Self::ReasonPhrase => var::REASON_PHRASE,
            Self::TypeUri => var::TYPE_URI,
            Self::DocsUrl => var::DOCS_URL,
            Self::Severity => var::SEVERITY,
            Self::Retryable => var::RETRYABLE,
            Self::Prop(_) => var::PROP,
            Self::Title => var::TITLE,
            Self::Detail => var::DETAIL,
            Self::Description => var::DESCRIPTION,
            Self::Resolution => var::RESOLUTION,
            Self::Language => var::LANGUAGE,
            Self::Text => var::TEXT,
            Self::UserMessage => var::USER_MESSAGE,
            Self::TitleSource => var::TITLE_SOURCE,
            Self::DetailSource => var::DETAIL_SOURCE,
            Self::DescriptionSource => var::DESCRIPTION_SOURCE,
            Self::ResolutionSource => var::RESOLUTION_SOURCE,
            Self::TextSource => var::TEXT_SOURCE,
            Self::Params => var::PARAMS,
            Self::Param(_) => var::PARAM,
            Self::Fields => var::FIELDS,
            Self::Errors => var::ERRORS,
            Self::Causes => var::CAUSES,
            Self::Next => var::NEXT,
            Self::Instance => var::INSTANCE,
            Self::TraceId => var::TRACE_ID,
            Self::RetryAfter => var::RETRY_AFTER,
            Self::Timestamp => var::TIMESTAMP,
            Self::Context(_) => var::CONTEXT,
            Self::ItemPath => var::ITEM_PATH,
            Self::ItemPointer => var::ITEM_POINTER,
            Self::ItemJsonPointer => var::ITEM_JSON_POINTER,
            Self::ItemIndexedPath => var::ITEM_INDEXED_PATH,
            Self::ItemName => var::ITEM_NAME,
            Self::ItemMessage => var::ITEM_MESSAGE,
            Self::ItemCode => var::ITEM_CODE,
            Self::Item(own) => var::OF_ITEM | own.byte(),
        }
    }

    /// Returns whether it describes a field error.
    #[must_use]
    pub const fn is_of_field(&self) -> bool {
        matches!(
            self,
            Self::ItemPath
                | Self::ItemPointer
                | Self::ItemJsonPointer
                | Self::ItemIndexedPath
                | Self::ItemName
                | Self::ItemMessage
                | Self::ItemCode
        )
    }
}
