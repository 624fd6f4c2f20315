//! Writes the figures: `RESULTS.json`, and `RESULTS.md` from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::measure::Measured;

/// A row of the table: what is measured, at which sizes, and against whom.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// The numbers of codes; empty if the figure doesn't depend on them.
    pub(crate) sizes: &'static [usize],
    /// Runs it at a size, or at any if it has none.
    pub(crate) run: fn(usize) -> Vec<Measured>,
    /// The most that errbook may take, as a multiple of what a peer takes.
    pub(crate) targets: &'static [(&'static str, f64)],
}

/// What is measured.
const OWN: &str = "errbook";

#[derive(Serialize, Deserialize)]
struct Results {
    machine: String,
    compiler: String,
    /// The version of each peer.
    versions: BTreeMap<String, String>,
    /// The figures of each row, by its name.
    rows: BTreeMap<String, Vec<AtSize>>,
}

impl Results {
    /// Returns no figures, of this machine.
    fn here() -> Self {
        Self {
            machine: machine(),
            compiler: first_line(Command::new("rustc").arg("-V")),
            versions: versions(),
            rows: BTreeMap::new(),
        }
    }

    fn is_from_here(&self, here: &Self) -> bool {
        (&self.machine, &self.compiler, &self.versions)
            == (&here.machine, &here.compiler, &here.versions)
    }
}

/// The figures at a number of codes.
#[derive(Serialize, Deserialize)]
struct AtSize {
    codes: usize,
    /// Nanoseconds, by subject.
    figures: Vec<(String, f64)>,
}

impl AtSize {
    fn figure(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|(it, _)| it == name).map(|(_, figure)| *figure)
    }
}

/// Replaces the figures of a row, and prints them.
pub(crate) fn write(rows: &[Row], row: &Row, figures: &[(usize, Vec<Measured>)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = folder.join("RESULTS.json");
    let mut results = Results::here();
    if let Ok(bytes) = fs::read(&path) {
        let there: Results = serde_json::from_slice(&bytes).unwrap();
        // Figures of another machine or compiler don't belong in the same table.
        if there.is_from_here(&results) {
            results = there;
        }
    }
    let sizes = figures.iter().map(|(codes, measured)| AtSize {
        codes: *codes,
        figures: measured
            .iter()
            .map(|it| (it.name.to_owned(), (it.nanoseconds * 10.0).round() / 10.0))
            .collect(),
    });
    results.rows.insert(row.name.to_owned(), sizes.collect());
    print(&table(row, &results.rows[row.name]));
    let json = serde_json::to_string_pretty(&results).unwrap();
    fs::write(path, json + "\n").unwrap();
    fs::write(folder.join("RESULTS.md"), markdown(rows, &results)).unwrap();
}

fn markdown(rows: &[Row], results: &Results) -> String {
    let mut text = format!(
        "# Results\n\n`cargo xtask bench` writes this file.\n\
         Each figure is a median; the subjects of a row take turns.\n\
         Compare the figures of a row with each other: on other machines, only their ratios hold.\n\n\
         {}, {}.\n",
        results.machine, results.compiler
    );
    for row in rows {
        if let Some(sizes) = results.rows.get(row.name) {
            text.push('\n');
            text += &table(row, sizes);
        }
    }
    text += "\n## Versions\n\n";
    for (name, version) in &results.versions {
        writeln!(text, "- {name} {version}").unwrap();
    }
    text
}

fn table(row: &Row, sizes: &[AtSize]) -> String {
    let mut text = format!("## {}\n\n{}.\n\n", row.name, row.what);
    let names = sizes.first().map(|it| &it.figures[..]).unwrap_or_default();
    let mut lines = [String::from("|"), String::from("|")];
    if !row.sizes.is_empty() {
        lines = ["| codes |".to_owned(), "| ---: |".to_owned()];
    }
    for (name, _) in names {
        write!(lines[0], " {name} |").unwrap();
        lines[1] += " ---: |";
    }
    writeln!(text, "{}\n{}", lines[0], lines[1]).unwrap();
    for size in sizes {
        text += "|";
        if !row.sizes.is_empty() {
            write!(text, " {} |", size.codes).unwrap();
        }
        for (_, figure) in &size.figures {
            write!(text, " {figure:.1} ns |").unwrap();
        }
        text.push('\n');
    }
    text.push('\n');
    for (peer, most) in row.targets {
        for size in sizes {
            let (Some(own), Some(other)) = (size.figure(OWN), size.figure(peer)) else { continue };
            let ratio = own / other;
            let met = if ratio <= *most { "met" } else { "**missed**" };
            let at =
                if size.codes == 0 { String::new() } else { format!(" at {} codes", size.codes) };
            writeln!(text, "- {ratio:.2} × {peer}{at}, target ≤ {most} ×: {met}.").unwrap();
        }
    }
    if let ([first, .., last], true) = (sizes, sizes.len() > 2)
        && let (Some(start), Some(end)) = (first.figure(OWN), last.figure(OWN))
    {
        let codes = |size: &AtSize| f64::from(u32::try_from(size.codes).unwrap());
        let exponent = (end / start).ln() / (codes(last) / codes(first)).ln();
        writeln!(text, "- The time grows as the number of codes to the power of {exponent:.2}.")
            .unwrap();
    }
    text
}

/// Prints a text.
pub(crate) fn print(text: &str) {
    // If stdout is closed, there is nowhere to print it.
    let _ = writeln!(io::stdout(), "{text}");
}

fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let facts = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = facts.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    format!("{processors} cores, {model}, {}", std::env::consts::OS)
}

fn first_line(command: &mut Command) -> String {
    let output = command.output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).lines().next().unwrap_or_default().to_owned()
}

/// Returns the versions of the peers in the lock file.
fn versions() -> BTreeMap<String, String> {
    const PEERS: [&str; 7] = [
        "accept-language",
        "fluent-langneg",
        "http-api-problem",
        "phf",
        "problem_details",
        "rustc-hash",
        "serde_json",
    ];
    let lock = include_str!("../../../../Cargo.lock");
    let parts = lock.split("[[package]]\nname = \"").filter_map(|part| part.split_once('"'));
    let found = parts.filter(|(name, _)| PEERS.contains(name)).filter_map(|(name, rest)| {
        let version = rest.split("version = \"").nth(1)?.split('"').next()?;
        Some((name.to_owned(), version.to_owned()))
    });
    found.collect()
}
