//! `OpenAPI` 3: error responses of operations and components, and `x-errors`, Vonage's list of codes.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use super::openapi_body::{self, Body, Shape};
use crate::cover;
use crate::document::{self, Node};
use crate::format::Options;
use crate::imported::Imported;
use crate::message::{escaped, markdown};
use crate::names;
use crate::source::Source;
use crate::tree::{Map, Origin, Tree};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const LISTS: [&str; 3] = ["/x-errors", "/components/x-errors", "/generic_errors"];
const OTHER_CODE: &str = "another description or body of a code that is imported";

/// Reads the documents.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    let mut shape = Shape::default();
    for source in sources {
        let root = document::read(source)?;
        let title = root.at("/info/title").and_then(Node::text).unwrap_or("Errors").to_owned();
        let mut reader = Reader {
            imported: &mut imported,
            shape: &mut shape,
            source,
            root: &root,
            title,
            range: None,
        };
        for list in LISTS {
            for (code, node) in root.at(list).map_or(&[][..], Node::members) {
                reader.listed(code, node)?;
            }
        }
        reader.operations();
        reader.components();
    }
    if imported.groups.is_empty() {
        let help = "name a document of OpenAPI 3 with responses for 4xx, 5xx or `default`, or with `x-errors`";
        return Err(sources[0].error(1, "no errors found", help));
    }
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 500);
    shape.envelope(&mut imported.cover, &options.name);
    cover::complete(&mut imported, &options.name, "API errors", cover::body("$code"));
    Ok(imported)
}

struct Reader<'r> {
    imported: &'r mut Imported,
    shape: &'r mut Shape,
    source: &'r Source,
    root: &'r Node,
    /// The title of the document, and of its group.
    title: String,
    /// The first status of the current response, if it has a range of them.
    range: Option<i64>,
}

impl Reader<'_> {
    /// Reads an item of `x-errors`.
    fn listed(&mut self, code: &str, node: &Node) -> Result<(), Error> {
        if !names::is_code(code) {
            let reason = format!("`{code}` can't be a code: expected letters, digits and `-._:+@`");
            return Err(self.source.error(node.line, &reason, "rename the code"));
        }
        let mut error = Map::named();
        for (key, value) in node.members() {
            match (key.as_str(), value.text()) {
                ("title", Some(text)) => error.take("title", text),
                ("status", Some(text)) if text.parse::<i64>().is_ok() => {
                    error.take("status", text.parse::<i64>().unwrap_or_default());
                }
                ("description" | "resolution", Some(text)) => {
                    let text = self.markdown(value, &format!("{code}.{key}"), text);
                    error.take(key, text);
                }
                ("resolution", None) if !value.items().is_empty() => {
                    let steps = value.items().iter().filter_map(|step| Some((step, step.text()?)));
                    let steps: Vec<String> = steps
                        .map(|(step, text)| self.markdown(step, &format!("{code}.{key}"), text))
                        .collect();
                    error.take(key, steps);
                }
                ("link", None) => self.link(code, value, &mut error),
                _ => self.lose(value, format!("{code}.{key}"), "unknown key"),
            }
        }
        self.add(node, code, error);
        Ok(())
    }

    fn link(&mut self, code: &str, link: &Node, error: &mut Map) {
        let url = link.get("url").and_then(Node::text).unwrap_or_default().trim();
        if !url.starts_with("https://") {
            return self.lose(
                link,
                format!("{code}.link {url}"),
                "a link that doesn't begin with `https://`",
            );
        }
        let see = match link.get("text").and_then(Node::text) {
            Some(title) => cover::map([("url", url.into()), ("title", title.into())]),
            None => url.into(),
        };
        error.take("see", Value::List(vec![see]));
    }

    /// Reads the error responses of every operation.
    fn operations(&mut self) {
        let root = self.root;
        for (path, item) in root.get("paths").map_or(&[][..], Node::members) {
            for (method, operation) in
                item.members().iter().filter(|(key, _)| METHODS.contains(&key.as_str()))
            {
                let id = operation.get("operationId").and_then(Node::text);
                let id = id.map_or_else(|| format!("{method} {path}"), str::to_owned);
                for (status, response) in operation.get("responses").map_or(&[][..], Node::members)
                {
                    let is_error = status.starts_with(['4', '5']) || status == "default";
                    if is_error {
                        self.response(response, None, Some(status), &id);
                    }
                }
            }
        }
    }

    /// Reads the responses of components that no operation used with a status.
    fn components(&mut self) {
        let root = self.root;
        let used = used(root);
        for (name, response) in root.at("/components/responses").map_or(&[][..], Node::members) {
            if !used.contains(&name.as_str()) {
                self.response(response, Some(name), None, name);
            }
        }
    }

    fn response(
        &mut self,
        response: &Node,
        name: Option<&str>,
        status: Option<&str>,
        operation: &str,
    ) {
        if let Some(reference) = response.get("$ref").and_then(Node::text) {
            let found = reference.strip_prefix('#').and_then(|pointer| self.root.at(pointer));
            match found {
                Some(found) if found.get("$ref").is_none() => {
                    let name = reference.rsplit('/').next();
                    self.response(found, name, status, operation);
                }
                _ => self.lose(
                    response,
                    reference.to_owned(),
                    "a reference that is not in the document",
                ),
            }
            return;
        }
        let number = status.and_then(|status| status.parse::<i64>().ok());
        self.range = match status {
            Some("4XX" | "4xx") => Some(400),
            Some("5XX" | "5xx") => Some(500),
            _ => None,
        };
        for (key, value) in response.members() {
            match key.as_str() {
                "description" => {}
                "content" => self.schemas(value, operation),
                _ => self.lose(
                    value,
                    format!("{operation}: {key}"),
                    "only the description and the bodies of responses are read",
                ),
            }
        }
        let (bodies, others) = Body::all(self.root, response, self.shape);
        for example in others {
            self.lose(example, format!("{operation}: an example"), "an example without a code");
        }
        let description =
            response.get("description").and_then(Node::text).filter(|text| !text.is_empty());
        if bodies.is_empty() {
            return self.without_body(response, name, description, number, operation);
        }
        for body in bodies {
            self.body(response, body, description, number);
        }
    }

    /// Adds the error of a response without an example. Its code is made from its name or its status.
    fn without_body(
        &mut self,
        response: &Node,
        name: Option<&str>,
        description: Option<&str>,
        status: Option<i64>,
        operation: &str,
    ) {
        let origin = Some(Origin::Guessed("from the status or the name of the response"));
        let mut error = Map { origin, ..Map::default() };
        self.texts(&mut error, response, description, status);
        let phrase = status.map_or("default", phrase);
        let code = name.map_or_else(|| phrase.to_owned(), |name| names::kebab(name, "error"));
        let is_other = name.is_none() && self.differs(&code, &error);
        let code = if is_other {
            format!("{}-{phrase}", names::kebab(operation, "operation"))
        } else {
            code
        };
        self.add(response, &code, error);
    }

    /// Adds the error of an example.
    fn body(
        &mut self,
        response: &Node,
        body: Body<'_>,
        description: Option<&str>,
        status: Option<i64>,
    ) {
        let mut error = Map::named();
        self.texts(&mut error, response, description, body.status.or(status));
        if let Some(title) = &body.title {
            error.take("title", title.as_str());
        }
        if let Some(detail) = &body.detail {
            error.take("detail", escaped(detail));
        }
        for (name, param) in body.params {
            error.map("params").add(&name, param);
        }
        for (node, what, reason) in body.lost {
            self.lose(node, format!("{}: {what}", body.code), reason);
        }
        self.add(response, &body.code, error);
    }

    fn texts(
        &mut self,
        error: &mut Map,
        response: &Node,
        description: Option<&str>,
        status: Option<i64>,
    ) {
        if let Some(status) = status.filter(|status| (400..600).contains(status)) {
            error.take("status", status);
        } else if let Some(status) = self.range {
            error.guess("status", status, "the first of the range of statuses");
        }
        if let Some(text) = description {
            let text = self.markdown(response, "description", text);
            error.take("description", text);
        }
    }

    fn schemas(&mut self, content: &Node, operation: &str) {
        for (kind, media) in content.members() {
            self.shape.media(kind);
            for (name, example) in media.get("examples").map_or(&[][..], Node::members) {
                if openapi_body::value(self.root, example).is_none() {
                    let what = format!("{operation}: {kind}: {name}");
                    self.lose(example, what, "an example without a `value` in the document");
                }
            }
            if let Some(schema) = media.get("schema")
                && media.get("example").is_none()
                && media.get("examples").is_none()
            {
                self.lose(
                    schema,
                    format!("{operation}: {kind}"),
                    "a body without an example: its schema is not read",
                );
            }
        }
    }

    /// Adds an error, unless there is one with its code.
    fn add(&mut self, node: &Node, code: &str, error: Map) {
        if self.imported.codes().any(|other| other == code) {
            if self.differs(code, &error) {
                self.lose(node, code.to_owned(), OTHER_CODE);
            }
            return;
        }
        let title = self.title.clone();
        let group =
            self.imported.group(&names::kebab(&title, "api"), |keys| keys.take("title", title));
        group.errors.add(code, error);
    }

    /// Returns whether another error has a code.
    fn differs(&self, code: &str, error: &Map) -> bool {
        let found = self.imported.groups.iter().find_map(|group| group.errors.get(code));
        found.is_some_and(|found| *found != Tree::Map(error.clone()))
    }

    fn markdown(&mut self, node: &Node, what: &str, text: &str) -> String {
        let (text, has_lost_link) = markdown(text);
        if has_lost_link {
            self.lose(node, what.to_owned(), "a link to a relative address: its words stay");
        }
        text
    }

    fn lose(&mut self, node: &Node, what: String, reason: &'static str) {
        self.imported.lose(self.source, node.line, what, reason);
    }
}

/// Returns the names of the components that operations use as responses, of errors or not.
fn used(root: &Node) -> Vec<&str> {
    let items = root
        .get("paths")
        .map_or(&[][..], Node::members)
        .iter()
        .flat_map(|(_, item)| item.members());
    let responses =
        items.filter_map(|(_, operation)| operation.get("responses")).flat_map(Node::members);
    let references = responses.filter_map(|(_, response)| response.get("$ref")?.text());
    references.filter_map(|reference| reference.strip_prefix("#/components/responses/")).collect()
}

/// The words of statuses, in kebab-case.
const PHRASES: [(i64, &str); 20] = [
    (400, "bad-request"),
    (401, "unauthorized"),
    (402, "payment-required"),
    (403, "forbidden"),
    (404, "not-found"),
    (405, "method-not-allowed"),
    (406, "not-acceptable"),
    (408, "request-timeout"),
    (409, "conflict"),
    (410, "gone"),
    (412, "precondition-failed"),
    (413, "content-too-large"),
    (415, "unsupported-media-type"),
    (422, "unprocessable-content"),
    (429, "too-many-requests"),
    (500, "internal-server-error"),
    (501, "not-implemented"),
    (502, "bad-gateway"),
    (503, "service-unavailable"),
    (504, "gateway-timeout"),
];

/// Returns the words of a status, in kebab-case.
fn phrase(status: i64) -> &'static str {
    let found = PHRASES.iter().find(|(other, _)| *other == status);
    let other = if status < 500 { "client-error" } else { "server-error" };
    found.map_or(other, |(_, phrase)| phrase)
}
