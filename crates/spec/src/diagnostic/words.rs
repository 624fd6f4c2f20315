//! The wording of every problem: one file a group, one function a kind.

use super::Kind;

pub(crate) mod docs;
pub(crate) mod envelope;
pub(crate) mod http;
pub(crate) mod identity;
pub(crate) mod language;
pub(crate) mod message;
pub(crate) mod parse;
pub(crate) mod shape;

/// The kinds of each group.
pub(crate) static ALL: [&[&Kind]; 8] = [
    parse::KINDS,
    shape::KINDS,
    identity::KINDS,
    message::KINDS,
    envelope::KINDS,
    language::KINDS,
    docs::KINDS,
    http::KINDS,
];
