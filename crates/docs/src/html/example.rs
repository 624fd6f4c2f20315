//! Shows example responses, rendered by the runtime, and code that handles them.

use errbook_spec::model::{Catalog, Entry, Example, Unique};
use maud::{Markup, html};
use serde_json::Value;

use super::language_pages::LanguagePages;
use super::text;
use crate::response::response;
use crate::{mock, rust};

/// Returns the response, and the code for each kind of caller. The script shows one at a time.
pub(crate) fn tabs(pages: &LanguagePages<'_>, entry: &Entry, what_to_do: &str) -> Option<Markup> {
    let words = &pages.words;
    let request = entry
        .example_request
        .as_ref()
        .map(|request| code(pages, "example-request", &html! { (words.as_sent) }, &request.0));
    let typescript = typescript(pages.catalog, entry, what_to_do);
    let typescript =
        typescript.map(|text| code(pages, "typescript", &text::word(words.recognise_with), &text));
    let blocks = [
        ("response", words.response, responses(pages, entry)),
        ("request", words.example_request, request),
        ("curl", "curl", try_it(pages, entry)),
        ("typescript", "TypeScript", typescript),
        ("rust", "Rust", rust_code(pages, entry, what_to_do)),
    ];
    let shown = |(name, title, content): (&str, &str, Option<Markup>)| {
        Some(html! { div.tab data-tab=(name) { h3 { (title) } (content?) } })
    };
    let shown: Vec<_> = blocks.into_iter().filter_map(shown).collect();
    (!shown.is_empty()).then(|| html! { div.tabs { @for tab in shown { (tab) } } })
}

/// Returns the command that requests the error from the mock API.
fn try_it(pages: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let command = mock::command(pages.mock?, pages.catalog, pages.tables, entry, pages.language)?;
    Some(code(pages, "curl", &text::word(pages.words.try_it_how), &command))
}

/// Returns the TypeScript that recognises the error in a response, with `what_to_do` as a comment; `None` for a retired entry.
fn typescript(catalog: &Catalog, entry: &Entry, what_to_do: &str) -> Option<String> {
    let label = match catalog.unique {
        Unique::Catalog => entry.code.clone(),
        Unique::Group => format!("{}/{}", catalog.group_of(entry).name, entry.code),
    };
    let comment: String = rust::comment(what_to_do)
        .flat_map(|line| ["  // ".to_owned(), line, "\n".to_owned()])
        .collect();
    entry.retired.is_none().then(|| {
        format!(
            "const error = parseError(response.status, response.headers, await response.text());\n\
             if (error.code === {}) {{\n{comment}}}",
            Value::from(label)
        )
    })
}

/// Returns Rust snippets that recognise the error and that return it.
fn rust_code(pages: &LanguagePages<'_>, entry: &Entry, what_to_do: &str) -> Option<Markup> {
    let words = &pages.words;
    let returned = rust::error_expression(pages.catalog, entry);
    let recognised = rust::client_code(pages.catalog, entry, what_to_do)?;
    Some(html! {
        (code(pages, "rust-client", &text::word(words.recognise), &recognised))
        @if let Some(returned) = returned {
            (code(pages, "rust-raise", &html! { (words.raise) }, &returned))
        }
    })
}

/// Returns the responses of all examples.
fn responses(pages: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let shown: Vec<_> = entry
        .examples
        .iter()
        .enumerate()
        .filter_map(|(index, it)| figure(pages, entry, it, index))
        .collect();
    (!shown.is_empty()).then(|| html! { @for figure in &shown { (figure) } })
}

fn figure(
    pages: &LanguagePages<'_>,
    entry: &Entry,
    example: &Example,
    index: usize,
) -> Option<Markup> {
    let response = response(pages.catalog, pages.tables, entry, example, pages.tag())?;
    let case = example.case.and_then(|index| entry.cases.get(index));
    let body = String::from_utf8_lossy(response.body()).into_owned();
    let source = pages.catalog.languages[0].as_str();
    let id = format!("body-{index}");
    Some(html! {
        figure.http {
            figcaption {
                span { @match (&example.title, case) {
                    (Some(title), _) => span lang=[pages.other_language(source)] { (title) },
                    (None, Some(case)) => code { (case.name) },
                    (None, None) => (pages.words.as_sent),
                } }
                (copy(&id, pages.words.copy))
            }
            pre { code {
                span.s { "HTTP/1.1 " (response.status()) " " (response.reason_phrase()) } "\n"
                @for (name, value) in response.headers() { span.k { (name) ":" } " " (value) "\n" }
                "\n"
                @match indented(&body) {
                    Some(indented) => span id=(id) data-indented { (marked(&indented)) },
                    None => span id=(id) { (body) },
                }
            } }
        }
    })
}

/// Returns a figure with code and a copy button.
pub(crate) fn code(pages: &LanguagePages<'_>, id: &str, caption: &Markup, text: &str) -> Markup {
    html! {
        figure.http {
            figcaption { span { (caption) } (copy(id, pages.words.copy)) }
            pre { code id=(id) { (text) } }
        }
    }
}

/// Returns a button that copies the text of an element.
pub(crate) fn copy(id: &str, label: &str) -> Markup {
    html! {
        button.script type="button" data-copy=(id) { (label) }
    }
}

/// Returns a JSON body with indentation, which the script takes away again to copy it; `None` for other bodies and for JSON that would come
/// back differently.
fn indented(body: &str) -> Option<String> {
    let value = serde_json::from_str::<Value>(body).ok()?;
    let is_same = serde_json::to_string(&value).is_ok_and(|compact| compact == body);
    is_same.then(|| format!("{value:#}"))
}

/// Returns a body in which the keys of indented JSON are marked up, to make them easy to find.
fn marked(body: &str) -> Markup {
    html! {
        @for line in body.split_inclusive('\n') {
            @if let Some((start, end)) = key(line) {
                (line[..start]) span.key { (line[start..end]) } (line[end..])
            } @else { (line) }
        }
    }
}

/// Returns the start and end of the key in a line of indented JSON.
fn key(line: &str) -> Option<(usize, usize)> {
    let start = line.find(|it: char| !it.is_ascii_whitespace())?;
    let name = line[start..].strip_prefix('"')?;
    let mut escaped = false;
    let length = name.find(|it| {
        let ends = it == '"' && !escaped;
        escaped = it == '\\' && !escaped;
        ends
    })?;
    name[length..].starts_with("\":").then_some((start, start + length + 2))
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys_of_indented_json_are_found() {
        let cases = [
            ("  \"type\": \"x\",\n", Some("\"type\"")),
            (r#"  "a\"b\\": {"#, Some(r#""a\"b\\""#)),
            ("  \"é\": 1", Some("\"é\"")),
            ("    \"a: b\",\n", None),
            ("{\n", None),
            ("\"", None),
            ("<a b=\"c\">", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(key(line).map(|(start, end)| &line[start..end]), expected, "{line}");
        }
    }
}
