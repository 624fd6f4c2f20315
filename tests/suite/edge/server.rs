//! Servers on a free port of the loopback. They stop on drop, including on a panic.

use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use actix_web::web::ServiceConfig;
use actix_web::{App, HttpServer};
use tokio::runtime::{Builder, Runtime};

/// A running server.
pub(crate) struct Server {
    /// Its framework, for messages.
    pub(crate) name: &'static str,
    pub(crate) address: SocketAddr,
    running: Running,
}

enum Running {
    Axum(Option<Runtime>),
    Actix(ServerHandle, Option<JoinHandle<()>>),
}

/// Starts the two examples.
pub(crate) fn payments() -> [Server; 2] {
    [Server::axum(axum_api::app()), Server::actix(actix_api::error_layer, actix_api::routes)]
}

impl Server {
    pub(crate) fn axum(app: axum::Router) -> Self {
        let (listener, address) = listen();
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
        Self { name: "axum", address, running: Running::Axum(Some(runtime)) }
    }

    pub(crate) fn actix(
        errors: fn() -> errbook_actix::ErrorLayer,
        routes: fn(&mut ServiceConfig),
    ) -> Self {
        let (listener, address) = listen();
        let (tell, told) = mpsc::channel();
        let thread = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server =
                    HttpServer::new(move || App::new().wrap(errors()).configure(routes)).workers(1);
                let server = server.disable_signals().listen(listener).unwrap().run();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        let handle = told.recv().unwrap();
        Self { name: "actix", address, running: Running::Actix(handle, Some(thread)) }
    }

    /// Returns the address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        match &mut self.running {
            Running::Axum(runtime) => {
                if let Some(runtime) = runtime.take() {
                    runtime.shutdown_background();
                }
            }
            Running::Actix(handle, thread) => {
                // The command is sent at once; awaiting would only wait for its response.
                drop(handle.stop(false));
                if let Some(thread) = thread.take() {
                    let _ = thread.join();
                }
            }
        }
    }
}

fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}
