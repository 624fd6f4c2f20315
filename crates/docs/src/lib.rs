//! Documentation and exports of errbook catalogs.
//!
//! Each function is an emitter: it takes a checked [`Catalog`](errbook_spec::model::Catalog) and its lowered tables, and returns the files
//! to write, with paths relative to the catalog's output folder. Emitters read no other input and cannot fail. The runtime renders every
//! example response, so the docs show exactly what a server sends.
//!
//! | emitter | output |
//! | --- | --- |
//! | [`html()`] | a static site for one or more catalogs |
//! | [`with_site()`] | the same site, each file when a server asks for it |
//! | [`markdown()`] | `CommonMark` pages, one tree per language |
//! | [`markdown_for()`] | the same pages for mdBook, Docusaurus or Zola |
//! | [`json()`] | `catalog.json`, the whole catalog as JSON |
//! | [`json_schema()`] | `catalog.schema.json`, the JSON Schema of `catalog.json` |
//! | [`openapi()`] | `openapi.json`, schemas, responses and examples that other `OpenAPI` 3.1 documents can refer to |
//! | [`mock_openapi()`] | the same document with one operation per error |
//! | [`responses()`] | the responses of each error type of the generated Rust, without references |
//! | [`schema()`] | `schema.json`, a JSON Schema of every response body |
//! | [`typescript()`] | `errors.ts`, types and a response parser for clients |
//! | [`csv()`] | `errors.csv`, one row per code and language |
//!
//! [`editor_schema()`] is the JSON Schema of the catalog's own files, for editors.
//!
//! [`explain()`] returns the same content as plain text for terminals, one entry at a time.

mod csv;
mod editor_schema;
mod explain;
mod headers;
mod html;
mod jobs;
mod json;
mod json_text;
mod markdown;
mod meaning;
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
pub use editor_schema::editor_schema;
pub use explain::{Content, Section, explain};
pub use html::{CheckedCatalog, Publication, Site, html, html_each, with_site};
pub use json::{json, json_schema};
pub use markdown::{Flavour, markdown, markdown_for};
pub use openapi::{mock_openapi, openapi, responses};
pub use schema::schema;
pub use typescript::typescript;
