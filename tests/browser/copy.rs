//! Blocks of code: the choice between them, and copy buttons.

use errbook_tests::shown_bodies;
use serde_json::json;

use crate::browser::Browser;
use crate::sites;

#[test]
fn buttons_copy_their_code_and_say_so() {
    let (site, browser) = (sites::everything(), Browser::start());
    let allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    browser
        .cdp("Browser.grantPermissions", json!({ "origin": site.url(""), "permissions": allowed }));
    let cases = [
        ("vonage/generic/out-of-credit/", "Copy", "Copied"),
        ("vonage/es/generic/out-of-credit/", "Copiar", "Copiado"),
        ("wompi/api/INPUT_VALIDATION_ERROR/", "Copiar", "Copiado"),
        ("everything/orders/PAYMENT_DECLINED/", "Copy", "Copied"),
    ];
    for (path, label, done) in cases {
        let page = &site.files()[&format!("{path}index.html")];
        let bodies = shown_bodies(page);
        browser.open(&site.url(path));
        for (index, body) in bodies.iter().enumerate() {
            let button = format!("button[data-copy='body-{index}']");
            let name = format!("document.querySelector(\"{button}\").textContent");
            assert_eq!(browser.text(&name), label);
            // The confirmation disappears soon.
            let seen =
                format!("[{name}, document.querySelector('body > [role=status]').textContent]");
            browser.eval(&format!(
                "window.heard = []; window.ear?.disconnect(); window.ear = new MutationObserver(() => heard.push({seen})); ear.observe(document.body, {{ subtree: true, childList: true }}); true"
            ));
            browser.click(&button);
            browser.becomes("window.heard", json!([[done, done], [label, ""]]));
            assert_eq!(browser.text("navigator.clipboard.readText()"), *body, "{path}");
            assert_eq!(browser.text(&name), label);
        }
        assert!(!bodies.is_empty(), "{path}");
    }
}

#[test]
fn the_code_and_the_address_of_its_page_are_copied() {
    let (site, browser) = (sites::everything(), Browser::start());
    let allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    browser
        .cdp("Browser.grantPermissions", json!({ "origin": site.url(""), "permissions": allowed }));
    for (path, code) in [
        ("vonage/es/generic/out-of-credit/", "out-of-credit"),
        ("everything/orders/PAYMENT_DECLINED/", "PAYMENT_DECLINED"),
    ] {
        browser.open(&site.url(&format!("{path}#{code}")));
        for (id, expected) in [("_code", code.to_owned()), ("", site.url(path))] {
            browser.click(&format!("button[data-copy='{id}']"));
            browser.wait(&format!(
                "navigator.clipboard.readText().then((text) => text === '{expected}')"
            ));
        }
    }
}

/// A page from another host without encryption has no clipboard.
#[test]
fn without_a_clipboard_there_is_no_button() {
    let (site, browser) = (sites::seeds(), Browser::start());
    let source = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    browser.open(&site.url("vonage/generic/out-of-credit/"));
    let shown = "[...document.querySelectorAll('button[data-copy]')].filter((it) => it.checkVisibility()).length";
    assert_eq!(browser.eval(shown), 0);
    assert_eq!(browser.complaints(), [""; 0]);
}

/// The visible blocks of code and their headings.
const BLOCKS: &str = "[...document.querySelectorAll('.tab, .tab h3')].filter((it) => it.checkVisibility()).map((it) => it.dataset.tab ?? it.textContent).join(' ')";

#[test]
fn one_block_of_code_is_shown_and_the_choice_is_kept() {
    let (site, browser) = (sites::everything(), Browser::start());
    browser.open(&site.url("vonage/generic/out-of-credit/"));
    browser.becomes(BLOCKS, "response");
    assert_eq!(
        browser.text("document.querySelector('.tabs [aria-pressed=true]').textContent"),
        "Response"
    );
    browser.click(".tabs > div:first-child button:nth-child(2)");
    browser.becomes(BLOCKS, "typescript");
    let code = browser.text("document.querySelector('#typescript').textContent");
    assert_eq!(
        code,
        "const error = parseError(response.status, response.headers, await response.text());\nif (error.code === \"out-of-credit\") {\n  // Top up the account, or send a request that costs less.\n}"
    );
    browser.open(&site.url("wompi/api/NOT_FOUND_ERROR/"));
    browser.becomes(BLOCKS, "typescript");
    assert_eq!(
        browser.eval("document.querySelectorAll('.tabs > div:first-child button').length"),
        4
    );
    browser.media("print", &[]);
    browser.becomes(
        BLOCKS,
        "response Respuesta request Petición de ejemplo typescript TypeScript rust Rust",
    );
    browser.media("", &[]);
    // A retired code has none.
    browser.open(&site.url("everything/orders/ORDER_GONE/"));
    browser.becomes(BLOCKS, "");
}

#[test]
fn every_block_of_code_is_read_without_script_and_without_storage() {
    let (site, browser) = (sites::everything(), Browser::start());
    let page = site.url("everything/orders/LIMIT_REACHED/");
    let source =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });";
    let script = browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    browser.open(&page);
    browser.click(".tabs > div:first-child button:last-child");
    browser.becomes(BLOCKS, "rust");
    assert_eq!(browser.complaints(), [""; 0]);
    browser.cdp("Page.removeScriptToEvaluateOnNewDocument", script);
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.open(&page);
    let shown = browser.text(BLOCKS);
    assert!(
        shown.starts_with("response Response")
            && shown.ends_with("typescript TypeScript rust Rust"),
        "{shown}"
    );
}
