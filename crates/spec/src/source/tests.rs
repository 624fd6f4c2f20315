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
        ("languages/es.yaml", Role::Translation),
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
fn links_to_files_are_followed() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("c.yaml", "cover"), ("g.yaml", "group"), ("es.yaml", "overlay")]);
    let inside = folder(&[("languages/.keep", "")]);
    let link =
        |to: &str, at: &str| symlink(outside.path().join(to), inside.path().join(at)).unwrap();
    link("c.yaml", "catalog.yaml");
    link("g.yaml", "g.yaml");
    link("es.yaml", "languages/es.yaml");
    assert_eq!(Sources::discover(inside.path()).unwrap(), [inside.path()]);
    let sources = Sources::read(inside.path()).unwrap();
    let read: Vec<_> = sources.files.iter().map(|file| (file.role, &file.bytes[..])).collect();
    let expected: [(_, &[u8]); 3] =
        [(Role::Cover, b"cover"), (Role::Group, b"group"), (Role::Translation, b"overlay")];
    assert_eq!(read, expected);
    for name in ["gone.yaml", "catalog.yaml"] {
        let _ = fs::remove_file(inside.path().join(name));
        link("nowhere", name);
        let error = Sources::read(inside.path()).unwrap_err().to_string();
        assert!(error.starts_with("cannot read `") && error.contains(name), "{error}");
        fs::remove_file(inside.path().join(name)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_named() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("g.yaml", "group")]);
    let inside = folder(&[("shop/catalog.yaml", ""), ("shop/languages/.keep", "")]);
    // A link next to a catalog is not part of any catalog.
    symlink(inside.path(), inside.path().join("back")).unwrap();
    let shop = inside.path().join("shop");
    assert_eq!(Sources::discover(inside.path()).unwrap(), [shop.as_path()]);
    assert!(Sources::read(&shop).is_ok());
    for (to, name) in [(outside.path(), "folder"), (shop.as_path(), "languages/back")] {
        symlink(to, shop.join(name)).unwrap();
        let error = Sources::read(&shop).unwrap_err().to_string();
        let path = shop.join(name);
        let expected = format!(
            "`{}` is a link to a folder\nhelp: link to each file in it, or move it out of the catalog's folder",
            path.display()
        );
        assert_eq!(error, expected);
        fs::remove_file(path).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_not_waited_for() {
    let folder = folder(&[("catalog.yaml", "")]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("g.yaml")).unwrap();
    let error = Sources::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("g.yaml") && error.contains("neither a file nor a link"), "{error}");
}

#[test]
fn files_with_other_endings_are_named() {
    let folder = folder(&[
        ("catalog.yaml", ""),
        ("a.YAML", ""),
        ("b.Yml", ""),
        ("c.json", ""),
        ("catalog.json", ""),
        ("languages/es.YAML", ""),
        ("logo.SVG", ""),
        ("notes.md", ""),
    ]);
    let sources = Sources::read(folder.path()).unwrap();
    let names = sources.misnamed.iter().map(|file| &sources.files[file.0].path);
    let names: Vec<_> = names.map(|path| path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["a.YAML", "b.Yml", "c.json", "catalog.json", "es.YAML"]);
    assert_eq!(sources.pictures[0].0, "logo.SVG");
}

#[test]
fn a_misnamed_cover_makes_a_catalog_all_the_same() {
    for name in ["catalog.yml", "Catalog.yaml", "CATALOG.YML"] {
        let folder = folder(&[("shop/x.yaml", ""), ("other/catalog.yaml", "")]);
        fs::write(folder.path().join("shop").join(name), "catalog: shop").unwrap();
        let found = Sources::discover(folder.path()).unwrap();
        assert_eq!(found, [folder.path().join("other"), folder.path().join("shop")]);
        let sources = Sources::read(&found[1]).unwrap();
        assert_eq!(sources.misnamed.len(), 1, "{name}");
        assert_eq!(sources.files[sources.misnamed[0].0].role, Role::Cover, "{name}");
    }
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
        ("a\u{1b}[1m\u{202e}", "a\\u{1b}[1m\\u{202e}"),
        ("/x/y", "/x/y"),
    ] {
        assert_eq!(super::shown(Path::new(path)), shown);
    }
}
