//! The generated TypeScript reads the answers of a running mock API.

use std::fs;

use errbook_tests::{Known, Served, catalog, folders, label, node, output, preset_catalogs, root};
use serde_json::{Value, json};

use crate::mock_requests::{MockRequest, mock_requests};
use crate::typescript::{compile, params, typescript};

#[test]
fn the_parser_reads_every_response() {
    let seeds = folders(&root().join("catalog"));
    let presets = preset_catalogs();
    let everything = vec![root().join("tests/golden/everything/catalog")];
    let folder = tempfile::tempdir().unwrap();
    let mut running = Vec::new();
    let mut list = Vec::new();
    for sources in [seeds, presets, everything] {
        let server = Served::start(&sources);
        for source in sources {
            let known = Known::new(catalog(&source));
            let address = server.catalog(&known.model.name);
            let name = format!("{}-{}", list.len(), known.model.name);
            let place = folder.path().join(&name);
            fs::create_dir(&place).unwrap();
            fs::write(place.join("errors.ts"), typescript(&known.model)).unwrap();
            let requests: Vec<_> =
                mock_requests(known).filter_map(|request| expected(known, &request)).collect();
            list.push(json!({ "name": name, "address": address, "requests": requests }));
        }
        running.push(server);
    }
    compile(folder.path());
    fs::write(folder.path().join("requests.json"), json!(list).to_string()).unwrap();
    fs::write(folder.path().join("run.mjs"), include_str!("run-parser.mjs")).unwrap();
    let said = output(node(folder.path()).arg("run.mjs"));
    let count = said.split(' ').next().and_then(|count| count.parse::<usize>().ok());
    assert!(count.is_some_and(|count| count >= 100), "{said}");
}

/// Returns a request with the expected values of its response.
fn expected(known: &'static Known, request: &MockRequest<'_>) -> Option<Value> {
    let response = request.response();
    let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
    let reading = errbook_client::read(&known.runtime, response.status(), headers, response.body());
    // Codes that no client can tell apart; a build warns about them.
    reading.entry()?;
    Some(json!({
        "path": request.path(),
        "query": request.query(),
        "accept": request.accept(),
        "status": response.status(),
        "code": label(&known.model, request.entry),
        "params": params(request.entry, &reading),
        "title": reading.title(),
        "detail": reading.detail(),
    }))
}
