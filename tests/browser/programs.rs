//! The browser and its driver on this machine, and the message if they are missing. `cargo xtask test` uses the same search
//! before it runs the tests.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The browser and its driver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Programs {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Instructions for installing the programs.
pub(crate) const HELP: &str = "\
the tests need Chromium or Google Chrome, and a ChromeDriver of the same version
help: install them
      Debian         sudo apt-get install chromium chromium-driver
      Ubuntu         sudo snap install chromium, then set CHROMEDRIVER=/snap/bin/chromium.chromedriver
      Fedora         sudo dnf install chromium chromedriver
      macOS          brew install --cask google-chrome chromedriver
      Windows        winget install Google.Chrome Google.ChromeDriver
      in any place   set CHROME and CHROMEDRIVER to their paths";

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The paths of installed browsers outside of `PATH`.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/// Finds the programs on this machine.
pub(crate) fn find() -> Option<Programs> {
    choose(&|name| env::var_os(name), &Path::is_file)
}

/// Returns the programs from variables, or from `PATH`.
pub(crate) fn choose(
    variable: &dyn Fn(&str) -> Option<OsString>,
    is_file: &dyn Fn(&Path) -> bool,
) -> Option<Programs> {
    let path = variable("PATH").unwrap_or_default();
    let on_path = |name: &str| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| is_file(file))
    };
    // A variable with a wrong path is a mistake. Searching elsewhere would hide it.
    let set = |name| variable(name).map(PathBuf::from);
    let somewhere = || PLACES.iter().map(PathBuf::from).find(|place| is_file(place));
    let browser =
        set("CHROME").or_else(|| BROWSERS.iter().find_map(|name| on_path(name))).or_else(somewhere);
    let driver = set("CHROMEDRIVER").or_else(|| on_path("chromedriver"));
    Some(Programs {
        browser: browser.filter(|it| is_file(it))?,
        driver: driver.filter(|it| is_file(it))?,
    })
}
