//! Texts in the source language.

use super::codes::Index;
use super::draft::{Draft, Resolver};
use super::markdown::{self, Setting};
use super::messages;
use super::name_words;
use super::place_ref::PlaceRef;
use super::placeholders;
use super::requires::RequiredTexts;
use super::text;
use crate::diagnostic::words::{param as words, value};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{EntryDecl, ResolutionDecl};
use crate::model::{
    CaseTexts, CatalogTexts, EntryTexts, GroupTexts, Markdown, Message, Param, Resolution,
};

/// Reads all texts.
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    let cover = resolver.settings.cover;
    let at = PlaceRef::File(cover.file);
    let markdown = MarkdownReader::new(index, false);
    let description =
        markdown.optional(cover.decl.description.as_ref(), "description", &at, diagnostics);
    resolver.texts =
        vec![Some(CatalogTexts { title: resolver.settings.title.clone(), description })];
    for group in &mut resolver.groups {
        let at = PlaceRef::File(group.file);
        let decl = group.decl;
        let title = text::required(decl.title.as_ref(), "title", &at, diagnostics);
        let description =
            markdown.optional(decl.description.as_ref(), "description", &at, diagnostics);
        let texts = GroupTexts { title: title.unwrap_or_default(), description };
        group.group.texts = vec![Some(texts)];
    }
    let required = resolver.settings.requires;
    resolver.each(diagnostics, |draft, diagnostics| {
        let markdown = MarkdownReader::of(draft, index);
        let before = diagnostics.list.len();
        require(draft, required, diagnostics);
        draft.entry.texts = vec![Some(entry(draft, &markdown, diagnostics))];
        let places = diagnostics.list[before..].iter().map(|problem| &problem.labels[0].place);
        draft.wrong_texts = places.filter_map(Place::path).cloned().collect();
    });
}

/// The title, the description and the resolution of an error or a case, as written.
pub(super) type WrittenProse<'d> =
    (Option<&'d String>, Option<&'d String>, Option<&'d ResolutionDecl>);

/// The title, the description and the resolution of an error or a case.
#[derive(Default)]
pub(super) struct Prose {
    pub(super) title: Option<String>,
    pub(super) description: Option<Markdown>,
    pub(super) resolution: Option<Resolution>,
}

/// Reads Markdown.
pub(super) struct MarkdownReader<'p, 'd> {
    index: &'p Index<'d>,
    /// Whether only the team reads it.
    internal: bool,
}

impl<'p, 'd> MarkdownReader<'p, 'd> {
    /// Reads texts without params.
    pub(super) fn new(index: &'p Index<'d>, internal: bool) -> Self {
        Self { index, internal }
    }

    /// Reads the texts of an entry.
    pub(super) fn of(draft: &Draft<'p>, index: &'p Index<'d>) -> Self {
        let internal = index.is_internal(draft.entry.id);
        Self { index, internal }
    }

    /// Reads a title, on one line.
    fn title(text: &str, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
        let at = at.key("title");
        placeholders::report(text, None, &at, diagnostics);
        text::said(text, "title", &at, diagnostics).then(|| text::one_line(text))
    }

    /// Reads a non-empty text.
    pub(super) fn text(
        &self,
        text: &str,
        key: &str,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Markdown> {
        if !text::said(text, key, at, diagnostics) {
            return None;
        }
        let setting = Setting { at, index: self.index, internal: self.internal };
        let (markdown, code) = markdown::parse(text, setting, diagnostics);
        placeholders::report(text, Some(&code), at, diagnostics);
        Some(markdown)
    }

    /// Reads the text of an optional key.
    pub(super) fn optional(
        &self,
        text: Option<&String>,
        key: &str,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Markdown> {
        self.text(text?, key, &at.key(key), diagnostics)
    }

    /// Reads a list of texts.
    pub(super) fn list(
        &self,
        texts: &[String],
        key: &str,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Markdown> {
        let read = texts.iter().enumerate();
        read.filter_map(|(i, text)| self.text(text, key, &at.index(i), diagnostics)).collect()
    }

    /// Reads the title, the description and the resolution of an error or a case.
    pub(super) fn prose(
        &self,
        (title, description, resolution): WrittenProse<'_>,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Prose {
        let resolution_at = at.key("resolution");
        Prose {
            title: title.and_then(|title| Self::title(title, at, diagnostics)),
            description: self.optional(description, "description", at, diagnostics),
            resolution: resolution
                .and_then(|decl| self.resolution(decl, &resolution_at, diagnostics)),
        }
    }

    /// Reads a resolution.
    fn resolution(
        &self,
        decl: &ResolutionDecl,
        at: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Resolution> {
        match decl {
            ResolutionDecl::Text(text) => {
                self.text(text, "resolution", at, diagnostics).map(Resolution::Text)
            }
            ResolutionDecl::Steps(steps)
                if steps.is_empty() && !diagnostics.rejects_within(at.file(), &at.path()) =>
            {
                diagnostics.push(value::empty("resolution", at.value()));
                None
            }
            ResolutionDecl::Steps(steps) => {
                Some(Resolution::Steps(self.list(steps, "resolution", at, diagnostics)))
            }
        }
    }
}

/// Reports the texts that an entry must have and lacks.
fn require(draft: &Draft<'_>, required: RequiredTexts, diagnostics: &mut Diagnostics) {
    let EntryDecl { title, description, resolution, .. } = draft.decl;
    let is_there = [
        ("title", title.is_some()),
        ("description", description.is_some()),
        ("resolution", resolution.is_some()),
    ];
    for (key, is_there) in is_there {
        if !is_there && required.has(key) {
            draft.place().missing(key, diagnostics);
        }
    }
}

/// Reads the texts of an entry.
fn entry(
    draft: &Draft<'_>,
    markdown: &MarkdownReader<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> EntryTexts {
    let (at, decl) = (draft.place(), draft.decl);
    let written = (decl.title.as_ref(), decl.description.as_ref(), decl.resolution.as_ref());
    let Prose { title, description, resolution } = markdown.prose(written, &at, diagnostics);
    let params: Vec<_> = draft.entry.params.iter().collect();
    EntryTexts {
        title: title.unwrap_or_else(|| name_words::title(draft.code)),
        description,
        resolution,
        user_message: user_message(decl.user_message.as_ref(), &at, &params, diagnostics),
        reasons: markdown.list(&decl.reasons, "reasons", &at.key("reasons"), diagnostics),
        detail: detail(draft, &at, diagnostics),
        cases: cases(draft, markdown, &at, diagnostics),
        issues: issues(draft, &at, diagnostics),
    }
}

fn detail(draft: &Draft<'_>, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> Option<Message> {
    let written = draft.decl.detail.as_ref()?;
    let detail_at = at.key("detail");
    if !draft.decl.cases.is_empty() {
        let cases = at.key("cases").name();
        diagnostics.push(words::detail_with_cases(detail_at.name(), cases));
    }
    let params: Vec<_> = draft.entry.params.iter().collect();
    said_message(written, "detail", &detail_at, &params, None, diagnostics)
}

fn user_message(
    written: Option<&String>,
    at: &PlaceRef<'_>,
    params: &[&Param],
    diagnostics: &mut Diagnostics,
) -> Option<Message> {
    let at = at.key("user_message");
    said_message(written?, "user_message", &at, params, None, diagnostics)
}

fn cases(
    draft: &Draft<'_>,
    markdown: &MarkdownReader<'_, '_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<CaseTexts> {
    let at = at.key("cases");
    let pairs = draft.decl.cases.iter().zip(&draft.entry.cases);
    let texts = pairs.map(|((name, decl), case)| {
        let at = at.key(name);
        let params = reach(&draft.entry.params, &case.params);
        let written = (decl.title.as_ref(), decl.description.as_ref(), decl.resolution.as_ref());
        let Prose { title, description, resolution } = markdown.prose(written, &at, diagnostics);
        let user_message = user_message(decl.user_message.as_ref(), &at, &params, diagnostics);
        if decl.detail.is_none() {
            at.missing("detail", diagnostics);
        }
        let detail = decl.detail.as_ref().and_then(|text| {
            said_message(text, "detail", &at.key("detail"), &params, None, diagnostics)
        });
        let detail = detail.unwrap_or_else(|| Message(Vec::new()));
        CaseTexts { detail, title, description, resolution, user_message }
    });
    texts.collect()
}

fn issues(draft: &Draft<'_>, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> Vec<Message> {
    let at = at.key("field_errors");
    let pairs = draft.decl.field_errors.iter().zip(&draft.entry.issues);
    let messages = pairs.map(|((name, decl), issue)| {
        let at = at.key(name);
        let params: Vec<_> = issue.params.iter().collect();
        let Some(text) = &decl.message else {
            at.missing("message", diagnostics);
            return Message(Vec::new());
        };
        let message = said_message(text, "message", &at.key("message"), &params, None, diagnostics);
        message.unwrap_or_else(|| Message(Vec::new()))
    });
    messages.collect()
}

/// Returns the params in reach of a case: the entry's, then its own.
pub(super) fn reach<'p>(entry: &'p [Param], case: &'p [Param]) -> Vec<&'p Param> {
    entry.iter().chain(case).collect()
}

/// Compiles a non-empty text; `source` is the text that it translates.
pub(super) fn said_message(
    text: &str,
    key: &str,
    at: &PlaceRef<'_>,
    params: &[&Param],
    source: Option<&Message>,
    diagnostics: &mut Diagnostics,
) -> Option<Message> {
    if !text::said(text, key, at, diagnostics) {
        return None;
    }
    placeholders::report_others(text, params.iter().map(|it| &*it.name), at, diagnostics);
    Some(messages::compile(text.trim_end(), at, params, source, diagnostics))
}
