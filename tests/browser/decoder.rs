//! The decoder finds the entry of a pasted body.

use std::collections::BTreeMap;

use errbook_tests::{has_extension, shown_bodies};
use serde_json::json;

use crate::browser::Browser;
use crate::server::Files;
use crate::sites;

const ANSWER: &str = "document.querySelector('.decode output').textContent";
const LINKS: &str = "document.querySelectorAll('.decode output a').length";

/// Returns the bodies on the pages of a folder, with the page of each.
fn bodies(files: &Files, folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, page) in files.iter().filter(|(path, _)| path.starts_with(folder)) {
        if has_extension(path, "html") {
            found.extend(shown_bodies(page).into_iter().map(|body| (body, path.clone())));
        }
    }
    found
}

/// Replaces the decoder's text as if by pasting.
fn paste(browser: &Browser, text: &str) {
    browser.eval("document.querySelector('#_paste').focus(); document.querySelector('#_paste').select(); true");
    browser.cdp("Input.insertText", json!({ "text": text }));
}

#[test]
fn every_example_finds_its_page() {
    let (site, browser) = (sites::everything(), Browser::start());
    for home in ["vonage/", "vonage/es/", "wompi/", "wompi/en/", "everything/"] {
        let bodies = bodies(site.files(), home);
        assert!(bodies.len() > 2, "{home} shows {} bodies", bodies.len());
        browser.open(&site.url(home));
        browser.click(".decode summary");
        for (body, page) in bodies {
            // Bodies of another language are in a separate folder.
            let own = page.strip_prefix(home).is_none_or(|rest| rest.split('/').count() <= 3);
            if own {
                paste(&browser, &body);
                browser.wait(&format!("{LINKS} > 0"));
                let first = browser.text("document.querySelector('.decode output a').href");
                assert_eq!(first, site.url(&page), "{body}");
            }
        }
    }
}

#[test]
fn whatever_is_pasted_gets_an_answer() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    assert_eq!(browser.eval("document.querySelector('#_paste').checkVisibility()"), false);
    browser.click(".decode summary");
    assert_eq!(browser.role(".decode output"), "status", "the answer is announced");
    let response = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/problem+json\r\n\r\n{\"type\":\"https://example.com/Error#out-of-credit\"}";
    let cut_off = "{\"type\":\"https://example.com/Error#out-of-credit\",\"title\":\"You do n";
    let xml = "<problem><code>out-of-credit</code></problem>";
    for said in [response, cut_off, xml, "out-of-credit"] {
        paste(&browser, said);
        browser.wait(&format!("{ANSWER}.startsWith('out-of-credit')"));
        paste(&browser, " ");
        browser.wait(&format!("{ANSWER} === ''"));
    }
    for nonsense in
        ["x", "{}", "[[[[", "{\"type\":\"about:blank\"}", "<out-of-credi>", "\u{0}\u{202e}", "null"]
    {
        paste(&browser, nonsense);
        browser.wait(&format!("{ANSWER} === 'It contains no known code.'"));
    }
    paste(&browser, response);
    browser.wait(&format!("{LINKS} === 1"));
    browser.follow(".decode output a");
    assert_eq!(browser.text("document.querySelector('h1').textContent"), "out-of-credit");
}

/// On a slow connection, the index arrives long after the first letters.
#[test]
fn what_is_typed_while_the_index_comes_is_answered_once() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    browser.click(".decode summary");
    // Delay the index until the typing is over.
    browser.eval(
        "(() => {
          const { append } = document.head;
          window.waiting = [];
          document.head.append = (script) => waiting.push(() => append.call(document.head, script));
          return true;
        })()",
    );
    for said in ["throttled", "out-of-credit", "out-of-credit ", "out-of-credit /"] {
        paste(&browser, said);
    }
    assert_eq!(browser.text(ANSWER), "");
    browser.eval("waiting.forEach((go) => go()); true");
    browser.becomes(ANSWER, "out-of-credit – You do not have enough credit");
    assert_eq!(browser.eval("waiting.length"), 1, "the index is loaded once");
}

/// The parts are stacked at the width of a phone, a tablet and a desktop.
#[test]
fn no_part_overlaps_another() {
    let (site, browser) = (sites::seeds(), Browser::start());
    for width in [480, 900, 1440] {
        let metrics =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500 });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics);
        for home in ["vonage/", "vonage/es/"] {
            browser.open(&site.url(home));
            browser.click(".decode summary");
            paste(&browser, "nonsense");
            browser.wait(&format!("{ANSWER} !== ''"));
            let overlaps = browser.eval(
                "(() => {
                  const names = ['summary', 'label', 'textarea', 'output'];
                  const boxes = names.map((name) => document.querySelector('.decode ' + name).getBoundingClientRect());
                  return boxes.flatMap((box, i) => {
                    const isBelow = i === 0 || box.top >= boxes[i - 1].bottom;
                    const isIn = box.left >= 0 && box.right <= innerWidth && box.height > 0;
                    return isBelow && isIn ? [] : [names[i]];
                  }).join();
                })()",
            );
            assert_eq!(overlaps, "", "{home} at {width} px");
        }
    }
}
