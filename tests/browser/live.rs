//! Open pages of `errbook serve` while an author edits a catalog.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use errbook_tests::{read, root};

use crate::browser::Browser;

/// `errbook serve` on a free port, stopped on drop.
struct Serve {
    process: Child,
    /// With a trailing slash.
    url: String,
}

const HEADLINE: &str = "document.querySelector('.headline').textContent";
const REPORT: &str = "document.querySelector('#_serve pre')?.textContent ?? ''";

#[test]
fn an_open_page_shows_what_is_written_and_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for (path, contents) in read(&root().join("catalog/vonage")) {
        let path = folder.path().join("vonage").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    let file = folder.path().join("vonage/generic.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let (serve, browser) = (Serve::start(folder.path()), Browser::start());
    browser.open(&format!("{}generic/out-of-credit/", serve.url));
    browser.becomes(HEADLINE, "You do not have enough credit");

    let changed = text.replace("title: You do not have enough credit", "title: No credit is left");
    fs::write(&file, &changed).unwrap();
    browser.becomes(HEADLINE, "No credit is left");

    fs::write(&file, changed.replace("status: 403", "status: <b>much</b>")).unwrap();
    browser.wait(&format!("({REPORT}).includes('<b>much</b>')"));
    assert!(browser.text(REPORT).contains("generic.yaml:"), "{}", browser.text(REPORT));
    assert_eq!(browser.role("#_serve"), "alert", "the report is announced");
    assert_eq!(browser.text(HEADLINE), "No credit is left", "the last good page stays");
    let others = serve.url.clone();
    browser.open(&others);
    browser.wait(&format!("({REPORT}).includes('<b>much</b>')"));

    fs::write(&file, &changed).unwrap();
    browser.wait("document.querySelector('#_serve') === null");
    assert_eq!(browser.text("location.href"), others);
    let refused = |it: &String| it.contains("Content Security Policy");
    assert!(!browser.complaints().iter().any(refused));
}

impl Serve {
    fn start(catalogs: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_errbook-under-test"));
        command.args(["serve", "--port", "0", "--quiet", "--catalog"]).arg(catalogs);
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut url).unwrap();
        Self { process, url: url.trim_end().to_owned() }
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
