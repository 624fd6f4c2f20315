//! Numbers that easily lose precision, and a catalog that contains them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

use std::fmt::Write;

use serde_json::Value;

use crate::{Known, catalog_of};

/// The number of params that an entry may have.
pub const CHUNK: usize = 95;

const FLOATS: [&str; 5] = ["-0.0", "1.0e+21", "1.0e-7", "5.0e-324", "1.7976931348623157e+308"];

/// Integers near 2^53 and 2^63, and the largest of 64 bits.
const INTEGERS: [&str; 12] = [
    "0",
    "-1",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775806",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551614",
    "18446744073709551615",
];

/// A number in a catalog.
#[derive(Clone, Debug)]
pub struct Number {
    /// The number as the catalog writes it.
    pub text: String,
    /// The type of its param.
    pub kind: &'static str,
}

impl Number {
    /// Returns whether a value is this number, to the last digit.
    ///
    /// # Panics
    ///
    /// Panics if the value is not a number.
    #[must_use]
    pub fn is(&self, value: &Value) -> bool {
        let float = |text: &str| text.parse::<f64>().unwrap().to_bits();
        match self.kind {
            "number" => value.as_f64().map(f64::to_bits) == Some(float(&self.text)),
            _ => value.as_number().is_some_and(|it| it.to_string() == self.text),
        }
    }
}

/// Returns 3,000 numbers of 17 digits, and others that easily lose precision.
#[must_use]
pub fn numbers() -> Vec<Number> {
    let mut state: u64 = 7;
    let long = (0..3000).map(|index| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        let digits = (10_000_000_000_000_000 + state % 90_000_000_000_000_000).to_string();
        format!("{}.{}e{:+}", &digits[..1], &digits[1..], index % 40 - 20)
    });
    let floats = long.chain(FLOATS.map(str::to_owned));
    let floats = floats.map(|text| Number { text, kind: "number" });
    let integers = INTEGERS.map(|text| Number {
        text: text.to_owned(),
        kind: if text.parse::<i64>().is_ok() { "integer" } else { "unsigned" },
    });
    floats.chain(integers).collect()
}

/// Returns a catalog with the numbers as props, params and texts, [`CHUNK`] per entry.
///
/// # Panics
///
/// Panics if the catalog has an error.
#[must_use]
pub fn known(numbers: &[Number]) -> &'static Known {
    let mut cover = "catalog: exact\ntitle: Exact\nlanguage: en\nenvelope: own\nenvelopes:\n  own:\n    content_type: application/json\n    body:\n      code: $code\n      detail: $detail\n      params: $params\n".to_owned();
    for index in 0..CHUNK {
        writeln!(cover, "      p{index}: $props.p{index}|opt").unwrap();
    }
    let mut group = "group: api\ntitle: API\nerrors:\n".to_owned();
    for (entry, chunk) in numbers.chunks(CHUNK).enumerate() {
        writeln!(group, "  e{entry}:\n    status: 400\n    number: {}\n    title: T\n    description: D\n    resolution: R", i32::MAX - i32::try_from(entry).unwrap()).unwrap();
        let names: Vec<_> = (0..chunk.len()).map(|index| format!("{{v{index}}}")).collect();
        writeln!(group, "    detail: \"{}\"\n    props:", names.join(" ")).unwrap();
        for (index, Number { text, .. }) in chunk.iter().enumerate() {
            writeln!(group, "      p{index}: {text}").unwrap();
        }
        group.push_str("    params:\n");
        for (index, Number { text, kind }) in chunk.iter().enumerate() {
            writeln!(group, "      v{index}: {{ type: {kind}, example: {text} }}").unwrap();
        }
    }
    let files = [("catalog.yaml", cover), ("api.yaml", group)];
    Known::new(catalog_of(&files.map(|(path, text)| (path.to_owned(), text.into_bytes()))))
}
