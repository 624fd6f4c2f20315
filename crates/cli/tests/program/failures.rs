//! Tests that bad input gives an error with a fix and the right exit code, and that nothing is written.

use std::process::Stdio;

use crate::support::Shop;

#[test]
fn usage_errors_name_the_way_out() {
    let shop = Shop::new();
    for (arguments, words) in [
        (&["biuld"][..], &["biuld", "build"][..]),
        (&["build", "--ou", "x"], &["--ou", "--out"]),
        (&["check", "--format", "sarif"], &["sarif", "concise"]),
        (&["export"], &["--to"]),
        (&["export", "--to", "xml"], &["xml", "json"]),
        (&["list", "--color", "sometimes"], &["sometimes", "never"]),
        (&["list", "--quiet", "--verbose"], &["--quiet", "--verbose"]),
        (&["list", "--status", "4x"], &["`4x`", "`4xx`"]),
        (&["preview"], &["<CODE>"]),
        (&["preview", "sold-ot"], &["`sold-ot`", "did you mean `sold-out`?"]),
        (&["preview", "ordres/sold-out"], &["did you mean `orders/sold-out`?"]),
        (&["preview", "xxxxxxxxxxxx"], &["errbook list"]),
        (&["preview", ""], &["errbook list"]),
        (&["preview", "a/b/c/d"], &["catalog/group/code"]),
        (&["preview", "twice"], &["`shop/orders/twice` or `shop/payments/twice`"]),
        (&["preview", "sold-out", "--lang", "fr"], &["`fr`", "`en` or `es`"]),
        (&["explain", "sold-out", "--lang", "e"], &["`e`", "`en`"]),
        (&["preview", "sold-out", "--case", "far"], &["no cases", "--case far"]),
        (&["preview", "moved", "--case", "fra"], &["did you mean `far`?"]),
        (&["preview", "sold-out", "--param", "lfet=1"], &["did you mean `left`?"]),
        (&["preview", "sold-out", "--param", "left"], &["NAME=VALUE"]),
        (&["preview", "sold-out", "--param", "=1"], &["NAME=VALUE"]),
        (&["preview", "sold-out", "--param", "left=-1"], &["`left`", "left=2"]),
        (&["preview", "twice", "--param", "left=1", "-C", "catalog"], &["choose"]),
        (&["preview", "down", "--param", "left=1"], &["no params"]),
        (&["preview", "wrong", "--param", "fields=a"], &["--field PATH=MESSAGE"]),
        (&["preview", "sold-out", "--field", "a=b"], &["no field errors"]),
        (&["preview", "wrong", "--field", "a"], &["PATH=MESSAGE"]),
        (&["preview", "sold-out", "--envelope", "shrt"], &["did you mean `short`?"]),
        (&["explain", "EB0000"], &["`EB0000`"]),
        (&["check", "-C", "nowhere"], &["`nowhere`", "--catalog"]),
        (&["check", "-C", "catalog/shop/orders.yaml"], &["catalog/shop/orders.yaml"]),
        (&["check", "-C", "catalog/shop/languages"], &["catalog.yaml"]),
    ] {
        let run = shop.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {run:?}");
        assert!(run.err.contains("error: "), "{arguments:?}: {run:?}");
        for word in words {
            assert!(run.err.contains(word), "{arguments:?}: {word}: {run:?}");
        }
    }
}

#[test]
fn a_problem_stops_every_command_before_it_writes() {
    let shop = Shop::wrong();
    for arguments in [
        &["build"][..],
        &["build", "--check"],
        &["rust"],
        &["docs"],
        &["export", "--to", "json", "--out", "target"],
        &["preview", "sold-out"],
        &["explain", "sold-out"],
        &["list"],
    ] {
        let run = shop.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{arguments:?}: {run:?}");
        for words in ["orders.yaml:", "payments.yaml:", "titel", "in 1 of 1 catalog"] {
            assert!(run.err.contains(words), "{arguments:?}: {words}: {run:?}");
        }
        assert!(shop.files("target").is_empty(), "{arguments:?}");
    }
}

#[test]
fn what_is_sound_is_explained_all_the_same() {
    let shop = Shop::new();
    let explained = shop.output(&["explain", "sold-out", "--lang", "es"]);
    shop.write("catalog/shop/payments.yaml", "group: payments\ntitle: [");
    let run = shop.run(&["explain", "sold-out", "--lang", "es"]);
    let note = "other parts of the catalog have problems: `errbook check` reports them\n";
    assert_eq!((run.code, run.out, run.err.as_str()), (0, explained, note));
    let run = shop.run(&["explain", "no-code"]);
    assert!(run.code == 1 && run.out.is_empty() && run.err.contains("EB0101"), "{run:?}");
}

#[test]
fn a_problem_leaves_earlier_output_as_it_was() {
    let shop = Shop::new();
    shop.output(&["build"]);
    let before = shop.files("target");
    let page = shop.read("target/errbook/site/index.md");
    shop.write("catalog/shop/more.yaml", "group: more\ntitle: More\nerrors: {}\n");
    assert_eq!(shop.run(&["build"]).code, 1);
    assert_eq!(shop.files("target"), before);
    assert_eq!(shop.read("target/errbook/site/index.md"), page);
}

#[test]
fn check_reports_on_stdout() {
    let shop = Shop::wrong();
    let full = shop.run(&["check"]);
    assert_eq!(full.code, 1);
    assert!(full.out.contains("error[EB") && full.out.contains("-->"), "{full:?}");
    let concise = shop.run(&["check", "--format", "concise"]);
    assert_eq!(concise.code, 1);
    assert!(concise.out.lines().count() >= 2, "{concise:?}");
    assert!(
        concise
            .out
            .lines()
            .all(|line| line.contains(": error[EB") || line.contains(": warning[EB"))
    );
    let clean = Shop::new().run(&["check"]);
    assert_eq!(clean.code, 0);
    // The catalog has warnings, so it is not reported as free of problems.
    assert!(clean.err.contains("no errors in 1 catalog with 7 codes"), "{clean:?}");
}

#[test]
fn repeated_mistakes_are_folded() {
    let shop = Shop::new();
    let errors =
        (0..300).map(|index| format!("  Wrong Code {index}: {{}}\n")).collect::<Vec<_>>().concat();
    shop.write("catalog/shop/more.yaml", &format!("group: more\ntitle: More\nerrors:\n{errors}"));
    for command in ["check", "build"] {
        let run = shop.run(&[command]);
        let all = run.out + &run.err;
        assert_eq!(all.matches("error[EB0302]").count(), 10, "{all}");
        assert!(all.contains("and 290 more of EB0302 (bad-code)\n") && all.lines().count() < 500);
        assert!(all.contains("help: list all with `errbook check --format concise`\n"), "{all}");
    }
    let all = shop.run(&["check", "--format", "concise"]).out;
    assert_eq!(all.matches("error[EB0302]").count(), 300);
}

#[test]
fn a_catalog_without_errors_or_cover_is_refused() {
    let shop = Shop::new();
    shop.write(
        "catalog/empty/catalog.yaml",
        "catalog: empty\ntitle: E\nlanguage: en\nenvelope: rfc9457\n",
    );
    for command in ["check", "build", "list"] {
        let run = shop.run(&[command, "-C", "catalog/empty"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!((run.out + &run.err).contains("error[EB0117]: the catalog has no errors"));
    }
    shop.write("catalog/other/catalog.yml", "catalog: other\n");
    let run = shop.run(&["check"]);
    assert!(run.code == 1 && run.out.contains("not `catalog.yaml`"), "{run:?}");
}

#[test]
fn two_catalogs_of_one_name_are_refused() {
    let shop = Shop::new();
    for file in ["catalog.yaml", "orders.yaml", "payments.yaml", "languages/es.yaml"] {
        let text = shop.read(&format!("catalog/shop/{file}"));
        shop.write(&format!("catalog/copy/{file}"), &text);
    }
    for command in ["build", "docs", "check", "list"] {
        let run = shop.run(&[command]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.err.contains("catalog/copy` and `catalog/shop"), "{run:?}");
    }
    assert!(shop.files("target").is_empty());
    let twice = shop.run(&["check", "-C", "catalog/shop", "-C", "catalog/shop/../shop"]);
    assert!(twice.err.contains("in 1 catalog "), "{twice:?}");
}

#[test]
fn a_folder_that_is_a_file_is_named() {
    let shop = Shop::new();
    shop.write("taken", "");
    let run = shop.run(&["build", "--out", "taken"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("taken"), "{run:?}");
    assert_eq!(shop.read("taken"), "");
}

/// A reader that stops early, such as `head`, is not an error.
#[test]
fn a_closed_pipe_is_quiet() {
    let shop = Shop::new();
    for arguments in [&["export", "--to", "json"][..], &["list"], &["--help"], &["build"]] {
        let mut command = shop.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {err}");
        let is_quiet = ["error:", "error[", "panicked"].iter().all(|it| !err.contains(it));
        assert!(is_quiet, "{arguments:?}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_named() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    let shop = Shop::new();
    let folder = shop.path("catalog/shop");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator can read every folder.
    let is_locked = fs::read_dir(&folder).is_err();
    let run = shop.run(&["check", "-C", "catalog/shop"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run.code, if is_locked { 2 } else { 0 }, "{run:?}");
    assert!(!is_locked || run.err.contains("catalog/shop"), "{run:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let shop = Shop::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = shop.command(&["export", "--to", "json"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to `stdout`"));
}

#[test]
fn what_errbook_did_not_write_is_not_replaced() {
    let shop = Shop::new();
    let own = ["site/index.html", "site/404.html", "made/shop/rust/mod.rs", "made/shop/errors.ts"];
    for path in own {
        shop.write(path, "mine");
    }
    let before = shop.files(".");
    for (arguments, words) in [
        (
            &["docs", "--out", "site"][..],
            &["2 files were not", "`site/index.html`", "`site/404.html`"][..],
        ),
        (&["rust", "--out", "made"], &["`made/shop/rust/mod.rs` was not written by errbook"]),
        (&["build", "--out", "made"], &["`made/shop/rust/mod.rs` was not written by errbook"]),
        (&["export", "--to", "typescript", "--out", "made"], &["`made/shop/errors.ts` was not"]),
    ] {
        let run = shop.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {run:?}");
        for word in words.iter().chain(&["help: choose another `--out`, or move "]) {
            assert!(run.err.contains(word), "{arguments:?}: {word}: {run:?}");
        }
        assert_eq!(shop.files("."), before, "{arguments:?}");
    }
}

#[test]
fn nothing_is_written_into_a_catalog_or_to_the_root() {
    let shop = Shop::new();
    for (arguments, words) in [
        (&["docs", "--out", "/"][..], "`/` is the root of the file system"),
        (
            &["docs", "--out", "catalog/shop"],
            "`catalog/shop` is in the folder of the catalog `shop`",
        ),
        (&["docs", "--out", "catalog/shop/new/site"], "is in the folder of the catalog `shop`"),
        (
            &["build", "--out", "catalog"],
            "`catalog/shop/rust` is in the folder of the catalog `shop`",
        ),
        (&["export", "--to", "csv", "--out", "catalog"], "is in the folder of the catalog `shop`"),
    ] {
        let before = shop.files(".");
        let run = shop.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {run:?}");
        assert!(run.err.contains(words), "{arguments:?}: {run:?}");
        assert!(run.err.contains("help: choose another `--out`"), "{arguments:?}: {run:?}");
        assert_eq!(shop.files("."), before, "{arguments:?}");
    }
    // A parent folder is allowed, because errbook replaces and deletes only its own files there.
    shop.output(&["docs", "--out", "."]);
    shop.output(&["docs", "--out", ".", "--check"]);
    shop.output(&["check"]);
}
