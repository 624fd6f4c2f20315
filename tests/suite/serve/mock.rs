//! The mock API responds as `preview` does.

use errbook_tests::{Files, catalog, folders, root};

use super::server::{ReceivedResponse, Server, folder};
use crate::program;

/// Returns what `preview` prints for a request with these headers, or with these options.
fn preview(code: &str, options: &[&str]) -> String {
    let (exit, out, err) = program::run(&[&["preview", code], options].concat());
    assert_eq!(exit, 0, "{code} {options:?}: {err}");
    out
}

/// Asserts that a response has the status, every header and the exact body of the output.
fn assert_same(response: &ReceivedResponse, printed: &str, what: &str) {
    let (head, body) = printed.split_once("\n\n").unwrap();
    let mut lines = head.lines();
    assert_eq!(response.status_line, lines.next().unwrap(), "{what}");
    let ours = ["content-length", "date", "connection"];
    let sent = response.headers.iter().filter(|(name, value)| {
        let is_cors = name.starts_with("access-control-") || (name == "vary" && value == "Origin");
        !ours.contains(&name.as_str()) && !is_cors
    });
    let sent: Vec<String> = sent.map(|(name, value)| format!("{name}: {value}")).collect();
    let lower = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap();
        format!("{}: {value}", name.to_ascii_lowercase())
    };
    assert_eq!(sent, lines.map(lower).collect::<Vec<_>>(), "{what}");
    assert_eq!(response.text() + "\n", body, "{what}");
}

#[test]
fn every_entry_in_every_language_is_what_preview_shows() {
    let server = Server::new(&root().join("catalog"));
    for folder in folders(&root().join("catalog")) {
        let catalog = catalog(&folder);
        for entry in &catalog.entries {
            for language in &catalog.languages {
                let group = &catalog.group_of(entry).name;
                let name = format!("{}/{group}/{}", catalog.name, entry.code);
                // A server negotiates every response.
                let negotiated =
                    preview(&name, &["--accept-language", language, "--accept", "*/*"]);
                let headers = [("accept-language", language.as_str()), ("accept", "*/*")];
                let response = server.send("GET", &format!("/mock/{name}"), &headers, "");
                assert_same(&response, &negotiated, &format!("{name} in {language}"));
                let short = format!("/mock/{}/{}?_lang={language}", catalog.name, entry.code);
                let response = server.send("POST", &short, &[], "{}");
                assert_same(
                    &response,
                    &preview(&name, &["--lang", language, "--accept", ""]),
                    &short,
                );
            }
        }
    }
}

/// A catalog with every option of the mock API.
const COVER: &str = "catalog: shop
title: Shop
language: en
languages: [es]
unique: group
type_uri: \"https://shop.example/{group}#{code}\"
envelope: [rfc9457, short]
envelopes:
  short:
    content_type: application/vnd.short+json
    body: { code: $code, trace: $trace_id|opt, place: $instance|opt, at: $timestamp|opt, region: $ctx.region|opt, path: $ctx.path|opt }
site: { audience: team }
";

const ORDERS: &str = "group: orders
title: Orders
errors:
  sold-out:
    status: 409
    title: Sold out
    detail: \"Only {left} are left.\"
    description: There is less.
    resolution: Ask for less.
    params: { left: { type: unsigned, example: 2 }, tags: { type: strings, example: [a, b], optional: true } }
    aliases: [no-more]
  moved:
    status: 409
    title: Moved
    description: It is elsewhere.
    resolution: Look elsewhere.
    cases:
      far: { detail: \"It is {miles} miles away.\", params: { miles: { type: integer, example: 7 } } }
      near: { detail: It is near. }
  wrong:
    status: 422
    title: Wrong
    description: See the fields.
    resolution: Correct them.
    params: { fields: fields }
    field_errors: { too-long: is too long }
  wait:
    status: 429
    title: Wait
    description: Too many.
    resolution: Wait.
    retry: { after: 30s }
    headers: { X-Limit: \"5\", Access-Control-Allow-Origin: \"https://only.example\" }
  twice: { status: 404, title: One, description: One., resolution: One. }
  broken: { status: 500, title: Broken, description: Printer B., resolution: Repair it., audience: internal, mask: down }
  down: { status: 503, title: Closed, description: Closed., resolution: Wait. }
";

const PAYMENTS: &str = "group: payments
title: Payments
errors:
  twice: { status: 402, title: Two, description: Two., resolution: Two. }
";

const SPANISH: &str = "language: es
errors:
  orders:
    sold-out: { title: Agotado, detail: \"Solo quedan {left}.\", description: Hay menos., resolution: Pide menos. }
";

/// Returns the files of a small catalog.
pub(crate) fn shop() -> Files {
    let files = [
        ("shop/catalog.yaml", COVER),
        ("shop/orders.yaml", ORDERS),
        ("shop/payments.yaml", PAYMENTS),
        ("shop/languages/es.yaml", SPANISH),
    ];
    files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
}

fn shop_server() -> (tempfile::TempDir, Server) {
    let folder = folder(&shop());
    let server = Server::new(folder.path());
    (folder, server)
}

#[test]
fn any_method_is_answered() {
    let (_folder, server) = shop_server();
    let get = server.get("/mock/shop/sold-out");
    assert_eq!(get.status, 409);
    assert_eq!(get.header("content-type"), Some("application/problem+json"));
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE", "BREW"] {
        let response = server.send(method, "/mock/shop/sold-out", &[], "a body");
        assert_eq!((response.status, &response.body), (409, &get.body), "{method}");
    }
    let head = server.send("HEAD", "/mock/shop/sold-out", &[], "");
    assert_eq!((head.status, head.text().as_str()), (409, ""));
    assert_eq!(head.header("content-length"), get.header("content-length"));
    assert_eq!(head.header("content-language"), Some("en"));
    // A large body of limited size is read, so that its sender gets the response.
    let large = "x".repeat(4 << 20);
    let response = server.send("PUT", "/mock/shop/sold-out", &[], &large);
    assert_eq!((response.status, &response.body), (409, &get.body));
}

#[test]
fn what_is_asked_for_is_answered() {
    let (_folder, server) = shop_server();
    let short = ("accept", "application/vnd.short+json");
    for (path, headers, expected) in [
        ("shop/no-more", &[][..], "Only 2 are left.\""),
        ("shop/orders/sold-out/", &[], "Only 2 are left."),
        ("shop/sold-out/v1/charges?left=9", &[], "Only 9 are left."),
        ("shop/payments/twice/v1", &[], "twice"),
        ("shop/sold-out?left=9", &[], "Only 9 are left."),
        ("shop/sold-out?tags=x&tags=y&tags=z", &[], "\"tags\":[\"x\",\"y\",\"z\"]"),
        ("shop/sold-out?tags=x,y", &[], "\"tags\":[\"x\",\"y\"]"),
        ("shop/sold-out", &[("accept-language", "es-MX, en;q=0.1")], "Solo quedan 2."),
        ("shop/sold-out?_lang=ES&left=1", &[("accept-language", "en")], "Solo quedan 1."),
        ("shop/moved", &[], "It is 7 miles away."),
        ("shop/moved?_case=far&miles=-1", &[], "It is -1 miles away."),
        ("shop/moved?_case=near", &[], "It is near."),
        // A query's description can't say that only another case has it.
        ("shop/moved?_case=near&miles=3", &[], "It is near."),
        ("shop/wrong?_field=a=too-long&_field=b.c%3Dis+odd", &[], "\"detail\":\"is odd\"}]"),
        ("shop/sold-out", &[short], "{\"code\":\"sold-out\"}"),
        ("shop/sold-out?_envelope=short", &[("accept", "*/*")], "{\"code\":\"sold-out\"}"),
        ("shop/sold-out?_envelope=rfc9457", &[short], "Only 2 are left."),
        ("shop/sold-out?_envelope=stripe", &[], "{\"error\":{"),
        ("shop/twice", &[], "`shop/orders/twice` or `shop/payments/twice`"),
        (
            "shop/payments/twice?_trace_id=t&_instance=%2Fx&_timestamp=now&_value=region=eu&_json=path=[1]",
            &[short],
            "{\"code\":\"twice\",\"trace\":\"t\",\"place\":\"/x\",\"at\":\"now\",\"region\":\"eu\",\"path\":[1]}",
        ),
        (
            "shop/down",
            &[short, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")],
            "\"trace\":\"0af7651916cd43dd8448eb211c80319c\"",
        ),
    ] {
        let response = server.send("GET", &format!("/mock/{path}"), headers, "");
        assert!(response.text().contains(expected), "{path}: {}", response.text());
    }
}

#[test]
fn headers_come_with_it_and_any_origin_may_read() {
    let (_folder, server) = shop_server();
    let wait = server.get("/mock/shop/wait");
    assert_eq!((wait.status, wait.header("retry-after")), (429, Some("30")));
    assert_eq!(wait.header("x-limit"), Some("5"));
    // The catalog's header takes precedence.
    assert_eq!(wait.header("access-control-allow-origin"), Some("https://only.example"));
    let other = server.get("/mock/shop/sold-out");
    assert_eq!(other.header("access-control-allow-origin"), Some("*"));
    assert_eq!(other.header("vary"), Some("Accept, Accept-Language"));
    let asked = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "DELETE"),
        ("access-control-request-headers", "authorization, x-mine"),
    ];
    let preflight = server.send("OPTIONS", "/mock/shop/wait", &asked, "");
    assert_eq!((preflight.status, preflight.text().as_str()), (204, ""));
    for (name, value) in [
        ("access-control-allow-origin", "https://app.example"),
        ("access-control-allow-credentials", "true"),
        ("access-control-allow-methods", "DELETE"),
        ("access-control-allow-headers", "authorization, x-mine"),
        ("vary", "Origin"),
    ] {
        assert_eq!(preflight.header(name), Some(value));
    }
}

/// Browsers reject `*` for requests with cookies (Fetch standard, section 3.3.5).
#[test]
fn pages_may_ask_with_cookies() {
    let (_folder, server) = shop_server();
    let from = [("origin", "https://app.example"), ("cookie", "session=1")];
    for path in ["sold-out", "nothing", "openapi.json", ""] {
        let response = server.send("GET", &format!("/mock/shop/{path}"), &from, "");
        assert_eq!(response.header("access-control-allow-origin"), Some(from[0].1), "{path}");
        assert_eq!(response.header("access-control-allow-credentials"), Some("true"), "{path}");
        let varies =
            response.headers.iter().any(|(name, value)| name == "vary" && value == "Origin");
        assert!(varies, "{path}");
        let exposed = response.header("access-control-expose-headers").unwrap();
        assert!(exposed.split(", ").any(|name| name == "content-type"), "{path}: {exposed}");
    }
    let only = server.send("GET", "/mock/shop/wait", &from, "");
    assert_eq!(only.header("access-control-allow-origin"), Some("https://only.example"));
    assert_eq!(only.header("access-control-allow-credentials"), None);
    let page = server.send("GET", "/", &from, "");
    assert_eq!(page.header("access-control-allow-origin"), None, "pages are for people here");
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
}

#[test]
fn internal_errors_are_masked_as_on_a_server() {
    let (_folder, server) = shop_server();
    let broken = server.get("/mock/shop/broken");
    assert_eq!(broken.status, 503);
    assert!(!broken.text().contains("Printer"), "{}", broken.text());
    assert!(!server.get("/mock/shop").text().contains("broken"));
}

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let (_folder, server) = shop_server();
    for (path, status, words) in [
        (
            "shop/sold-out?left=many",
            400,
            &["`left=many`", "a whole number from 0 to", "`left=2`"][..],
        ),
        ("shop/sold-out?left=-1", 400, &["`left`"]),
        ("shop/sold-out?lef=1", 400, &["no param `lef`", "did you mean `left`?"]),
        ("shop/down?x", 400, &["`down` has no params", "leave out `x=`"]),
        ("shop/sold-out?=x", 400, &["`=x` has no name"]),
        ("shop/sold-out?_lnag=es", 400, &["did you mean `_lang`?", "/mock/shop"]),
        ("shop/sold-out?_lang=fr", 400, &["no language `fr`", "`es`"]),
        ("shop/moved?_case=fra", 400, &["did you mean `far`?"]),
        ("shop/sold-out?_case=x", 400, &["leave out `_case=x`"]),
        ("shop/wrong?fields=x", 400, &["`_field=PATH=MESSAGE`"]),
        ("shop/sold-out?_envelope=shrot", 400, &["`shrot`"]),
        ("shop/sold-out?_docs_url=x", 400, &["`_docs_url=x`"]),
        ("shop/sold-out?_json=path=[", 400, &["`_json=path=[`"]),
        ("shop/sold-otu", 404, &["did you mean `sold-out`?", "GET /mock/shop"]),
        ("shop/payments/sold-out", 404, &["unknown code `payments/sold-out`"]),
        ("shop/a/b/c", 404, &["`a/b/c`"]),
        ("shpo/sold-out", 404, &["did you mean `shop`?", "GET /mock/"]),
        ("shop/%ff%00", 404, &["unknown code"]),
    ] {
        let response = server.get(&format!("/mock/{path}"));
        let text = response.text();
        assert_eq!(response.status, status, "{path}: {text}");
        assert_eq!(response.header("content-type"), Some("text/plain; charset=utf-8"), "{path}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
        for word in words {
            assert!(text.contains(word), "{path}: {word}: {text}");
        }
    }
}

#[test]
fn every_code_is_listed() {
    let (_folder, server) = shop_server();
    let page = server.get("/orders/sold-out/").text();
    assert!(
        page.contains(&format!("curl -i http://{}/mock/shop/sold-out", server.address)),
        "{page}"
    );
    for path in ["/mock", "/mock/", "/mock/shop", "/mock/shop/"] {
        let response = server.get(path);
        assert_eq!(response.header("content-type"), Some("application/json"), "{path}");
        let list: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
        let list = list.as_array().unwrap();
        assert_eq!(list.len(), 7, "{path}");
        for row in list {
            let found = server.get(row["url"].as_str().unwrap());
            assert_eq!(u64::from(found.status), row["status"].as_u64().unwrap(), "{row}");
        }
        assert_eq!(list[0]["params"][0]["name"], "left");
        assert_eq!(list[0]["params"][0]["example"], "2");
        assert_eq!(list[1]["cases"], serde_json::json!(["far", "near"]));
    }
    let openapi = server.get("/mock/shop/openapi.json");
    let document: serde_json::Value = serde_json::from_slice(&openapi.body).unwrap();
    assert_eq!(document["servers"][0]["url"], "/mock/shop", "{document}");
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(server.get(&format!("/mock/shop{path}")).status >= 400, "{path}");
    }
    let page = server.send("GET", "/mock/", &[("accept", "text/html,*/*;q=0.8")], "");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(page.text().contains("href=\"/mock/shop/payments/twice\""), "{}", page.text());
    assert_eq!(server.send("POST", "/mock/", &[], "").status, 405);
}
