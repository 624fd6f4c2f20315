//! Responses over a connection.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use errbook_client::{MAX_BODY, Received, RequestBuilderExt, ResponseExt};

use crate::shop::AnyError;

const BODY: &str = "{\"type\":\"https://example.com/Error#throttled\",\"wait\":7}";

/// Answers one request and hands back what was asked. Returns the address.
fn serve(answer: Vec<u8>) -> (String, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback works");
    let address = format!("http://{}", listener.local_addr().expect("the loopback works"));
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the loopback works");
        let mut asked = vec![0; 4096];
        let len = stream.read(&mut asked).expect("the loopback works");
        // A client that has seen enough hangs up.
        let _ = stream.write_all(&answer);
        String::from_utf8_lossy(&asked[..len]).to_ascii_lowercase()
    });
    (address, server)
}

fn answer(status: &str, len: usize, body: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/problem+json\r\ncontent-length: {len}\r\n\r\n"
    );
    (head + body).into_bytes()
}

/// Returns a client that goes past the machine's proxy.
fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

async fn received(answer: Vec<u8>) -> Received<AnyError> {
    let (address, server) = serve(answer);
    let response = client().get(address).send().await.expect("the loopback works");
    let received = response.error_for_catalog::<AnyError>().await.expect_err("an error was served");
    // The connection of what was not read to its end is closed by a task of this thread.
    tokio::task::spawn_blocking(|| server.join())
        .await
        .expect("the task ends")
        .expect("the loopback works");
    received
}

#[tokio::test]
async fn an_error() {
    let received = received(answer("429 Too Many Requests", BODY.len(), BODY)).await;
    assert_eq!((received.status(), received.code()), (429, Some("throttled")));
    assert_eq!(received.retry().after.expect("the loopback works").as_secs(), 7);
}

#[tokio::test]
async fn what_breaks_off_or_never_ends_leaves_the_status() {
    let broken = received(answer("503 Service Unavailable", 1000, BODY)).await;
    assert_eq!((broken.status(), broken.code()), (503, Some("throttled")));
    let endless = "x".repeat(4 * MAX_BODY);
    let received = received(answer("500 Internal Server Error", usize::MAX >> 8, &endless)).await;
    assert_eq!((received.status(), received.code()), (500, None));
    assert_eq!(received.body().len(), 1024);
}

#[tokio::test]
async fn what_is_no_error_stays() {
    let (address, server) = serve(answer("200 OK", 2, "{}"));
    let request = client().get(address).accept_language(["es-MX", "en"]);
    let response = request.send().await.expect("the loopback works");
    let response = response.error_for_catalog::<AnyError>().await.expect("the loopback works");
    assert_eq!(response.text().await.expect("the loopback works"), "{}");
    let asked = server.join().expect("the loopback works");
    assert!(asked.contains("accept-language: es-mx,en;q=0.9\r\n"), "{asked}");
}
