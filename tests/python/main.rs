//! Third-party Python programs: generators of clients, and a tester of servers.

use errbook_tests::{Served, catalog, documents, output, python_script, root, sources};
use serde_json::{Value, json};

#[test]
fn python_clients_are_made_without_a_warning_and_can_be_imported() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = documents(folder.path());
    // Clients need operations, which only mock APIs have.
    files.retain(|file| file.to_str().unwrap().ends_with("-mock.json"));
    assert!(files.len() >= 25, "{files:?}");
    let said = output(python_script("clients.py").arg(folder.path()).args(&files));
    assert_eq!(said.lines().last(), Some("{}"), "{said}");
}

/// Schemathesis sends the mock APIs requests that their documents allow, and others.
#[test]
fn mocks_answer_as_their_documents_say() {
    let all = sources().filter(|it| !it.ends_with("names/catalog"));
    // Two catalogs of presets have the same names as the seeds.
    let (seeds, others) = all.partition(|it| it.starts_with(root().join("catalog")));
    let served = [seeds, others].map(|all: Vec<_>| (Served::start(&all), all));
    let addresses = served
        .iter()
        .flat_map(|(server, all)| all.iter().map(|folder| server.catalog(&catalog(folder).name)));
    let said = output(python_script("mock.py").args(addresses));
    let said: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(said["problems"], json!([]), "{said:#}");
    assert!(said["count"].as_u64().unwrap() > 1000, "{}", said["count"]);
}
