//! An imported catalog and the files that exist → the files to write.
//!
//! Values of the source replace earlier ones. Guesses come only with what is new. Everything else stays the same
//! byte for byte.

use std::collections::BTreeMap;

use errbook_spec::Error;
use errbook_spec::edit::{Editor, FileKind, Value, print};

use crate::existing::CatalogFile;
use crate::imported::Imported;
use crate::tree::{Map, Origin, Tree};

const COVER: &str = "catalog.yaml";
const ERRORS: &str = "errors";
/// Lists that get further items, and lose none.
const LISTS: [&str; 4] = ["languages", "tags", "see", "aliases"];

/// The files to write, and what only the existing catalog has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The files that are new or changed.
    pub files: Vec<MergedFile>,
    /// Errors that the sources don't have: their files, and their codes.
    pub kept: Vec<(String, String)>,
    /// Errors that the catalog didn't have.
    pub added: usize,
    /// Errors that the catalog had already, and that are different now.
    pub changed: usize,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedFile {
    /// The path below the catalog's folder, with `/`.
    pub path: String,
    /// The text on disk; `None` if there is no file.
    pub before: Option<String>,
    /// The text to write.
    pub after: String,
}

/// Merges an imported catalog with the YAML files of the catalog in the folder, of which there may be none.
///
/// # Errors
///
/// Returns a report if a file of the catalog is not YAML that the format reads.
pub fn merge(imported: &Imported, existing: &[CatalogFile]) -> Result<Merged, Error> {
    let mut files = Files::read(existing)?;
    let mut merged = Merged::default();
    files.write(COVER, FileKind::Cover, &imported.cover);
    for group in &imported.groups {
        let path = files.group(&group.name);
        let mut own = group.keys.clone();
        let mut errors = Map::default();
        for (code, error) in &group.errors.members {
            let Some(home) = files.home(&path, code) else {
                merged.added += 1;
                errors.members.push((code.clone(), error.clone()));
                continue;
            };
            let mut change = Map::default();
            change.map(ERRORS).members.push((code.clone(), error.clone()));
            if files.write(&home, FileKind::Group, &change) {
                merged.changed += 1;
            }
        }
        // A group whose errors all moved to other files isn't written again.
        if !errors.members.is_empty() || files.has(&path) {
            own.add(ERRORS, errors);
            files.write(&path, FileKind::Group, &own);
        }
    }
    for (language, keys) in &imported.languages {
        files.write(&format!("languages/{language}.yaml"), FileKind::Translation, keys);
    }
    for (code, path) in &files.homes {
        if imported.codes().all(|it| it != code) {
            merged.kept.push((path.clone(), code.clone()));
        }
    }
    merged.files = files.finish();
    Ok(merged)
}

/// The files of the catalog, by path.
struct Files {
    editors: BTreeMap<String, (String, Editor)>,
    new: Vec<MergedFile>,
    /// The file of each code that appears once.
    homes: BTreeMap<String, String>,
    /// The file of each group.
    groups: BTreeMap<String, String>,
}

impl Files {
    fn read(existing: &[CatalogFile]) -> Result<Self, Error> {
        let mut files = Self {
            editors: BTreeMap::new(),
            new: Vec::new(),
            homes: BTreeMap::new(),
            groups: BTreeMap::new(),
        };
        for CatalogFile { path, text } in existing {
            let editor = Editor::new(path, text.clone())?;
            if !path.starts_with("languages/") && path != COVER {
                if let Some(Value::Text(name)) = editor.get(&["group"]) {
                    files.groups.insert(name, path.clone());
                }
                for code in editor.keys(&[ERRORS]) {
                    files.homes.entry(code).or_insert_with(|| path.clone());
                }
            }
            files.editors.insert(path.clone(), (text.clone(), editor));
        }
        Ok(files)
    }

    fn group(&self, name: &str) -> String {
        self.groups.get(name).cloned().unwrap_or_else(|| format!("{name}.yaml"))
    }

    /// Returns the file that has a code: that of its group, or the one it was moved to.
    fn home(&self, path: &str, code: &str) -> Option<String> {
        let is_in_group =
            self.editors.get(path).is_some_and(|(_, editor)| editor.get(&[ERRORS, code]).is_some());
        if is_in_group { Some(path.to_owned()) } else { self.homes.get(code).cloned() }
    }

    fn has(&self, path: &str) -> bool {
        self.editors.contains_key(path)
    }

    /// Writes values to a file, and returns whether one of them is new.
    fn write(&mut self, path: &str, kind: FileKind, keys: &Map) -> bool {
        if let Some((_, editor)) = self.editors.get_mut(path) {
            return members(editor, &[], keys);
        }
        let after = print(kind, &keys.value());
        self.new.push(MergedFile { path: path.to_owned(), before: None, after });
        true
    }

    fn finish(self) -> Vec<MergedFile> {
        let mut files = self.new;
        for (path, (before, editor)) in self.editors {
            let after = editor.finish();
            if after != before {
                files.push(MergedFile { path, before: Some(before), after });
            }
        }
        files.sort_by(|left, right| left.path.cmp(&right.path));
        files
    }
}

/// Sets the members of a map that exists, and returns whether one of them is new. Guesses come only with new maps.
fn members(editor: &mut Editor, path: &[&str], map: &Map) -> bool {
    let mut has_changed = false;
    for (key, tree) in &map.members {
        let at = |key| path.iter().copied().chain([key]).collect::<Vec<&str>>();
        if key == "detail" && map.get("cases").is_none() && editor.get(&at("cases")).is_some() {
            // The messages of cases that people added replace it.
            continue;
        }
        let path = at(key.as_str());
        let found = editor.get(&path);
        has_changed |= match (tree, found) {
            (Tree::Leaf(Origin::Taken, value), found) => {
                let value = if LISTS.contains(&key.as_str()) {
                    united(found.as_ref(), value)
                } else {
                    value.clone()
                };
                found.as_ref() != Some(&value) && set(editor, &path, value)
            }
            (Tree::Map(map), Some(Value::Map(_))) => members(editor, &path, map),
            (Tree::Map(map), Some(found)) => short(editor, &path, map, &found),
            (Tree::Map(map), None) if has_taken(map) => set(editor, &path, map.value()),
            (Tree::Leaf(Origin::Guessed(_), _), _) | (Tree::Map(_), None) => false,
        };
    }
    has_changed
}

/// Sets a map where its short form is written.
fn short(editor: &mut Editor, path: &[&str], map: &Map, found: &Value) -> bool {
    let Some(short) = map.short else {
        return has_taken(map) && set(editor, path, map.value());
    };
    let mut own = map.clone();
    if let Some((_, tree @ Tree::Leaf(Origin::Guessed(_), _))) =
        own.members.iter_mut().find(|(key, _)| key == short)
    {
        // What is written wins over a guess.
        *tree = Tree::Leaf(Origin::Taken, found.clone());
    }
    own.members.retain(|(_, tree)| !matches!(tree, Tree::Leaf(Origin::Guessed(_), _)));
    let value = own.value();
    value != *found && set(editor, path, value)
}

/// Returns a list with the items of both.
fn united(found: Option<&Value>, value: &Value) -> Value {
    match (found, value) {
        (Some(Value::List(found)), Value::List(items)) => {
            let new = items.iter().filter(|item| !found.contains(item));
            Value::List(found.iter().chain(new).cloned().collect())
        }
        _ => value.clone(),
    }
}

fn set(editor: &mut Editor, path: &[&str], value: Value) -> bool {
    editor.set(path, value);
    true
}

/// Returns whether a map has a value of the source.
fn has_taken(map: &Map) -> bool {
    map.origin == Some(Origin::Taken)
        || map.members.iter().any(|(_, tree)| match tree {
            Tree::Leaf(origin, _) => *origin == Origin::Taken,
            Tree::Map(map) => has_taken(map),
        })
}
