//! Tests that `--check` accepts fresh files, and names outdated ones with the command that updates them.

use std::fs;

use crate::support::Shop;

#[test]
fn fresh_files_pass() {
    let shop = Shop::new();
    for command in [&["build"][..], &["rust"], &["docs"], &["export", "--to", "json", "--out", "o"]]
    {
        shop.output(command);
        let run = shop.run(&[command, &["--check"]].concat());
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{command:?}: {run:?}");
        assert!(run.err.contains("up to date"), "{command:?}: {run:?}");
    }
}

#[test]
fn a_changed_file_is_named_with_the_difference() {
    let shop = Shop::new();
    shop.output(&["build", "--out", "made"]);
    let page = "made/site/orders/down.md";
    let text = shop.read(page);
    shop.write(page, &text.replace("closed", "open"));
    let run = shop.run(&["build", "--out", "made", "--check"]);
    assert_eq!(run.code, 1, "{run:?}");
    for words in [
        "made/site/orders/down.md differs\n",
        "  -# The shop is open\n",
        "  +# The shop is closed\n",
    ] {
        assert!(run.out.contains(words), "{words}: {run:?}");
    }
    assert!(run.err.contains("1 file is out of date"), "{run:?}");
    assert!(run.err.contains("help: run `errbook build --out made`"), "{run:?}");
    assert!(shop.read(page).contains("open"), "--check has written");
    shop.output(&["build", "--out", "made"]);
    assert_eq!(shop.read(page), text);
}

#[test]
fn a_missing_file_is_named() {
    let shop = Shop::new();
    let run = shop.run(&["docs", "--check", "--verbose"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("target/errbook/site/index.md is missing\n"), "{run:?}");
    assert!(shop.files("target").is_empty());
}

#[test]
fn ten_files_are_shown_for_each_reason_and_the_rest_counted() {
    let shop = Shop::new();
    shop.output(&["build"]);
    let mut pages = shop.files("target/errbook/site");
    pages.retain(|path| path.contains("/orders/") || path.contains("/payments/"));
    for page in &pages[..12] {
        shop.write(page, "other");
    }
    for page in &pages[12..23] {
        fs::remove_file(shop.path(page)).unwrap();
    }
    let run = shop.run(&["build", "--check"]);
    let lines = |end: &str| run.out.lines().filter(|line| line.ends_with(end)).count();
    assert_eq!((run.code, lines(" differs"), lines("  -other")), (1, 10, 10), "{run:?}");
    assert_eq!(lines(" is missing"), 11, "{run:?}");
    assert!(run.out.ends_with("and 1 more file is missing\nand 2 more files differ\n"), "{run:?}");
    assert!(run.err.contains("23 files are out of date"), "{run:?}");
    let run = shop.run(&["build", "--check", "--verbose"]);
    let named = run.out.lines().filter(|line| line.starts_with("target/")).count();
    assert!(named == 23 && !run.out.contains(" more "), "{run:?}");
}

#[test]
fn pages_of_removed_codes_go() {
    let shop = Shop::new();
    shop.output(&["build"]);
    let page = shop.path("target/errbook/site/payments/twice/index.html");
    let own = shop.path("target/errbook/site/own.md");
    fs::write(&own, "mine").unwrap();
    assert!(page.exists());
    fs::remove_file(shop.path("catalog/shop/payments.yaml")).unwrap();
    let run = shop.run(&["build", "--check"]);
    assert!(run.out.contains("payments/twice/index.html is no longer generated\n"), "{run:?}");
    shop.output(&["build"]);
    assert!(!page.exists());
    assert!(own.exists());
}

#[test]
fn the_outputs_do_not_take_each_other_for_leftovers() {
    let shop = Shop::new();
    shop.output(&["build"]);
    shop.output(&["docs"]);
    shop.output(&["rust"]);
    shop.output(&["export", "--to", "json", "--out", "target/errbook"]);
    assert_eq!(shop.run(&["build", "--check"]).code, 0);
}

/// The folder may belong to another project, so it is reported but not deleted.
#[test]
fn what_was_written_for_a_catalog_that_is_gone_is_named() {
    let shop = Shop::new();
    shop.output(&["build"]);
    let again = shop.run(&["build"]);
    assert!(!again.err.contains("is not in"), "{again:?}");
    let cover = shop.read("catalog/shop/catalog.yaml");
    shop.write("catalog/shop/catalog.yaml", &cover.replace("catalog: shop", "catalog: store"));
    let note = "target/errbook/shop was written for a catalog that is not in `catalog`: delete the folder if the catalog is gone\n";
    // With `--catalog`, other folders are not reported.
    assert!(!shop.run(&["build", "-C", "catalog/shop"]).err.contains(note));
    for args in [&["build"][..], &["build", "--check"]] {
        let run = shop.run(args);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.err.contains(note), "{run:?}");
    }
    assert!(shop.path("target/errbook/shop/catalog.json").exists());
}

#[test]
fn one_manifest_is_named_once() {
    let shop = Shop::new();
    shop.output(&["build"]);
    fs::remove_file(shop.path("target/errbook/shop/.errbook")).unwrap();
    let run = shop.run(&["build", "--check"]);
    assert_eq!(run.out.matches("target/errbook/shop/.errbook").count(), 1, "{run:?}");
}
