#![no_main]

use errbook_tests::Fuzz;

thread_local!(static FUZZ: Fuzz = Fuzz::default());

libfuzzer_sys::fuzz_target!(|data: &[u8]| FUZZ.with(|fuzz| fuzz.run("format", data)));
