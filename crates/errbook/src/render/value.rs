//! Values of params, as text and as JSON.

use alloc::vec::Vec;

use super::number;
use super::sink::{Json, Sink};
use crate::Arg;
use crate::wait::whole_seconds;

/// Writes the text of a value, which is the same in every language.
#[inline]
pub(super) fn write_text(arg: Arg<'_>, sink: &mut impl Sink) {
    match arg {
        Arg::Absent | Arg::Fields(_) => {}
        Arg::Text(text) => sink.text(text),
        Arg::Json(json) => sink.text(json.as_str()),
        Arg::Integer(value) => number::signed(value, sink),
        Arg::Unsigned(value) => number::unsigned(value, sink),
        Arg::Number(value) => number::float(value, sink),
        Arg::Boolean(value) => sink.plain(boolean(value)),
        Arg::Duration(span) => {
            number::unsigned(whole_seconds(span), sink);
            sink.plain(" s");
        }
        Arg::Texts(texts) => {
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    sink.plain(", ");
                }
                sink.text(text);
            }
        }
    }
}

/// Writes a value as JSON.
#[inline]
pub(super) fn write_json(arg: Arg<'_>, out: &mut Vec<u8>) {
    match arg {
        Arg::Text(text) => write_string(text, out),
        Arg::Number(value) => number::float(value, &mut Json(out)),
        Arg::Integer(value) => number::signed(value, &mut Json(out)),
        Arg::Unsigned(value) => number::unsigned(value, &mut Json(out)),
        Arg::Boolean(value) => out.extend_from_slice(boolean(value).as_bytes()),
        Arg::Duration(span) => number::unsigned(whole_seconds(span), &mut Json(out)),
        Arg::Texts(texts) => {
            out.push(b'[');
            for text in texts {
                separate(out);
                write_string(text, out);
            }
            out.push(b']');
        }
        Arg::Json(json) => out.extend_from_slice(json.as_str().as_bytes()),
        Arg::Absent | Arg::Fields(_) => out.extend_from_slice(b"null"),
    }
}

/// Writes a JSON string.
#[inline]
pub(super) fn write_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    Json(out).text(text);
    out.push(b'"');
}

/// Writes a comma, except at the start of an object or list.
#[inline]
pub(super) fn separate(out: &mut Vec<u8>) {
    if !matches!(out.last(), Some(b'{' | b'[')) {
        out.push(b',');
    }
}

/// Returns `true` or `false`.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
