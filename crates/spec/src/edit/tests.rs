//! Tests of printing and formatting.

use std::fmt::Write as _;

mod document;
mod properties;

use super::{FileKind, Value, canonical, format, print, read, same, tree};
use crate::parse::SyntaxTree;

fn formatted(text: &str) -> String {
    format(FileKind::Group, "g.yaml", text).unwrap()
}

#[test]
fn comments_and_order() {
    let text = "# file\n\n# about title\ntitle:   'x'   # end\ngroup: g # g\n\n\n# errors\nerrors: # key\n    # first\n    a-b:\n        title: \"it's\"\n\n        status: 404\n        detail: >\n             folded\n               more\n\n             x\n        # last of a-b\n    # about c\n    c: {status: 1, title: 'a \"b\"', params: {x: {example: 3, type: integer}}} # c\n# end\n";
    let again = formatted(text);
    assert_eq!(formatted(&again), again);
    let value = Value::Map(vec![
        (
            "errors".into(),
            Value::Map(vec![(
                "a".into(),
                Value::Map(vec![
                    ("title".into(), "Yes, it is".into()),
                    ("status".into(), 404.into()),
                    ("tags".into(), vec!["a", "b, c"].into()),
                    ("description".into(), "a\nb\n".into()),
                ]),
            )]),
        ),
        ("group".into(), "no".into()),
    ]);
    let expected = "group: \"no\"\nerrors:\n  a:\n    status: 404\n    title: Yes, it is\n    description: |\n      a\n      b\n    tags: [a, \"b, c\"]\n";
    assert_eq!(print(FileKind::Group, &value), expected);
}

/// Every text of the YAML test suite that the format reads is formatted without the fallback of leaving it as it is.
#[test]
fn the_yaml_test_suite_is_formatted() {
    const SUITE: &str = include_str!("../../../../tests/yaml-test-suite.jsonl");
    let mut wrong = String::new();
    let mut count = 0;
    for line in SUITE.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = case["yaml"].as_str().unwrap();
        if let Some(problem) = problem(text) {
            writeln!(wrong, "{}: {problem}", case["id"]).unwrap();
        }
        count += 1;
    }
    assert!(wrong.is_empty() && count > 100, "{wrong}");
}

/// Returns what is wrong with the formatted text, if the format reads the text.
fn problem(text: &str) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let tree = tree("g.yaml", &text).ok()?;
    let map = read::file(&tree)?;
    let mut all = Vec::new();
    for kind in [FileKind::Group, FileKind::Cover, FileKind::Translation] {
        let formatted = canonical(kind, map.clone());
        let show = |what: &str| Some(format!("{what}:\n{text}\n----\n{formatted}"));
        if !same::is_same(&tree, &formatted) {
            return show("other values");
        }
        let again = super::tree("g.yaml", &formatted).unwrap();
        let twice = canonical(kind, read::file(&again).unwrap());
        if twice != formatted {
            return Some(format!("not stable:\n{text}\n----\n{formatted}\n----\n{twice}"));
        }
        let comments = |tree: &SyntaxTree| {
            let mut comments = read::comment_texts(tree);
            comments.sort_unstable();
            comments
        };
        if comments(&tree) != comments(&again) {
            return show("other comments");
        }
        if formatted
            .lines()
            .any(|line| line.ends_with(' ') && !text.contains(&format!("{}\n", line.trim_start())))
        {
            return show("blanks at the end of a line");
        }
        all.push(formatted);
    }
    None
}
