//! Catalogs that attempt injection. The server sets no policy, because hosts may not set one either.

use std::fmt::Write as _;

use errbook_tests::catalog_of;
use errbook_tests::hostile::hostile_files;
use serde_json::json;

use errbook_tests::has_extension;

use crate::browser::Browser;
use crate::server::Server;
use crate::sites;

/// Breaks out of an attribute, a quoted text and an element, unless escaped.
const EVIL: &str = "\\\"'></script></title></style><img src=x onerror=canary()><script>canary()</script><svg onload=canary()>";

const CANARY: &str = "window.canary = () => { window.sings = true; };";

/// Links with addresses of an unexpected kind.
const STRANGE: &str = "[...document.querySelectorAll('[href], [src], [action], [formaction]')].map((it) => it.href ?? it.src ?? it.action).filter((it) => !/^(https?:|mailto:|data:,$)/.test(it))";

/// Scripts from elsewhere.
const FOREIGN: &str = "[...document.scripts].filter((it) => !it.src.startsWith(location.origin)).map((it) => it.outerHTML)";

#[test]
fn nothing_of_a_catalog_runs() {
    let catalogs = [catalog_of(&evil_files()), catalog_of(&hostile_files())];
    let (site, browser) = (Server::without_policy(sites::site(&catalogs)), Browser::start());
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CANARY }));
    let pages = site.files().keys().filter(|path| has_extension(path, "html"));
    let mut wide = Vec::new();
    let mut seen = 0;
    for path in pages {
        browser.open(&site.url(path));
        assert_eq!(browser.eval("window.sings"), json!(null), "{path}");
        assert_eq!(browser.eval(STRANGE), json!([]), "{path}");
        assert_eq!(browser.eval(FOREIGN), json!([]), "{path}");
        wide.extend(
            browser.overflows(&[320, 720, 1100]).iter().map(|it| format!("{path} at {it}")),
        );
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
    assert_eq!(wide, [""; 0], "pages that are wider than the screen");
    assert_eq!(browser.complaints(), [""; 0]);
    assert_eq!(site.missed(), [""; 0]);
}

#[test]
fn nothing_of_a_catalog_runs_in_search_and_decoder() {
    // The page for wrong addresses links to the published site, below `/evil`.
    let mut files = sites::site(&[catalog_of(&evil_files())]);
    let published: Vec<_> =
        files.iter().map(|(path, contents)| (format!("evil/{path}"), contents.clone())).collect();
    files.extend(published);
    let site = Server::without_policy(files);
    let browser = Browser::start();
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CANARY }));
    let query = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dcanary()%3E";
    browser.open(&site.url(&format!("evil/?q={query}&status={query}#{query}")));
    browser.click("#_q");
    browser.keys("<img src=x onerror=canary()>");
    browser.click(".decode summary");
    browser.click("#_paste");
    for text in ["first-code ", "{\"a\":\"first-code\",\"__proto__\":{\"b\":1}}", EVIL] {
        browser.eval("document.querySelector('#_paste').select(); true");
        browser.cdp("Input.insertText", json!({ "text": text }));
        browser.wait("document.querySelector('.decode output').textContent !== ''");
    }
    browser.open(&site.url(&format!("evil/{query}/first-cod/")));
    browser.wait("document.querySelectorAll('.near a').length > 0");
    assert_eq!(browser.eval("window.sings"), json!(null));
    let shown = browser.text("document.querySelector('.near').textContent");
    assert!(shown.contains("<script>canary()</script>"), "a title is a text: {shown}");
}

/// Returns a catalog with the text wherever a text is allowed.
fn evil_files() -> Vec<(String, Vec<u8>)> {
    let word = "x".repeat(2000);
    let cover = format!(
        "catalog: evil\ntitle: \"{EVIL}\"\nversion: \"1\"\ndocs_url: https://example.com/evil\nlanguage: en\ncode_style: kebab-case\nenvelope: rfc9457\nsets:\n  a-set: {{ description: Text., codes: [first-code, second-code] }}\n"
    );
    let mut group = format!("group: group\ntitle: \"{EVIL}\"\nerrors:\n");
    for (code, status) in
        [("first-code", 400), ("second-code", 403), ("third-code", 500), ("fourth-code", 404)]
    {
        let _ = writeln!(
            group,
            "  {code}:\n    status: {status}\n    title: \"{EVIL} {word}\"\n    description: \"`{EVIL}` {word}\"\n    resolution: \"`{EVIL}`\"\n    params:\n      name: {{ type: string, description: \"{EVIL}\", example: \"{EVIL} {word}\" }}\n    cases:\n      a-case: {{ detail: \"{EVIL}\" }}\n    examples:\n      - {{ title: \"{EVIL}\", case: a-case, params: {{ name: \"{EVIL}\" }} }}"
        );
    }
    vec![
        ("catalog.yaml".to_owned(), cover.into_bytes()),
        ("group.yaml".to_owned(), group.into_bytes()),
    ]
}
