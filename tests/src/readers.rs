//! Reads responses with the Rust client, to compare other clients with it; and bodies that third-party programs send.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

use std::cell::Cell;
use std::path::Path;

use errbook::{ArgSink, ArgSource, Catalog, CatalogError, Entry, FromResponse, OwnedArg, Response};
use errbook_client::{Field, Part, Reading, read};
use errbook_spec::model::{self, ParamType, Unique, Visibility};
use serde_json::{Map, Value as Json, json};

use crate::{Known, bodies, bundle, catalog_of, read as files, root};

/// A response.
#[derive(Clone, Debug)]
pub struct RawResponse {
    /// The status code.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl RawResponse {
    /// Converts a response that a server sends.
    ///
    /// # Panics
    ///
    /// Panics if the response is not text.
    #[must_use]
    pub fn new(response: &Response) -> Self {
        let headers = response.headers().map(|(name, value)| {
            (name.to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        });
        Self {
            status: response.status(),
            headers: headers.collect(),
            body: String::from_utf8(response.body().to_vec()).expect("a text"),
        }
    }

    /// Parses a response: a status line, headers, an empty line and a body.
    ///
    /// # Panics
    ///
    /// Panics if the response has no status.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { status, headers, body: body.to_owned() }
    }

    /// Returns the response and the values that the Rust client reads, under their names in `errors.ts`.
    #[must_use]
    pub fn case(&self, known: &'static Known) -> Json {
        let headers = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        let reading = read(&known.runtime, self.status, headers, self.body.as_bytes());
        json!({
            "status": self.status,
            "headers": self.headers,
            "body": self.body,
            "said": said(known, &reading),
        })
    }
}

/// Responses of third-party programs and of servers that deviate from the envelope: one catalog of `tests/others`.
#[derive(Debug)]
pub struct Others {
    /// The name of the catalog's part of the file.
    pub name: String,
    /// Its catalog.
    pub catalog: &'static Known,
    /// Its responses.
    pub cases: Vec<Case>,
}

/// A response, and the members that readers must return.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case's title.
    pub title: String,
    /// The response.
    pub sent: RawResponse,
    /// The expected values by member.
    pub expected: Map<String, Json>,
}

impl Others {
    /// Reads all files. Each has one or several catalogs.
    ///
    /// # Panics
    ///
    /// Panics if a file has another format.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let bundles = files(&root().join("tests/others"));
        let catalogs = bundles.into_values().flat_map(|text| bundle::parse(&text));
        catalogs.map(|(name, text)| Self::parse(name, &String::from_utf8(text).unwrap())).collect()
    }

    /// Returns the responses without the expected values.
    #[must_use]
    pub fn sent(self) -> Vec<RawResponse> {
        self.cases.into_iter().map(|case| case.sent).collect()
    }

    /// Reads the keys of the cover, the keys of the errors, and the cases.
    fn parse(name: String, text: &str) -> Self {
        let mut parts = text.split("\n=== ");
        let (cover, errors) = parts.next().unwrap().split_once("\nerrors:\n").unwrap();
        let uri = if cover.contains("type_uri:") { "" } else { "type_uri: \"urn:x:{code}\"" };
        let cover = format!("catalog: others\ntitle: Others\nlanguage: en\n{uri}\n{cover}\n");
        let group = format!("group: api\ntitle: API\nerrors:\n{errors}\n");
        let files = [("catalog.yaml", cover), ("api.yaml", group)];
        let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
        let case = |part: &str| {
            let (title, part) = part.split_once('\n').unwrap();
            let (sent, expected) = part.split_once("\n---\n").unwrap();
            let expected = serde_json::from_str(expected)
                .unwrap_or_else(|error| panic!("{name}: {title}: {error}"));
            Case { title: title.to_owned(), sent: RawResponse::parse(sent), expected }
        };
        let cases = parts.map(case).collect();
        Self { catalog: Known::new(catalog_of(&files)), cases, name }
    }
}

/// Returns the responses in the tests of the presets.
///
/// # Panics
///
/// Panics if a file has another format.
#[must_use]
pub fn written(catalog: &Path) -> Vec<RawResponse> {
    bodies(catalog)
        .into_iter()
        .map(|(_, text)| {
            let text = String::from_utf8(text).unwrap();
            RawResponse::parse(text.split_once("\n\n").unwrap().1)
        })
        .collect()
}

/// Returns the name of a code in `errors.ts`, with its group if codes are unique only within groups.
#[must_use]
pub fn label(model: &model::Catalog, entry: &model::Entry) -> String {
    match model.unique {
        Unique::Catalog => entry.code.clone(),
        Unique::Group => format!("{}/{}", model.group_of(entry).name, entry.code),
    }
}

fn said(known: &'static Known, reading: &Reading<'_, '_>) -> Json {
    let entry = reading.entry().map(|entry| &known.model.entries[entry.index()]);
    let part = |part: Part<'_>| {
        let entry = part.entry().map(|entry| &known.model.entries[entry.index()]);
        json!({
            "code": entry.map(|entry| label(&known.model, entry)),
            "rawCode": part.raw_code().filter(|_| entry.is_none()),
            "title": part.title(),
            "detail": part.detail(),
            "instance": part.instance(),
            "params": entry.map_or(json!({}), |entry| params(known, entry, || part.error())),
            "fields": part.fields().map(|it| field(&it)).collect::<Vec<_>>(),
        })
    };
    json!({
        "code": entry.map(|entry| label(&known.model, entry)),
        "rawCode": reading.raw_code().filter(|_| entry.is_none()),
        "title": reading.title(),
        "detail": reading.detail(),
        "instance": reading.instance(),
        "traceId": reading.trace_id(),
        "retryAfter": reading.retry().after.map(|after| after.as_secs()),
        "params": entry.map_or(json!({}), |entry| params(known, entry, || reading.error())),
        "fields": reading.fields().map(|it| field(&it)).collect::<Vec<_>>(),
        "errors": reading.errors().map(part).collect::<Vec<_>>(),
        "causes": reading.causes().map(part).collect::<Vec<_>>(),
    })
}

fn field(field: &Field<'_>) -> Json {
    json!([field.path(), field.message(), field.code()])
}

/// Returns the public params in their declared types.
fn params(
    known: &'static Known,
    entry: &model::Entry,
    error: impl FnOnce() -> Option<Typed>,
) -> Json {
    if entry.status >= 500 && !entry.expose {
        return json!({});
    }
    CURRENT.set(Some(known));
    let Typed { args, .. } = error().unwrap_or_default();
    let public = args.into_iter().filter_map(|(param, arg)| {
        let is_public = param.visibility == Visibility::Public;
        let value = value(arg).filter(|value| is_public && is_one_of(param, value))?;
        Some((param.name.clone(), value))
    });
    Json::Object(public.collect())
}

fn is_one_of(param: &model::Param, value: &Json) -> bool {
    match &param.kind {
        ParamType::OneOf(values) => values.iter().any(|(one, _)| one == value),
        _ => true,
    }
}

fn value(arg: OwnedArg) -> Option<Json> {
    Some(match arg {
        OwnedArg::Text(text) => json!(text),
        // JavaScript's numbers hold no larger integers.
        OwnedArg::Integer(value) if value.unsigned_abs() < 1 << 53 => json!(value),
        OwnedArg::Unsigned(value) if value < 1 << 53 => json!(value),
        OwnedArg::Number(value) => json!(value),
        OwnedArg::Boolean(value) => json!(value),
        OwnedArg::Duration(value) => json!(value.as_secs()),
        OwnedArg::Texts(texts) => json!(texts),
        OwnedArg::Json(json) => json.as_str().parse().ok()?,
        _ => return None,
    })
}

thread_local! {
    static CURRENT: Cell<Option<&'static Known>> = const { Cell::new(None) };
}

/// The params of an error of the current catalog.
#[derive(Debug, Default)]
struct Typed {
    args: Vec<(&'static model::Param, OwnedArg)>,
}

impl CatalogError for Typed {
    fn entry(&self) -> Entry<'static> {
        Self::catalog().entry(0).unwrap()
    }

    fn args<'s>(&'s self, _: &mut dyn ArgSink<'s>) {}
}

impl std::error::Error for Typed {}

impl std::fmt::Display for Typed {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl FromResponse for Typed {
    type Code = usize;

    fn catalog() -> &'static Catalog<'static> {
        &CURRENT.get().unwrap().runtime
    }

    fn code(index: usize) -> Option<usize> {
        Some(index)
    }

    fn read(index: usize, values: &mut dyn ArgSource) -> Option<Self> {
        let entry = &CURRENT.get().unwrap().model.entries[index];
        let case = values.case().and_then(|case| entry.cases.get(usize::from(case)));
        let params = entry.params.iter().chain(case.into_iter().flat_map(|case| &case.params));
        let args = params.map(|param| {
            let arg = match param.kind {
                ParamType::Fields => {
                    values.fields();
                    OwnedArg::Absent
                }
                _ => values.arg(),
            };
            (param, arg)
        });
        Some(Self { args: args.collect() })
    }
}
