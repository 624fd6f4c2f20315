//! Addresses: anchors, languages, former codes, and wrong ones.

use crate::browser::Browser;
use crate::sites;

const HEADING: &str = "document.querySelector('h1').textContent";

/// Whether the target of the address is in view and highlighted.
const TARGET: &str = "(() => {
  const it = document.querySelector(':target');
  if (!it) return 'nothing is meant';
  const entry = it.closest('article'), box = entry.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) return 'it is not in view';
  return getComputedStyle(entry).backgroundColor === 'rgba(0, 0, 0, 0)' ? 'it is not marked' : entry.id;
})()";

#[test]
fn anchors_show_their_entries() {
    let (site, browser) = (sites::everything(), Browser::start());
    let cases = [
        // A type URI, below the address of the documentation.
        ("vonage/Error/#out-of-credit", "out-of-credit"),
        ("vonage/es/Error/#conflict-resend-otp", "conflict-resend-otp"),
        ("vonage/#conflict-resend-otp", "conflict-resend-otp"),
        ("everything/orders/#ORDER_GONE", "ORDER_GONE"),
    ];
    for (path, code) in cases {
        browser.open(&site.url(path));
        browser.wait(&format!("{TARGET} === '{code}'"));
    }
}

#[test]
fn another_language_is_the_same_page() {
    let (site, browser) = (sites::everything(), Browser::start());
    let cases = [
        ("vonage/", "es", "vonage/es/index.html"),
        ("vonage/generic/", "es", "vonage/es/generic/index.html"),
        ("vonage/generic/out-of-credit/", "es", "vonage/es/generic/out-of-credit/index.html"),
        ("vonage/Error/", "es", "vonage/es/Error/index.html"),
        ("wompi/api/NOT_FOUND_ERROR/", "en", "wompi/en/api/NOT_FOUND_ERROR/index.html"),
        ("everything/es/orders/ORDER_GONE/", "de", "everything/de/orders/ORDER_GONE/index.html"),
    ];
    for (path, tag, expected) in cases {
        browser.open(&site.url(path));
        let own = browser.text("document.documentElement.lang");
        browser.click(".languages summary");
        browser.follow(&format!(".languages a[lang={tag}]"));
        assert_eq!(browser.text("location.href"), site.url(expected));
        assert_eq!(browser.text("document.documentElement.lang"), tag);
        browser.click(".languages summary");
        browser.follow(&format!(".languages a[lang={own}]"));
        let back = browser.text("location.href");
        assert_eq!(back, site.url(&format!("{path}index.html")));
    }
}

#[test]
fn a_former_code_redirects_to_the_current_one() {
    let (site, browser) = (sites::everything(), Browser::start());
    let moved = site.files().iter().filter(|(_, page)| page.contains("http-equiv=\"refresh\""));
    let moved: Vec<_> = moved.map(|(path, _)| path.clone()).collect();
    assert!(!moved.is_empty());
    for path in moved {
        browser.open(&site.url(&path));
        browser.wait(&format!(
            "location.pathname !== '/{path}' && document.readyState === 'complete'"
        ));
        let (former, now) = (path.rsplit('/').nth(1).unwrap(), browser.text(HEADING));
        assert_ne!(former, now);
        assert!(browser.text("document.querySelector('main').textContent").contains(former));
    }
    // And its anchor on the pages that list the group.
    browser.open(&site.url("everything/"));
    let alias = browser.text("document.querySelector('.entry > span[id]').id");
    browser.eval(&format!("location.hash = '{alias}'; true"));
    browser.wait(&format!("{TARGET} === document.getElementById('{alias}').closest('article').id"));
}

#[test]
fn a_retired_code_keeps_its_page_and_says_so() {
    let (site, browser) = (sites::everything(), Browser::start());
    browser.open(&site.url("everything/orders/ORDER_GONE/"));
    let note = browser.text("document.querySelector('.note').innerText");
    assert!(note.starts_with("Retired"), "{note}");
    browser.open(&site.url("everything/es/orders/ORDER_GONE/"));
    let marked = "document.querySelector('.headline').lang";
    assert_eq!(browser.text(marked), "en", "what is not translated says which language it is in");
}

#[test]
fn an_address_that_leads_nowhere_still_helps() {
    let (site, browser) = (sites::everything(), Browser::start());
    for path in ["nothing", "vonage/generic/out-of-credti/", "everything/es/a/b/c/d/"] {
        browser.open(&site.url(path));
        assert_eq!(browser.text(HEADING), "This page does not exist");
        let font = browser.text("getComputedStyle(document.body).fontFamily");
        assert!(font.contains("system-ui"), "{path} has no style: {font}");
        browser.follow("main a[href$='index.html']");
        assert_ne!(browser.text(HEADING), "This page does not exist", "{path}");
        assert_eq!(site.missed().len(), 1, "{path}: nothing else is missing");
    }
    browser.open(&site.url("vonage/generic/out-of-credti/"));
    browser.wait("document.querySelectorAll('.near a').length > 0");
    browser.follow(".near a");
    assert_eq!(browser.text(HEADING), "out-of-credit");
}
