//! Random catalogs with names that mean something in Rust, in JSON or in errbook.

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Names that may collide with keywords, with items of generated code, with members of bodies or with each other.
const WORDS: [&str; 64] = [
    "a", "args", "as", "async", "b", "bool", "box", "case", "catalog", "clone", "code", "codes",
    "context", "core", "crate", "debug", "default", "detail", "display", "entry", "err", "error",
    "errors", "f", "false", "field", "fields", "fn", "from", "gen", "index", "info", "instance",
    "issue", "it", "kind", "left", "match", "message", "none", "ok", "option", "out", "params",
    "result", "self", "set", "sets", "sink", "some", "source", "status", "std", "str", "string",
    "super", "title", "true", "try", "type", "u8", "value", "vec", "where",
];
const TYPES: [(&str, &str); 8] = [
    ("string", "x"),
    ("integer", "-3"),
    ("unsigned", "3"),
    ("number", "1.5"),
    ("boolean", "true"),
    ("duration", "30s"),
    ("strings", "[x, y]"),
    ("{ type: string, one_of: [a, A-b, none, type, { value: \"<\", rust_name: Less }] }", "A-b"),
];
const STYLES: [&str; 8] = [
    "kebab-case",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "UPPER-KEBAB-CASE",
    "PascalCase",
    "camelCase",
    "number",
    "{ pattern: \"[a-z0-9][a-z0-9_.:+@-]*\" }",
];
const PRESETS: [&str; 5] =
    ["rfc9457", "rfc9457-xml", "aws-json", "[rfc9457, aws-query-xml]", "jsonapi"];
const TEXTS: [&str; 6] = [
    "Text.",
    "It's \\\"so\\\".",
    "{{}} <b> &amp; ${{x}} */",
    "Ünï ✓ 名",
    "`a` \\\\ // \\u202F",
    "%s #{{x}}",
];

/// Returns random catalogs: the path and contents of their files. About half of them are accepted.
pub(crate) fn random(mut runner: TestRunner) -> impl Iterator<Item = Vec<(String, Vec<u8>)>> {
    std::iter::from_fn(move || Some(choices().new_tree(&mut runner).ok()?.current().files()))
}

/// The choices that make a catalog.
#[derive(Clone, Debug)]
struct Choices {
    style: &'static str,
    preset: &'static str,
    /// The params of the cover.
    params: Vec<Param>,
    groups: Vec<(Vec<&'static str>, Vec<Param>, Vec<Entry>)>,
    sets: Vec<Vec<Index>>,
    is_in_groups: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    name: Vec<&'static str>,
    text: &'static str,
    status: u16,
    params: Vec<Param>,
    cases: Vec<(Vec<&'static str>, Vec<Param>)>,
    issues: Vec<(Vec<&'static str>, Vec<Param>)>,
}

#[derive(Clone, Debug)]
struct Param {
    name: &'static str,
    kind: (&'static str, &'static str),
    is_optional: bool,
}

/// One or two words.
fn name() -> impl Strategy<Value = Vec<&'static str>> {
    let words = prop::collection::vec(select(&WORDS[..]), 1..3);
    words.prop_filter("no identifier", |words| *words != ["self"])
}

fn names(most: usize) -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop::collection::btree_set(name(), 0..=most).prop_map(|names| names.into_iter().collect())
}

fn params(most: usize) -> impl Strategy<Value = Vec<Param>> {
    let param = (select(&TYPES[..]), any::<bool>());
    let names = WORDS.iter().copied().filter(|it| !["crate", "self", "super"].contains(it));
    let names = names.chain(["0", "1", "007", "p0"]);
    let all = subsequence(names.collect::<Vec<_>>(), 0..=most);
    all.prop_flat_map(move |names| {
        let kinds = prop::collection::vec(param.clone(), names.len());
        kinds.prop_map(move |kinds| {
            let param =
                |(name, (kind, is_optional)): (&&'static str, _)| Param { name, kind, is_optional };
            names.iter().zip(kinds).map(param).collect()
        })
    })
}

/// Names with params of their own.
fn parts(most: usize) -> impl Strategy<Value = Vec<(Vec<&'static str>, Vec<Param>)>> {
    names(most).prop_flat_map(|names| {
        let params = prop::collection::vec(params(2), names.len());
        params.prop_map(move |params| names.iter().cloned().zip(params).collect())
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let status = select(vec![400, 404, 409, 422, 500, 503]);
    let own = (name(), select(&TEXTS[..]), status, params(4), parts(3), parts(2));
    own.prop_map(|(name, text, status, params, cases, issues)| Entry {
        name,
        text,
        status,
        params,
        cases,
        issues,
    })
}

fn choices() -> impl Strategy<Value = Choices> {
    let group = (name(), params(2), prop::collection::vec(entry(), 1..5));
    let groups = prop::collection::vec(group, 1..4);
    let sets = prop::collection::vec(prop::collection::vec(any::<Index>(), 1..4), 0..4);
    (select(&STYLES[..]), select(&PRESETS[..]), params(1), groups, sets, any::<bool>()).prop_map(
        |(style, preset, params, groups, sets, is_in_groups)| Choices {
            style,
            preset,
            params,
            groups,
            sets,
            is_in_groups,
        },
    )
}

fn spelled(words: &[&str], style: &str) -> String {
    match style {
        "kebab-case" => words.join("-"),
        "snake_case" => words.join("_"),
        "SCREAMING_SNAKE_CASE" => words.join("_").to_uppercase(),
        "UPPER-KEBAB-CASE" => words.join("-").to_uppercase(),
        "camelCase" => {
            let rest = words[1..].iter().map(|it| it[..1].to_uppercase() + &it[1..]);
            words[..1].iter().map(ToString::to_string).chain(rest).collect()
        }
        // Every mark that a code can have comes up.
        pattern if pattern.starts_with('{') => {
            let marks = ["-", ".", "_", ":", "+", "@"];
            let mark = marks[words.concat().len() % marks.len()];
            format!("\"{}\"", words.join(mark))
        }
        "number" => {
            let digits = words
                .concat()
                .bytes()
                .fold(7, |sum: u64, byte| sum * 31 % 99_991 + u64::from(byte));
            format!("\"{digits}\"")
        }
        _ => words.iter().map(|it| it[..1].to_uppercase() + &it[1..]).collect(),
    }
}

impl Choices {
    /// Writes the catalog.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let Self { style, preset, params, groups, sets, is_in_groups } = self;
        let mut cover = format!(
            "catalog: random\ntitle: Random\nlanguage: en\nlanguages: [es]\ncode_style: {style}\nenvelope: {preset}\n\
             type_uri: \"https://example.com/{{group}}#{{code}}\"\nlint: {{ EB0808: allow }}\n"
        );
        if *is_in_groups {
            cover.push_str("unique: group\n");
        }
        write_params("", params, &mut cover);
        let mut codes = Vec::new();
        let mut files = Vec::new();
        let mut overlay = String::from("language: es\nerrors:\n");
        for (group, own, entries) in groups {
            let group = group.join("-");
            let mut text = format!("group: {group}\ntitle: Group\n");
            write_params("", own, &mut text);
            text.push_str("errors:\n");
            let shared: Vec<_> = params.iter().chain(own).cloned().collect();
            writeln!(overlay, "  {group}:").unwrap();
            for entry in entries {
                let code = spelled(&entry.name, style);
                codes.push(format!("\"{group}/{}\"", code.trim_matches('"')));
                entry.write(&code, &shared, &mut text);
                writeln!(overlay, "    {code}: {{ title: T, description: D, resolution: R }}")
                    .unwrap();
            }
            files.push((format!("{group}.yaml"), text.into_bytes()));
        }
        if !sets.is_empty() {
            cover.push_str("sets:\n");
        }
        for (index, set) in sets.iter().enumerate() {
            let chosen: BTreeSet<_> = set.iter().map(|it| it.get(&codes).as_str()).collect();
            let chosen: Vec<_> = chosen.into_iter().collect();
            let name = WORDS[(index * 17 + codes.len()) % WORDS.len()];
            writeln!(cover, "  {name}: {{ codes: [{}] }}", chosen.join(", ")).unwrap();
        }
        files.push(("catalog.yaml".to_owned(), cover.into_bytes()));
        files.push(("languages/es.yaml".to_owned(), overlay.into_bytes()));
        files
    }
}

impl Entry {
    fn write(&self, code: &str, shared: &[Param], out: &mut String) {
        let Self { text, status, params, cases, issues, .. } = self;
        write!(
            out,
            "  {code}:\n    status: {status}\n    title: Title\n    description: Text.\n    resolution: Text.\n"
        )
        .unwrap();
        if cases.is_empty() {
            writeln!(out, "    detail: \"{text}{}\"", placeholders(params)).unwrap();
        }
        let mut params = params.clone();
        let has_fields = !issues.is_empty() && params.iter().all(|it| it.name != "wrong");
        if has_fields {
            params.push(Param { name: "wrong", kind: ("fields", ""), is_optional: false });
        }
        write_params("    ", &params, out);
        for (key, text_key, parts) in
            [("cases", "detail", cases), ("field_errors", "message", issues)]
        {
            if !parts.is_empty() {
                writeln!(out, "    {key}:").unwrap();
            }
            for (name, own) in parts {
                let is_own = |it: &&Param| {
                    let mut others = params.iter().chain(shared);
                    others.all(|other| other.name != it.name)
                };
                let own: Vec<_> = own.iter().filter(is_own).cloned().collect();
                writeln!(
                    out,
                    "      {}:\n        {text_key}: \"{text}{}\"",
                    name.join("-"),
                    placeholders(&own)
                )
                .unwrap();
                write_params("        ", &own, out);
            }
        }
    }
}

fn placeholders(params: &[Param]) -> String {
    let sent = params.iter().filter(|it| !it.is_optional);
    sent.flat_map(|it| [" {", it.name, "}"]).collect()
}

fn write_params(indent: &str, params: &[Param], out: &mut String) {
    if !params.is_empty() {
        writeln!(out, "{indent}params:").unwrap();
    }
    for Param { name, kind: (kind, example), is_optional } in params {
        let kind = kind
            .strip_prefix("{ ")
            .map_or_else(|| format!("type: {kind}"), |kind| kind.trim_end_matches(" }").to_owned());
        let example =
            if example.is_empty() { String::new() } else { format!(", example: {example}") };
        let optional = if *is_optional { ", optional: true" } else { "" };
        writeln!(out, "{indent}  {name}: {{ {kind}{example}{optional} }}").unwrap();
    }
}
