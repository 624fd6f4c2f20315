//! A number has one value in bodies, in each export and in both clients.

use errbook::{CatalogError, RequestContext};
use errbook_spec::artifact::Artifact;
use errbook_spec::{Lowered, lower};
use errbook_tests::Known;
use errbook_tests::numbers::{CHUNK, Number, known, numbers};
use serde_json::{Value, json};

#[test]
fn every_number_keeps_its_value_everywhere() {
    let numbers = numbers();
    let known = known(&numbers);
    let lowered = lower(&known.model, &[]);
    let parsed = |artifact: Artifact| serde_json::from_str::<Value>(&artifact.contents).unwrap();
    let openapi = parsed(errbook_docs::openapi(&known.model, &lowered));
    let schema = parsed(errbook_docs::schema(&known.model, &lowered));
    let json = parsed(errbook_docs::json(&known.model, &lowered));
    for ((index, chunk), error) in numbers.chunks(CHUNK).enumerate().zip(known.examples()) {
        let response = error.response(&RequestContext::new());
        let body: Value = serde_json::from_slice(response.body()).unwrap();
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
    }
    in_tables(&numbers, known, &lowered);
}

fn examples(properties: &Value, param: &str) -> Value {
    properties["params"]["properties"][param]["examples"][0].clone()
}

/// Checks the numbers in the pages: examples of params in Markdown, the entries' own in CSV.
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
