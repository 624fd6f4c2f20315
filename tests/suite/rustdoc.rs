//! The documentation of a generated crate shows its items for users, and hides those that only errbook calls.

use std::fs;

use errbook_tests::{Nested, output, read, root};

use crate::program;

const MANIFEST: &str = r#"[package]
name = "rustdoc-client"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
"#;

#[test]
fn documentation_shows_what_users_call() {
    let out = tempfile::tempdir().unwrap();
    let mut command = program::errbook(&["rust", "--client", "--catalog"]);
    let _ = output(command.arg(root().join("catalog/vonage")).arg("--out").arg(out.path()));
    let rust = read(&out.path().join("vonage/rust"));
    let mut files = vec![
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("src/lib.rs".to_owned(), "//! Generated.\n\n/// A catalog.\npub mod vonage;\n".to_owned()),
    ];
    for (path, text) in rust {
        files.push((format!("src/vonage/{path}"), String::from_utf8(text).unwrap()));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let target = tempfile::tempdir().unwrap();
    let mut doc = Nested::new("rustdoc-client", &files).cargo(&["doc", "--quiet", "--no-deps"]);
    let _ = output(doc.env("CARGO_TARGET_DIR", target.path()));
    let page = |name: &str| {
        let path = target.path().join("doc/rustdoc_client/vonage").join(name);
        let page = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
        for hidden in ["ArgSink", "ArgSource", "Coded", "from_index", "errbook_tables", "__v1"] {
            assert!(!page.contains(hidden), "{name} shows {hidden}");
        }
        page
    };

    let code = "ALL as_str status number entry title description resolution";
    assert_eq!(shown(&page("generic/enum.Code.html"), "implementations-list"), code);
    let any_code = "as_str status number entry title description resolution";
    assert_eq!(shown(&page("enum.AnyCode.html"), "implementations-list"), any_code);
    assert_eq!(shown(&page("enum.Language.html"), "implementations-list"), "ALL as_str id");

    let own =
        "code entry render response with_source with_instance with_header with_error with_cause";
    let of_catalog = "entry instance headers errors nearest_cause causes render response \
                      with_source with_instance with_header with_error with_cause";
    let error = page("generic/enum.Error.html");
    assert_eq!(shown(&error, "implementations-list"), format!("{own} out_of_credit"));
    assert_eq!(shown(&error, "impl-CatalogError-for-Error"), of_catalog);
    let any_error = page("enum.AnyError.html");
    assert_eq!(shown(&any_error, "implementations-list"), format!("{own} from_dyn"));
    assert_eq!(shown(&any_error, "impl-CatalogError-for-AnyError"), of_catalog);
    assert_eq!(shown(&any_error, "impl-FromResponse-for-AnyError"), "Code catalog");
}

/// Returns the names of a page's items from an id to the next trait implementation.
fn shown(page: &str, id: &str) -> String {
    let (_, after) = page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    let ids = after.split("id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
    let is_trait = |id: &&str| *id == "trait-implementations" || id.contains("-for-");
    let kinds = ["method.", "associatedconstant.", "associatedtype."];
    let items = ids.take_while(|id| !is_trait(id)).filter_map(|id| {
        let name = kinds.iter().find_map(|kind| id.strip_prefix(kind))?;
        // rustdoc appends a number to a repeated name.
        Some(name.split('-').next().unwrap_or(name))
    });
    items.collect::<Vec<_>>().join(" ")
}
