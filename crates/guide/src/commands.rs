//! Every command of the program, with its help.

use std::fmt::Write;

use crate::block;

const INTRODUCTION: &str = "\
# Commands

`errbook help COMMAND` prints the same.
";

/// Returns the page.
pub(crate) fn page() -> String {
    let mut text = INTRODUCTION.to_owned();
    for (name, help) in errbook_cli::help() {
        let _ = write!(text, "\n## {name}\n\n{}", block("text", &help));
    }
    text
}
