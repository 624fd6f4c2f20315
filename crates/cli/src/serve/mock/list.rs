//! Lists the codes that the mock API can answer with.

use axum::http::header::{ACCEPT, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use errbook_spec::model::{Entry, Param, Visibility};
use maud::{DOCTYPE, Markup, html};
use serde_json::{Value, json};

use super::super::reply::{HTML, JSON, Reply, reply, set};
use crate::catalogs::CheckedCatalog;
use crate::words;

/// Returns the address of a catalog's list.
pub(crate) fn address(checked: &CheckedCatalog) -> String {
    format!("/mock/{}", checked.catalog.name)
}

/// Returns a list of all public codes, as JSON or, for browsers, as a page.
pub(crate) fn list(catalogs: &[CheckedCatalog], headers: &HeaderMap) -> Reply {
    let accept = headers.get(ACCEPT).map(HeaderValue::as_bytes).unwrap_or_default();
    let is_browser = accept.windows(HTML_TYPE.len()).any(|part| part == HTML_TYPE);
    let mut reply = if is_browser {
        reply(StatusCode::OK, HTML, page(catalogs).into_string())
    } else {
        let list: Value = entries(catalogs).map(|(checked, entry)| row(checked, entry)).collect();
        reply(StatusCode::OK, JSON, format!("{list:#}\n"))
    };
    set(&mut reply, VARY, "Accept");
    reply
}

const HTML_TYPE: &[u8] = b"text/html";

fn entries(catalogs: &[CheckedCatalog]) -> impl Iterator<Item = (&CheckedCatalog, &Entry)> {
    let all = catalogs
        .iter()
        .flat_map(|checked| checked.catalog.entries.iter().map(move |it| (checked, it)));
    all.filter(|(_, entry)| entry.is_public())
}

fn url(checked: &CheckedCatalog, entry: &Entry) -> String {
    format!("{}/{}/{}", address(checked), checked.catalog.group_of(entry).name, entry.code)
}

fn row(checked: &CheckedCatalog, entry: &Entry) -> Value {
    let own = params(&entry.params, None);
    let of_cases = entry.cases.iter().flat_map(|case| params(&case.params, Some(&case.name)));
    json!({
        "catalog": checked.catalog.name,
        "group": checked.catalog.group_of(entry).name,
        "code": entry.code,
        "status": entry.status,
        "title": entry.source().title,
        "url": url(checked, entry),
        "params": own.chain(of_cases).collect::<Value>(),
        "cases": entry.cases.iter().map(|case| &case.name).collect::<Vec<_>>(),
    })
}

fn params<'p>(params: &'p [Param], case: Option<&'p str>) -> impl Iterator<Item = Value> {
    let public = params.iter().filter(|param| param.visibility == Visibility::Public);
    public.map(move |param| {
        json!({
            "name": param.name,
            "type": words::kind(&param.kind),
            "optional": param.optional,
            "example": words::value(&param.example),
            "case": case,
        })
    })
}

fn page(catalogs: &[CheckedCatalog]) -> Markup {
    let title = "Mock API";
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/assets/style.css";
            }
            body { main {
                h1 { (title) }
                p { "Each address answers any method with its error; the query takes params and options of " code { "errbook preview" } "." }
                @for checked in catalogs { (table(checked)) }
            } }
        }
    }
}

fn table(checked: &CheckedCatalog) -> Markup {
    let rows: Vec<_> = entries(std::slice::from_ref(checked)).collect();
    html! {
        h2 { a href=(address(checked)) { (checked.catalog.name) } }
        div.table { table {
            thead { tr { th scope="col" { "Code" } th scope="col" { "Status" } th scope="col" { "Title" } th scope="col" { "Params" } } }
            tbody { @for (checked, entry) in rows {
                tr {
                    td { a href=(url(checked, entry)) { code { (entry.code) } } }
                    td { (entry.status) }
                    td { (entry.source().title) }
                    td { (names(entry)) }
                }
            } }
        } }
    }
}

fn names(entry: &Entry) -> String {
    let public = entry.every_param().filter(|param| param.visibility == Visibility::Public);
    public.map(|param| param.name.as_str()).collect::<Vec<_>>().join(", ")
}
