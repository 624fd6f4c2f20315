//! Examples of bodies in an `OpenAPI` document: their members, and the envelope that they fit.

use errbook_spec::edit::Value;

use crate::cover;
use crate::document::{Node, NodeKind};
use crate::names;
use crate::tree::{Map, Origin, Tree};

const CODES: [&str; 6] = ["code", "error_code", "errorCode", "type", "error", "reason"];
const TITLES: [&str; 1] = ["title"];
const DETAILS: [&str; 4] = ["detail", "message", "error_description", "msg"];
const STATUSES: [&str; 2] = ["status", "statusCode"];
/// Members of one occurrence.
const OCCURRENCE: [&str; 3] = ["instance", "trace_id", "request_id"];
const PROBLEM: &str = "application/problem+json";

/// What an example of a body says about an error.
pub(super) struct Body<'n> {
    pub(super) code: String,
    pub(super) status: Option<i64>,
    pub(super) title: Option<String>,
    pub(super) detail: Option<String>,
    pub(super) params: Vec<(String, Map)>,
    /// Members that can't be params, and why.
    pub(super) lost: Vec<(&'n Node, &'n str, &'static str)>,
}

/// Puts what is around an error around it.
type Wrap = fn(Value) -> Value;

/// The shape of bodies.
#[derive(Default)]
pub(super) struct Shape {
    is_problem: bool,
    /// The type URI before the code.
    type_uri: Option<String>,
    /// The body of the first example.
    body: Option<Value>,
}

impl Shape {
    /// Records a media type of a response.
    pub(super) fn media(&mut self, kind: &str) {
        self.is_problem |= kind.starts_with(PROBLEM);
    }

    /// Sets the envelope: problem details if the document has them, else the shape of the first example.
    pub(super) fn envelope(self, cover: &mut Map, name: &str) {
        if self.is_problem {
            cover.guess("envelope", errbook_spec::STANDARD_PRESET, "from the media types");
            // No envelope is declared.
            cover.map("envelopes");
            match self.type_uri {
                Some(uri) => cover.take("type_uri", format!("{uri}{{code}}")),
                None => cover.guess(
                    "type_uri",
                    format!("urn:{name}:{{code}}"),
                    "the source has no type URIs",
                ),
            }
        } else if let Some(body) = self.body {
            let mut house = Map::default();
            house.guess("body", body, "from the first example of a body");
            cover.map("envelopes").add("house", house);
        }
    }
}

/// Returns the value of a named example, which may be a reference.
pub(super) fn value<'n>(root: &'n Node, example: &'n Node) -> Option<&'n Node> {
    let reference = example.get("$ref").and_then(Node::text).and_then(|it| it.strip_prefix('#'));
    let example = reference.map_or(Some(example), |pointer| root.at(pointer))?;
    example.get("value")
}

impl<'n> Body<'n> {
    /// Reads the examples of a response. Returns those without a code, too.
    pub(super) fn all(
        root: &'n Node,
        response: &'n Node,
        shape: &mut Shape,
    ) -> (Vec<Self>, Vec<&'n Node>) {
        let (mut bodies, mut others) = (Vec::new(), Vec::new());
        for (kind, media) in response.get("content").map_or(&[][..], Node::members) {
            let named = media.get("examples").map_or(&[][..], Node::members);
            let named = named.iter().filter_map(|(_, example)| value(root, example));
            for example in media.get("example").into_iter().chain(named) {
                match Self::read(example, kind, shape) {
                    Some(body) => bodies.push(body),
                    None => others.push(example),
                }
            }
        }
        (bodies, others)
    }

    fn read(example: &'n Node, kind: &str, shape: &mut Shape) -> Option<Self> {
        let around: [(&str, Wrap); 3] = [
            ("/errors/0", |body| cover::map([("errors", Value::List(vec![body]))])),
            ("/error", |body| cover::map([("error", body)])),
            ("", |body| body),
        ];
        let (node, wrap) = around.into_iter().find_map(|(pointer, wrap)| {
            let node = example.at(pointer)?;
            Some((node, wrap)).filter(|(node, _)| find(node, &CODES).is_some())
        })?;
        let (code_key, written) = find(node, &CODES)?;
        let code = written.rsplit(['#', '/']).next().unwrap_or(written);
        if !names::is_code(code) {
            return None;
        }
        if code_key == "type" && kind.starts_with(PROBLEM) && code.len() < written.len() {
            shape.type_uri.get_or_insert_with(|| written[..written.len() - code.len()].to_owned());
        }
        let (status, title, detail) =
            (find(node, &STATUSES), find(node, &TITLES), find(node, &DETAILS));
        let known: Vec<&str> =
            [status, title, detail].into_iter().flatten().map(|(key, _)| key).collect();
        let mut body = Body {
            code: code.to_owned(),
            status: status.and_then(|(_, text)| text.parse().ok()),
            title: title.map(|(_, text)| text.to_owned()),
            detail: detail.map(|(_, text)| text.to_owned()),
            params: Vec::new(),
            lost: Vec::new(),
        };
        for (key, value) in node.members() {
            if key == code_key || known.contains(&key.as_str()) {
                continue;
            }
            match param(value) {
                _ if OCCURRENCE.contains(&key.as_str()) => {
                    body.lost.push((
                        value,
                        key,
                        "each occurrence has its own: send it with a variable",
                    ));
                }
                Some(param) if names::param(key) == *key => body.params.push((key.clone(), param)),
                _ => body.lost.push((value, key, "only scalar members of a body become params")),
            }
        }
        shape.body.get_or_insert_with(|| {
            let mut members = vec![(code_key.to_owned(), Value::from("$code"))];
            members.extend(status.map(|(key, _)| (key.to_owned(), "$status".into())));
            members.extend(title.map(|(key, _)| (key.to_owned(), "$title".into())));
            members.extend(detail.map(|(key, _)| (key.to_owned(), "$text".into())));
            members.push(("$merge".to_owned(), "$params".into()));
            wrap(Value::Map(members))
        });
        Some(body)
    }
}

/// Returns the first member with one of these names that is a scalar.
fn find<'n>(node: &'n Node, keys: &[&str]) -> Option<(&'n str, &'n str)> {
    let members = node.members().iter();
    let mut found = keys.iter().filter_map(|key| members.clone().find(|(name, _)| name == key));
    found.find_map(|(key, value)| Some((key.as_str(), value.text()?)))
}

/// Returns a param with an example; none for lists, maps and nothing.
fn param(value: &Node) -> Option<Map> {
    let text = value.text()?;
    let (kind, example) = match &value.kind {
        NodeKind::Scalar { is_plain: true, .. } => match (value.integer(), text) {
            (Some(number), _) => ("integer", Value::Integer(number)),
            (None, "true" | "false") => ("boolean", Value::Boolean(text == "true")),
            (None, _) => ("number", Value::Number(text.parse().ok()?)),
        },
        _ => ("string", Value::from(text)),
    };
    let mut param = Map::param(kind, "from the example");
    param.members.push(("example".to_owned(), Tree::Leaf(Origin::Taken, example)));
    Some(param)
}
