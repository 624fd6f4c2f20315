//! `errbook init`

use crate::support::Shop;

#[test]
fn a_crate_is_created() {
    let shop = Shop::new();
    let run = shop.run(&["init", "new shop"]);
    assert_eq!((run.code, run.out.as_str()), (0, "created the crate `new-shop` in `new shop`\n"));
    assert_eq!(
        run.err,
        "describe your errors in `new shop/catalog`; then run `cargo test`, `errbook preview not-found` and `errbook serve` there\n"
    );
    let files = [
        ".github/workflows/ci.yaml",
        ".gitignore",
        "Cargo.toml",
        "build.rs",
        "catalog/.schema.json",
        "catalog/catalog.yaml",
        "catalog/general.yaml",
        "src/lib.rs",
        "tests/errors.rs",
    ];
    assert_eq!(shop.files("new shop"), files.map(|file| format!("new shop/{file}")));
    assert_eq!(shop.read("new shop/catalog/.schema.json"), shop.output(&["schema"]));
    let manifest = shop.read("new shop/Cargo.toml");
    assert!(manifest.contains("name = \"new-shop\"\n"), "{manifest}");
    assert!(manifest.contains("\nerrbook = \"0.1.0\"\n"), "{manifest}");
    let workflow = shop.read("new shop/.github/workflows/ci.yaml");
    let note = "      # errbook isn't on crates.io yet. Until it is, write `path` in Cargo.toml, and check a clone out here, too:\n";
    assert!(workflow.contains(note), "{workflow}");
    assert!(shop.read("new shop/tests/errors.rs").contains("use new_shop::general::"));
}

#[test]
fn every_format_gives_a_catalog_without_problems() {
    let shop = Shop::new();
    let listed = shop.output(&["explain", "envelopes"]);
    let names: Vec<&str> =
        listed.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert_eq!(shop.run(&["init", name, "--envelope", name]).code, 0, "{name}");
        let run = shop.run(&["check", "-C", &format!("{name}/catalog")]);
        assert_eq!(run.code, 0, "{name}: {run:?}");
        assert!(!run.err.contains("warning"), "{name}: {}", run.err);
    }
}

#[test]
fn nothing_is_overwritten() {
    let shop = Shop::new();
    shop.write("mine/Cargo.toml", "[workspace]\n");
    shop.write("mine/src/lib.rs", "");
    let run = shop.run(&["init", "mine"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: `mine/Cargo.toml`, `mine/src/lib.rs` would be overwritten\nhelp: choose a new folder, or move these files away\n"
    );
    assert_eq!(shop.files("mine"), ["mine/Cargo.toml", "mine/src/lib.rs"]);
}

#[test]
fn what_cannot_be_used_is_said() {
    let shop = Shop::new();
    for (arguments, message) in [
        (
            ["init", "new", "--envelope", "strip"],
            "error: unknown built-in envelope `strip`\nhelp: did you mean `stripe`?\n",
        ),
        (
            ["init", "new", "--path", "catalog"],
            "error: `catalog` is not a clone of errbook\nhelp: pass the folder that contains `codegen`\n",
        ),
    ] {
        let run = shop.run(&arguments);
        assert_eq!((run.code, run.err.as_str()), (2, message));
    }
    assert!(shop.files("new").is_empty());
}

#[test]
fn a_clone_is_a_path_from_the_crate() {
    let shop = Shop::new();
    shop.write("errbook/codegen/Cargo.toml", "");
    assert_eq!(shop.run(&["init", "new", "--path", "errbook"]).code, 0);
    let manifest = shop.read("new/Cargo.toml");
    let runtime = "\nerrbook = { path = \"../errbook/crates/errbook\" }\n";
    let generator = "\nerrbook-codegen = { path = \"../errbook/codegen\" }\n";
    assert!(manifest.contains(runtime) && manifest.contains(generator), "{manifest}");
    let steps = r#"    steps:
      - uses: actions/checkout@v5
        with: { path: "new" }
      - uses: actions/checkout@v5
        with: { repository: errbook/errbook, path: "errbook" }
      # The build also checks the catalog.
      - run: cargo test
        working-directory: "new"
"#;
    let workflow = shop.read("new/.github/workflows/ci.yaml");
    assert!(workflow.ends_with(steps), "{workflow}");
}
