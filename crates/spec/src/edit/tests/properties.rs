//! Random documents with comments, formatted and edited.

use proptest::prelude::*;

use super::document::{Choices, KEYS};
use super::problem;
use crate::edit::node::Collection;
use crate::edit::{Editor, FileKind, Value, print, read, tree};

/// Texts that are hard to write.
const TEXTS: [&str; 24] = [
    "",
    " ",
    "a",
    "no",
    "1.10",
    "404",
    "null",
    "~",
    "a: b",
    "a #b",
    "#a",
    "- a",
    "a\nb",
    "a\n\nb\n",
    "\n a",
    "a\n  b\n\n",
    "it's",
    "\"a\"",
    "\\",
    "{a}",
    "a, b",
    "\u{2028}",
    "tab\there",
    "a\n \nb",
];

fn value(choices: &mut Choices, depth: usize) -> Value {
    match choices.next(if depth > 2 { 6 } else { 9 }) {
        0..=3 => TEXTS[choices.next(TEXTS.len())].into(),
        4 => Value::Integer(i64::try_from(choices.next(500)).unwrap() - 9),
        5 => Value::Boolean(choices.next(2) == 0),
        6 => Value::List((0..choices.next(3)).map(|_| value(choices, depth + 1)).collect()),
        7 => Value::Number(0.5),
        _ => {
            let first = choices.next(KEYS.len());
            let keys = (0..choices.next(4)).map(|index| KEYS[(first + index) % KEYS.len()]);
            Value::Map(keys.map(|key| (key.to_owned(), value(choices, depth + 1))).collect())
        }
    }
}

/// Returns the texts of the file's members, by key.
fn members(text: &str) -> Vec<(String, String)> {
    let map: Option<Collection> = read::file(&tree("g.yaml", text).unwrap());
    let items = map.map(|map| map.items).unwrap_or_default();
    items.iter().map(|it| (it.key().to_owned(), text[it.range.clone()].to_owned())).collect()
}

/// Changes the expected value as the editor should.
fn set(root: &mut Value, path: &[&str], value: &Value) {
    let Some((first, rest)) = path.split_first() else {
        *root = value.clone();
        return;
    };
    if !matches!(root, Value::Map(_)) {
        *root = Value::Map(Vec::new());
    }
    let Value::Map(members) = root else { return };
    if !members.iter().any(|(key, _)| key == first) {
        members.push(((*first).to_owned(), Value::Map(Vec::new())));
    }
    let found = members.iter_mut().find(|(key, _)| key == first).unwrap();
    set(&mut found.1, rest, value);
}

fn remove(root: &mut Value, path: &[&str]) {
    let (Some((first, rest)), Value::Map(members)) = (path.split_first(), root) else { return };
    if rest.is_empty() {
        members.retain(|(key, _)| key != first);
    } else if let Some((_, value)) = members.iter_mut().find(|(key, _)| key == first) {
        remove(value, rest);
    }
}

/// Sorts the keys of maps, whose order is no difference.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Map(members) => {
            let mut members: Vec<_> =
                members.iter().map(|(key, it)| (key.clone(), sorted(it))).collect();
            members.sort_by(|left, right| left.0.cmp(&right.0));
            Value::Map(members)
        }
        Value::List(items) => Value::List(items.iter().map(sorted).collect()),
        value => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn formatting_keeps_values_and_comments(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = Choices::new(bytes).document();
        prop_assert!(tree("g.yaml", &text).is_ok(), "not read:\n{text}");
        if let Some(problem) = problem(&text) {
            prop_assert!(false, "{problem}");
        }
    }

    #[test]
    fn printed_values_are_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut choices = Choices::new(bytes);
        let file = Value::Map(KEYS.iter().map(|key| ((*key).to_owned(), value(&mut choices, 0))).collect());
        let text = print(FileKind::Group, &file);
        let read = Editor::new("g.yaml", text.clone()).unwrap().get(&[]).unwrap();
        prop_assert_eq!(sorted(&read), sorted(&file), "{}", text);
        prop_assert_eq!(crate::edit::format(FileKind::Group, "g.yaml", &text).unwrap(), text);
    }

    #[test]
    fn edits_do_what_they_say(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let mut choices = Choices::new(bytes);
        let mut text = choices.document();
        for _ in 0..3 {
            let mut editor = Editor::new("g.yaml", text.clone()).unwrap();
            let before = editor.get(&[]).unwrap_or(Value::Map(Vec::new()));
            let mut expected = before.clone();
            let mut path: Vec<String> = Vec::new();
            for _ in 0..=choices.next(3) {
                let keys = editor.keys(&path.iter().map(String::as_str).collect::<Vec<_>>());
                let at = choices.next(keys.len() + 2);
                path.push(keys.get(at).cloned().unwrap_or_else(|| KEYS[choices.next(KEYS.len())].to_owned()));
            }
            let keys: Vec<&str> = path.iter().map(String::as_str).collect();
            let what = if choices.next(4) == 0 {
                editor.remove(&keys);
                remove(&mut expected, &keys);
                format!("remove {keys:?}")
            } else {
                let value = value(&mut choices, 1);
                editor.set(&keys, value.clone());
                set(&mut expected, &keys, &value);
                format!("set {keys:?} {value:?}")
            };
            let read = editor.get(&[]).unwrap_or(Value::Map(Vec::new()));
            let edited = editor.finish();
            prop_assert_eq!(sorted(&read), sorted(&expected), "{}\n{}----\n{}", what, text, edited);
            let new = members(&edited);
            for (key, member) in members(&text).iter().filter(|(key, _)| *key != path[0]) {
                let is_kept = new.iter().any(|(other, it)| (other, it) == (key, member));
                prop_assert!(is_kept || text.starts_with('{'), "{key} changed: {what}\n{text}----\n{edited}");
            }
            text = edited;
        }
    }
}
