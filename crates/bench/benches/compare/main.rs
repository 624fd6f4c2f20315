//! The speed of errbook next to that of other crates, in one run on one machine.
//!
//! `cargo xtask bench` measures every row, `cargo xtask bench lookup render` some. Writes `RESULTS.md` and `RESULTS.json` next to this
//! crate's manifest. Only ratios of one run mean something, so the subjects of a row take turns.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod lookup;
mod measure;
mod negotiation;
mod parse;
mod render;
mod results;
mod subject;

use results::Row;

static ROWS: [Row; 4] = [
    Row {
        name: "lookup",
        what: "`Catalog::find`, random codes of the catalog",
        sizes: &[30, 300, 3_000, 30_000],
        run: lookup::run,
        targets: &[("phf", 0.28), ("FxHashMap", 0.95)],
    },
    Row {
        name: "render",
        what: "An error → a body of 292 bytes, in a reused buffer",
        sizes: &[],
        run: |_| render::run(),
        targets: &[
            ("problem_details", 0.13),
            ("http-api-problem", 0.14),
            ("struct + serde_json", 0.25),
        ],
    },
    Row {
        name: "parse",
        what: "That body → the entry and its params",
        sizes: &[],
        run: |_| parse::run(),
        targets: &[("derive + lookup", 0.7), ("problem_details", 0.25)],
    },
    Row {
        name: "negotiation",
        what: "`Accept-Language` with 4 ranges → one of 3 languages, and the smallest body",
        sizes: &[],
        run: |_| negotiation::run(),
        targets: &[("fluent-langneg", 0.2), ("accept-language", 0.2)],
    },
];

fn main() {
    // Cargo passes `--bench`.
    let names: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let Some(unknown) = names.iter().find(|name| ROWS.iter().all(|row| row.name != **name)) {
        let known: Vec<String> = ROWS.iter().map(|row| format!("`{}`", row.name)).collect();
        let known = known.join(", ");
        results::print(&format!("error: unknown row `{unknown}`\nhelp: the rows are {known}"));
        std::process::exit(2);
    }
    let wanted =
        ROWS.iter().filter(|row| names.is_empty() || names.iter().any(|it| it == row.name));
    for row in wanted {
        let sizes = if row.sizes.is_empty() { &[0] } else { row.sizes };
        let figures: Vec<_> = sizes.iter().map(|&size| (size, (row.run)(size))).collect();
        results::write(&ROWS, row, &figures);
    }
}
