//! Prints the built-in envelopes for `errbook explain`.

use errbook_spec::{preset_text, presets};

use crate::output::table::{Align, Table};
use crate::output::{Console, Style};

/// The argument that lists all built-in envelopes.
pub(super) const ALL: &str = "envelopes";

/// Lists the built-in envelopes.
pub(super) fn list(console: &mut Console) {
    let mut table = Table::new(&[("envelope", Align::Left), ("what it is", Align::Left)]);
    for name in presets() {
        let summary = preset_text(name).map(summary).unwrap_or_default();
        table.row(vec![(Style::Strong, name.to_owned()), (Style::Plain, summary)]);
    }
    table.write(&mut console.out);
    console.note(
        "one of them with an entry and its body: `errbook explain NAME`; \
         a code of your catalog in it: `errbook preview CODE --envelope NAME`",
    );
}

/// Prints a built-in envelope: its documentation, an example, and its declaration.
pub(super) fn show(name: &str, text: &str, console: &mut Console) {
    console.out.styled(Style::Strong, name);
    console.out.text("\n\n");
    let documented = documentation(text).count();
    for line in documentation(text) {
        console.out.text(&format!("{line}\n"));
    }
    console.out.text("\n");
    console.out.styled(Style::Strong, "Declaration");
    console.out.text("\n");
    for line in text.lines().skip(documented) {
        console.out.text(&format!("  {line}\n"));
    }
}

/// Returns the lines of the comment at the start of a declaration.
fn documentation(text: &str) -> impl Iterator<Item = &str> {
    let comment = text.lines().map_while(|line| line.strip_prefix('#'));
    comment.map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// Returns the first sentence of the documentation.
fn summary(text: &str) -> String {
    let paragraph: Vec<_> = documentation(text).take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ");
    let end = [". ", ": "].iter().filter_map(|end| paragraph.find(end)).min();
    let first = end.and_then(|end| paragraph.get(..end)).unwrap_or(&paragraph);
    first.trim_end_matches('.').to_owned()
}
