//! What a server takes for a request to an unknown path: errbook's layer next to a static body of the same framework.
//!
//! Each server is a process of its own with one thread. Clients send requests one after another on connections that stay open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use actix_web::{App, HttpResponse, HttpServer};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::routing::get;
use errbook_tests::{Known, catalog_of, read, root};

use crate::measure::Measured;
use crate::usage::{self, Process, Usage, in_turn};

/// Precedes the name of a server, which this program then is.
pub(crate) const SERVE: &str = "--serve";

const ROUNDS: usize = 9;
const CONNECTIONS: usize = 4;
/// Requests of a connection in a round.
const REQUESTS: usize = 4000;

const BODY: &str = r#"{"type":"https://payments.example/errors/requests#unknown-route","title":"There is nothing at this path","status":404}"#;
const PROBLEM: &str = "application/problem+json";
const REQUEST: &[u8] = b"GET /nowhere HTTP/1.1\r\nhost: localhost\r\naccept: */*\r\n\r\n";

pub(crate) fn axum(_: usize) -> Vec<Measured> {
    run([("errbook", "axum"), ("static body", "axum-static")])
}

pub(crate) fn actix(_: usize) -> Vec<Measured> {
    run([("errbook", "actix"), ("static body", "actix-static")])
}

fn run(kinds: [(&'static str, &'static str); 2]) -> Vec<Measured> {
    let mut servers = kinds.map(|(name, kind)| (name, Server::start(kind)));
    let mut subjects: Vec<Process<'_>> = Vec::new();
    for (name, server) in &mut servers {
        subjects.push((*name, Box::new(|| server.round())));
    }
    in_turn(ROUNDS, subjects, &[microseconds, |it| it.elapsed * 1e6])
}

fn microseconds(usage: Usage) -> f64 {
    usage.processor * 1e6
}

/// A server in a process of its own.
struct Server {
    process: Child,
    output: BufReader<std::process::ChildStdout>,
    address: SocketAddr,
}

impl Server {
    fn start(kind: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([SERVE, kind]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        Self { process, output, address: line.trim().parse().unwrap() }
    }

    /// Returns the processor seconds that the server has taken.
    fn taken(&mut self) -> f64 {
        writeln!(self.process.stdin.as_ref().unwrap()).unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim().parse().unwrap()
    }

    /// Returns the processor time of a request, and as elapsed time the time that 99 of 100 responses came within.
    fn round(&mut self) -> Usage {
        let before = self.taken();
        let address = self.address;
        let clients = [(); CONNECTIONS].map(|()| thread::spawn(move || client(address)));
        let mut times: Vec<f64> =
            clients.into_iter().flat_map(|client| client.join().unwrap()).collect();
        times.sort_by(f64::total_cmp);
        let processor = (self.taken() - before) / f64::from(u32::try_from(times.len()).unwrap());
        Usage { elapsed: times[times.len() * 99 / 100], processor, memory: 0.0 }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends with its input; if it already has, there is nothing to do.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// Sends requests one after another, and returns the seconds that each took.
fn client(address: SocketAddr) -> Vec<f64> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut buffer = [0; 4096];
    let mut times = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let start = Instant::now();
        stream.write_all(REQUEST).unwrap();
        let mut len = 0;
        while !buffer[..len].ends_with(BODY.as_bytes()) {
            let read = stream.read(&mut buffer[len..]).unwrap();
            assert!(read > 0, "{}", String::from_utf8_lossy(&buffer[..len]));
            len += read;
        }
        times.push(start.elapsed().as_secs_f64());
    }
    times
}

/// Serves an app of actix-web. A macro, because the types of apps differ.
macro_rules! on_actix {
    ($listener:ident, $app:expr) => {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || $app).workers(1).disable_signals();
            server.listen($listener).unwrap().run().await.unwrap();
        })
    };
}

/// Runs a server until the input ends. Prints its address, then the processor time that it has taken, for each line.
pub(crate) fn serve(kind: &str) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    crate::results::print(&listener.local_addr().unwrap().to_string());
    thread::spawn(|| {
        for _ in std::io::stdin().lines().map_while(Result::ok) {
            crate::results::print(&usage::own().to_string());
        }
        std::process::exit(0);
    });
    let files = read(&root().join("examples/axum-api/catalog"));
    let catalog = &Known::new(catalog_of(&files.into_iter().collect::<Vec<_>>())).runtime;
    // A route, so that there is something to miss.
    let router = Router::new().route("/", get(async || "here"));
    match kind {
        "axum" => {
            on_axum(listener, router.layer(errbook_axum::ErrorLayer::new().fallbacks(catalog)));
        }
        "axum-static" => on_axum(
            listener,
            router.fallback(async || {
                (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, PROBLEM)], BODY)
            }),
        ),
        "actix" => on_actix!(
            listener,
            App::new().wrap(errbook_actix::ErrorLayer::new().fallbacks(catalog))
        ),
        _ => on_actix!(
            listener,
            App::new().default_service(actix_web::web::to(async || {
                HttpResponse::NotFound().content_type(PROBLEM).body(BODY)
            }))
        ),
    }
}

fn on_axum(listener: TcpListener, router: Router) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, router).await.unwrap();
    });
}
