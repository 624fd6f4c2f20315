//! Clients: reqwest, curl, and bytes on a socket.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::edge::exchange::{Answer, Ask};
use crate::edge::server::Server;

/// Nothing takes as long, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends a request by every client to every server. All must hear the same.
pub(crate) async fn by_all(servers: &[Server], ask: &Ask) -> Answer {
    let mut answers = Vec::new();
    for server in servers {
        answers.push((server.name, "reqwest", reqwest(server, ask).await));
        answers.push((server.name, "curl", curl(server, ask)));
        answers.push((server.name, "a socket", raw(server, ask).expect("there is an answer")));
    }
    let (_, _, first) = answers[0].clone();
    for (server, client, answer) in answers {
        assert_eq!(answer.shown(), first.shown(), "{client} to {server}: {ask:?}");
    }
    first
}

pub(crate) async fn reqwest(server: &Server, ask: &Ask) -> Answer {
    let method = ask.method.parse().unwrap();
    let mut request = client().request(method, server.url(&ask.path)).body(ask.body.clone());
    for (name, value) in &ask.headers {
        request = request.header(name, value.as_slice());
    }
    let response = request.send().await.unwrap_or_else(|error| panic!("{ask:?}: {error:?}"));
    let headers = response.headers().iter();
    let headers = headers
        .map(|(name, value)| (name.to_string(), value.to_str().expect("ASCII").to_owned()))
        .collect();
    let status = response.status().as_u16();
    Answer::new(status, headers, response.bytes().await.unwrap().into())
}

/// Returns a client that goes past the machine's proxy.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap()
}

pub(crate) fn curl(server: &Server, ask: &Ask) -> Answer {
    let mut command = Command::new("curl");
    // No settings of the user, no proxy, the head before the body, no waiting for `100 Continue`.
    command.args(["-q", "-sS", "-i", "--http1.1", "--noproxy", "*", "--max-time", "60"]);
    command.args(["-H", "Expect:"]);
    match ask.method.as_str() {
        "HEAD" => command.arg("--head"),
        method => command.args(["-X", method]),
    };
    for (name, value) in &ask.headers {
        command.arg("-H").arg(format!("{name}: {}", String::from_utf8_lossy(value)));
    }
    if !ask.body.is_empty() {
        command.args(["--data-binary", "@-"]);
    }
    let output = run(command.arg(server.url(&ask.path)), &ask.body);
    Answer::read(&output.stdout).unwrap_or_else(|| panic!("curl {ask:?}: {output:?}"))
}

/// Runs a line of the docs that calls curl, with the address of a server in place of the one that is shown.
pub(crate) fn curl_line(server: &Server, line: &str) -> String {
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
    // A server that has heard enough answers before the end.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Sends a request and reads to the end of the connection.
pub(crate) fn raw(server: &Server, ask: &Ask) -> Option<Answer> {
    Answer::read(&said(server, &ask.bytes(server.address, "close")))
}

/// Sends bytes and returns all that comes back until the server hangs up.
pub(crate) fn said(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(server);
    // Fails where the server hangs up early. What it said before counts.
    let _ = stream.write_all(bytes);
    heard(stream)
}

/// Sends bytes and says that no more will come.
pub(crate) fn said_to_the_end(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(server);
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    heard(stream)
}

fn heard(mut stream: TcpStream) -> Vec<u8> {
    let mut said = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(len @ 1..) = stream.read(&mut buffer) {
        said.extend(&buffer[..len]);
    }
    said
}

pub(crate) fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Checks that a server still answers.
pub(crate) fn assert_alive(server: &Server, after: &str) {
    let answer = raw(server, &Ask::new("GET", "/transactions/order-1"));
    let answer = answer.unwrap_or_else(|| panic!("{} is silent after {after}", server.name));
    assert_eq!(answer.status, 200, "{} after {after}", server.name);
}
