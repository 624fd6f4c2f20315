//! Tests for log events.

use std::fmt::{self, Write as _};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use errbook::{CatalogError, FieldError, OwnedArg, RequestContext, record};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::bodies::teapot;
use crate::failure::{Failure, Issue};

/// Keeps events as lines.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut lines = self.0.lock().expect("no test has panicked");
        let metadata = event.metadata();
        writeln!(lines, "{} {}", metadata.level(), metadata.target()).expect("a string takes all");
        event.record(&mut Fields(&mut lines));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Fields<'l>(&'l mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        writeln!(self.0, "  {field}: {value:?}").expect("a string takes all");
    }
}

fn lines(run: impl FnOnce()) -> String {
    let lines = Lines::default();
    tracing::subscriber::with_default(lines.clone(), run);
    let text = lines.0.lock().expect("no test has panicked");
    text.clone()
}

fn recorded(error: &dyn CatalogError, context: &RequestContext<'_>) -> String {
    lines(|| record(error, context))
}

#[test]
fn all_that_is_known() {
    let error = Failure::new("db-down", [OwnedArg::Text("db-7\n".into())]).with_source(
        io::Error::other(Failure::new("x", []).with_source(io::Error::other("gone\r\nñ\u{1b}[0m"))),
    );
    let context = RequestContext::new().instance("i-1").trace_id("t-1").accept_language("es");
    let expected = r#"ERROR errbook
  message: Host db-7\n is gone.
  error.type: "db-down"
  http.response.status_code: 500
  error.instance: "i-1"
  trace_id: "t-1"
  error.source: Plain.: gone\r\nñ\u{1b}[0m
  error.params: {host: "db-7\n"}
"#;
    assert_eq!(recorded(&error, &context), expected);
}

#[test]
fn the_level_is_that_of_the_severity_and_nothing_is_made_up() {
    let error = Failure::new("throttled", [OwnedArg::Duration(Duration::from_secs(9))]);
    let expected = "WARN errbook\n  message: Wait 9 s.\n  error.type: \"throttled\"\n  \
                    http.response.status_code: 429\n  error.params: {wait: 9s}\n";
    assert_eq!(recorded(&error, &RequestContext::new()), expected);
    let expected =
        "ERROR errbook\n  message: Plain.\n  error.type: \"x\"\n  http.response.status_code: 400\n";
    assert_eq!(recorded(&Failure::new("x", []), &RequestContext::new()), expected);
    let text = recorded(&teapot(), &RequestContext::new());
    assert!(text.starts_with("INFO") && text.contains("status_code: 200"), "{text}");
}

#[test]
fn internal_values_reach_logs() {
    let text = recorded(&teapot(), &RequestContext::new());
    assert!(text.contains(r#"secret: "hunter2""#), "{text}");
    let mut error = Failure::new("INVALID_ACCESS_TOKEN", [OwnedArg::Text("k".into())]);
    error.case = Some(1);
    error.args.extend([OwnedArg::Duration(Duration::from_secs(3)), OwnedArg::Text("s3".into())]);
    let text = recorded(&error, &RequestContext::new());
    assert!(
        text.contains(r#"error.params: {case: expired, key: "k", age: 3s, secret: "s3"}"#),
        "{text}"
    );
    let mut error = Failure::new("INPUT_VALIDATION_ERROR", []);
    error.fields =
        vec![FieldError::new("a", Issue::TooLong { max: 3 }), FieldError::text("b", "bad")];
    let text = recorded(&error, &RequestContext::new());
    let expected = r#"{problems: [a: too-long { max: 3, limit-id: "internal-limit" }, b: "bad"]}"#;
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_header_that_is_left_out_is_told_without_its_value() {
    let error = Failure::out_of_credit().with_header("X More", "a\r\nSet-Cookie: x=1");
    let text = lines(|| drop(error.response(&RequestContext::new())));
    let expected = "WARN errbook\n  message: a response header is left out\n  header: \"X More\"\n";
    assert_eq!(text, expected);
    assert_eq!(lines(|| drop(Failure::out_of_credit().response(&RequestContext::new()))), "");
}
