//! Texts, codes and requests that would do harm if interpreted as code. Each is refused with its diagnostic, or appears unchanged
//! in the generated Rust, its documentation, the Markdown pages, the JSON and the responses.

mod codes;
pub(crate) mod outputs;
mod requests;
mod responses;

use std::fmt::Write;

use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_tests::hostile::{COVER, FIELDS, Hostile, TEXTS, Verdict, entry};

#[test]
fn each_text_is_refused_or_harmless_as_marked() {
    let mut wrong = String::new();
    for hostile in TEXTS {
        for field in FIELDS {
            let mut entries = String::from("group: texts\ntitle: Texts\nerrors:\n");
            entry(&mut entries, "code", |it| if it == field { hostile.text } else { "Text." });
            let actual = verdict(&[("texts.yaml", &entries)]);
            let expected = match field.verdict(hostile) {
                Verdict::Harmless => String::new(),
                Verdict::Refused(id) => id.to_owned(),
            };
            if actual != expected {
                writeln!(
                    wrong,
                    "{} as {field:?}: expected `{expected}`, is `{actual}`",
                    hostile.name
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A character that is refused as an escape is refused raw, too.
#[test]
fn characters_are_refused_raw_too() {
    let refused = |it: &&Hostile| it.title == Verdict::Refused("EB0111");
    // A raw carriage return is a line end.
    for hostile in TEXTS.iter().filter(refused).filter(|it| !it.text.contains('\r')) {
        let group = format!("group: texts\ntitle: \"{}\"\nerrors: {{}}\n", hostile.text);
        let actual = verdict(&[("texts.yaml", &group)]);
        assert!(actual.contains("EB01"), "{}: `{actual}`", hostile.name);
    }
}

/// Returns the ids of the errors in a catalog with these groups, in order, without duplicates.
fn verdict(groups: &[(&str, &str)]) -> String {
    let mut files = vec![("catalog.yaml".to_owned(), COVER.as_bytes().to_vec())];
    files.extend(groups.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    ids(files)
}

fn ids(files: Vec<(String, Vec<u8>)>) -> String {
    let loaded = errbook_spec::load(Sources::from_memory(files));
    let report = loaded.report.render(Format::Full { color: false });
    let headers = report.lines().filter(|line| line.starts_with("error["));
    let mut ids: Vec<&str> = headers.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.join(" ")
}
