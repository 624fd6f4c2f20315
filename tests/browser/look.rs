//! Tests for print, dark mode and widths.

use serde_json::json;

use crate::browser::Browser;
use crate::sites;

const PAGES: [&str; 9] = [
    "index.html",
    "404.html",
    "vonage/",
    "vonage/es/Error/",
    "wompi/api/INPUT_VALIDATION_ERROR/",
    "everything/",
    "everything/de/orders/",
    "everything/orders/LIMIT_REACHED/",
    "everything/es/system/INVALID_INPUT/",
];

#[test]
fn pages_are_as_dark_as_the_system() {
    let (site, browser) = (sites::seeds(), Browser::start());
    let colours = "(() => { const it = getComputedStyle(document.body); return it.color + it.backgroundColor; })()";
    let light_of = "(() => { const sum = (it) => it.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0); const it = getComputedStyle(document.body); return sum(it.backgroundColor) - sum(it.color); })()";
    for path in ["index.html", "vonage/", "vonage/generic/out-of-credit/"] {
        browser.open(&site.url(path));
        browser.media("", &[("prefers-color-scheme", "light")]);
        let light = browser.text(colours);
        assert!(browser.eval(light_of).as_f64().unwrap() > 500.0, "{path}: dark on light");
        browser.media("", &[("prefers-color-scheme", "dark")]);
        assert_ne!(browser.text(colours), light, "{path}");
        assert!(browser.eval(light_of).as_f64().unwrap() < -500.0, "{path}: light on dark");
        let scheme = browser.text("getComputedStyle(document.documentElement).colorScheme");
        assert_eq!(scheme, "light dark", "scroll bars and controls follow");
    }
}

/// The resolution's background has the accent colour, except in print.
#[test]
fn what_to_do_has_the_colour_of_its_catalog() {
    let (site, browser) = (sites::everything(), Browser::start());
    let back = "getComputedStyle(document.querySelector('.do')).backgroundColor";
    let line = "getComputedStyle(document.querySelector('.do')).borderInlineStartColor";
    let spread = |colour: &str| {
        let parts: Vec<i64> = colour
            .split(|it: char| !it.is_ascii_digit())
            .filter_map(|it| it.parse().ok())
            .collect();
        parts[..3].iter().max().unwrap() - parts[..3].iter().min().unwrap()
    };
    for page in [
        "vonage/generic/out-of-credit/",
        "wompi/api/NOT_FOUND_ERROR/",
        "everything/orders/LIMIT_REACHED/",
    ] {
        browser.open(&site.url(page));
        for scheme in ["light", "dark"] {
            browser.media("", &[("prefers-color-scheme", scheme)]);
            let back = browser.text(back);
            assert!(spread(&back) > 5, "{page} {scheme}: {back} is grey");
            browser.media("print", &[("prefers-color-scheme", scheme)]);
            assert_eq!(browser.text(line), "rgb(0, 0, 0)", "{page} in print");
        }
    }
}

#[test]
fn codes_are_scanned_on_a_screen_and_read_in_order_on_a_phone() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/whatsapp-provisioning/"));
    browser.width(1440);
    let heights = "[...document.querySelectorAll('.entry')].map((it) => it.offsetHeight).sort((a, b) => a - b)";
    let median = browser.eval(&format!("{heights}.at(4)")).as_u64().unwrap();
    assert!(median <= 110, "half of the entries are {median} px and more: eight fit on no screen");
    browser.open(&site.url("vonage/generic/out-of-credit/"));
    browser.width(360);
    let tops = "['h1', '.headline', '.name .tags', '.name button', 'h2'].map((it) => document.querySelector(it).getBoundingClientRect().top)";
    let tops = browser.eval(tops);
    let tops: Vec<_> =
        tops.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
    assert!(tops.is_sorted() && tops.len() == 5, "buttons are below the text: {tops:?}");
}

#[test]
fn no_page_is_wider_than_the_screen() {
    let (site, browser) = (sites::everything(), Browser::start());
    let mut wide = Vec::new();
    for path in PAGES {
        browser.open(&site.url(path));
        let over = browser.overflows(&[320, 360, 768, 1440]);
        wide.extend(over.iter().map(|it| format!("{path} at {it}")));
    }
    assert_eq!(wide, [""; 0]);
}

#[test]
fn paper_has_the_text_and_no_controls() {
    let (site, browser) = (sites::everything(), Browser::start());
    for path in PAGES {
        browser.open(&site.url(path));
        browser.media("print", &[]);
        let shown = "[...document.querySelectorAll('button, input, select, textarea, summary, nav:not(.groups), header, footer')].filter((it) => it.checkVisibility()).map((it) => it.outerHTML)";
        assert_eq!(browser.eval(shown), json!([]), "{path}");
        let main = browser.text("document.querySelector('main').innerText");
        assert!(main.len() > 20, "{path}: {main}");
        browser.media("", &[]);
    }
}

#[test]
fn nothing_moves_if_motion_is_reduced() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    let scroll = "getComputedStyle(document.documentElement).scrollBehavior";
    browser.media("", &[("prefers-reduced-motion", "no-preference")]);
    assert_eq!(browser.text(scroll), "smooth");
    browser.media("", &[("prefers-reduced-motion", "reduce")]);
    assert_eq!(browser.text(scroll), "auto");
    assert_eq!(browser.eval("document.getAnimations().length"), 0);
}

#[test]
fn an_entry_lists_the_codes_of_its_group() {
    let (site, browser) = (sites::seeds(), Browser::start());
    let path = "vonage/whatsapp-provisioning/throttled/";
    let shown =
        "[...document.querySelectorAll('.codes a')].filter((it) => it.checkVisibility()).length";
    for (width, expected) in [(1440, 8), (1100, 8), (1000, 0), (360, 0)] {
        browser.open(&site.url(path));
        browser.width(width);
        browser.becomes(shown, expected);
        let left = "document.querySelector('.codes').getBoundingClientRect().right <= document.querySelector('h1').getBoundingClientRect().left";
        assert_eq!(browser.eval(left), expected > 0, "{width}");
        if expected == 0 {
            browser.click(".codes summary");
            browser.becomes(shown, 8);
        }
        let here = "document.querySelector('.codes [aria-current=page]').textContent";
        assert_eq!(browser.text(here), "throttled");
    }
    browser.follow(".codes li:first-child a");
    assert_eq!(browser.text("document.querySelector('h1').textContent"), "number-in-use");
    browser.open(&site.url("vonage/generic/out-of-credit/"));
    assert_eq!(browser.eval("document.querySelectorAll('.codes').length"), 0, "it is alone");
}
