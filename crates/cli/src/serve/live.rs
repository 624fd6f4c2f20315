//! What keeps open pages up to date.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use maud::{DOCTYPE, html};
use tokio::sync::watch::Receiver;

use super::edition::Edition;
use super::reply::{HTML, Reply, TEXT, reply};

/// Where the changes are told.
pub(crate) const EVENTS: &str = "/_serve/events";
const SCRIPT_PATH: &str = "/_serve/live.js";
const STYLE_PATH: &str = "/_serve/live.css";
const SCRIPT: &str = include_str!("assets/live.js");
const STYLE: &str = include_str!("assets/live.css");

/// When a page tries again that has lost the server.
const AGAIN: Duration = Duration::from_millis(500);

/// Returns one of the files; `None` where there is no such.
pub(crate) fn asset(path: &str) -> Option<Reply> {
    let (content_type, text) = match path {
        SCRIPT_PATH => ("text/javascript; charset=utf-8", SCRIPT),
        STYLE_PATH => ("text/css; charset=utf-8", STYLE),
        _ if path.starts_with("/_serve/") => {
            return Some(reply(StatusCode::NOT_FOUND, TEXT, "there is no such file\n"));
        }
        _ => return None,
    };
    Some(reply(StatusCode::OK, content_type, text))
}

/// Returns a page that knows which edition it is of, and looks for the next.
pub(crate) fn with_script(page: &[u8], stamp: &str) -> Bytes {
    const HEAD: &[u8] = b"</head>";
    let at = page.windows(HEAD.len()).position(|part| part == HEAD).unwrap_or_default();
    let (before, after) = page.split_at(at);
    let head = head(stamp);
    [before, head.into_string().as_bytes(), after].concat().into()
}

fn head(stamp: &str) -> maud::Markup {
    html! {
        link rel="stylesheet" href=(STYLE_PATH);
        script src=(SCRIPT_PATH) data-stamp=(stamp) defer {}
    }
}

/// Returns the page of a catalog that has been wrong from the beginning.
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
                (head(edition.stamp()))
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

/// Tells the state of the moment, then each change of it.
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
