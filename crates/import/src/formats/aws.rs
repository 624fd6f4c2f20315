//! `service-2.json` of an AWS service: the exceptions of its API.

use std::collections::{BTreeMap, BTreeSet};

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::html;
use crate::imported::Imported;
use crate::names;
use crate::source::Source;
use crate::tree::Map;

const GROUP: &str = "errors";
/// The keys of an exception that are read, or say nothing about it.
const SHAPE_KEYS: [&str; 9] = [
    "type",
    "members",
    "documentation",
    "error",
    "exception",
    "fault",
    "retryable",
    "required",
    "synthetic",
];
const ERROR_KEYS: [&str; 3] = ["code", "httpStatusCode", "senderFault"];

/// Reads the exceptions.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut protocol = String::new();
    let mut title = None;
    for source in sources {
        let root = document::read(source)?;
        let shapes = root.get("shapes").map_or(&[][..], Node::members);
        let metadata = root.get("metadata");
        let word = |key: &str| metadata.and_then(|it| it.get(key)).and_then(Node::text);
        word("protocol").unwrap_or_default().clone_into(&mut protocol);
        title = word("serviceFullName").map(|name| format!("Errors of {name}"));
        let model = Model { source, root: &root, is_json: protocol.ends_with("json") };
        let mut codes = BTreeMap::new();
        for (name, shape) in shapes.iter().filter(|(_, shape)| is_exception(shape)) {
            let code = model.exception(&mut imported, name, shape)?;
            codes.insert(name.as_str(), code);
        }
        model.sets(&mut imported, &codes);
    }
    if imported.groups.is_empty() {
        let help = "name the service-2.json of a service with exceptions";
        return Err(sources[0].error(1, "no exceptions found", help));
    }
    cover::requires(&mut imported, &[]);
    imported.cover.map("defaults").guess("status", 400, "the source has none for some errors");
    let title = title.unwrap_or_else(|| "AWS errors".to_owned());
    envelope(&mut imported, &protocol);
    cover::complete(&mut imported, &options.name, &title, xml_body());
    if protocol != "rest-xml" {
        imported.cover.members.retain(|(key, _)| key != "envelopes");
    }
    Ok(imported)
}

/// Sets the body of the service's protocol.
fn envelope(imported: &mut Imported, protocol: &str) {
    let reason = "from the protocol";
    match protocol {
        "rest-xml" => {
            let house = imported.cover.map("envelopes").map("house");
            house.guess("content_type", "application/xml", reason);
            house.guess("serializer", "xml", reason);
            house.guess("body", xml_body(), reason);
        }
        "query" | "ec2" => imported.cover.guess("envelope", "aws-query-xml", reason),
        _ => imported.cover.guess("envelope", "aws-json", reason),
    }
}

/// Returns the body of a service such as S3.
fn xml_body() -> Value {
    let error = cover::map([
        ("Code", "$code".into()),
        ("Message", "$text".into()),
        ("$merge", "$params".into()),
        ("RequestId", "$trace_id|opt".into()),
    ]);
    cover::map([("Error", error)])
}

fn is_exception(shape: &Node) -> bool {
    shape.get("exception").and_then(Node::text) == Some("true") || shape.get("error").is_some()
}

struct Model<'s> {
    source: &'s Source,
    root: &'s Node,
    is_json: bool,
}

impl Model<'_> {
    /// Adds an exception and returns its code.
    fn exception(
        &self,
        imported: &mut Imported,
        name: &str,
        shape: &Node,
    ) -> Result<String, Error> {
        let facts = shape.get("error");
        let fact = |key: &str| facts.and_then(|facts| facts.get(key));
        let code = fact("code").and_then(Node::text).unwrap_or(name);
        if !names::is_code(code) || imported.codes().any(|other| other == code) {
            let reason = format!("`{code}` is declared twice, or can't be a code");
            return Err(self.source.error(shape.line, &reason, "correct the model"));
        }
        let mut error = Map::named();
        let status = fact("httpStatusCode").and_then(Node::integer);
        let is_fault = shape.get("fault").and_then(Node::text) == Some("true");
        match status {
            Some(status) if (400..600).contains(&status) => error.take("status", status),
            Some(_) => imported.lose(
                self.source,
                shape.line,
                format!("{name}.httpStatusCode"),
                "no status of an error",
            ),
            None if is_fault => error.guess("status", 500, "from `fault`"),
            None => {}
        }
        if is_fault || status.is_some_and(|status| status >= 500) {
            error.guess("expose", true, "otherwise, a response with this status has no params");
        }
        if let Some(documentation) = shape.get("documentation").and_then(Node::text) {
            let converted = html::markdown(documentation);
            error.take("description", converted.markdown);
            for tag in converted.others {
                let reason = "an element that Markdown doesn't have; its text stays";
                imported.lose(self.source, shape.line, format!("{name}: {tag}"), reason);
            }
        }
        if code != name {
            error.take("rust_name", names::upper_camel(name));
        }
        if shape.get("retryable").is_some() {
            error.take("retry", "backoff");
        }
        if !self.is_json && fact("senderFault").and_then(Node::text) == Some("false") {
            error.map("props").take("type", "Receiver");
        }
        self.members(imported, name, shape, &mut error);
        imported.lose_others(self.source, name, shape, &SHAPE_KEYS);
        if let Some(facts) = facts {
            imported.lose_others(self.source, name, facts, &ERROR_KEYS);
        }
        let title = |keys: &mut Map| keys.guess("title", "Errors", cover::NOT_IN_SOURCE);
        imported.group(GROUP, title).errors.add(code, error);
        Ok(code.to_owned())
    }

    /// Adds the members that are no message as params.
    fn members(&self, imported: &mut Imported, name: &str, shape: &Node, error: &mut Map) {
        let required: BTreeSet<&str> = shape.get("required").map_or_else(BTreeSet::new, |list| {
            list.items().iter().filter_map(Node::text).collect()
        });
        let mut taken = BTreeSet::new();
        for (member, node) in shape.get("members").map_or(&[][..], Node::members) {
            if member.eq_ignore_ascii_case("message") {
                continue;
            }
            let path = format!("{name}.{member}");
            if !taken.insert(names::kebab(member, "p")) {
                let reason = "two params would have one name in Rust";
                imported.lose(self.source, node.line, path, reason);
                continue;
            }
            let mut param = self.param(node);
            if let Some(documentation) = node.get("documentation").and_then(Node::text) {
                let text = html::markdown(documentation).markdown;
                param.take("description", text.replace("\n\n", " "));
            }
            if !required.contains(member.as_str()) {
                param.take("optional", true);
            }
            error.map("params").add(&names::param(member), param);
            imported.lose_others(
                self.source,
                &path,
                node,
                &["shape", "documentation", "location", "locationName"],
            );
        }
    }

    /// Returns a param of a member's type.
    fn param(&self, member: &Node) -> Map {
        let shape = |node: &Node| self.root.get("shapes")?.get(node.get("shape")?.text()?).cloned();
        let of = |node: &Node| shape(node).and_then(|it| Some(it.get("type")?.text()?.to_owned()));
        let mut param = Map { short: Some("type"), ..Map::named() };
        let item = shape(member).and_then(|list| list.get("member").cloned());
        let kind = match of(member).as_deref() {
            Some("string" | "character" | "blob" | "timestamp") => "string",
            Some("integer" | "long" | "short" | "byte") => "integer",
            Some("float" | "double") => "number",
            Some("boolean") => "boolean",
            Some("list") if item.as_ref().and_then(of).as_deref() == Some("string") => "strings",
            _ => "json",
        };
        param.take("type", kind);
        param
    }

    /// Adds the errors of each operation as a set.
    fn sets(&self, imported: &mut Imported, codes: &BTreeMap<&str, String>) {
        for (operation, node) in self.root.get("operations").map_or(&[][..], Node::members) {
            let errors = node.get("errors").map_or(&[][..], Node::items);
            let shapes = errors.iter().filter_map(|error| error.get("shape")?.text());
            let own: Vec<Value> =
                shapes.filter_map(|shape| Some(codes.get(shape)?.as_str().into())).collect();
            if !own.is_empty() {
                let name = names::kebab(operation, "set");
                imported.cover.map("sets").add(&name, Map::set(own));
            }
        }
    }
}
