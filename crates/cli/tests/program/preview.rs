//! Tests `preview` with requests, several errors, causes and the built-in envelopes.

use crate::support::Shop;

const COVER: &str = "catalog: api
title: API errors
docs_url: https://api.example/errors
language: en
languages: [es]
envelope: [house, plain]
envelopes:
  house:
    content_type: application/json
    body:
      errors: { $each: errors, as: { code: $it.code, text: $it.text } }
      because: { $chain: causes, as: { code: $it.code, then: $next|opt } }
      trace: $trace_id|opt
      place: $instance|opt
      at: $timestamp|opt
      more: $docs_url
      path: $ctx.path|opt
      region: $ctx.region|opt
  plain: { content_type: text/plain+json, body: { code: $code } }
";

const ORDERS: &str = "group: orders
title: Orders
errors:
  late:
    status: 409
    title: Too late
    detail: \"{hours} hours late.\"
    description: It is closed.
    resolution: Come earlier.
    params: { hours: { type: integer, example: 3 } }
  full:
    status: 409
    title: Full
    description: There is no room.
    resolution: Wait.
    examples:
      - errors: [late, { code: late, params: { hours: 5 } }]
        causes: [down]
        instance: /orders/7
        trace_id: abc
        values: { path: [orders, 1, { a: \"b\" }, null], region: eu }
  down:
    status: 503
    title: Down
    description: It is down.
    resolution: Wait.
";

const SPANISH: &str = "language: es
errors:
  orders:
    late:
      title: Tarde
      detail: \"{hours} horas tarde.\"
      description: Está cerrado.
      resolution: Ven antes.
";

fn shop() -> Shop {
    let shop = Shop::new();
    shop.write("catalog/api/catalog.yaml", COVER);
    shop.write("catalog/api/orders.yaml", ORDERS);
    shop.write("catalog/api/languages/es.yaml", SPANISH);
    shop
}

#[test]
fn what_a_request_says_is_shown() {
    let shop = shop();
    for (arguments, expected) in [
        (&["--trace-id", "4bf9"][..], "\"trace\":\"4bf9\""),
        (&["--timestamp", "2031-05-20T08:00:00Z"], "\"at\":\"2031-05-20T08:00:00Z\""),
        (&["--docs-url", "https://x.example/e"], "\"more\":\"https://x.example/e/orders/late/\""),
        (&["--json", "path=[\"a\",1]"], "\"path\":[\"a\",1]"),
        (&["--value", "region=eu=1"], "\"region\":\"eu=1\""),
        (&["--accept-language", "es-MX, en;q=0.5"], "Vary: Accept-Language\n"),
        (&["--accept", "text/plain+json"], "Vary: Accept\n\n{\"code\":\"late\"}"),
        (
            &["--error", "full", "--error", "api/orders/down"],
            "},{\"code\":\"full\",\"text\":\"There is no room.\"},{\"code\":\"down\"",
        ),
        (
            &["--cause", "full", "--cause", "down"],
            "\"because\":{\"code\":\"full\",\"then\":{\"code\":\"down\"}}",
        ),
    ] {
        let arguments = [&["preview", "late"], arguments].concat();
        let out = shop.output(&arguments);
        assert!(out.contains(expected), "{arguments:?}: {out}");
    }
    let spanish = shop.output(&["preview", "late", "--accept-language", "es"]);
    assert!(
        spanish.contains("Content-Language: es\n") && spanish.contains("3 horas tarde."),
        "{spanish}"
    );
}

#[test]
fn examples_of_the_catalog_have_all_that_belongs_to_them() {
    let shop = shop();
    let expected = "{\"errors\":[{\"code\":\"full\",\"text\":\"There is no room.\"},{\"code\":\"late\",\"text\":\"3 hours late.\"},\
                    {\"code\":\"late\",\"text\":\"5 hours late.\"}],\"because\":{\"code\":\"down\"},\"trace\":\"abc\",\"place\":\"/orders/7\",\
                    \"more\":\"https://api.example/errors/orders/full/\",\"path\":[\"orders\",1,{\"a\":\"b\"},null],\"region\":\"eu\"}\n";
    let out = shop.output(&["preview", "full"]);
    assert!(out.ends_with(expected), "{out}");
    let export = shop.output(&["export", "--to", "json", "-C", "catalog/api"]);
    let body = serde_json::Value::from(expected.trim_end()).to_string();
    assert!(export.contains(&body), "{export}");
    // The command line takes precedence over the catalog's example.
    let given = ["--error", "down", "--instance", "/x", "--json", "path=1", "--value", "region=us"];
    let out = shop.output(&[&["preview", "full"], &given[..]].concat());
    for expected in [
        "},{\"code\":\"down\",\"text\":\"It is down.\"}],",
        "\"place\":\"/x\"",
        "\"path\":1,\"region\":\"us\"}",
    ] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
}

#[test]
fn what_is_given_in_vain_is_said() {
    let shop = shop();
    for (arguments, words) in [
        (&["sold-out", "--error", "moved"][..], &["`rfc9457`", "`--error`"][..]),
        (&["sold-out", "--cause", "moved", "--trace-id", "x"], &["`--cause`", "`--trace-id`"]),
        (&["sold-out", "--accept", "a/b"], &["`--accept`"]),
        (&["api/orders/down", "--error", "late"], &["server error"]),
    ] {
        let run = shop.run(&[&["preview"], arguments].concat());
        assert_eq!(run.code, 0, "{arguments:?}: {run:?}");
        for word in words {
            assert!(run.err.contains(word), "{arguments:?}: {word}: {run:?}");
        }
    }
}

#[test]
fn what_a_5xx_keeps_to_itself_is_said() {
    let shop = Shop::new();
    shop.write("catalog/api/catalog.yaml", &COVER.replace("languages: [es]\n", ""));
    for (expose, is_sent) in [("false", false), ("true", true)] {
        let orders = format!(
            "group: orders\ntitle: Orders\nerrors:\n  away:\n    status: 503\n    title: Away\n    description: It is away.\n    \
             resolution: Wait.\n    detail: \"{{host}} is away.\"\n    params: {{ host: string }}\n    expose: {expose}\n"
        );
        shop.write("catalog/api/orders.yaml", &orders);
        let preview = shop.run(&["preview", "away"]);
        assert_eq!(preview.code, 0, "{preview:?}");
        let note = "the detail and the params of a 5xx aren't sent; `expose: true` sends them";
        assert_eq!(preview.err.contains(note), !is_sent, "{preview:?}");
        let explain = shop.output(&["explain", "away"]);
        let note = "Not sent\n  The detail and the params of this error are not sent. `expose: true` sends them.";
        assert_eq!(explain.contains(note), !is_sent, "{explain}");
        assert!(explain.contains("{host} is away."), "{explain}");
    }
}

#[test]
fn bad_values_name_the_way_out() {
    let shop = shop();
    for (arguments, words) in [
        (&["--value", "regin=eu"][..], &["`$ctx.regin`", "did you mean `region`?"][..]),
        (&["--json", "path=[1"], &["not JSON", "--value path="]),
        (&["--json", "=1"], &["NAME=JSON"]),
        (&["--value", "region"], &["NAME=TEXT"]),
        (&["--error", "ful"], &["did you mean `full`?"]),
        (&["--cause", "sold-out"], &["unknown code `sold-out` in `api`"]),
        (&["--docs-url", "x"], &["`--docs-url x`", "https://"]),
        (&["--lang", "es", "--accept-language", "es"], &["--lang", "--accept-language"]),
        (
            &["--envelope", "stripe", "--value", "request_log_uri=x"],
            &["did you mean `request_log_url`?"],
        ),
    ] {
        let run = shop.run(&[&["preview", "api/orders/late"], arguments].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {run:?}");
        for word in words {
            assert!(run.err.contains(word), "{arguments:?}: {word}: {run:?}");
        }
    }
}

#[test]
fn built_in_envelopes_are_explained() {
    // These commands need no catalog.
    let shop = Shop::new();
    let list = shop.output(&["explain", "envelopes", "-C", "nowhere"]);
    assert_eq!(list.lines().count(), 22 + usize::from(list.contains("---")), "{list}");
    for name in errbook_spec::presets() {
        assert!(list.contains(&format!("{name} ")), "{name}: {list}");
        let one = shop.output(&["explain", name, "-C", "nowhere"]);
        // The documentation contains an entry and its body.
        assert!(one.contains("status:"), "{one}");
        assert!(one.lines().any(|line| line.trim_start().starts_with(['{', '<'])), "{one}");
        assert!(one.contains("\nDeclaration\n  content_type: "), "{one}");
    }
}

#[test]
fn values_are_written_as_in_a_catalog() {
    let shop = shop();
    let params = "params: { hours: { type: integer, example: 3 } }";
    let more = "params: { hours: { type: integer, example: 3 }, wait: duration, days: strings }";
    shop.write("catalog/api/orders.yaml", &ORDERS.replacen(params, more, 1));
    let envelope = ["preview", "late", "--envelope", "rfc9457", "-C", "catalog/api"];
    for (given, expected) in [
        ("wait=2m", r#""wait":120,"#),
        ("wait=90 s", r#""wait":90,"#),
        ("days=mon,tue", r#""days":["mon","tue"]"#),
        (r#"days=["mon, tue","\"x\""]"#, r#""days":["mon, tue","\"x\""]"#),
    ] {
        let out = shop.output(&[&envelope[..], &["-p", given]].concat());
        assert!(out.contains(expected), "{given}: {out}");
    }
    let run = shop.run(&[&envelope[..], &["-p", r#"days=["mon"#]].concat());
    assert!(run.code == 2 && run.err.contains("takes a list of texts"), "{run:?}");
}
