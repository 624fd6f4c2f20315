//! The Rust client reads the bodies of third-party programs.

use errbook_tests::{Case, Others};

#[test]
fn bodies_of_others_are_read_right() {
    let mut wrong = Vec::new();
    for others in Others::all() {
        for Case { title, sent, expected } in &others.cases {
            let case = sent.case(others.catalog);
            for (name, value) in expected {
                let found = &case["said"][name];
                if found != value {
                    let place = format!("{}: {title}", others.name);
                    wrong.push(format!("{place}\n{name}: {found}\nexpected: {value}\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
