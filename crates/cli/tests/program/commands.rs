//! Tests what each command prints and writes.

use crate::support::Shop;

#[test]
fn without_arguments_the_help_is_shown() {
    let run = Shop::new().run(&[]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    for word in ["build", "check", "rust", "docs", "export", "preview", "explain", "list", "serve"]
    {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
}

#[test]
fn help_of_every_command_has_examples() {
    let shop = Shop::new();
    for verb in ["build", "check", "rust", "docs", "export", "preview", "explain", "list", "serve"]
    {
        let help = shop.output(&[verb, "--help"]);
        assert!(help.contains(&format!("Examples:\n  errbook {verb}")), "{help}");
        assert!(help.contains("--catalog"), "{help}");
    }
}

#[test]
fn build_writes_everything_and_says_so() {
    let shop = Shop::new();
    let run = shop.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    let files = shop.files("target/errbook");
    for path in [
        "target/errbook/shop/catalog.json",
        "target/errbook/shop/openapi.json",
        "target/errbook/shop/schema.json",
        "target/errbook/site/index.md",
        "target/errbook/site/orders/sold-out.md",
        "target/errbook/site/es/orders/index.html",
        "target/errbook/shop/rust/mod.rs",
    ] {
        assert!(files.iter().any(|file| file == path), "{path}: {files:?}");
    }
    for words in [
        "shop          2      7  en, es 14 %\n",
        "target/errbook/site ",
        "target/errbook/shop/rust ",
        "target/errbook/shop/catalog.json ",
        "shop/orders/sold-out, as it is sent:\n\nHTTP/1.1 409 Conflict\n",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    assert!(run.out.ends_with("\"left\":2}\n"), "{}", run.out);
}

#[test]
fn each_output_goes_to_its_folder() {
    let shop = Shop::new();
    let rust = shop.run(&["rust", "--out", "a"]);
    let include =
        "with `#[path = \"../a/shop/rust/mod.rs\"] mod shop;`, and add `errbook` to Cargo.toml\n";
    assert!(rust.err.ends_with(include), "{rust:?}");
    let docs = shop.run(&["docs", "--out", "b"]);
    assert!(docs.err.contains("publish `b` as https://shop.example/errors/\n"), "{docs:?}");
    assert!(shop.path("b/orders/sold-out/index.html").exists());
    shop.output(&["export", "--to", "json", "--out", "c"]);
    assert!(shop.files("a").iter().all(|path| path.starts_with("a/shop/rust/")));
    assert!(shop.files("b").iter().all(|path| path.starts_with("b/")));
    shop.output(&["export", "--to", "openapi", "--out", "c"]);
    shop.output(&["export", "--to", "schema", "--out", "c"]);
    shop.output(&["export", "--to", "json", "--out", "c", "--check"]);
    for file in ["c/shop/catalog.json", "c/shop/openapi.json", "c/shop/schema.json"] {
        assert!(shop.files("c").contains(&file.to_owned()), "{file}");
    }
    assert!(shop.files("a").len() > 1 && shop.files("b").len() > 1);
}

#[test]
fn one_export_goes_to_stdout() {
    let shop = Shop::new();
    let export = shop.output(&["export", "--to", "json"]);
    let value: serde_json::Value = serde_json::from_str(&export).unwrap();
    assert_eq!(value["catalog"], "shop");
    assert!(shop.files("target").is_empty());
}

#[test]
fn several_exports_go_to_files() {
    let shop = Shop::new();
    for file in ["catalog.yaml", "orders.yaml", "payments.yaml", "languages/es.yaml"] {
        let text = shop.read(&format!("catalog/shop/{file}"));
        shop.write(
            &format!("catalog/store/{file}"),
            &text.replace("catalog: shop", "catalog: store"),
        );
    }
    let run = shop.run(&["export", "--to", "json"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    assert!(run.err.contains("target/errbook/store/catalog.json"), "{run:?}");
    assert!(shop.path("target/errbook/shop/catalog.json").exists());
    let docs = shop.run(&["docs", "--out", "b"]);
    assert!(
        docs.err.contains("are in the folder of") && docs.err.contains("--catalog DIR"),
        "{docs:?}"
    );
    assert!(shop.path("b/store/orders/sold-out/index.html").exists());
}

#[test]
fn preview_shows_the_exact_response() {
    let shop = Shop::new();
    let expected = "HTTP/1.1 409 Conflict
Content-Type: application/problem+json
Content-Language: en

{\"type\":\"https://shop.example/errors/orders#sold-out\",\"title\":\"The article is sold out\",\"status\":409,\"detail\":\"Only 2 are left.\",\"left\":2}
";
    let run = shop.run(&["preview", "sold-out"]);
    assert_eq!((run.out.as_str(), run.err.contains("error")), (expected, false));
    for name in ["orders/sold-out", "shop/orders/sold-out", "no-more"] {
        assert_eq!(shop.output(&["preview", name]), expected, "{name}");
    }
}

#[test]
fn preview_takes_what_is_given() {
    let shop = Shop::new();
    for (arguments, expected) in [
        (&["sold-out", "--lang", "ES", "--param", "left=9"][..], "\"detail\":\"Solo quedan 9.\""),
        (&["sold-out", "--instance", "/orders/7"], "\"instance\":\"/orders/7\""),
        (
            &["sold-out", "--envelope", "short"],
            "{\"code\":\"sold-out\",\"text\":\"Only 2 are left.\"}",
        ),
        (&["sold-out", "--envelope", "stripe"], "{\"error\":{\"code\":\"sold-out\","),
        (&["moved"], "\"detail\":\"It is 7 miles away.\""),
        (&["moved", "--case", "near"], "\"detail\":\"It is near.\""),
        (&["moved", "--case", "far", "-p", "miles=-1"], "\"detail\":\"It is -1 miles away.\""),
        (&["wrong"], "{\"code\":\"wrong\",\"text\":\"See the fields.\"}"),
        (
            &["wrong", "--envelope", "rfc9457", "--field", "a=too-long", "--field", "b.c=is = odd"],
            "\"errors\":[{\"pointer\":\"#/a\",\"detail\":\"is longer than 5\"},{\"pointer\":\"#/b/c\",\"detail\":\"is = odd\"}]",
        ),
        (&["payments/twice"], "HTTP/1.1 402 Payment Required\n"),
    ] {
        let out = shop.output(&[&["preview"], arguments].concat());
        assert!(out.contains(expected), "{arguments:?}: {out}");
    }
}

#[test]
fn preview_of_an_internal_code_shows_what_callers_get() {
    let run = Shop::new().run(&["preview", "broken"]);
    assert!(run.out.contains("HTTP/1.1 503 Service Unavailable\n"), "{run:?}");
    assert!(!run.out.contains("Printer"), "{run:?}");
    assert!(run.err.contains("`broken` is internal: callers get `down`"), "{run:?}");
}

#[test]
fn explain_tells_what_a_code_means() {
    let shop = Shop::new();
    let out = shop.output(&["explain", "sold-out", "--lang", "es"]);
    for words in
        ["Agotado\n", "shop/orders/sold-out", "Pide menos.", "Solo quedan {left}.", "no-more"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    let run = shop.run(&["explain", "moved", "--lang", "es"]);
    assert!(run.err.contains("not translated to `es` yet"), "{run:?}");
    assert!(run.out.contains("  near  It is near.\n"), "{run:?}");
    let example = "  left  non-negative integer  example: 2\n";
    assert!(shop.output(&["explain", "sold-out"]).contains(example));
    assert!(shop.output(&["explain", "broken"]).contains("internal: callers get `down`"));
}

#[test]
fn explain_tells_what_a_problem_means() {
    let shop = Shop::new();
    for kind in errbook_spec::diagnostic::kinds() {
        let out = shop.output(&["explain", kind.id]);
        assert!(out.contains(kind.id) && out.contains(kind.name), "{out}");
    }
    assert!(shop.output(&["explain", "eb0301"]).contains("duplicate-code"));
}

#[test]
fn list_has_every_code_that_is_asked_for() {
    let shop = Shop::new();
    let codes = |arguments: &[&str]| {
        let out = shop.output(&[&["list", "--format", "csv"], arguments].concat());
        let rows = out.lines().skip(1).map(|row| row.split(',').nth(2).unwrap().to_owned());
        rows.collect::<Vec<_>>().join(" ")
    };
    let csv = shop.output(&["list", "--format", "csv", "--tag", "stock"]);
    let rows = "catalog,group,code,number,status,title,tags,state\r\n\
        shop,orders,sold-out,,409,The article is sold out,stock money,\r\n";
    assert_eq!(csv, rows, "lines end as RFC 4180 has it, as those of `export --to csv` do");
    assert_eq!(codes(&[]), "sold-out moved wrong twice broken down twice");
    assert_eq!(codes(&["--status", "409"]), "sold-out moved");
    assert_eq!(codes(&["--status", "5xx"]), "broken down");
    assert_eq!(codes(&["--tag", "stock"]), "sold-out");
    assert_eq!(codes(&["--tag", "money", "--status", "404"]), "twice");
    let table = shop.output(&["list"]);
    assert!(table.contains("sold-out     409  The article is sold out"), "{table}");
    let json: serde_json::Value =
        serde_json::from_str(&shop.output(&["list", "--format", "json"])).unwrap();
    assert_eq!(json[4]["state"], "internal");
}

#[test]
fn colours_are_chosen() {
    let shop = Shop::new();
    assert!(!shop.output(&["list"]).contains('\u{1b}'));
    assert!(shop.output(&["list", "--color", "always"]).contains('\u{1b}'));
    assert!(shop.output(&["--color=always", "--help"]).contains('\u{1b}'));
    assert!(!shop.output(&["list", "--color", "never"]).contains('\u{1b}'));
}

#[test]
fn quiet_is_quiet() {
    let shop = Shop::new();
    for arguments in [&["docs", "--quiet"][..], &["rust", "-q"], &["check", "-q"]] {
        let run = shop.run(arguments);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{arguments:?}");
    }
    let run = shop.run(&["docs", "--verbose", "--out", "elsewhere"]);
    assert!(run.err.contains("wrote elsewhere/index.html"), "{run:?}");
}
