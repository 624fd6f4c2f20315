//! Fuzzes the texts of a catalog: messages and Markdown.

use std::fmt::Write;

use errbook::{LanguageId, RequestContext};
use errbook_spec::{OwnedArgs, lower, model::Catalog};
use pulldown_cmark::{Event, Parser, Tag};

use super::{bodies, loader};

const COVER: &str = "\
catalog: texts
title: Texts
docs_url: https://example.com/texts
language: en
code_style: kebab-case
envelope: rfc9457
";

/// Checks that a message with params of every type has the same text in the body as elsewhere.
pub(super) fn message(data: &[u8]) {
    let group = format!(
        "group: texts\ntitle: Texts\nerrors:\n  code:\n    status: 400\n    title: Title\n    description: Text.\n    \
         resolution: Text.\n    detail: {}\n    params:\n      a: {{ type: string, example: \"\\\"\\n<&\" }}\n      \
         b: integer\n      c: number\n      d: boolean\n      e: duration\n      f: strings\n",
        quoted(data)
    );
    let Some(catalog) = load(&group) else { return };
    let lowered = lower(&catalog, &[]);
    let views = lowered.views();
    let runtime = views.catalog();
    let entry = runtime.entry(0).expect("there is one");
    let args = OwnedArgs::new(&catalog.entries[0], &catalog.entries[0].examples[0]);
    let response = entry.response(&args.args(), &RequestContext::new());
    bodies::check(&response);
    let body: serde_json::Value = serde_json::from_slice(response.body()).expect("it is JSON");
    let mut detail = String::new();
    entry
        .write_detail(&args.args(), LanguageId::SOURCE, &mut detail)
        .expect("a string takes everything");
    assert_eq!(body["detail"], detail.as_str());
}

/// Checks that no page contains HTML, an image or a link to a non-web address from a Markdown description.
pub(super) fn markdown(data: &[u8]) {
    let text = quoted(data);
    let group = format!(
        "group: texts\ntitle: Texts\ndescription: {text}\nerrors:\n  code:\n    status: 400\n    title: Title\n    \
         description: {text}\n    resolution: {text}\n"
    );
    let Some(catalog) = load(&group) else { return };
    let lowered = lower(&catalog, &[]);
    for page in errbook_docs::markdown(&catalog, &lowered) {
        for event in Parser::new(&page.contents) {
            match event {
                Event::InlineHtml(html) if is_anchor(&html) => {}
                Event::Html(html) | Event::InlineHtml(html) => panic!("HTML {html:?}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("image {dest_url}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let scheme = dest_url.split_once(':').map(|(scheme, _)| scheme);
                    let safe = matches!(scheme, None | Some("https" | "http" | "mailto"));
                    assert!(safe, "link to {dest_url}");
                }
                _ => {}
            }
        }
    }
}

/// Returns whether a tag is an anchor of a code on its page.
fn is_anchor(tag: &str) -> bool {
    let id = tag.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
    tag == "</a>" || id.is_some_and(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn load(group: &str) -> Option<Catalog> {
    let files = [("catalog.yaml", COVER), ("texts.yaml", group)];
    loader::loaded(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into())
}

/// Quotes a text and escapes every character that YAML can escape.
fn quoted(data: &[u8]) -> String {
    let mut out = String::from("\"");
    for character in String::from_utf8_lossy(data).chars() {
        match character {
            '"' | '\\' => write!(out, "\\{character}"),
            ' '..='~' => write!(out, "{character}"),
            _ => write!(out, "\\U{:08x}", u32::from(character)),
        }
        .expect("a string takes everything");
    }
    out + "\""
}
