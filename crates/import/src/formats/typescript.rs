//! `diagnosticMessages.json` of TypeScript, and the `diagnosticMessages.generated.json` in the folder of each language.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::imported::Imported;
use crate::message::Message;
use crate::names;
use crate::source::Source;
use crate::tree::{Map, Tree};

const NO_TYPES: &str = "the source has no types";
const HELP: &str = "name diagnosticMessages.json of TypeScript, and lib/LANGUAGE/diagnosticMessages.generated.json";

/// Reads the messages, then the translations.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut translations = Vec::new();
    for source in sources {
        let root = document::read(source)?;
        if root.members().iter().all(|(_, node)| node.text().is_some()) {
            translations.push((source, root));
        } else {
            for (text, node) in root.members() {
                diagnostic(&mut imported, source, text, node)?;
            }
        }
    }
    if imported.groups.is_empty() {
        return Err(sources[0].error(1, "no diagnostics found", HELP));
    }
    for (source, root) in &translations {
        language(&mut imported, source, root)?;
    }
    let languages: Vec<String> =
        imported.languages.iter().map(|(language, _)| language.clone()).collect();
    if !languages.is_empty() {
        imported.cover.take("languages", languages);
    }
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 400);
    let Value::Map(mut body) = cover::body("$code") else { return Ok(imported) };
    body.push(("category".to_owned(), "$props.category|opt".into()));
    cover::complete(&mut imported, &options.name, "TypeScript diagnostics", Value::Map(body));
    Ok(imported)
}

fn diagnostic(
    imported: &mut Imported,
    source: &Source,
    text: &str,
    node: &Node,
) -> Result<(), Error> {
    let Some(number) = node.get("code").and_then(Node::integer) else {
        return Err(source.error(node.line, &format!("`{text}` has no number `code`"), HELP));
    };
    let code = format!("TS{number}");
    if number < 0 || imported.codes().any(|other| other == code) {
        return Err(source.error(
            node.line,
            &format!("code {number} is negative, or declared twice"),
            "correct the file",
        ));
    }
    let message = message(text);
    let mut error = Map::named();
    error.take("number", number);
    error.take("detail", message.text.as_str());
    for name in &message.params {
        error.map("params").add(name, Map::param("string", NO_TYPES));
    }
    let mut tags = Vec::new();
    for (key, value) in node.members() {
        match (key.as_str(), value.text()) {
            ("code", _) => {}
            ("category", Some(category)) => {
                error.map("props").take("category", category);
                let severity = match category {
                    "Error" => "error",
                    "Warning" => "warn",
                    _ => "info",
                };
                error.guess("severity", severity, "from the category");
            }
            (_, Some("true")) => tags.push(names::kebab(key, "tag")),
            (_, Some("false")) => {}
            _ => imported.lose(source, value.line, format!("{code}.{key}"), "unknown key"),
        }
    }
    if !tags.is_empty() {
        error.take("tags", tags);
    }
    let thousand = number / 1000 * 1000;
    let group = imported.group(&group(number), |keys| {
        keys.guess("title", format!("Codes from {thousand}"), "from the codes");
    });
    group.errors.add(&code, error);
    Ok(())
}

fn group(number: i64) -> String {
    format!("from-{}", number / 1000 * 1000)
}

/// Reads the texts of a language, whose keys end with the number.
fn language(imported: &mut Imported, source: &Source, root: &Node) -> Result<(), Error> {
    let folders: Vec<&str> = source.name.split(['/', '\\']).collect();
    let Some(language) = folders.len().checked_sub(2).and_then(|at| folders.get(at)) else {
        return Err(source.error(
            1,
            "the language of the file is unknown",
            "put it in a folder with the name of its language",
        ));
    };
    let mut groups = Map::default();
    for (key, node) in root.members() {
        let (Some(number), Some(text)) =
            (key.rsplit('_').next().and_then(|it| it.parse::<i64>().ok()), node.text())
        else {
            imported.lose(
                source,
                node.line,
                key,
                "the key doesn't end with the number of a diagnostic",
            );
            continue;
        };
        let code = format!("TS{number}");
        let Some(detail) = detail(imported, &group(number), &code) else {
            imported.lose(source, node.line, key, "a translation without a diagnostic");
            continue;
        };
        let message = message(text);
        let mut params = (message.params.clone(), self::message(&detail).params);
        params.0.sort();
        params.1.sort();
        if params.0 == params.1 {
            let mut entry = Map::default();
            entry.take("detail", message.text);
            groups.map(&group(number)).add(&code, entry);
        } else {
            imported.lose(source, node.line, key, "a translation with other placeholders");
        }
    }
    let mut keys = Map::default();
    keys.take("language", *language);
    keys.add("errors", groups);
    imported.languages.push(((*language).to_owned(), keys));
    Ok(())
}

/// Returns the message of a diagnostic.
fn detail(imported: &Imported, group: &str, code: &str) -> Option<String> {
    let group = imported.groups.iter().find(|it| it.name == group)?;
    match group.errors.get(code)? {
        Tree::Map(error) => match error.get("detail")? {
            Tree::Leaf(_, Value::Text(text)) => Some(text.clone()),
            _ => None,
        },
        Tree::Leaf(..) => None,
    }
}

/// Reads a message with placeholders such as `{0}`.
fn message(text: &str) -> Message {
    Message::read(text, '{', '}', |name| {
        (!name.is_empty() && name.chars().all(|c| c.is_ascii_digit())).then(|| name.to_owned())
    })
}
