//! Tests across crates.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod accepted;
mod addresses;
mod catalog_schema;
mod check;
mod committed;
mod contracts;
mod edge;
mod editor_schema;
mod entries;
mod exact;
mod explain;
mod finite;
mod flavours;
mod format;
mod fuzz;
mod golden;
mod guide;
mod hostile;
mod identity;
mod import;
mod large;
mod linear;
mod mistakes;
mod module_rules;
mod msrv;
mod nostd;
mod operations;
mod presets;
mod published;
mod readers;
mod readme;
mod received;
mod rename;
mod reports;
mod roundtrip;
mod rustdoc;
mod scale;
mod seeds;
mod serialized;
mod serve;
mod sets;
mod site;
mod snippets;
mod stable;
mod stopped;
mod texts;
mod user_crate;
mod words;

use errbook_tests::program;
