//! The output for clients, run in Node: `errors.ts`, and third-party validators, linters and generators.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

#[path = "../suite/identity/catalogs.rs"]
mod catalogs;
mod generators;
mod mock_requests;
mod numbers;
mod openapi;
mod openapi_client;
mod parser;
#[path = "../suite/accepted/catalogs.rs"]
mod random;
mod schemas;
#[path = "../suite/edge/server.rs"]
mod server;
mod tools;
mod typescript;
