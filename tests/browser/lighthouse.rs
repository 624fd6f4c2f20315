//! Lighthouse checks every kind of page. Of its performance audits, the test uses those that give the same result on any machine.

use std::collections::BTreeMap;

use errbook_tests::{node_script, output};
use serde_json::{Value, json};

use crate::browser::ARGUMENTS;
use crate::programs;
use crate::server::Server;
use crate::sites;

/// Every kind of page, in the source language and in a translation.
const PAGES: [&str; 12] = [
    "index.html",
    "404.html",
    // Its end lists the error sets.
    "everything/",
    "everything/es/",
    "vonage/whatsapp-provisioning/",
    "vonage/es/whatsapp-provisioning/",
    "everything/orders/LIMIT_REACHED/",
    "everything/es/orders/LIMIT_REACHED/",
    // A retired code.
    "everything/orders/ORDER_GONE/",
    "everything/es/orders/ORDER_GONE/",
    // The page of type URIs.
    "vonage/Error/",
    "vonage/es/Error/",
];

/// The largest layout shift that counts as none. The test of the same in `look` is exact.
const SHIFT: f64 = 0.1;
/// The maximum size of a page in bytes, with its style sheets, its script and its logo.
const BYTES: f64 = 60_000.0;
/// The maximum number of elements.
const ELEMENTS: f64 = 800.0;

#[test]
fn every_kind_of_page_has_the_full_score() {
    // The policy of the other tests forbids Lighthouse to look for `robots.txt`.
    let site = Server::without_policy(sites::everything().files().clone());
    let mut wrong = Vec::new();
    for (path, page) in run(&site, &PAGES) {
        for category in ["accessibility", "best-practices", "seo"] {
            if page["scores"][category] != 1.0 {
                wrong.push(format!("{path} {category}: {}", page["scores"][category]));
            }
        }
        for (audit, most) in [
            ("cumulative-layout-shift", SHIFT),
            ("total-byte-weight", BYTES),
            ("dom-size", ELEMENTS),
        ] {
            let value = page["audits"][audit]["value"].as_f64().unwrap_or(f64::INFINITY);
            if value > most {
                wrong.push(format!("{path} {audit}: {value}"));
            }
        }
        let blocking = page["audits"]["render-blocking-resources"]["urls"].as_array().unwrap();
        let is_style = |url: &Value| {
            let url = url.as_str().unwrap_or_default();
            url.ends_with("/assets/style.css") || url.ends_with("/theme.css")
        };
        wrong.extend(blocking.iter().filter(|it| !is_style(it)).map(|it| format!("{path} {it}")));
        // It depends on the machine.
        println!("{path} performance: {}", page["scores"]["performance"]);
    }
    assert_eq!(wrong, [""; 0]);
}

/// Checks that the test above can fail.
#[test]
fn what_lighthouse_minds_is_found() {
    let page = "<!DOCTYPE html><html><head><script src=\"late.js\"></script></head><body><p>Text</p><img src=\"x\"></body></html>";
    let files = [("index.html", page), ("late.js", ""), ("404.html", "")];
    let files = files.map(|(path, contents)| (path.to_owned(), contents.to_owned()));
    let found = run(&Server::without_policy(files.into()), &["index.html"]);
    let page = &found["index.html"];
    for category in ["accessibility", "best-practices", "seo"] {
        assert!(page["scores"][category].as_f64().unwrap() < 1.0, "{page}");
    }
    assert_eq!(page["audits"]["render-blocking-resources"]["urls"].as_array().unwrap().len(), 1);
}

/// Returns the result of each page.
fn run(site: &Server, pages: &[&str]) -> BTreeMap<String, Value> {
    let browser = programs::find().unwrap_or_else(|| panic!("{}", programs::HELP)).browser;
    let mut command = node_script("lighthouse.mjs");
    command.arg(browser).arg(json!(ARGUMENTS).to_string()).arg(site.url(""));
    let said = output(command.args(pages));
    serde_json::from_str(said.lines().last().unwrap()).unwrap()
}
