//! The running program in a folder, and a plain client.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use errbook_tests::Files;

use crate::program;

/// Longer than any request takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// `errbook serve` on a free port, stopped on drop.
pub(crate) struct Server {
    pub(crate) child: Child,
    /// Host and port.
    pub(crate) address: String,
    pub(crate) stdout: BufReader<ChildStdout>,
}

/// A response.
pub(crate) struct ReceivedResponse {
    pub(crate) status: u16,
    pub(crate) status_line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// The events that an open page receives.
pub(crate) struct Events(BufReader<TcpStream>);

impl Server {
    /// Serves the catalogs in a folder.
    pub(crate) fn new(catalogs: &Path) -> Self {
        let folder = catalogs.to_str().unwrap();
        let mut command = program::errbook(&["serve", "--port", "0", "--catalog", folder]);
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").and_then(|it| it.strip_suffix("/\n"));
        let Some(address) = address.map(str::to_owned) else {
            panic!("{line:?}: {:?}", child.wait_with_output())
        };
        Self { child, address, stdout }
    }

    pub(crate) fn get(&self, path: &str) -> ReceivedResponse {
        self.send("GET", path, &[], "")
    }

    /// Sends raw bytes, and reads the whole response.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> ReceivedResponse {
        let mut stream = self.connect();
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        if headers.iter().all(|(name, _)| *name != "host") {
            request.extend(["host: ", &self.address, "\r\n"]);
        }
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        let length = body.len().to_string();
        request.extend(["content-length: ", &length, "\r\nconnection: close\r\n\r\n", body]);
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        ReceivedResponse::parse(&bytes)
    }

    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_serve/events HTTP/1.1\r\nhost: {}\r\n\r\n", self.address).unwrap();
        Events(BufReader::new(stream))
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Ends the program and returns its stderr.
    pub(crate) fn said(mut self) -> String {
        self.child.kill().unwrap();
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        said
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The program may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl ReceivedResponse {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("a response");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status_line = lines.next().unwrap();
        let status = status_line.split(' ').nth(1).unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_owned(), value.to_owned())
        };
        Self {
            status: status.parse().unwrap(),
            status_line: status_line.to_owned(),
            headers: lines.map(header).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Events {
    /// Waits for the next event: the stamp of the site, and the problem.
    pub(crate) fn next(&mut self) -> (String, Option<String>) {
        let mut line = String::new();
        loop {
            line.clear();
            self.0.read_line(&mut line).expect("an event in time");
            if let Some(data) = line.strip_prefix("data: ") {
                let data: serde_json::Value = serde_json::from_str(data).unwrap();
                let text = |name: &str| data[name].as_str().map(str::to_owned);
                return (text("stamp").unwrap(), text("problem"));
            }
            assert!(!line.is_empty(), "the stream has ended");
        }
    }

    /// Waits for an event that matches.
    pub(crate) fn until(
        &mut self,
        is_it: impl Fn(&str, Option<&str>) -> bool,
    ) -> (String, Option<String>) {
        loop {
            let (stamp, problem) = self.next();
            if is_it(&stamp, problem.as_deref()) {
                return (stamp, problem);
            }
        }
    }
}

/// Returns a folder with files.
pub(crate) fn folder(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, contents) in files {
        write(folder.path(), path, contents);
    }
    folder
}

pub(crate) fn write(folder: &Path, path: &str, contents: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}
