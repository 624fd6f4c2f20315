//! The API from a client's point of view: every exchange of `exchanges.txt`, over a socket. Both examples give the same answers.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, fs};

/// Headers that differ between the frameworks.
const FRAMEWORKS: [&str; 4] = ["allow", "connection", "date", "transfer-encoding"];

#[test]
fn every_answer_is_as_expected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../axum-api/tests/exchanges.txt");
    let expected = fs::read_to_string(&path).unwrap();
    let server = Server::start();
    let mut actual = String::new();
    for exchange in expected.split_terminator("\n----\n") {
        let (request, _) = exchange.split_once("\n=>").unwrap();
        let given = format!("{request}\n=> {}", server.answer(request));
        if env::var_os("BLESS").is_none() {
            assert_eq!(given, exchange);
        }
        write!(actual, "{given}\n----\n").unwrap();
    }
    if env::var_os("BLESS").is_some() {
        fs::write(&path, actual).unwrap();
    }
}

struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        let program =
            option_env!("CARGO_BIN_EXE_axum-api").or(option_env!("CARGO_BIN_EXE_actix-api"));
        let mut command = Command::new(program.unwrap());
        command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap();
        Self { process, address: address.to_owned() }
    }

    /// Sends a request line, headers and perhaps a body, and returns status, headers and body of the answer.
    fn answer(&self, request: &str) -> String {
        let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
        let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
        let mut sent =
            format!("{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for header in headers.lines() {
            write!(sent, "{header}\r\n").unwrap();
        }
        write!(sent, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(sent.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        shown(&answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Returns an answer without the frameworks' headers, with the rest sorted.
fn shown(answer: &str) -> String {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value));
    let mut headers: Vec<_> =
        headers.filter(|(name, _)| !FRAMEWORKS.contains(&name.as_str())).collect();
    headers.sort();
    let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{status}\n{}\n\n{body}", headers.join("\n"))
}
