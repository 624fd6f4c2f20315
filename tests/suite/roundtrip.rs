//! Clients read back every entry of every catalog, in every envelope and language.

use std::borrow::Cow;
use std::time::Duration;

use errbook::{Arg, ArgSink, CatalogError, Entry, FieldError, RequestContext, Response};
use errbook_client::{Reading, Value};
use errbook_spec::model::Catalog;
use errbook_tests::{Known, catalog, catalog_of, sources};
use proptest::prelude::*;

/// Moves the catalog's entries that fit into a preset to that preset; `None` if none fits.
fn in_preset(mut model: Catalog, preset: &str) -> Option<(&'static Known, Vec<bool>)> {
    let mut envelopes: Vec<_> = model
        .entries
        .iter()
        .map(|entry| errbook_spec::preset(preset, &model, entry)?.ok())
        .collect();
    let fits = envelopes.iter().map(Option::is_some).collect();
    let envelope = envelopes.iter_mut().find_map(Option::take)?;
    (model.envelopes, model.offered) = (vec![envelope], 1);
    model.entries.iter_mut().for_each(|entry| entry.envelope = 0);
    Some((Known::new(model), fits))
}

fn reading<'r>(catalog: &'static Known, response: &'r Response) -> Reading<'static, 'r> {
    let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
    errbook_client::read(&catalog.runtime, response.status(), headers, response.body())
}

/// Reads back every example of the entries that `fits` names, in every language and offered envelope.
fn every_code_comes_back(catalog: &'static Known, fits: &[bool], name: &str) {
    for entry in catalog.model.entries.iter().filter(|entry| fits[entry.id.0]) {
        for example in &entry.examples {
            let error = catalog.example(entry, example);
            let sent = error.entry().mask();
            for language in &catalog.model.languages {
                for envelope in &catalog.model.envelopes[..catalog.model.offered] {
                    let request = RequestContext::new()
                        .accept_language(language)
                        .accept(&envelope.content_type);
                    let response = error.response(&request);
                    let reading = reading(catalog, &response);
                    let body = String::from_utf8_lossy(response.body());
                    let read = reading.entry().map(|entry| entry.index());
                    if read.is_none() && has_equal(&catalog.model, sent.index()) {
                        continue;
                    }
                    assert_eq!(read, Some(sent.index()), "{name}: {}: {body}", entry.code);
                }
            }
        }
    }
}

/// Returns whether another entry has the same status, and the same code after a filter. In the golden catalog of names, `foo-1`
/// and `foo1` are equal for `|camel`, and a build warns about them.
fn has_equal(model: &Catalog, index: usize) -> bool {
    let entry = &model.entries[index];
    let letters = |code: &str| code.replace(['-', '_'], "").to_ascii_lowercase();
    let mut others = model.entries.iter().filter(|other| other.id != entry.id);
    others.any(|other| letters(&other.code) == letters(&entry.code) && other.status == entry.status)
}

#[test]
fn own_envelopes() {
    for folder in sources() {
        let known = Known::new(catalog(&folder));
        let all = vec![true; known.model.entries.len()];
        every_code_comes_back(known, &all, &folder.display().to_string());
    }
}

#[test]
fn every_preset_of_every_catalog() {
    for folder in sources() {
        let model = catalog(&folder);
        for preset in errbook_spec::presets() {
            if let Some((known, fits)) = in_preset(model.clone(), preset) {
                every_code_comes_back(known, &fits, &format!("{} in {preset}", folder.display()));
            }
        }
    }
}

const GROUP: &str = "group: things
title: Things
errors:
  right:
    status: 400
    title: Right
    description: It is right.
    resolution: Nothing.
  wrong:
    status: 422
    title: Wrong
    description: Something is wrong.
    resolution: Correct it.
    params: { text: string, list: strings, float: number, signed: integer, unsigned: unsigned, flag: boolean, wait: duration, fields: fields }
";

/// An error of the catalog above.
#[derive(Clone, Debug)]
struct Any {
    entry: Entry<'static>,
    text: String,
    list: Vec<Cow<'static, str>>,
    float: f64,
    signed: i64,
    unsigned: u64,
    flag: bool,
    wait: u64,
    fields: Vec<FieldError>,
    /// Paths and messages of the field errors.
    said: Vec<(String, String)>,
}

impl CatalogError for Any {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        sink.arg(Arg::Text(&self.text));
        sink.arg(Arg::Texts(&self.list));
        sink.arg(Arg::Number(self.float));
        sink.arg(Arg::Integer(self.signed));
        sink.arg(Arg::Unsigned(self.unsigned));
        sink.arg(Arg::Boolean(self.flag));
        sink.arg(Arg::Duration(Duration::from_secs(self.wait)));
        sink.arg(Arg::Fields(&self.fields));
    }
}

impl std::error::Error for Any {}

impl std::fmt::Display for Any {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("wrong")
    }
}

fn any_error(entry: Entry<'static>) -> impl Strategy<Value = Any> {
    let text =
        || prop_oneof![any::<String>(), "[\\x00-\\x24&<>\\]\\\\a-b/~.\u{FFFE}-\u{FFFF}é😀]{0,8}"];
    let list = prop::collection::vec(text().prop_map(Cow::Owned), 0..4);
    let field = ("[a-z_]{1,8}(\\.[a-z]{1,3}){0,2}", "[a-z <&\"😀]{0,9}[a-z]");
    let said = prop::collection::vec(field, 0..3);
    let numbers = (prop::num::f64::ANY, any::<i64>(), any::<u64>(), any::<u64>());
    (text(), list, numbers, any::<bool>(), said).prop_map(
        move |(text, list, (float, signed, unsigned, wait), flag, said)| {
            let field =
                |(path, text): &(String, String)| FieldError::text(path.clone(), text.clone());
            let fields = said.iter().map(field).collect();
            Any { entry, text, list, float, signed, unsigned, flag, wait, fields, said }
        },
    )
}

/// Returns the characters of a text that XML can contain.
fn in_xml(text: &str) -> String {
    let kept = |c: char| {
        matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !('\u{FFFE}'..='\u{FFFF}').contains(&c))
    };
    text.chars().map(|c| if kept(c) { c } else { '\u{FFFD}' }).collect()
}

/// Checks the params of an error in an envelope that sends all of them; with `texts`, each as a text.
fn check_params(error: &Any, reading: &Reading<'_, '_>, xml: bool, texts: bool) {
    let shown = |text: &str| if xml { in_xml(text) } else { text.to_owned() };
    let param = |name: &str| reading.param(name);
    let text = |name: &str| param(name).and_then(|value| value.text().map(Cow::into_owned));
    assert_eq!(text("text"), Some(shown(&error.text)));
    assert_eq!(text("signed"), Some(error.signed.to_string()));
    assert_eq!(text("unsigned"), Some(error.unsigned.to_string()));
    assert_eq!(text("flag"), Some(error.flag.to_string()));
    if texts {
        return;
    }
    assert_eq!(param("wait").and_then(|value| value.as_u64()), Some(error.wait));
    // JSON allows finite numbers only.
    let sent = |float: f64| if float.is_nan() { 0.0 } else { float.clamp(f64::MIN, f64::MAX) };
    let float = param("float").and_then(|value| value.as_f64());
    assert_eq!(float, Some(sent(error.float)));
    let items = |value: Value<'_>| -> Vec<String> {
        value.items().map(|item| item.text().unwrap_or_default().into_owned()).collect()
    };
    let list: Vec<_> = error.list.iter().map(|item| shown(item)).collect();
    assert_eq!(param("list").map(items), Some(list));
}

/// The presets that send the params, and those that send only the paths and messages of field errors.
const WITH_PARAMS: [&str; 5] = ["rfc9457", "rfc9457-xml", "aws-json", "aws-query-xml", "jsonrpc"];
const WITH_FIELDS: [&str; 9] =
    ["rfc9457", "rfc9457-xml", "wompi", "google", "azure", "paypal", "shopify", "slack", "jsonapi"];

#[test]
fn any_value_comes_back() {
    for preset in errbook_spec::presets() {
        let cover = format!(
            "catalog: any\ntitle: Any\nlanguage: en\ntype_uri: \"urn:any:{{code}}\"\nenvelope: {preset}\n"
        );
        let files = [("catalog.yaml", cover.as_str()), ("things.yaml", GROUP)];
        let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        let catalog = Known::new(catalog_of(&files));
        let entry = catalog.runtime.find("wrong").unwrap();
        let others = prop::collection::vec(any_error(entry), 0..3);
        proptest!(ProptestConfig::with_cases(48), |(error in any_error(entry), others in others)| {
            let mut occurrence = errbook::Occurrence::from(error.clone());
            for other in others {
                occurrence = occurrence.with_cause(other);
            }
            let response = occurrence.response(&RequestContext::new().trace_id("t-1"));
            let reading = reading(catalog, &response);
            let body = String::from_utf8_lossy(response.body());
            prop_assert_eq!(reading.entry().map(|entry| entry.code()), Some("wrong"), "{}: {}", preset, body);
            if WITH_PARAMS.contains(&preset) || preset == "google" {
                check_params(&error, &reading, preset.ends_with("xml"), preset == "google");
            }
            if WITH_FIELDS.contains(&preset) {
                let said = |field: errbook_client::Field<'_>| {
                    (field.path().to_owned(), field.message().unwrap_or_default().to_owned())
                };
                let (mut read, mut sent): (Vec<_>, _) = (reading.fields().map(said).collect(), error.said);
                // Some presets group them by path.
                read.sort();
                sent.sort();
                prop_assert_eq!(read, sent, "{}: {}", preset, body);
            }
        });
    }
}
