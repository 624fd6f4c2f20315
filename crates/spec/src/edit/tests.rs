//! Tests of printing and formatting.

use super::{FileKind, Value, format, print};

fn formatted(text: &str) -> String {
    format(FileKind::Group, "g.yaml", text).unwrap()
}

#[test]
fn comments_and_order() {
    let text = "# file\n\n# about title\ntitle:   'x'   # end\ngroup: g # g\n\n\n# errors\nerrors: # key\n    # first\n    a-b:\n        title: \"it's\"\n\n        status: 404\n        detail: >\n             folded\n               more\n\n             x\n        # last of a-b\n    # about c\n    c: {status: 1, title: 'a \"b\"', params: {x: {example: 3, type: integer}}} # c\n# end\n";
    println!("{}", formatted(text));
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
    println!("{}", print(FileKind::Group, &value));
}
