//! Lowered catalogs, as the runtime reads them.

use errbook::__v1::ALL_BYTES;
use errbook::{Args, RequestContext};

use super::{Lowered, lower};
use crate::fixture;
use crate::model::{Catalog, Entry, EntryId};

fn with_codes(codes: &[String]) -> Catalog {
    let mut catalog = fixture::catalog(Vec::new());
    catalog.entries =
        codes.iter().enumerate().map(|(id, code)| fixture::entry(id, code, 400)).collect();
    catalog.groups[0].len = codes.len();
    catalog
}

fn codes(count: usize) -> Vec<String> {
    (0..count).map(|i| format!("code-{}-of-{i}", i.wrapping_mul(7919) % 10_007)).collect()
}

/// Asserts that every code is found, and similar texts are not.
fn check(lowered: &Lowered, codes: &[String]) {
    let views = lowered.views();
    let catalog = views.catalog();
    let mut sorted: Vec<_> = codes.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    for (index, code) in codes.iter().enumerate() {
        assert_eq!(catalog.find(code).map(|entry| entry.index()), Some(index), "{code}");
        for miss in [format!("{code}x"), code[1..].to_owned(), code.replace(['a', 'o', '0'], "z")] {
            if sorted.binary_search(&miss.as_str()).is_err() {
                assert!(catalog.find(&miss).is_none(), "{miss}");
            }
        }
    }
    assert!(catalog.find("").is_none());
}

#[test]
fn every_code_is_found_and_nothing_else() {
    for count in [1, 2, 3, 20, 300, 4_000] {
        let codes = codes(count);
        let lowered = lower(&with_codes(&codes), &[]);
        assert_eq!(lowered.index.hashed, 8);
        check(&lowered, &codes);
    }
    let short: Vec<String> = (b'a'..=b'z')
        .flat_map(|a| (1..8).map(move |n| char::from(a).to_string().repeat(n)))
        .collect();
    check(&lower(&with_codes(&short), &[]), &short);
}

#[test]
fn codes_with_equal_starts_are_hashed_where_they_differ() {
    let codes: Vec<_> =
        (0..500).map(|n| format!("service-of-payments-{n:04}-is-unavailable")).collect();
    let lowered = lower(&with_codes(&codes), &[]);
    assert_eq!(lowered.index.hashed, 16);
    check(&lowered, &codes);
}

#[test]
fn tables_stay_small_whatever_the_codes_have_in_common() {
    let patterns: [fn(usize) -> String; 6] = [
        |n| format!("payment-err-{n:04}-declined"),
        |n| format!("error-number-{n}-of-many"),
        |n| format!("orders-api-v1-{n:04}-failed-here"),
        |n| format!("{n:05}-is-the-number-of-an-error"),
        |n| format!("e{}", "x".repeat(n % 200)) + &format!("-{n}"),
        |n| format!("TS{n}"),
    ];
    for pattern in patterns {
        for count in [200, 3_000] {
            let codes: Vec<String> = (0..count).map(pattern).collect();
            let lowered = lower(&with_codes(&codes), &[]);
            let slots = lowered.index.slots.len() / 8;
            assert!(slots <= count + count / 5, "{slots} slots for {count} such as {}", codes[0]);
            check(&lowered, &codes);
        }
    }
}

#[test]
fn codes_whose_lengths_and_bytes_differ_alike_are_separated() {
    let mut codes: Vec<String> = ["bccccccc", "bcccccccc"].map(str::to_owned).to_vec();
    codes.push("a".repeat(40));
    for at in [10, 24] {
        codes.push(format!("{}b{}", "a".repeat(at), "a".repeat(39 - at)));
    }
    let lowered = lower(&with_codes(&codes), &[]);
    assert_eq!(lowered.index.hashed, ALL_BYTES);
    check(&lowered, &codes);
}

#[test]
fn codes_that_no_word_separates_are_hashed_whole() {
    let letters = ["aaaa", "bbbb", "cccc"];
    let pairs = letters.iter().flat_map(|a| letters.iter().map(move |b| (a, b)));
    let mut codes: Vec<String> =
        pairs.map(|(a, b)| format!("abcdefgh-{a}-abcdefgh-{b}-abcdefgh")).collect();
    codes.extend(self::codes(500));
    let lowered = lower(&with_codes(&codes), &[]);
    assert_eq!(lowered.index.hashed, ALL_BYTES);
    check(&lowered, &codes);
}

#[test]
fn aliases_and_shared_codes_have_owners() {
    let mut catalog = with_codes(&["a-code".to_owned(), "other".to_owned(), "third".to_owned()]);
    let mut second = catalog.groups[0].clone();
    (second.first, second.len) = (2, 1);
    "second".clone_into(&mut second.name);
    catalog.groups[0].len = 2;
    catalog.groups.push(second);
    let third: &mut Entry = &mut catalog.entries[2];
    "a-code".clone_into(&mut third.code);
    third.group = 1;
    third.aliases = vec!["former".to_owned()];
    let lowered = lower(&catalog, &[]);
    let views = lowered.views();
    let runtime = views.catalog();
    assert!(runtime.find("a-code").is_none());
    let index = |group: &str| runtime.find_in(group, "a-code").map(|entry| entry.index());
    assert_eq!((index("generic"), index("second")), (Some(0), Some(2)));
    assert_eq!(runtime.find("former").map(|entry| entry.index()), Some(2));
}

#[test]
fn languages_are_chosen_and_whole() {
    let catalog = fixture::catalog(Vec::new());
    assert_eq!(lower(&catalog, &[]).languages, ["en"]);
    assert_eq!(lower(&catalog, &[1, 0, 1, 9]).languages, ["en", "es"]);
    let lowered = lower(&catalog, &[1]);
    assert_eq!(lowered.titles.complete, [[0b111], [0b001]]);
    let views = lowered.views();
    let runtime = views.catalog();
    let spanish = runtime.language("es").unwrap();
    assert_eq!(runtime.entry(0).unwrap().title(spanish), "Sin saldo");
    assert_eq!(runtime.entry(1).unwrap().title(spanish), "Title of invalid");
}

#[test]
fn facts_arrive() {
    let lowered = lower(&fixture::catalog(Vec::new()), &[]);
    let views = lowered.views();
    let runtime = views.catalog();
    let credit = runtime.find_number(7).unwrap();
    assert_eq!((credit.code(), credit.status()), ("out-of-credit", 403));
    assert_eq!(
        credit.type_uri().map(|uri| uri.to_string()).as_deref(),
        Some("https://example.com/Error#out-of-credit")
    );
    assert_eq!(runtime.find("unavailable").map(|entry| entry.code()), Some("down"));
    assert_eq!(runtime.entry(1).unwrap().issues().count(), 2);
    assert_eq!(runtime.by_status(503).count(), 1);
}

#[test]
fn a_catalog_without_envelopes_renders_nothing() {
    let lowered = lower(&fixture::catalog(Vec::new()), &[]);
    let views = lowered.views();
    let mut body = Vec::new();
    views.catalog().entry(0).unwrap().render(&Args::new(), &RequestContext::new(), &mut body);
    assert!(body.is_empty());
}

#[test]
fn lowering_twice_gives_equal_tables() {
    let catalog = with_codes(&codes(100));
    assert_eq!(lower(&catalog, &[1]), lower(&catalog, &[1]));
}

#[test]
fn fallbacks_are_rows() {
    let mut catalog = with_codes(&codes(300));
    catalog.fallbacks = vec![(404, EntryId(258)), (504, EntryId(1))];
    let lowered = lower(&catalog, &[]);
    assert_eq!(lowered.fallbacks, [0x94, 1, 2, 1, 0xF8, 1, 1, 0]);
}
