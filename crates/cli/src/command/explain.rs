//! `errbook explain`

use std::path::PathBuf;

use errbook_spec::diagnostic::{Kind, Severity, kinds};
use errbook_spec::model::{
    Audience, Catalog, Entry, EntryId, Message, Param, Piece, Retry, See, Visibility,
};
use errbook_spec::{Error, preset_text, suggest};

use super::envelopes;
use crate::args::ExplainArgs;
use crate::books;
use crate::find::{self, Found};
use crate::output::push;
use crate::output::table::{Align, Table};
use crate::output::{Console, Style};
use crate::words;

pub(crate) fn run(
    catalogs: &[PathBuf],
    args: &ExplainArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    if is_problem_id(&args.code) {
        problem(&args.code.to_ascii_uppercase(), console)?;
        return Ok(0);
    }
    if args.code == envelopes::ALL {
        envelopes::list(console);
        return Ok(0);
    }
    if let Some(text) = preset_text(&args.code) {
        envelopes::one(&args.code, text, console);
        return Ok(0);
    }
    let books = books::consult(catalogs, console)?;
    let found = find::entry(&books, &args.code)?;
    let language = find::language(&found.book.catalog, args.lang.as_deref())?;
    entry(&found, language, console);
    Ok(0)
}

/// Returns whether a name is the id of a problem, known or not.
fn is_problem_id(name: &str) -> bool {
    name.len() == 6
        && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("EB"))
        && name.bytes().skip(2).all(|byte| byte.is_ascii_digit())
}

fn problem(id: &str, console: &mut Console) -> Result<(), Error> {
    let kinds = kinds();
    let Some(kind) = kinds.iter().find(|kind| kind.id == id) else {
        let ids = kinds.iter().map(|kind| kind.id);
        let help = suggest::nearest(id, ids)
            .map(|nearest| format!("\nhelp: did you mean `{nearest}`?"))
            .unwrap_or_default();
        return Err(Error::usage(format!("there is no problem `{id}`{help}")));
    };
    let Kind { id, name, severity, explanation } = kind;
    let (style, word) = match severity {
        Severity::Error => (Style::Error, "error"),
        Severity::Warning => (Style::Warning, "warning"),
    };
    console.out.styled(style, &format!("{word}[{id}]"));
    console.out.styled(Style::Strong, &format!(" {name}"));
    console.out.text("\n\n");
    console.out.text(&words::wrapped(explanation));
    Ok(())
}

fn entry(found: &Found<'_>, language: usize, console: &mut Console) {
    let (catalog, entry) = (&found.book.catalog, found.entry);
    let (texts, shown) = entry.texts_in(language);
    if shown != language {
        let (want, have) = (&catalog.languages[language], &catalog.languages[shown]);
        console.note(&format!("not translated to `{want}` yet: the texts are in `{have}`"));
    }
    head(found, &texts.title, console);
    let mut page = Page { console };
    page.section("", &texts.description.plain);
    let reasons: Vec<_> = texts.reasons.iter().map(|it| format!("- {}", it.plain)).collect();
    page.section("Causes", &reasons.join("\n"));
    page.section("Resolution", &texts.resolution.plain());
    let own: Vec<_> = entry.params.iter().collect();
    let detail = texts.detail.as_ref().map(|detail| message(detail, &own));
    page.section("Message", &detail.unwrap_or_default());
    let cases = entry.cases.iter().zip(&texts.cases).map(|(case, text)| {
        let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
        (case.name.clone(), message(text, &params))
    });
    page.pairs("Cases", cases);
    let issues = entry.issues.iter().zip(&texts.issues);
    page.pairs(
        "Field errors",
        issues.map(|(it, text)| {
            (it.name.clone(), message(text, &it.params.iter().collect::<Vec<_>>()))
        }),
    );
    params(entry, &mut page);
    let retry = entry.retry.map(|it| retry(it, entry));
    page.section("Retry", &retry.unwrap_or_default());
    let headers = entry.headers.iter();
    page.pairs("Headers", headers.map(|it| (it.name.clone(), message(&it.value, &own))));
    page.section("History", &history(catalog, entry).join("\n"));
    page.section("Related", &related(catalog, entry).join("\n"));
    page.section("Note for maintainers", entry.note.as_deref().unwrap_or_default());
}

fn head(found: &Found<'_>, title: &str, console: &mut Console) {
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
        let mask = &found.book.catalog.entry(mask).code;
        console.out.styled(Style::Warning, &format!("internal: callers get `{mask}`\n"));
    }
}

/// Sections on stdout.
struct Page<'c> {
    console: &'c mut Console,
}

impl Page<'_> {
    /// Writes a section, unless it is empty.
    fn section(&mut self, title: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.title(title);
        let indent = if title.is_empty() { "" } else { "  " };
        for line in text.lines() {
            let indent = if line.is_empty() { "" } else { indent };
            self.console.out.text(&format!("{indent}{line}\n"));
        }
    }

    /// Writes a section of names and texts, unless it is empty.
    fn pairs(&mut self, title: &str, pairs: impl Iterator<Item = (String, String)>) {
        let rows = pairs.map(|(name, text)| vec![(Style::Plain, name), (Style::Plain, text)]);
        self.table(title, &[("", Align::Left); 2], rows.collect());
    }

    fn table(&mut self, title: &str, columns: &[(&str, Align)], rows: Vec<Vec<(Style, String)>>) {
        if rows.is_empty() {
            return;
        }
        self.title(title);
        let mut table = Table::new(columns).indented(2);
        for row in rows {
            table.row(row);
        }
        table.write(&mut self.console.out);
    }

    fn title(&mut self, title: &str) {
        self.console.out.text("\n");
        if !title.is_empty() {
            self.console.out.styled(Style::Strong, title);
            self.console.out.text("\n");
        }
    }
}

fn params(entry: &Entry, page: &mut Page<'_>) {
    let own = entry.params.iter().map(|param| (param, None));
    let cases = entry
        .cases
        .iter()
        .flat_map(|case| case.params.iter().map(move |param| (param, Some(&case.name))));
    let rows = own.chain(cases).map(|(param, case)| {
        let mut notes = vec![words::kind(&param.kind)];
        notes.extend(param.optional.then(|| "optional".to_owned()));
        notes.extend((param.visibility == Visibility::Internal).then(|| "internal".to_owned()));
        notes.extend(case.map(|case| format!("case {case}")));
        vec![
            (Style::Plain, param.name.clone()),
            (Style::Faint, notes.join(", ")),
            (Style::Plain, words::value(&param.example)),
            (Style::Plain, param.description.clone().unwrap_or_default()),
        ]
    });
    page.table("Params", &[("", Align::Left); 4], rows.collect());
}

fn message(message: &Message, params: &[&Param]) -> String {
    message
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Param(index) => {
                format!("{{{}}}", params.get(*index).map_or("", |param| &param.name))
            }
        })
        .collect()
}

fn retry(retry: Retry, entry: &Entry) -> String {
    match retry {
        Retry::Never => "never: the same request fails again".to_owned(),
        Retry::AfterFix => "after the request has been corrected".to_owned(),
        Retry::Backoff => "with growing pauses".to_owned(),
        Retry::AfterSeconds(seconds) => format!("after {seconds} s"),
        Retry::AfterParam(index) => {
            format!("after {{{}}}", entry.params.get(index).map_or("", |param| &param.name))
        }
    }
}

fn history(catalog: &Catalog, entry: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(entry.since.as_ref().map(|since| format!("since {since}")));
    if let Some(it) = &entry.deprecated {
        let (since, note) = (it.since.as_deref(), it.note.as_deref());
        lines.push(change(catalog, "deprecated", since, it.replacement, note));
    }
    if let Some(it) = &entry.retired {
        let (since, note) = (it.since.as_deref(), it.note.as_deref());
        lines.push(change(catalog, "retired", since, it.replacement, note));
    }
    if !entry.aliases.is_empty() {
        lines.push(format!("formerly {}", entry.aliases.join(", ")));
    }
    lines
}

fn change(
    catalog: &Catalog,
    word: &str,
    since: Option<&str>,
    replacement: Option<EntryId>,
    note: Option<&str>,
) -> String {
    let mut line = word.to_owned();
    if let Some(since) = since {
        push(&mut line, format_args!(" since {since}"));
    }
    if let Some(replacement) = replacement {
        push(&mut line, format_args!(", use `{}`", catalog.entry(replacement).code));
    }
    if let Some(note) = note {
        push(&mut line, format_args!(": {note}"));
    }
    line
}

fn related(catalog: &Catalog, entry: &Entry) -> Vec<String> {
    let name = |id: EntryId| {
        let entry = catalog.entry(id);
        format!("{}/{}", catalog.group_of(entry).name, entry.code)
    };
    let parent = entry.parent.map(|id| format!("{} (broader)", name(id)));
    let see = entry.see.iter().map(|see| match see {
        See::Entry(id) => name(*id),
        See::Link(url) => url.clone(),
    });
    parent.into_iter().chain(see).collect()
}

#[cfg(test)]
mod tests {
    use super::is_problem_id;

    #[test]
    fn problem_ids() {
        for (name, expected) in [
            ("EB0301", true),
            ("eb9999", true),
            ("EB030", false),
            ("EB03011", false),
            ("E\u{301}0301", false),
            ("sold-out", false),
        ] {
            assert_eq!(is_problem_id(name), expected, "{name}");
        }
    }
}
