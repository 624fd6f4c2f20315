//! The site from the server.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::Shutdown;

use errbook_tests::root;

use super::server::Server;
use crate::program;

const SCRIPT: &str = "<script src=\"/_serve/live.js\"";

#[test]
fn every_file_of_the_site_is_served() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    let (exit, _, err) = program::run(&["docs", "--out", folder]);
    assert_eq!(exit, 0, "{err}");
    let server = Server::new(&root().join("catalog"));
    let mut types = BTreeSet::new();
    for (path, contents) in errbook_tests::read(out.path()) {
        if path.starts_with('.') {
            continue;
        }
        let response = server.get(&format!("/{path}"));
        assert_eq!(response.status, 200, "{path}");
        types.insert(response.header("content-type").unwrap().to_owned());
        // Only served pages of codes explain how to call the mock API.
        if response.text().contains(&format!("http://{}/mock/", server.address)) {
            assert!(path == "llms-full.txt" || path.matches('/').count() > 1, "{path}");
        } else if errbook_tests::has_extension(&path, "html") {
            let (before, rest) = response
                .text()
                .split_once("<link rel=\"stylesheet\" href=\"/_serve/live.css\">")
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .unwrap();
            let (script, after) = rest.split_once("</script>").unwrap();
            assert!(script.starts_with(SCRIPT) && after.starts_with("</head>"), "{path}");
            assert_eq!((before + after).into_bytes(), contents, "{path}");
        } else {
            assert_eq!(response.body, contents, "{path}");
        }
        if let Some(folder) = path.strip_suffix("index.html") {
            assert_eq!(server.get(&format!("/{folder}")).status, 200, "{path}");
            if let Some(bare) = folder.strip_suffix('/') {
                let response = server.get(&format!("/{bare}?q=1"));
                let location = format!("/{folder}?q=1");
                assert_eq!(response.header("location"), Some(location.as_str()), "{path}");
            }
        }
    }
    assert!(!types.contains("application/octet-stream"), "{types:?}");
}

/// The site is at the root, however deep `docs_url` is.
#[test]
fn what_is_not_there_has_a_page_whose_links_lead_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "catalog.yaml",
            "catalog: shop\ntitle: Shop\ndocs_url: https://example.com/docs/api/shop\nlanguage: en\ncode_style: kebab-case\nenvelope: rfc9457\nsite:\n  colours: { accent: \"#6b1fd1\" }\n",
        ),
        (
            "orders.yaml",
            "group: orders\ntitle: Orders\nerrors:\n  not-found:\n    status: 404\n    title: Not found\n    description: There is none.\n    resolution: Look again.\n",
        ),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let server = Server::new(folder.path());
    for path in ["/nothing", "/docs/api/shop/orders/not-found/", "/shop/orders/not-fond/"] {
        let response = server.get(path);
        assert_eq!(response.status, 404, "{path}");
        let page = response.text();
        let tags = errbook_tests::tags(&page);
        let leads = |name| tags.iter().filter_map(move |tag| tag.get(name));
        let all: BTreeSet<_> =
            leads("href").chain(leads("src")).chain(leads("data-near")).collect();
        let own: Vec<_> = all.iter().filter(|it| it.starts_with('/')).collect();
        assert!(own.len() > 6, "{own:?}");
        for address in own {
            assert_eq!(server.get(address).status, 200, "{path}: {address}");
        }
    }
}

#[test]
fn pages_are_locked_up() {
    let server = Server::new(&root().join("catalog"));
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'";
    for path in ["/", "/nothing", "/assets/style.css", "/_serve/live.js", "/mock/"] {
        let response = server.get(path);
        assert_eq!(response.header("content-security-policy"), Some(policy), "{path}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(response.header("cache-control"), Some("no-store"), "{path}");
    }
    let missing = server.get("/nothing");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains(SCRIPT));
    let script = server.get("/_serve/live.js");
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(script.body.len() <= 1536, "{} bytes", script.body.len());
    assert_eq!(server.get("/_serve/other").status, 404);
    for path in ["/", "/_serve/live.js", "/_serve/events"] {
        let response = server.send("POST", path, &[], "x");
        assert_eq!((response.status, response.header("allow")), (405, Some("GET, HEAD")), "{path}");
    }
    let (get, head) = (server.get("/"), server.send("HEAD", "/", &[], ""));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), get.header("content-length"));
}

/// Any site can point one of its host names at this machine.
#[test]
fn another_name_is_not_answered() {
    let server = Server::new(&root().join("catalog"));
    let port = server.address.rsplit(':').next().unwrap();
    for path in ["/", "/nothing", "/_serve/live.js", "/_serve/events", "/mock/", "/mock/vonage"] {
        let response = server.send("GET", path, &[("host", "evil.example")], "");
        let text = response.text();
        assert_eq!(response.status, 421, "{path}: {text}");
        assert!(text.contains("`evil.example`") && text.contains(&server.address), "{text}");
        assert!(text.contains("--allow-host NAME"), "{text}");
    }
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let host = format!("{host}:{port}");
        assert_eq!(server.send("GET", "/", &[("host", &host)], "").status, 200, "{host}");
    }
    let absolute = server.send("GET", "http://evil.example/", &[], "");
    assert_eq!(absolute.status, 421, "the target is what counts");
}

#[test]
fn no_request_leaves_the_site() {
    let server = Server::new(&root().join("catalog"));
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/....//etc/passwd",
        "//etc/passwd",
        "/etc/passwd%00.html",
        "/catalog/vonage/catalog.yaml",
        "/..\\..\\Cargo.toml",
        "//example.com",
        "//example.com/..",
        "/\\example.com",
        "/vonage/..",
        "/%",
        "/%zz",
        "/?%ff",
        "/mock/../mock/vonage/../../x",
        "/_serve/../_serve/live.js",
    ] {
        let response = server.get(path);
        let text = response.text();
        let is_home = path.starts_with("/?");
        assert_eq!(response.status, if is_home { 200 } else { 404 }, "{path}: {text}");
        assert_eq!(response.header("location"), None, "{path}");
    }
    // Invalid or incomplete HTTP only ends its own connection.
    for bytes in [
        &b"\0\xff\r\n\r\n"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"CONNECT example.com:80 HTTP/1.1\r\nhost: example.com\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n",
        b"POST /mock/vonage/out-of-credit HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nx",
        b"POST /mock/vonage/out-of-credit HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    ] {
        let mut stream = server.connect();
        stream.write_all(bytes).unwrap();
        // The peer may have closed the connection.
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert_eq!(server.get("/").status, 200);
}
