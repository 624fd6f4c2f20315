//! Clients: reqwest, curl, and bytes on a socket.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

#[cfg(feature = "programs")]
use crate::edge::curl;
use crate::edge::exchange::{Answer, Ask};
use crate::edge::server::Server;

/// Longer than any request takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends a request with every client to every server. All answers must be equal.
pub(crate) async fn by_all(servers: &[Server], ask: &Ask) -> Answer {
    let mut answers = Vec::new();
    for server in servers {
        answers.push((server.name, "reqwest", reqwest(server, ask).await));
        #[cfg(feature = "programs")]
        answers.push((server.name, "curl", curl::answer(server, ask)));
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

/// Returns a client that ignores the machine's proxy.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap()
}

/// Sends a request and reads to the end of the connection.
pub(crate) fn raw(server: &Server, ask: &Ask) -> Option<Answer> {
    Answer::read(&said(server, &ask.bytes(server.address, "close")))
}

/// Sends bytes and returns everything that the server sends before it hangs up.
pub(crate) fn said(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(server);
    // Fails if the server hangs up early. The answer before that still counts.
    let _ = stream.write_all(bytes);
    heard(stream)
}

/// Sends bytes and closes the sending side.
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
