//! Words that are names of nothing here, and the search for them.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// Names to avoid. In texts, most of them are plain English.
const NAMES: [&str; 41] = [
    "ask",
    "asks",
    "books",
    "gate",
    "gates",
    "hollow",
    "located",
    "outline",
    "plan",
    "plans",
    "prose",
    "provided",
    "raised",
    "read_error",
    "request_facts",
    "room",
    "rooms",
    "say",
    "says",
    "scene",
    "scenes",
    "shelf",
    "shelves",
    "spell",
    "speller",
    "spellers",
    "spells",
    "spot",
    "spots",
    "stale",
    "stale_reason",
    "staleness",
    "stranger",
    "strangers",
    "tongue",
    "tongues",
    "twin",
    "twins",
    "wall",
    "walls",
    "whole",
];

/// Returns the first folder or file of a path with a name to avoid.
pub(crate) fn in_path(path: &str) -> Option<String> {
    let mut parts = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    parts.find(|part| is_avoided(part)).map(str::to_owned)
}

/// Returns the identifiers to avoid in a Rust file.
pub(crate) fn in_code(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(text.parse().expect("Rust"), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) if is_avoided(&name.to_string()) => {
                found.insert(name.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            _ => {}
        }
    }
}

/// Compares in snake case.
fn is_avoided(name: &str) -> bool {
    let mut snake = String::new();
    let mut is_after_lower_case = false;
    for character in name.chars() {
        if is_after_lower_case && character.is_uppercase() {
            snake.push('_');
        }
        is_after_lower_case = character.is_lowercase();
        snake.extend(character.to_lowercase());
    }
    NAMES.contains(&snake.replace('-', "_").as_str())
}
