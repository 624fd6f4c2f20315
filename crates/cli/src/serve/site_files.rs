//! Answers requests for the site's files, which are made on request.

use std::net::SocketAddr;
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use errbook_docs::{Site, with_site};
use percent_encoding::percent_decode_str;
use tokio::sync::oneshot;

use super::mock::list;
use super::reply::{HTML, JSON, Reply, TEXT, reply};
use super::script;
use crate::catalogs::CheckedCatalog;

const INDEX: &str = "index.html";
const NOT_FOUND: &str = "404.html";

/// What a thread does with the site.
type Task = Box<dyn FnOnce(&Site<'_>) + Send>;

/// The site of some catalogs. Its threads end when it is dropped.
pub(crate) struct SiteFiles(Sender<Task>);

impl SiteFiles {
    /// Starts the threads. One lists the files; as many as the machine has processors make those that are asked for.
    pub(crate) fn new(catalogs: Arc<[CheckedCatalog]>, address: SocketAddr) -> Self {
        let (tasks, received) = mpsc::channel();
        thread::spawn(move || run_all(&catalogs, address, &Mutex::new(received)));
        Self(tasks)
    }

    /// Returns whether the site has a page for a folder.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        let index = format!("{name}/{INDEX}");
        self.run(move |site| site.contains(&index)).blocking_recv().unwrap_or_default()
    }

    /// Answers a GET or HEAD request.
    pub(crate) async fn answer(&self, uri: Uri, stamp: String) -> Reply {
        let answer = self.run(move |site| answer(site, &uri, &stamp)).await;
        let failed = || reply(StatusCode::INTERNAL_SERVER_ERROR, TEXT, "the file cannot be made\n");
        answer.unwrap_or_else(|_| failed())
    }

    /// Runs a task on one of the threads.
    fn run<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Site<'_>) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (give, answer) = oneshot::channel();
        // Without a receiver, nobody waits for the answer, and the task isn't run; without a thread, `give` is dropped, and the
        // receiver gets an error.
        let task = move |site: &Site<'_>| {
            if !give.is_closed() {
                drop(give.send(task(site)));
            }
        };
        drop(self.0.send(Box::new(task)));
        answer
    }
}

/// Runs tasks until nobody can send one.
fn run_all(catalogs: &[CheckedCatalog], address: SocketAddr, received: &Mutex<Receiver<Task>>) {
    let mock = |checked: &CheckedCatalog| format!("http://{address}{}", list::address(checked));
    let mocks: Vec<_> = catalogs.iter().map(mock).collect();
    let catalogs = catalogs.iter().zip(&mocks);
    let catalogs: Vec<_> = catalogs
        .map(|(checked, mock)| errbook_docs::CheckedCatalog {
            mock: Some(mock),
            ..checked.for_docs()
        })
        .collect();
    let next = || received.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    // The server has the site at the root of its host, wherever it will be published.
    with_site(&catalogs, "/", |site| {
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Ok(task) = next() {
                        task(site);
                    }
                });
            }
        });
    });
}

fn answer(site: &Site<'_>, uri: &Uri, stamp: &str) -> Reply {
    let path = percent_decode_str(uri.path().strip_prefix('/').unwrap_or(uri.path()));
    let path = path.decode_utf8_lossy();
    if path.is_empty() || path.ends_with('/') {
        return file(site, &format!("{path}{INDEX}"), stamp);
    }
    if !site.contains(&path)
        && site.contains(&format!("{path}/{INDEX}"))
        && let Some(folder) = folder(uri)
    {
        let mut reply = reply(StatusCode::TEMPORARY_REDIRECT, TEXT, "");
        reply.headers_mut().insert(LOCATION, folder);
        return reply;
    }
    file(site, &path, stamp)
}

fn file(site: &Site<'_>, path: &str, stamp: &str) -> Reply {
    let found = site.contents(path).map(|contents| (StatusCode::OK, path, contents));
    let missing = || Some((StatusCode::NOT_FOUND, NOT_FOUND, site.contents(NOT_FOUND)?));
    match found.or_else(missing) {
        Some((status, path, contents)) => {
            let contents = match content_type(path) {
                HTML => script::with_script(&contents, stamp),
                _ => contents,
            };
            reply(status, content_type(path), contents)
        }
        None => reply(StatusCode::NOT_FOUND, TEXT, "page not found\n"),
    }
}

/// Returns the address with a trailing slash, for a redirect. It always starts with a folder of the site and never with `//`, which would
/// redirect to another host.
fn folder(uri: &Uri) -> Option<HeaderValue> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    HeaderValue::try_from(format!("{}/{query}", uri.path())).ok()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => JSON,
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "ts" => TEXT,
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use errbook_spec::source::Sources;

    use super::*;

    const CATALOG: &str =
        "catalog: shop\ntitle: Shop\nlanguage: en\ntype_uri: \"urn:x:{code}\"\nenvelope: rfc9457\n";
    const GROUP: &str = "group: a\ntitle: A\nerrors:\n  b: { status: 404, title: B, description: D., resolution: R. }\n";

    #[test]
    fn paths() {
        let files = [("catalog.yaml", CATALOG), ("a.yaml", GROUP)];
        let files = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        let loaded = errbook_spec::load(Sources::from_memory(files));
        let (catalog, _) = loaded.into_result().expect("a good catalog");
        let lowered = errbook_spec::lower(&catalog, &[]);
        let checked =
            errbook_docs::CheckedCatalog { catalog: &catalog, lowered: &lowered, mock: None };
        with_site(&[checked], "/", |site| {
            for (path, status, expected) in [
                ("/", 200, "index.html"),
                ("/index.html", 200, "index.html"),
                ("/a/b/", 200, "a/b/index.html"),
                ("/%61/b.md", 200, "a/b.md"),
                ("/a/b?q=1", 307, "/a/b/?q=1"),
                ("/b", 404, NOT_FOUND),
                ("/a/b/index.html/", 404, NOT_FOUND),
                ("//a/b", 404, NOT_FOUND),
                ("//a/b/", 404, NOT_FOUND),
                ("/..", 404, NOT_FOUND),
                ("/a/b/../b/", 404, NOT_FOUND),
                ("/%2e%2e/%2e%2e/etc/passwd", 404, NOT_FOUND),
                ("/..%2f..%2fetc/passwd", 404, NOT_FOUND),
                ("/a%5cb", 404, NOT_FOUND),
                ("/%00", 404, NOT_FOUND),
                ("/%ff", 404, NOT_FOUND),
                ("*", 404, NOT_FOUND),
            ] {
                let reply = answer(site, &path.parse().expect("a URI"), "s");
                assert_eq!(reply.status().as_u16(), status, "{path}");
                if let Some(location) = reply.headers().get(LOCATION) {
                    assert_eq!(location, expected, "{path}");
                } else {
                    assert_eq!(reply.body(), file(site, expected, "s").body(), "{path}");
                }
            }
        });
    }
}
