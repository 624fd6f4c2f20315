//! Every page of every catalog under the strictest policy: its resources load from its own origin, and nothing is blocked.

use errbook_tests::has_extension;

use crate::browser::Browser;
use crate::sites;

#[test]
fn no_page_breaks_the_policy_or_asks_elsewhere() {
    let (site, browser) = (sites::everything(), Browser::start());
    let pages: Vec<_> = site.files().keys().filter(|path| has_extension(path, "html")).collect();
    for path in &pages {
        browser.open(&site.url(path));
    }
    assert!(pages.len() > 50, "{}", pages.len());
    assert_eq!(browser.complaints(), [""; 0]);
    assert_eq!(site.missed(), [""; 0]);
    let own = site.url("");
    let requests = browser.requests();
    assert!(requests.len() >= pages.len(), "{}", requests.len());
    let other = |url: &&String| !url.starts_with(&own) && !url.starts_with("data:");
    assert_eq!(requests.iter().find(other), None);
}

/// Checks that the test above can fail.
#[test]
fn what_breaks_the_policy_is_noticed() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("index.html"));
    let break_it = "const image = new Image(); image.src = 'http://elsewhere.example/'; document.body.append(image); true";
    browser.eval(break_it);
    browser.eval("fetch('catalog.json').then(() => 'loaded', () => 'refused')");
    let complaints = browser.complaints().join("\n");
    assert!(complaints.contains("img-src") && complaints.contains("connect-src"), "{complaints}");
}
