//! Responses of the crate `reqwest`.

use alloc::vec::Vec;
use core::future::Future;

use errbook::FromResponse;
use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{RequestBuilder, Response};

use crate::{ReadOptions, Received, accept_language};

impl<E: FromResponse> Received<E> {
    /// Reads a response, and at most a little more than the largest body.
    ///
    /// If the connection breaks off, the status and the headers are still read.
    pub async fn from_reqwest(response: Response) -> Self {
        Self::from_reqwest_with(response, ReadOptions::new()).await
    }

    /// Like [`Received::from_reqwest`], with options.
    pub async fn from_reqwest_with(mut response: Response, options: ReadOptions) -> Self {
        let mut body = Vec::new();
        while body.len() <= options.get_max_body() {
            match response.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) | Err(_) => break,
            }
        }
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes()));
        Self::read_with(&options, response.status().as_u16(), headers, &body)
    }
}

/// Methods for responses.
pub trait ResponseExt: Sized {
    /// Returns the response, or reads it as an error of a catalog if its status is 400 or above.
    ///
    /// # Errors
    ///
    /// Returns an error if the status is 400 or above.
    fn error_for_catalog<E: FromResponse>(
        self,
    ) -> impl Future<Output = Result<Self, Received<E>>> + Send;
}

impl ResponseExt for Response {
    async fn error_for_catalog<E: FromResponse>(self) -> Result<Self, Received<E>> {
        if self.status().as_u16() < 400 {
            Ok(self)
        } else {
            Err(Received::from_reqwest(self).await)
        }
    }
}

/// Methods for requests.
pub trait RequestBuilderExt {
    /// Asks for languages, the most wanted first, see [`accept_language`].
    #[must_use]
    fn accept_language<'t>(self, tags: impl IntoIterator<Item = &'t str>) -> Self;
}

impl RequestBuilderExt for RequestBuilder {
    fn accept_language<'t>(self, tags: impl IntoIterator<Item = &'t str>) -> Self {
        let value = accept_language(tags);
        if value.is_empty() { self } else { self.header(ACCEPT_LANGUAGE, value) }
    }
}
