//! A running `errbook serve`, for clients that others have made.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use crate::program;

/// A running `errbook serve`; it stops when this is dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// Without a slash at the end.
    url: String,
}

impl Served {
    /// Serves the catalogs of some folders at a free port.
    ///
    /// # Panics
    ///
    /// Where the program cannot be run.
    #[must_use]
    pub fn start(folders: &[PathBuf]) -> Self {
        let mut command = program::errbook(&["serve", "--port", "0", "--quiet"]);
        for folder in folders {
            command.arg("--catalog").arg(folder);
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
        Self { child, url }
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
