//! Responses as the types of the crate `http`.

use alloc::vec::Vec;

use http::{HeaderName, HeaderValue, StatusCode};

use crate::Response;
use crate::response::Header;

impl From<Response> for http::Response<Vec<u8>> {
    /// Converts status, headers and body. The server sets `Content-Length`.
    fn from(response: Response) -> Self {
        let status = StatusCode::from_u16(response.status());
        let (headers, body) = response.into_parts();
        let mut taken = Self::new(body);
        *taken.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // A full header map drops the rest.
        for (name, value) in headers.into_iter().filter_map(header) {
            let _ = taken.headers_mut().try_append(name, value);
        }
        taken
    }
}

/// Returns a header as types of the crate `http`, without a copy of its value.
#[must_use]
pub fn header((name, value): Header) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    Some((name, HeaderValue::try_from(value.into_owned()).ok()?))
}
