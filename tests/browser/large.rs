//! Search and the decoder stay fast with 3,000 entries.

use errbook_tests::{catalog_of, large_catalog};
use serde_json::json;

use crate::browser::Browser;
use crate::server::Server;
use crate::sites;

const ENTRIES: usize = 3000;

/// The processor time in milliseconds that counts as a pause on any machine. A key press needs a tenth of it; its work is counted
/// below.
const PAUSE: f64 = 500.0;

const TYPED: &str = "document.querySelector('#_q').value";
const COUNT: &str = "document.querySelector('.find output').textContent";

#[test]
fn neither_search_nor_decoder_makes_one_wait() {
    let (site, browser) = (site(), Browser::start());
    // Measures processor time, not wall time, so that other programs make no difference.
    browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" }));
    browser.open(&site.url(""));
    assert_eq!(browser.text(COUNT), format!("{ENTRIES} of {ENTRIES} codes"));
    browser.click("#_q");
    let mut slow = Vec::new();
    let mut typed = String::new();
    for key in "resource-2993".chars() {
        typed.push(key);
        let spent = cost(&browser, || {
            browser.keys(&key.to_string());
            browser.becomes(TYPED, typed.as_str());
        });
        if spent > PAUSE {
            slow.push(format!("{typed}: {spent} ms"));
        }
    }
    assert_eq!(browser.text(COUNT), format!("1 of {ENTRIES} codes"));
    assert_eq!(slow, [""; 0]);
    // The most expensive key: all entries reappear.
    let all = cost(&browser, || {
        browser.keys("\u{e00c}");
        browser.becomes(TYPED, "");
    });
    assert_eq!(browser.text(COUNT), format!("{ENTRIES} of {ENTRIES} codes"));
    assert!(all < 2.0 * PAUSE, "to show everything again takes {all} ms");

    browser.click(".decode summary");
    browser.click("#_paste");
    let body = "{\"title\":\"Title 2999\",\"code\":\"service-2999-unavailable\"}";
    let first = cost(&browser, || paste(&browser, body));
    browser.eval("document.querySelector('#_paste').select(); true");
    let second = cost(&browser, || paste(&browser, body));
    assert!(
        first < 2.0 * PAUSE && second < PAUSE,
        "the decoder takes {first} ms, then {second} ms"
    );
}

/// A key press costs what it changes and draws: both are small on any machine.
#[test]
fn a_key_changes_and_draws_no_more_than_it_has_to() {
    let (site, browser) = (site(), Browser::start());
    browser.open(&site.url(""));
    // Counts the entries that are more than a placeholder: at most a few screens of them.
    let drawn = || {
        let drawn = "[...document.querySelectorAll('.entry')].filter((it) => it.checkVisibility({ contentVisibilityAuto: true })).length";
        // The browser knows what is in view after a frame or two.
        let settled = "[...document.querySelectorAll('.part')].every((it) => it.style.contentVisibility !== 'hidden')";
        browser.wait(settled);
        browser.eval(FRAMES);
        browser.eval(drawn).as_u64().unwrap()
    };
    browser.eval(COUNT_WRITES);
    assert!((1..150).contains(&drawn()), "{} entries are drawn at first", drawn());
    browser.click("#_q");
    let (mut typed, mut writes) = (String::new(), Vec::new());
    for key in "resource-2993".chars() {
        browser.keys(&key.to_string());
        typed.push(key);
        browser.becomes("document.querySelector('#_q').value", typed.as_str());
        writes.push(browser.eval("window.writes.splice(0).length").as_u64().unwrap());
        assert!(drawn() < 150, "{typed}: {} entries are drawn", drawn());
    }
    // Every text starts with a title and has a resolution, so these keys change nothing.
    assert_eq!(writes[..4], [0; 4], "{writes:?}");
    assert_eq!(writes[5..9], [0; 4], "{writes:?}");
    // A tenth remains, spread evenly: one write for each hidden entry and for the height of each part.
    assert!((1..=ENTRIES as u64 * 11 / 10).contains(&writes[4]), "{writes:?}");
    // From here on, whole parts disappear, and their entries are not touched.
    assert!(writes[9..].iter().sum::<u64>() < ENTRIES as u64 / 4, "{writes:?}");
    browser.keys("\u{e00c}");
    browser.becomes(COUNT, format!("{ENTRIES} of {ENTRIES} codes"));
    assert!((1..150).contains(&drawn()), "{} entries are drawn in the end", drawn());
    let hidden =
        "document.querySelectorAll('.part[hidden], .entry[hidden], .part[style*=\"rem\"]').length";
    assert_eq!(browser.eval(hidden), 0);
}

/// Collects the changes to the lists of entries.
const COUNT_WRITES: &str = "window.writes = []; new MutationObserver((all) => writes.push(...all)).observe(document.querySelector('.split'), { subtree: true, childList: true, attributes: true }); true";

/// Waits until everything in view is drawn.
const FRAMES: &str = "(async () => { for (let at = 0; at < 10; at++) await new Promise(requestAnimationFrame); return true; })()";

fn paste(browser: &Browser, body: &str) {
    browser.cdp("Input.insertText", json!({ "text": body }));
    let shown = "document.querySelector('.decode output').textContent === 'service-2999-unavailable – Title 2999'";
    browser.wait(shown);
}

/// Returns the milliseconds that the page needs for some work, including drawing.
fn cost(browser: &Browser, work: impl FnOnce()) -> f64 {
    let before = busy(browser);
    work();
    browser.eval(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))",
    );
    (busy(browser) - before) * 1000.0
}

/// Returns the seconds that the page has been busy.
fn busy(browser: &Browser) -> f64 {
    let metrics = browser.cdp("Performance.getMetrics", json!({}));
    let all = metrics["metrics"].as_array().unwrap();
    let busy = all.iter().find(|it| it["name"] == "TaskDuration").unwrap();
    busy["value"].as_f64().unwrap()
}

/// Returns the site of a large catalog in its source language.
fn site() -> Server {
    let mut made = large_catalog(ENTRIES);
    made.files.retain(|(path, _)| !path.starts_with("languages/"));
    let cover = &mut made.files[0].1;
    *cover = String::from_utf8_lossy(cover).replace("languages: [es, pt-BR]\n", "").into_bytes();
    Server::new(sites::site(&[catalog_of(&made.files)]))
}

/// The rows of all pieces that the search has at 10,000 entries.
const MANY: usize = 10_000;

/// Searches in 10,000 rows: the pieces of the large site, repeated.
#[test]
fn search_answers_each_key_from_a_large_index() {
    let mut files = site().files().clone();
    let pieces: Vec<_> = (0..ENTRIES / 500).map(|at| files[&piece(at)].clone()).collect();
    assert!(!files.contains_key(&piece(pieces.len())) && pieces.len() > 1);
    for at in 0..MANY / 500 {
        let text = &pieces[at % pieces.len()];
        let (rest, _) = text.split_once("\"next\":").unwrap();
        let (_, rows) = text.split_once("\"rows\":").unwrap();
        let next = if at + 1 < MANY / 500 { json!(piece(at + 1)) } else { json!(null) };
        files.insert(piece(at), format!("{rest}\"next\":{next},\"rows\":{rows}"));
    }
    let (site, browser) = (Server::new(files), Browser::start());
    browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" }));
    browser.open(&site.url("group-000/"));
    browser.keys("/x");
    let count = "document.querySelector('.results .count').textContent";
    browser.wait(&format!("{count}.endsWith('of {MANY} codes')"));
    browser.keys("\u{e003}");
    browser.eval("window.writes = 0; new MutationObserver((all) => { for (const it of all) writes += it.addedNodes.length; }).observe(document.body, { subtree: true, childList: true }); true");
    let (mut slow, mut typed) = (Vec::new(), String::new());
    for key in "resource-2993".chars() {
        typed.push(key);
        let spent = cost(&browser, || {
            browser.keys(&key.to_string());
            browser.becomes("document.querySelector('#_search').value", typed.as_str());
        });
        if spent > PAUSE {
            slow.push(format!("{typed}: {spent} ms"));
        }
    }
    assert_eq!(slow, [""; 0]);
    // Each key shows at most ten results, and the count.
    let writes = browser.eval("window.writes").as_u64().unwrap();
    assert!((1..=typed.len() as u64 * 11).contains(&writes), "{writes} elements are added");
    let shown = browser.text("document.querySelector('.results code').textContent");
    assert_eq!(shown, "resource-2993-is-locked-by-another-client");
}

fn piece(number: usize) -> String {
    if number == 0 { "search-index.js".to_owned() } else { format!("search-index-{number}.js") }
}
