//! Fuzzes the loader with any text: YAML, messages, Markdown and envelopes. Generates every output of valid catalogs.

use errbook::RequestContext;
use errbook_codegen::{Options, emit};
use errbook_spec::diagnostic::Format;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_spec::{OwnedArgs, lower};
use quick_xml::events::Event;

use super::bodies;
use crate::overlays;

const LOGO: &str = "\
catalog: a
title: A
language: en
type_uri: 'urn:a:{code}'
envelope: rfc9457
site: { logo: a.svg }
";

/// Loads a catalog. Lines `%% orders.yaml` begin its files.
pub(super) fn load(data: &[u8]) {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"%% ") {
            let name = String::from_utf8_lossy(name).trim().to_owned();
            files.push((name, Vec::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.extend_from_slice(line);
        }
    }
    if let Some(catalog) = loaded(files) {
        check(&catalog);
    }
}

/// Checks that a picture that is accepted as a logo is XML of shapes, without scripts and without addresses of other files.
pub(super) fn logo(data: &[u8]) {
    let group = "group: a\ntitle: A\nerrors:\n  b: { status: 400, title: B, description: C., resolution: D. }\n";
    let files = [("catalog.yaml", LOGO.as_bytes()), ("a.yaml", group.as_bytes()), ("a.svg", data)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_vec()));
    let Some(catalog) = loaded(files.into()) else { return };
    let logo = catalog.site.logo.as_ref().expect("the catalog has a logo");
    let mut reader = quick_xml::Reader::from_str(logo);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_lowercase();
                assert!(
                    !["script", "foreignobject", "style", "image", "a"].contains(&&*name),
                    "{logo}"
                );
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("it is XML");
                    let name = attribute.key.as_ref().to_lowercase();
                    let value = attribute.value.to_lowercase();
                    let value = value.trim();
                    assert!(!name.starts_with("on") && !value.contains("javascript"), "{logo}");
                    let is_link = name.ends_with("href") || value.contains("url(");
                    assert!(!is_link || value.replace(' ', "").contains('#'), "{logo}");
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

/// Loads a catalog and writes its report.
pub(super) fn loaded(files: Vec<(String, Vec<u8>)>) -> Option<Catalog> {
    let loaded = errbook_spec::load(Sources::from_memory(files));
    for format in [Format::Full { color: true }, Format::Concise] {
        let _ = loaded.report.render(format);
    }
    loaded.catalog
}

/// Generates every output of a valid catalog.
fn check(catalog: &Catalog) {
    let lowered = lower(catalog, &overlays(catalog));
    let views = lowered.views();
    let runtime = views.catalog();
    let instance = "urn:uuid:5c1f6a5e-3c5b-4d0b-9f0b-1d2a3b4c5d6e";
    for entry in &catalog.entries {
        let served = runtime.entry(entry.id.0).expect("all entries are lowered");
        for example in &entry.examples {
            let args = OwnedArgs::new(entry, example);
            for language in runtime.languages() {
                let context = RequestContext::new().language(language).instance(instance);
                bodies::check(&served.response(&args.args(), &context));
            }
        }
    }
    let options = Options {
        command: "a test".to_owned(),
        axum: true,
        actix: true,
        client: true,
        committed: true,
        responses: errbook_docs::responses(catalog, &lowered),
    };
    for artifact in emit(catalog, &lowered, &options) {
        if artifact.path == "mod.rs" {
            let parsed = syn::parse_file(&artifact.contents);
            assert!(parsed.is_ok(), "{:?}\n{}", parsed.err(), artifact.contents);
        }
    }
    let export = errbook_docs::json(catalog, &lowered);
    serde_json::from_str::<serde_json::Value>(&export.contents).expect("the export is JSON");
    let _ = errbook_docs::markdown(catalog, &lowered);
}
