//! Serves the site from memory.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;

use axum::body::Bytes;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use percent_encoding::percent_decode_str;

use super::mock::list;
use super::reply::{HTML, JSON, Reply, TEXT, reply};
use super::script;
use crate::catalogs::CheckedCatalog;

const INDEX: &str = "index.html";
const NOT_FOUND: &str = "404.html";

/// The contents of the site's files, by path.
#[derive(Hash)]
pub(crate) struct SiteFiles(BTreeMap<String, Bytes>);

impl SiteFiles {
    pub(crate) fn new(catalogs: &[CheckedCatalog], address: SocketAddr) -> Self {
        let mock = |checked: &CheckedCatalog| format!("http://{address}{}", list::address(checked));
        let mocks: Vec<_> = catalogs.iter().map(mock).collect();
        let catalogs = catalogs.iter().zip(&mocks);
        let catalogs: Vec<_> = catalogs
            .map(|(checked, mock)| errbook_docs::CheckedCatalog {
                mock: Some(mock),
                ..checked.for_docs()
            })
            .collect();
        let mut files = BTreeMap::new();
        let Ok(()) = errbook_docs::html_each(&catalogs, &mut |file, _| {
            files.insert(file.path, file.contents.into());
            Ok::<(), Infallible>(())
        });
        // The server has the site at the root of its host, wherever it will be published.
        let page = errbook_docs::not_found(&catalogs, "/");
        files.insert(page.path, page.contents.into());
        Self(files)
    }

    /// Returns whether the site has a page for a folder.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        self.0.contains_key(&format!("{name}/{INDEX}"))
    }

    /// Answers a GET or HEAD request.
    pub(crate) fn answer(&self, uri: &Uri, stamp: &str) -> Reply {
        let path = percent_decode_str(uri.path().strip_prefix('/').unwrap_or(uri.path()));
        let path = path.decode_utf8_lossy();
        if path.is_empty() || path.ends_with('/') {
            return self.file(&format!("{path}{INDEX}"), stamp);
        }
        if !self.0.contains_key(&*path)
            && self.0.contains_key(&format!("{path}/{INDEX}"))
            && let Some(folder) = folder(uri)
        {
            let mut reply = reply(StatusCode::TEMPORARY_REDIRECT, TEXT, "");
            reply.headers_mut().insert(LOCATION, folder);
            return reply;
        }
        self.file(&path, stamp)
    }

    fn file(&self, path: &str, stamp: &str) -> Reply {
        let found = self.0.get(path).map(|contents| (StatusCode::OK, path, contents));
        let missing = || Some((StatusCode::NOT_FOUND, NOT_FOUND, self.0.get(NOT_FOUND)?));
        match found.or_else(missing) {
            Some((status, path, contents)) => {
                let contents = match content_type(path) {
                    HTML => script::with_script(contents, stamp),
                    _ => contents.clone(),
                };
                reply(status, content_type(path), contents)
            }
            None => reply(StatusCode::NOT_FOUND, TEXT, "page not found\n"),
        }
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
    use super::*;

    fn site() -> SiteFiles {
        let file = |path: &str, text: &'static str| (path.to_owned(), Bytes::from(text));
        SiteFiles(BTreeMap::from([
            file("index.html", "<head></head>home"),
            file("a/b/index.html", "b"),
            file("a/b/index.md", "markdown"),
            file("404.html", "nothing"),
        ]))
    }

    #[test]
    fn paths() {
        for (path, status, expected) in [
            ("/", 200, "home"),
            ("/index.html", 200, "home"),
            ("/a/b/", 200, "b"),
            ("/%61/b/index.md", 200, "markdown"),
            ("/a/b?q=1", 307, "/a/b/?q=1"),
            ("/a", 404, "nothing"),
            ("/a/b/index.html/", 404, "nothing"),
            ("//a/b", 404, "nothing"),
            ("//a/b/", 404, "nothing"),
            ("/..", 404, "nothing"),
            ("/a/b/../b/", 404, "nothing"),
            ("/%2e%2e/%2e%2e/etc/passwd", 404, "nothing"),
            ("/..%2f..%2fetc/passwd", 404, "nothing"),
            ("/a%5cb", 404, "nothing"),
            ("/%00", 404, "nothing"),
            ("/%ff", 404, "nothing"),
            ("*", 404, "nothing"),
        ] {
            let reply = site().answer(&path.parse().expect("a URI"), "s");
            let location = reply.headers().get(LOCATION).map(HeaderValue::as_bytes);
            let body = String::from_utf8_lossy(location.unwrap_or(reply.body()));
            assert_eq!(
                (reply.status().as_u16(), body.ends_with(expected)),
                (status, true),
                "{path}: {body}"
            );
        }
    }
}
