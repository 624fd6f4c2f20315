//! Crates that tests write and build with cargo. They share one target folder and the versions of the workspace's lock
//! file, so that cargo fetches nothing and rarely builds anything twice.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Files, read, root};

/// A crate that a test has written.
#[derive(Debug)]
pub struct Nested {
    folder: PathBuf,
}

impl Nested {
    /// Writes a crate below the shared target folder, which keeps its build between runs.
    ///
    /// Its `Cargo.toml` becomes a separate workspace. `../errbook` is replaced by the root of this workspace.
    ///
    /// # Panics
    ///
    /// Panics if a file cannot be written.
    #[must_use]
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        Self::in_folder(&shared_target().join("crates").join(name), files)
    }

    /// Writes a crate to any folder. No other test may use the name of its package.
    ///
    /// # Panics
    ///
    /// Panics if a file cannot be written.
    #[must_use]
    pub fn in_folder(folder: &Path, files: &[(&str, &str)]) -> Self {
        let root = root().display().to_string().replace('\\', "/");
        let mut wanted = Files::new();
        for (path, contents) in files {
            let mut contents = (*contents).to_owned();
            if *path == "Cargo.toml" {
                contents = contents.replace("../errbook/", &format!("{root}/"));
                contents.push_str("\n[workspace]\n");
            }
            wanted.insert((*path).to_owned(), contents.into_bytes());
        }
        if let Ok(lock) = fs::read(Path::new(&root).join("Cargo.lock")) {
            wanted.insert("Cargo.lock".to_owned(), lock);
        }
        replace(folder, &wanted).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        Self { folder: folder.to_owned() }
    }

    /// Returns the folder of the crate.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns a cargo command for the crate.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(program);
        command.args(arguments).arg("--offline").current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", shared_target());
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
        command.env("CARGO_TERM_COLOR", "never").env_remove("RUSTFLAGS").env_remove("BLESS");
        command
    }
}

/// Makes a folder contain exactly these files. Does not touch files that are up to date, so that cargo sees no change.
///
/// # Errors
///
/// Returns an error if a file cannot be written or removed.
pub fn replace(folder: &Path, wanted: &Files) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let there = read(folder);
    for path in there.keys().filter(|path| !wanted.contains_key(*path)) {
        fs::remove_file(folder.join(path))?;
    }
    for (path, contents) in wanted {
        // Cargo's lock file is kept while the workspace's has not changed.
        if there.get(path) != Some(contents) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, contents)?;
        }
    }
    Ok(())
}

/// Returns the target folder of nested builds.
///
/// # Panics
///
/// Panics if the test runs outside cargo's target folder.
#[must_use]
pub fn shared_target() -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a path");
    // target/debug/deps/suite-…
    let target = program.ancestors().nth(3).expect("cargo puts tests three folders deep");
    target.join("tests")
}

/// Returns the compiler.
#[must_use]
pub fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")))
}

/// Returns the target triple of this machine.
///
/// # Panics
///
/// Panics if the compiler cannot be run.
#[must_use]
pub fn host() -> String {
    let version = output(rustc().arg("-vV"));
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("rustc -vV names its host").to_owned()
}

/// Runs a command that must succeed and returns its standard output.
///
/// # Panics
///
/// Panics with the command's output if the command fails.
#[must_use]
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{command:?} failed\n{out}\n{err}");
    out.into_owned()
}
