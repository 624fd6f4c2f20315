//! The reference chapters of the guide, from the code that reads the format.
//!
//! ```text
//! doc comments, tables of words ── keys, language ─┐
//! built-in envelopes ───────────── formats ────────┼─▶ docs/guide/src/reference/*.md ── mdBook ──▶ target/guide
//! tests/reports ────────────────── diagnostics ────┤
//! clap ─────────────────────────── commands ───────┤
//! crates/bench/RESULTS.md ────────────────────────┘
//! ```

mod book;
mod commands;
mod diagnostics;
mod formats;
mod keys;
mod language;
mod reported_key;

pub use book::{build, write_reference};

use errbook_tests::{ReportCase, root};

/// The folder of the guide, below the root of the repository.
pub const GUIDE: &str = "docs/guide";

/// The first line of every page of the reference.
const GENERATED: &str = "<!-- `cargo xtask docs` writes this page. -->\n\n";

/// Returns the pages of the reference: the path of each below `docs/guide/src`, and its Markdown.
#[must_use]
pub fn reference() -> Vec<(&'static str, String)> {
    let cases = ReportCase::all();
    let pages = [
        ("reference/keys.md", keys::page(&cases)),
        ("reference/envelopes.md", language::page()),
        ("reference/formats.md", formats::page()),
        ("reference/diagnostics.md", diagnostics::page(&cases)),
        ("reference/commands.md", commands::page()),
        ("reference/figures.md", figures()),
    ];
    pages.map(|(path, text)| (path, format!("{GENERATED}{text}"))).into()
}

/// Returns the results of the benchmarks, which are a page as they are.
fn figures() -> String {
    let path = root().join("crates/bench/RESULTS.md");
    let text = std::fs::read_to_string(&path);
    text.unwrap_or_else(|error| format!("# Results\n\n{}: {error}\n", path.display()))
}

/// Returns a fenced block.
fn block(kind: &str, text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}{kind}\n{}\n{fence}\n", text.trim_end())
}
