//! A server for a site in memory, with the strictest policy of any host.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri, header};
use errbook_tests::has_extension;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// The policy that the site must work under.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:";

/// The files of a site, by path.
pub(crate) type Files = BTreeMap<String, String>;

/// A site, served until drop.
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<ServerState>,
    stop: Option<oneshot::Sender<()>>,
}

struct ServerState {
    files: Files,
    policy: Option<&'static str>,
    /// The wait before a script or a picture is sent.
    wait: Duration,
    asked: Mutex<Vec<(StatusCode, String)>>,
}

impl Server {
    pub(crate) fn new(files: Files) -> Self {
        Self::start(files, Some(POLICY), Duration::ZERO)
    }

    pub(crate) fn without_policy(files: Files) -> Self {
        Self::start(files, None, Duration::ZERO)
    }

    /// Returns a server that sends scripts and pictures late.
    pub(crate) fn slow(files: Files) -> Self {
        Self::start(files, Some(POLICY), Duration::from_millis(200))
    }

    fn start(files: Files, policy: Option<&'static str>, wait: Duration) -> Self {
        let state = Arc::new(ServerState { files, policy, wait, asked: Mutex::default() });
        let (stop, stopped) = oneshot::channel();
        let (ready, address) = std::sync::mpsc::channel();
        let served = Arc::clone(&state);
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                ready.send(listener.local_addr().unwrap()).unwrap();
                let app = Router::new().fallback(answer).with_state(served);
                let stopped = async { drop(stopped.await) };
                axum::serve(listener, app).with_graceful_shutdown(stopped).await.unwrap();
            });
        });
        let address = address.recv().unwrap();
        Self { address, state, stop: Some(stop) }
    }

    /// Returns the address of a page.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    pub(crate) fn files(&self) -> &Files {
        &self.state.files
    }

    /// Returns the missing addresses that were requested since the last call.
    pub(crate) fn missed(&self) -> Vec<String> {
        let mut asked = self.state.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let all = asked.drain(..);
        all.filter(|(status, _)| *status != StatusCode::OK).map(|(_, path)| path).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

async fn answer(State(state): State<Arc<ServerState>>, address: Uri) -> Response<Body> {
    let path = address.path().trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if ["js", "svg"].iter().any(|it| has_extension(&path, it)) {
        tokio::time::sleep(state.wait).await;
    }
    let found = state.files.get(&path);
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    state.asked.lock().unwrap_or_else(PoisonError::into_inner).push((status, path.clone()));
    let body = found.or_else(|| state.files.get("404.html")).cloned().unwrap_or_default();
    let kind = if found.is_some() { content_type(&path) } else { "text/html; charset=utf-8" };
    let mut response = Response::builder().status(status).header(header::CONTENT_TYPE, kind);
    if let Some(policy) = state.policy {
        response = response.header(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.header(header::X_CONTENT_TYPE_OPTIONS, "nosniff").body(Body::from(body)).unwrap()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
