//! `error_codes.yml` of MongoDB: codes with numbers, categories and typed extra information.

use std::collections::BTreeMap;

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::imported::Imported;
use crate::names;
use crate::source::Source;
use crate::tree::{Map, Tree};

const UNKNOWN: &str = "unknown key";
/// The category of codes that callers never get.
const INTERNAL: &str = "InternalOnly";
/// The category of errors after which a request can be repeated.
const RETRIABLE: &str = "RetriableError";
const GROUP: &str = "codes";

/// Reads the codes.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut categories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources {
        let root = document::read(source)?;
        let codes = root.get("error_codes").filter(|codes| !codes.items().is_empty());
        let Some(codes) = codes else {
            let help = "name the error_codes.yml of MongoDB";
            return Err(source.error(root.line, "no `error_codes` found", help));
        };
        others(&mut imported, source, "", &root, &["error_codes", "error_categories"]);
        for node in codes.items() {
            code(&mut imported, source, node, &mut categories)?;
        }
        comments(&mut imported, source);
    }
    mask(&mut imported);
    sets(&mut imported, categories);
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 500);
    let body = cover::map([
        ("ok", 0.into()),
        ("errmsg", "$text".into()),
        ("code", "$number".into()),
        ("codeName", "$code".into()),
        ("errInfo", "$params.extra|opt".into()),
    ]);
    cover::complete(&mut imported, &options.name, "MongoDB errors", body);
    let reason = "MongoDB sends every error with this status";
    imported.cover.map("envelopes").map("house").guess("http_status", 200, reason);
    Ok(imported)
}

fn code(
    imported: &mut Imported,
    source: &Source,
    node: &Node,
    categories: &mut BTreeMap<String, Vec<String>>,
) -> Result<(), Error> {
    let name = node.get("name").and_then(Node::text);
    let number = node.get("code").and_then(Node::integer);
    let (Some(name), Some(number)) = (name, number) else {
        let reason = "expected a code with `code` and `name`";
        return Err(source.error(node.line, reason, "correct the file"));
    };
    if number == 0 {
        imported.lose(source, node.line, name, "0 means success, which is no error");
        return Ok(());
    }
    if !names::is_code(name) {
        let reason = format!("`{name}` can't be a code: expected letters, digits and `-._:+@`");
        return Err(source.error(node.line, &reason, "rename the code"));
    }
    if imported.codes().any(|other| other == name) {
        let reason = format!("`{name}` is declared twice");
        return Err(source.error(node.line, &reason, "remove one of them"));
    }
    let mut error = Map::named();
    error.take("number", number);
    let own: Vec<&str> = node
        .get("categories")
        .map_or_else(Vec::new, |list| list.items().iter().filter_map(Node::text).collect());
    if own.contains(&INTERNAL) {
        error.take("audience", "internal");
    }
    if own.contains(&RETRIABLE) {
        error.guess("retry", "backoff", "from the category");
    }
    let tags: Vec<String> = own.iter().map(|it| (*it).to_owned()).collect();
    if !tags.is_empty() {
        error.take("tags", tags);
    }
    for category in own.iter().filter(|category| **category != INTERNAL) {
        categories.entry((*category).to_owned()).or_default().push(name.to_owned());
    }
    extra(&mut error, node);
    let known = ["code", "name", "categories", "extra", "extraNs", "extraIsOptional"];
    others(imported, source, name, node, &known);
    let group = imported.group(GROUP, |keys| keys.guess("title", "Codes", cover::NOT_IN_SOURCE));
    group.errors.add(name, error);
    Ok(())
}

/// Adds the extra information, of which the source has the type in C++.
fn extra(error: &mut Map, node: &Node) {
    let Some(kind) = node.get("extra").and_then(Node::text) else { return };
    let namespace = node.get("extraNs").and_then(Node::text);
    let kind = namespace.map_or_else(|| kind.to_owned(), |space| format!("{space}::{kind}"));
    let mut param = Map::named();
    param.guess("type", "json", "the source has a type in C++");
    param.take("description", kind);
    if node.get("extraIsOptional").and_then(Node::text) == Some("true") {
        param.take("optional", true);
    }
    error.map("params").add("extra", param);
}

/// Names the error that callers get in place of internal ones.
fn mask(imported: &mut Imported) {
    let Some(group) = imported.groups.first_mut() else { return };
    let is_public = |tree: &Tree| matches!(tree, Tree::Map(map) if map.get("audience").is_none());
    let public = || group.errors.members.iter().filter(|(_, tree)| is_public(tree));
    let named = public().find(|(code, _)| code == "InternalError").or_else(|| public().next());
    let Some((mask, _)) = named.cloned() else { return };
    for (_, tree) in &mut group.errors.members {
        if let Tree::Map(error) = tree
            && error.get("audience").is_some()
        {
            error.guess("mask", mask.as_str(), "an internal error is never sent");
        }
    }
}

fn sets(imported: &mut Imported, categories: BTreeMap<String, Vec<String>>) {
    let sets = imported.cover.map("sets");
    for (category, codes) in categories {
        let codes = codes.into_iter().map(Value::from).collect();
        sets.add(&names::kebab(&category, "set"), Map::set(codes));
    }
}

/// Reports the comments.
fn comments(imported: &mut Imported, source: &Source) {
    for (line, text) in (1..).zip(source.text.lines()) {
        if let Some(comment) = text.trim_start().strip_prefix('#').map(str::trim)
            && !comment.is_empty()
        {
            imported.lose(source, line, comment, "comments are about the file");
        }
    }
}

/// Reports keys that the catalog can't take.
fn others(imported: &mut Imported, source: &Source, what: &str, node: &Node, known: &[&str]) {
    for (key, value) in node.members().iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        imported.lose(source, value.line, format!("{what}.{key}"), UNKNOWN);
    }
}
