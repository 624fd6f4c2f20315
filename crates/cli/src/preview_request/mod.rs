//! Describes the response that a user asks for: the occurrence of an error, and the request.
//!
//! ```text
//! command line ─┐
//!               ├─▶ PreviewRequest ── occurrence, context ──▶ preview ──▶ Response and notes
//! query of a URL ┘
//! ```

mod context;
mod occurrence;
mod preview;
mod spelling;

use clap::Args;

pub(crate) use preview::{example, preview};
pub(crate) use spelling::Spelling;

/// The options for a response, besides the code. Values that are not given come from the catalog's examples.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct PreviewRequest {
    #[arg(skip)]
    pub(crate) spelling: Spelling,

    /// Language of the response; the source language by default
    #[arg(short, long, value_name = "TAG", conflicts_with = "accept_language")]
    pub(crate) lang: Option<String>,

    /// The case, if the code has cases; the first by default
    #[arg(long, value_name = "NAME")]
    pub(crate) case: Option<String>,

    /// A value of a param; may be repeated
    #[arg(short, long = "param", value_name = "NAME=VALUE")]
    pub(crate) params: Vec<String>,

    /// A field error: the name of one that the code declares, or a text of your own; may be repeated
    #[arg(short, long = "field", value_name = "PATH=MESSAGE")]
    pub(crate) fields: Vec<String>,

    /// A further error in the same body; may be repeated
    #[arg(long = "error", value_name = "CODE")]
    pub(crate) errors: Vec<String>,

    /// A cause; may be repeated, the nearest first
    #[arg(long = "cause", value_name = "CODE")]
    pub(crate) causes: Vec<String>,

    /// Another envelope: one of the catalog's, or any built-in one
    #[arg(long, value_name = "NAME", conflicts_with = "accept")]
    pub(crate) envelope: Option<String>,

    /// URI of the occurrence; left out by default
    #[arg(long, value_name = "TEXT", help_heading = "Request")]
    pub(crate) instance: Option<String>,

    /// Trace id
    #[arg(long, value_name = "ID", help_heading = "Request")]
    pub(crate) trace_id: Option<String>,

    /// Time of the response, written as it is sent
    #[arg(long, value_name = "TEXT", help_heading = "Request")]
    pub(crate) timestamp: Option<String>,

    /// The `Accept` header; chooses the envelope if the catalog lists several
    #[arg(long, value_name = "HEADER", help_heading = "Request")]
    pub(crate) accept: Option<String>,

    /// The `Accept-Language` header; chooses the language
    #[arg(long, value_name = "HEADER", help_heading = "Request")]
    pub(crate) accept_language: Option<String>,

    /// Address of the docs, instead of the catalog's
    #[arg(long, value_name = "URL", help_heading = "Request")]
    pub(crate) docs_url: Option<String>,

    /// A text that the envelope uses as `$ctx.NAME`; may be repeated
    #[arg(long = "value", value_name = "NAME=TEXT", help_heading = "Request")]
    pub(crate) values: Vec<String>,

    /// The same as JSON: a number, a list or an object; may be repeated
    #[arg(long = "json", value_name = "NAME=JSON", help_heading = "Request")]
    pub(crate) json: Vec<String>,
}
