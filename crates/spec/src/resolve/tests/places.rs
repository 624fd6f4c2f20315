//! Problems within a text mark their exact bytes in any YAML style.

use proptest::prelude::*;

use super::COVER;
use crate::diagnostic::Format;
use crate::source::Sources;

/// Problems in texts: the id, the key of the text, and the start of the reported part.
const WRONG: [(&str, &str, &str); 4] = [
    ("EB0401", "detail", "{nothing}"),
    ("EB0421", "description", "{nothing}"),
    ("EB0701", "description", "<b>"),
    ("EB0703", "description", "[x](ftp://x)"),
];

const STYLES: [&str; 5] = ["", "'", "\"", "|\n", ">\n"];

/// Writes words as a text in a style, on several lines; in double quotes with escapes.
fn written(style: &str, words: &[String]) -> String {
    let lines: Vec<String> = words.chunks(7).map(|line| line.join(" ")).collect();
    let double =
        |line: &String| line.replace('é', "\\u00e9").replace('"', "\\\"").replace('~', "\\t");
    match style {
        "'" => format!("'{}'", lines.join("\n      ").replace('\'', "''")),
        "\"" => {
            let lines: Vec<_> = lines.iter().map(double).collect();
            format!("\"{}\"", lines.join(" \\\n      "))
        }
        "" => lines.join("\n      "),
        block => format!("{block}      {}\n", lines.join("\n      ")),
    }
}

/// Returns line and column of each problem of a kind.
fn places(id: &str, group: &str) -> Vec<(usize, usize)> {
    let cover = format!("{COVER}docs_url: https://example.com\n");
    let files = [("catalog.yaml", cover), ("g.yaml", group.to_owned())];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).to_vec();
    let report = crate::load(Sources::from_memory(files)).report.render(Format::Concise);
    let place = |line: &str| {
        let mut parts = line.strip_prefix("g.yaml:")?.split(':');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    report.lines().filter(|line| line.contains(id)).filter_map(place).collect()
}

#[test]
fn a_translation_that_is_too_long_marks_itself() {
    let long = "x".repeat(1024);
    let group = format!(
        "group: g\ntitle: G\nerrors:\n  a:\n    status: 400\n    title: T\n    description: D\n    resolution: R\n    detail: \"{{p}}\"\n    params: {{ p: {{ type: string, example: {long} }} }}\n"
    );
    let detail = "{p}".repeat(65);
    let french = format!(
        "language: fr\nerrors:\n  g:\n    a:\n      title: T\n      description: D\n      resolution: R\n      detail: \"{detail}\"\n"
    );
    let cover = format!("{COVER}languages: [fr]\n");
    let files = [("catalog.yaml", cover), ("g.yaml", group), ("languages/fr.yaml", french)];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).to_vec();
    let report = crate::load(Sources::from_memory(files)).report.render(Format::Concise);
    let expected = "languages/fr.yaml:8:15: error[EB0423]: the values in this text have 66560 bytes, but at most 65536 are allowed\n";
    assert_eq!(report, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_problem_marks_its_own_bytes_in_every_style(
        words in prop::collection::vec(prop::sample::select(vec!["a", "it's", "é", "long", "words", "日本", "\"so\"", "b~c"]), 2..60),
        at in any::<prop::sample::Index>(),
        wrong in prop::sample::select(WRONG.to_vec()),
        style in prop::sample::select(STYLES.to_vec()),
    ) {
        let (id, key, part) = wrong;
        let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        words.insert(0, "Text".to_owned());
        words.insert(1 + at.index(words.len()), part.to_owned());
        let text = written(style, &words);
        let facts = "    status: 400\n    title: T\n    resolution: R\n";
        let description = if key == "detail" { "    description: D\n" } else { "" };
        let group = format!("group: g\ntitle: G\nerrors:\n  a:\n{facts}{description}    {key}: {text}\n");
        let start = group.find(part).unwrap();
        let line = group[..start].matches('\n').count() + 1;
        let column = group[..start].rsplit('\n').next().unwrap().chars().count() + 1;
        prop_assert_eq!(places(id, &group), [(line, column)], "{}", group);
    }
}
