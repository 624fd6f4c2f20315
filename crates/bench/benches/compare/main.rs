//! errbook next to other crates, in one run on one machine.
//!
//! `cargo xtask bench` measures every row, `cargo xtask bench lookup render` some. Writes `RESULTS.md` and `RESULTS.json` next to this
//! crate's manifest. Only ratios of one run mean something, so the subjects of a row take turns.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

mod by_hand;
mod clean;
mod compile;
mod generate;
mod lookup;
mod measure;
mod negotiation;
mod parse;
mod render;
mod results;
mod server;
mod site;
mod subject;
mod usage;

use std::ffi::OsString;

use results::{Measure, Row};

/// The most processor time and memory that a generated crate may take.
const DEBUG: &[(&str, f64)] = &[("thiserror + strum", 0.25)];
const RELEASE: &[(&str, f64)] = &[("thiserror + strum", 0.3)];
const MEMORY: Measure = Measure::memory(&[("thiserror + strum", 0.6)]).at_most(600.0);

/// What a server may take for a request.
const SERVER: &[Measure] = &[
    Measure::microseconds("processor time", &[("static body", 1.05)]),
    Measure::microseconds("99 of 100 responses within", &[("static body", 1.05)]),
];

static ROWS: [Row; 13] = [
    Row {
        name: "lookup",
        what: "`Catalog::find`, random codes of the catalog",
        sizes: &[30, 300, 3_000, 30_000],
        measures: &[Measure::nanoseconds(&[("phf", 0.28), ("FxHashMap", 0.95)])],
        run: lookup::find,
    },
    Row {
        name: "code",
        what: "`str::parse::<AnyCode>()`, then `.status()`, random codes of the catalog",
        sizes: &[],
        measures: &[Measure::nanoseconds(&[("find", 1.3)])],
        run: lookup::parse,
    },
    Row {
        name: "render",
        what: "An error → a body of 292 bytes, in a reused buffer",
        sizes: &[],
        measures: &[Measure::nanoseconds(&[
            ("problem_details", 0.13),
            ("http-api-problem", 0.14),
            ("struct + serde_json", 0.25),
        ])],
        run: render::run,
    },
    Row {
        name: "parse",
        what: "That body → the entry and its params",
        sizes: &[],
        measures: &[Measure::nanoseconds(&[("derive + lookup", 0.7), ("problem_details", 0.25)])],
        run: parse::run,
    },
    Row {
        name: "negotiation",
        what: "`Accept-Language` with 4 ranges → one of 3 languages, and the smallest body",
        sizes: &[],
        measures: &[Measure::nanoseconds(&[("fluent-langneg", 0.2), ("accept-language", 0.2)])],
        run: negotiation::run,
    },
    Row {
        name: "axum",
        what: "A server answers a request to an unknown path",
        sizes: &[],
        measures: SERVER,
        run: server::axum,
    },
    Row {
        name: "actix",
        what: "A server answers a request to an unknown path",
        sizes: &[],
        measures: SERVER,
        run: server::actix,
    },
    Row {
        name: "debug",
        what: "Compiling the generated crate, or the same errors written by hand, for development",
        sizes: &[300, 3_000, 30_000],
        measures: &[Measure::seconds("processor time", DEBUG), MEMORY],
        run: compile::debug,
    },
    Row {
        name: "release",
        what: "The same with optimizations",
        sizes: &[300, 3_000],
        measures: &[Measure::seconds("processor time", RELEASE), MEMORY],
        run: compile::release,
    },
    Row {
        name: "script",
        what: "The build script, without optimizations",
        sizes: &[300, 3_000],
        measures: &[
            Measure::seconds("processor time", &[(generate::PEER, 0.5)]),
            Measure::memory(&[]),
        ],
        run: generate::script,
    },
    Row {
        name: "rebuild",
        what: "Building a crate again, for development, after a text of the catalog changed",
        sizes: &[300, 3_000],
        measures: &[Measure::seconds("time", &[]).at_most(1.0)],
        run: generate::rebuild,
    },
    Row {
        name: "clean",
        what: "The first build of a user's crate with all of its dependencies",
        sizes: &[],
        measures: &[
            Measure::seconds("time", &[("prost + prost-build", 1.0)]),
            Measure::seconds("processor time", &[("prost + prost-build", 1.0)]),
        ],
        run: clean::run,
    },
    Row {
        name: "site",
        what: "The documentation site in three languages: a first run, a second one, and the same files from an archive",
        sizes: &[1_000, 10_000],
        measures: &[
            Measure::seconds("time", &[("tar x", 1.2)]),
            Measure::seconds("processor time", &[]),
            Measure::memory(&[]).at_most(300.0),
        ],
        run: site::run,
    },
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((first, rest)) if first == usage::RUN => {
            std::process::exit(i32::from(!usage::print(rest)));
        }
        Some((first, rest)) if first == site::ERRBOOK => {
            let words = std::iter::once("errbook").chain(rest.iter().map(String::as_str));
            std::process::exit(errbook_cli::main(words.map(OsString::from)).into());
        }
        Some((first, rest)) if first == server::SERVE => server::serve(&rest[0]),
        _ => measure(&words),
    }
}

fn measure(words: &[String]) {
    // Cargo passes `--bench`.
    let names: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    if let Some(unknown) = names.iter().find(|name| ROWS.iter().all(|row| row.name != **name)) {
        let known: Vec<String> = ROWS.iter().map(|row| format!("`{}`", row.name)).collect();
        let known = known.join(", ");
        results::print(&format!("error: unknown row `{unknown}`\nhelp: the rows are {known}"));
        std::process::exit(2);
    }
    let wanted =
        ROWS.iter().filter(|row| names.is_empty() || names.iter().any(|it| *it == row.name));
    for row in wanted {
        let sizes = if row.sizes.is_empty() { &[0] } else { row.sizes };
        let figures: Vec<_> = sizes.iter().map(|&size| (size, (row.run)(size))).collect();
        results::write(&ROWS, row, &figures);
    }
}
