//! Describes one entry as plain text for terminals, with the headings and the order of the published pages.

use std::collections::BTreeMap;

use errbook_spec::model::{
    Case, CaseTexts, Catalog, Entry, EntryId, Message, Param, ParamType, ParamValue, Piece,
    Resolution, See, Visibility,
};

use crate::published::{self, Change, ShownParam};
use crate::value;
use crate::words::{self, Words};

/// One section of an entry's description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The content below the heading, possibly empty.
    pub content: Content,
}

/// The content of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Lines of text.
    Text(String),
    /// Rows of a table; all have the same number of cells.
    Rows(Vec<Vec<String>>),
}

/// Returns everything that the catalog contains about an entry, section by section, in one of its languages.
///
/// The output is for the API's own team: it includes internal params and notes, and masks nothing.
///
/// `sent` contains the params of a real response. If given, messages show these values instead of placeholders, and params show them
/// instead of examples.
#[must_use]
pub fn explain(
    catalog: &Catalog,
    entry: &Entry,
    language: usize,
    sent: Option<&BTreeMap<String, String>>,
) -> Vec<Section> {
    let (texts, _) = entry.texts_in(language);
    let words = &words::of(catalog, language);
    let inputs = SectionInputs { catalog, entry, words, sent };
    let own: Vec<&Param> = entry.params.iter().collect();
    let reasons: Vec<_> = texts.reasons.iter().map(|it| format!("- {}", it.plain)).collect();
    let text = |title: &str, text: String| Section {
        title: title.to_owned(),
        content: Content::Text(text),
    };
    let rows =
        |title: &str, rows| Section { title: title.to_owned(), content: Content::Rows(rows) };
    let detail = texts.detail.as_ref().map(|it| inputs.message(it, &own)).unwrap_or_default();
    let cases = entry.cases.iter().zip(&texts.cases).map(|(case, message)| {
        let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
        vec![case.name.clone(), inputs.message(&message.detail, &params)]
    });
    let user_message = texts.user_message.as_ref();
    let user_message = user_message.map(|it| inputs.message(it, &own)).unwrap_or_default();
    let issues = entry.issues.iter().zip(&texts.issues).map(|(issue, message)| {
        let params: Vec<_> = issue.params.iter().collect();
        vec![issue.name.clone(), inputs.message(message, &params)]
    });
    let headers = entry.headers.iter();
    let headers = headers.map(|it| vec![it.name.clone(), inputs.message(&it.value, &own)]);
    let request = entry.example_request.as_ref().map(|it| it.0.clone()).unwrap_or_default();
    let retry = entry.retry.map(|it| words::retry(words, it)).unwrap_or_default();
    let mut sections = inputs.notices();
    sections.extend([
        text(words.meaning, texts.description.as_ref().map_or("", |it| &it.plain).to_owned()),
        text(words.causes, reasons.join("\n")),
        text(words.resolution, texts.plain_resolution()),
        text(words.message, detail),
        text("Message for users", user_message),
        rows(words.cases, cases.collect()),
    ]);
    sections.extend(entry.cases.iter().zip(&texts.cases).map(|(case, texts)| {
        let name = format!("{} {}", words.case, case.name);
        text(&name, inputs.case(case, texts))
    }));
    sections.extend([
        rows(words.field_errors, issues.collect()),
        rows(words.params, published::every_param(entry).map(|it| inputs.param(&it)).collect()),
        text(words.example_request, request),
        text(words.retry, retry),
        rows(words.headers, headers.collect()),
        text(words.sets, inputs.sets()),
        text(words.history, inputs.history()),
        text(words.related, inputs.related()),
        text("Note for maintainers", entry.note.clone().unwrap_or_default()),
    ]);
    sections
}

/// The inputs of every section.
struct SectionInputs<'a> {
    catalog: &'a Catalog,
    entry: &'a Entry,
    words: &'a Words<'a>,
    sent: Option<&'a BTreeMap<String, String>>,
}

impl SectionInputs<'_> {
    fn notices(&self) -> Vec<Section> {
        let (words, entry) = (self.words, self.entry);
        let retired = entry.retired.as_ref().map(|it| (words.retired, Change::from(it)));
        let deprecated = entry.deprecated.as_ref().map(|it| (words.deprecated, Change::from(it)));
        let notice = |(word, change): (&str, Change<'_>)| {
            let since = change.since.map(|since| format!(" {} {since}", words.since));
            let replacement = change.replacement.map(|id| self.catalog.entry(id).code.as_str());
            let instead = replacement.map(|code| format!("{} {code}.", words.use_instead));
            let lines: Vec<_> = instead.into_iter().chain(change.note.map(str::to_owned)).collect();
            let title = format!("{word}{}", since.unwrap_or_default());
            // A section without content would be left out, but the heading alone is worth showing.
            let content = if lines.is_empty() { "-".to_owned() } else { lines.join("\n") };
            Section { title, content: Content::Text(content) }
        };
        let unsent = entry.has_unsent().then(|| Section {
            title: "Not sent".to_owned(),
            content: Content::Text(format!("{} `expose: true` sends them.", words.unsent)),
        });
        retired.into_iter().chain(deprecated).map(notice).chain(unsent).collect()
    }

    /// Returns what a case has besides its message.
    fn case(&self, case: &Case, texts: &CaseTexts) -> String {
        let params: Vec<_> = self.entry.params.iter().chain(&case.params).collect();
        let deprecated = case.deprecated.as_ref().map(Change::from);
        let deprecated = deprecated.map(|change| {
            let since = change.since.map(|since| format!(" {} {since}", self.words.since));
            format!("{}{}", self.words.deprecated, since.unwrap_or_default())
        });
        let user_message = texts.user_message.as_ref();
        let lines = [
            texts.title.clone(),
            deprecated,
            texts.description.as_ref().map(|it| it.plain.clone()),
            texts.resolution.as_ref().map(Resolution::plain),
            user_message.map(|it| format!("Message for users: {}", self.message(it, &params))),
            Some(self.see(&case.see)).filter(|see| !see.is_empty()),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn param(&self, shown: &ShownParam<'_>) -> Vec<String> {
        let param = shown.param;
        let mut kind = self.kind(&param.kind);
        let internal = param.visibility == Visibility::Internal;
        let case = shown.case.map(|case| format!("{} {case}", self.words.case.to_lowercase()));
        for note in [
            param.optional.then(|| self.words.optional.to_owned()),
            internal.then(|| "internal".to_owned()),
            case,
        ] {
            kind.extend(note.map(|note| format!(", {note}")));
        }
        // With values from a response, an example would look like one of them.
        let value = match self.sent {
            Some(sent) => sent.get(&param.name).cloned().unwrap_or_default(),
            None if *shown.example == ParamValue::Absent => String::new(),
            None => {
                let word = self.words.example.to_lowercase();
                format!("{word}: {}", value::text(shown.example))
            }
        };
        vec![param.name.clone(), kind, value, param.description.clone().unwrap_or_default()]
    }

    fn kind(&self, kind: &ParamType) -> String {
        let word = words::kind(self.words, kind);
        let ParamType::OneOf(values) = kind else { return word.to_owned() };
        let values: Vec<_> = values.iter().map(|(value, _)| value.as_str()).collect();
        format!("{word} {}", values.join(", "))
    }

    fn message(&self, message: &Message, params: &[&Param]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Param(index) => {
                let name = params.get(*index).map_or("", |param| &param.name);
                self.sent
                    .and_then(|sent| sent.get(name))
                    .cloned()
                    .unwrap_or_else(|| format!("{{{name}}}"))
            }
        };
        message.0.iter().map(piece).collect()
    }

    fn sets(&self) -> String {
        let sets = self.catalog.sets.iter();
        let names = sets.filter(|set| set.entries.contains(&self.entry.id));
        names.map(|set| set.name.as_str()).collect::<Vec<_>>().join("\n")
    }

    fn history(&self) -> String {
        let since = self.entry.since.as_ref();
        let since = since.map(|since| format!("{}: {since}", self.words.since_version));
        let aliases = &self.entry.aliases;
        let former =
            (!aliases.is_empty()).then(|| format!("{}: {}", self.words.former, aliases.join(", ")));
        since.into_iter().chain(former).collect::<Vec<_>>().join("\n")
    }

    fn related(&self) -> String {
        let parent = self.entry.parent;
        let parent = parent.map(|id| format!("{}: {}", self.words.broader, self.name(id)));
        let see = Some(self.see(&self.entry.see)).filter(|see| !see.is_empty());
        parent.into_iter().chain(see).collect::<Vec<_>>().join("\n")
    }

    fn see(&self, see: &[See]) -> String {
        let lines = see.iter().map(|see| match see {
            See::Entry(id) => self.name(*id),
            See::Link { url, title: None } => url.clone(),
            See::Link { url, title: Some(title) } => format!("{title}: {url}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn name(&self, id: EntryId) -> String {
        let entry = self.catalog.entry(id);
        format!("{}/{}", self.catalog.group_of(entry).name, entry.code)
    }
}
