//! The speed of writing and reading bodies and of choosing languages, compared with other crates.
//!
//! `cargo bench -p errbook-bench --bench bodies` prints everything; `-- render` a part. Compare the medians of one run: a figure
//! means something only as a ratio.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod negotiation;
mod parse;
mod render;
mod subject;

fn main() {
    divan::main();
}
