//! The speed of writing and reading bodies and of choosing languages, compared with other crates.
//!
//! `cargo bench -p errbook-bench --bench bodies` measures everything; `-- render` a part. Compare the medians of one run: only
//! their ratios mean something.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod negotiation;
mod parse;
mod render;
mod subject;

fn main() {
    divan::main();
}
