//! The response that is asked for: which occurrence of an error, and what the request says.
//!
//! ```text
//! command line ─┐
//!               ├─▶ Ask ── occurrence, context ──▶ answer ──▶ Response and notes
//! query of a URL ┘
//! ```

mod answer;
mod context;
mod occurrence;
mod spelling;

use clap::Args;

pub(crate) use answer::{answer, example};
pub(crate) use spelling::Spelling;

/// What is asked for besides the code; the catalog's examples give the rest.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Ask {
    #[arg(skip)]
    pub(crate) spelling: Spelling,

    /// Language of the response; the source language by default
    #[arg(short, long, value_name = "TAG", conflicts_with = "accept_language")]
    pub(crate) lang: Option<String>,

    /// The case, of a code that has cases; the first by default
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

    /// A cause, the nearest first; may be repeated
    #[arg(long = "cause", value_name = "CODE")]
    pub(crate) causes: Vec<String>,

    /// Another envelope: one that the catalog uses, or any built-in one
    #[arg(long, value_name = "NAME", conflicts_with = "accept")]
    pub(crate) envelope: Option<String>,

    /// The occurrence that the response is about; left out by default
    #[arg(long, value_name = "TEXT", help_heading = "What the request says")]
    pub(crate) instance: Option<String>,

    /// Id of the trace
    #[arg(long, value_name = "ID", help_heading = "What the request says")]
    pub(crate) trace_id: Option<String>,

    /// Time of the response, as it is sent
    #[arg(long, value_name = "TEXT", help_heading = "What the request says")]
    pub(crate) timestamp: Option<String>,

    /// The `Accept` header, which chooses where the catalog lists several envelopes
    #[arg(long, value_name = "HEADER", help_heading = "What the request says")]
    pub(crate) accept: Option<String>,

    /// The `Accept-Language` header, which chooses the language
    #[arg(long, value_name = "HEADER", help_heading = "What the request says")]
    pub(crate) accept_language: Option<String>,

    /// Address of the docs, in place of the catalog's
    #[arg(long, value_name = "URL", help_heading = "What the request says")]
    pub(crate) docs_url: Option<String>,

    /// A text that the envelope uses as `$ctx.NAME`; may be repeated
    #[arg(long = "value", value_name = "NAME=TEXT", help_heading = "What the request says")]
    pub(crate) values: Vec<String>,

    /// The same as JSON: a number, a list, an object; may be repeated
    #[arg(long = "json", value_name = "NAME=JSON", help_heading = "What the request says")]
    pub(crate) json: Vec<String>,
}
