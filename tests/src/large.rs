//! Makes a catalog of any size: many groups, one of them with more than 256 codes, params on a tenth of the codes, cases,
//! field errors, two further languages with gaps, codes under 8 bytes, and codes that have their
//! first and last 8 bytes in common.

use std::fmt::Write;

/// A generated catalog.
#[derive(Debug)]
pub struct Made {
    /// The path within the catalog and the contents of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// The group and name of each code, in the order of the tables.
    pub codes: Vec<(String, String)>,
}

/// The number of codes in the first group. The others are as long as a handwritten file.
const FIRST: usize = 700;
const OTHERS: usize = 50;

/// Generates a catalog with a number of codes.
///
/// # Panics
///
/// Never panics: writing to memory cannot fail.
#[must_use]
pub fn large_catalog(count: usize) -> Made {
    let mut files = vec![("catalog.yaml".to_owned(), COVER.as_bytes().to_vec())];
    let mut codes = Vec::new();
    let mut overlays = ["es", "pt-BR"].map(|tag| format!("language: {tag}\nerrors:\n"));
    let mut next = 0;
    while next < count {
        let len = if next == 0 { FIRST } else { OTHERS }.min(count - next);
        let name = format!("group-{:03}", codes.len() / OTHERS);
        let mut group = format!("group: {name}\ntitle: Group {name}\nerrors:\n");
        for overlay in &mut overlays {
            writeln!(overlay, "  {name}:").expect("a string takes everything");
        }
        for index in next..next + len {
            let code = code(index);
            entry(&mut group, index, &code);
            // Spanish lacks every fifth, Portuguese has every third.
            for (overlay, wanted) in overlays.iter_mut().zip([index % 5 != 4, index % 3 == 0]) {
                if wanted {
                    texts(overlay, index, &code);
                }
            }
            codes.push((name.clone(), code));
        }
        files.push((format!("{name}.yaml"), group.into_bytes()));
        next += len;
    }
    for (overlay, tag) in overlays.into_iter().zip(["es", "pt-BR"]) {
        files.push((format!("languages/{tag}.yaml"), overlay.into_bytes()));
    }
    codes.sort_by(|a, b| a.0.cmp(&b.0));
    Made { files, codes }
}

const COVER: &str = "\
catalog: large
title: Large
docs_url: https://example.com/large
language: en
languages: [es, pt-BR]
code_style: kebab-case
envelope: rfc9457
";

fn code(index: usize) -> String {
    match index % 10 {
        0 => format!("e{index}"),
        // 54 bytes: the short hash looks at 0..8, 23..31 and 46..54.
        1 => format!("account-{index:06}-xxxxx-balance-too-low-for-request-limit"),
        2 => format!("payment-declined-{index}"),
        3 => format!("resource-{index}-is-locked-by-another-client"),
        _ => format!("service-{index}-unavailable"),
    }
}

fn has_params(index: usize) -> bool {
    index % 10 == 2
}

fn has_cases(index: usize) -> bool {
    index % 50 == 3
}

fn has_issues(index: usize) -> bool {
    index % 50 == 4
}

fn entry(out: &mut String, index: usize, code: &str) {
    let status = [400, 403, 404, 409, 422][index % 5];
    writeln!(out, "  {code}:\n    status: {status}\n    title: Title {index}")
        .expect("a string takes everything");
    writeln!(out, "    description: Description of {index}.").expect("a string takes everything");
    writeln!(out, "    resolution: Resolution of {index}.").expect("a string takes everything");
    if has_params(index) {
        writeln!(out, "    detail: \"{{amount}} is over {{limit}} in {index}.\"")
            .expect("a string takes everything");
        writeln!(out, "    params: {{ amount: integer, limit: unsigned, memo: string }}")
            .expect("a string takes everything");
    }
    if has_cases(index) {
        writeln!(out, "    cases:\n      by-owner: {{ detail: Owned. }}")
            .expect("a string takes everything");
        writeln!(out, "      by-job: {{ detail: \"Job {{job}}.\", params: {{ job: string }} }}")
            .expect("a string takes everything");
    }
    if has_issues(index) {
        writeln!(out, "    params: {{ fields: fields }}").expect("a string takes everything");
        writeln!(out, "    field_errors:\n      wrong: {{ message: Is wrong. }}")
            .expect("a string takes everything");
    }
}

fn texts(out: &mut String, index: usize, code: &str) {
    writeln!(out, "    {code}:\n      title: Título {index}").expect("a string takes everything");
    writeln!(out, "      description: Descripción de {index}.").expect("a string takes everything");
    writeln!(out, "      resolution: Resolución de {index}.").expect("a string takes everything");
    if has_params(index) {
        writeln!(out, "      detail: \"En {index}, {{amount}} supera {{limit}}.\"")
            .expect("a string takes everything");
    }
    if has_cases(index) {
        writeln!(out, "      cases:\n        by-owner: {{ detail: Con dueño. }}")
            .expect("a string takes everything");
        writeln!(out, "        by-job: {{ detail: \"Tarea {{job}}.\" }}")
            .expect("a string takes everything");
    }
    if has_issues(index) {
        writeln!(out, "      field_errors:\n        wrong: {{ message: Está mal. }}")
            .expect("a string takes everything");
    }
}
