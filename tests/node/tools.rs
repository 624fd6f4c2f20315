//! Third-party programs read the documents: linters with their recommended rules, and generators whose output compiles.

use std::fs;

use errbook_tests::{documents, node, node_packages, node_script, output};

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "exactOptionalPropertyTypes": true, "noEmit": true, "skipLibCheck": false, "types": [],
    "target": "es2022", "lib": ["es2022", "dom", "dom.iterable"], "module": "esnext", "moduleResolution": "bundler"
  }
}
"#;

#[test]
fn linters_find_nothing_and_generated_types_compile() {
    let folder = tempfile::tempdir().unwrap();
    let files = documents(folder.path());
    assert!(files.len() >= 2 * 25, "{files:?}");
    let said = output(node_script("tools.mjs").arg(folder.path()).args(&files));
    // One of them prints other lines first.
    assert_eq!(said.lines().last(), Some("{}"), "{said}");
    fs::write(folder.path().join("tsconfig.json"), CONFIG).unwrap();
    let compiler = node_packages().join("node_modules/typescript/bin/tsc");
    let _ = output(node(folder.path()).arg(compiler).args(["--project", "."]));
}
