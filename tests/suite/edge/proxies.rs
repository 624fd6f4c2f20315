//! Responses of proxies: HTML pages, and bodies that break off, never end or have another charset.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use errbook_client::{Received, ResponseExt};
use vonage_errors::{AnyCode, AnyError, generic};

use crate::edge::senders::client;

const PROBLEM: &str =
    r#"{"type":"https://example.com/Error#out-of-credit","title":"You do not have enough credit"}"#;

/// Writes a body to the end, or until the client hangs up.
type Body = fn(&mut TcpStream) -> io::Result<()>;

/// Answers one request with a status, headers and a body. The thread returns whether all of it was received.
fn proxy(status: &str, headers: &str, body: Body) -> (String, JoinHandle<io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n");
    let thread = thread::spawn(move || {
        let (mut stream, _) = listener.accept()?;
        stream.set_write_timeout(Some(Duration::from_secs(60)))?;
        let _ = stream.read(&mut [0; 4096])?;
        stream.write_all(head.as_bytes())?;
        body(&mut stream)
    });
    (address, thread)
}

async fn receive(status: &str, headers: &str, body: Body) -> (Received<AnyError>, io::Result<()>) {
    let (address, thread) = proxy(status, headers, body);
    let response = client().get(address).send().await.unwrap();
    let received = response.error_for_catalog().await.expect_err("an error is answered");
    // The connection is closed by a task of this runtime, which must not be blocked.
    let sent = tokio::task::spawn_blocking(|| thread.join().unwrap()).await.unwrap();
    (received, sent)
}

#[tokio::test]
async fn a_page() {
    let page = |stream: &mut TcpStream| {
        stream.write_all(b"<html><head><title>502 Bad Gateway</title></head></html>")
    };
    for kind in
        ["text/html", "application/json", "application/problem+json; charset=utf-8", "\u{1f4a5}"]
    {
        let headers = format!("Content-Type: {kind}\r\nRetry-After: \u{ff}\r\n");
        let (received, _) = receive("502 Bad Gateway", &headers, page).await;
        assert_eq!((received.status(), received.code(), received.error()), (502, None, None));
        assert_eq!(received.to_string(), "status 502", "{kind}");
        assert!(received.body().starts_with(b"<html>"));
        assert_eq!(received.retry().is_retryable(), None);
    }
}

#[tokio::test]
async fn a_page_that_says_when_to_come_back() {
    let headers = "Content-Type: text/html\r\nRetry-After: 120\r\n";
    let (received, _) = receive("503 Service Unavailable", headers, |_| Ok(())).await;
    assert_eq!(received.retry().after, Some(Duration::from_secs(120)));
    assert_eq!(received.retry().is_retryable(), Some(true));
}

#[tokio::test]
async fn a_body_that_breaks_off() {
    let length = "Content-Type: application/problem+json\r\nContent-Length: 5000\r\n";
    let half = |stream: &mut TcpStream| stream.write_all(&PROBLEM.as_bytes()[..40]);
    let (received, _) = receive("403 Forbidden", length, half).await;
    assert_eq!((received.status(), received.code()), (403, None));
    assert_eq!(received.body(), &PROBLEM.as_bytes()[..40]);

    let entire = |stream: &mut TcpStream| stream.write_all(PROBLEM.as_bytes());
    let (received, _) = receive("403 Forbidden", length, entire).await;
    assert_eq!(received.code(), Some(AnyCode::Generic(generic::Code::OutOfCredit)));

    let chunked = "Content-Type: application/problem+json\r\nTransfer-Encoding: chunked\r\n";
    let nonsense = |stream: &mut TcpStream| stream.write_all(b"5\r\n{\"typ\r\nwhat?\r\n");
    let (received, _) = receive("500 Internal Server Error", chunked, nonsense).await;
    assert_eq!((received.status(), received.code()), (500, None));
}

/// A piece of an error that never ends.
static PIECE: [u8; 1 << 16] = [b' '; 1 << 16];

#[tokio::test]
async fn a_body_of_ten_megabytes() {
    let headers = "Content-Type: application/problem+json\r\nContent-Length: 10485760\r\n";
    let body = |stream: &mut TcpStream| (0..160).try_for_each(|_| stream.write_all(&PIECE));
    let (received, _) = receive("500 Internal Server Error", headers, body).await;
    assert_eq!((received.status(), received.code()), (500, None));
    assert_eq!(received.body().len(), 1024);
}

/// The client stops reading, so the server cannot send the rest.
#[tokio::test]
async fn a_body_without_an_end() {
    let endless = |stream: &mut TcpStream| {
        let most = (64 << 20) / PIECE.len();
        (0..most).try_for_each(|_| stream.write_all(&PIECE))
    };
    let headers = "Content-Type: application/problem+json\r\n";
    let (received, sent) = receive("500 Internal Server Error", headers, endless).await;
    assert_eq!((received.status(), received.code()), (500, None));
    let error = sent.expect_err("not all of 64 MB is taken");
    let hung_up = [io::ErrorKind::BrokenPipe, io::ErrorKind::ConnectionReset];
    assert!(hung_up.contains(&error.kind()), "{error}");
}

#[tokio::test]
async fn a_body_in_another_charset_or_too_deep() {
    let utf_16 = |stream: &mut TcpStream| {
        let units = PROBLEM.encode_utf16().flat_map(u16::to_le_bytes);
        stream.write_all(&units.collect::<Vec<_>>())
    };
    let latin_1 = |stream: &mut TcpStream| stream.write_all(b"{\"title\":\"Cr\xe9dit\"}");
    let deep = |stream: &mut TcpStream| stream.write_all("[{\"type\":".repeat(7000).as_bytes());
    let cases: [(&str, Body); 5] = [
        ("application/problem+json; charset=utf-16", utf_16),
        ("application/problem+json", utf_16),
        ("application/problem+json; charset=iso-8859-1", latin_1),
        ("application/problem+json; charset=utf-8", latin_1),
        ("application/problem+json", deep),
    ];
    for (kind, body) in cases {
        let headers = format!("Content-Type: {kind}\r\n");
        let (received, _) = receive("403 Forbidden", &headers, body).await;
        assert_eq!((received.status(), received.code()), (403, None), "{kind}");
        assert_eq!(received.to_string(), "status 403", "{kind}");
    }
}
