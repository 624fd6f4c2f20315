//! Fuzzes the formatter and the editor of catalog files with any text.

use errbook_spec::edit::{Editor, FileKind, Value, format};

const PATHS: [(FileKind, &str); 3] = [
    (FileKind::Cover, "catalog.yaml"),
    (FileKind::Group, "group.yaml"),
    (FileKind::Translation, "languages/es.yaml"),
];

/// Checks that formatting changes no value and can be repeated, and that edits make the intended value.
pub(super) fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for (kind, path) in PATHS {
        let Ok(formatted) = format(kind, path, text) else { return };
        let again = format(kind, path, &formatted).expect("formatted files are read");
        assert_eq!(again, formatted, "formatting can be repeated:\n{text}");
        let Ok(editor) = Editor::new(path, text.to_owned()) else { return };
        let value = sorted(editor.get(&[]));
        assert_eq!(value, sorted(all(path, &formatted)), "{text}\n----\n{formatted}");
        for key in editor.keys(&[]).iter().take(3) {
            edit(path, text, &[key]);
            for inner in editor.keys(&[key]).iter().take(2) {
                edit(path, text, &[key, inner]);
            }
        }
        edit(path, text, &["errors", "a-b", "title"]);
    }
}

/// Sets and removes a value.
fn edit(path: &str, text: &str, keys: &[&str]) {
    let mut editor = Editor::new(path, text.to_owned()).expect("it was read");
    let value = Value::Text("a: b\n# c\n".to_owned());
    editor.set(keys, value.clone());
    assert_eq!(editor.get(keys), Some(value), "set {keys:?}:\n{text}");
    let edited = editor.finish();
    let mut editor = Editor::new(path, edited.clone()).expect("edited files are read");
    editor.remove(keys);
    assert_eq!(editor.get(keys), None, "remove {keys:?}:\n{edited}");
    all(path, &editor.finish());
}

fn all(path: &str, text: &str) -> Option<Value> {
    Editor::new(path, text.to_owned()).expect("written files are read").get(&[])
}

/// Sorts the keys of maps, whose order is no difference.
fn sorted(value: Option<Value>) -> Option<Value> {
    Some(match value? {
        Value::Map(members) => {
            let member = |(key, value)| Some((key, sorted(Some(value))?));
            let mut members: Vec<_> = members.into_iter().filter_map(member).collect();
            members.sort_by(|left, right| left.0.cmp(&right.0));
            Value::Map(members)
        }
        Value::List(items) => {
            Value::List(items.into_iter().filter_map(|item| sorted(Some(item))).collect())
        }
        value => value,
    })
}
