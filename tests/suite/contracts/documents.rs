//! The parts of documents besides the errors: the mock API's own answers, bodies in XML, formats.

use std::fmt::Write;

use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::{catalog, catalog_of, overlays, root};
use serde_json::{Value, json};

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn mock(model: &Catalog) -> Value {
    let lowered = lower(model, &overlays(model));
    parsed(&errbook_docs::mock_openapi(model, &lowered, "/mock").contents)
}

/// A wrong query is refused with 400 and a catalog that cannot be read answers with 503, both in plain text.
#[test]
fn mocks_document_their_own_answers() {
    for folder in ["tests/golden/everything/catalog", "tests/presets/paypal.txt"] {
        let document = mock(&catalog(&root().join(folder)));
        let tags = document["tags"].as_array().unwrap();
        let tags: Vec<_> = tags.iter().map(|tag| &tag["name"]).collect();
        let mut fields = 0;
        for (path, operations) in document["paths"].as_object().unwrap() {
            let operation = &operations["get"];
            for status in ["400", "503"] {
                let response = &operation["responses"][status];
                let pointer = response["$ref"].as_str().map(|it| it.trim_start_matches('#'));
                let response = pointer.map_or(response, |it| document.pointer(it).unwrap());
                let schema = &response["content"]["text/plain"]["schema"];
                assert_eq!(*schema, json!({ "type": "string" }), "{path}: {response:#}");
            }
            for tag in operation["tags"].as_array().unwrap() {
                assert!(tags.contains(&tag), "{path}: {tag}");
            }
            for param in operation["parameters"].as_array().unwrap() {
                if param["name"] == "_field" {
                    assert_eq!(param["schema"]["items"]["pattern"], "^[^=]+=", "{path}");
                    fields += 1;
                }
            }
        }
        assert!(fields > 0, "{folder}");
    }
}

/// `schema.json` is only for bodies in JSON and says so; the document describes the XML elements.
#[test]
fn bodies_in_xml_are_described_in_the_document() {
    for (folder, root_element, media_type) in [
        ("tests/presets/rfc9457-xml.txt", "problem", "application/problem+xml"),
        ("tests/presets/aws-query-xml.txt", "ErrorResponse", "text/xml"),
    ] {
        let model = catalog(&root().join(folder));
        let lowered = lower(&model, &[]);
        let schema = parsed(&errbook_docs::schema(&model, &lowered).contents);
        let comment = schema["$comment"].as_str().unwrap();
        assert!(comment.contains(media_type) && comment.contains("OpenAPI document"), "{comment}");
        assert_eq!(schema["$defs"], json!({}), "{folder}");
        let document = parsed(&errbook_docs::openapi(&model, &lowered).contents);
        for (name, response) in document["components"]["responses"].as_object().unwrap() {
            let schema = &response["content"][media_type]["schema"];
            let names = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
            for schema in names.map_or_else(|| vec![schema], |all| all.iter().collect()) {
                let pointer = schema["$ref"].as_str().unwrap().trim_start_matches('#');
                let element = &document.pointer(pointer).unwrap()["xml"]["name"];
                assert_eq!(*element, root_element, "{folder}: {name}");
            }
        }
    }
}

/// Made-up examples pass a validator that asserts formats.
#[test]
fn examples_are_of_their_formats() {
    const FORMATS: [&str; 11] = [
        "date",
        "date-time",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "time",
        "uri",
        "url",
        "uuid",
    ];
    let cover = "catalog: formats\ntitle: Formats\nlanguage: en\ntype_uri: \"urn:x:{code}\"\nenvelope: rfc9457\n";
    let mut group = "group: api\ntitle: API\nerrors:\n  wrong:\n    status: 400\n    title: T\n    description: D\n    resolution: R\n    params:\n".to_owned();
    for (index, format) in FORMATS.iter().enumerate() {
        writeln!(group, "      p{index}: {{ type: string, format: {format} }}").unwrap();
        writeln!(group, "      l{index}: {{ type: strings, format: {format} }}").unwrap();
    }
    let files = [("catalog.yaml", cover), ("api.yaml", &group)];
    let model = catalog_of(&files.map(|(path, text)| (path.to_owned(), text.into())));
    let document = parsed(&errbook_docs::openapi(&model, &lower(&model, &[])).contents);
    let schema = &document["components"]["schemas"]["Wrong"];
    let validator = jsonschema::options().should_validate_formats(true).build(schema).unwrap();
    let example = &document["components"]["examples"]["Wrong"]["value"];
    let problem = validator.validate(example).err();
    assert!(problem.is_none(), "{problem:?}: {example:#}");
    for (index, format) in FORMATS.iter().enumerate() {
        for (name, wrong) in [("p", json!("?")), ("l", json!(["?"]))] {
            let mut body = example.clone();
            body[format!("{name}{index}")] = wrong;
            // JSON Schema has no format `url`.
            assert_eq!(validator.is_valid(&body), *format == "url", "{format}: {body:#}");
        }
    }
}
