//! Documentation and exports of errbook catalogs.
//!
//! Each function is an emitter: it takes a checked [`Catalog`](errbook_spec::model::Catalog) and its lowered tables and
//! returns the files to be written, paths below the catalog's folder. It reads nothing else and cannot fail. Example
//! responses come from the runtime, so they are what a server sends.
//!
//! | emitter | gives |
//! | --- | --- |
//! | [`html()`] | the static site of several catalogs |
//! | [`markdown()`] | CommonMark pages, one tree a language |
//! | [`json()`] | `catalog.json`, the whole catalog for other tools |
//! | [`openapi()`] | `openapi.json`, schemas, responses and examples for `OpenAPI` 3.1 documents to refer to |
//! | [`schema()`] | `schema.json`, a JSON Schema of every body |

mod html;
mod json;
mod markdown;
mod openapi;
mod published;
mod push;
mod response;
mod schema;
mod value;

pub use html::{Book, html};
pub use json::json;
pub use markdown::markdown;
pub use openapi::openapi;
pub use schema::schema;
