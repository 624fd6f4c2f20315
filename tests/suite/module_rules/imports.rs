//! The imports of a source file and the paths in its code, without test modules.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The imports and paths of a file.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    /// The path of each imported name.
    names: BTreeMap<String, Vec<String>>,
    /// Names that are re-exported.
    exported: BTreeSet<String>,
    /// The paths in code.
    paths: BTreeSet<Vec<String>>,
    /// The single names in code.
    words: BTreeSet<String>,
}

impl Imports {
    pub(crate) fn parse(text: &str) -> Self {
        let mut imports = Self::default();
        imports.read(text.parse::<TokenStream>().expect("Rust"));
        imports
    }

    /// Returns the path of an imported name.
    pub(crate) fn import(&self, name: &str) -> Option<&[String]> {
        self.names.get(name).map(Vec::as_slice)
    }

    /// Returns the paths that the file itself uses: a re-export counts only if the code has its name.
    pub(crate) fn used(&self) -> impl Iterator<Item = &Vec<String>> {
        let is_used = |name: &String| !self.exported.contains(name) || self.words.contains(name);
        let imported = self.names.iter().filter(move |(name, _)| is_used(name));
        self.paths.iter().chain(imported.map(|(_, path)| path))
    }

    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut index = 0;
        while index < tokens.len() {
            match &tokens[index] {
                TokenTree::Ident(word) if word == "use" => index = self.import_list(&tokens, index),
                TokenTree::Ident(word) if word == "mod" => {
                    let is_test = tokens.get(index + 1).is_some_and(|it| it.to_string() == "tests");
                    index += if is_test { 3 } else { 2 };
                }
                TokenTree::Ident(_) => index = self.path(&tokens, index),
                TokenTree::Group(group) => {
                    self.read(group.stream());
                    index += 1;
                }
                _ => index += 1,
            }
        }
    }

    /// Reads an import and returns the index after it.
    fn import_list(&mut self, tokens: &[TokenTree], start: usize) -> usize {
        let end = tokens[start..].iter().position(|it| it.to_string() == ";");
        let end = end.map_or(tokens.len(), |length| start + length);
        let before = start.checked_sub(1).map(|index| tokens[index].to_string());
        let is_exported = before.is_some_and(|it| it == "pub" || it.starts_with('('));
        let mut found = Vec::new();
        tree(&tokens[start + 1..end], &[], &mut found);
        for (name, path) in found {
            if is_exported {
                self.exported.insert(name.clone());
            }
            self.names.insert(name, path);
        }
        end + 1
    }

    /// Reads a path or a name and returns the index after it.
    fn path(&mut self, tokens: &[TokenTree], start: usize) -> usize {
        // Fields and methods are not imported names.
        let is_member = start > 0 && tokens[start - 1].to_string() == ".";
        let mut path = vec![tokens[start].to_string()];
        let mut index = start + 1;
        while tokens.get(index..index + 3).is_some_and(|it| is_colons(it) && is_name(&it[2])) {
            path.push(tokens[index + 2].to_string());
            index += 3;
        }
        if path.len() > 1 {
            self.words.insert(path[0].clone());
            self.paths.insert(path);
        } else if !is_member {
            self.words.extend(path);
        }
        index
    }
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    tokens[..2].iter().all(|it| it.to_string() == ":")
}

fn is_name(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_))
}

/// Reads a tree of imports: each name with its path.
fn tree(tokens: &[TokenTree], prefix: &[String], found: &mut Vec<(String, Vec<String>)>) {
    for part in tokens.split(|it| it.to_string() == ",") {
        let mut path = prefix.to_vec();
        let mut name = None;
        let mut is_list = false;
        let mut parts = part.iter();
        while let Some(token) = parts.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    name = parts.next().map(ToString::to_string);
                }
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    is_list = true;
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    tree(&inner, &path, found);
                }
                TokenTree::Punct(star) if star.as_char() == '*' => path.push("*".to_owned()),
                _ => {}
            }
        }
        if let Some(last) = path.last().filter(|_| !is_list && !part.is_empty()) {
            found.push((name.unwrap_or_else(|| last.clone()), path.clone()));
        }
    }
}
