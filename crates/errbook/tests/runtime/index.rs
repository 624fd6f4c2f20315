//! The index of codes at size.

use errbook::__v1::{ALL_BYTES, Index, find, find_in, owners};

use crate::build::perfect;

fn keys(count: u16) -> Vec<(String, Vec<u16>)> {
    let text = |number: u16| match number % 4 {
        0 => format!("{number}"),
        1 => format!("error-number-{number}-of-many"),
        2 => format!("E{number}"),
        _ => format!("{number}-is-the-number-of-this-error"),
    };
    (0..count).map(|number| (text(number), vec![number])).collect()
}

#[test]
fn every_code_is_found_and_nothing_else() {
    let hashed = [20, 3000].map(|count| perfect(&keys(count)).hashed);
    assert_eq!(hashed, [8, ALL_BYTES], "both hashes are met");
    for count in [1, 2, 20, 300, 3000] {
        let keys = keys(count);
        let index = perfect(&keys);
        for (key, entries) in &keys {
            assert_eq!(find(&index, key), Some(usize::from(entries[0])), "{key}");
            for other in [
                format!("{key}x"),
                format!("x{key}"),
                key.to_uppercase() + "-",
                key[1..].to_owned(),
            ] {
                let expected = keys.iter().find(|(key, _)| *key == other);
                let expected = expected.map(|(_, entries)| usize::from(entries[0]));
                assert_eq!(find(&index, &other), expected, "{other}");
            }
        }
        assert_eq!(find(&index, ""), None);
    }
}

#[test]
fn codes_that_their_words_do_not_separate() {
    let texts =
        ["x", "y", "z"].map(|letter| format!("aaaaaaaaaaaaaaaaaa-{letter}-aaaaaaaaaaaaaaaaaa"));
    let keys: Vec<_> =
        texts.iter().zip(0..).map(|(text, entry)| (text.clone(), vec![entry])).collect();
    let index = perfect(&keys);
    assert_eq!(index.hashed, ALL_BYTES);
    for (text, entry) in texts.iter().zip(0..) {
        assert_eq!(find(&index, text), Some(entry));
    }
}

#[test]
fn a_code_of_several_groups() {
    let index = perfect(&[("conflict".to_owned(), vec![1, 5, 9]), ("gone".to_owned(), vec![2])]);
    assert_eq!(find(&index, "conflict"), None);
    assert_eq!(owners(&index, "conflict").collect::<Vec<_>>(), [1, 5, 9]);
    assert_eq!(find_in(&index, "conflict", 4, 4), Some(5));
    assert_eq!(find_in(&index, "conflict", 6, 3), None);
    assert_eq!(find(&index, "gone"), Some(2));
}

#[test]
fn an_empty_index() {
    let index = Index { pilots: b"", slots: b"", keys: "", owners: b"", hashed: 8 };
    assert_eq!(find(&index, "x"), None);
    assert_eq!(find(&index, ""), None);
}
