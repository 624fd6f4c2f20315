//! Responses of the crate `http`.

use errbook::FromResponse;
use http::{HeaderMap, Response};

use crate::Received;

impl<E: FromResponse> Received<E> {
    /// Reads a response of the crate [`http`].
    #[must_use]
    pub fn from_http(response: &Response<impl AsRef<[u8]>>) -> Self {
        let status = response.status().as_u16();
        Self::read(status, headers(response.headers()), response.body().as_ref())
    }
}

/// Returns the names and values of headers.
pub(crate) fn headers(map: &HeaderMap) -> impl Iterator<Item = (&str, &[u8])> {
    map.iter().map(|(name, value)| (name.as_str(), value.as_bytes()))
}
