//! Tests for records.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;
use errbook::CatalogError;
use errbook_axum::{ErrorLayer, ErrorResponse};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::call::{fetch, raising};
use crate::catalog::{Failure, catalog, text};

/// Keeps the events of errbook as lines.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "errbook"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        self.0.lock().expect("no test has panicked").push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").expect("a string takes all");
    }
}

async fn recorded(app: Router, path: &str) -> Vec<String> {
    let lines = Lines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    let trace = &b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"[..];
    fetch(app, path, &[("traceparent", trace), ("accept-language", b"es")]).await;
    drop(guard);
    let lines = lines.0.lock().expect("no test has panicked");
    lines.clone()
}

#[tokio::test]
async fn an_error_is_recorded_once_with_all_that_the_caller_does_not_see() {
    let raise = async || {
        let source = std::io::Error::other("refused");
        ErrorResponse::from(Failure::new("db-down", [text("db-7")]).with_source(source))
    };
    let app =
        Router::new().route("/", get(raise)).layer(ErrorLayer::new()).layer(ErrorLayer::new());
    let id = "0af7651916cd43dd8448eb211c80319c";
    let expected = format!(
        "ERROR message=db-7 is down. error.type=\"db-down\" http.response.status_code=500 \
         error.instance=\"{id}\" trace_id=\"{id}\" error.source=refused error.params={{host: \"db-7\"}}"
    );
    assert_eq!(recorded(app, "/").await, [expected]);
}

#[tokio::test]
async fn fallbacks_are_recorded_and_what_is_fine_is_not() {
    let app = || {
        let layer = ErrorLayer::new().fallbacks(catalog());
        Router::new().route("/", get(async || "paid")).layer(layer)
    };
    let lines = recorded(app(), "/none").await;
    assert!(lines.len() == 1 && lines[0].contains("error.type=\"nothing-here\""), "{lines:?}");
    assert!(recorded(app(), "/").await.is_empty());
    let early = raising(Failure::out_of_credit(), ErrorLayer::new());
    let lines = recorded(early, "/").await;
    assert!(lines.len() == 1 && lines[0].contains("ledger: \"the-ledger\""), "{lines:?}");
}

#[tokio::test]
async fn a_header_that_is_left_out_is_logged_once() {
    let raise = async || ErrorResponse::from(Failure::out_of_credit().with_header("X Bad", "1"));
    for layer in [None, Some(ErrorLayer::new())] {
        let app = Router::new().route("/", get(raise));
        let app = match layer {
            Some(layer) => app.layer(layer),
            None => app,
        };
        let lines = recorded(app, "/").await;
        assert_eq!(lines.iter().filter(|line| line.contains("X Bad")).count(), 1, "{lines:?}");
    }
}
