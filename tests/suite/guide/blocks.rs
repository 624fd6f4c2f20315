//! Runs every block of the guide, chapter after chapter, in one folder.
//!
//! A block that begins with a file name in a comment is that file. In a `console` block, each line after `$ ` is a command, and the
//! lines below are its output; a line `…` matches any lines. A command without output only has to succeed. `BLESS=1` writes
//! what the commands print.

use std::fmt::Write as _;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use errbook_guide::GUIDE;
use errbook_tests::{bless, program, root, shared_target};

/// Kinds of blocks that are only shown, with why.
const SHOWN: [&str; 4] = ["json", "nginx", "text", "diff"];

#[test]
#[ignore = "needs curl"]
fn every_block_does_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = Reader::new(folder.path());
    let summary = fs::read_to_string(root().join(GUIDE).join("src/SUMMARY.md")).unwrap();
    let mut wrong = String::new();
    for link in summary.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if link.starts_with("reference/") {
            continue;
        }
        let path = root().join(GUIDE).join("src").join(link);
        let text = fs::read_to_string(&path).unwrap();
        let actual = reader.chapter(link, &text);
        if bless() {
            fs::write(&path, actual).unwrap();
        } else if actual != text {
            let diff = similar::TextDiff::from_lines(&text, &actual);
            write!(wrong, "{link}\n{}", diff.unified_diff()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(reader.commands > 30, "{} commands", reader.commands);
}

/// A reader who does what the guide says.
struct Reader {
    /// The folder that contains the crate, where the clone would be.
    base: PathBuf,
    folder: PathBuf,
    commands: usize,
    servers: Vec<Child>,
    /// The ports of the guide, and the free ones in their place.
    ports: [(&'static str, String); 2],
}

impl Reader {
    fn new(base: &Path) -> Self {
        let base = base.canonicalize().unwrap();
        fs::create_dir(base.join("bin")).unwrap();
        let built = PathBuf::from(program::errbook(&[]).get_program());
        fs::copy(built, base.join("bin/errbook")).unwrap();
        let ports = ["3000", "8080"].map(|port| {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).unwrap();
            (port, free.port().to_string())
        });
        Self { folder: base.clone(), base, commands: 0, servers: Vec::new(), ports }
    }

    /// Returns the chapter with what its commands print.
    fn chapter(&mut self, name: &str, text: &str) -> String {
        let mut actual = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            writeln!(actual, "{line}").unwrap();
            let Some(kind) = line.strip_prefix("```") else { continue };
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if kind == "console" {
                actual.push_str(&self.console(name, &block));
            } else {
                self.file(name, kind, &block);
                actual.extend(block.iter().map(|line| format!("{line}\n")));
            }
            actual.push_str("```\n");
        }
        self.stop_servers();
        actual
    }

    fn file(&self, chapter: &str, kind: &str, block: &[&str]) {
        let first = block.first().copied().unwrap_or_default();
        let path = first.strip_prefix("# ").or_else(|| first.strip_prefix("// "));
        let Some(path) = path.filter(|path| path.contains('.') && !path.contains(' ')) else {
            let text = block.join("\n");
            assert!(SHOWN.contains(&kind) || self.has(&text), "{chapter}: nothing checks\n{text}");
            return;
        };
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = self.with_free_ports(&block[1..].join("\n")) + "\n";
        fs::write(&path, text.replace("../errbook/", &Self::clone_path())).unwrap();
        if path.ends_with("Cargo.toml") && text.contains("[workspace]") {
            fs::copy(root().join("Cargo.lock"), path.with_file_name("Cargo.lock")).unwrap();
        }
    }

    /// Returns whether a file that the guide wrote has these lines, or begins with the first after a modeline.
    fn has(&self, text: &str) -> bool {
        let text =
            text.strip_prefix("# yaml-language-server: $schema=.schema.json\n").unwrap_or(text);
        let files = errbook_tests::read(&self.folder);
        let is_source = |path: &str| !path.contains(".schema") && !path.starts_with("target");
        files
            .iter()
            .any(|(path, bytes)| is_source(path) && String::from_utf8_lossy(bytes).contains(text))
    }

    fn console(&mut self, chapter: &str, block: &[&str]) -> String {
        let mut actual = String::new();
        let mut lines = block.iter().peekable();
        while let Some(line) = lines.next() {
            writeln!(actual, "{line}").unwrap();
            let command = line.strip_prefix("$ ");
            let command = command.unwrap_or_else(|| panic!("{chapter}: not a command: {line}"));
            let mut shown = String::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                writeln!(shown, "{line}").unwrap();
            }
            let printed = self.run(chapter, command, !shown.is_empty());
            let fits = shown.is_empty() || matches(&shown, &printed);
            actual.push_str(if fits { &shown } else { &printed });
        }
        actual
    }

    /// Runs a command and returns what it prints.
    fn run(&mut self, chapter: &str, command: &str, may_fail: bool) -> String {
        self.commands += 1;
        if command.starts_with("git clone ") || command.starts_with("cargo install ") {
            return String::new();
        }
        if let Some(rest) = command.strip_prefix("cargo new ") {
            let path = rest.split(' ').next().unwrap_or_default();
            self.new_crate(path.trim_start_matches("../"));
            return String::new();
        }
        let line = self.with_free_ports(&command.replace("../errbook/", &Self::clone_path()));
        let mut shell = Command::new("sh");
        let path = std::env::var("PATH").unwrap_or_default();
        shell.current_dir(&self.folder).stdin(Stdio::null());
        shell.env("PATH", format!("{}:{path}", self.base.join("bin").display()));
        shell.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", shared_target());
        shell.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
        shell.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1").env("NO_PROXY", "*");
        shell.env("no_proxy", "*").env_remove("RUSTFLAGS").env_remove("BLESS");
        if let Some(line) = line.strip_suffix(" &") {
            shell.args(["-c", &format!("exec {line}")]).stdout(Stdio::null());
            self.servers.push(shell.spawn().unwrap());
            self.wait_for_server();
            return String::new();
        }
        let output = shell.args(["-c", &format!("{line} 2>&1")]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap().replace('\r', "");
        assert!(output.status.success() || may_fail, "{chapter}: {command}\n{printed}");
        let printed = self.with_shown_ports(&printed);
        if printed.is_empty() || printed.ends_with('\n') { printed } else { printed + "\n" }
    }

    /// Makes what `cargo new` makes, as a workspace of its own with the versions of this one.
    fn new_crate(&mut self, name: &str) {
        self.folder = self.base.join(name);
        fs::create_dir_all(self.folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\n[workspace]\n"
        );
        fs::write(self.folder.join("Cargo.toml"), manifest).unwrap();
        fs::write(self.folder.join("src/main.rs"), "fn main() {}\n").unwrap();
        fs::copy(root().join("Cargo.lock"), self.folder.join("Cargo.lock")).unwrap();
    }

    /// Waits until the server that was started last answers, for as long as a build may take.
    fn wait_for_server(&mut self) {
        let start = Instant::now();
        let server = self.servers.last_mut().unwrap();
        while start.elapsed() < Duration::from_secs(300) {
            assert!(server.try_wait().unwrap().is_none(), "the server has stopped");
            let is_up = |(_, port): &(&str, String)| {
                std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok()
            };
            if self.ports.iter().any(is_up) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the server does not answer");
    }

    /// Returns the path of the clone, with a slash at its end.
    fn clone_path() -> String {
        format!("{}/", root().display())
    }

    fn with_free_ports(&self, text: &str) -> String {
        let text = self.ports.iter().fold(text.to_owned(), |text, (port, free)| {
            text.replace(&format!(":{port}"), &format!(":{free}"))
        });
        // The port of `errbook serve` is not part of the command.
        text.replace("errbook serve", &format!("errbook serve --port {}", self.ports[1].1))
    }

    fn stop_servers(&mut self) {
        for mut server in self.servers.drain(..) {
            // A server that has stopped by itself can't be stopped.
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    fn with_shown_ports(&self, text: &str) -> String {
        self.ports.iter().fold(text.to_owned(), |text, (port, free)| {
            text.replace(&format!(":{free}"), &format!(":{port}"))
        })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop_servers();
    }
}

/// Returns whether a text is what is shown, in which a line `…` matches any lines.
fn matches(shown: &str, printed: &str) -> bool {
    let mut rest = printed;
    let mut parts = shown.split("…\n").peekable();
    let mut is_first = true;
    while let Some(part) = parts.next() {
        let found = if is_first { rest.starts_with(part).then_some(0) } else { rest.find(part) };
        let Some(at) = found else { return false };
        rest = &rest[at + part.len()..];
        is_first = false;
        if parts.peek().is_none() && !part.is_empty() && !rest.is_empty() {
            return false;
        }
    }
    true
}
