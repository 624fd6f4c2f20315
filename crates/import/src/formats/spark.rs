//! `error-conditions.json` of Apache Spark: conditions with messages, SQLSTATEs and sub-conditions.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::imported::Imported;
use crate::message::{Message, RENAMED};
use crate::names;
use crate::source::Source;
use crate::tree::Map;

const NO_TYPES: &str = "the source has no types";
/// The group of conditions without a SQLSTATE.
const OTHER: &str = "other";

/// Reads the conditions.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    for source in sources {
        for (code, node) in document::read(source)?.members() {
            condition(&mut imported, source, code, node)?;
        }
    }
    if imported.groups.is_empty() {
        return Err(sources[0].error(
            1,
            "no conditions found",
            "name the error-conditions.json of Spark",
        ));
    }
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 500);
    let code = cover::map([
        ("$when", "case".into()),
        ("then", "${code}.${case|snake|upper}".into()),
        ("else", "$code".into()),
    ]);
    let Value::Map(mut body) = cover::body("$code") else { return Ok(imported) };
    body[0].1 = code;
    "messageParameters".clone_into(&mut body[2].0);
    body.push(("sqlState".to_owned(), "$props.sqlState|opt".into()));
    cover::complete(&mut imported, &options.name, "Spark errors", Value::Map(body));
    Ok(imported)
}

fn condition(
    imported: &mut Imported,
    source: &Source,
    code: &str,
    node: &Node,
) -> Result<(), Error> {
    if !names::is_code(code) {
        let reason = format!("`{code}` can't be a code: expected letters, digits and `-._:+@`");
        return Err(source.error(node.line, &reason, "rename the condition"));
    }
    if imported.codes().any(|other| other == code) {
        return Err(source.error(
            node.line,
            &format!("`{code}` is declared twice"),
            "remove one of them",
        ));
    }
    let message = message(source, code, node)?;
    let mut error = Map::named();
    let mut cases = Map::default();
    let subconditions = node.get("subClass").map_or(&[][..], Node::members);
    if subconditions.is_empty() {
        error.take("detail", message.text.as_str());
    }
    params(&mut error, &message, &[]);
    for (name, sub) in subconditions {
        let (key, case) = subcondition(imported, source, code, &message, (name, sub))?;
        cases.add(&key, case);
    }
    error.add("cases", cases);
    renamed(imported, source, node, code, &message);
    if code.starts_with('_') {
        error.guess("tags", vec!["legacy"], "from the `_` before the code");
    }
    let state = node.get("sqlState").and_then(Node::text);
    if let Some(state) = state {
        error.map("props").take("sqlState", state);
    }
    imported.lose_others(source, code, node, &["message", "sqlState", "subClass"]);
    let class = state.and_then(|state| state.get(..2));
    let name =
        class.map_or_else(|| OTHER.to_owned(), |class| format!("class-{}", class.to_lowercase()));
    let group = imported.group(&name, |keys| {
        let title = class.map_or_else(
            || "Errors without a SQLSTATE".to_owned(),
            |class| format!("SQLSTATE class {class}"),
        );
        keys.guess("title", title, "from the SQLSTATEs");
    });
    group.errors.add(code, error);
    Ok(())
}

/// Reads a sub-condition, and returns the name of its case.
fn subcondition(
    imported: &mut Imported,
    source: &Source,
    code: &str,
    message: &Message,
    (name, sub): (&str, &Node),
) -> Result<(String, Map), Error> {
    let own = self::message(source, &format!("{code}.{name}"), sub)?;
    // Spark sends the text of the condition before that of the sub-condition.
    let mut case = Map::case(&format!("{} {}", message.text, own.text));
    if let Some(state) = sub.get("sqlState").and_then(Node::text) {
        case.map("props").take("sqlState", state);
    }
    params(&mut case, &own, &message.params);
    renamed(imported, source, sub, &format!("{code}.subClass.{name}"), &own);
    imported.lose_others(source, &format!("{code}.subClass.{name}"), sub, &["message", "sqlState"]);
    let key = names::kebab(name, "case");
    if key.replace('-', "_").to_uppercase() != name {
        imported.lose(
            source,
            sub.line,
            format!("{code}.subClass.{name}"),
            "the name of a case is sent in upper case with `_`",
        );
    }
    Ok((key, case))
}

fn message(source: &Source, what: &str, node: &Node) -> Result<Message, Error> {
    let Some(lines) = node.get("message") else {
        let reason = format!("`{what}` has no `message`");
        return Err(source.error(
            node.line,
            &reason,
            "add it, or name the error-conditions.json of Spark",
        ));
    };
    let lines: Vec<&str> = match lines.text() {
        Some(line) => vec![line],
        None => lines.items().iter().filter_map(Node::text).collect(),
    };
    Ok(Message::read(&lines.join("\n"), '<', '>', |name| {
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        is_name.then(|| names::param(name))
    }))
}

/// Adds the params of a message but those that the condition has.
fn params(map: &mut Map, message: &Message, inherited: &[String]) {
    for name in message.params.iter().filter(|name| !inherited.contains(name)) {
        map.map("params").add(name, Map::param("string", NO_TYPES));
    }
}

/// Reports params whose names the catalog can't take.
fn renamed(imported: &mut Imported, source: &Source, node: &Node, what: &str, message: &Message) {
    for name in &message.renamed {
        imported.lose(source, node.line, format!("{what}: <{name}>"), RENAMED);
    }
}
