//! The checked catalog: without places, YAML or problems.
//!
//! Invariants: codes, numbers and Rust names are unique; statuses are in range; every placeholder
//! names a param; every reference names an entry that exists; every text is in the shape that its field allows;
//! every language has whole entries or none; every envelope has been checked against every entry that uses it.
//! Two spellings of one meaning give equal catalogs.

mod address;
mod catalog;
mod entry;
mod envelope;
mod example;
mod id;
pub(crate) mod json;
mod markdown;
mod message;
mod param;
mod site;
mod texts;
mod uses;
mod variable;

pub use errbook::Severity;

pub use address::{Addresses, default_type_uri, free_name, host, is_device, page_name};
pub(crate) use address::{is_page, language_folders, page_uri, type_page};
pub use catalog::{
    Catalog, CatalogTexts, CodeStyle, Group, GroupTexts, Set, Unique, UriPart, UriTemplate,
};
pub use entry::{
    Audience, Case, Deprecation, Entry, ExampleRequest, Header, Issue, PropValue, Retirement,
    Retry, See, WrittenAt,
};
pub use envelope::{
    Envelope, EnvelopeHeader, Filter, Fragment, List, Member, Node, Serializer, Value,
};
pub use example::{ContextValue, Example, Related};
pub use id::EntryId;
pub use markdown::{Align, Block, Inline, LinkTarget, Markdown};
pub use message::{Message, Piece};
pub use param::{Param, ParamType, ParamValue, Visibility};
pub use site::{Colour, MarkdownLanguages, Site};
pub use texts::{CaseTexts, EntryTexts, Resolution};
pub(crate) use uses::Condition;
pub use variable::Variable;
