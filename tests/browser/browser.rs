//! A headless browser under remote control.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use tokio::runtime::{Builder, Runtime};

use crate::programs;

/// The maximum wait for a condition. It is long for the sake of slow machines.
const PATIENCE: Duration = Duration::from_secs(60);

/// The number of browsers that run at a time: a machine may have more processors than memory for a browser each.
const SEATS: usize = 4;

/// A browser with one page. It stops on drop.
pub(crate) struct Browser {
    runtime: Runtime,
    driver: Option<WebDriver>,
    process: Child,
    _seat: Seat,
}

/// One of the [`SEATS`], released on drop.
struct Seat;

impl Browser {
    pub(crate) fn start() -> Self {
        let found = programs::find().unwrap_or_else(|| panic!("{}", programs::HELP));
        let seat = Seat::take();
        // With `--port=0`, the driver picks a free port, but exits if another program takes it first.
        let (mut process, port) = (0..10)
            .find_map(|_| driver(&found.driver))
            .unwrap_or_else(|| panic!("{} does not start", found.driver.display()));
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&found.browser.to_string_lossy()).unwrap();
        for argument in ARGUMENTS {
            wanted.add_arg(argument).unwrap();
        }
        for log in ["browser", "performance"] {
            wanted.set_logging_prefs(log, LoggingPrefsLogLevel::All).unwrap();
        }
        let address = format!("http://127.0.0.1:{port}");
        // The machine's proxy is not for local addresses.
        let client = reqwest::Client::builder().no_proxy().timeout(5 * PATIENCE).build().unwrap();
        let driver =
            runtime.block_on(async { WebDriver::builder(address, wanted).client(client).await });
        let driver = driver.unwrap_or_else(|error| {
            let _ = process.kill();
            panic!("{}: {error}", found.browser.display())
        });
        Self { runtime, driver: Some(driver), process, _seat: seat }
    }

    /// Opens a page and waits until it has loaded and its script has run.
    pub(crate) fn open(&self, url: &str) {
        self.run(async |driver| driver.goto(url).await);
    }

    /// Evaluates an expression on the page. Promises are awaited.
    pub(crate) fn eval(&self, expression: &str) -> Value {
        self.try_eval(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Fails if the expression throws, or if the page unloads meanwhile.
    fn try_eval(&self, expression: &str) -> Result<Value, String> {
        let wanted = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let sent = self.send("Runtime.evaluate", wanted).map_err(|error| error.to_string())?;
        match &sent["exceptionDetails"] {
            Value::Null => Ok(sent["result"]["value"].clone()),
            details => Err(format!("{details:#}")),
        }
    }

    /// Returns the text value of an expression on the page.
    pub(crate) fn text(&self, expression: &str) -> String {
        let value = self.eval(expression);
        value.as_str().unwrap_or_else(|| panic!("{expression} is {value}")).to_owned()
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&self, expression: &str) {
        self.becomes(expression, true);
    }

    /// Waits until an expression has a value. Keys and clicks take effect with a delay.
    pub(crate) fn becomes(&self, expression: &str, value: impl Into<Value>) {
        let (start, value) = (Instant::now(), Ok(value.into()));
        loop {
            let found = self.try_eval(expression);
            if found == value {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{expression} is {found:?}, not {value:?}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Clicks an element at its position, as a user does.
    pub(crate) fn click(&self, selector: &str) {
        self.run(async |driver| driver.find(By::Css(selector)).await?.click().await);
    }

    /// Clicks a link, and waits until its target page has loaded and the script has run.
    pub(crate) fn follow(&self, selector: &str) {
        self.eval("window.isLeft = false; true");
        self.click(selector);
        self.wait("window.isLeft === undefined && document.readyState === 'complete'");
    }

    /// Types keys into the focused element.
    pub(crate) fn keys(&self, keys: &str) {
        self.run(async |driver| driver.action_chain().send_keys(keys).perform().await);
    }

    /// Sets the medium (`print`, or empty for a screen) and the user's preferences.
    pub(crate) fn media(&self, medium: &str, preferences: &[(&str, &str)]) {
        let features =
            preferences.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        let features: Vec<_> = features.collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
    }

    /// Sets the width of the page.
    pub(crate) fn width(&self, width: u32) {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size);
        // The answer comes before the layout.
        self.wait(&format!(
            "innerWidth === {width} && document.documentElement.clientWidth <= {width}"
        ));
    }

    /// Returns the widths at which the page overflows its window, and by how much. Scrolls so that all parts are laid out, and
    /// resets their remembered sizes at the wider widths.
    pub(crate) fn overflows(&self, widths: &[u32]) -> Vec<String> {
        let mut widths = widths.to_vec();
        widths.sort_unstable_by_key(|width| std::cmp::Reverse(*width));
        let mut wide = Vec::new();
        for width in widths {
            self.width(width);
            for place in ["0", "document.body.scrollHeight"] {
                let painted = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
                self.eval(&format!("scrollTo({{ top: {place}, behavior: 'instant' }}); {painted}"));
                let over = self.eval("document.documentElement.scrollWidth - innerWidth");
                let over = over.as_i64().expect("widths are whole numbers");
                if over > 0 {
                    wide.push(format!("{width}: {over} px"));
                }
            }
        }
        wide
    }

    /// Returns the role that assistive technology sees.
    pub(crate) fn role(&self, selector: &str) -> String {
        let expression = format!("document.querySelector({})", json!(selector));
        let found = self.cdp("Runtime.evaluate", json!({ "expression": expression }));
        let id = &found["result"]["objectId"];
        let wanted = json!({ "objectId": id, "fetchRelatives": false });
        let tree = self.cdp("Accessibility.getPartialAXTree", wanted);
        tree["nodes"][0]["role"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Sends a command of the `DevTools` protocol.
    pub(crate) fn cdp(&self, method: &str, params: Value) -> Value {
        self.send(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn send(&self, method: &str, params: Value) -> WebDriverResult<Value> {
        let driver = self.driver.as_ref().expect("it is there until the end");
        self.runtime.block_on(driver.cdp().send_raw(method, params))
    }

    /// Returns a screenshot as a PNG.
    pub(crate) fn picture(&self) -> Vec<u8> {
        self.run(async |driver| driver.screenshot_as_png().await)
    }

    /// Returns the browser's complaints since the last call.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.log("browser")
    }

    /// Returns the addresses of all requests since the last call, including those within a page.
    pub(crate) fn requests(&self) -> Vec<String> {
        let sent = |line: &String| {
            let entry: Value = serde_json::from_str(line).ok()?;
            let message = &entry["message"];
            (message["method"] == "Network.requestWillBeSent")
                .then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        self.log("performance").iter().filter_map(sent).collect()
    }

    fn log(&self, kind: &str) -> Vec<String> {
        let entries = self.run(async |driver| driver.get_log(kind).await);
        entries.into_iter().map(|entry| entry.message).collect()
    }

    fn run<T>(&self, work: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<T>) -> T {
        let driver = self.driver.as_ref().expect("it is there until the end");
        self.runtime.block_on(work(driver)).unwrap_or_else(|error| panic!("{error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = self.runtime.block_on(driver.quit());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Seat {
    fn take() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = FREE.wait_while(taken, |taken| *taken >= SEATS);
        *wait.unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREE.notify_one();
    }
}

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREE: Condvar = Condvar::new();

/// The arguments of the browser.
pub(crate) const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    // Containers provide no sandbox, and the pages come from this program.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    // Elements must not move while they are clicked.
    "--force-prefers-reduced-motion",
    "--window-size=1440,1000",
    "--no-proxy-server",
    // Requests to other hosts fail, even with a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Starts a driver. Returns it with the port in its output; `None` if it exits before.
fn driver(program: &Path) -> Option<(Child, u16)> {
    let mut command = Command::new(program);
    command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
    let process = command.spawn();
    let mut process = process.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut lines =
        BufReader::new(process.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    let Some(said) = lines.find(|line| line.contains("started successfully")) else {
        let _ = process.kill();
        let _ = process.wait();
        return None;
    };
    // Drains the output, so that the driver never blocks.
    thread::spawn(move || lines.for_each(drop));
    let digits = said.trim_end_matches(|it: char| !it.is_ascii_digit());
    let start = digits.rfind(|it: char| !it.is_ascii_digit()).map_or(0, |at| at + 1);
    Some((process, digits[start..].parse().expect("a port is a number")))
}
