//! The TypeScript of every catalog compiles with the strictest options, and runs in Node on real responses.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use errbook::{CatalogError, RequestContext};
use errbook_client::{Reading, Value};
use errbook_spec::lower;
use errbook_spec::model::{Catalog, Entry, Param, ParamType, Visibility};
use errbook_spec::source::Sources;
use errbook_tests::{
    Known, KnownError, Others, RawResponse, catalog, catalog_of, hostile, label, node,
    node_packages, output, overlays, sources, written,
};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value as Json, json};

use crate::catalogs::{contexts, some};
use crate::random;

const CONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "noUncheckedIndexedAccess": true, "exactOptionalPropertyTypes": true, "noUnusedLocals": true,
    "noUnusedParameters": true, "noImplicitReturns": true, "noImplicitOverride": true, "noFallthroughCasesInSwitch": true,
    "noPropertyAccessFromIndexSignature": false, "isolatedModules": true, "verbatimModuleSyntax": true,
    "target": "es2020", "lib": ["es2020"], "module": "nodenext", "types": [], "declaration": true, "skipLibCheck": false
  }
}
"#;

/// The parser reads the same values as the Rust client: from every example of every catalog, and from third-party bodies.
#[test]
fn both_readers_agree() {
    let folder = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    let catalogs = sources().map(|source| {
        let known = Known::new(catalog(&source));
        let written = written(&source);
        (known, examples(known, |_| true).into_iter().chain(written).collect::<Vec<_>>())
    });
    let others = Others::all().into_iter().map(|others| (others.catalog, others.sent()));
    for (index, (known, sent)) in
        catalogs.chain(others).chain(alike()).chain(accepted()).enumerate()
    {
        let name = format!("{index}-{}", known.model.name);
        let place = folder.path().join(&name);
        fs::create_dir(&place).unwrap();
        let module = typescript(&known.model);
        let example = example(&module, published(&known.model).count());
        fs::write(place.join("errors.ts"), module).unwrap();
        fs::write(place.join("example.ts"), example).unwrap();
        fs::write(place.join("use.ts"), uses(&known.model)).unwrap();
        let cases: Vec<_> = sent.iter().map(|sent| sent.case(known)).collect();
        fs::write(place.join("cases.json"), json!(cases).to_string()).unwrap();
        names.push(name);
    }
    compile(folder.path());
    fs::write(folder.path().join("run.mjs"), include_str!("run-typescript.mjs")).unwrap();
    let said = output(node(folder.path()).arg("run.mjs").args(names));
    let count = said.split(' ').next().and_then(|count| count.parse::<usize>().ok());
    assert!(count.is_some_and(|count| count >= 200), "{said}");
}

/// Returns catalogs with ambiguous errors, and all their responses.
fn alike() -> impl Iterator<Item = (&'static Known, Vec<RawResponse>)> {
    some(60).filter_map(|files| {
        let loaded = errbook_spec::load(Sources::from_memory(files));
        let known = Known::new(loaded.catalog?);
        let sent = known.examples().flat_map(|error| {
            contexts().map(|context| RawResponse::new(&error.response(&context)))
        });
        Some((known, sent.collect()))
    })
}

/// Returns random catalogs, and the responses of all their examples.
fn accepted() -> impl Iterator<Item = (&'static Known, Vec<RawResponse>)> {
    let made = random::random(TestRunner::deterministic()).take(40);
    let loaded = made.filter_map(|files| errbook_spec::load(Sources::from_memory(files)).catalog);
    loaded.map(Known::new).map(|known| {
        // These responses don't say which case they are. Typed Rust then has none, and none of its params.
        let is_read = |entry: &Entry| entry.cases.iter().all(|case| case.params.is_empty());
        (known, examples(known, is_read))
    })
}

#[test]
fn hostile_texts_are_texts() {
    let folder = tempfile::tempdir().unwrap();
    let model = hostile::hostile_catalog();
    fs::write(folder.path().join("errors.ts"), typescript(&model)).unwrap();
    compile(folder.path());
    let script = "import('./errors.js').then(({ CODES }) => console.log(JSON.stringify(CODES)))";
    let said: Json =
        serde_json::from_str(&output(node(folder.path()).args(["-e", script]))).unwrap();
    for entry in &model.entries {
        assert_eq!(said[&entry.code]["title"], entry.source().title);
    }
}

/// The compiler refuses a union of too many types (TS2590), so a module must not need one of all codes.
#[test]
fn thousands_of_codes_compile() {
    let cover = "catalog: many\ntitle: Many\nlanguage: en\ntype_uri: \"https://example.com/{code}\"\nenvelope: rfc9457\n";
    let mut group = "group: all\ntitle: All\nerrors:\n".to_owned();
    for index in 0..5000 {
        let texts =
            format!("title: No {index}, description: What happened., resolution: What to do.");
        writeln!(group, "  code-{index}: {{ status: 409, {texts} }}").unwrap();
    }
    let files = [("catalog.yaml", cover), ("all.yaml", &group)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let model = catalog_of(&files);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("errors.ts"), typescript(&model)).unwrap();
    compile(folder.path());
    let script = r#"import("./errors.js").then(({ parseError }) => {
        const body = JSON.stringify({ type: "https://example.com/code-4999", status: 409, title: "No 4999" });
        console.log(parseError(409, { "content-type": "application/problem+json" }, body).code);
    })"#;
    let said = output(node(folder.path()).args(["-e", script]));
    assert_eq!(said.trim(), "code-4999");
}

pub(crate) fn typescript(model: &Catalog) -> String {
    errbook_docs::typescript(model, &lower(model, &overlays(model))).contents
}

pub(crate) fn compile(folder: &Path) {
    fs::write(folder.join("tsconfig.json"), CONFIG).unwrap();
    fs::write(folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    let compiler = node_packages().join("node_modules/typescript/bin/tsc");
    let _ = output(node(folder).arg(compiler).args(["--project", "."]));
}

/// Returns the example at the start of a module as a program. A code that it does not name is a compile error where marked.
fn example(module: &str, codes: usize) -> String {
    let lines = module.lines().skip(3).map_while(|line| line.strip_prefix("//"));
    let mut body = String::new();
    for line in lines {
        if line.contains("const rest: never") && codes > 2 {
            body.push_str("// @ts-expect-error: a code is missing\n");
        }
        body.push_str(line);
        body.push('\n');
    }
    assert!(body.contains("parseError") && body.contains("throw rest"), "{body}");
    format!(
        "import {{ parseError, type HeaderSource }} from \"./errors.js\";\n\
         interface Response {{ ok: boolean; status: number; headers: HeaderSource; text(): Promise<string> }}\n\
         declare function fetch(url: string): Promise<Response>;\n\
         export async function example(url: string): Promise<void> {{\n{body}}}\n"
    )
}

/// Returns a module that handles each code; with one missing it does not compile.
fn uses(model: &Catalog) -> String {
    let labels: Vec<_> = published(model).map(|entry| label(model, entry)).collect();
    let mut out = "import { type ApiError, type UnknownError } from \"./errors.js\";\n".to_owned();
    for (name, labels, check) in [
        ("uses", &labels[..], ""),
        (
            "lacks",
            labels.get(1..).unwrap_or_default(),
            "      // @ts-expect-error: a code is missing\n",
        ),
    ] {
        writeln!(out, "export function {name}(error: ApiError | UnknownError): string | null {{")
            .unwrap();
        out.push_str("  switch (error.code) {\n");
        for label in labels {
            writeln!(out, "    case \"{label}\": return error.code satisfies \"{label}\";")
                .unwrap();
        }
        writeln!(out, "    case null: return error.rawCode;\n    default: {{").unwrap();
        writeln!(
            out,
            "{check}      const rest: never = error;\n      return rest;\n    }}\n  }}\n}}"
        )
        .unwrap();
    }
    out
}

/// Returns the responses of every example, in every language and offered envelope.
fn examples(known: &'static Known, is_wanted: impl Fn(&Entry) -> bool) -> Vec<RawResponse> {
    let mut sent = Vec::new();
    let is_wanted = |error: &KnownError| is_wanted(&known.model.entries[error.entry().index()]);
    let others: Vec<_> = known.examples().filter(is_wanted).take(3).collect();
    for error in known.examples().filter(is_wanted) {
        let error = others.iter().fold(errbook::Occurrence::new(error), |error, other| {
            error.with_error(other.clone()).with_cause(other.clone())
        });
        for language in &known.model.languages {
            for envelope in &known.model.envelopes[..known.model.offered] {
                let request = RequestContext::new()
                    .accept_language(language)
                    .accept(&envelope.content_type)
                    .instance("i-1")
                    .trace_id("t-1");
                let response = error.response(&request);
                sent.push(RawResponse::new(&response));
            }
        }
    }
    sent
}

fn published(model: &Catalog) -> impl Iterator<Item = &Entry> {
    model.entries.iter().filter(|entry| entry.audience == errbook_spec::model::Audience::Public)
}

/// Returns the params that the Rust client reads.
pub(crate) fn params(entry: &Entry, reading: &Reading<'_, '_>) -> Json {
    if entry.status >= 500 && !entry.expose {
        return json!({});
    }
    let all = entry.params.iter().chain(entry.cases.iter().flat_map(|case| &case.params));
    let public = all
        .filter(|param| param.visibility == Visibility::Public && param.kind != ParamType::Fields);
    let value =
        |param: &Param| Some((param.name.clone(), value(param, reading.param(&param.name)?)?));
    Json::Object(public.filter_map(value).collect::<Map<_, _>>())
}

fn value(param: &Param, value: Value<'_>) -> Option<Json> {
    Some(match param.kind {
        ParamType::String | ParamType::OneOf(_) => json!(value.as_str()?),
        ParamType::Integer => json!(value.as_i64()?),
        ParamType::Unsigned | ParamType::Duration => json!(value.as_u64()?),
        ParamType::Number => json!(value.as_f64()?),
        ParamType::Boolean => json!(value.as_bool()?),
        ParamType::Strings => {
            value.items().map(|item| item.text().unwrap_or_default().into_owned()).collect()
        }
        ParamType::Json(_) => value.to_json()?.as_str().parse().ok()?,
        ParamType::Fields => return None,
    })
}
