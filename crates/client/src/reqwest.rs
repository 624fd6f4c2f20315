//! Responses of the crate `reqwest`.

use alloc::vec::Vec;
use core::future::Future;

use errbook::FromResponse;
use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{RequestBuilder, Response};

use crate::{ReadOptions, Received, accept_language};

impl<E: FromResponse> Received<E> {
    /// Reads a response, at most a little more of its body than counts.
    ///
    /// Where the connection breaks off, the status and the headers still say what they say.
    pub async fn from_reqwest(response: Response) -> Self {
        Self::from_reqwest_with(response, ReadOptions::new()).await
    }

    /// Reads a response as [`Received::from_reqwest`] does, with options.
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

/// What a response can do besides.
pub trait ResponseExt: Sized {
    /// Returns the response, unless its status is 400 or more: then what it says as an error of a catalog.
    ///
    /// # Errors
    ///
    /// Returns the error that the response stands for.
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

/// What a request can ask for besides.
pub trait RequestBuilderExt {
    /// Asks for languages, the most wanted first; see [`accept_language`].
    #[must_use]
    fn accept_language<'t>(self, tags: impl IntoIterator<Item = &'t str>) -> Self;
}

impl RequestBuilderExt for RequestBuilder {
    fn accept_language<'t>(self, tags: impl IntoIterator<Item = &'t str>) -> Self {
        let value = accept_language(tags);
        if value.is_empty() { self } else { self.header(ACCEPT_LANGUAGE, value) }
    }
}
