use std::fs;
use std::path::Path;

use super::{Role, Sources};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn reads_cover_groups_and_overlays_by_path() {
    let folder = folder(&[
        ("z.yaml", "z"),
        ("a/b.yaml", "b"),
        ("catalog.yaml", "c"),
        ("languages/es.yaml", "es"),
        ("languages.yaml", "l"),
        ("old.yml", "y"),
        (".hidden.yaml", "h"),
        ("README.md", "r"),
    ]);
    let sources = Sources::read(folder.path()).unwrap();
    let prefix = format!("{}/", folder.path().display());
    let found: Vec<_> = sources
        .files
        .iter()
        .map(|file| (file.path.strip_prefix(&prefix).unwrap(), file.role))
        .collect();
    let expected = [
        ("a/b.yaml", Role::Group),
        ("catalog.yaml", Role::Cover),
        ("languages.yaml", Role::Group),
        ("languages/es.yaml", Role::Overlay),
        ("old.yml", Role::Group),
        ("z.yaml", Role::Group),
    ];
    assert_eq!(found, expected);
    assert_eq!(sources.misnamed.len(), 1);
    assert_eq!(sources.watched().len(), 3 + 6);
    assert!(sources.watched().contains(&folder.path().join("languages")));
}

#[test]
fn reads_no_more_of_a_large_file_than_needed() {
    let large = "#".repeat(super::MAX_BYTES + 100);
    let folder = folder(&[("catalog.yaml", &large)]);
    let sources = Sources::read(folder.path()).unwrap();
    assert_eq!(sources.files[0].bytes.len(), super::MAX_BYTES + 1);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = folder(&[("secret.yaml", "s")]);
    let inside = folder(&[("catalog.yaml", "c")]);
    std::os::unix::fs::symlink(outside.path(), inside.path().join("link")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), inside.path().join("s.yaml"))
        .unwrap();
    assert_eq!(Sources::read(inside.path()).unwrap().files.len(), 1);
}

#[test]
fn discovers_itself_or_those_below() {
    let folder = folder(&[
        ("b/catalog.yaml", ""),
        ("a/deep/catalog.yaml", ""),
        ("a/deep/inner/catalog.yaml", ""),
        (".git/catalog.yaml", ""),
        ("target/catalog.yaml", ""),
    ]);
    let below = Sources::discover(folder.path()).unwrap();
    assert_eq!(below, [folder.path().join("a/deep"), folder.path().join("b")]);
    assert_eq!(Sources::discover(&below[1]).unwrap(), [below[1].clone()]);
    let error = Sources::discover(&folder.path().join("target/x")).unwrap_err();
    assert!(error.to_string().starts_with("cannot read the folder"), "{error}");
}

#[test]
fn says_what_was_looked_for() {
    let folder = folder(&[("other.txt", "")]);
    let error = Sources::discover(folder.path()).unwrap_err().to_string();
    assert!(error.contains("catalog.yaml"), "{error}");
    let error = Sources::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("has no file `catalog.yaml`"), "{error}");
}

#[test]
fn paths_are_shown_plainly() {
    for (path, shown) in [
        ("catalog/", "catalog"),
        ("./a/b", "a/b"),
        (".", ""),
        ("a\u{1b}[1m", "a\u{fffd}[1m"),
        ("/x/y", "/x/y"),
    ] {
        assert_eq!(super::shown(Path::new(path)), shown);
    }
}
