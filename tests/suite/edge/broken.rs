//! Requests that are not HTTP, and incomplete requests.

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::senders::{assert_alive, said, said_to_the_end};
use crate::edge::server::payments;

#[test]
fn what_is_no_http() {
    let cases: [&[u8]; 9] = [
        b"",
        b"\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"GET /nowhere HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        b"POST /messages HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
    ];
    for server in payments() {
        for bytes in cases {
            let what = String::from_utf8_lossy(bytes);
            if let Some(response) = ReceivedResponse::read(&said_to_the_end(&server, bytes)) {
                assert!(response.status >= 400, "{} to {what}: {response:?}", server.name);
            }
            assert_alive(&server, &what);
        }
    }
}

/// The request is cut at every byte of its head, and then in its body.
#[test]
fn what_breaks_off() {
    for server in payments() {
        let request =
            SentRequest::json("/messages", r#"{"text":"Hello"}"#).header("Accept-Language", "es");
        let bytes = request.bytes(server.address, "close");
        for len in 0..bytes.len() {
            if let Some(response) = ReceivedResponse::read(&said_to_the_end(&server, &bytes[..len]))
            {
                assert!(response.status >= 400, "{} after {len} bytes: {response:?}", server.name);
            }
        }
        assert_alive(&server, "requests that break off");
        let complete = ReceivedResponse::read(&said(&server, &bytes)).unwrap();
        assert_eq!(complete.status, 202, "{}", server.name);
    }
}
