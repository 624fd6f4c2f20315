//! Bodies: what they write, and their problems.

use errbook::RequestContext;

use super::{EnvelopeUsage, Uris, resolve};
use crate::diagnostic::{Diagnostics, Path, Place, PlacePart};
use crate::document::{CoverDecl, EnvelopeDecl, InFile, Written};
use crate::fixture;
use crate::model::{Entry, Envelope};
use crate::source::FileId;
use crate::{OwnedArgs, lower};

fn tree(value: &serde_yaml::Value) -> Written {
    let text = |value: &serde_yaml::Value| match value {
        serde_yaml::Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
    };
    match value {
        serde_yaml::Value::Sequence(items) => Written::List(items.iter().map(tree).collect()),
        serde_yaml::Value::Mapping(members) => {
            Written::Map(members.iter().map(|(key, value)| (text(key), tree(value))).collect())
        }
        serde_yaml::Value::String(text) => Written::Quoted(text.clone()),
        scalar => Written::Plain(text(scalar)),
    }
}

fn scalar(value: Option<&serde_yaml::Value>) -> Option<String> {
    match tree(value?) {
        Written::Plain(text) | Written::Quoted(text) => Some(text),
        _ => None,
    }
}

fn declaration(value: &serde_yaml::Value) -> EnvelopeDecl {
    let headers = value.get("headers").and_then(serde_yaml::Value::as_mapping);
    let header = |(name, value)| Some((scalar(Some(name))?, scalar(Some(value))?));
    EnvelopeDecl {
        requires_props: Vec::new(),
        keeps_status: Vec::new(),
        props: Vec::new(),
        content_type: scalar(value.get("content_type")),
        serializer: scalar(value.get("serializer")),
        http_status: scalar(value.get("http_status")),
        extends: scalar(value.get("extends")),
        headers: headers.into_iter().flatten().filter_map(header).collect(),
        body: value.get("body").map(tree),
    }
}

/// Resolves envelope `e` of a cover's `envelopes`, or says what is wrong: id, message, path, range.
fn compile(yaml: &str, entries: &[&Entry]) -> Result<Envelope, Vec<String>> {
    let yaml: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap();
    let envelopes = yaml.as_mapping().unwrap().iter();
    let envelopes =
        envelopes.map(|(name, value)| (scalar(Some(name)).unwrap(), declaration(value)));
    let envelopes: Vec<_> = envelopes.collect();
    let extended = envelopes.iter().filter_map(|(_, decl)| decl.extends.as_deref());
    let presets = crate::parse::presets(extended);
    let decl = CoverDecl { envelopes, presets, ..CoverDecl::default() };
    let at = Place::value(FileId(0), Path::keys(["envelope"]));
    let place = |entry: &Entry, key: Option<&str>| {
        let keys = ["errors", &entry.code].into_iter().chain(key);
        Place::key(FileId(1), Path::keys(keys))
    };
    let usage = EnvelopeUsage {
        entries,
        code_style: crate::model::CodeStyle::Kebab,
        uris: Uris { type_uri: true, docs_url: true },
        place: &place,
        param: &|entry, _| place(entry, Some("params")),
        written: &|_, _, _| None,
    };
    let mut diagnostics = Diagnostics::default();
    let cover = InFile { file: FileId(0), path: String::new(), decl };
    let found = resolve("e", &at, &cover, &usage, &mut diagnostics);
    assert_eq!(found.is_none(), diagnostics.has_errors());
    let found = found.map(|found| found.envelope);
    found.ok_or_else(|| diagnostics.list.iter().map(shown).collect())
}

fn shown(diagnostic: &crate::diagnostic::Diagnostic) -> String {
    let Place::At(_, path, part) = &diagnostic.labels[0].place else { panic!("no path") };
    let keys: Vec<_> = path
        .0
        .iter()
        .map(|segment| match segment {
            crate::diagnostic::Seg::Key(key) => key.clone(),
            crate::diagnostic::Seg::Index(index) => index.to_string(),
        })
        .collect();
    let range = match part {
        PlacePart::Within(range) => format!(" {range:?}"),
        PlacePart::Key | PlacePart::Value => String::new(),
    };
    let help = diagnostic.help.as_deref().unwrap_or_default();
    let help = if help.starts_with("did") { format!("; {help}") } else { String::new() };
    format!("{} {} at {}{range}{help}", diagnostic.kind.id, diagnostic.message, keys.join("."))
}

/// Renders an entry of the fixture in the envelope with a body.
fn render(body: &str, entry: usize) -> String {
    let catalog = fixture::catalog(Vec::new());
    let entry = &catalog.entries[entry];
    let envelope = compile(&format!("e: {{ body: {body} }}"), &[entry]).unwrap();
    respond(envelope, entry.id.0, &RequestContext::new()).1
}

fn respond(envelope: Envelope, entry: usize, context: &RequestContext<'_>) -> (String, String) {
    let catalog = fixture::catalog(vec![envelope]);
    let lowered = lower(&catalog, &[1]);
    let views = lowered.views();
    let runtime = views.catalog();
    let entry = &catalog.entries[entry];
    let args = OwnedArgs::new(entry, &entry.examples[0]);
    let response = runtime.entry(entry.id.0).unwrap().response(&args.args(), context);
    let body = String::from_utf8(response.body().to_vec()).unwrap();
    if !body.is_empty() && !body.starts_with('<') {
        serde_json::from_str::<serde_json::Value>(&body).unwrap();
    }
    (response.to_string(), body)
}

mod bad;
mod good;
