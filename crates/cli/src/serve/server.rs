//! Answers requests in a separate thread.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::StreamExt as _;
use tokio::runtime;
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

use super::edition::Edition;
use super::event::Event;
use super::hosts::Hosts;
use super::reply::{Reply, not_allowed};
use super::{live, mock, script};

/// The largest request body to read. Bodies are ignored, but some clients read the response only after sending all of theirs.
const MAX_BODY: usize = 16 << 20;
/// The maximum wait for the body.
const MAX_WAIT: Duration = Duration::from_secs(5);

/// The state that requests are answered from.
#[derive(Clone)]
pub(crate) struct Served {
    pub(crate) editions: Receiver<Arc<Edition>>,
    pub(crate) hosts: Hosts,
}

/// Starts the server's thread.
pub(crate) fn start(
    listener: TcpListener,
    state: Served,
    events: Sender<Event>,
) -> std::io::Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("server".to_owned()).spawn(move || {
        let ended = runtime.block_on(serve(listener, state));
        // If the receiver is gone, the program is about to end.
        let _ = events.send(ended.map_or_else(Event::Failed, |()| Event::Stop));
    })?;
    Ok(())
}

/// Answers requests until Ctrl+C is pressed.
async fn serve(listener: TcpListener, state: Served) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = Router::new().fallback(answer).with_state(state);
    tokio::select! {
        ended = axum::serve(listener, router) => ended,
        stop = tokio::signal::ctrl_c() => stop,
    }
}

async fn answer(State(state): State<Served>, request: Request) -> Response {
    let (request, body) = request.into_parts();
    // Late or oversized bodies are ignored.
    let _ = timeout(MAX_WAIT, drain(body)).await;
    if let Some(refusal) = state.hosts.refusal(&request) {
        return refusal.map(Body::from);
    }
    let editions = state.editions;
    if request.uri.path() == script::EVENTS && not_allowed(&request.method).is_none() {
        return live::events(editions);
    }
    let edition = Arc::clone(&editions.borrow());
    route(&edition, &request).await.map(Body::from)
}

async fn drain(body: Body) {
    let mut parts = body.into_data_stream();
    let mut left = MAX_BODY;
    while let Some(Ok(part)) = parts.next().await
        && part.len() <= left
    {
        left -= part.len();
    }
}

async fn route(edition: &Edition, request: &Parts) -> Reply {
    if mock::is_mock(request.uri.path()) {
        return mock::answer(edition, request);
    }
    let asset = || script::asset(request.uri.path());
    if let Some(reply) = not_allowed(&request.method).or_else(asset) {
        return reply;
    }
    match edition.site() {
        Some(site) => site.answer(request.uri.clone(), edition.stamp().to_owned()).await,
        None => live::problem(edition),
    }
}
