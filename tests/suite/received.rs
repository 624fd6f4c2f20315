//! The values that the client reads from every body in `tests/presets/`, compared with `tests/received.txt`.

use std::fmt::Write;
use std::path::Path;

use errbook_client::{Part, Reading, read};
use errbook_tests::{Known, bodies, catalog, expect_file, preset_catalogs, root};

#[test]
fn every_body_of_every_preset_is_read_back() {
    let mut all = String::new();
    for path in preset_catalogs() {
        let known = Known::new(catalog(&path));
        for (body, text) in bodies(&path) {
            let text = String::from_utf8(text).unwrap();
            let (request, response) = text.split_once("\n\n").unwrap();
            let reading = parse(&known.runtime, response);
            writeln!(all, "{}/{}", name(&path), body).unwrap();
            show(&reading, &mut all);
            let named = request.lines().next().and_then(|line| line.strip_prefix("error: "));
            let code = named.and_then(|named| named.split('#').next());
            let found = reading.entry().map(|entry| entry.code());
            assert!(code.is_none() || found == code, "{body} of {}: {found:?}", name(&path));
        }
    }
    expect_file(&root().join("tests/received.txt"), &all);
}

fn name(catalog: &Path) -> String {
    catalog.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Parses a response.
fn parse<'t>(
    catalog: &'static errbook::Catalog<'static>,
    response: &'t str,
) -> Reading<'static, 't> {
    let (head, body) = response.split_once("\n\n").unwrap_or((response, ""));
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.filter_map(|line| line.split_once(": "));
    read(catalog, status, headers.map(|(name, value)| (name, value.as_bytes())), body.as_bytes())
}

fn show(reading: &Reading<'_, '_>, out: &mut String) {
    let line = |name: &str, value: Option<String>| {
        value.map_or_else(String::new, |value| format!("  {name} {value}\n"))
    };
    let text = |value: Option<std::borrow::Cow<'_, str>>| value.map(|text| format!("{text:?}"));
    out.push_str(&line("entry", reading.entry().map(|entry| format!("{entry:?}"))));
    out.push_str(&line("code", text(reading.raw_code())));
    out.push_str(&line("title", text(reading.title())));
    out.push_str(&line("detail", text(reading.detail())));
    out.push_str(&line("instance", text(reading.instance())));
    out.push_str(&line("trace", text(reading.trace_id())));
    out.push_str(&line("after", reading.retry().after.map(|after| format!("{after:?}"))));
    for (name, value) in reading.params() {
        out.push_str(&line("param", Some(format!("{name} = {value:?}"))));
    }
    for field in reading.fields() {
        let shown = format!("{:?}: {:?} {:?}", field.path(), field.message(), field.code());
        out.push_str(&line("field", Some(shown)));
    }
    for (kind, parts) in
        [("error", reading.errors().collect()), ("cause", reading.causes().collect())]
    {
        let parts: Vec<Part<'_>> = parts;
        for part in parts {
            let params: Vec<_> =
                part.params().map(|(name, value)| format!("{name} = {value:?}")).collect();
            out.push_str(&line(
                kind,
                Some(format!("{:?} {:?} {params:?}", part.entry(), part.raw_code())),
            ));
        }
    }
}
