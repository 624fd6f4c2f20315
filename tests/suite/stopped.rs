//! Runs that are stopped while they write, and runs at the same time: the next run puts everything right, and nothing is left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use errbook_tests::{Files, large_catalog, read};

use crate::program;

const CODES: usize = 24;
const KILLS: u64 = 12;

/// Two editions of a catalog, and what `build` makes of each.
struct Editions {
    temp: tempfile::TempDir,
    expected: [Files; 2],
}

impl Editions {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        for (edition, count) in [CODES, CODES - 9].into_iter().enumerate() {
            for (path, contents) in large_catalog(count).files {
                let text = String::from_utf8(contents).unwrap();
                let text = text.replace("Description of", ["What is", "Something about"][edition]);
                let path = temp.path().join(format!("catalog-{edition}")).join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        let mut editions = Self { temp, expected: [Files::new(), Files::new()] };
        for edition in 0..2 {
            let out = format!("expected-{edition}");
            assert!(editions.build(edition, &out, &[]).status().unwrap().success());
            editions.expected[edition] = read(&editions.folder(&out));
        }
        editions
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    fn build(&self, edition: usize, out: &str, more: &[&str]) -> Command {
        let mut command = program::errbook(&["build", "--quiet", "--catalog"]);
        command.arg(self.folder(&format!("catalog-{edition}")));
        command.arg("--out").arg(self.folder(out)).args(more);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Asserts that a run completes and leaves only its own edition, and that `--check` finds it up to date.
    fn assert_recovers(&self, edition: usize, out: &str, why: &str) {
        assert!(self.build(edition, out, &[]).status().unwrap().success(), "{why}");
        let (found, expected) = (read(&self.folder(out)), &self.expected[edition]);
        let wrong = found.iter().filter(|(path, bytes)| expected.get(*path) != Some(*bytes));
        let wrong: Vec<_> = wrong.map(|(path, _)| path).collect();
        assert!(wrong.is_empty() && found.len() == expected.len(), "{why}: {wrong:?}");
        let check = self.build(edition, out, &["--check"]).status().unwrap();
        assert!(check.success(), "{why}");
        assert_eq!(staging_folders(self.temp.path()), Vec::<PathBuf>::new(), "{why}");
    }
}

/// Returns the staging folders below another folder.
fn staging_folders(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(staging_folders(&path));
            if path.to_string_lossy().ends_with(".errbook.d") {
                found.push(path);
            }
        }
    }
    found
}

/// Sends a signal to a run that this test has started.
fn signal(run: &mut Child, signal: &str) {
    if signal == "KILL" {
        run.kill().unwrap();
    } else {
        // The run may already have ended.
        let mut kill = Command::new("kill");
        let _ = kill.args(["-s", signal, &run.id().to_string()]).output().unwrap();
    }
    let _ = run.wait().unwrap();
}

/// `KILLS=300` tries more kills.
#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_nothing_for_long() {
    let editions = Editions::new();
    let start = Instant::now();
    editions.assert_recovers(0, "out", "the first run");
    let duration = start.elapsed() / 2;
    let kills = std::env::var("KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(KILLS);
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let (mut stopped, mut seen) = (0, 0);
    for number in 0..kills {
        // Xorshift, so that every run tries the same times.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let name = ["KILL", "KILL", "INT", "TERM"][usize::try_from(number % 4).unwrap()];
        let edition = usize::try_from((number + 1) % 2).unwrap();
        let mut run = editions.build(edition, "out", &[]).spawn().unwrap();
        let wait =
            duration.mul_f64(f64::from(u32::try_from(random >> 44).unwrap()) / f64::from(1 << 20));
        thread::sleep(wait);
        stopped += u32::from(run.try_wait().unwrap().is_none());
        signal(&mut run, name);
        let left = staging_folders(editions.temp.path()).len();
        if left > 0 {
            seen += 1;
            let check = editions.build(edition, "out", &["--check"]).status().unwrap();
            assert_eq!(check.code(), Some(1), "{number}: --check passes what is left");
        }
        let why = format!("{number}: {name} after {wait:?}");
        // Every second time, the next run writes the other edition.
        editions.assert_recovers(usize::try_from(number / 2 % 2).unwrap(), "out", &why);
    }
    assert!(stopped > 3, "{stopped} of {kills} runs were stopped: the times are wrong");
    assert!(seen > 0, "none of {stopped} runs was stopped while it wrote");
}

#[test]
fn runs_at_the_same_time_write_one_after_the_other() {
    let editions = Editions::new();
    for number in 0..4 {
        let mut runs =
            [0, 1, 0].map(|edition| editions.build(edition, "out", &[]).spawn().unwrap());
        assert!(runs.iter_mut().all(|run| run.wait().unwrap().success()));
        let found = read(&editions.folder("out"));
        assert!(editions.expected.contains(&found), "{number}: two editions are mixed");
        editions.assert_recovers(number % 2, "out", "after runs at the same time");
    }
}

#[cfg(unix)]
#[test]
fn a_named_pipe_in_place_of_a_file_is_an_error() {
    let editions = Editions::new();
    for path in ["large/catalog.json", "site/.errbook", "site/index.html"] {
        editions.assert_recovers(0, "out", path);
        let place = editions.folder("out").join(path);
        fs::remove_file(&place).unwrap();
        assert!(Command::new("mkfifo").arg(&place).status().unwrap().success());
        for more in [&[][..], &["--check"]] {
            let run = editions.build(0, "out", more).stderr(Stdio::piped()).output().unwrap();
            let report = String::from_utf8(run.stderr).unwrap();
            assert_eq!(run.status.code(), Some(2), "{report}");
            assert!(
                report.contains(&format!("{path}`: it is a named pipe\nhelp: move it")),
                "{report}"
            );
        }
        fs::remove_file(&place).unwrap();
    }
    editions.assert_recovers(0, "out", "without pipes");
}
