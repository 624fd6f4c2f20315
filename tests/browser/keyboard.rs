//! The pages without a mouse.

use crate::browser::Browser;
use crate::sites;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// The focused element: its place in the document, whether it is visible, and whether its focus is visible.
const FOCUS: &str = "(() => {
  const it = document.activeElement, all = [...document.querySelectorAll('*')];
  if (it === document.body) return null;
  const box = it.getBoundingClientRect(), style = getComputedStyle(it);
  return {
    place: all.indexOf(it),
    name: it.outerHTML.slice(0, 80),
    box: [box.top, box.bottom, innerHeight],
    // Layout has fractions of a pixel, scroll positions don't. A scrollable region can be taller than the screen, so its top is
    // enough.
    seen: it.checkVisibility({ opacityProperty: true }) && box.top > -1 && box.left >= 0
      && (it.matches('.scroll') ? box.top + 100 : box.bottom) < innerHeight + 1,
    marked: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
  };
})()";

#[test]
fn every_control_is_reached_in_order_and_shows_it() {
    let (site, browser) = (sites::everything(), Browser::start());
    for path in [
        "index.html",
        "vonage/",
        "everything/orders/LIMIT_REACHED/",
        "everything/es/system/",
        "404.html",
    ] {
        browser.open(&site.url(path));
        let wanted = browser.eval(
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')].filter((it) => it.checkVisibility()).length",
        );
        let mut reached = 0;
        let mut last = -1;
        loop {
            browser.keys(TAB);
            let focus = browser.eval(FOCUS);
            if focus.is_null() {
                break;
            }
            let place = focus["place"].as_i64().unwrap();
            if place < last {
                break;
            }
            assert!(place > last, "{path}: the focus does not move on from {focus}");
            assert!(focus["seen"] == true && focus["marked"] == true, "{path}: {focus}");
            last = place;
            reached += 1;
        }
        assert_eq!(wanted, reached, "{path}");
    }
}

#[test]
fn the_first_key_skips_to_the_content() {
    let (site, browser) = (sites::seeds(), Browser::start());
    for (path, name) in [("vonage/", "Skip to the content"), ("wompi/", "Saltar al contenido")] {
        browser.open(&site.url(path));
        browser.keys(TAB);
        browser.becomes("document.activeElement.textContent", name);
        browser.wait("document.activeElement.getBoundingClientRect().top >= 0");
        browser.keys(ENTER);
        browser.becomes("location.hash", "#_main");
        browser.keys(TAB);
        browser.wait("!!document.activeElement.closest('main')");
    }
}

#[test]
fn search_and_decoder_need_no_mouse() {
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.open(&site.url("vonage/"));
    browser.eval("document.querySelector('#_q').focus(); true");
    // The button between the box and the filters.
    browser.keys(TAB);
    browser.keys(TAB);
    browser.keys(" ");
    browser.becomes("location.search", "?status=400");
    let summary = "document.activeElement.tagName === 'SUMMARY'";
    for _ in 0..10 {
        if browser.eval(summary) == false {
            browser.keys(TAB);
        }
    }
    browser.keys(ENTER);
    browser.keys(TAB);
    browser.becomes("document.activeElement.id", "_paste");
    browser.keys("invalid-json /");
    browser.becomes("document.activeElement.value", "invalid-json /");
    browser.wait("document.querySelectorAll('.decode output a').length === 1");
    browser.keys(TAB);
    browser.keys(ENTER);
    browser.wait("document.querySelector('h1').textContent === 'invalid-json'");
}
