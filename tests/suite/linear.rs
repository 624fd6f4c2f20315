//! The time to read a text, to report on it and to generate its output grows linearly with its length.

use std::time::{Duration, Instant};

use errbook_docs::CheckedCatalog;
use errbook_spec::diagnostic::Format;
use errbook_spec::lower;
use errbook_spec::source::Sources;

/// The smallest of three sizes, in bytes; the others are twice and four times as large.
const SMALL: usize = 8 << 10;

/// The maximum cost of a text four times as long: linear time costs 4 times as much, quadratic time 16 times.
const MOST: u32 = 8;
/// The tolerance for noise in a measurement.
const NOISE: Duration = Duration::from_millis(80);

/// Names, and descriptions: a start and a part that is repeated up to a size.
const MARKDOWN: [(&str, &str, &str); 26] = [
    ("words", "", "word "),
    ("one word", "", "www."),
    ("addresses", "", "https://"),
    ("lines", "", "a line\n"),
    ("paragraphs", "", "a\n\n"),
    ("headings", "", "# a\n\n"),
    ("underlined headings", "", "a\n=\n\n"),
    ("rules", "", "---\n\n"),
    ("block quotes", "", "> a\n\n"),
    ("nested block quotes", "", "> "),
    ("lists", "", "- a\n"),
    ("nested lists", "", "- "),
    ("numbers", "", "1. a\n"),
    ("emphasis", "", "*a* "),
    ("open emphasis", "", "*a "),
    ("nested emphasis", "", "*a **"),
    ("strike", "", "~~a~~ "),
    ("links", "", "[a](https://example.com) "),
    ("anchors", "", "[a](#a) "),
    ("unknown anchors", "", "[a](#b) "),
    ("brackets", "", "["),
    ("autolinks", "", "<a@example.com> "),
    ("code", "", "`a` "),
    ("open code", "", "`a ``"),
    ("HTML", "", "<b>"),
    ("rows", "| a | b |\n|---|---|\n", "| 1 | `2` |\n"),
];

/// Names, the rest of an entry, and lines that are repeated.
const YAML: [(&str, &str, &str, &str); 12] = [
    ("placeholders", "    params: { n: integer }\n    detail: \"", "{n}", "\"\n"),
    ("choices", "    params: { n: integer }\n    detail: \"", "{n,plural,", "\"\n"),
    ("doubled braces", "    params: { n: integer }\n    detail: \"", "{{n}}", "\"\n"),
    ("unknown params", "    detail: \"", "{n}", "\"\n"),
    ("escapes", "    reasons: [\"", "\\n<b>\\\"", "\"]\n"),
    ("folded lines", "    reasons:\n      - >\n        a\n", "        b <c>\n\n", ""),
    ("reasons", "    reasons:\n", "      - \"#\"\n", ""),
    ("tags", "    tags:\n", "      - a\n", ""),
    (
        "examples",
        "    params: { n: integer }\n    detail: \"{n}\"\n    examples:\n",
        "      - { params: { n: 1 } }\n",
        "",
    ),
    (
        "wrong examples",
        "    params: { n: integer }\n    examples:\n",
        "      - { params: { n: x } }\n",
        "",
    ),
    ("causes", "    examples:\n      - causes:\n", "          - a\n", ""),
    (
        "field errors",
        "    params: { f: fields }\n    field_errors: { e: { message: E } }\n    examples:\n      - params:\n          f:\n",
        "            - { field: a, error: e }\n",
        "",
    ),
];

/// Numbered lines, so that each is different.
const NUMBERED: [(&str, &str, &str); 4] = [
    ("params", "    params:\n", "      p%: integer\n"),
    ("cases", "    params: { n: integer }\n    cases:\n", "      c%: { detail: \"{n}\" }\n"),
    ("aliases", "    aliases:\n", "      - b%\n"),
    ("props", "    props:\n", "      p%: 1\n"),
];

#[test]
fn markdown() {
    let texts = MARKDOWN.into_iter().map(|(name, head, part)| {
        let text = move |size: usize| {
            let body = head.to_owned() + &part.repeat(size / part.len());
            let lines = body.lines().flat_map(|line| ["      ", line, "\n"]).collect::<String>();
            format!("    reasons:\n    - |2\n{lines}")
        };
        (name, Box::new(text) as Box<dyn Fn(usize) -> String>)
    });
    check(texts);
}

#[test]
fn yaml() {
    let repeated = YAML.into_iter().map(|(name, head, part, tail)| {
        let text = move |size: usize| format!("{head}{}{tail}", part.repeat(size / part.len()));
        (name, Box::new(text) as Box<dyn Fn(usize) -> String>)
    });
    let numbered = NUMBERED.into_iter().map(|(name, head, part)| {
        let text = move |size: usize| {
            let parts = (0..size / part.len()).map(|n| part.replace('%', &n.to_string()));
            head.to_owned() + &parts.collect::<String>()
        };
        (name, Box::new(text) as Box<dyn Fn(usize) -> String>)
    });
    check(repeated.chain(numbered));
}

/// Compares three sizes of each text. Names all texts that take too long.
fn check<'n>(texts: impl Iterator<Item = (&'n str, Box<dyn Fn(usize) -> String>)>) {
    let mut wrong = Vec::new();
    for (name, text) in texts {
        let mut last = Vec::new();
        // Other programs can slow down one try, but not every try.
        let is_linear = (0..4).any(|_| {
            last = [1, 2, 4].map(|times| cost(&text(SMALL * times))).to_vec();
            last[2] < last[0] * MOST + NOISE
        });
        if !is_linear {
            wrong.push(format!("{name}: {last:?}"));
        }
    }
    assert!(wrong.is_empty(), "these grow faster than their input: {wrong:#?}");
}

/// Reads an entry with these lines, draws the report, and generates all outputs.
fn cost(lines: &str) -> Duration {
    let entry = format!(
        "group: g\ntitle: G\nerrors:\n  a:\n    status: 409\n    title: T\n    description: D\n    resolution: R\n{lines}"
    );
    let files = [("catalog.yaml", COVER.to_owned()), ("g.yaml", entry)];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let start = Instant::now();
    let loaded = errbook_spec::load(Sources::from_memory(files.into()));
    let report = loaded.report.render(Format::Concise);
    if let Some(catalog) = loaded.catalog {
        let lowered = lower(&catalog, &[]);
        let options = errbook_codegen::Options::default();
        let made = errbook_codegen::emit(&catalog, &lowered, &options);
        let markdown = errbook_docs::markdown(&catalog, &lowered);
        let json = errbook_docs::json(&catalog, &lowered);
        let site = errbook_docs::html(&[CheckedCatalog {
            catalog: &catalog,
            lowered: &lowered,
            mock: None,
        }]);
        assert!([made, markdown, site, vec![json]].iter().all(|made| !made.is_empty()));
    } else {
        assert!(!report.is_empty());
    }
    start.elapsed()
}

const COVER: &str = "catalog: shop\ntitle: Shop\ndocs_url: https://example.com/errors\nlanguage: en\nenvelope: rfc9457\n";
