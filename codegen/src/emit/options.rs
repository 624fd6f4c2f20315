//! The options of the generated Rust.

use errbook_spec::artifact::Artifact;

/// Options for emitting Rust.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own, and has a name")]
pub struct Options {
    /// The command that the first line names.
    pub command: String,
    /// Whether every error can be returned by a handler of axum.
    pub axum: bool,
    /// Whether every error can be returned by a handler of actix-web.
    pub actix: bool,
    /// Whether a client can make `AnyError` from a response.
    pub client: bool,
    /// The files `responses.….json` with the `OpenAPI` responses of each type of errors; empty if they aren't wanted.
    pub responses: Vec<Artifact>,
    /// Whether the code is committed, so that it must not compile once it is changed.
    pub committed: bool,
}
