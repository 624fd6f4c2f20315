//! Servers on axum and on actix-web, with requests from reqwest, curl and raw sockets, and errbook's own client.

mod bodies;
mod broken;
mod client;
mod connection;
mod curl;
pub(crate) mod exchange;
mod exchanges;
mod headers;
mod proxies;
pub(crate) mod restored;

pub(crate) mod senders;
mod server;

pub(crate) use server::payments;

/// The phrases are those of the `http` crate, but for a hyphen, two statuses that RFC 9110 renamed, and two that aren't used.
#[test]
fn statuses_have_the_registered_phrases() {
    for status in 0..=1000 {
        let known = http::StatusCode::from_u16(status).ok();
        let known = known.and_then(|it| it.canonical_reason()).unwrap_or("Unknown");
        let expected = match status {
            203 => "Non-Authoritative Information",
            413 => "Content Too Large",
            422 => "Unprocessable Content",
            418 | 510 => "Unknown",
            _ => known,
        };
        assert_eq!(errbook::__v1::reason_phrase(status), expected, "{status}");
    }
}
