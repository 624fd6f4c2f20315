//! The YAML test suite (<https://github.com/yaml/yaml-test-suite>, MIT licence, Copyright 2016-2020 Ingy döt Net): each text is refused, or
//! has the value that the suite says.
//!
//! `tests/yaml-test-suite.jsonl` has a line for each of its tests: the text, and either the values of its documents or that it is no YAML.

use serde_json::{Map, Number, Value};

use super::syntax::{NodeId, NodeKind, SyntaxTree};
use crate::diagnostic::Diagnostics;
use crate::document::Scalar;
use crate::source::FileId;

const SUITE: &str = include_str!("../../../../tests/yaml-test-suite.jsonl");

/// What the parser accepts although it is no YAML. It has the one value that people read in it: the lines of a list in brackets start as far
/// left as the key.
const NO_YAML: [&str; 1] = ["\"9C9N\""];

#[test]
fn what_is_accepted_has_the_value_of_the_suite() {
    let (mut accepted, mut wrong) = (0, Vec::new());
    for line in SUITE.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["yaml"].as_str().unwrap();
        let mut diagnostics = Diagnostics::default();
        let tree = SyntaxTree::build(text.as_bytes(), FileId(0), &mut diagnostics);
        if tree.is_refused() {
            assert!(diagnostics.has_errors(), "{line} is refused without a reason");
            continue;
        }
        accepted += 1;
        let actual = tree.root().map_or(Value::Null, |root| value(&tree, root));
        let fits = match case["json"].as_array().map(Vec::as_slice) {
            Some([only]) => *only == actual,
            Some(documents) => documents.is_empty() && actual.is_null(),
            // Without a value, it is no YAML, or no JSON: a map with a key that is empty or absent.
            None => case["fail"].is_null() || NO_YAML.contains(&&*case["id"].to_string()),
        };
        if !fits {
            wrong.push(format!("{line}\n  is {actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(accepted > 100, "{accepted} are accepted");
}

fn value(tree: &SyntaxTree, id: NodeId) -> Value {
    match tree.kind(id) {
        NodeKind::Map => {
            let members = tree.pairs(id);
            let member = |(key, member)| (tree.scalar(key).to_owned(), value(tree, member));
            Value::Object(members.map(member).collect::<Map<_, _>>())
        }
        NodeKind::List => tree.items(id).map(|item| value(tree, item)).collect(),
        NodeKind::Plain => match Scalar::plain(tree.scalar(id)) {
            Scalar::Null => Value::Null,
            Scalar::Boolean(it) => it.into(),
            Scalar::Integer(it) => it.into(),
            Scalar::Unsigned(it) => it.into(),
            Scalar::Float(it) => Number::from_f64(it).map_or(Value::Null, Value::Number),
            Scalar::Wide(it) | Scalar::Text(it) => it.into(),
        },
        NodeKind::Quoted | NodeKind::Literal | NodeKind::Folded => tree.scalar(id).into(),
    }
}
