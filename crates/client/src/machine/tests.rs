//! Tests that bound the work for a body.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use errbook::__v1::{Index, Localized, Text, list};

use super::*;

const NO_TEXT: Text<'_> = Text { blob: "", offsets: &[0; 8] };
const NO_TEXTS: Localized<'_> = Localized { texts: &[], complete: &[] };

fn tables(reading: &[u8]) -> Tables<'_> {
    Tables {
        name: "",
        languages: &[],
        codes: NO_TEXT,
        index: Index { pilots: &[], slots: &[], keys: "", owners: &[], hashed: 8 },
        records: &[],
        groups: &[],
        params: &[],
        variants: &[],
        attributes: &[],
        numbers: &[],
        strings: NO_TEXT,
        templates: NO_TEXT,
        titles: NO_TEXTS,
        descriptions: NO_TEXTS,
        resolutions: NO_TEXTS,
        messages: NO_TEXTS,
        type_uri: "",
        docs_url: "",
        envelopes: &[],
        offered: 0,
        program: &[],
        pieces: "",
        fallbacks: &[],
        reading,
    }
}

/// Returns how many steps a body takes, and how many it may take.
fn steps(reading: &[u8], body: &str) -> (usize, usize) {
    let (tables, tape) = (tables(reading), crate::tape::json_tape(body).unwrap());
    let mut captures = Captures::new();
    let mut machine = Machine::new(&tables, &tape, &mut captures);
    let limit = machine.steps;
    machine.walk(0, 0);
    (limit - machine.steps, limit)
}

/// Returns an offset from the start of the nodes.
fn to(at: u8) -> [u8; 4] {
    u32::from(at).to_le_bytes()
}

#[test]
fn alternatives_of_a_large_body_take_steps_in_proportion() {
    // Any of: a list of causes that are the empty text, a list of texts, of numbers.
    let mut reading = vec![node::EITHER, 3, 0];
    let start = 15;
    reading.extend([to(start), to(start + 11), to(start + 11)].concat());
    reading.extend(
        [&[node::EACH, list::CAUSES][..], &to(start + 6), &[node::LITERAL], &to(0)].concat(),
    );
    reading.extend(
        [&[node::ARRAY, 1, 0][..], &to(start + 18), &[node::VALUE, var::NUMBER, 0], &to(0)]
            .concat(),
    );
    let body = |items: usize| String::from("[") + &"[0],".repeat(items) + "0]";
    let (few, _) = steps(&reading, &body(1_000));
    let (many, limit) = steps(&reading, &body(16_000));
    assert!(few > 1_000 && many <= 17 * few, "{few}, {many}");
    assert!(many < limit);
}

#[test]
fn alternatives_in_alternatives_end() {
    // A list of what is the same again, or the same: two ways for each level of the body.
    let mut reading = vec![node::EITHER, 2, 0];
    reading.extend([to(11), to(11)].concat());
    reading.extend([&[node::ARRAY, 1, 0][..], &to(0)].concat());
    let reading: Vec<u8> = reading;
    let wide = String::from("[") + &"[[],0],".repeat(9_000) + "0]";
    let deep = "[".repeat(60) + &"]".repeat(60);
    for body in [wide, deep] {
        let (used, limit) = steps(&reading, &body);
        assert!(used <= limit, "{used} of {limit}");
    }
    // Nothing fits: all ways are tried until the steps are used up.
    let mut failing = vec![node::EITHER, 2, 0];
    failing.extend([to(11), to(11)].concat());
    failing.extend([&[node::EACH, list::CAUSES][..], &to(0)].concat());
    let deep = "[".repeat(60) + "0" + &"]".repeat(60);
    let (used, limit) = steps(&failing, &deep);
    assert_eq!(used, limit);
}

#[test]
fn malformed_readings_fit_nothing() {
    let tape = crate::tape::json_tape("{\"a\":[\"b\"]}").unwrap();
    for kind in 0..=20 {
        for len in 0..12 {
            let mut reading = vec![kind];
            reading.resize(1 + len, 0xFF);
            read(&tables(&reading), 0, &tape, FieldsPriority::First, &mut Captures::new());
            reading.fill(0);
            reading[0] = kind;
            read(&tables(&reading), 0, &tape, FieldsPriority::Last, &mut Captures::new());
        }
    }
}
