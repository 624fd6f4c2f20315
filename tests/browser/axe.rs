//! axe checks the pages.

use std::fs;

use errbook_tests::node_packages;
use serde_json::json;

use crate::browser::Browser;
use crate::server::Server;
use crate::sites;

/// Runs every rule except those that axe calls experimental or obsolete. `target-size` belongs to WCAG 2.2 AA and is off by
/// default.
const RUN: &str = "axe.run(document, { rules: { 'target-size': { enabled: true } } }).then((found) =>
  found.violations.map((it) => it.id + ': ' + it.nodes.map((node) => node.target.join(' ')).join(', ')))";

/// Draws all entries. Those far down are only drawn in view, and axe only checks what is drawn.
const DRAW: &str = "document.styleSheets[0].insertRule('.part { content-visibility: visible !important; }', document.styleSheets[0].cssRules.length)";

/// Every kind of page, in each of its languages.
const PAGES: [&str; 22] = [
    "index.html",
    "404.html",
    "nowhere/at/all/",
    "vonage/",
    "vonage/es/",
    "vonage/generic/",
    "vonage/whatsapp-provisioning/",
    "vonage/es/whatsapp-provisioning/",
    "vonage/Error/",
    "vonage/es/Error/#out-of-credit",
    "vonage/generic/out-of-credit/",
    "vonage/es/generic/out-of-credit/",
    "vonage/whatsapp-provisioning/throttled/",
    "wompi/",
    "wompi/en/",
    "wompi/api/INPUT_VALIDATION_ERROR/",
    "wompi/en/api/INPUT_VALIDATION_ERROR/",
    "everything/",
    "everything/de/orders/",
    "everything/orders/LIMIT_REACHED/",
    "everything/es/orders/ORDER_GONE/",
    "everything/es/system/INVALID_INPUT/",
];

#[test]
fn axe_finds_nothing_in_the_light() {
    find_nothing("light");
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    find_nothing("dark");
}

/// Checks that the tests above can fail.
#[test]
fn axe_finds_what_is_wrong() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("index.html"));
    browser.eval("document.documentElement.lang = ''; document.querySelector('h1').style.color = '#eee'; true");
    browser.eval(&format!("{}; true", source()));
    let found = browser.eval(RUN).to_string();
    assert!(found.contains("html-has-lang") && found.contains("color-contrast"), "{found}");
}

fn find_nothing(scheme: &str) {
    let (site, browser) = (sites::everything(), Browser::start());
    let wrong: Vec<_> =
        PAGES.iter().flat_map(|path| problems(&browser, &site, path, scheme)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Opens a page and returns what is wrong with it at two widths.
pub(crate) fn problems(browser: &Browser, site: &Server, path: &str, scheme: &str) -> Vec<String> {
    open(browser, site, path);
    browser.media("", &[("prefers-color-scheme", scheme)]);
    browser.eval(&format!("{}; true", source()));
    let mut wrong = Vec::new();
    for width in [360, 1440] {
        browser.width(width);
        let found = browser.eval(RUN);
        if found != json!([]) {
            wrong.push(format!("{path} {scheme} {width}: {found:#}"));
        }
    }
    wrong
}

fn source() -> String {
    fs::read_to_string(node_packages().join("node_modules/axe-core/axe.min.js")).unwrap()
}

/// Opens a page and unfolds everything on it.
fn open(browser: &Browser, site: &Server, path: &str) {
    browser.open(&site.url(path));
    browser.eval(DRAW);
    browser.eval("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
}
