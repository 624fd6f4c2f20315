//! Reports what was taken, guessed and lost.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use errbook_spec::edit::Value;

use crate::imported::{Imported, Loss};
use crate::tree::{Map, Origin, Tree};

/// The most places to list for one reason.
const MAX_PLACES: usize = 5;
/// The maps of an entry whose members have names of their own.
const NAMED: [&str; 3] = ["params", "cases", "field_errors"];
const WIDTH: usize = 110;

/// Returns the report of an import: what was taken, guessed and lost, by count. `all` lists every place.
#[must_use]
pub fn report(imported: &Imported, all: bool) -> String {
    let counts = Counts::of(imported);
    let mut out = String::new();
    let taken = counts.taken.iter().map(|(label, count)| format!("{label} {}", number(*count)));
    section(&mut out, "taken", &wrapped(taken));
    let mut lines = Vec::new();
    for (reason, guesses) in &counts.guessed {
        let guesses = guesses.iter().map(|(label, guess)| guess.shown(label));
        let mut reasoned = wrapped(guesses);
        if let Some(last) = reasoned.last_mut() {
            let _ = write!(last, ": {reason}");
        }
        lines.extend(reasoned);
    }
    section(&mut out, "guessed", &lines);
    section(&mut out, "lost", &losses(&imported.losses, all));
    out
}

/// Returns a number with commas.
fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn losses(losses: &[Loss], all: bool) -> Vec<String> {
    if losses.is_empty() {
        return vec!["nothing".to_owned()];
    }
    let mut reasons: BTreeMap<&str, Vec<&Loss>> = BTreeMap::new();
    for loss in losses {
        reasons.entry(loss.reason).or_default().push(loss);
    }
    let mut lines = Vec::new();
    for (reason, losses) in reasons {
        lines.push(format!("{}: {reason}", number(losses.len())));
        let shown = if all { losses.len() } else { MAX_PLACES };
        lines.extend(
            losses.iter().take(shown).map(|loss| format!("  {}: {}", loss.place, loss.what)),
        );
        if losses.len() > shown {
            lines.push(format!(
                "  and {} more: list them with `--verbose`",
                number(losses.len() - shown)
            ));
        }
    }
    lines
}

/// Joins items to lines of a limited width.
fn wrapped(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.len() + item.len() < WIDTH => {
                line.push_str(", ");
                line.push_str(&item);
            }
            _ => {
                if let Some(line) = lines.last_mut() {
                    line.push(',');
                }
                lines.push(item);
            }
        }
    }
    lines
}

fn section(out: &mut String, head: &str, lines: &[String]) {
    for (index, line) in lines.iter().enumerate() {
        let head = if index == 0 { head } else { "" };
        let _ = writeln!(out, "  {head:<8} {line}");
    }
}

/// The values of a catalog, counted by what they are.
#[derive(Default)]
struct Counts {
    /// In order of appearance.
    taken: Vec<(String, usize)>,
    /// By reason.
    guessed: Vec<(&'static str, Vec<(String, Guess)>)>,
}

/// Guessed values of one kind.
struct Guess {
    count: usize,
    /// The value, if all are equal.
    value: Option<String>,
}

impl Guess {
    fn shown(&self, label: &str) -> String {
        match &self.value {
            Some(value) if self.count > 1 => format!("{label} {value} ({})", number(self.count)),
            Some(value) => format!("{label} {value}"),
            None if self.count == 1 => label.to_owned(),
            None => format!("{label} {}", number(self.count)),
        }
    }
}

impl Counts {
    fn of(imported: &Imported) -> Self {
        let mut counts = Self::default();
        for group in &imported.groups {
            for (_, error) in &group.errors.members {
                counts.tree("", "code", error);
            }
        }
        for group in &imported.groups {
            counts.members("group", &group.keys);
        }
        for (language, keys) in &imported.languages {
            counts.language(language, keys);
        }
        counts.members("", &imported.cover);
        counts
    }

    /// Counts a value; a map with a name of its own counts, too.
    fn tree(&mut self, path: &str, name: &str, tree: &Tree) {
        match tree {
            Tree::Leaf(origin, value) => {
                let label = joined(path, name);
                self.add(&label, *origin, Some(value));
            }
            Tree::Map(map) => {
                let path = if name == "code" { String::new() } else { joined(path, name) };
                if let Some(origin) = map.origin {
                    self.add(if path.is_empty() { name } else { &path }, origin, None);
                }
                self.members(&path, map);
            }
        }
    }

    fn members(&mut self, path: &str, map: &Map) {
        for (key, tree) in &map.members {
            match tree {
                Tree::Map(named) if NAMED.contains(&key.as_str()) => {
                    for (_, tree) in &named.members {
                        self.tree(path, key, tree);
                    }
                }
                tree => self.tree(path, key, tree),
            }
        }
    }

    /// Counts the texts of a language.
    fn language(&mut self, language: &str, map: &Map) {
        for (key, tree) in &map.members {
            match tree {
                Tree::Leaf(..) if key == "language" => {}
                Tree::Leaf(origin, _) => self.add(&format!("texts in {language}"), *origin, None),
                Tree::Map(map) => self.language(language, map),
            }
        }
    }

    fn add(&mut self, label: &str, origin: Origin, value: Option<&Value>) {
        match origin {
            Origin::Taken => *at(&mut self.taken, label, || 0) += 1,
            Origin::Guessed(reason) => {
                let at_reason = self.guessed.iter().position(|(other, _)| *other == reason);
                let at_reason = at_reason.unwrap_or_else(|| {
                    self.guessed.push((reason, Vec::new()));
                    self.guessed.len() - 1
                });
                let value = value.and_then(shown);
                let guess = at(&mut self.guessed[at_reason].1, label, || Guess {
                    count: 0,
                    value: value.clone(),
                });
                guess.count += 1;
                if guess.value != value {
                    guess.value = None;
                }
            }
        }
    }
}

fn at<'l, T>(list: &'l mut Vec<(String, T)>, label: &str, new: impl FnOnce() -> T) -> &'l mut T {
    let at = list.iter().position(|(other, _)| other == label).unwrap_or_else(|| {
        list.push((label.to_owned(), new()));
        list.len() - 1
    });
    &mut list[at].1
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() || path == name { name.to_owned() } else { format!("{path}.{name}") }
}

/// Returns a short value as text.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.len() <= 30 => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(boolean) => Some(boolean.to_string()),
        _ => None,
    }
}
