//! A running `errbook serve`, for third-party clients.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use tempfile::TempDir;

use crate::{program, unpack};

/// A running `errbook serve`, stopped on drop.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// The server's URL, without a trailing slash.
    url: String,
    /// The catalogs that were unpacked from bundles.
    _unpacked: TempDir,
}

impl Served {
    /// Serves the catalogs of folders and bundles on a free port.
    ///
    /// # Panics
    ///
    /// Panics if the program cannot be run.
    #[must_use]
    pub fn start(catalogs: &[PathBuf]) -> Self {
        let unpacked = tempfile::tempdir().expect("a folder can be made");
        let mut command = program::errbook(&["serve", "--port", "0", "--quiet"]);
        for (index, catalog) in catalogs.iter().enumerate() {
            if catalog.is_file() {
                let folder = unpacked.path().join(index.to_string());
                unpack(catalog, &folder);
                command.arg("--catalog").arg(folder);
            } else {
                command.arg("--catalog").arg(catalog);
            }
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program is built");
        let mut line = String::new();
        let output = child.stdout.as_mut().expect("its output is taken");
        BufReader::new(output).read_line(&mut line).expect("the program says its address");
        let url = line.trim_end().trim_end_matches('/').to_owned();
        assert!(url.starts_with("http://"), "errbook serve has stopped: {line}");
        Self { child, url, _unpacked: unpacked }
    }

    /// Returns the address of a catalog.
    #[must_use]
    pub fn catalog(&self, name: &str) -> String {
        format!("{}/mock/{name}", self.url)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
