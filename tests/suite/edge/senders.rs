//! Clients: reqwest, and bytes on a socket.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::server::Server;

/// Longer than any request takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends a request with every client to every server. All responses must be equal.
pub(crate) async fn by_all(servers: &[Server], request: &SentRequest) -> ReceivedResponse {
    let mut responses = Vec::new();
    for server in servers {
        responses.push((server.name, "reqwest", reqwest(server, request).await));
        responses.push((
            server.name,
            "a socket",
            raw(server, request).expect("there is a response"),
        ));
    }
    same(responses)
}

/// Returns the response that all clients received from all servers.
pub(crate) fn same(
    responses: impl IntoIterator<Item = (&'static str, &'static str, ReceivedResponse)>,
) -> ReceivedResponse {
    let mut responses = responses.into_iter();
    let (_, _, first) = responses.next().expect("there is a server");
    for (server, client, response) in responses {
        assert_eq!(response.shown(), first.shown(), "{client} to {server}");
    }
    first
}

pub(crate) async fn reqwest(server: &Server, request: &SentRequest) -> ReceivedResponse {
    let method = request.method.parse().unwrap();
    let mut builder =
        client().request(method, server.url(&request.path)).body(request.body.clone());
    for (name, value) in &request.headers {
        builder = builder.header(name, value.as_slice());
    }
    let response = builder.send().await.unwrap_or_else(|error| panic!("{request:?}: {error:?}"));
    let headers = response.headers().iter();
    let headers = headers
        .map(|(name, value)| (name.to_string(), value.to_str().expect("ASCII").to_owned()))
        .collect();
    let status = response.status().as_u16();
    ReceivedResponse::new(status, headers, response.bytes().await.unwrap().into())
}

/// Returns a client that ignores the machine's proxy.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap()
}

/// Sends a request and reads to the end of the connection.
pub(crate) fn raw(server: &Server, request: &SentRequest) -> Option<ReceivedResponse> {
    ReceivedResponse::read(&said(server, &request.bytes(server.address, "close")))
}

/// Sends bytes and returns everything that the server sends before it hangs up.
pub(crate) fn said(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(server);
    // Fails if the server hangs up early. The response before that still counts.
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

/// Checks that a server still responds.
pub(crate) fn assert_alive(server: &Server, after: &str) {
    let response = raw(server, &SentRequest::new("GET", "/transactions/order-1"));
    let response = response.unwrap_or_else(|| panic!("{} is silent after {after}", server.name));
    assert_eq!(response.status, 200, "{} after {after}", server.name);
}
