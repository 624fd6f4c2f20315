//! An imported catalog: what a format makes of its sources.

use crate::document::Node;
use crate::source::Source;
use crate::tree::Map;

/// A catalog made from sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The keys of `catalog.yaml`.
    pub cover: Map,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// The keys of each language's file, by language.
    pub languages: Vec<(String, Map)>,
    /// What the catalog can't take, in order.
    pub losses: Vec<Loss>,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The name, which is also the name of the file.
    pub name: String,
    /// The keys of the group but `errors`.
    pub keys: Map,
    /// The errors, by code.
    pub errors: Map,
}

/// A value of the source that the catalog can't take.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// Why, and what to do.
    pub reason: &'static str,
    /// The place in the source.
    pub place: String,
    /// What, such as a key or its path.
    pub what: String,
}

impl Imported {
    /// Returns a group, which is created with its title if there is none.
    pub fn group(&mut self, name: &str, title: impl FnOnce(&mut Map)) -> &mut Group {
        let at = self.groups.iter().position(|group| group.name == name);
        let at = at.unwrap_or_else(|| {
            let mut keys = Map::default();
            keys.take("group", name);
            title(&mut keys);
            let errors = Map::default();
            self.groups.push(Group { name: name.to_owned(), keys, errors });
            self.groups.len() - 1
        });
        &mut self.groups[at]
    }

    /// Reports a value that the catalog can't take.
    pub fn lose(
        &mut self,
        source: &Source,
        line: usize,
        what: impl Into<String>,
        reason: &'static str,
    ) {
        self.losses.push(Loss { reason, place: source.place(line), what: what.into() });
    }

    /// Reports the keys of a map that the format doesn't know.
    pub(crate) fn lose_others(&mut self, source: &Source, what: &str, node: &Node, known: &[&str]) {
        for (key, value) in node.members() {
            if !known.contains(&key.as_str()) {
                self.lose(source, value.line, format!("{what}.{key}"), "unknown key");
            }
        }
    }

    /// Returns the codes, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.groups
            .iter()
            .flat_map(|group| group.errors.members.iter().map(|(code, _)| code.as_str()))
    }
}
