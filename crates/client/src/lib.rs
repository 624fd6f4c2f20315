//! Reads error responses back: status, headers and body to a typed error of a catalog.
//!
//! A response is read by the envelopes of the catalog, in reverse: what they write for every code identifies the error, what they
//! write of an occurrence gives its values back. Texts for people are handed on, never parsed. Reading never fails: of an
//! unknown code, of a proxy's page and of a body that breaks off there is still the status, and the code as it came.
//!
//! | to | use |
//! | --- | --- |
//! | keep a response as an error | [`Received`], of the `AnyError` of a catalog that is compiled with `.client()` |
//! | look at a response without allocating, or by a catalog in memory | [`read`], which makes a [`Reading`] |
//! | read what `http` or `reqwest` have received | `Received::from_http`, `Received::from_reqwest`, by features of these names |
//! | ask for languages | [`accept_language`] |
//!
//! XML is read with the feature `xml`, which is on by default; without features the crate needs no `std`.
//!
//! # Examples
//!
//! ```
//! use errbook_client::Received;
//! use vonage_errors::AnyError;
//!
//! let headers = [("Content-Type", b"application/problem+json".as_slice())];
//! let body = br#"{
//!     "type": "https://example.com/Error#out-of-credit",
//!     "title": "No tienes saldo suficiente",
//!     "instance": "/account/12345"
//! }"#;
//! let received = Received::<AnyError>::read(403, headers, body);
//! assert_eq!(received.status(), 403);
//! assert_eq!(received.entry().map(|entry| entry.code()), Some("out-of-credit"));
//! assert_eq!(received.instance().as_deref(), Some("/account/12345"));
//! assert_eq!(received.retry().is_retryable(), Some(false));
//! // This format does not send the values that the error has.
//! assert!(received.error().is_none());
//!
//! let proxy = Received::<AnyError>::read(502, [], b"<html>Bad gateway</html>");
//! assert_eq!(proxy.to_string(), "status 502");
//! assert!(proxy.code().is_none());
//! ```
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod captures;
mod code;
mod field;
mod headers;
#[cfg(feature = "http")]
mod http;
mod identify;
mod language;
mod machine;
mod media;
mod part;
mod path;
mod reading;
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;
mod retry;
mod small;
mod tape;
mod typed;
mod value;

#[cfg(feature = "reqwest")]
pub use self::reqwest::{RequestBuilderExt, ResponseExt};
pub use field::Field;
pub use language::accept_language;
pub use part::Part;
pub use reading::{MAX_BODY, Reading, read};
pub use received::Received;
pub use retry::Retry;
pub use value::Value;
