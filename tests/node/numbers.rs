//! JavaScript reads each number exactly, or not at all.

use std::fs;

use errbook::{CatalogError, RequestContext};
use errbook_spec::model::{Example, ParamValue};
use errbook_tests::numbers::{CHUNK, known, numbers};
use errbook_tests::{Known, catalog_of, node, output};
use serde_json::{Value, json};

use crate::typescript::{compile, typescript};

/// JavaScript has no exact integers beyond 2^53, so numbers that it would round are left out.
#[test]
fn every_number_keeps_its_value() {
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
    let numbers = numbers();
    let known = known(&numbers);
    let bodies = numbers.chunks(CHUNK).zip(known.examples()).map(|(chunk, error)| {
        let response = error.response(&RequestContext::new());
        let expected: Vec<_> = chunk.iter().map(|it| json!([it.text, it.kind])).collect();
        json!({ "body": String::from_utf8_lossy(response.body()), "numbers": expected })
    });
    run(known, RUN, &bodies.collect());
}

const COVER: &str = "catalog: weather\ntitle: Weather\nlanguage: en\ntype_uri: \"urn:weather:{code}\"\nenvelope: [rfc9457, rfc9457-xml, google]\n";
const GROUP: &str = "\
group: api
title: API
errors:
  too-hot:
    status: 422
    title: Too hot
    description: It is too hot.
    resolution: Wait.
    params: { degrees: { type: number, example: 30.5 } }
";

/// A number that isn't finite is sent as a finite one.
#[test]
fn a_number_that_is_not_finite_is_a_number() {
    const RUN: &str = "\
import { parseError } from './errors.js';
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
for (const [type, body, sent] of JSON.parse(readFileSync('bodies.json', 'utf8')))
  deepStrictEqual({ ...parseError(422, { 'content-type': type }, body).params }, { degrees: sent }, body);
";
    let files = [("catalog.yaml", COVER), ("api.yaml", GROUP)];
    let known = Known::new(catalog_of(&files.map(|(path, text)| (path.to_owned(), text.into()))));
    let mut bodies = Vec::new();
    let cases =
        [(30.5, 30.5), (f64::NAN, 0.0), (f64::INFINITY, f64::MAX), (f64::NEG_INFINITY, f64::MIN)];
    for (value, sent) in cases {
        let values = vec![ParamValue::Number(value)];
        let example = Example { values, ..Example::default() };
        let error = known.example(&known.model.entries[0], &example);
        for envelope in &known.model.envelopes {
            let media_type = &envelope.content_type;
            let response = error.response(&RequestContext::new().accept(media_type));
            bodies.push(json!([media_type, String::from_utf8_lossy(response.body()), sent]));
        }
    }
    run(known, RUN, &json!(bodies));
}

/// Runs a script with the parser of a catalog, and with bodies for it.
fn run(known: &Known, script: &str, bodies: &Value) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("errors.ts"), typescript(&known.model)).unwrap();
    compile(folder.path());
    fs::write(folder.path().join("bodies.json"), bodies.to_string()).unwrap();
    fs::write(folder.path().join("run.js"), script).unwrap();
    let _ = output(node(folder.path()).arg("run.js"));
}
