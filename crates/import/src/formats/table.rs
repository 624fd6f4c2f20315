//! `csv` and `json`: a record an error, and a mapping that says which column or member is what.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node, NodeKind};
use crate::format::Options;
use crate::imported::Imported;
use crate::mapping::{KEY, Mapping};
use crate::message::{Message, RENAMED, markdown};
use crate::names;
use crate::source::Source;
use crate::tree::Map;

const LINK: &str = "a link to a relative address: its words stay";
const NO_TYPES: &str = "the source has no types";

/// Reads tables.
pub(crate) fn csv(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut records = Vec::new();
    for source in sources {
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(source.text.as_bytes());
        let wrong = |error: &csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            source.error(
                usize::try_from(line).unwrap_or(1),
                &format!("not CSV: {error}"),
                "correct the file",
            )
        };
        let names = reader.headers().map_err(|error| wrong(&error))?.clone();
        for row in reader.records() {
            let row = row.map_err(|error| wrong(&error))?;
            let line = row.position().map_or(1, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(1);
            let cells = names.iter().zip(&row).map(|(name, cell)| {
                let name = name.trim_start_matches('\u{feff}').to_owned();
                (
                    name,
                    Node {
                        line,
                        kind: NodeKind::Scalar { text: cell.to_owned(), is_plain: false },
                    },
                )
            });
            records.push(Record {
                source,
                key: None,
                node: Node { line, kind: NodeKind::Map(cells.collect()) },
            });
        }
    }
    imported(&records, sources, options)
}

/// Reads JSON or YAML.
pub(crate) fn json(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mapping = Mapping::read(options.mapping.as_ref())?;
    let mut records = Vec::new();
    for source in sources {
        let root = document::read(source)?;
        let Some(errors) = root.at(&mapping.errors) else {
            let reason = format!("there is nothing at `{}`", mapping.errors);
            return Err(source.error(
                1,
                &reason,
                "correct `errors` in the mapping, a JSON pointer",
            ));
        };
        records.extend(errors.items().iter().map(|node| Record {
            source,
            key: None,
            node: node.clone(),
        }));
        records.extend(errors.members().iter().map(|(key, node)| Record {
            source,
            key: Some(key.clone()),
            node: node.clone(),
        }));
    }
    imported(&records, sources, options)
}

/// An error of a source.
struct Record<'s> {
    source: &'s Source,
    /// The key of the record in a map.
    key: Option<String>,
    node: Node,
}

fn imported(
    records: &[Record<'_>],
    sources: &[Source],
    options: &Options,
) -> Result<Imported, Error> {
    let mapping = Mapping::read(options.mapping.as_ref())?;
    let mut imported = Imported::default();
    for record in records {
        error(&mut imported, &mapping, record)?;
    }
    if imported.groups.is_empty() {
        return Err(sources[0].error(
            1,
            "no errors found",
            "name another file, or correct `errors` in the mapping",
        ));
    }
    let has_all = |key: &str| {
        let errors = imported.groups.iter().flat_map(|group| &group.errors.members);
        errors.into_iter().all(
            |(_, error)| matches!(error, crate::tree::Tree::Map(error) if error.get(key).is_some()),
        )
    };
    let texts: Vec<&str> =
        ["title", "description", "resolution"].into_iter().filter(|key| has_all(key)).collect();
    let all_have_status = has_all("status");
    if texts.len() < 3 {
        cover::requires(&mut imported, &texts);
    }
    if !all_have_status {
        cover::default_status(&mut imported, 500);
    }
    let Value::Map(mut body) = cover::body("$code") else { return Ok(imported) };
    for (name, _) in &mapping.props {
        body.push((name.clone(), format!("$props.{name}|opt").into()));
    }
    let title = format!("{} errors", names::sentence(&options.name));
    cover::complete(&mut imported, &options.name, &title, Value::Map(body));
    Ok(imported)
}

fn error(imported: &mut Imported, mapping: &Mapping, record: &Record<'_>) -> Result<(), Error> {
    let Record { source, node, .. } = record;
    let code = code(imported, mapping, record)?;
    let mut map = Map::named();
    for (key, path) in mapping.keys.iter().filter(|(key, _)| key != "code" && key != "group") {
        if let Some(found) =
            find(node, path).filter(|found| found.text().is_none_or(|text| !text.is_empty()))
        {
            value(imported, mapping, source, &mut map, key, found)?;
        }
    }
    for (name, path) in &mapping.props {
        if let Some(text) = find(node, path).and_then(Node::text).filter(|text| !text.is_empty()) {
            map.map("props").take(name, text);
        }
    }
    for (name, found) in node.members() {
        let is_empty = found.text().is_none_or(str::is_empty)
            && found.members().is_empty()
            && found.items().is_empty();
        if !is_empty && !mapping.uses(name) {
            imported.lose(
                source,
                found.line,
                format!("{code}: {name}"),
                "the mapping doesn't name it",
            );
        }
    }
    let written = mapping
        .path("group")
        .and_then(|path| find(node, path)?.text())
        .filter(|text| !text.is_empty());
    let group = match written {
        Some(words) => {
            imported.group(&names::kebab(words, "group"), |keys| keys.take("title", words))
        }
        None => {
            imported.group("errors", |keys| keys.guess("title", "Errors", cover::NOT_IN_SOURCE))
        }
    };
    group.errors.add(code, map);
    Ok(())
}

/// Returns the code of an error.
fn code<'r>(
    imported: &Imported,
    mapping: &Mapping,
    record: &'r Record<'_>,
) -> Result<&'r str, Error> {
    let Record { source, key, node } = record;
    let code = match (mapping.path("code"), key) {
        (Some(path), _) if path != KEY => find(node, path).and_then(Node::text),
        (_, Some(key)) => Some(key.as_str()),
        _ => None,
    };
    let code = code.filter(|code| !code.is_empty()).ok_or_else(|| {
        source.error(
            node.line,
            "an error without a code",
            "say which column or member is the `code`, in the mapping",
        )
    })?;
    if !names::is_code(code) {
        let reason = format!("`{code}` can't be a code: expected letters, digits and `-._:+@`");
        return Err(source.error(node.line, &reason, "map another column or member to `code`"));
    }
    if imported.codes().any(|other| other == code) {
        return Err(source.error(
            node.line,
            &format!("`{code}` appears twice"),
            "remove one of them",
        ));
    }
    Ok(code)
}

/// Adds the value of a key.
fn value(
    imported: &mut Imported,
    mapping: &Mapping,
    source: &Source,
    map: &mut Map,
    key: &str,
    found: &Node,
) -> Result<(), Error> {
    if key == "tags" || key == "see" || key == "aliases" {
        let texts: Vec<&str> = match found.text() {
            Some(text) => {
                text.split([',', ';']).map(str::trim).filter(|text| !text.is_empty()).collect()
            }
            None => found.items().iter().filter_map(Node::text).collect(),
        };
        map.take(key, texts);
        return Ok(());
    }
    let Some(text) = found.text() else {
        imported.lose(source, found.line, key, "a list or a map where a text is expected");
        return Ok(());
    };
    match key {
        "status" | "number" => {
            let Ok(number) = text.parse::<i64>() else {
                let reason = format!("expected a number as `{key}`, found `{text}`");
                return Err(source.error(
                    found.line,
                    &reason,
                    "correct it, or map another column or member",
                ));
            };
            map.take(key, number);
        }
        "expose" => map.take(key, text == "true"),
        "detail" | "user_message" => {
            let message = mapping.message(text);
            map.take(key, message.text.as_str());
            params(map, &message);
            for name in &message.renamed {
                imported.lose(source, found.line, format!("{key}: {name}"), RENAMED);
            }
        }
        "description" | "resolution" => {
            let (text, has_lost_link) = markdown(text);
            if has_lost_link {
                imported.lose(source, found.line, key, LINK);
            }
            map.take(key, text);
        }
        _ => map.take(key, Value::from(text)),
    }
    Ok(())
}

fn params(map: &mut Map, message: &Message) {
    for name in &message.params {
        map.map("params").add(name, Map::param("string", NO_TYPES));
    }
}

/// Returns a member by its name or its JSON pointer.
fn find<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    if path.starts_with('/') { node.at(path) } else { node.get(path) }
}
