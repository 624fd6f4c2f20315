//! Fuzzes the client with responses.

use errbook::{CatalogError, RequestContext, Response};
use errbook_client::{MAX_BODY, Reading, read};

use super::Fuzz;
use super::bytes::Bytes;
use crate::{Known, KnownError};

impl Fuzz {
    /// Reads a response: a line with the catalog's name, a line with the status, headers, an empty line and a body.
    pub(super) fn client(&self, data: &[u8]) {
        let mut data = Bytes::new(data);
        let known = self.known(&data.line());
        let status = data.line();
        let status = status.split(' ').find_map(|word| word.parse().ok()).unwrap_or_default();
        let mut headers = Vec::new();
        loop {
            let line = data.line();
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_owned(), value.as_bytes().to_vec()));
        }
        let headers = headers.iter().map(|(name, value)| (&**name, &**value));
        let reading = read(&known.runtime, status, headers, data.rest());
        look(&reading);
        let owned = reading.clone().into_owned();
        assert_eq!(format!("{owned:?} {owned}"), format!("{reading:?} {reading}"));
    }
}

/// Calls every accessor.
fn look(reading: &Reading<'_, '_>) {
    let _ = format!("{reading} {reading:?} {:?}", reading.retry());
    let _ = (reading.raw_code(), reading.instance(), reading.trace_id(), reading.deepest());
    for (name, value) in reading.params() {
        assert_eq!(reading.param(&name).map(|it| it.as_str()), Some(value.as_str()), "{name}");
        let _ = (value.text(), value.as_i64(), value.as_f64(), value.items().count());
    }
    for field in reading.fields() {
        let _ = (field.path(), field.message(), field.code());
    }
    for part in reading.errors().chain(reading.causes()) {
        let _ = (part.entry(), part.raw_code(), part.params().count(), part.fields().count());
    }
}

/// Checks that a client identifies the same entry as for its first example, whatever the values.
pub(super) fn check(
    known: &'static Known,
    error: &KnownError,
    example: &KnownError,
    response: &Response,
) {
    let code = |response: &Response| {
        let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
        let reading = read(&known.runtime, response.status(), headers, response.body());
        look(&reading);
        reading.entry().map(|entry| entry.index())
    };
    let expected = code(&example.response(&RequestContext::new()));
    if response.body().len() <= MAX_BODY && expected.is_some() {
        assert_eq!(code(response), expected, "{:?}\n{response}", error.entry());
    }
}
