//! Tests for logging.

use std::io;
use std::sync::Mutex;

use actix_web::test::TestRequest;
use errbook_actix::ErrorLayer;
use tracing_subscriber::util::SubscriberInitExt;

use crate::fixture::catalog;
use crate::response;

#[actix_web::test]
async fn each_error_is_recorded_once() {
    let layer = || ErrorLayer::new().fallbacks(catalog());
    let cases = [
        ("/orders", vec!["WARN", "sold-out", "409"]),
        ("/ledger", vec!["ERROR", "ledger-away", "500", "db7", "connection refused"]),
        ("/nowhere", vec!["WARN", "unknown-route", "404"]),
        ("/fine", vec![]),
        ("/own/json", vec![]),
    ];
    for (path, parts) in cases {
        let log: &'static Mutex<Vec<u8>> = Box::leak(Box::default());
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || Log(log));
        let guard = subscriber.finish().set_default();
        response!(layer(), layer(); TestRequest::get().uri(path));
        drop(guard);
        let log = String::from_utf8(log.lock().unwrap().clone()).unwrap();
        assert_eq!(log.matches(" errbook: ").count(), usize::from(!parts.is_empty()), "{log}");
        for part in parts {
            assert!(log.contains(part), "{part} in {log}");
        }
    }
}

struct Log(&'static Mutex<Vec<u8>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
