//! Other people's programs read the documents: linters at their recommended rules, and generators whose output compiles.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_spec::lower;
use errbook_tests::{
    catalog, catalog_folders, folders, node, node_packages, node_script, output, overlays, root,
};

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "exactOptionalPropertyTypes": true, "noEmit": true, "skipLibCheck": false, "types": [],
    "target": "es2022", "lib": ["es2022", "dom", "dom.iterable"], "module": "esnext", "moduleResolution": "bundler"
  }
}
"#;

/// Writes the document of each catalog and that of its mock API.
fn write_documents(folder: &Path) -> Vec<PathBuf> {
    let all = catalog_folders().into_iter().chain(folders(&root().join("tests/presets")));
    let mut files = Vec::new();
    for (index, source) in all.enumerate() {
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
