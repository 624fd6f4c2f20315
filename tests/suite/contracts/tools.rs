//! Other people's programs read the documents: linters at their recommended rules, and generators whose output compiles.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_spec::lower;
use errbook_tests::{
    catalog, catalog_folders, folders, node, node_packages, node_script, output, overlays,
    python_script, root,
};
use serde_json::{Value, json};

use crate::mock::Served;

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "exactOptionalPropertyTypes": true, "noEmit": true, "skipLibCheck": false, "types": [],
    "target": "es2022", "lib": ["es2022", "dom", "dom.iterable"], "module": "esnext", "moduleResolution": "bundler"
  }
}
"#;

/// Returns the folders of the catalogs: the seeds and the golden cases, and one for each preset.
fn sources() -> impl Iterator<Item = PathBuf> {
    catalog_folders().into_iter().chain(folders(&root().join("tests/presets")))
}

/// Writes the document of each catalog and that of its mock API.
fn write_documents(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for (index, source) in sources().enumerate() {
        let model = catalog(&source);
        let lowered = lower(&model, &overlays(&model));
        let mock = errbook_docs::mock_openapi(&model, &lowered, &format!("/mock/{}", model.name));
        for (kind, document) in [("", errbook_docs::openapi(&model, &lowered)), ("-mock", mock)] {
            let file = folder.join(format!("{index}-{}{kind}.json", model.name));
            fs::write(&file, document.contents).unwrap();
            files.push(file);
        }
    }
    files
}

#[test]
fn linters_find_nothing_and_generated_types_compile() {
    let folder = tempfile::tempdir().unwrap();
    let files = write_documents(folder.path());
    assert!(files.len() >= 2 * 25, "{files:?}");
    let said = output(node_script("tools.mjs").arg(folder.path()).args(&files));
    // One of them prints words of its own before.
    assert_eq!(said.lines().last(), Some("{}"), "{said}");
    fs::write(folder.path().join("tsconfig.json"), CONFIG).unwrap();
    let compiler = node_packages().join("node_modules/typescript/bin/tsc");
    let _ = output(node(folder.path()).arg(compiler).args(["--project", "."]));
}

#[test]
fn python_clients_are_made_without_a_warning_and_can_be_imported() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = write_documents(folder.path());
    // Clients are made of operations, which only mock APIs have.
    files.retain(|file| file.to_str().unwrap().ends_with("-mock.json"));
    assert!(files.len() >= 25, "{files:?}");
    let said = output(python_script("clients.py").arg(folder.path()).args(&files));
    assert_eq!(said.lines().last(), Some("{}"), "{said}");
}

/// Schemathesis asks the mock APIs for what their documents allow, and for what they don't.
#[test]
fn mocks_answer_as_their_documents_say() {
    let all = sources().filter(|it| !it.ends_with("names/catalog"));
    // Two of the presets' catalogs are called as the seeds are.
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
