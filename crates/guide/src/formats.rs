//! Every built-in envelope.

use std::fmt::Write;

use errbook_spec::{preset_text, presets};

use crate::block;

const INTRODUCTION: &str = "\
# Built-in formats

Name one of these in the key [`envelope`](keys.md#coverenvelope) of your cover, and responses have this body.
Each section shows an entry, its response, and the declaration, which you can `extend` or copy for [a format of your own](../envelopes.md).
`errbook preview CODE --envelope NAME` shows one of your own errors in any of them.
";

/// Returns the page.
pub(crate) fn page() -> String {
    let mut text = INTRODUCTION.to_owned();
    for name in presets() {
        let Some(declaration) = preset_text(name) else { continue };
        let documented = declaration.lines().take_while(|line| line.starts_with('#'));
        let lines: Vec<&str> = documented
            .map(|line| line.trim_start_matches('#'))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let _ = write!(text, "\n## {name}\n");
        for paragraph in lines.split(|line| line.is_empty()) {
            text.push_str(&markdown(paragraph));
        }
        let rest: Vec<&str> = declaration.lines().skip(lines.len()).collect();
        let _ = write!(text, "\nThe declaration:\n\n{}", block("yaml", &rest.join("\n")));
    }
    text
}

/// Returns a paragraph of a declaration's comment: sentences, an indented example, or a table after sentences.
fn markdown(lines: &[&str]) -> String {
    if lines.iter().all(|line| line.starts_with("  ")) {
        let example: Vec<&str> = lines.iter().map(|line| line.get(2..).unwrap_or(line)).collect();
        let kind = if example.first().is_some_and(|line| line.starts_with(['{', '<'])) {
            "text"
        } else {
            "yaml"
        };
        return format!("\n{}", block(kind, &example.join("\n")));
    }
    let is_row = |line: &&&str| line.starts_with('|');
    let sentences: Vec<&str> = lines.iter().filter(|line| !is_row(line)).copied().collect();
    let mut text = String::new();
    if !sentences.is_empty() {
        let _ = write!(text, "\n{}\n", sentences.join("\n"));
    }
    for (number, row) in lines.iter().filter(is_row).enumerate() {
        match number {
            0 => {
                let columns = row.matches('|').count().saturating_sub(1);
                let _ = write!(text, "\n{row}\n|{}\n", " --- |".repeat(columns));
            }
            _ => {
                let _ = writeln!(text, "{row}");
            }
        }
    }
    text
}
