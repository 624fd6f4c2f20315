//! Responses as the types of the crate `http`.

use alloc::vec::Vec;

use http::{HeaderName, HeaderValue, StatusCode};

use crate::Response;

impl From<Response> for http::Response<Vec<u8>> {
    /// Converts status, headers and body. The server sets `Content-Length`.
    fn from(response: Response) -> Self {
        let status = StatusCode::from_u16(response.status());
        let headers: Vec<_> = response.headers().filter_map(header).collect();
        let mut taken = Self::new(response.into_body());
        *taken.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // A full header map drops the rest.
        for (name, value) in headers {
            let _ = taken.headers_mut().try_append(name, value);
        }
        taken
    }
}

fn header((name, value): (&str, &str)) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
}
