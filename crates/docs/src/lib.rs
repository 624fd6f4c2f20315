//! Documentation and exports of errbook catalogs.
//!
//! Each function is an emitter: it takes a checked [`Catalog`](errbook_spec::model::Catalog) and its lowered tables and
//! returns the files to be written, paths below the catalog's folder. It reads nothing else and cannot fail. Example
//! responses come from the runtime, so they are what a server sends.
//!
//! | emitter | gives |
//! | --- | --- |
//! | [`html()`] | the static site of several catalogs |
//! | [`markdown()`] | `CommonMark` pages, one tree a language |
//! | [`markdown_for()`] | the same for mdBook, Docusaurus or Zola |
//! | [`json()`] | `catalog.json`, the whole catalog for other tools |
//! | [`json_schema()`] | `catalog.schema.json`, the JSON Schema of `catalog.json` |
//! | [`openapi()`] | `openapi.json`, schemas, responses and examples for `OpenAPI` 3.1 documents to refer to |
//! | [`mock_openapi()`] | the same with an operation for each error |
//! | [`responses()`] | the same for each error type of the generated Rust, complete in itself |
//! | [`schema()`] | `schema.json`, a JSON Schema of every body |
//! | [`typescript()`] | `errors.ts`, types and a parser for clients |
//! | [`csv()`] | `errors.csv`, the codes as a table |
//!
//! [`explain()`] gives one entry in the same words, for terminals.

mod csv;
mod explain;
mod headers;
mod html;
mod jobs;
mod json;
mod markdown;
mod mock;
mod openapi;
mod published;
mod push;
mod quoted;
mod response;
mod rust;
mod schema;
mod typescript;
mod value;
mod words;

pub use csv::{csv, csv_row};
pub use explain::{Content, Section, explain};
pub use html::{CheckedCatalog, Publication, html, html_each, not_found};
pub use json::{json, json_schema};
pub use markdown::{Flavour, markdown, markdown_for};
pub use openapi::{mock_openapi, openapi, responses};
pub use schema::schema;
pub use typescript::typescript;
