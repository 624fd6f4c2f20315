//! Checks the `Host` header of requests.
//!
//! With DNS rebinding, any web page can point its own name at this machine; browsers then let it read everything that is served here. Such
//! requests contain the page's name, so only names that nobody else can point here are allowed.

use std::net::{IpAddr, SocketAddr};

use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;

use super::reply::{Reply, TEXT, reply};

/// The names by which requests may address the server.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    bound: SocketAddr,
    /// The names of `--allow-host`.
    allowed: Vec<String>,
}

impl Hosts {
    pub(crate) fn new(bound: SocketAddr, allowed: &[String]) -> Self {
        Self { bound, allowed: allowed.to_vec() }
    }

    /// Returns an error response if a request is for another host (RFC 9110, section 15.5.20).
    pub(crate) fn refusal(&self, request: &Parts) -> Option<Reply> {
        let named = request.headers.get_all(HOST).iter().map(axum::http::HeaderValue::as_bytes);
        let target = request.uri.authority().map(|it| it.as_str().as_bytes());
        let foreign = named.chain(target).find(|host| !self.knows(host))?;
        let host = String::from_utf8_lossy(foreign);
        let text = format!(
            "`{}` is not the name of this server\n\
             help: open http://{}/, or allow the name with `errbook serve --allow-host NAME`\n",
            host.escape_debug(),
            self.bound
        );
        Some(reply(StatusCode::MISDIRECTED_REQUEST, TEXT, text))
    }

    fn knows(&self, written: &[u8]) -> bool {
        let Ok(authority) = Authority::try_from(written) else { return false };
        let host = authority.host().trim_end_matches('.').to_ascii_lowercase();
        if let Ok(ip) = host.trim_matches(['[', ']']).parse::<IpAddr>() {
            return ip.is_loopback() || ip == self.bound.ip() || self.bound.ip().is_unspecified();
        }
        let is_local = host == "localhost" || host.ends_with(".localhost");
        is_local || self.allowed.iter().any(|name| name.eq_ignore_ascii_case(&host))
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn names() {
        let local = Hosts::new(([127, 0, 0, 1], 8080).into(), &[]);
        let open = Hosts::new(([0, 0, 0, 0], 8080).into(), &["Dev.example".to_owned()]);
        for (host, by_local, by_open) in [
            ("127.0.0.1:8080", true, true),
            ("127.0.0.1", true, true),
            ("[::1]:9", true, true),
            ("localhost:8080", true, true),
            ("LOCALHOST.", true, true),
            ("shop.localhost", true, true),
            // IP addresses are always allowed, because they do not depend on DNS.
            ("192.168.1.7:8080", false, true),
            ("dev.example:8080", false, true),
            ("evil.example", false, false),
            ("127.0.0.1.evil.example", false, false),
            ("evil.example:127", false, false),
            ("localhost.evil.example", false, false),
            ("evillocalhost", false, false),
            ("", false, false),
            ("a b", false, false),
            ("localhost, evil.example", false, false),
        ] {
            assert_eq!(local.knows(host.as_bytes()), by_local, "{host}");
            assert_eq!(open.knows(host.as_bytes()), by_open, "{host}");
        }
    }
}
