//! Tests the pages and the export of a catalog with every feature, and that nothing internal is published.

use std::collections::BTreeMap;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_spec::{Lowered, load, lower};
use serde_json::Value;

const COVER: &str = r#"
catalog: shop
title: Shop errors
description: "All of them. See [the first](code:sold-out)."
contact: mailto:help@shop.example
version: 2.0.0
docs_url: https://shop.example/errors
language: en
languages: [es]
envelope: rfc9457
sets:
  buy: { description: "Buying, see [no](code:index).", codes: [hidden, sold-out] }
  cart: [orders/index, sold-out]
fallbacks: { not_found: index, internal: hidden }
"#;

const ORDERS: &str = r#"
group: orders
title: Orders
description: What goes wrong with orders.
tags: [money]
errors:
  sold-out:
    status: 409
    title: The article | is sold out
    detail: "Only {left} of {article} are left."
    description: |
      There is less than you asked for.

      - one
      - *two*
    resolution: [Ask for less., Come back later.]
    reasons: [Somebody was faster.]
    params:
      article: { type: string, description: Its name., example: mug }
      left: { type: unsigned, example: 2 }
      depot: { type: string, example: SECRETDEPOT, visibility: internal }
    retry: { after: 30s }
    headers: { X-Left: "{left}" }
    see: [index, "https://shop.example/help", { url: "https://shop.example/stock", title: "Stock [now]" }, /help/now]
    since: 1.1.0
    aliases: [no-more]
    note: SECRETNOTE
    example_request: GET /orders/7
  index:
    status: 404
    title: There is no such page
    description: "Look at [the other](code:sold-out) one."
    resolution: Try another.
    deprecated: { since: 1.2.0, use: sold-out, note: Nobody uses it. }
  gone:
    status: 410
    title: It was here
    description: It was.
    resolution: Forget it.
    retired: { since: 2.0.0, use: sold-out }
  hidden:
    status: 500
    title: SECRETTITLE
    description: SECRETDESCRIPTION
    resolution: SECRETRESOLUTION
    audience: internal
    mask: down
  down:
    status: 503
    title: The shop is closed
    detail: "SECRETDETAIL {why}"
    expose: false
    description: It is.
    resolution: Wait.
    params:
      why: { type: string, example: SECRETWHY }
"#;

const SPANISH: &str = r#"
language: es
catalog: { title: Errores de la tienda, description: Todos. }
groups:
  orders: { title: Pedidos, description: Lo que falla. }
errors:
  orders:
    sold-out:
      title: El artículo está agotado
      detail: "Solo quedan {left} de {article}."
      description: Hay menos de lo que pides.
      resolution: [Pide menos., Vuelve luego.]
      reasons: [Alguien fue más rápido.]
"#;

fn shop() -> (Catalog, Lowered) {
    let files = [("catalog.yaml", COVER), ("orders.yaml", ORDERS), ("languages/es.yaml", SPANISH)];
    let file = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
    let loaded = load(Sources::from_memory(files.into_iter().map(file).collect()));
    let report = loaded.report.render(errbook_spec::diagnostic::Format::Concise);
    let catalog = loaded.catalog.unwrap_or_else(|| panic!("{report}"));
    let lowered = lower(&catalog, &[1]);
    (catalog, lowered)
}

fn pages() -> BTreeMap<String, String> {
    let (catalog, lowered) = shop();
    let page = |Artifact { path, contents }| (path, contents);
    errbook_docs::markdown(&catalog, &lowered).into_iter().map(page).collect()
}

fn export() -> Value {
    let (catalog, lowered) = shop();
    let export = errbook_docs::json(&catalog, &lowered).contents;
    serde_json::from_str(&export).expect("the export is JSON")
}

#[test]
fn there_is_a_page_for_everything_published() {
    let pages = pages();
    let paths: Vec<_> = pages.keys().map(String::as_str).collect();
    let source = ["index.md", "orders/down.md", "orders/gone.md"];
    let rest = ["orders/index.md", "orders/index_.md", "orders/sold-out.md"];
    let source: Vec<_> = source.into_iter().chain(rest).collect();
    let spanish: Vec<_> = source.iter().map(|path| format!("es/{path}")).collect();
    let mut expected: Vec<_> =
        source.into_iter().chain(spanish.iter().map(String::as_str)).collect();
    expected.sort_unstable();
    assert_eq!(paths, expected);
}

#[test]
fn nothing_internal_is_published() {
    let mut texts = pages();
    texts.insert("catalog.json".to_owned(), export().to_string());
    let (catalog, lowered) = shop();
    for emit in [errbook_docs::openapi, errbook_docs::schema] {
        let Artifact { path, contents } = emit(&catalog, &lowered);
        texts.insert(path, contents);
    }
    for (path, text) in texts {
        for word in ["SECRET", "hidden", "depot", "\"why\"", "{why}"] {
            assert!(!text.contains(word), "{path} says {word}:\n{text}");
        }
    }
}

#[test]
fn a_page_says_all_about_a_code() {
    let page = &pages()["orders/sold-out.md"];
    assert_eq!(page, PAGE, "{page}");
}

/// The page of `sold-out`.
const PAGE: &str = r#"# The article \| is sold out

[Shop errors](../index.md) · [Orders](index.md)

Languages: **en** · [es](../es/orders/sold-out.md)

- Code: `sold-out`
- Status: 409 Conflict
- Type: `https://shop.example/errors/orders#sold-out`

## Meaning

There is less than you asked for.

- one
- *two*

## Causes

- Somebody was faster.

## Resolution

1. Ask for less.
2. Come back later.

## Message

Only `{left}` of `{article}` are left.

## Parameters

| Name | Type | Description | Example |
| --- | --- | --- | --- |
| `article` | string | Its name. | `mug` |
| `left` | non-negative integer |  | `2` |

## Example request

```
GET /orders/7
```

## Example response

```http
HTTP/1.1 409 Conflict
Content-Type: application/problem+json
Content-Language: en
Retry-After: 30
X-Left: 2

{"type":"https://shop.example/errors/orders#sold-out","title":"The article | is sold out","status":409,"detail":"Only 2 of mug are left.","instance":"<trace_id>","article":"mug","left":2}
```

## Retry

After 30 seconds.

## Headers

| Header | Value | Meaning |
| --- | --- | --- |
| `Retry-After` | `30` | The number of seconds to wait before retrying. |
| `X-Left` | `{left}` |  |

## Rust

Recognise the error with `errbook-client`:

```rust
let error = errbook_client::Received::<AnyError>::read(status, headers, body);
if error.code() == Some(orders::Code::SoldOut.into()) {
    // 1. Ask for less.
    // 2. Come back later.
}
```

## Error sets

- [`buy`](../index.md#set-buy)
- [`cart`](../index.md#set-cart)

## History

- Former codes: `no-more`
- Since version: 1.1.0

## Related

- [`index`](index_.md)
- [https://shop.example/help](https://shop.example/help)
- [Stock \[now\]](https://shop.example/stock)
- [https://shop.example/help/now](https://shop.example/help/now)
"#;

#[test]
fn the_first_page_lists_the_sets() {
    let expected = r#"
## Error sets

### <a id="set-buy"></a>`buy`

Buying, see [no](orders/index_.md).

- [`sold-out`](orders/sold-out.md) · 409 · The article \| is sold out
- [`down`](orders/down.md) · 503 · The shop is closed

### <a id="set-cart"></a>`cart`

- [`sold-out`](orders/sold-out.md) · 409 · The article \| is sold out
- [`index`](orders/index_.md) · 404 · There is no such page (deprecated)
"#;
    let pages = pages();
    let page = &pages["index.md"];
    assert!(page.ends_with(expected), "{page}");
    let page = &pages["es/index.md"];
    let spanish = "## Conjuntos de errores\n\n### <a id=\"set-buy\"></a>`buy`\n\n> Sin traducir";
    assert!(page.contains(spanish), "{page}");
    assert!(!pages["orders/gone.md"].contains("Error sets"));
}

#[test]
fn the_group_has_an_anchor_for_each_code() {
    let page = &pages()["orders/index.md"];
    for line in [
        "## <a id=\"sold-out\"></a><a id=\"no-more\"></a>The article \\| is sold out\n",
        "[`sold-out`](sold-out.md) · 409 Conflict\n",
        "> **Deprecated** since 1.2.0. Use instead: [`sold-out`](sold-out.md). Nobody uses it.\n",
        "> **Retired** since 2.0.0. Use instead: [`sold-out`](sold-out.md).\n",
        "Look at [the other](sold-out.md) one.\n",
    ] {
        assert!(page.contains(line), "{line}:\n{page}");
    }
}

#[test]
fn what_is_not_translated_says_so() {
    let pages = pages();
    let note = "> Sin traducir todavía. Los textos están en `en`.\n";
    assert!(!pages["es/orders/sold-out.md"].contains(note));
    assert!(pages["es/orders/sold-out.md"].contains("Content-Language: es\n"));
    assert!(pages["es/orders/gone.md"].contains(note));
    assert!(pages["es/orders/down.md"].contains("Content-Language: en\n"));
    assert!(pages["es/orders/index.md"].matches(note).count() == 3);
}

#[test]
fn every_link_has_a_page() {
    let pages = pages();
    for (path, text) in &pages {
        for event in pulldown_cmark::Parser::new(text) {
            let pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) = event
            else {
                continue;
            };
            if dest_url.contains(':') {
                continue;
            }
            let (dest_url, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let mut target: Vec<&str> = path.split('/').collect();
            target.pop();
            for part in dest_url.split('/') {
                if part == ".." {
                    target.pop();
                } else {
                    target.push(part);
                }
            }
            let target = pages.get(&target.join("/"));
            let leads =
                |page: &String| anchor.is_empty() || page.contains(&format!("<a id=\"{anchor}\">"));
            assert!(target.is_some_and(leads), "{path}: {dest_url}#{anchor}");
        }
    }
}

#[test]
fn the_export_has_the_documented_shape() {
    let export = export();
    assert_eq!(export["format"], 1);
    assert_eq!(export["languages"], serde_json::json!(["en", "es"]));
    assert_eq!(export["texts"]["es"]["title"], "Errores de la tienda");
    let markdown = &export["texts"]["en"]["description"]["markdown"];
    assert_eq!(markdown, "All of them. See [the first](code:orders/sold-out).");
    let errors = export["groups"][0]["errors"].as_array().unwrap();
    let codes: Vec<_> = errors.iter().map(|entry| entry["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["sold-out", "index", "gone", "down"]);
    let entry = &errors[0];
    assert_eq!(entry["type_uri"], "https://shop.example/errors/orders#sold-out");
    assert_eq!(entry["docs_url"], "https://shop.example/errors/orders/sold-out/");
    assert_eq!(entry["retry"], serde_json::json!({ "when": "after", "seconds": 30 }));
    assert_eq!(entry["params"].as_array().map(Vec::len), Some(2));
    assert_eq!(entry["texts"]["en"]["detail"], "Only {left} of {article} are left.");
    assert_eq!(entry["texts"]["es"]["resolution"]["steps"][1]["plain"], "Vuelve luego.");
    assert_eq!(entry["examples"][0]["params"], serde_json::json!({ "article": "mug", "left": 2 }));
    let response = &entry["examples"][0]["responses"]["es"];
    assert_eq!(response["status"], 409);
    let body: Value = serde_json::from_str(response["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["detail"], "Solo quedan 2 de mug.");
    assert_eq!(errors[1]["deprecated"]["use"]["code"], "sold-out");
    assert_eq!(errors[2]["retired"]["since"], "2.0.0");
    assert_eq!(errors[3]["masked"], true);
    assert_eq!(errors[1]["texts"].get("es"), None);
}

#[test]
fn the_export_has_sets_and_fallbacks() {
    let export = export();
    let error = |code: &str| serde_json::json!({ "group": "orders", "code": code });
    let description = serde_json::json!({
        "plain": "Buying, see no.",
        "markdown": "Buying, see [no](code:orders/index).",
    });
    let sets = serde_json::json!([
        { "name": "buy", "description": description, "errors": [error("sold-out"), error("down")] },
        { "name": "cart", "errors": [error("sold-out"), error("index")] },
    ]);
    assert_eq!(export["sets"], sets);
    let fallbacks = serde_json::json!([
        { "status": 404, "error": error("index") },
        { "status": 500, "error": error("down") },
    ]);
    assert_eq!(export["fallbacks"], fallbacks);
}
