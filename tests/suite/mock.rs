//! The mock API of `errbook serve`, read by clients that others have made and by the generated TypeScript.

mod asks;
mod openapi_client;
mod parser;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use crate::program;

/// A running `errbook serve`; it stops when this is dropped.
pub(crate) struct Served {
    child: Child,
    /// Without a slash at the end.
    url: String,
}

impl Served {
    /// Serves the catalogs of some folders at a free port.
    pub(crate) fn start(folders: &[PathBuf]) -> Self {
        let mut command = program::errbook(&["serve", "--port", "0", "--quiet"]);
        for folder in folders {
            command.arg("--catalog").arg(folder);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim_end().trim_end_matches('/').to_owned();
        Self { child, url }
    }

    /// Returns the address of a catalog.
    pub(crate) fn catalog(&self, name: &str) -> String {
        format!("{}/mock/{name}", self.url)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
