//! The pages without JavaScript.

use serde_json::json;

use crate::browser::Browser;
use crate::sites;

#[test]
fn everything_can_be_read_and_found_without_script() {
    let (site, browser) = (sites::everything(), Browser::start());
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    for path in [
        "index.html",
        "404.html",
        "vonage/",
        "vonage/es/generic/out-of-credit/",
        "everything/orders/",
        "everything/",
    ] {
        browser.open(&site.url(path));
        // The search submits its form, and menus open by themselves.
        let dead = "[...document.querySelectorAll('.script, button, input, select, textarea, summary')].filter((it) => it.checkVisibility() && !it.closest('form[action], details.menu')).map((it) => it.outerHTML)";
        assert_eq!(browser.eval(dead), json!([]), "{path}");
        let hidden = "[...document.querySelectorAll('article')].filter((it) => !it.checkVisibility()).length";
        assert_eq!(browser.eval(hidden), 0, "{path}");
    }
    browser.open(&site.url("vonage/es/generic/out-of-credit/"));
    browser.click("#_search");
    browser.keys("otp\u{e007}");
    browser.becomes("location.href", site.url("vonage/es/index.html?q=otp"));
    browser.open(&site.url("index.html"));
    browser.click(".menu summary");
    browser.follow(".menu a");
    assert_eq!(browser.text("document.querySelector('h1').textContent"), "Vonage API errors");
    browser.open(&site.url("index.html"));
    browser.follow("h2 a");
    assert_eq!(browser.text("document.querySelector('h1').textContent"), "Vonage API errors");
    browser.follow("#throttled .code a");
    assert_eq!(browser.text("document.querySelector('h1').textContent"), "throttled");
    assert!(browser.text("document.querySelector('main').innerText").contains("HTTP/1.1 429"));
}
