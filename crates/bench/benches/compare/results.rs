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
    pub(crate) measures: &'static [Measure],
    /// Runs it at a size, or at any if it has none.
    pub(crate) run: fn(usize) -> Vec<Measured>,
}

/// What a figure says.
pub(crate) struct Measure {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    /// The digits after the decimal point.
    pub(crate) digits: usize,
    /// The most that errbook may take, as a multiple of what a peer takes.
    pub(crate) targets: &'static [(&'static str, f64)],
    /// The most that it may take at all.
    pub(crate) most: Option<f64>,
}

impl Measure {
    /// The time of a short operation.
    pub(crate) const fn nanoseconds(targets: &'static [(&'static str, f64)]) -> Self {
        Self { name: "time", unit: "ns", digits: 1, targets, most: None }
    }

    pub(crate) const fn seconds(
        name: &'static str,
        targets: &'static [(&'static str, f64)],
    ) -> Self {
        Self { name, unit: "s", digits: 2, targets, most: None }
    }

    pub(crate) const fn microseconds(
        name: &'static str,
        targets: &'static [(&'static str, f64)],
    ) -> Self {
        Self { name, unit: "µs", digits: 2, targets, most: None }
    }

    pub(crate) const fn memory(targets: &'static [(&'static str, f64)]) -> Self {
        Self { name: "memory", unit: "MB", digits: 0, targets, most: None }
    }

    pub(crate) const fn at_most(self, most: f64) -> Self {
        Self { most: Some(most), ..self }
    }

    fn shown(&self, value: f64) -> String {
        format!("{value:.*} {}", self.digits, self.unit)
    }
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
    /// By subject; one for each measure.
    figures: Vec<(String, Vec<f64>)>,
}

impl AtSize {
    fn figure(&self, name: &str, measure: usize) -> Option<f64> {
        self.figures.iter().find(|(it, _)| it == name)?.1.get(measure).copied()
    }
}

/// Replaces the figures of a row, and prints them.
pub(crate) fn write(rows: &[Row], row: &Row, figures: &[(usize, Vec<Measured>)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = folder.join("RESULTS.json");
    let mut results = Results::here();
    // Figures of another machine, another compiler or an older format don't belong in the same table.
    let there = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if let Some(there) = there.filter(|there: &Results| there.is_from_here(&results)) {
        results = there;
    }
    let sizes = figures.iter().map(|(codes, measured)| AtSize {
        codes: *codes,
        figures: measured
            .iter()
            .map(|it| (it.name.to_owned(), it.values.iter().copied().map(rounded).collect()))
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
         Each figure is a median; the subjects of a row take turns, and less is better.\n\
         Compare the figures of a row with each other: on other machines, only their ratios hold.\n\
         Targets are what the project wants to reach; `–` is what takes more memory than the machine has.\n\n\
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
    let has_labels = row.measures.len() > 1;
    for (label, line) in
        [(!row.sizes.is_empty(), [" codes |", " ---: |"]), (has_labels, [" |", " --- |"])]
    {
        if label {
            lines[0] += line[0];
            lines[1] += line[1];
        }
    }
    for (name, _) in names {
        write!(lines[0], " {name} |").unwrap();
        lines[1] += " ---: |";
    }
    writeln!(text, "{}\n{}", lines[0], lines[1]).unwrap();
    for size in sizes {
        for (index, measure) in row.measures.iter().enumerate() {
            text += "|";
            if !row.sizes.is_empty() {
                write!(text, " {} |", size.codes).unwrap();
            }
            if has_labels {
                write!(text, " {} |", measure.name).unwrap();
            }
            for (name, _) in names {
                let shown =
                    size.figure(name, index).map_or("–".to_owned(), |it| measure.shown(it));
                write!(text, " {shown} |").unwrap();
            }
            text.push('\n');
        }
    }
    text.push('\n');
    for (index, measure) in row.measures.iter().enumerate() {
        text += &verdicts(row, sizes, (index, measure));
    }
    text
}

/// Returns the ratios of a measure with their targets, and how it grows.
fn verdicts(row: &Row, sizes: &[AtSize], (index, measure): (usize, &Measure)) -> String {
    let mut text = String::new();
    let what = if row.measures.len() > 1 { format!("{}: ", measure.name) } else { String::new() };
    let at = |size: &AtSize| match size.codes {
        0 => String::new(),
        codes => format!(" at {codes} codes"),
    };
    let verdict = |is_met| if is_met { "met" } else { "**missed**" };
    for (peer, most) in measure.targets {
        for size in sizes {
            let own = size.figure(OWN, index);
            let (Some(own), Some(other)) = (own, size.figure(peer, index)) else { continue };
            let ratio = own / other;
            let verdict = verdict(ratio <= *most);
            writeln!(
                text,
                "- {what}{ratio:.2} × {peer}{}, target ≤ {most} ×: {verdict}.",
                at(size)
            )
            .unwrap();
        }
    }
    if let (Some(most), Some(size)) = (measure.most, sizes.last())
        && let Some(own) = size.figure(OWN, index)
    {
        let (own_shown, most_shown) = (measure.shown(own), measure.shown(most));
        let verdict = verdict(own <= most);
        writeln!(text, "- {what}{own_shown}{}, target ≤ {most_shown}: {verdict}.", at(size))
            .unwrap();
    }
    if let ([first, .., last], true) = (sizes, sizes.len() > 2)
        && let (Some(start), Some(end)) = (first.figure(OWN, index), last.figure(OWN, index))
    {
        let codes = |size: &AtSize| f64::from(u32::try_from(size.codes).unwrap());
        let exponent = (end / start).ln() / (codes(last) / codes(first)).ln();
        writeln!(text, "- {what}grows as the number of codes to the power of {exponent:.2}.")
            .unwrap();
    }
    text
}

/// Keeps four significant digits: more would only be noise.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
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
    const PEERS: [&str; 12] = [
        "accept-language",
        "actix-web",
        "axum",
        "fluent-langneg",
        "http-api-problem",
        "phf",
        "prettyplease",
        "problem_details",
        "rustc-hash",
        "serde_json",
        "strum",
        "thiserror",
    ];
    let lock = include_str!("../../../../Cargo.lock");
    let parts = lock.split("[[package]]\nname = \"").filter_map(|part| part.split_once('"'));
    let found = parts.filter(|(name, _)| PEERS.contains(name)).filter_map(|(name, rest)| {
        let version = rest.split("version = \"").nth(1)?.split('"').next()?;
        Some((name.to_owned(), version.to_owned()))
    });
    found.collect()
}
