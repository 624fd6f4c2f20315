//! Codes that would be dangerous as an identifier, a file name, a key or a path.

use std::fmt::Write;

use super::verdict;

fn found(codes: &[&str]) -> String {
    let mut group = String::from("group: codes\ntitle: Codes\nerrors:\n");
    for code in codes {
        let texts = "title: T, description: D., resolution: R.";
        writeln!(group, "  {code}: {{ status: 400, {texts} }}").unwrap();
    }
    verdict(&[("codes.yaml", &group)])
}

#[test]
fn each_code_is_refused_or_harmless_as_marked() {
    let long = "a".repeat(240);
    let too_long = "a".repeat(241);
    let cases: &[(&[&str], &str)] = &[
        (&["self"], "EB0310"),
        (&["crate"], ""),
        (&["con", "nul", "aux", "com1"], "EB0311"),
        (&["../x"], "EB0302"),
        (&["a/b"], "EB0302"),
        (&["\"a b\""], "EB0302"),
        (&["\"a\\nb\""], "EB0302"),
        (&["A"], "EB0302"),
        (&["foo_bar"], "EB0302"),
        (&["foo-bar", "foobar"], ""),
        (&["foo-1", "foo1"], "EB0309"),
        (&["\u{441}ode"], "EB0302"),
        (&["404"], "EB0302"),
        (&["\"\""], "EB0302"),
        (&["no", "null", "true", "y"], ""),
        (&["error", "ok", "none", "some", "option", "result", "string", "vec"], ""),
        (&[&long], ""),
        (&[&too_long], "EB0303"),
    ];
    let mut wrong = Vec::new();
    for (codes, expected) in cases {
        let actual = found(codes);
        if actual != *expected {
            wrong.push(format!("{codes:?}: expected `{expected}`, is `{actual}`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
