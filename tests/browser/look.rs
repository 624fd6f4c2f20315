//! Tests for print, dark mode, widths and unusual texts.

use errbook_tests::has_extension;
use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::server::Server;
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

/// A narrow page shows the cells of a row below each other.
#[test]
fn tables_of_an_entry_fit_on_a_phone() {
    let (site, browser) = (sites::everything(), Browser::start());
    browser.open(&site.url("everything/orders/LIMIT_REACHED/"));
    let cells = "[...document.querySelectorAll('.rows tbody tr')].flatMap((row) => { const [first, second] = row.cells; return [second.getBoundingClientRect().top >= first.getBoundingClientRect().bottom, row.scrollWidth > row.clientWidth]; })";
    for (width, below) in [(360, true), (768, false), (1440, false)] {
        browser.width(width);
        let found = browser.eval(cells);
        let found = found.as_array().unwrap();
        assert!(found.len() > 10, "{found:?}");
        for row in found.chunks(2) {
            assert_eq!(row, [json!(below), json!(false)], "{width}");
        }
    }
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

/// Scripts and pictures arrive after the page is drawn.
#[test]
fn nothing_moves_while_a_page_loads() {
    let (site, browser) = (Server::slow(sites::everything().files().clone()), Browser::start());
    let observe = "window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": observe }));
    let shift = "new Promise((done) => setTimeout(done, 100)).then(() => shifts.reduce((sum, it) => sum + it.value, 0))";
    let sources = "shifts.flatMap((it) => [it.value, ...it.sources.map(({ node }) => String(node?.outerHTML).slice(0, 80))])";
    let pages = PAGES.into_iter().chain(["vonage/es/", "everything/de/system/", "vonage/Error/"]);
    let mut wrong = Vec::new();
    for path in pages {
        for width in [412, 1440] {
            browser.width(width);
            // A busy browser may draw a page before it has all of it, but hardly every time.
            let mut shifts = (0..3).map(|_| {
                browser.open(&site.url(path));
                browser.eval(shift)
            });
            if !shifts.any(|shift| shift == 0.0) {
                wrong.push(format!("{path} at {width}: {}", browser.eval(sources)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
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

#[test]
fn any_text_fits_and_can_be_used() {
    let (site, browser) = (sites::unusual(), Browser::start());
    let mut wrong = Vec::new();
    let pages =
        site.files().keys().filter(|path| has_extension(path, "html") && *path != "404.html");
    for (number, path) in pages.enumerate() {
        let scheme = if number % 2 == 0 { "light" } else { "dark" };
        wrong.extend(axe::problems(&browser, &site, path, scheme));
        let over = browser.overflows(&[360, 768, 1440]);
        wrong.extend(over.iter().map(|it| format!("{path} at {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn code_runs_from_left_to_right_in_any_language() {
    let (site, browser) = (sites::unusual(), Browser::start());
    browser.open(&site.url("arabic/orders/limit/"));
    for (selector, expected) in [
        ("pre", "ltr left"),
        ("h1", "ltr right"),
        (".headline", "rtl right"),
        (".rows td", "rtl right"),
    ] {
        let found = browser.text(&format!(
            "(({{ direction, textAlign }}) => `${{direction}} ${{textAlign}}`)(getComputedStyle(document.querySelector('{selector}')))"
        ));
        assert_eq!(found, expected, "{selector}");
    }
    // A status starts with its number, to the left of its words.
    let number = "(() => { const text = document.querySelector('.tag').firstChild, range = document.createRange(); const left = (from, to) => { range.setStart(text, from); range.setEnd(text, to); return range.getBoundingClientRect().left; }; return left(0, 3) < left(4, 7); })()";
    assert_eq!(browser.eval(number), json!(true));
    // The previous code is to the right.
    assert_eq!(browser.text("document.querySelector('[rel=prev]').textContent"), "→ sold-out");
}
