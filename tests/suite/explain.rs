//! `explain -` understands the output of `preview` for every entry of the seeds and of the built-in envelopes' catalogs.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use errbook_spec::model::{Audience, Catalog, Entry};
use errbook_tests::{catalog, folders, preset_catalogs, root, unpack};

use crate::program;

/// Returns the exit code and the output of `explain -`.
fn explain(catalogs: &Path, pasted: &str) -> (i32, String) {
    let folder = catalogs.to_str().unwrap();
    let mut command = program::errbook(&["explain", "-", "--catalog", folder]);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(pasted.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn name(catalog: &Catalog, entry: &Entry) -> String {
    let entry = match entry.audience {
        Audience::Internal { mask } => catalog.entry(mask),
        Audience::Public => entry,
    };
    format!("{}/{}/{}", catalog.name, catalog.group_of(entry).name, entry.code)
}

/// Pastes every response of a catalog, whole and as a body alone, while other catalogs are open.
fn every_response_is_explained(folder: &Path, opened: &Path) {
    let catalog = catalog(folder);
    for entry in &catalog.entries {
        let code = format!("{}/{}", catalog.group_of(entry).name, entry.code);
        let arguments = ["preview", &code, "--catalog", folder.to_str().unwrap()];
        let (exit, printed, err) = program::run(&arguments);
        assert_eq!(exit, 0, "{code}: {err}");
        let expected = name(&catalog, entry);
        let (exit, explained) = explain(opened, &printed);
        assert!(
            explained.contains(&format!("\n{expected} | ")),
            "{expected}: {printed}\n{explained}"
        );
        assert_eq!(exit, 0, "{expected}: {printed}");
        // The body alone gives the code too, among others, or in some formats nothing. It never gives only a wrong code.
        let (_, body) = printed.split_once("\n\n").unwrap();
        let (exit, alone) = explain(opened, body);
        let is_there = alone.contains(&expected) || (exit == 1 && alone.is_empty());
        assert!(is_there, "{expected}: {body}\n{alone}");
    }
}

#[test]
fn every_response_of_the_seeds() {
    let seeds = root().join("catalog");
    for folder in folders(&seeds) {
        every_response_is_explained(&folder, &seeds);
    }
}

#[test]
fn every_response_of_the_built_in_envelopes() {
    let folder = tempfile::tempdir().unwrap();
    for bundle in preset_catalogs() {
        unpack(&bundle, folder.path());
        every_response_is_explained(folder.path(), folder.path());
    }
}
