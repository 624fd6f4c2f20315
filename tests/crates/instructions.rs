//! The hot paths take no more instructions than recorded: valgrind counts the same on every run, whatever else the machine does.
//!
//! `tests/crates/instructions.txt` has the number of each operation, and the compiler that it is from. `BLESS=1` records new ones.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use errbook_codegen::{Options, emit};
use errbook_spec::lower;
use errbook_tests::{
    Nested, bless, catalog_of, output, overlays, read, root, rustc, shared_target,
};

/// The names of the operations in [`MAIN`].
const OPERATIONS: [&str; 6] = ["find", "text", "body", "negotiation", "read", "typed"];
/// Each operation runs this often, and three times as often: the difference has no start of the program.
const RUNS: u64 = 500;
/// The most instructions that an operation may take, in percent of the recorded ones.
const MOST: u64 = 105;

#[test]
fn no_hot_path_is_longer_than_recorded() {
    let path = root().join("tests/crates/instructions.txt");
    let recorded = std::fs::read_to_string(&path).unwrap();
    let program = build();
    let compiler = output(rustc().arg("-V"));
    let (mut table, mut wrong) = (compiler.clone(), String::new());
    for name in OPERATIONS {
        let count = (count(&program, name, 3 * RUNS) - count(&program, name, RUNS)) / (2 * RUNS);
        writeln!(table, "{name} {count}").unwrap();
        let before = recorded.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        // An operation that isn't recorded is one to record.
        let before: u64 = before.unwrap_or_default();
        if count * 100 > before * MOST {
            writeln!(wrong, "{name}: {count} instructions, {before} before").unwrap();
        }
    }
    if bless() {
        std::fs::write(path, table).unwrap();
        return;
    }
    let before = recorded.lines().next().unwrap_or_default();
    assert!(
        wrong.is_empty(),
        "\n{wrong}before with {before}, now with {compiler}\
         If the change is worth it, accept it with BLESS=1."
    );
}

/// Compiles the operations, with a catalog as committed Rust: no build script has to be compiled for it.
fn build() -> std::path::PathBuf {
    let files = read(&root().join("catalog/vonage")).into_iter().collect::<Vec<_>>();
    let catalog = catalog_of(&files);
    let options = Options { command: "a test".to_owned(), client: true, ..Options::default() };
    let artifacts = emit(&catalog, &lower(&catalog, &overlays(&catalog)), &options);
    let mut files = vec![("Cargo.toml".to_owned(), MANIFEST.to_owned())];
    files.push(("src/main.rs".to_owned(), MAIN.to_owned()));
    files.extend(artifacts.into_iter().map(|it| (format!("src/catalog/{}", it.path), it.contents)));
    let files: Vec<_> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let nested = Nested::new("instructions", &files);
    let _ = output(&mut nested.cargo(&["build", "--quiet", "--release"]));
    shared_target().join("release/instructions")
}

/// Returns the instructions of a run.
fn count(program: &Path, operation: &str, runs: u64) -> u64 {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let run = valgrind.arg(program).arg(operation).arg(runs.to_string()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    let count = said.split("Collected : ").nth(1).and_then(|it| it.split_whitespace().next());
    count.and_then(|it| it.parse().ok()).unwrap_or_else(|| panic!("no count in {said}"))
}

const MANIFEST: &str = r#"[package]
name = "instructions"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
errbook-client = { path = "../errbook/crates/client" }
"#;

const MAIN: &str = r##"//! Operations to count.

mod catalog;

use std::hint::black_box;

use catalog::generic::Error;
use catalog::{AnyCode, AnyError, CATALOG};
use errbook::{CatalogError, RequestContext};

const BODY: &[u8] = br#"{"type":"https://example.com/Error#out-of-credit","title":"You do not have enough credit","detail":"Your current balance is 30, but that costs 51.","instance":"/account/12345/msgs/abc"}"#;
const HEADERS: [(&str, &[u8]); 1] = [("content-type", b"application/problem+json")];
const LANGUAGES: &str = "es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7";

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let runs: u32 = words[2].parse().unwrap();
    let error = Error::OutOfCredit { balance: 30, cost: 51 };
    let entry = error.entry();
    let spanish = CATALOG.language("es").unwrap();
    let mut buffer = Vec::with_capacity(4096);
    for _ in 0..runs {
        match &*words[1] {
            "find" => {
                black_box(CATALOG.find(black_box("out-of-credit")));
                let code: Result<AnyCode, _> = black_box("number-in-use").parse();
                black_box(code.map(|code| code.status()).ok());
            }
            "text" => {
                black_box(entry.title(black_box(spanish)).len());
                black_box(entry.description(black_box(spanish)).len());
            }
            "body" => {
                buffer.clear();
                let context = RequestContext::new().instance(black_box("/account/12345/msgs/abc"));
                error.render(&context, &mut buffer);
                black_box(buffer.len());
            }
            "negotiation" => {
                buffer.clear();
                let context = RequestContext::new().accept_language(black_box(LANGUAGES));
                black_box(error.render(&context, &mut buffer).content_language());
            }
            "read" => {
                let reading = errbook_client::read(&CATALOG, 403, HEADERS, black_box(BODY));
                black_box(reading.code::<AnyError>());
            }
            _ => {
                let reading = errbook_client::read(&CATALOG, 403, HEADERS, black_box(BODY));
                black_box(reading.error::<AnyError>());
            }
        }
    }
}
"##;
