//! The paths in a source file, without test modules.

use std::collections::BTreeSet;
use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream};

/// A source file for the tests.
pub(crate) struct SourceFile {
    /// Below the root, with `/`.
    pub(crate) path: String,
    pub(crate) lines: usize,
    /// Every path with more than one part, with `use` lists expanded, and `self` and `super` replaced by paths from `crate`.
    pub(crate) paths: BTreeSet<String>,
    /// Identifiers and literals, documentation included.
    words: Vec<String>,
}

impl SourceFile {
    pub(crate) fn parse(path: &str, text: &str) -> Self {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut collector = PathCollector { paths: BTreeSet::new(), words: Vec::new() };
        collector.read(tokens, &[]);
        let module = module(path);
        let paths = collector.paths.iter().map(|path| absolute(path, &module).join("::")).collect();
        Self { path: path.to_owned(), lines: text.lines().count(), paths, words: collector.words }
    }

    /// Returns whether the file only has tests.
    pub(crate) fn is_test(&self) -> bool {
        let path = self.path.as_str();
        ["tests/", "crates/bench/"].iter().any(|folder| path.starts_with(folder))
            || path.contains("/tests/")
            || path.ends_with("/tests.rs")
    }

    /// Returns whether an identifier or literal contains a name, ignoring case.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.words.iter().any(|word| spelled(word).contains(&format!("-{name}-")))
    }
}

/// Converts identifiers and texts to one spelling, so that whole words can be found: `-vonage-error-` of `VonageError`.
fn spelled(text: &str) -> String {
    let mut spelled = String::from("-");
    let mut was_lower = false;
    for character in text.chars() {
        if was_lower && character.is_uppercase() {
            spelled.push('-');
        }
        was_lower = character.is_lowercase() || character.is_ascii_digit();
        spelled.push(if character.is_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '-'
        });
    }
    spelled + "-"
}

struct PathCollector {
    paths: BTreeSet<Vec<String>>,
    words: Vec<String>,
}

type Tokens = Peekable<token_stream::IntoIter>;

impl PathCollector {
    /// Reads tokens after `prefix::{`, or anywhere with an empty prefix.
    fn read(&mut self, tokens: TokenStream, prefix: &[String]) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "mod" && next_is(&mut tokens, "tests") => {
                    skip_module(&mut tokens);
                }
                TokenTree::Ident(ident) => {
                    self.words.push(ident.to_string());
                    self.path(prefix, ident.to_string(), &mut tokens);
                }
                // Skip documentation: its examples use the seeds.
                TokenTree::Group(group) if is_doc(&group) => {}
                TokenTree::Group(group) => {
                    let list = group.delimiter() == Delimiter::Brace && !prefix.is_empty();
                    self.read(group.stream(), if list { prefix } else { &[] });
                }
                TokenTree::Literal(literal) => self.words.push(literal.to_string()),
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// Reads the rest of a path after its first part.
    fn path(&mut self, prefix: &[String], first: String, tokens: &mut Tokens) {
        let mut path = prefix.to_vec();
        if first != "self" || path.is_empty() {
            path.push(first);
        }
        while next_is(tokens, ":") {
            let mut ahead = tokens.clone();
            ahead.next();
            if !next_is(&mut ahead, ":") {
                break;
            }
            ahead.next();
            match ahead.next() {
                Some(TokenTree::Ident(ident)) => {
                    self.words.push(ident.to_string());
                    path.push(ident.to_string());
                    *tokens = ahead;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.read(group.stream(), &path);
                    *tokens = ahead;
                    return;
                }
                _ => break,
            }
        }
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }
}

/// Returns whether a group is that of an attribute `#[doc = "…"]`. Doc comments become such attributes.
fn is_doc(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket
        && group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc")
}

fn next_is(tokens: &mut Tokens, text: &str) -> bool {
    tokens.peek().is_some_and(|token| token.to_string() == text)
}

/// Skips the name and the body of a module.
fn skip_module(tokens: &mut Tokens) {
    tokens.next();
    if matches!(tokens.peek(), Some(TokenTree::Group(_))) {
        tokens.next();
    }
}

/// Returns the module of a file: `crates/spec/src/parse/syntax.rs` is `crate`, `parse`, `syntax`.
pub(crate) fn module(path: &str) -> Vec<String> {
    let inner = path.split_once("src/").map_or(path, |(_, inner)| inner);
    let parts = inner.trim_end_matches(".rs").split('/');
    let parts = parts.filter(|part| !matches!(*part, "mod" | "lib" | "main"));
    ["crate"].into_iter().chain(parts).map(str::to_owned).collect()
}

/// Replaces a leading `self` or `super` with a path from `crate`.
fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let relative = path.iter().take_while(|part| matches!(part.as_str(), "self" | "super"));
    let count = relative.count();
    if count == 0 {
        return path.to_vec();
    }
    let up = path.iter().take(count).filter(|part| *part == "super").count();
    let base = module.len().saturating_sub(up).max(1);
    module[..base].iter().chain(&path[count..]).cloned().collect()
}
