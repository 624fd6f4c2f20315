//! `error_codes.yml` of `MongoDB`: categories, and codes with names, categories and types of extra values.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::imported::Imported;
use crate::names;
use crate::source::Source;
use crate::tree::{Map, Origin, Tree};

const HELP: &str = "name the error_codes.yml of MongoDB";
const GROUP: &str = "server";
/// The category of codes that no client may see.
const INTERNAL: &str = "InternalOnly";
const RETRIABLE: &str = "RetriableError";
/// What clients get for internal codes, if the source has it.
const MASKS: [&str; 2] = ["InternalError", "UnknownError"];
const KEYS: [&str; 6] = ["code", "name", "categories", "extra", "extraNs", "extraIsOptional"];

/// Reads the lists.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut internal = Vec::new();
    for source in sources {
        let root = document::read(source)?;
        let Some(codes) = root.get("error_codes") else {
            return Err(source.error(1, "no `error_codes` found", HELP));
        };
        let categories = root.get("error_categories").map_or(&[][..], Node::items);
        for node in codes.items() {
            error(&mut imported, source, node, categories, &mut internal)?;
        }
        for node in categories {
            let name = node.text().map(|name| names::kebab(name, "category"));
            let is_used = name.is_some_and(|name| {
                matches!(imported.cover.get("sets"), Some(Tree::Map(sets)) if sets.get(&name).is_some())
            });
            if !is_used {
                let what = node.text().unwrap_or(node.what());
                imported.lose(source, node.line, what, "a category without codes");
            }
        }
        for (key, value) in root.members() {
            if !["error_codes", "error_categories"].contains(&key.as_str()) {
                imported.lose(source, value.line, key, "unknown key");
            }
        }
    }
    for source in sources {
        comments(&mut imported, source);
    }
    if imported.groups.is_empty() {
        return Err(sources[0].error(1, "no errors found", HELP));
    }
    mask(&mut imported, &sources[0], &internal)?;
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 500);
    let info = cover::map([("$when", "params".into()), ("then", "$params".into())]);
    let body = cover::map([
        ("ok", Value::Integer(0)),
        ("errmsg", "$text".into()),
        ("code", "$number".into()),
        ("codeName", "$code".into()),
        ("errInfo", info),
    ]);
    cover::complete(&mut imported, &options.name, "MongoDB errors", body);
    // MongoDB answers with 200, and says in the body that it failed.
    if let Some(Tree::Map(house)) =
        imported.cover.map("envelopes").members.first_mut().map(|(_, it)| it)
    {
        house.guess("http_status", 200, "MongoDB sends errors with this status");
    }
    Ok(imported)
}

fn error(
    imported: &mut Imported,
    source: &Source,
    node: &Node,
    known: &[Node],
    internal: &mut Vec<String>,
) -> Result<(), Error> {
    let number = node.get("code").and_then(Node::integer);
    let name = node.get("name").and_then(Node::text);
    let (Some(number), Some(name)) = (number, name) else {
        return Err(source.error(node.line, "expected a number `code` and a `name`", HELP));
    };
    if number == 0 {
        imported.lose(source, node.line, name, "code 0 is no error");
        return Ok(());
    }
    is_new(imported, source, node, (name, number))?;
    let mut error = Map::named();
    error.take("number", number);
    let mut tags = Vec::new();
    for category in node.get("categories").map_or(&[][..], Node::items) {
        let Some(text) = category.text() else { continue };
        if known.iter().all(|it| it.text() != Some(text)) {
            imported.lose(source, category.line, format!("{name}.{text}"), "an unknown category");
            continue;
        }
        let set = names::kebab(text, "category");
        add(imported.cover.map("sets"), &set, name);
        match text {
            RETRIABLE => error.take("retry", "backoff"),
            INTERNAL => internal.push(name.to_owned()),
            _ => {}
        }
        tags.push(set);
    }
    for (prefix, tag) in [("OBSOLETE_", "obsolete"), ("NOT_YET_AVAILABLE_", "not-yet-available")] {
        if name.starts_with(prefix) {
            tags.push(tag.to_owned());
        }
    }
    if !tags.is_empty() {
        error.take("tags", tags);
    }
    if let Some(extra) = node.get("extra").and_then(Node::text) {
        let mut param = Map::named();
        param.guess("type", "json", "the source has only the name of a C++ type");
        let namespace = node.get("extraNs").and_then(Node::text);
        let kind = namespace.map_or_else(|| extra.to_owned(), |it| format!("{it}::{extra}"));
        param.take("description", format!("`{kind}`"));
        let optional = node.get("extraIsOptional").and_then(Node::text);
        if optional.is_some_and(|it| it.eq_ignore_ascii_case("true")) {
            param.take("optional", true);
        }
        error.map("params").add("extra", param);
    }
    imported.lose_others(source, name, node, &KEYS);
    let title = |keys: &mut Map| keys.guess("title", "Errors of the server", cover::NOT_IN_SOURCE);
    imported.group(GROUP, title).errors.add(name, error);
    Ok(())
}

/// Refuses a code or a number that another error has.
fn is_new(
    imported: &Imported,
    source: &Source,
    node: &Node,
    (name, number): (&str, i64),
) -> Result<(), Error> {
    if !names::is_code(name) || imported.codes().any(|other| other == name) {
        let reason = format!("`{name}` can't be a code, or is declared twice");
        return Err(source.error(node.line, &reason, "correct the file"));
    }
    if let Some(other) = with_number(imported, number) {
        let reason = format!("`{name}` has the number of `{other}`");
        return Err(source.error(node.line, &reason, "correct one of them"));
    }
    Ok(())
}

/// Returns the code with a number.
fn with_number(imported: &Imported, number: i64) -> Option<&str> {
    let same = Tree::Leaf(Origin::Taken, number.into());
    let has_number =
        |tree: &Tree| matches!(tree, Tree::Map(error) if error.get("number") == Some(&same));
    let mut errors = imported.groups.iter().flat_map(|group| &group.errors.members);
    errors.find(|(_, tree)| has_number(tree)).map(|(code, _)| code.as_str())
}

/// Reports the comments.
fn comments(imported: &mut Imported, source: &Source) {
    for (line, text) in (1..).zip(source.text.lines()) {
        let comment = text.trim_start().strip_prefix('#').map(str::trim);
        if let Some(comment) = comment.filter(|comment| !comment.is_empty()) {
            imported.lose(source, line, comment, "comments are about the file");
        }
    }
}

/// Adds a code to a set.
fn add(sets: &mut Map, set: &str, code: &str) {
    let mut codes = match sets.get(set) {
        Some(Tree::Map(known)) => match known.get("codes") {
            Some(Tree::Leaf(_, Value::List(codes))) => codes.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    codes.push(code.into());
    sets.add(set, Map::set(codes));
}

/// Marks internal codes, and chooses the public code that clients get.
fn mask(imported: &mut Imported, source: &Source, internal: &[String]) -> Result<(), Error> {
    if internal.is_empty() {
        return Ok(());
    }
    let is_public = |code: &&str| internal.iter().all(|it| it != code);
    let common = MASKS.into_iter().find(|mask| imported.codes().any(|code| code == *mask));
    let Some(mask) = common.filter(|it| is_public(it)).or_else(|| imported.codes().find(is_public))
    else {
        return Err(source.error(1, "every code is internal", "add a public code to send instead"));
    };
    let mask = mask.to_owned();
    for group in &mut imported.groups {
        for (code, tree) in &mut group.errors.members {
            if let (true, Tree::Map(error)) = (internal.contains(code), tree) {
                error.take("audience", "internal");
                error.guess("mask", mask.as_str(), "a public code, which clients get instead");
            }
        }
    }
    Ok(())
}
