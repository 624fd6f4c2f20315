//! `@hey-api/openapi-ts` generates a client from the document of a running mock API. The client compiles and runs against it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use errbook_tests::{Known, Served, catalog, node, node_packages, node_script, output, root};
use serde_json::{Value, json};

use crate::mock_requests::{MockRequest, mock_requests};

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "noUncheckedIndexedAccess": true, "skipLibCheck": false, "types": [],
    "target": "es2022", "lib": ["es2022", "dom", "dom.iterable"], "module": "nodenext"
  }
}
"#;

const HEAD: &str = "\
import { createClient } from \"./client/client/index.js\";
import * as api from \"./client/sdk.gen.js\";
import type * as types from \"./client/types.gen.js\";

const client = createClient({ baseUrl: process.argv[2] });
const said: unknown[] = [];
// @ts-expect-error: no operation has it
void (() => api[FIRST]({ client, query: { unknown: 1 } }));
// @ts-expect-error: it is one of the languages
void (() => api[FIRST]({ client, query: { _lang: 5 } }));
";

#[test]
fn a_generated_client_gets_every_error() {
    for seed in ["catalog/vonage", "catalog/wompi"] {
        let source = root().join(seed);
        let known = Known::new(catalog(&source));
        let served = Served::start(&[source]);
        let address = served.catalog(&known.model.name);
        let folder = tempfile::tempdir().unwrap();
        let client = folder.path().join("client");
        let document = format!("{address}/openapi.json");
        let _ = output(node_script("client.mjs").arg(document).arg(&client));
        let all: Vec<_> = mock_requests(known).collect();
        fs::write(folder.path().join("calls.ts"), calls(&all)).unwrap();
        fs::write(folder.path().join("tsconfig.json"), CONFIG).unwrap();
        fs::write(folder.path().join("package.json"), r#"{ "type": "module" }"#).unwrap();
        let compiler = node_packages().join("node_modules/typescript/bin/tsc");
        let _ = output(node(folder.path()).arg(compiler).args(["--project", "."]));
        let said = output(node(folder.path()).arg("calls.js").arg(address));
        let said: Vec<Value> = serde_json::from_str(&said).unwrap();
        assert_eq!(said.len(), all.len());
        for (request, said) in all.iter().zip(said) {
            let response = request.response();
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            let expected = json!({
                "status": response.status(),
                "language": response.header("Content-Language"),
                "error": body,
            });
            assert_eq!(said, expected, "{seed}: {}, {:?}", request.path(), request.query());
        }
    }
}

/// Returns a program that calls each operation, and checks that the response has the type of the operation's error with the status.
fn calls(mock_requests: &[MockRequest<'_>]) -> String {
    let mut out = "declare const process: { argv: string[] };\n".to_owned();
    let first = json!(camel(&mock_requests[0].entry.rust_name));
    out.push_str(&HEAD.replace("FIRST", &first.to_string()));
    for request in mock_requests {
        let name = &request.entry.rust_name;
        let query: BTreeMap<_, _> = request.query().into_iter().collect();
        writeln!(
            out,
            "{{\n  const {{ error, response }} = await api.{}({{ client, query: {} }});\n  \
             if (typeof error === \"string\") throw new Error(error);\n  const body: types.{name}Errors[{}] | undefined = error;\n  const named: types.{name} | undefined = body;\n  \
             said.push({{ status: response?.status, language: response?.headers.get(\"content-language\"), error: named }});\n}}",
            camel(name),
            json!(query),
            request.response().status(),
        )
        .unwrap();
    }
    out.push_str("console.log(JSON.stringify(said));\n");
    out
}

/// Returns the function name that the generator makes of a name.
fn camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}
