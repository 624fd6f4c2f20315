//! The names that a project uses, for completion: codes, envelopes, groups, languages, props.

use std::collections::{BTreeMap, BTreeSet};

use errbook_spec::model::{Catalog, PropValue};
use errbook_spec::presets;
use serde_json::{Map, Value, json};

/// The names of some catalogs.
#[derive(Default)]
pub(super) struct Names {
    codes: BTreeSet<String>,
    envelopes: BTreeSet<String>,
    tags: BTreeSet<String>,
    /// The texts of each prop.
    props: BTreeMap<String, BTreeSet<String>>,
    /// The codes of each group.
    groups: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Collects the names of some catalogs, and of the built-in envelopes.
    pub(super) fn of<'c>(catalogs: impl IntoIterator<Item = &'c Catalog>) -> Self {
        let envelopes = presets().map(str::to_owned).collect();
        let mut names = Self { envelopes, ..Self::default() };
        for catalog in catalogs {
            names.add(catalog);
        }
        names
    }

    fn add(&mut self, catalog: &Catalog) {
        self.envelopes.extend(catalog.envelopes.iter().map(|envelope| envelope.name.clone()));
        for entry in &catalog.entries {
            self.codes.insert(entry.code.clone());
            self.tags.extend(entry.tags.iter().cloned());
            if let Some(group) = catalog.groups.get(entry.group) {
                self.groups.entry(group.name.clone()).or_default().insert(entry.code.clone());
            }
            for (name, value) in entry.every_prop() {
                let texts = self.props.entry(name.clone()).or_default();
                if let PropValue::Text(text) = value {
                    texts.insert(text.clone());
                }
            }
        }
    }

    /// Returns the schema of a text at a key, which completes the names that may be meant. Any other text is valid, too: it may
    /// be new, and `errbook check` decides.
    pub(super) fn text(&self, map: &str, key: &str, text: Value) -> Value {
        let names = match (map, key) {
            ("cover" | "error", "envelope") | ("envelope", "extends") => &self.envelopes,
            ("set", "codes")
            | ("cover", "sets" | "fallbacks")
            | ("error", "mask" | "parent" | "see")
            | ("example", "errors" | "causes")
            | ("related", "code")
            | ("deprecated", "use") => &self.codes,
            ("error" | "group", "tags") => &self.tags,
            _ => return text,
        };
        completing(names, &text)
    }

    /// Adds the names that are keys of a map, next to any others.
    pub(super) fn keys(&self, map: &str, key: &str, schema: &mut Value) {
        let other = schema["additionalProperties"].clone();
        let properties: Map<String, Value> = match (map, key) {
            ("error", "props") => {
                let text = |(name, texts): (&String, _)| (name.clone(), completing(texts, &other));
                self.props.iter().map(text).collect()
            }
            ("translation", "groups") => {
                self.groups.keys().map(|group| (group.clone(), other.clone())).collect()
            }
            ("translation", "errors") => self
                .groups
                .iter()
                .map(|(group, codes)| {
                    let of_entry = &other["additionalProperties"];
                    let codes: Map<String, Value> =
                        codes.iter().map(|code| (code.clone(), of_entry.clone())).collect();
                    let mut entries = other.clone();
                    entries["properties"] = codes.into();
                    (group.clone(), entries)
                })
                .collect(),
            _ => return,
        };
        if !properties.is_empty() {
            schema["properties"] = properties.into();
        }
    }
}

fn completing(names: &BTreeSet<String>, text: &Value) -> Value {
    if names.is_empty() { text.clone() } else { json!({ "anyOf": [{ "enum": names }, text] }) }
}
