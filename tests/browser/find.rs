//! Search and filters.

use crate::browser::Browser;
use crate::sites;

/// The visible codes.
const SHOWN: &str = "[...document.querySelectorAll('article.entry')].filter((it) => it.checkVisibility()).map((it) => it.id).join(' ')";
const COUNT: &str = "document.querySelector('.find output').textContent";
const GROUPS: &str =
    "[...document.querySelectorAll('section.group')].filter((it) => it.checkVisibility()).length";

#[test]
fn search_narrows_by_words_wherever_they_stand() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    assert_eq!(browser.text(COUNT), "9 of 9 codes");
    assert_eq!(browser.eval(GROUPS), 2);
    let cases = [
        ("otp conflict", "conflict-resend-otp"),
        ("OUT-OF-CREDIT", "out-of-credit"),
        // A word of the resolution, and one of the status.
        ("top up", "out-of-credit"),
        ("forbidden", "out-of-credit"),
        ("no such thing", ""),
    ];
    for (words, expected) in cases {
        browser.click("#_q");
        browser.keys(words);
        browser.becomes(SHOWN, expected);
        let count = expected.split_whitespace().count();
        assert_eq!(browser.text(COUNT), format!("{count} of 9 codes"));
        assert_eq!(browser.eval(GROUPS), count, "a group without entries is not shown");
        browser.keys(ESCAPE);
        // Escape clears the box.
        browser.becomes(COUNT, "9 of 9 codes");
    }
    browser.open(&site.url("vonage/es/"));
    browser.click("#_q");
    browser.keys("PETICION contenia");
    // Accents don't matter.
    browser.becomes(SHOWN, "invalid-json");
    assert_eq!(browser.text(COUNT), "1 de 9 códigos");
    assert_eq!(browser.role(".find output"), "status", "the count is announced");
}

#[test]
fn filters_go_to_the_address_and_come_from_it() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    browser.click("input[value='409']");
    browser.becomes("location.search", "?status=409");
    let conflicts = browser.text(SHOWN);
    assert!(conflicts.split(' ').count() > 1, "{conflicts}");
    browser.click("input[value='429']");
    browser.becomes("location.search", "?status=409&status=429");
    assert_eq!(browser.text(SHOWN).split(' ').count(), conflicts.split(' ').count() + 1);
    browser.click("input[value='retryable']");
    browser.becomes(SHOWN, "throttled conflict-deployment-state");
    browser.click("#_q");
    browser.keys("a/b");
    // In a text box, `/` is a character.
    browser.becomes("document.activeElement.value", "a/b");
    browser.becomes("location.search", "?q=a%2Fb&status=409&status=429&mark=retryable");
    assert_eq!(browser.text("location.pathname"), "/vonage/");
    browser.keys(ESCAPE);
    browser.becomes("location.search", "?status=409&status=429&mark=retryable");
    let address = browser.text("location.href");
    browser.open(&site.url("index.html"));
    browser.open(&address);
    assert_eq!(browser.text(SHOWN), "throttled conflict-deployment-state");
    assert_eq!(browser.eval("document.querySelector('input[value=\"409\"]').checked"), true);
    browser.click("input[value='409']");
    browser.click("input[value='429']");
    browser.click("input[value='retryable']");
    // An address without filters.
    browser.becomes("location.href", site.url("vonage/"));
    assert_eq!(browser.text(COUNT), "9 of 9 codes");
}

#[test]
fn what_is_typed_is_in_the_address_before_one_leaves() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    browser.click("#_q");
    browser.keys("otp");
    browser.becomes("document.activeElement.value", "otp");
    // The focus can be lost in many ways, such as by a click on a link.
    browser.eval("document.activeElement.blur(); true");
    assert_eq!(browser.text("location.href"), site.url("vonage/?q=otp"));
}

#[test]
fn error_sets_are_shown_until_one_looks_for_codes() {
    let (site, browser) = (sites::everything(), Browser::start());
    let is_shown = "document.querySelector('#_sets').checkVisibility()";
    browser.open(&site.url("everything/"));
    assert_eq!(browser.eval(is_shown), true);
    browser.click("#_q");
    browser.keys("payment");
    browser.wait(&format!("!{is_shown}"));
    browser.keys(ESCAPE);
    browser.wait(is_shown);
}

#[test]
fn one_group_can_be_chosen() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    // An open list is a separate window; a focused one takes letters, too.
    browser.eval("document.querySelector('#_group').focus(); true");
    browser.keys("g");
    browser.becomes("location.search", "?group=generic");
    browser.becomes(SHOWN, "out-of-credit");
    assert_eq!(browser.text(COUNT), "1 of 9 codes");
    browser.open(&site.url("vonage/es/?group=whatsapp-provisioning&status=409"));
    assert_eq!(browser.text(COUNT), "3 de 9 códigos");
    assert_eq!(browser.eval(GROUPS), 1);
    browser.open(&site.url("vonage/?group=nothing"));
    assert_eq!(browser.text(COUNT), "9 of 9 codes", "no such group");
    browser.open(&site.url("vonage/generic/?group=nothing"));
    assert_eq!(browser.eval("document.querySelector('#_group')"), serde_json::Value::Null);
}

const ESCAPE: &str = "\u{e00c}";

/// The results of the search in the header: codes in order.
const RESULTS: &str = "[...document.querySelectorAll('.results:not([hidden]) code')].map((it) => it.textContent).join(' ')";
const FOUND: &str = "document.querySelector('.results .count').textContent";

#[test]
fn every_page_finds_codes_by_whatever_one_knows_of_them() {
    let (site, browser) = (sites::everything(), Browser::start());
    let cases = [
        ("vonage/generic/", "out-of-credit", "out-of-credit"),
        // The exact code is first.
        ("vonage/Error/", "THROTTLED", "throttled"),
        ("vonage/generic/out-of-credit/", "enough credit", "out-of-credit"),
        ("vonage/generic/out-of-credit/", "top up the account", "out-of-credit"),
        ("vonage/whatsapp-provisioning/throttled/", "429", "throttled"),
        ("vonage/", "https://example.com/Error#invalid-json", "invalid-json"),
        ("vonage/es/generic/out-of-credit/", "saldo sufíciente", "out-of-credit"),
        ("wompi/api/NOT_FOUND_ERROR/", "input_validation", "INPUT_VALIDATION_ERROR"),
        ("404.html", "out-of-credit", "out-of-credit"),
        ("vonage/", "no such thing", ""),
    ];
    for (path, said, expected) in cases {
        browser.open(&site.url(path));
        browser.keys("/");
        browser.becomes("document.activeElement.id", "_search");
        browser.keys(said);
        let first = format!("({RESULTS}).split(' ')[0]");
        browser.becomes(&format!("{first} + ({FOUND} !== '')"), format!("{expected}true"));
    }
    // Former codes.
    browser.open(&site.url("everything/"));
    let former = browser.text("document.querySelector('.entry > span[id]').id");
    let code = browser.text("document.querySelector('.entry > span[id]').parentElement.id");
    browser.click("#_search");
    browser.keys(&former);
    browser.becomes(RESULTS, code);
    assert_eq!(browser.role(".results .count"), "status", "the count is announced");
}

#[test]
fn the_first_page_finds_codes_of_all_catalogs() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("index.html"));
    assert_eq!(browser.requests().iter().filter(|it| it.contains("search-index")).count(), 0);
    browser.keys("/");
    browser.keys("40");
    browser.becomes(&format!("{FOUND}.split(' ').at(-2)"), "12");
    let catalogs = "[...new Set([...document.querySelectorAll('.results small')].map((it) => it.textContent))].length";
    assert_eq!(browser.eval(catalogs), 2);
    browser.open(&site.url("index.html?q=throttled"));
    browser.becomes(RESULTS, "throttled");
}

#[test]
fn results_are_reached_by_keys() {
    let (site, browser) = (sites::seeds(), Browser::start());
    let here = site.url("vonage/generic/out-of-credit/");
    let focus =
        "document.activeElement.querySelector('code')?.textContent ?? document.activeElement.id";
    browser.open(&here);
    browser.keys("/conflict");
    browser.wait(&format!("({RESULTS}).split(' ').length > 1"));
    let found = browser.text(RESULTS);
    let found: Vec<_> = found.split(' ').collect();
    for (key, expected) in
        [(DOWN, found[0]), (DOWN, found[1]), (UP, found[0]), (UP, "_search"), (DOWN, found[0])]
    {
        browser.keys(key);
        browser.becomes(focus, expected);
    }
    browser.keys(ESCAPE);
    browser.becomes(focus, "_search");
    browser.becomes(RESULTS, "");
    browser.keys("-");
    browser.wait(&format!("({RESULTS}) !== ''"));
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.becomes("document.querySelector('h1').textContent", found[0]);
    // Enter opens the only match, and lists several.
    browser.keys("/throttled");
    browser.becomes(RESULTS, "throttled");
    browser.keys(ENTER);
    browser.becomes("document.querySelector('h1').textContent", "throttled");
    browser.keys("/conflict");
    browser.wait(&format!("({RESULTS}) !== ''"));
    browser.keys(ENTER);
    browser.becomes("location.href", site.url("vonage/index.html?q=conflict"));
    browser.becomes(&format!("({SHOWN}).split(' ').length"), found.len());
}

const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";
