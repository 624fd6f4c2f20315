//! Prints an entry to the terminal, with the headings of the docs.

use errbook_docs::Content;
use errbook_spec::model::Audience;

use super::decode::Decoded;
use crate::find::FoundEntry;
use crate::output::table::{Align, Table};
use crate::output::{Console, Style};

/// Prints everything about an entry, and the values of a response if given.
pub(super) fn show(
    found: &FoundEntry<'_>,
    language: usize,
    decoded: Option<&Decoded<'_>>,
    console: &mut Console,
) {
    let (catalog, entry) = (&found.checked.catalog, found.entry);
    let (texts, shown) = entry.texts_in(language);
    if shown != language {
        let (want, have) = (&catalog.languages[language], &catalog.languages[shown]);
        console.note(&format!("not translated to `{want}` yet: the texts are in `{have}`"));
    }
    head(found, &texts.title, console);
    if let Some(decoded) = decoded {
        let rows = decoded.facts.iter().map(|(name, text)| vec![name.clone(), text.clone()]);
        section("In this response", &Content::Rows(rows.collect()), console);
    }
    let sent = decoded.map(|decoded| &decoded.values);
    for part in errbook_docs::explain(catalog, entry, language, sent) {
        section(&part.title, &part.content, console);
    }
}

/// Lists entries, one per line.
pub(super) fn list(found: &[FoundEntry<'_>], console: &mut Console) {
    let mut table = Table::new(&[("", Align::Left); 3]);
    for it in found {
        table.row(vec![
            (Style::Strong, it.full_name()),
            (Style::Plain, it.entry.status.to_string()),
            (Style::Plain, it.entry.source().title.clone()),
        ]);
    }
    table.write(&mut console.out);
}

fn head(found: &FoundEntry<'_>, title: &str, console: &mut Console) {
    let entry = found.entry;
    console.out.styled(Style::Strong, title);
    console.out.text("\n");
    let mut facts = vec![found.full_name(), entry.status.to_string()];
    facts.extend(entry.number.map(|number| format!("number {number}")));
    if !entry.tags.is_empty() {
        facts.push(entry.tags.join(", "));
    }
    console.out.styled(Style::Faint, &facts.join(" | "));
    console.out.text("\n");
    if let Audience::Internal { mask } = entry.audience {
        let mask = &found.checked.catalog.entry(mask).code;
        console.out.styled(Style::Warning, &format!("internal: callers get `{mask}`\n"));
    }
}

/// Prints a section, unless it is empty.
fn section(title: &str, content: &Content, console: &mut Console) {
    let (text, rows): (&str, &[_]) = match content {
        Content::Text(text) => (text, &[]),
        Content::Rows(rows) => ("", rows),
    };
    if text.is_empty() && rows.is_empty() {
        return;
    }
    console.out.text("\n");
    console.out.styled(Style::Strong, title);
    console.out.text("\n");
    for line in text.lines() {
        let indent = if line.is_empty() { "" } else { "  " };
        console.out.text(&format!("{indent}{line}\n"));
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut table = Table::new(&vec![("", Align::Left); columns]).indented(2);
    for row in rows {
        table.row(row.iter().map(|cell| (Style::Plain, cell.clone())).collect());
    }
    table.write(&mut console.out);
}
