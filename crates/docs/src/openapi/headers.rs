//! Builds the header objects of responses.

use errbook_spec::model::{Catalog, Message, Piece};
use serde_json::{Map, Value, json};

use crate::schema::{Presence, Scope, SentBody, ValueSchema};
use crate::schema::{constant, either, fragments, languages, message, retry_after, text};

/// A response header.
struct Header {
    name: String,
    value: ValueSchema,
    about: &'static str,
}

/// Returns the headers of a response that may have any of several bodies. A header is required if it is sent with all of them.
pub(super) fn headers(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    bodies: &[&SentBody<'_>],
) -> Value {
    let mut all: Vec<(Header, usize)> = Vec::new();
    let mut kinds = 0;
    for sent in bodies {
        let Some(view) = tables.entry(sent.entry.id.0) else { continue };
        for scope in crate::schema::scopes(catalog, sent, view) {
            kinds += 1;
            for header in of_scope(&scope, sent) {
                add(&mut all, header);
            }
        }
    }
    let headers = all.into_iter().map(|(header, count)| {
        let is_required = header.value.presence == Presence::Always && count == kinds;
        let mut object = Map::new();
        if !header.about.is_empty() {
            object.insert("description".to_owned(), json!(header.about));
        }
        object.insert("required".to_owned(), json!(is_required));
        object.insert("schema".to_owned(), header.value.schema);
        (header.name, Value::Object(object))
    });
    Value::Object(headers.collect())
}

fn add(all: &mut Vec<(Header, usize)>, header: Header) {
    let known = all.iter_mut().find(|(known, _)| known.name.eq_ignore_ascii_case(&header.name));
    let Some((known, count)) = known else { return all.push((header, 1)) };
    known.value.schema = either(known.value.schema.take(), header.value.schema);
    if header.value.presence == Presence::Maybe {
        known.value.presence = Presence::Maybe;
    }
    *count += 1;
}

/// Returns the headers of one kind of occurrence, without duplicates.
fn of_scope(scope: &Scope<'_>, sent: &SentBody<'_>) -> Vec<Header> {
    let language = ValueSchema::always(languages(scope));
    let mut headers = vec![
        Header {
            name: "Content-Language".to_owned(),
            value: language,
            about: "The language of the texts.",
        },
        Header {
            name: "Retry-After".to_owned(),
            value: retry_after(scope),
            about: "In how many seconds the request may be sent again.",
        },
    ];
    let own = scope.entry.headers.iter();
    headers.extend(own.map(|it| Header {
        name: it.name.clone(),
        value: ValueSchema { presence: message(scope, &it.value), schema: schema(&it.value) },
        about: "",
    }));
    headers.extend(sent.envelope.headers.iter().map(|it| Header {
        name: it.name.clone(),
        value: fragments(scope, &it.value, true),
        about: "",
    }));
    let mut names: Vec<String> = Vec::new();
    headers.retain(|header| {
        let name = header.name.to_ascii_lowercase();
        // `OpenAPI` describes `Content-Type` by the media types.
        let is_new = !names.contains(&name) && name != "content-type";
        let is_there = header.value.presence != Presence::Never;
        if is_there {
            names.push(name);
        }
        is_new && is_there
    });
    headers
}

fn schema(message: &Message) -> Value {
    let texts: Option<String> = message
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Param(_) => None,
        })
        .collect();
    texts.map_or_else(text, constant)
}
