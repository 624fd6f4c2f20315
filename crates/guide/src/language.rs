//! Every word of the envelope language.

use std::fmt::Write;

use errbook_spec::{EnvelopeWord, WordSort, envelope_words};

use crate::block;

const INTRODUCTION: &str = "\
# The envelope language

The `body` of an [envelope](keys.md#envelope) is YAML that is sent as JSON or XML.
A text that begins with `$` is a [variable](#variables), with [filters](#filters) after it; a map whose first key begins with `$` is a [construct](#constructs).
Everything else is sent as written; `$$` is a dollar sign.
[Response formats](../envelopes.md) shows how to write an envelope, step by step.

`errbook explain '$each'` prints what this page says about a word.
";

/// Returns the page.
pub(crate) fn page() -> String {
    let words: Vec<EnvelopeWord> = envelope_words().collect();
    let of = |sort| words.iter().filter(move |word| word.sort == sort);
    let mut text = format!("{INTRODUCTION}\n## Constructs\n");
    for word in of(WordSort::Construct) {
        let example = block("yaml", word.example.unwrap_or_default());
        let _ = write!(text, "\n### {}\n\n{}\n\n{example}", word.name, word.meaning);
    }
    text.push_str("\n## Variables\n\n| variable | value |\n| --- | --- |\n");
    for word in of(WordSort::Variable) {
        let _ = writeln!(text, "| `{}` | {} |", word.name, cell(word.meaning));
    }
    text.push_str("\n## Filters\n\n| filter | effect | example |\n| --- | --- | --- |\n");
    for word in of(WordSort::Filter) {
        let (name, example) = (cell(&word.name), cell(word.example.unwrap_or_default()));
        let _ = writeln!(text, "| `{name}` | {} | `{example}` |", cell(word.meaning));
    }
    text
}

/// Escapes a text for a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
