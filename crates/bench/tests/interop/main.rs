//! Other programs read errbook's responses: two crates for problem details, the schema of RFC 9457, parsers of JSON and XML.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

use errbook::{CatalogError, RequestContext};
use errbook_tests::{Known, KnownError, bodies, catalog_folders, is_xml, preset_catalogs, root};
use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde_json::{Map, Value};

const PRESETS: [&str; 2] = ["rfc9457", "vonage"];
const INSTANCES: [Option<&str>; 3] =
    [None, Some("/account/12345/msgs/abc"), Some("urn:uuid:5c1f6a5e-3c5b-4d0b-9f0b-1d2a3b4c5d6e")];

/// A rendered body and its expected contents.
struct SentProblem {
    /// Preset, code, language, for messages.
    place: String,
    body: Vec<u8>,
    problem: Map<String, Value>,
    status: u16,
    instance: Option<&'static str>,
}

/// Calls a function for each problem document of a preset for the seeds and the golden catalogs, in every language.
fn each_problem(mut check: impl FnMut(&SentProblem)) {
    let mut count = 0;
    for preset in PRESETS {
        for folder in catalog_folders() {
            let catalog = Known::in_preset(&folder, preset);
            for error in catalog.examples().filter(is_problem) {
                for language in catalog.runtime.languages() {
                    for instance in INSTANCES {
                        check(&sent(preset, &error, language, instance));
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 500, "{count} bodies");
}

/// Params with the name of a standard member do not fit; such an entry keeps its envelope.
fn is_problem(error: &KnownError) -> bool {
    let head = error.render(&RequestContext::new(), &mut Vec::new());
    head.content_type() == "application/problem+json"
}

fn sent(
    preset: &str,
    error: &KnownError,
    tag: &str,
    instance: Option<&'static str>,
) -> SentProblem {
    let mut context = RequestContext::new().language(tag);
    if let Some(instance) = instance {
        context = context.instance(instance);
    }
    let mut body = Vec::new();
    let head = error.render(&context, &mut body);
    let entry = error.entry().mask();
    let place = format!("{preset}: {entry:?} in {tag}: {}", String::from_utf8_lossy(&body));
    let problem = serde_json::from_slice(&body).unwrap_or_else(|error| panic!("{place}: {error}"));
    SentProblem { place, body, problem, status: head.status(), instance }
}

impl SentProblem {
    fn text(&self, name: &str) -> Option<&str> {
        self.problem.get(name).map(|value| value.as_str().unwrap())
    }

    /// Returns the status in the body; the second preset omits it.
    fn status(&self) -> Option<u16> {
        self.problem.contains_key("status").then_some(self.status)
    }

    fn extensions(&self) -> Map<String, Value> {
        let mut extensions = self.problem.clone();
        for name in ["type", "status", "title", "detail", "instance"] {
            extensions.shift_remove(name);
        }
        extensions
    }
}

#[test]
fn http_api_problem_reads_all() {
    each_problem(|sent| {
        let read: HttpApiProblem = serde_json::from_slice(&sent.body).expect(&sent.place);
        assert_eq!(read.type_url.as_deref(), sent.text("type"), "{}", sent.place);
        assert_eq!(read.status.map(|status| status.as_u16()), sent.status(), "{}", sent.place);
        assert_eq!(read.title.as_deref(), sent.text("title"), "{}", sent.place);
        assert_eq!(read.detail.as_deref(), sent.text("detail"), "{}", sent.place);
        assert_eq!(read.instance.as_deref(), sent.instance, "{}", sent.place);
        let extensions: Map<_, _> = read.additional_fields().clone().into_iter().collect();
        assert_eq!(extensions, sent.extensions(), "{}", sent.place);
    });
}

/// The crate keeps a URI as `http::Uri` does: without its fragment, and only with an authority. It refuses a body with any other
/// URI, and loses a code in a fragment. To tell errors apart by `type` with this crate, use a type URI with the code in its path.
#[test]
fn problem_details_reads_all_but_some_uris() {
    let (mut read_whole, mut lost_fragment, mut refused) = (0, 0, 0);
    each_problem(|sent| {
        let type_uri = sent.text("type").unwrap();
        let read: Result<ProblemDetails<Map<String, Value>>, _> =
            serde_json::from_slice(&sent.body);
        let has_urn =
            [Some(type_uri), sent.instance].iter().flatten().any(|it| it.starts_with("urn:"));
        if has_urn {
            assert!(read.is_err(), "a URN is read now: {}", sent.place);
            refused += 1;
            return;
        }
        let read = read.expect(&sent.place);
        let (kept, fragment) = type_uri.split_once('#').unwrap_or((type_uri, ""));
        assert_eq!(read.r#type.unwrap().to_string(), kept, "fragments: {}", sent.place);
        *(if fragment.is_empty() { &mut read_whole } else { &mut lost_fragment }) += 1;
        assert_eq!(read.status.map(|status| status.as_u16()), sent.status(), "{}", sent.place);
        assert_eq!(read.title.as_deref(), sent.text("title"), "{}", sent.place);
        assert_eq!(read.detail.as_deref(), sent.text("detail"), "{}", sent.place);
        let instance = read.instance.map(|it| it.to_string());
        assert_eq!(instance.as_deref(), sent.instance, "{}", sent.place);
        assert_eq!(read.extensions, sent.extensions(), "{}", sent.place);
    });
    // Each outcome occurred.
    assert!(read_whole + lost_fragment > 100 && lost_fragment > 100 && refused > 100);
}

#[test]
fn every_problem_is_valid_by_the_schema_of_the_rfc() {
    let schema =
        std::fs::read(root().join("crates/bench/tests/interop/problem.schema.json")).unwrap();
    let schema = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for wrong in [r#"{"status":99}"#, r#"{"status":"400"}"#, r#"{"type":"a b"}"#, "[]"] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
    }
    each_problem(|sent| {
        let problem = Value::Object(sent.problem.clone());
        let wrong: Vec<String> =
            validator.iter_errors(&problem).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", sent.place);
    });
}

/// Third-party parsers read the bodies of every built-in envelope in `tests/presets`.
#[test]
fn bodies_are_json_or_xml_as_their_content_type_says() {
    let (mut json, mut xml) = (0, 0);
    for catalog in preset_catalogs() {
        for (path, text) in bodies(&catalog) {
            let place = format!("{}: {path}", catalog.display());
            let text = String::from_utf8(text).unwrap();
            let mut parts = text.splitn(3, "\n\n").skip(1);
            let (head, body) = (parts.next().unwrap(), parts.next().unwrap());
            let content_type =
                head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap();
            if content_type.contains("json") {
                let value = serde_json::from_str::<Value>(body);
                assert!(value.is_ok_and(|value| value.is_object()), "{place}");
                json += 1;
            } else {
                assert_eq!(is_xml(body), Ok(()), "{place}");
                xml += 1;
            }
        }
    }
    assert!(json > 30 && xml >= 4, "{json} JSON, {xml} XML");
}
