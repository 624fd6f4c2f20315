//! Adds the script for live reload to pages.

use axum::http::StatusCode;
use maud::html;

use super::reply::{Reply, TEXT, reply};

/// The address of the event stream.
pub(crate) const EVENTS: &str = "/_serve/events";
const SCRIPT_PATH: &str = "/_serve/live.js";
const STYLE_PATH: &str = "/_serve/live.css";
const SCRIPT: &str = include_str!("assets/live.js");
const STYLE: &str = include_str!("assets/live.css");

/// Returns the script or its style sheet.
pub(crate) fn asset(path: &str) -> Option<Reply> {
    let (content_type, text) = match path {
        SCRIPT_PATH => ("text/javascript; charset=utf-8", SCRIPT),
        STYLE_PATH => ("text/css; charset=utf-8", STYLE),
        _ if path.starts_with("/_serve/") => {
            return Some(reply(StatusCode::NOT_FOUND, TEXT, "file not found\n"));
        }
        _ => return None,
    };
    Some(reply(StatusCode::OK, content_type, text))
}

/// Returns a page with the script, which compares the page's stamp with the server's and reloads.
pub(crate) fn with_script(page: &str, stamp: &str) -> String {
    let (before, after) = page.split_at(page.find("</head>").unwrap_or_default());
    [before, &head(stamp).into_string(), after].concat()
}

/// Returns the elements to add to a page's `<head>`.
pub(super) fn head(stamp: &str) -> maud::Markup {
    html! {
        link rel="stylesheet" href=(STYLE_PATH);
        script src=(SCRIPT_PATH) data-stamp=(stamp) defer {}
    }
}
