//! Crates that a test writes and builds with cargo. All share one target folder below the workspace's own, and the
//! versions of the workspace's lock file, so that nothing is fetched and little is built twice.

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
    /// Writes a crate below the shared target folder, where its build is kept from run to run.
    ///
    /// Its `Cargo.toml` is made a workspace of its own. Where it says `../errbook`, it gets the root of this one.
    ///
    /// # Panics
    ///
    /// Where a file cannot be written.
    #[must_use]
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        Self::in_folder(&shared_target().join("crates").join(name), files)
    }

    /// Writes a crate to a folder of any place. Its package needs a name that no other test's has.
    ///
    /// # Panics
    ///
    /// Where a file cannot be written.
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

    /// Returns cargo, to be run on the crate.
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

/// Makes a folder hold these files and no others. Files that are right are left alone, so that cargo sees no change.
///
/// # Errors
///
/// If a file cannot be written or removed.
pub fn replace(folder: &Path, wanted: &Files) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let there = read(folder);
    for path in there.keys().filter(|path| !wanted.contains_key(*path)) {
        fs::remove_file(folder.join(path))?;
    }
    for (path, contents) in wanted {
        // The lock file is cargo's once it is there and the workspace's has not changed.
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
/// Where the test has no place of its own, which cargo gives it.
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
/// Where the compiler cannot be run.
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
/// Where it fails, with all that it wrote.
#[must_use]
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{command:?} failed\n{out}\n{err}");
    out.into_owned()
}
