//! Every preset's body stays readable with any values from the application.

use std::borrow::Cow;
use std::time::Duration;

use errbook::{AddedError, Arg, ArgSink, CatalogError, Entry, FieldError, RequestContext};
use errbook_tests::catalog_of;
use errbook_tests::contracts::Schemas;
use proptest::prelude::*;

use super::Known;

const GROUP: &str = r#"group: things
title: Things
errors:
  wrong:
    status: 422
    title: Wrong
    detail: "It is {text}, {list}, {number}, {wait}."
    description: Something is wrong.
    resolution: Correct it.
    params:
      text: string
      list: strings
      number: number
      wait: duration
      fields: fields
"#;

/// An error of the catalog above.
#[derive(Clone, Debug)]
struct Any {
    entry: Entry<'static>,
    text: String,
    list: Vec<Cow<'static, str>>,
    number: f64,
    wait: Duration,
    fields: Vec<FieldError>,
}

impl CatalogError for Any {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        sink.arg(Arg::Text(&self.text));
        sink.arg(Arg::Texts(&self.list));
        sink.arg(Arg::Number(self.number));
        sink.arg(Arg::Duration(self.wait));
        sink.arg(Arg::Fields(&self.fields));
    }
}

impl std::error::Error for Any {}

impl std::fmt::Display for Any {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("wrong")
    }
}

fn any_error(entry: Entry<'static>) -> impl Strategy<Value = Any> {
    let text = "[\\x00-\\x24&<>\\\\a-b/~.\u{FFFE}-\u{FFFF}é]{0,8}";
    let list = prop::collection::vec(text.prop_map(Cow::Owned), 0..3);
    let field = (text, text).prop_map(|(path, message)| FieldError::text(path, message));
    let fields = prop::collection::vec(field, 0..3);
    (text, list, prop::num::f64::ANY, any::<Duration>(), fields).prop_map(
        move |(text, list, number, wait, fields)| Any { entry, text, list, number, wait, fields },
    )
}

#[test]
fn every_body_can_be_read() {
    for preset in errbook_spec::presets() {
        let cover = format!(
            "catalog: any\ntitle: Any\nlanguage: en\ntype_uri: \"urn:any:{{code}}\"\nenvelope: {preset}\n"
        );
        let files = [("catalog.yaml", cover.as_str()), ("things.yaml", GROUP)];
        let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        let catalog = Known::new(catalog_of(&files));
        let entry = catalog.runtime.find("wrong").unwrap();
        let error = any_error(entry);
        let wrong = &catalog.model.entries[0];
        let schema = Schemas::new(catalog).validator(catalog, wrong, None);
        let strategy = (error, prop::collection::vec(any_error(entry), 0..3), any::<String>());
        proptest!(ProptestConfig::with_cases(64), |((error, added, context) in strategy)| {
            let (text, json) = (context.as_str(), format!("[{context:?}"));
            let request = RequestContext::new()
                .instance(text).trace_id(text).timestamp(text).accept(text)
                .value("request_log_url", text).json("locations", text).json("path", &json).json("id", text);
            let mut error = errbook::Occurrence::from(error);
            for added in added {
                error = error.with_error(added.clone()).with_cause(added);
            }
            let response = error.response(&request);
            let body = str::from_utf8(response.body()).unwrap();
            if body.starts_with('<') {
                prop_assert_eq!(elements(body), Ok(()), "{}", body);
            } else {
                let read = serde_json::from_str::<serde_json::Value>(body);
                prop_assert!(read.is_ok(), "{preset}: {read:?}: {body}");
                let problem = schema.iter().find_map(|it| it.validate(read.as_ref().ok()?).err());
                prop_assert!(problem.is_none(), "{preset}: {problem:?}: {body}");
            }
        });
    }
}

/// Errors of any crate can be added.
#[test]
fn errors_are_objects() {
    fn takes(_: AddedError) {}
    let _ = |error: Any| takes(Box::new(error));
}

/// Checks that elements are closed in order, and that text is escaped.
fn elements(xml: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        check_text(&rest[..start])?;
        let end = start + rest[start..].find('>').ok_or("a tag has no end")?;
        let tag = &rest[start + 1..end];
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("`{name}` is closed")),
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
        rest = &rest[end + 1..];
    }
    if open.is_empty() && rest.is_empty() { Ok(()) } else { Err(format!("{open:?} {rest}")) }
}

fn check_text(text: &str) -> Result<(), String> {
    let allowed =
        |c: char| matches!(c, '\t' | '\n') || (c >= ' ' && !('\u{FFFE}'..='\u{FFFF}').contains(&c));
    let entities = ["amp;", "lt;", "gt;", "quot;", "#13;"];
    let escaped =
        text.split('&').skip(1).all(|rest| entities.iter().any(|it| rest.starts_with(it)));
    let fine = text.chars().all(allowed) && !text.contains('>') && escaped;
    if fine { Ok(()) } else { Err(format!("{text:?}")) }
}
