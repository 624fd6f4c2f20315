//! Keeps open pages up to date.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use maud::{DOCTYPE, html};
use tokio::sync::watch::Receiver;

use super::edition::Edition;
use super::reply::{HTML, Reply, reply};
use super::script;

/// The delay before a page reconnects.
const AGAIN: Duration = Duration::from_millis(500);

/// Returns the page to show while there is no good site yet.
pub(crate) fn problem(edition: &Edition) -> Reply {
    let title = "The catalog has a problem";
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
                (script::head(edition.stamp()))
            }
            body { main {
                h1 { (title) }
                p { "This page becomes the documentation as soon as it is fixed." }
                pre tabindex="0" { (edition.problem().unwrap_or_default()) }
            } }
        }
    };
    reply(StatusCode::SERVICE_UNAVAILABLE, HTML, page.into_string())
}

/// Returns a stream of server-sent events: the current state, then every new one.
pub(crate) fn events(editions: Receiver<Arc<Edition>>) -> Response {
    let next = |(mut editions, is_first): (Receiver<Arc<Edition>>, bool)| async move {
        if !is_first {
            editions.changed().await.ok()?;
        }
        let state = editions.borrow_and_update().state();
        let event = Event::default().retry(AGAIN).data(state);
        Some((Ok::<_, Infallible>(event), (editions, false)))
    };
    let events = stream::unfold((editions, true), next);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
