//! The pictures in `docs/screenshots`. To update them, run
//! `SCREENSHOTS=1 cargo test -p errbook-tests --features programs --test browser screenshots`.

use std::env;
use std::fs;
use std::path::Path;

use errbook_tests::root;
use serde_json::json;

use crate::browser::Browser;
use crate::sites;

struct Shot {
    name: &'static str,
    page: &'static str,
    size: (u32, u32),
    scheme: &'static str,
}

const fn shot(name: &'static str, page: &'static str, size: (u32, u32)) -> Shot {
    Shot { name, page, size, scheme: "light" }
}

const ENTRY: &str = "vonage/generic/out-of-credit/";

const SHOTS: [Shot; 4] = [
    shot("home", "index.html", (1440, 640)),
    shot("catalog", "vonage/", (1440, 900)),
    Shot { scheme: "dark", ..shot("entry-dark", ENTRY, (1440, 900)) },
    Shot { scheme: "dark", ..shot("entry-phone", ENTRY, (360, 780)) },
];

/// The maximum size in bytes, so that pages load fast.
const LARGEST: u64 = 150_000;

#[test]
fn screenshots_are_there_and_small() {
    let folder = root().join("docs/screenshots");
    if env::var_os("SCREENSHOTS").is_some() {
        take(&folder);
    }
    for shot in &SHOTS {
        let path = folder.join(format!("{}.png", shot.name));
        let length = fs::metadata(&path).map_or(0, |it| it.len());
        assert!((1..=LARGEST).contains(&length), "{} has {length} bytes", path.display());
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("docs/screenshots/").skip(1);
    let shown: Vec<_> = shown.filter_map(|rest| rest.split(".png").next()).collect();
    assert!(!shown.is_empty());
    for name in shown {
        assert!(SHOTS.iter().any(|shot| shot.name == name), "README shows {name}");
    }
}

fn take(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let (site, browser) = (sites::seeds(), Browser::start());
    browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    for shot in &SHOTS {
        let (width, height) = shot.size;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics);
        browser.media("", &[("prefers-color-scheme", shot.scheme)]);
        browser.open(&site.url(shot.page));
        browser.wait("document.fonts.status === 'loaded'");
        fs::write(folder.join(format!("{}.png", shot.name)), browser.picture()).unwrap();
    }
}
