//! The lengths of texts with the examples filled in: counted, never written, so that a few lines of YAML can't become gigabytes.

use super::draft::{Draft, Resolver};
use crate::diagnostic::words::message as words;
use crate::diagnostic::{Diagnostics, Path, Place};
use crate::model::{EntryId, Example, Message, ParamValue, Piece};

/// The maximum size of the values in one text: more than people read, and as much as a proxy buffers for a response.
const MOST_OF_TEXT: usize = 64 << 10;
/// The maximum size of all texts of all examples in the source language: 1 kB for each possible code.
const MOST_OF_ALL: usize = 64 << 20;

/// Checks the examples of all entries.
pub(super) fn check(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) {
    let sizes: Vec<Vec<Sizes>> = resolver.drafts.iter().map(Sizes::of).collect();
    let mut all = 0_usize;
    let mut longest: Option<(usize, Place)> = None;
    for (draft, own) in resolver.drafts.iter().zip(&sizes).filter(|(draft, _)| !draft.broken) {
        let before = diagnostics.list.len();
        texts(draft, own, diagnostics);
        if before < diagnostics.list.len() {
            continue;
        }
        let length = total(&sizes, draft);
        all = all.saturating_add(length);
        if longest.as_ref().is_none_or(|(most, _)| length > *most) {
            longest = Some((length, draft.place().key("examples").name()));
        }
    }
    if let Some((_, place)) = longest.filter(|_| all > MOST_OF_ALL) {
        diagnostics.push(words::too_long_together(all, MOST_OF_ALL, place));
    }
}

/// Reports each text of an entry that is too long in one of its examples, in the source or in a translation.
fn texts(draft: &Draft<'_>, sizes: &[Sizes], diagnostics: &mut Diagnostics) {
    let entry = &draft.entry;
    let places = draft.texts_at.iter().flatten();
    for ((file, path), size) in places.zip(sizes) {
        let mut report = |length: usize, path: Path| {
            if length > MOST_OF_TEXT {
                let place = Place::value(*file, path);
                diagnostics.push(words::too_long(length, MOST_OF_TEXT, place));
            }
        };
        let values = |case| {
            let examples = entry.examples.iter().filter(move |example| example.case == case);
            examples.map(|example| example.values.as_slice())
        };
        let most = |size: &Size, case| values(case).map(|values| size.values(values)).max();
        let own = size.own.iter().map(|own| (own, None, path.clone()));
        let of_cases =
            entry.cases.iter().zip(&size.cases).enumerate().flat_map(|(i, (case, it))| {
                let path = path.key("cases").key(&case.name);
                it.iter().map(move |size| (size, Some(i), path.clone()))
            });
        for ((key, size), case, path) in own.chain(of_cases) {
            report(most(size, case).unwrap_or_default(), path.key(key));
        }
        let all = || entry.examples.iter().flat_map(|example| fields(&example.values));
        for (i, issue) in entry.issues.iter().enumerate() {
            let of_issue = all().filter(|(_, other, _)| *other == i);
            let message = size
                .issues
                .get(i)
                .and_then(|size| of_issue.map(|(_, _, values)| size.some_values(values)).max());
            let path = path.key("field_errors").key(&issue.name).key("message");
            report(message.unwrap_or_default(), path);
        }
    }
    for header in &entry.headers {
        let size = Size::of(&header.value);
        let length = entry.examples.iter().map(|example| size.values(&example.values)).max();
        if length.is_some_and(|length| length > MOST_OF_TEXT) {
            let place = draft.place().key("headers").key(&header.name).value();
            diagnostics.push(words::too_long(length.unwrap_or_default(), MOST_OF_TEXT, place));
        }
    }
}

/// Returns the length of the texts in all examples of an entry, including further errors and causes.
fn total(sizes: &[Vec<Sizes>], draft: &Draft<'_>) -> usize {
    let source = |id: EntryId| sizes.get(id.0).and_then(|sizes| sizes.first());
    let occurrence = |id, case, values: &[ParamValue]| {
        source(id).map_or(0, |sizes| sizes.occurrence(case, values))
    };
    let example = |example: &Example| {
        let related = example.errors.iter().chain(&example.causes);
        let related = related.map(|it| occurrence(it.entry, it.case, &it.values));
        occurrence(draft.entry.id, example.case, &example.values).saturating_add(sum(related))
    };
    sum(draft.entry.examples.iter().map(example))
}

/// The lengths of an entry's texts in one language.
struct Sizes {
    /// Those of the entry itself, by key.
    own: Vec<(&'static str, Size)>,
    cases: Vec<Vec<(&'static str, Size)>>,
    issues: Vec<Size>,
}

impl Sizes {
    fn of(draft: &Draft<'_>) -> Vec<Self> {
        let texts = draft.entry.texts.iter().flatten();
        let sizes = texts.map(|texts| Self {
            own: sizes_of(texts.detail.as_ref(), texts.user_message.as_ref()),
            cases: texts
                .cases
                .iter()
                .map(|case| sizes_of(Some(&case.detail), case.user_message.as_ref()))
                .collect(),
            issues: texts.issues.iter().map(Size::of).collect(),
        });
        sizes.collect()
    }

    fn occurrence(&self, case: Option<usize>, values: &[ParamValue]) -> usize {
        let own = case.map_or(Some(&self.own), |case| self.cases.get(case));
        let own = own.into_iter().flatten();
        let own = sum(own.map(|(_, size)| size.text.saturating_add(size.values(values))));
        let messages = fields(values).map(|(_, issue, values)| {
            self.issues
                .get(*issue)
                .map_or(0, |size| size.text.saturating_add(size.some_values(values)))
        });
        own.saturating_add(sum(messages))
    }
}

/// Returns the sizes of the messages of an error or a case, by key.
fn sizes_of(detail: Option<&Message>, user_message: Option<&Message>) -> Vec<(&'static str, Size)> {
    let both = [("detail", detail), ("user_message", user_message)];
    both.into_iter().filter_map(|(key, message)| Some((key, Size::of(message?)))).collect()
}

/// Returns the field errors among values.
fn fields(
    values: &[ParamValue],
) -> impl Iterator<Item = &(String, usize, Vec<Option<ParamValue>>)> {
    values.iter().flat_map(|value| match value {
        ParamValue::Fields(fields) => fields.as_slice(),
        _ => &[],
    })
}

/// The length of a message: its text, and the number of uses of each param.
struct Size {
    text: usize,
    params: Vec<(usize, usize)>,
}

impl Size {
    fn of(message: &Message) -> Self {
        let mut text = 0;
        let mut params: Vec<usize> = Vec::new();
        for piece in &message.0 {
            match piece {
                Piece::Text(piece) => text += piece.len(),
                Piece::Param(index) => {
                    params.resize(params.len().max(index + 1), 0);
                    params[*index] += 1;
                }
            }
        }
        let params = params.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
        Self { text, params }
    }

    /// Returns the total length of the values.
    fn values(&self, values: &[ParamValue]) -> usize {
        self.with(|index| values.get(index))
    }

    fn some_values(&self, values: &[Option<ParamValue>]) -> usize {
        self.with(|index| values.get(index)?.as_ref())
    }

    fn with<'v>(&self, value: impl Fn(usize) -> Option<&'v ParamValue>) -> usize {
        sum(self.params.iter().map(|(index, count)| {
            value(*index).map_or(0, |value| length(value).saturating_mul(*count))
        }))
    }
}

/// Returns the approximate length of a value in a text.
fn length(value: &ParamValue) -> usize {
    match value {
        ParamValue::Text(text) => text.len(),
        ParamValue::Texts(texts) => sum(texts.iter().map(|text| text.len() + 2)),
        ParamValue::Fields(_) | ParamValue::Absent => 0,
        // The digits of a number.
        _ => 20,
    }
}

fn sum(lengths: impl Iterator<Item = usize>) -> usize {
    lengths.fold(0, usize::saturating_add)
}
