//! The fuzz targets of `fuzz/` without a fuzzer: every seed, and as many mutations of seeds as fit into a second.

use std::panic::{AssertUnwindSafe, catch_unwind};

use errbook_tests::{FUZZ_TARGETS, Fuzz, fuzz_seeds, read, root};

#[test]
fn body() {
    replay("body", 300);
}

#[test]
fn client() {
    replay("client", 300);
}

#[test]
fn format() {
    replay("format", 1000);
}

#[test]
fn loader() {
    replay("loader", 50);
}

#[test]
fn logo() {
    replay("logo", 300);
}

#[test]
fn markdown() {
    replay("markdown", 100);
}

#[test]
fn message() {
    replay("message", 100);
}

#[test]
fn request() {
    replay("request", 200);
}

/// A target appears in three places: here, in `fuzz/Cargo.toml` with a file, and in `fuzz/seeds`.
#[test]
fn every_target_is_there_with_seeds() {
    let fuzz = root().join("fuzz");
    let names = FUZZ_TARGETS.map(|(name, _)| name);
    let seeds: Vec<_> = read(&fuzz.join("seeds")).into_keys().collect();
    assert_eq!(seeds, names.map(|name| format!("{name}.txt")));
    let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    for name in names {
        let seeds = fuzz_seeds(name).len();
        assert!((3..=30).contains(&seeds), "{name} has {seeds} seeds");
        let path = format!("fuzz_targets/{name}.rs");
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"{path}\"")), "{name}");
        let source = std::fs::read_to_string(fuzz.join(path)).unwrap();
        assert!(source.contains(&format!("run(\"{name}\", data)")), "{name}");
    }
}

fn replay(target: &str, changed: usize) {
    let fuzz = Fuzz::default();
    let seeds = fuzz_seeds(target);
    for (name, data) in &seeds {
        run(&fuzz, target, name, data);
    }
    let mut random = Random(0x5EED);
    for round in 0..changed {
        let (name, data) = &seeds[random.below(seeds.len())];
        let (_, other) = &seeds[random.below(seeds.len())];
        let mut data = data.clone();
        for _ in 0..=random.below(4) {
            change(&mut data, other, &mut random);
        }
        run(&fuzz, target, &format!("{name}, change {round}"), &data);
    }
}

fn run(fuzz: &Fuzz, target: &str, name: &str, data: &[u8]) {
    let result = catch_unwind(AssertUnwindSafe(|| fuzz.run(target, data)));
    assert!(result.is_ok(), "{target}: {name}:\n{}", data.escape_ascii());
}

/// Mutates data as fuzzers do.
fn change(data: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    const TOKENS: [&[u8]; 16] = [
        b"{",
        b"}",
        b"\"",
        b"\\",
        b"\n",
        b"  ",
        b": ",
        b"- ",
        b"\x00",
        b"\xff",
        b"\xf0\x9f\x91\xa9",
        b"$",
        b"|",
        b"&#0;",
        b"[](",
        b"18446744073709551616",
    ];
    let at = random.below(data.len() + 1);
    let end = (at + random.below(32)).min(data.len());
    match random.below(6) {
        0 if at < data.len() => data[at] ^= 1 << random.below(8),
        1 => drop(data.drain(at..end)),
        2 => drop(data.splice(at..at, TOKENS[random.below(TOKENS.len())].iter().copied())),
        3 => data.extend_from_within(at..end),
        4 => data.truncate(at),
        _ => {
            let from = random.below(other.len() + 1);
            let to = (from + random.below(64)).min(other.len());
            drop(data.splice(at..end, other[from..to].iter().copied()));
        }
    }
}

/// A xorshift generator. It gives the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, len: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % len.max(1)
    }
}
