//! Tests of the bytes that a client reads from the socket.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use actix_web::{App, HttpServer};
use errbook_actix::ErrorLayer;

use crate::fixture::{catalog, routes};

#[actix_web::test]
async fn lengths_are_of_the_body_that_is_sent_and_head_has_none() {
    let server = HttpServer::new(|| {
        App::new().configure(routes).wrap(ErrorLayer::new().fallbacks(catalog()))
    });
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    actix_web::rt::spawn(server);

    for path in ["/orders", "/nowhere", "/ledger"] {
        let (head, body) = request(address, "GET", path).await;
        let length = format!("content-length: {}", body.len());
        assert!(!body.is_empty() && head.contains(&length), "{head}");
        assert_eq!(head.matches("content-length").count(), 1, "{head}");
        assert!(!head.contains("transfer-encoding"), "{head}");
    }
    let (get, _) = request(address, "GET", "/nowhere").await;
    let (head, body) = request(address, "HEAD", "/nowhere").await;
    assert_eq!((without_date(&get), ""), (without_date(&head), body.as_str()));
    handle.stop(false).await;
}

async fn request(
    address: SocketAddr,
    method: &'static str,
    path: &'static str,
) -> (String, String) {
    let asked = actix_web::rt::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: x\r\nAccept-Language: es\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    });
    let text = asked.await.unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    (head.to_lowercase(), body.to_owned())
}

fn without_date(head: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = head.lines().filter(|line| !line.starts_with("date:")).collect();
    lines.sort_unstable();
    lines
}
