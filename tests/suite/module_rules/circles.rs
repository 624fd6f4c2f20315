//! Files of a crate that use each other, directly or through others.
//!
//! A path is a use of the file that defines its item. Imports and re-exports on the way are followed and don't count as uses. A
//! module that only declares its children and re-exports their items is therefore never in a circle. It is in one only if its
//! code uses a child that uses a definition of the module.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use errbook_tests::{has_extension, read};

use super::imports::Imports;
use super::paths::module;

/// The files of a crate by their modules, `["crate", "parse", "shape"]`.
pub(crate) struct Crate {
    files: BTreeMap<Vec<String>, Imports>,
}

/// The files that each file uses, each with a path to one of its items.
type Graph = BTreeMap<Vec<String>, BTreeMap<Vec<String>, String>>;

/// Files that use each other.
pub(crate) struct Circle {
    pub(crate) files: BTreeSet<String>,
    uses: Vec<String>,
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {} files:\n    {}", self.files.len(), self.uses.join("\n    "))
    }
}

impl Crate {
    /// Reads the crate with these sources.
    pub(crate) fn read(folder: &Path) -> Self {
        let files = read(folder).into_iter().filter(|(path, _)| has_extension(path, "rs"));
        Self::new(files.map(|(path, text)| (path, String::from_utf8(text).expect("UTF-8"))))
    }

    /// Creates a crate from paths and texts.
    pub(crate) fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let file = |(path, text): (String, String)| (module(&path), Imports::parse(&text));
        Self { files: files.into_iter().map(file).collect() }
    }

    /// Returns the circles, each with every use between two of its files.
    pub(crate) fn circles(&self) -> Vec<Circle> {
        let graph = self.graph();
        let reached: BTreeMap<_, _> =
            graph.keys().map(|file| (file, reach(&graph, file))).collect();
        let mut circles: BTreeMap<Vec<_>, Circle> = BTreeMap::new();
        for (file, uses) in &graph {
            let is_with = |other: &&Vec<String>| reached[other].contains(file);
            let members: Vec<_> = reached[file].iter().filter(is_with).collect();
            for (to, path) in uses.iter().filter(|(to, _)| members.contains(to)) {
                let circle = circles.entry(members.clone()).or_insert_with(|| Circle {
                    files: members.iter().map(|it| it.join("::")).collect(),
                    uses: Vec::new(),
                });
                circle.uses.push(format!("{} uses {}: {path}", file.join("::"), to.join("::")));
            }
        }
        circles.into_values().collect()
    }

    fn graph(&self) -> Graph {
        let mut graph = Graph::new();
        for (module, imports) in &self.files {
            let uses = graph.entry(module.clone()).or_default();
            for path in imports.used() {
                let found = self.definition(module, path, 0).filter(|it| it != module);
                if let Some(file) = found {
                    uses.entry(file).or_insert_with(|| path.join("::"));
                }
            }
        }
        graph
    }

    /// Returns the module that defines a path's item; `None` for modules, and for items of other crates.
    fn definition(&self, from: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
        let (mut module, mut rest) = self.start(from, path)?;
        while let Some((name, after)) = rest.split_first() {
            let child: Vec<_> = module.iter().chain([name]).cloned().collect();
            if self.files.contains_key(&child) {
                (module, rest) = (child, after);
                continue;
            }
            // An import of its own name would be followed forever.
            let import = self.files[&module].import(name).filter(|_| depth < 20);
            let Some(import) = import else { return Some(module) };
            let path: Vec<_> = import.iter().chain(after).cloned().collect();
            return self.definition(&module, &path, depth + 1);
        }
        None
    }

    /// Returns the start of a path, and the rest.
    fn start<'p>(
        &self,
        from: &[String],
        path: &'p [String],
    ) -> Option<(Vec<String>, &'p [String])> {
        let (first, rest) = path.split_first()?;
        let ups = path.iter().take_while(|it| *it == "super").count();
        match first.as_str() {
            "crate" => Some((from[..1].to_vec(), rest)),
            "self" => Some((from.to_vec(), rest)),
            "super" => Some((from[..from.len().saturating_sub(ups).max(1)].to_vec(), &path[ups..])),
            name => {
                let child: Vec<_> = from.iter().chain([first]).cloned().collect();
                let is_known =
                    self.files.contains_key(&child) || self.files[from].import(name).is_some();
                is_known.then(|| (from.to_vec(), path))
            }
        }
    }
}

/// Returns every file that a file uses, directly or through others.
fn reach(graph: &Graph, file: &[String]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![file.to_vec()];
    while let Some(next) = open.pop() {
        for to in graph.get(&next).into_iter().flat_map(BTreeMap::keys) {
            if found.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    found
}
