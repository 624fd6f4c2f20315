//! Implements `errbook serve`: the site with live reload, and the mock API.
//!
//! ```text
//! folders ── watch ──▶ Event ── check, edition ──▶ Edition ─┬─ site ──▶ pages
//!                                                           ├─ live ──▶ open pages reload
//!                              requests ── server ──────────┴─ mock ──▶ errors
//! ```
//!
//! The server's thread reads nothing but the current edition. The main thread waits for changes and creates the next edition, whose own
//! threads make the files that are asked for.

mod edition;
mod event;
mod hosts;
mod live;
mod mock;
mod reply;
mod script;
mod server;
mod site_files;
mod watch;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use errbook_spec::Error;
use tokio::sync::watch::{Sender, channel};

use crate::args::ServeArgs;
use crate::catalogs::{self, count};
use crate::output::Console;
use edition::Edition;
use event::Event;
use hosts::Hosts;
use server::Served;
use watch::Watch;

/// The time to collect changes, since editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(40);

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &ServeArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let (events, inbox) = mpsc::channel();
    let mut watch = Watch::new(catalogs, events.clone(), console);
    let checked = catalogs::check(catalogs)?;
    let (listener, address) = listen(args)?;
    let edition = Edition::of(checked, None, address);
    edition.report(console);
    console.out.text(&format!("http://{address}/\n"));
    about(&edition, address, console);
    console.finish()?;
    let (publisher, editions) = channel(Arc::new(edition));
    let served = Served { editions, hosts: Hosts::new(address, &args.allow_host) };
    server::start(listener, served, events).map_err(|error| io("start the server", error))?;
    loop {
        match next(&inbox) {
            Event::Stop => return Ok(0),
            Event::Failed(error) => return Err(io("serve", error)),
            Event::Changed => {
                watch.renew(console);
                reload(catalogs, &publisher, address, console)?;
            }
        }
    }
}

fn listen(args: &ServeArgs) -> Result<(TcpListener, SocketAddr), Error> {
    let address = SocketAddr::new(args.host, args.port);
    let listener = TcpListener::bind(address);
    let listener = listener.and_then(|it| it.set_nonblocking(true).map(|()| it));
    let bound = listener.and_then(|it| it.local_addr().map(|address| (it, address)));
    bound.map_err(|error| {
        let help = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                "choose another port with `--port PORT`, or a free one with `--port 0`"
            }
            std::io::ErrorKind::PermissionDenied => "choose a port from 1024 on with `--port PORT`",
            _ => "listen at an address of this machine, such as `--host 127.0.0.1`",
        };
        Error::usage(format!("cannot listen at {address}: {error}\nhelp: {help}"))
    })
}

/// Prints the addresses of the mock API.
fn about(edition: &Edition, address: SocketAddr, console: &mut Console) {
    for checked in edition.catalogs().unwrap_or_default() {
        let (name, codes) = (&checked.catalog.name, checked.catalog.entries.len());
        let codes = count(codes, "code", "codes");
        console.note(&format!("{name}: {codes}, mock API at http://{address}/mock/{name}"));
    }
    if edition.site().is_some_and(|site| site.has_folder(mock::FOLDER)) {
        console.note("the site's folder `mock` is hidden, because /mock/ is the mock API");
    }
    console.note("press Ctrl-C to stop");
}

/// Waits for the next event, and merges changes that follow each other closely.
fn next(inbox: &Receiver<Event>) -> Event {
    // All senders are gone, so no more events can arrive.
    let first = inbox.recv().unwrap_or(Event::Stop);
    if !matches!(first, Event::Changed) {
        return first;
    }
    std::thread::sleep(SETTLE);
    inbox.try_iter().find(|event| !matches!(event, Event::Changed)).unwrap_or(first)
}

/// Creates the next edition, and publishes it if it differs from the current one.
fn reload(
    catalogs: &[PathBuf],
    publisher: &Sender<Arc<Edition>>,
    address: SocketAddr,
    console: &mut Console,
) -> Result<(), Error> {
    let start = Instant::now();
    let last = Arc::clone(&publisher.borrow());
    let edition = match catalogs::check(catalogs) {
        Ok(checked) => Edition::of(checked, Some(&last), address),
        Err(error) => Edition::broken(String::new(), &error, Some(&last)),
    };
    let is_same = edition.is_same(&last);
    if !is_same {
        edition.report(console);
    }
    let what = if edition.is_broken() { "not reloaded" } else { "reloaded" };
    publisher.send_if_modified(|published| {
        *published = Arc::new(edition);
        !is_same
    });
    if !is_same {
        console.note(&format!("{what}: {} ms", start.elapsed().as_millis()));
    }
    console.finish()
}

fn io(doing: &'static str, error: std::io::Error) -> Error {
    Error::io(doing, Path::new("http"), error)
}
