//! A number has one value: in bodies, in each export and for both clients.

use std::fmt::Write;
use std::fs;

use errbook::{CatalogError, RequestContext};
use errbook_spec::artifact::Artifact;
use errbook_spec::{Lowered, lower};
use errbook_tests::{Known, catalog_of, node, output};
use serde_json::{Value, json};

use crate::typescript::{compile, typescript};

/// As many params an entry may have.
const CHUNK: usize = 95;

const FLOATS: [&str; 5] = ["-0.0", "1.0e+21", "1.0e-7", "5.0e-324", "1.7976931348623157e+308"];

/// Near 2^53 and 2^63, and the last of 64 bits.
const WHOLE: [&str; 12] = [
    "0",
    "-1",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775806",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551614",
    "18446744073709551615",
];

/// A number as a catalog has it.
struct Number {
    text: String,
    kind: &'static str,
}

impl Number {
    fn is(&self, value: &Value) -> bool {
        let float = |text: &str| text.parse::<f64>().unwrap().to_bits();
        match self.kind {
            "number" => value.as_f64().map(f64::to_bits) == Some(float(&self.text)),
            _ => value.as_number().is_some_and(|it| it.to_string() == self.text),
        }
    }
}

/// Returns 3,000 numbers of 17 digits, and those that are easily lost.
fn numbers() -> Vec<Number> {
    let mut state: u64 = 7;
    let long = (0..3000).map(|index| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        let digits = (10_000_000_000_000_000 + state % 90_000_000_000_000_000).to_string();
        format!("{}.{}e{:+}", &digits[..1], &digits[1..], index % 40 - 20)
    });
    let floats = long.chain(FLOATS.map(str::to_owned));
    let floats = floats.map(|text| Number { text, kind: "number" });
    let whole = WHOLE.map(|text| Number {
        text: text.to_owned(),
        kind: if text.parse::<i64>().is_ok() { "integer" } else { "unsigned" },
    });
    floats.chain(whole).collect()
}

fn known(numbers: &[Number]) -> &'static Known {
    let mut cover = "catalog: exact\ntitle: Exact\nlanguage: en\nenvelope: own\nenvelopes:\n  own:\n    content_type: application/json\n    body:\n      code: $code\n      detail: $detail\n      params: $params\n".to_owned();
    for index in 0..CHUNK {
        writeln!(cover, "      p{index}: $props.p{index}|opt").unwrap();
    }
    let mut group = "group: api\ntitle: API\nerrors:\n".to_owned();
    for (entry, chunk) in numbers.chunks(CHUNK).enumerate() {
        writeln!(group, "  e{entry}:\n    status: 400\n    number: {}\n    title: T\n    description: D\n    resolution: R", i32::MAX - i32::try_from(entry).unwrap()).unwrap();
        let names: Vec<_> = (0..chunk.len()).map(|index| format!("{{v{index}}}")).collect();
        writeln!(group, "    detail: \"{}\"\n    props:", names.join(" ")).unwrap();
        for (index, Number { text, .. }) in chunk.iter().enumerate() {
            writeln!(group, "      p{index}: {text}").unwrap();
        }
        group.push_str("    params:\n");
        for (index, Number { text, kind }) in chunk.iter().enumerate() {
            writeln!(group, "      v{index}: {{ type: {kind}, example: {text} }}").unwrap();
        }
    }
    let files = [("catalog.yaml", cover), ("api.yaml", group)];
    Known::new(catalog_of(&files.map(|(path, text)| (path.to_owned(), text.into_bytes()))))
}

#[test]
fn every_number_keeps_its_value_everywhere() {
    let numbers = numbers();
    let known = known(&numbers);
    let lowered = lower(&known.model, &[]);
    let parsed = |artifact: Artifact| serde_json::from_str::<Value>(&artifact.contents).unwrap();
    let openapi = parsed(errbook_docs::openapi(&known.model, &lowered));
    let schema = parsed(errbook_docs::schema(&known.model, &lowered));
    let json = parsed(errbook_docs::json(&known.model, &lowered));
    let mut bodies = Vec::new();
    for ((index, chunk), error) in numbers.chunks(CHUNK).enumerate().zip(known.examples()) {
        let response = error.response(&RequestContext::new());
        let text = String::from_utf8(response.body().to_vec()).unwrap();
        let body: Value = serde_json::from_str(&text).unwrap();
        let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
        let read = errbook_client::read(&known.runtime, 400, headers, response.body());
        let words: Vec<&str> = body["detail"].as_str().unwrap().split(' ').collect();
        let entry = format!("E{index}");
        let exported = &json["groups"][0]["errors"][index];
        for (index, number) in chunk.iter().enumerate() {
            let (prop, param) = (format!("p{index}"), format!("v{index}"));
            let component = &openapi["components"]["schemas"][&entry]["properties"];
            let definition = &schema["$defs"][&entry]["properties"];
            let example = &openapi["components"]["examples"][&entry]["value"];
            let value = read.param(&param).unwrap();
            let found = [
                ("prop in the body", body[&prop].clone()),
                ("param in the body", body["params"][&param].clone()),
                ("text", serde_json::from_str(words[index]).unwrap_or_default()),
                ("prop in OpenAPI", component[&prop]["const"].clone()),
                ("example of a param in OpenAPI", examples(component, &param)),
                ("prop in an example of OpenAPI", example[&prop].clone()),
                ("param in an example of OpenAPI", example["params"][&param].clone()),
                ("prop in JSON Schema", definition[&prop]["const"].clone()),
                ("example of a param in JSON Schema", examples(definition, &param)),
                ("prop in catalog.json", exported["props"][&prop].clone()),
                ("param in catalog.json", exported["params"][index]["example"].clone()),
                ("example in catalog.json", exported["examples"][0]["params"][&param].clone()),
                (
                    "client",
                    match number.kind {
                        "number" => json!(value.as_f64()),
                        "integer" => json!(value.as_i64()),
                        _ => json!(value.as_u64()),
                    },
                ),
            ];
            for (place, value) in found {
                assert!(number.is(&value), "{}: {place}: {value}", number.text);
            }
        }
        let expected: Vec<_> = chunk.iter().map(|it| json!([it.text, it.kind])).collect();
        bodies.push(json!({ "body": text, "numbers": expected }));
    }
    in_tables(&numbers, known, &lowered);
    by_typescript(known, &json!(bodies));
}

fn examples(properties: &Value, param: &str) -> Value {
    properties["params"]["properties"][param]["examples"][0].clone()
}

/// What people read has the same numbers: examples of params in Markdown, the entries' own in CSV.
fn in_tables(numbers: &[Number], known: &Known, lowered: &Lowered) {
    let pages = errbook_docs::markdown(&known.model, lowered);
    let csv = errbook_docs::csv(&known.model, lowered).contents;
    for (entry, chunk) in numbers.chunks(CHUNK).enumerate() {
        let page = pages.iter().find(|page| page.path.ends_with(&format!("/e{entry}.md"))).unwrap();
        for (index, number) in chunk.iter().enumerate() {
            let start = format!("| `v{index}` |");
            let row = page.contents.lines().find_map(|line| line.strip_prefix(&start)).unwrap();
            let cell = row.split('`').nth(1).unwrap();
            assert!(number.is(&serde_json::from_str(cell).unwrap()), "{}: {cell}", number.text);
        }
        let number = i32::MAX - i32::try_from(entry).unwrap();
        let row = format!("\r\napi,e{entry},en,{number},400,");
        assert!(csv.contains(&row), "{row:?}: {csv}");
    }
}

/// JavaScript has no whole numbers beyond 2^53: what it would round is left out.
fn by_typescript(known: &Known, bodies: &Value) {
    const RUN: &str = "\
import { parseError } from './errors.js';
import { ok } from 'node:assert';
import { readFileSync } from 'node:fs';
for (const { body, numbers } of JSON.parse(readFileSync('bodies.json', 'utf8'))) {
  const { params } = parseError(400, { 'content-type': 'application/json' }, body);
  numbers.forEach(([text, kind], index) => {
    const value = Number(text);
    const expected = kind === 'number' || Number.isSafeInteger(value) ? value : undefined;
    ok(Object.is(params['v' + index], expected), `${text}: ${params['v' + index]}`);
  });
}
";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("errors.ts"), typescript(&known.model)).unwrap();
    compile(folder.path());
    fs::write(folder.path().join("bodies.json"), bodies.to_string()).unwrap();
    fs::write(folder.path().join("run.js"), RUN).unwrap();
    let _ = output(node(folder.path()).arg("run.js"));
}
