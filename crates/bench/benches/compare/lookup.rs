//! A text → the entry with this code.

#![expect(clippy::disallowed_types, reason = "it is measured, and its order reaches no output")]

use std::collections::HashMap;
use std::hint::black_box;

use errbook_tests::{Known, catalog_of, large_catalog};
use rustc_hash::FxHashMap;
use vonage_errors::{AnyCode, CATALOG};

use crate::measure::{Measured, Subject, measure};

/// The lookups of a run: enough that no branch predictor learns them.
const LOOKUPS: u32 = 4096;

pub(crate) fn find(size: usize) -> Vec<Measured> {
    let made = large_catalog(size);
    let known = Known::new(catalog_of(&made.files));
    let codes: &'static [String] =
        Vec::leak(made.codes.into_iter().map(|(_, code)| code).collect());
    let keys: Vec<&'static str> = codes.iter().map(String::as_str).collect();
    let state = phf_generator::generate_hash(&keys);
    let entries: Vec<(&'static str, usize)> = state.map.iter().map(|&at| (keys[at], at)).collect();
    let phf = phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() };
    let pairs = || keys.iter().copied().enumerate().map(|(at, code)| (code, at));
    let std: HashMap<&str, usize> = pairs().collect();
    let fx: FxHashMap<&str, usize> = pairs().collect();
    // Copies, so that no comparison ends at an equal address.
    let wanted: Vec<String> = random(keys.len()).map(|at| keys[at].to_owned()).collect();
    let all = |find: &dyn Fn(&str) -> Option<usize>| wanted.iter().all(|code| find(code).is_some());
    assert!(all(&|code| known.runtime.find(code).map(|entry| entry.index())));
    assert!(all(&|code| phf.get(code).copied()));
    let subjects = vec![
        Subject::new("errbook", || {
            for code in &wanted {
                black_box(known.runtime.find(black_box(code)));
            }
        }),
        Subject::new("phf", || {
            for code in &wanted {
                black_box(phf.get(black_box(code.as_str())));
            }
        }),
        Subject::new("FxHashMap", || {
            for code in &wanted {
                black_box(fx.get(black_box(code.as_str())));
            }
        }),
        Subject::new("std HashMap", || {
            for code in &wanted {
                black_box(std.get(black_box(code.as_str())));
            }
        }),
    ];
    measure(subjects, LOOKUPS)
}

/// A code of a generated crate, and then its status; the same text looked up in the catalog.
pub(crate) fn parse(_: usize) -> Vec<Measured> {
    let codes: Vec<&str> = CATALOG.entries().map(|entry| entry.code()).collect();
    let wanted: Vec<String> = random(codes.len()).map(|at| codes[at].to_owned()).collect();
    let subjects = vec![
        Subject::new("errbook", || {
            for code in &wanted {
                let code: Result<AnyCode, _> = black_box(code).parse();
                black_box(code.map(AnyCode::status).ok());
            }
        }),
        Subject::new("find", || {
            for code in &wanted {
                black_box(CATALOG.find(black_box(code)));
            }
        }),
    ];
    measure(subjects, LOOKUPS)
}

/// Returns indices in an order that is the same in every run (xorshift).
fn random(len: usize) -> impl Iterator<Item = usize> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    (0..LOOKUPS).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 32).unwrap() % len
    })
}
