//! Renders the sections of a page.

use errbook::{Args, RequestContext};
use errbook_spec::commonmark::escape::{self, code, code_cell, line};
use errbook_spec::commonmark::{self, Target};
use errbook_spec::model::{Case, CaseTexts, Entry, EntryTexts, ParamType, Resolution, See};

use super::language_pages::LanguagePages;
use super::paths::Page;
use super::templates;
use crate::headers::{self, HeaderValue};
use crate::published::{self, Change, ShownParam};
use crate::push::push;
use crate::{mock, rust, value, words};

/// Returns the facts of an entry as a list: code, status, number, type and tags.
pub(crate) fn facts(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let words = &pages.words;
    let mut facts = vec![(words.code, code(&entry.code)), (words.status, status(pages, entry))];
    if let Some(number) = entry.number {
        facts.push((words.stable_number, number.to_string()));
    }
    let uri = pages.tables.entry(entry.id.0).and_then(|view| Some(view.type_uri()?.to_string()));
    if let Some(uri) = uri {
        facts.push((words.type_uri, templates::code_in(pages.paths.flavour(), &uri)));
    }
    if !entry.tags.is_empty() {
        let tags: Vec<_> = entry.tags.iter().map(|tag| code(tag)).collect();
        facts.push((words.tags, tags.join(", ")));
    }
    let mut out = String::new();
    for (name, value) in facts {
        push(&mut out, format_args!("- {name}: {value}\n"));
    }
    out.push('\n');
    out
}

/// Returns the status as in a response: `404 Not Found`.
pub(crate) fn status(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let Some(view) = pages.tables.entry(entry.id.0) else { return entry.status.to_string() };
    let head = view.render(&Args::new(), &RequestContext::new(), &mut Vec::new());
    format!("{} {}", head.status(), head.reason_phrase()).trim_end().to_owned()
}

/// Returns the cell that marks an entry as retired or deprecated.
pub(crate) fn state(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let state = match (&entry.retired, &entry.deprecated) {
        (Some(_), _) => pages.words.retired,
        (None, Some(_)) => pages.words.deprecated,
        (None, None) => return String::new(),
    };
    format!(" ({})", state.to_lowercase())
}

/// Returns the notices of a retired or deprecated entry.
pub(crate) fn notices(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let mut out = String::new();
    for (word, it) in changes(pages, entry) {
        push(&mut out, format_args!("> {}\n\n", changed(pages, here, word, &it)));
    }
    out
}

/// Returns what has become of the entry, the last first.
fn changes<'e>(
    pages: &LanguagePages<'e>,
    entry: &'e Entry,
) -> impl Iterator<Item = (&'e str, Change<'e>)> {
    let retired = entry.retired.as_ref().map(|it| (pages.words.retired, Change::from(it)));
    let deprecated = entry.deprecated.as_ref().map(|it| (pages.words.deprecated, Change::from(it)));
    retired.into_iter().chain(deprecated)
}

fn changed(pages: &LanguagePages<'_>, here: Page, word: &str, change: &Change<'_>) -> String {
    let mut out = format!("**{word}**");
    if let Some(since) = change.since {
        push(&mut out, format_args!(" {} {}", pages.words.since, line(since)));
    }
    out.push('.');
    if let Some(link) = change.replacement.and_then(|id| pages.id_link(here, id)) {
        push(&mut out, format_args!(" {} {link}.", pages.words.use_instead));
    }
    if let Some(note) = change.note {
        push(&mut out, format_args!(" {}", line(note)));
    }
    out
}

/// Returns the causes as a list.
pub(crate) fn reasons(texts: &EntryTexts, links: &dyn Target) -> String {
    texts.reasons.iter().map(|reason| commonmark::item("- ", reason, links)).collect()
}

/// Returns the resolution: text or numbered steps.
pub(crate) fn resolution(resolution: &Resolution, links: &dyn Target) -> String {
    match resolution {
        Resolution::Text(text) => commonmark::blocks(text, links),
        Resolution::Steps(steps) => steps
            .iter()
            .enumerate()
            .map(|(index, step)| commonmark::item(&format!("{}. ", index + 1), step, links))
            .collect(),
    }
}

/// Returns the detail message, with its placeholders.
pub(crate) fn detail(entry: &Entry, texts: &EntryTexts) -> String {
    let Some(detail) = &texts.detail else { return String::new() };
    commonmark::message(detail, &entry.params.iter().collect::<Vec<_>>())
}

/// Returns a table of the cases, followed by what only some of them have.
pub(crate) fn cases(
    pages: &LanguagePages<'_>,
    here: Page,
    entry: &Entry,
    texts: &EntryTexts,
) -> String {
    let all = || entry.cases.iter().zip(&texts.cases);
    let rows = all().map(|(case, texts)| {
        let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
        vec![code_cell(&case.name), commonmark::message(&texts.detail, &params)]
    });
    let mut out = table(&[pages.words.case, pages.words.message], rows);
    for (case, texts) in all() {
        let further = case_texts(pages, here, case, texts);
        if !further.is_empty() {
            push(&mut out, format_args!("\n### {}\n\n{further}", code(&case.name)));
        }
    }
    out
}

/// Returns what a case has besides its message.
fn case_texts(pages: &LanguagePages<'_>, here: Page, case: &Case, texts: &CaseTexts) -> String {
    let links = pages.links(here);
    let mut out = String::new();
    if let Some(title) = &texts.title {
        push(&mut out, format_args!("**{}**\n\n", line(title)));
    }
    if let Some(deprecated) = &case.deprecated {
        let deprecated = changed(pages, here, pages.words.deprecated, &Change::from(deprecated));
        push(&mut out, format_args!("> {deprecated}\n\n"));
    }
    if let Some(description) = &texts.description {
        push(&mut out, format_args!("{}\n", commonmark::blocks(description, &links)));
    }
    if let Some(what_to_do) = &texts.resolution {
        let what_to_do = resolution(what_to_do, &links);
        push(&mut out, format_args!("**{}**\n\n{what_to_do}\n", pages.words.resolution));
    }
    if !case.tags.is_empty() {
        let tags: Vec<_> = case.tags.iter().map(|tag| code(tag)).collect();
        push(&mut out, format_args!("- {}: {}\n", pages.words.tags, tags.join(", ")));
    }
    out + &see(pages, here, &case.see)
}

/// Returns a table of the field errors.
pub(crate) fn issues(pages: &LanguagePages<'_>, entry: &Entry, texts: &EntryTexts) -> String {
    let rows = entry.issues.iter().zip(&texts.issues).map(|(issue, text)| {
        let params: Vec<_> = issue.params.iter().collect();
        vec![code_cell(&issue.name), commonmark::message(text, &params)]
    });
    table(&[pages.words.name, pages.words.message], rows)
}

/// Returns a table of the public params, followed by those of the cases.
pub(crate) fn params(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let words = &pages.words;
    let rows = published::shown_params(entry).map(|shown| row(pages, &shown));
    table(&[words.name, words.kind, words.description, words.example], rows)
}

fn row(pages: &LanguagePages<'_>, shown: &ShownParam<'_>) -> Vec<String> {
    let param = shown.param;
    let mut name = code_cell(&param.name);
    if let Some(case) = shown.case {
        push(&mut name, format_args!(" ({})", code_cell(case)));
    }
    let mut kind = kind(pages, &param.kind);
    if param.optional {
        push(&mut kind, format_args!(", {}", pages.words.optional));
    }
    let description = param.description.as_deref().map(line).unwrap_or_default();
    vec![
        name,
        kind,
        description,
        templates::code_cell_in(pages.paths.flavour(), &value::text(shown.example)),
    ]
}

fn kind(pages: &LanguagePages<'_>, kind: &ParamType) -> String {
    let word = words::kind(&pages.words, kind);
    let ParamType::OneOf(values) = kind else { return word.to_owned() };
    let cell =
        |(value, _): &(String, String)| templates::code_cell_in(pages.paths.flavour(), value);
    format!("{word} {}", values.iter().map(cell).collect::<Vec<_>>().join(", "))
}

/// Returns when to retry.
pub(crate) fn retry(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    entry.retry.map(|retry| words::retry(&pages.words, retry)).unwrap_or_default()
}

/// Returns a table of the response headers.
pub(crate) fn headers(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let words = &pages.words;
    let params: Vec<_> = entry.params.iter().collect();
    let all = headers::shown(pages.catalog, pages.tables, entry, pages.tag(), words);
    let rows = all.into_iter().map(|header| {
        let value = match &header.value {
            HeaderValue::Message(of) => commonmark::message(of, &params),
            HeaderValue::Text(text) => templates::code_cell_in(pages.paths.flavour(), text),
        };
        vec![code_cell(&header.name), value, header.about.to_owned()]
    });
    table(&[words.header, words.value, words.meaning], rows)
}

/// Returns the entry's history: when it was added, deprecated and retired, and its former codes.
pub(crate) fn history(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let mut out = String::new();
    for (word, it) in changes(pages, entry) {
        push(&mut out, format_args!("- {}\n", changed(pages, here, word, &it)));
    }
    if !entry.aliases.is_empty() {
        let aliases: Vec<_> = entry.aliases.iter().map(|alias| code(alias)).collect();
        push(&mut out, format_args!("- {}: {}\n", pages.words.former, aliases.join(", ")));
    }
    if let Some(since) = &entry.since {
        push(&mut out, format_args!("- {}: {}\n", pages.words.since_version, line(since)));
    }
    out
}

/// Returns the command that requests the error from the mock API.
pub(crate) fn try_it(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let command =
        |address| mock::command(address, pages.catalog, pages.tables, entry, pages.language);
    pages.mock.and_then(command).map_or_else(String::new, |command| {
        let code = templates::fenced_in(pages.paths.flavour(), "sh", &command);
        format!("{}:\n\n{code}", pages.words.try_it_how)
    })
}

/// Returns Rust snippets that return the error and that recognise it.
pub(crate) fn rust_code(pages: &LanguagePages<'_>, entry: &Entry, texts: &EntryTexts) -> String {
    let expression =
        rust::error_expression(pages.catalog, entry).map(|code| (pages.words.raise, code));
    let recognised = rust::client_code(pages.catalog, entry, &texts.plain_resolution());
    let recognised = recognised.map(|code| (pages.words.recognise, code));
    let mut out = String::new();
    for (word, code) in expression.into_iter().chain(recognised) {
        let code = templates::fenced_in(pages.paths.flavour(), "rust", &code);
        push(&mut out, format_args!("{word}:\n\n{code}\n"));
    }
    out
}

/// Returns links to related codes and pages.
pub(crate) fn related(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let mut out = String::new();
    if let Some(link) = entry.parent.and_then(|id| pages.id_link(here, id)) {
        push(&mut out, format_args!("- {}: {link}\n", pages.words.broader));
    }
    out + &see(pages, here, &entry.see)
}

/// Returns a list of links.
fn see(pages: &LanguagePages<'_>, here: Page, see: &[See]) -> String {
    let mut out = String::new();
    for see in see {
        let link = match see {
            See::Entry(id) => pages.id_link(here, *id),
            See::Link { url, title } => {
                let title = line(title.as_ref().unwrap_or(url));
                Some(format!("[{title}]({})", escape::destination(url)))
            }
        };
        if let Some(link) = link {
            push(&mut out, format_args!("- {link}\n"));
        }
    }
    out
}

/// Returns a table; empty without rows.
fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut body = String::new();
    for row in rows {
        push(&mut body, format_args!("| {} |\n", row.join(" | ")));
    }
    if body.is_empty() {
        return body;
    }
    format!("| {} |\n|{}\n{body}", head.join(" | "), " --- |".repeat(head.len()))
}
