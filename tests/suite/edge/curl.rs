//! curl as a client.

use std::fs;
use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};

use errbook_tests::root;

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::exchanges;
use crate::edge::senders::same;
use crate::edge::server::{self, Server};

fn response(server: &Server, request: &SentRequest) -> ReceivedResponse {
    let mut command = Command::new("curl");
    // Ignore the user's settings and proxies, print the head first, and don't wait for `100 Continue`.
    command.args(["-q", "-sS", "-i", "--http1.1", "--noproxy", "*", "--max-time", "60"]);
    command.args(["-H", "Expect:"]);
    match request.method.as_str() {
        "HEAD" => command.arg("--head"),
        method => command.args(["-X", method]),
    };
    for (name, value) in &request.headers {
        command.arg("-H").arg(format!("{name}: {}", String::from_utf8_lossy(value)));
    }
    if !request.body.is_empty() {
        command.args(["--data-binary", "@-"]);
    }
    let output = run(command.arg(server.url(&request.path)), &request.body);
    ReceivedResponse::read(&output.stdout).unwrap_or_else(|| panic!("curl {request:?}: {output:?}"))
}

#[tokio::test]
#[ignore = "needs curl"]
async fn every_exchange_with_curl() {
    exchanges::all(async |servers, request| {
        same(servers.iter().map(|server| (server.name, "curl", response(server, request))))
    })
    .await;
}

/// Tests the commands in the docs of the examples.
#[test]
#[ignore = "needs curl"]
fn the_docs_of_the_examples_show_what_curl_prints() {
    for server in server::payments() {
        let path = format!("examples/{}-api/src/lib.rs", server.name);
        let text = fs::read_to_string(root().join(&path)).unwrap();
        let lines: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("//! ")).collect();
        let mut count = 0;
        for (index, command) in lines.iter().enumerate() {
            let Some(command) = command.strip_prefix("$ ") else { continue };
            assert_eq!(line(&server, command), lines[index + 1], "{path}: {command}");
            count += 1;
        }
        assert!(count >= 5, "{path} has {count} commands");
    }
}

/// Runs a curl command of the docs with the address of a server.
fn line(server: &Server, line: &str) -> String {
    assert!(line.starts_with("curl localhost:3000/"), "{line}");
    let line = line.replacen("localhost:3000", &server.url(""), 1);
    let mut command = Command::new("sh");
    command.args(["-c", &line]).env("NO_PROXY", "*").env("no_proxy", "*");
    let output = run(&mut command, b"");
    assert!(output.status.success(), "{line}: {output:?}. {INSTALL}");
    String::from_utf8(output.stdout).unwrap()
}

const INSTALL: &str =
    "These tests need curl 7.82 or later: `apt install curl`, `brew install curl`";

fn run(command: &mut Command, input: &[u8]) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("{INSTALL}"),
        Err(error) => panic!("{command:?}: {error}"),
    };
    // A server may respond before the end of the request.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}
